"""Opens the supervisor's own stop list, puts phones on it and takes them off, both with undo."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from desktop.qtkit.attachments import Attachment
from desktop.qtkit.debounce import Debounce
from desktop.qtkit.file_dialogs import ask_where_to_save, ask_which_to_open
from desktop.qtkit.garbage import many_made, spare_none
from desktop.qtkit.loop import breathe, in_thread
from desktop.qtkit.notices import Notice, NoticeKind
from desktop.services.learning import Change
from desktop.services.session import ProgressStep, Session, now
from desktop.ui import formats, words
from desktop.ui.attachments import contents_of, tell_not_kept
from desktop.ui.saving import save_and_tell
from desktop.ui.window.controller import WindowController
from desktop.ui.window.intake import file_filters

if TYPE_CHECKING:
    from desktop.domain.stop_list import StopEntry
    from desktop.domain.stop_list_intake import Given, Intake
    from desktop.services.file_import import FileProblem
    from desktop.ui.stop_list.dialog import StopListDialog

translate = QCoreApplication.translate
_SOUGHT_AFTER = 150
"""Milliseconds from a change, of the search or of what is known, until the rows are worked out anew."""
_KEY = "stop-list"


class StopListController(QObject):
    """Made by the program beside the window. Changes this computer's list only, never the portal."""

    def __init__(self, controller: WindowController):
        super().__init__(controller)
        parts = controller.parts
        self._window, self._scope, self._notices = parts.window, parts.scope, parts.notices
        self._portals = parts.portals
        parts.window.actions_.stop_list.triggered.connect(self.open)
        self.dialog: StopListDialog | None = None
        """The dialog that is open."""
        self._session: Session | None = None
        self._unsubscribe: Callable[[], None] = lambda: None
        self.pending = Debounce(self._show, _SOUGHT_AFTER, self)
        controller.standing.changed.connect(lambda _: self._look())

    def open(self) -> None:
        """Show the list of the open portal."""
        if self._portals.session is not None and self.dialog is None:
            self._scope.start(self._open(self._portals.session), key=self)

    def _look(self) -> None:
        """Close the list when its portal is no longer open."""
        if self._session is not None and self._session is not self._portals.session:
            self._scope.cancel(self)
            if self.dialog is not None:
                self.dialog.reject()

    async def _open(self, session: Session) -> None:
        await breathe()
        await in_thread(_load)
        from desktop.ui.stop_list.dialog import StopListDialog

        dialog = self.dialog = StopListDialog(self._notices, self._window)
        self._session = session
        self._unsubscribe = session.subscribe(self._changed)
        dialog.sought.connect(lambda _: self.pending.ask())
        dialog.files_given.connect(self.take_files)
        dialog.attachments_given.connect(self.take_attachments)
        dialog.text_given.connect(self.take_text)
        dialog.open_wanted.connect(self._choose_files)
        dialog.save_wanted.connect(self._choose_where_to_save)
        dialog.remove_wanted.connect(lambda rows: self._remove([row.entry for row in rows]))
        dialog.progress.stop.clicked.connect(lambda: self._scope.cancel((self, "read")))
        dialog.finished.connect(self._closed)
        dialog.open()
        self._show()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Show what putting the phones of files on the list would do, and do it when that is accepted."""
        if self._session is not None and self.dialog is not None:
            self._scope.start(self._from_files(self._session, self.dialog, paths), key=(self, "read"))

    def take_attachments(self, files: Sequence[Attachment]) -> None:
        """Show what putting the phones of attachments on the list would do, and do it when that is accepted."""
        contents = contents_of(files, self._notices)
        if self._session is not None and self.dialog is not None and contents:
            self._scope.start(self._from_attachments(self._session, self.dialog, contents), key=(self, "read"))

    def take_text(self, text: str) -> None:
        """Show what putting the phones of a text on the list would do, and do it when that is accepted."""
        if self._session is not None and self.dialog is not None:
            self._scope.start(self._from_text(self._session, self.dialog, text), key=(self, "read"))

    def save(self, path: Path) -> None:
        """Save the whole list as a CSV file, and report that."""
        if self._session is not None:
            self._scope.start(self._save(self._session, path), key=(self, "save"))

    def _closed(self) -> None:
        self._unsubscribe()
        for task in ("fill", "read"):
            self._scope.cancel((self, task))
        self.dialog = self._session = None
        spare_none()

    def _changed(self, change: Change) -> None:
        if change.stop_list or change.cards:
            self.pending.ask()

    def _show(self) -> None:
        if self._session is not None:
            self._scope.start(self._fill(self._session), key=(self, "fill"))

    async def _fill(self, session: Session) -> None:
        from desktop.ui.stop_list.model import found, who_has

        own = session.own_stop_list
        await own.settled()
        if (dialog := self.dialog) is not None:
            entries, holders, text = list(own.entries.values()), dict(own.holders), dialog.search.text()
            with many_made():
                rows = await in_thread(lambda: found(entries, who_has(holders, session.known), text))
            if self.dialog is dialog:
                dialog.show_found(rows, len(entries), len(holders))

    def _choose_files(self) -> None:
        title = translate("StopList", "Phones that must not be called")
        ask_which_to_open(self.dialog, title, self.take_files, filters=file_filters())

    async def _from_files(self, session: Session, dialog: StopListDialog, paths: Sequence[Path]) -> None:
        from desktop.services.file_import import FileProblem
        from desktop.services.stop_list_files import phones_in

        given, shapes = [], self._portals.import_shapes
        with self._progress(dialog):
            for path in paths:
                try:
                    given.append(await phones_in(path, shapes, partial(self._step, dialog, path.name)))
                except FileProblem as problem:
                    self._tell_refused(problem, path.name)
        if given:
            await self._ask(session, dialog, given, ", ".join(part.source for part in given))

    async def _from_attachments(
        self, session: Session, dialog: StopListDialog, contents: Sequence[tuple[str, bytes]]
    ) -> None:
        from desktop.services.attachments import as_files

        with contextlib.ExitStack() as stack:
            try:
                paths = await in_thread(stack.enter_context, as_files(contents))
            except OSError as error:
                tell_not_kept(error, self._notices)
                return
            await self._from_files(session, dialog, paths)

    async def _from_text(self, session: Session, dialog: StopListDialog, text: str) -> None:
        from desktop.domain.stop_list_intake import given_in_text

        with self._progress(dialog):
            given = await in_thread(given_in_text, text)
        if given.phones or given.unreadable:
            await self._ask(session, dialog, [given], translate("StopList", "Pasted text"))
        else:
            nothing = translate("StopList", "There are no phones on the clipboard: copy some first.")
            self._notices.tell(Notice(nothing, key=_KEY))

    async def _ask(self, session: Session, dialog: StopListDialog, given: Sequence[Given], source: str) -> None:
        from desktop.domain.stop_list_intake import intake_of
        from desktop.ui.stop_list.preview import PreviewDialog

        with many_made():
            intake = await in_thread(intake_of, given, session.own_stop_list.entries, now())
        if self.dialog is dialog:
            preview = PreviewDialog(intake, source, dialog)
            preview.accepted.connect(lambda: self._scope.start(self._add(session, intake)))
            preview.open()

    async def _add(self, session: Session, intake: Intake) -> None:
        from desktop.ui.stop_list.words import summary

        with many_made():
            await session.own_stop_list.add(intake.new)
        self.pending.ask()
        self._tell_done(summary(intake), lambda: self._remove(intake.new, session))

    def _remove(self, entries: Sequence[StopEntry], session: Session | None = None) -> None:
        if (chosen := session or self._session) is not None:
            self._scope.start(self._take_off(chosen, entries))

    async def _take_off(self, session: Session, entries: Sequence[StopEntry]) -> None:
        await session.own_stop_list.remove([entry.key for entry in entries])
        self.pending.ask()
        text = translate("StopList", "%n phone(s) taken off the stop list.", "", len(entries))
        self._tell_done(text, lambda: self._scope.start(self._put_back(session, entries)))

    async def _put_back(self, session: Session, entries: Sequence[StopEntry]) -> None:
        await session.own_stop_list.add(entries)
        self.pending.ask()
        text = translate("StopList", "%n phone(s) put back on the stop list.", "", len(entries))
        self._tell_done(text, lambda: self._remove(entries, session))

    def _tell_done(self, text: str, undo: Callable[[], object]) -> None:
        action = (translate("StopList", "Undo"), lambda: (undo(), None)[1])
        self._notices.tell(Notice(text, kind=NoticeKind.SUCCESS, action=action, key=_KEY))

    def _tell_refused(self, problem: FileProblem, name: str) -> None:
        from desktop.ui.importing.words import problem as in_words

        problem.name = name
        self._notices.tell(Notice(in_words(problem), kind=NoticeKind.ERROR))

    @contextlib.contextmanager
    def _progress(self, dialog: StopListDialog) -> Iterator[None]:
        dialog.progress.begin()
        try:
            with many_made():
                yield
        finally:
            if self.dialog is dialog:
                dialog.progress.finish()

    def _step(self, dialog: StopListDialog, name: str, step: ProgressStep) -> None:
        if self.dialog is dialog:
            share = step.done / step.total if step.total else None
            text = translate("StopList", "{file}: {done} rows").format(file=name, done=formats.number(step.done))
            dialog.progress.step(text, share)

    def _choose_where_to_save(self) -> None:
        if self._session is not None:
            named = translate("StopList", "Stop list {portal} {day}.csv")
            day = f"{datetime.now().astimezone():%Y-%m-%d}"
            proposed = named.format(portal=words.portal_name(self._session), day=day)
            title = translate("StopList", "Save the stop list")
            ask_where_to_save(self.dialog, title, self.save, filters=["CSV (*.csv)"], proposed=proposed)

    async def _save(self, session: Session, path: Path) -> None:
        from desktop.services.stop_list_files import save_list
        from desktop.ui.stop_list.model import cells_of, entries_of, titles, who_has

        own = session.own_stop_list
        who = await in_thread(who_has, dict(own.holders), session.known)
        entries = await in_thread(entries_of, list(own.entries.values()), who)
        saved = translate("StopList", "The stop list was saved as {file}.")
        failed = translate("StopList", "The stop list could not be saved as {file}: {reason}.")
        saving = save_list(path, titles(), entries, lambda entry: cells_of(entry, who))
        await save_and_tell(saving, path, self._notices, saved, failed)


def _load() -> None:
    """Load the modules of the list, and what reads files and phones, which takes a quarter of a second at first."""
    from desktop.domain import numbering
    from desktop.services import stop_list_files  # noqa: F401
    from desktop.ui.importing import words as _of_files  # noqa: F401
    from desktop.ui.stop_list import dialog, preview  # noqa: F401

    numbering.load()
