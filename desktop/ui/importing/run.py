"""One import: how each file is read, how its rows were matched, what the supervisor corrects."""

import asyncio
import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from desktop.domain.card import Card
from desktop.domain.overview import list_rows
from desktop.domain.problem import Problem
from desktop.qtkit.debounce import Debounce
from desktop.qtkit.garbage import many_made, spare_none
from desktop.qtkit.loop import breathe, in_thread
from desktop.services.deciding import recall, remember_decisions
from desktop.services.file_import import (
    KINDS,
    FileProblem,
    Look,
    ReadOptions,
    Role,
    RowsKind,
    look_at,
    look_at_all_the_same,
    read_rows,
    remember,
)
from desktop.services.file_kind import kind_on_portal
from desktop.services.matching import Matching, match, with_made
from desktop.services.session import Progress, ProgressStep, Session
from desktop.ui import words as common_words
from desktop.ui.importing import summary, words
from desktop.ui.importing.dialog import ImportDialog
from desktop.ui.importing.files import ImportedFile, card_ids, in_the_way, kind_of, proposed_name, somebody
from desktop.ui.importing.rows import Decision, Rows
from desktop.ui.window.parts import WindowParts

translate = QCoreApplication.translate
_READ_AFTER = 150
"""Milliseconds from the last change of a reading setting until the file is read again."""


class ImportRun(QObject):
    """One open import; deleted with its dialog."""

    def __init__(
        self, parts: WindowParts, session: Session, dialog: ImportDialog, *, files: list[ImportedFile], list_id: int
    ):
        super().__init__(dialog)
        self.dialog = dialog
        self._session = session
        self._files, self._list_id = files, list_id
        self._scope, self._shapes = parts.scope, parts.portals.import_shapes
        self._chosen = 0
        self._touched: set[str] = set()
        """The reading settings of the shown file that were changed and not applied yet."""
        self._target = 0
        """The call list that the supervisor has chosen at the bottom, 0 until then."""
        self._closing = False
        self._deciding = asyncio.Lock()
        self._rows = Rows(dialog, session, parts.scope, self)
        self.pending = Debounce(self._read_again, _READ_AFTER, self)
        self._join()

    def begin(self) -> None:
        """Read the files, one after another."""
        self._show_files()
        self._show()
        self._go_on(range(len(self._files)))

    def close(self) -> None:
        """Stop all work."""
        self._closing = True
        heap = [part for file in self._files for part in (file.candidates, file.matching, file.result)]
        for file in self._files:
            file.candidates, file.matching, file.result = [], None, summary.FileResult()
        self._rows.close()
        self._scope.start(_let_go(heap))
        for name in ("all", "count", "remember", *range(len(self._files))):
            self._scope.cancel((self, name))

    @property
    def file(self) -> ImportedFile:
        """The file that is shown."""
        return self._files[self._chosen]

    @property
    def kind(self) -> int | None:
        """The kind of cards of all files except for those left out; None if they differ or are not ready."""
        return kind_of(self._files)

    @property
    def card_ids(self) -> tuple[int, ...]:
        """The cards of all files except for those left out, each once; () until all of them are ready."""
        return card_ids(self._files)

    @property
    def proposed_name(self) -> str:
        """A name for a new list, from the first file's name; "" for pasted text and automatically named files."""
        return proposed_name(self._files)

    def take_made(self, made: Mapping[int, Card]) -> None:
        """Match rows of the shown file with the cards that were created for them; `made` is by row number."""
        self._decide(lambda matching: in_thread(with_made, matching, made))

    def _join(self) -> None:
        dialog = self.dialog
        dialog.file_chosen.connect(self._choose_file)
        dialog.left_out.connect(self._leave_out)
        dialog.reading_changed.connect(self._choose_reading)
        dialog.choice.chosen.connect(self._choose_doubtful)
        dialog.kind_chosen.connect(self._choose_kind)
        dialog.preview.chosen.connect(self._choose_roles)
        dialog.progress.stop.clicked.connect(self._stop)
        dialog.again.clicked.connect(
            lambda: self._go_on([place for place, file in enumerate(self._files) if file.unfinished])
        )
        dialog.target.activated.connect(self._choose_target)
        self._rows.decided.connect(self._decide)

    def _go_on(self, places: Sequence[int]) -> None:
        """Work on files one after another."""

        async def work() -> None:
            for place in places:
                await asyncio.wait([self._start(place)])

        self._scope.start(work(), key=(self, "all"))

    def _start(self, place: int, look: Look | None = None) -> asyncio.Task[None]:
        """Start working on a file, and cancel the work that is under way on it."""
        return self._scope.start(self._work(place, look=look), key=(self, place))

    async def _work(self, place: int, *, look: Look | None = None) -> None:
        """Look at a file, read its rows and search the portal for them; with `look`, skip the first step."""
        file = self._files[place]
        file.problem, file.unfinished, file.matching, file.result = "", False, None, summary.FileResult()
        file.refused = False
        self._enable()
        with self._progress(place) as progress, many_made():
            try:
                file.look = look or self._as_meant(await look_at(file.path, self._shapes, file.options))
                self._tell(place, translate("Import", "reading…"))
                await breathe()
                file.candidates = await read_rows(file.look, progress)
                file.result = summary.unlooked(file.candidates)
                await self._match(place, progress)
            except FileProblem as problem:
                problem.name = file.name
                file.problem, file.refused = words.problem(problem), True
                file.candidates, file.result = [], summary.FileResult()
                file.look = await look_at_all_the_same(problem) or file.look
                self._tell(place, translate("Import", "can't be read"))

    def _as_meant(self, look: Look) -> Look:
        """Take rows of uncertain kind for the kind of the call list that they were dropped on."""
        call_list = self._session.known.call_lists.get(self._list_id)
        kind = next((kind for kind, number in KINDS.items() if call_list and number == call_list.kind), None)
        if look.mapping.kind is not RowsKind.UNSURE or kind is None:
            return look
        return look.of_kind(kind)

    async def _match(self, place: int, progress: Progress) -> None:
        file = self._files[place]
        assert file.look is not None
        if not file.look.mapping.usable:
            file.problem = translate("Import", "Say in a column's head which one holds phones, names or IDs.")
            self._tell(place, translate("Import", "needs an answer"))
            return
        self._tell(place, translate("Import", "looking…"))
        try:
            if (
                file.kind is None
                and (kind := await kind_on_portal(self._session, file.candidates)) is not RowsKind.UNSURE
            ):
                file.look = file.look.of_kind(kind)
                file.candidates = await read_rows(file.look, progress)
            if file.kind is None:
                file.problem = translate("Import", "Are the rows contacts or companies?")
                self._tell(place, translate("Import", "needs an answer"))
                return
            matching = await match(self._session, file.candidates, file.kind or 0, progress=progress)
            matching = await recall(self._session, file.candidates, matching)
        except Problem as problem:
            file.problem, file.unfinished = common_words.explain(problem).text, True
            self._tell(place, translate("Import", "not looked for"))
            return
        await self._take(place, matching)

    async def _take(self, place: int, matching: Matching) -> None:
        file = self._files[place]
        file.matching = matching
        session, own = self._session, self._session.own_stop_list
        listed = await own.matcher()
        await own.settled()
        file.result = await in_thread(
            summary.result_of, file.candidates, matching, session.known, self._list_id, session.stop_rule, listed
        )
        self._tell(place, summary.state_of(file.result))

    @contextlib.contextmanager
    def _progress(self, place: int) -> Iterator[Progress]:
        progress = self.dialog.progress
        progress.begin()
        try:
            yield partial(self._step, place)
        finally:
            if not self._closing:
                progress.finish()

    def _step(self, place: int, step: ProgressStep) -> None:
        if not self._closing:
            self.dialog.progress.step(*summary.of_step(step, self._files[place].name))

    def _tell(self, place: int, state: str) -> None:
        if self._closing:
            return
        self._files[place].state = state
        self._show_files()
        if place == self._chosen:
            self._show()
        else:
            self._enable()

    def _show_files(self) -> None:
        left_out = translate("Import", "left out")
        names = [(file.name, left_out if file.left_out else file.state) for file in self._files]
        self.dialog.show_files(names, self._chosen, [not file.left_out for file in self._files])

    def _leave_out(self, place: int, left_out: bool) -> None:
        self._files[place].left_out = left_out
        self._show_files()
        self._show()

    def _show(self) -> None:
        file, dialog = self.file, self.dialog
        dialog.show_look(file.look, refused=file.refused)
        if file.problem:
            dialog.show_problem(file.state, file.problem, answer=file.answer)
        else:
            dialog.show_rows(reading=file.matching is None and not file.result.rows)
        dialog.show_counts(file.result.counts, file.result.by_wanted, len(file.result.rows))
        self._rows.show_file(file)
        missing = bool(file.result.unmatched)
        dialog.save_unmatched.setEnabled(missing)
        dialog.create_cards.setEnabled(missing)
        self._enable()

    def _enable(self) -> None:
        """Enable the buttons that use all files, and show which of the files stand in the way."""
        dialog, ready = self.dialog, somebody(self._files)
        self._show_targets()
        dialog.create_list.setEnabled(ready)
        for button in (dialog.add_to_list, dialog.remove_from_list):
            button.setEnabled(ready and dialog.target.currentIndex() >= 0)
        self._scope.start(self._count(), key=(self, "count"))

    async def _count(self) -> None:
        """Show how many people a new list would have: 200 000 are counted in a worker thread."""
        self.dialog.show_people(len(await in_thread(card_ids, list(self._files))))

    def _show_targets(self) -> None:
        kind = self.file.kind if self.kind is None else self.kind
        rows = list_rows(self._session.known, tallied=False)
        lists = [row for row in rows if row.call_list.kind == kind and not row.in_the_way]
        offered = [(f"#{row.id} {common_words.subject(row)}", row.id) for row in lists]
        ids = [list_id for _, list_id in offered]
        amiss = ""
        if self._list_id and self._target not in ids:
            # An import that is meant for one list never preselects another.
            chosen = self._list_id if self._list_id in ids else 0
            if not chosen and kind is not None:
                text = translate("Import", "Call list #{number} can't take these rows: choose another or create one.")
                amiss = text.format(number=self._list_id)
        else:
            wanted = (self._target, self.file.result.likely_list, *ids)
            chosen = next((list_id for list_id in wanted if list_id in ids), 0)
        self.dialog.show_targets(offered, chosen, " ".join(filter(None, (amiss, in_the_way(self._files)))))

    def _choose_file(self, place: int) -> None:
        if 0 <= place < len(self._files):
            self.pending.now()
            self._chosen = place
            self._show_files()
            self._show()

    def _choose_reading(self, what: str) -> None:
        self._touched.add(what)
        self.pending.ask()

    def _read_again(self) -> None:
        """Read the file with the chosen settings; detect the others again, also the header row of a new sheet."""
        file, touched = self.file, set(self._touched)
        self._touched.clear()
        chosen: dict[str, Any] = {what: self.dialog.reading(what) for what in touched}
        if "sheet" in touched and "header_row" not in touched:
            chosen["header_row"] = None
        options = replace(file.options, **chosen)
        if file.look is not None and not file.problem and file.look.is_read_so(options):
            return  # the same value was entered again: keep what was decided by hand since
        file.options = options
        self._start(self._chosen)

    def _choose_doubtful(self, changed: Callable[[ReadOptions], ReadOptions]) -> None:
        self.file.options = changed(self.file.options)
        self._start(self._chosen)

    def _choose_kind(self, kind: RowsKind) -> None:
        look = self.file.look
        if look is not None and look.mapping.kind is not kind:
            self._correct(look.of_kind(kind))

    def _choose_roles(self, roles: Sequence[Role]) -> None:
        look = self.file.look
        if look is not None and tuple(roles) != look.mapping.roles:
            self._correct(Look(look.inspection, look.mapping.with_roles(roles)))

    def _correct(self, look: Look) -> None:
        self._scope.start(remember(look.mapping, self._shapes), key=(self, "remember"))
        self._start(self._chosen, look)

    def _stop(self) -> None:
        for name in ("all", *range(len(self._files))):
            self._scope.cancel((self, name))
        for place, file in enumerate(self._files):
            if file.matching is None and not file.problem:
                file.problem, file.unfinished = translate("Import", "Not all rows were looked for."), True
                self._tell(place, translate("Import", "stopped"))

    def _decide(self, decision: Decision) -> None:
        if self.file.matching is not None:
            self._scope.start(self._change(self._chosen, decision))

    async def _change(self, place: int, change: Decision) -> None:
        """Apply a change on top of earlier changes; it is dropped if the file is read again in the meantime."""
        file = self._files[place]
        async with self._deciding:
            if (before := file.matching) is None:
                return
            after = await change(before)
            if file.matching is before and not self._closing:
                await self._take(place, after)
                await remember_decisions(self._session, file.candidates, before, after)

    def _choose_target(self) -> None:
        self._target = self.dialog.target.currentData()
        self._enable()


async def _let_go(heap: list[Any]) -> None:
    """Free a very large number of rows part by part: the window stands while one is freed, in any thread."""
    while heap:
        part = heap.pop()
        while isinstance(part, list) and part:
            del part[-10_000:]
            await breathe()
        del part
        await breathe()
    spare_none()
