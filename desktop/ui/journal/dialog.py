"""The dialog that shows the journal."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.journal import Entry, reversible
from desktop.domain.portal import Known
from desktop.qtkit.boxes import column
from desktop.qtkit.dialog import Dialog
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.search_field import SearchField
from desktop.qtkit.table_view import TableView
from desktop.ui.copying import put_on_clipboard
from desktop.ui.journal.model import JournalModel
from desktop.ui.journal.words import details
from desktop.ui.phase import Phase, placeholder

translate = QCoreApplication.translate


class JournalDialog(Dialog):
    """Made by its controller; writes nothing.

    Emits `export_wanted`, and `undo_wanted` with the group of entries to undo.
    """

    export_wanted = Signal()
    undo_wanted = Signal(int)

    def __init__(self, entries: Sequence[Entry], known: Known, parent: QWidget, *, changeable: bool = True):
        super().__init__("journalDialog", parent, size=(1080, 520))
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
        self._details = named(PlainLabel(wordWrap=True), "journalDetails")
        self._details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._closing_button()
        undo, export = translate("Journal", "Undo this change…"), translate("Journal", "Save as CSV…")
        self._undo = self._button("journalUndo", undo, lambda: self.undo_wanted.emit(self._group()))
        self._export = self._button("journalExport", export, self.export_wanted)
        column(self.search, (self.table, 1), self._details, self.buttons, within=self)
        self.show_entries(entries)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these entries."""
        self._reversible = reversible(entries)
        self.model.replace(entries)
        nothing = (translate("Journal", "No changes yet"), translate("Journal", "Every write appears here."))
        self.table.set_placeholder(None if entries else placeholder(Phase.EMPTY, {Phase.EMPTY: nothing}))
        self._export.setEnabled(bool(entries))
        self._enable()

    def _group(self) -> int:
        """Return the group that all selected entries belong to, or 0 if there is none that can be undone."""
        groups = {entry.group for entry in self.table.selected_rows()}
        return groups.pop() if len(groups) == 1 and groups <= self._reversible else 0

    def _enable(self) -> None:
        rows = self.table.selected_rows()
        self._details.setText(details(rows[0], self._known) if len(rows) == 1 else "")
        self._details.setVisible(len(rows) == 1)
        self._undo.setEnabled(self._changeable and bool(self._group()))
