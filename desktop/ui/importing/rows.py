"""The rows of an import's files in their table: narrowed by filters, and decided one after another."""

from bisect import bisect_left, bisect_right
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from itertools import chain

from PySide6.QtCore import QObject, Signal

from desktop.domain.deciding import Rule
from desktop.domain.matching import Verdict
from desktop.qtkit.debounce import Debounce
from desktop.qtkit.loop import breathe, in_thread
from desktop.qtkit.scope import TaskScope
from desktop.services.deciding import choose, choose_rest
from desktop.services.matching import Matching
from desktop.services.session import Session
from desktop.ui.importing.candidates import Candidates, is_for_people
from desktop.ui.importing.dialog import ImportDialog
from desktop.ui.importing.files import ImportedFile
from desktop.ui.importing.verdicts import VerdictRow, places_of

Decision = Callable[[Matching], Awaitable[Matching]]


class Rows(QObject):
    """Owned by the import. Emits `decided` with a `Decision` about rows of the file that is shown."""

    decided = Signal(object)

    def __init__(self, dialog: ImportDialog, session: Session, scope: TaskScope, parent: QObject):
        super().__init__(parent)
        self._dialog, self._session, self._scope = dialog, session, scope
        self._file: ImportedFile | None = None
        self._listed: ImportedFile | None = None
        """The file whose rows are in the table."""
        self._passed: set[int] = set()
        """Places of rows decided by a key whose matches are not in the result yet."""
        self._candidates = Candidates(dialog.decide, dialog.table)
        self._filter_soon = Debounce(self._filter, 100, self)
        dialog.filtered.connect(self._filter_soon.ask)
        dialog.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_candidates())
        self._candidates.chosen.connect(self._decide)
        self._candidates.rest_chosen.connect(self._decide_rest)
        self._candidates.gone_on.connect(self._go_on)

    def show_file(self, file: ImportedFile) -> None:
        """Show the wanted rows of a file; those of the same file stay where they are."""
        going_on = file is self._file and file.matching is not None
        self._passed = {place for place in self._passed if going_on and _among(file.result.undecided, place)}
        self._file = file
        self._filter()

    def close(self) -> None:
        """Stop all work and forget the rows."""
        self._file = self._listed = None
        self._scope.cancel(self)
        self._dialog.verdicts.show((), ())

    def _filter(self) -> None:
        file = self._file
        if file is None:
            return
        rows, wanted, search = file.result.rows, self._dialog.wanted, self._dialog.search.text()

        async def narrow() -> None:
            await breathe()  # draws pending updates before a worker thread competes for the interpreter
            shown = await in_thread(places_of, rows, wanted, search)
            same, self._listed = self._listed is file, file
            self._show_rows(rows, shown, stay=same)
            self._show_candidates()

        self._scope.start(narrow(), key=self)

    def _show_rows(self, rows: Sequence[VerdictRow], shown: Sequence[int], *, stay: bool) -> None:
        """Show rows of a file; `stay` keeps the selected row, or selects the next one if it is no longer shown."""
        table, model = self._dialog.table, self._dialog.verdicts
        current, scrolled = table.currentIndex(), table.verticalScrollBar().value()
        place = model.place_of(current) if stay and current.isValid() else None
        model.show(rows, shown)
        if place is not None and shown:
            table.selectRow(min(bisect_left(shown, place), len(shown) - 1))
        if stay:
            table.verticalScrollBar().setValue(scrolled)

    def _show_candidates(self) -> None:
        index, matching = self._dialog.table.currentIndex(), self._file.matching if self._file else None
        row = self._dialog.verdicts.row_at(index) if index.isValid() else None
        if row is None or row.match is None or matching is None or not is_for_people(row.match):
            self._candidates.show_nobody()
            return
        cards = [matching.cards[card_id] for card_id in row.match.candidates]
        self._candidates.show_cards(row, cards, self._session, matching.counts.get(Verdict.AMBIGUOUS, 0))

    def _decide(self, row: int, card_id: int) -> None:
        self.decided.emit(partial(choose, row=row, card_id=card_id))

    def _decide_rest(self, rule: Rule) -> None:
        if self._file is not None:
            candidates = self._file.candidates
            self.decided.emit(partial(choose_rest, candidates=candidates, rule=rule, session=self._session))

    def _go_on(self) -> None:
        """Select the next row that is still to be decided, after the last one the first."""
        table, shown = self._dialog.table, self._dialog.verdicts.shown
        if self._file is None or not table.currentIndex().isValid():
            return
        here = self._dialog.verdicts.place_of(table.currentIndex())
        self._passed.add(here)
        few, many = sorted((self._file.result.undecided, shown), key=len)
        after = bisect_right(few, here)
        for place in chain(few[after:], few[:after]):
            if place not in self._passed and _among(many, place):
                table.selectRow(bisect_left(shown, place))
                return


def _among(places: Sequence[int], place: int) -> bool:
    """Return whether a place is one of many in ascending order."""
    number = bisect_left(places, place)
    return number < len(places) and places[number] == place
