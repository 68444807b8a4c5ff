"""Opens the check of call lists, repeats it when something changes, and has findings repaired or ignored."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.domain.findings import Finding, FindingKind
from desktop.domain.journal import Outcome
from desktop.domain.overview import list_row
from desktop.domain.problem import Problem
from desktop.domain.repeated_phones import PhoneKeys
from desktop.qtkit.debounce import Debounce
from desktop.qtkit.notices import NoticeKind
from desktop.qtkit.theme import Tone
from desktop.services.checking import AT_ONCE, check_lists, read_missing_cards, repairs
from desktop.services.learning import Change
from desktop.services.list_reading import read_forms
from desktop.services.session import ProgressStep, Session
from desktop.services.writing.carrying_out import Done
from desktop.ui import words
from desktop.ui.changes.controller import Changes
from desktop.ui.check_lists.dialog import CheckListsDialog
from desktop.ui.choices.form import FormChoices
from desktop.ui.choices.new_responsible import NewResponsibleChoices
from desktop.ui.window.parts import WindowParts
from desktop.ui.write_hold import WriteHold

translate = QCoreApplication.translate
_CHECKED_AFTER = 400
"""Milliseconds in which changes are gathered before the lists are checked again."""
_QUEUE_ONLY = Change(queue=True)


class CheckLists(QObject):
    """Owned by the commands of the main window. Repairs by plans that are shown, never by itself.

    Emits `place_wanted` with a list and a participant (0 for none) to be shown, and `clean_list_wanted` with a list
    that is to be replaced by one without deleted cards, and the dialog.
    """

    place_wanted = Signal(int, int)
    clean_list_wanted = Signal(int, object)

    def __init__(self, parts: WindowParts, changes: Changes):
        super().__init__(parts.window)
        self._window, self._scope, self._changes = parts.window, parts.scope, changes
        self._preferences = parts.preferences
        self._session: Session | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._keys = PhoneKeys()
        self._ignored: frozenset[str] = frozenset()
        self._kind: FindingKind | None = None
        self._seen: list[str] = []
        """The kind and the keys of the findings that were chosen when the window was closed."""
        self._stale = False
        """Whether something has changed since the check that is under way began."""
        self.dialog: CheckListsDialog | None = None
        """The window while it is open."""
        self.pending = Debounce(self._check, _CHECKED_AFTER, self)
        changes.ended.connect(self._ended)

    def open(self, session: Session, hold: WriteHold | None) -> None:
        """Show the window and check the lists of a portal; if it is open already, bring it to the front."""
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
            return
        self._session = session
        days = self._preferences.current.called_days
        self.dialog = dialog = CheckListsDialog(session.known, self._window, days=days, kind=self._kind)
        dialog.model.zone = session.board.hours.zone
        dialog.show_hold(hold)
        dialog.repair_wanted.connect(self._repair)
        dialog.ignore_wanted.connect(self._ignore)
        dialog.place_wanted.connect(self._go_to)
        dialog.cards_wanted.connect(lambda: self._read(self._read_cards))
        dialog.forms_wanted.connect(lambda: self._read(self._ask_forms))
        dialog.stop_wanted.connect(lambda: self._scope.cancel((self, "read")))
        dialog.undo_wanted.connect(lambda: self._changes.undo(session, over=dialog))
        dialog.days_changed.connect(self._set_days)
        dialog.finished.connect(lambda _: self._forget(dialog))
        self._unsubscribe = session.subscribe(self._changed)
        dialog.show()
        self._check()

    def show_hold(self, hold: WriteHold | None) -> None:
        """Take note of why nothing can be changed on the portal now, if so."""
        if self.dialog is not None:
            self.dialog.show_hold(hold)

    def close(self) -> None:
        """Close the window, as its portal is left."""
        if self.dialog is not None:
            self.dialog.reject()

    def _forget(self, dialog: CheckListsDialog) -> None:
        if self.dialog is not dialog:
            return
        self._kind, self._seen = dialog.kind, [finding.key for finding in dialog.table.selected_rows()]
        if self._unsubscribe is not None:
            self._unsubscribe()
        for work in ("check", "read"):
            self._scope.cancel((self, work))
        self.dialog = self._session = self._unsubscribe = None

    def _go_to(self, list_id: int, card_id: int) -> None:
        """Show a list, which the window would cover; it comes back as it was."""
        self.close()
        self.place_wanted.emit(list_id, card_id)

    def _changed(self, change: Change) -> None:
        if change != _QUEUE_ONLY:
            self.pending.ask()

    def _check(self) -> None:
        if self._scope.running((self, "read")):
            return  # its end asks for a check
        if self._scope.running((self, "check")):
            self._stale = True
        elif self._session is not None and self.dialog is not None:
            self._scope.start(self._run(self._session, self.dialog), key=(self, "check"))

    async def _run(self, session: Session, dialog: CheckListsDialog) -> None:
        self._stale = False
        self._ignored = await session.ignored.load()
        checked = await check_lists(session, self._keys, days=dialog.days.value())
        await dialog.show_checked(checked, self._ignored)
        if self._seen:
            dialog.table.choose(self._seen)
            self._seen = []
        if self._stale:
            self.pending.ask()

    def _set_days(self, days: int) -> None:
        self._preferences.change(called_days=days)
        self._scope.start(self._preferences.save())
        self._check()

    def _read(self, reading: Callable[[Session, CheckListsDialog], Coroutine[Any, Any, None]]) -> None:
        if self._session is not None and self.dialog is not None:
            self._scope.start(self._read_missing(reading, self._session, self.dialog), key=(self, "read"))

    async def _read_missing(
        self,
        reading: Callable[[Session, CheckListsDialog], Coroutine[Any, Any, None]],
        session: Session,
        dialog: CheckListsDialog,
    ) -> None:
        dialog.say("")
        dialog.show_reading(reading=True)
        try:
            await reading(session, dialog)
        except Problem as problem:
            dialog.say(words.explain(problem).text, Tone.ERROR)
        finally:
            if self.dialog is dialog:
                dialog.show_reading(reading=False)
                self.pending.ask()

    @staticmethod
    async def _read_cards(session: Session, dialog: CheckListsDialog) -> None:
        def step(progress: ProgressStep) -> None:
            dialog.show_step(progress.done, progress.total)

        await read_missing_cards(session, step)

    @staticmethod
    async def _ask_forms(session: Session, dialog: CheckListsDialog) -> None:
        await read_forms(session)
        if session.listed_forms is None:
            dialog.say(translate("CheckLists", "This portal does not list its CRM forms, so they can't be checked."))

    def _repair(self, findings: list[Finding]) -> None:
        session, dialog = self._session, self.dialog
        if session is None or dialog is None or not findings:
            return
        kinds, list_ids = {finding.kind for finding in findings}, [*dict.fromkeys(f.list_id for f in findings)]
        if kinds <= AT_ONCE:
            writes = repairs(findings)
            title = translate("CheckLists", "Repair of %n call list(s)", "", len(list_ids)) if len(writes) > 1 else ""
            self._changes.change(session, writes, apart=True, over=dialog, title=title)
        elif kinds == {FindingKind.DISMISSED}:
            self._changes.choose(session, lambda lookups: NewResponsibleChoices(lookups, list_ids), over=dialog)
        elif kinds == {FindingKind.FORM_GONE}:
            rows = [list_row(session.known, list_id) for list_id in list_ids]
            self._changes.choose(session, lambda lookups: FormChoices(lookups, rows), over=dialog)
        else:
            self.clean_list_wanted.emit(list_ids[0], dialog)

    def _ignore(self, findings: list[Finding], ignored: bool) -> None:
        if self._session is not None and self.dialog is not None:
            keys = [finding.key for finding in findings]
            self._scope.start(self._put_aside(self._session, self.dialog, keys, ignored=ignored))

    async def _put_aside(self, session: Session, dialog: CheckListsDialog, keys: list[str], *, ignored: bool) -> None:
        self._ignored = await session.ignored.put(keys, ignored=ignored)
        if self.dialog is dialog:
            dialog.show_ignored(self._ignored)

    def _ended(self, over: object, done: Done) -> None:
        if self.dialog is None or over is not self.dialog or self._session is None:
            return
        from desktop.ui.changes import reports

        notice = reports.of_action(done, self._session.known)
        self.dialog.say(notice.text, Tone.ERROR if notice.kind is NoticeKind.ERROR else None)
        if any(report.outcome is Outcome.DONE for report in done.reports):
            self.dialog.undo.setEnabled(True)
