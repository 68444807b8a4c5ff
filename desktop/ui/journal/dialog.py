"""The dialog that shows the journal."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QWidget

from desktop.domain.journal import Entry, Outcome, reversible, undone
from desktop.domain.portal import Known
from desktop.qtkit.boxes import side_by_side
from desktop.qtkit.chips import Chip, ChipRow
from desktop.qtkit.dialog import Dialog, heading
from desktop.qtkit.named import named
from desktop.qtkit.search_field import SearchField
from desktop.qtkit.table_view import TableView
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.ui import formats
from desktop.ui.copying import put_on_clipboard
from desktop.ui.journal.model import JournalModel
from desktop.ui.journal.words import details
from desktop.ui.phase import Phase, placeholder

translate = QCoreApplication.translate
_LINES = 6
"""Lines of the details that are seen at once."""


class _Kept(Enum):
    """Which entries are shown."""

    ALL = auto()
    REVERSIBLE = auto()
    NOT_DONE = auto()


class JournalDialog(Dialog):
    """Made by its controller; writes nothing.

    Emits `export_wanted`, and `undo_wanted` with the group of entries to undo.
    """

    export_wanted = Signal()
    undo_wanted = Signal(int)

    def __init__(self, entries: Sequence[Entry], known: Known, parent: QWidget, *, changeable: bool = True):
        super().__init__("journalDialog", parent, size=(1120, 580))
        self._known = known
        self._changeable = changeable
        self._reversible: frozenset[int] = frozenset()
        self.setWindowTitle(translate("Journal", "Journal"))
        self.model = JournalModel(known, self)
        self.search = named(SearchField(), "journalSearch")
        self.search.setPlaceholderText(translate("Journal", "Search the journal…"))
        self.search.setAccessibleName(translate("Journal", "Search the journal"))
        self.search.textChanged.connect(self.model.set_search)
        self.table = named(TableView(self.model, copy=put_on_clipboard), "journalTable")
        self.table.setAccessibleName(translate("Journal", "Journal"))
        self.table.sort_by("when", descending=True)
        self.table.chosen.connect(lambda _: self._enable())
        self.filter = ChipRow("journalFilter")
        self.filter.chosen.connect(self._narrow)
        self._kept = _Kept.ALL
        self._details = named(ToneLabel(), "journalDetails")
        self._details.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._below = QScrollArea(widgetResizable=True)
        self._below.setFrameShape(QFrame.Shape.NoFrame)
        self._below.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._below.setAccessibleName(translate("Journal", "Details"))
        self._below.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES)
        self._below.setWidget(self._details)
        self._closing_button()
        undo, export = translate("Journal", "Undo this change…"), translate("Journal", "Save as CSV…")
        self._undo = self._button("journalUndo", undo, lambda: self.undo_wanted.emit(self._group()))
        self._export = self._button("journalExport", export, self.export_wanted)
        upper = side_by_side((self.search, 1), self.filter)
        self._stack(heading(self.windowTitle()), 4, upper, (self.table, 1), self._below)
        self.show_entries(entries)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these entries."""
        self._reversible, gone = reversible(entries), undone(entries)
        self.model.set_undone(gone)
        self.model.replace(entries)
        self.table.viewport().update()  # what was undone is the same entry as before
        self._show_filter()
        nothing = (translate("Journal", "No changes yet"), translate("Journal", "Every write appears here."))
        self.table.set_placeholder(None if entries else placeholder(Phase.EMPTY, {Phase.EMPTY: nothing}))
        self._export.setEnabled(bool(entries))
        self._enable()

    def _show_filter(self) -> None:
        rows = self.model.rows
        names = {
            _Kept.ALL: translate("Journal", "All"),
            _Kept.REVERSIBLE: translate("Journal", "Can be undone"),
            _Kept.NOT_DONE: translate("Journal", "Not done"),
        }
        counts = {kept: formats.number(sum(map(self._test(kept), rows))) for kept in _Kept}
        chips = [Chip(kept, text, counts[kept]) for kept, text in names.items()]
        self.filter.show_chips(chips, frozenset({self._kept}))
        for before, after in pairwise((self.search, *self.filter.findChildren(QPushButton), self.table)):
            self.setTabOrder(before, after)

    def _narrow(self, chosen: frozenset[_Kept]) -> None:
        self._kept = next(iter(chosen), _Kept.ALL)
        self.model.set_predicate(None if self._kept is _Kept.ALL else self._test(self._kept))

    def _test(self, kept: _Kept) -> Callable[[Entry], bool]:
        return {
            _Kept.ALL: lambda entry: True,
            _Kept.REVERSIBLE: lambda entry: entry.group in self._reversible,
            _Kept.NOT_DONE: lambda entry: entry.outcome is not Outcome.DONE,
        }[kept]

    def _group(self) -> int:
        """Return the group that all selected entries belong to, or 0 if there is none that can be undone."""
        groups = {entry.group for entry in self.table.selected_rows()}
        return groups.pop() if len(groups) == 1 and groups <= self._reversible else 0

    def _enable(self) -> None:
        rows = self.table.selected_rows()
        if len(rows) == 1:
            self._details.say(details(rows[0], self._known))
        else:
            self._details.say(translate("Journal", "Choose an entry to read all of it here."), Tone.DIM)
        self._undo.setEnabled(self._changeable and bool(self._group()))
