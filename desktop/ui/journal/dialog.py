"""The dialog that shows the journal."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from desktop.domain.journal import Entry, reversible
from desktop.domain.portal import Known
from desktop.qtkit.dialog import Dialog
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.search_field import SearchField
from desktop.qtkit.table_view import TableView
from desktop.ui.copying import put_on_clipboard
from desktop.ui.journal.model import JournalModel
from desktop.ui.journal.words import details
from desktop.ui.phase import Phase, placeholder

translate = QCoreApplication.translate


class JournalDialog(Dialog):
    """Made by its controller, deletes itself; writes nothing.

    Emits `export_wanted`, and `undo_wanted` with the group of the journal that is to be taken back.
    """

    export_wanted = Signal()
    undo_wanted = Signal(int)

    def __init__(
        self, entries: Sequence[Entry], known: Known, parent: QWidget | None = None, *, changeable: bool = True
    ):
        super().__init__(parent)
        self._known = known
        self._changeable = changeable
        self._reversible: frozenset[int] = frozenset()
        self.setObjectName("journalDialog")
        self.setWindowTitle(translate("Journal", "Journal"))
        self.resize(1080, 520)
        self.model = JournalModel(known, self)
        self.search = SearchField()
        self.search.setObjectName("journalSearch")
        self.search.setPlaceholderText(translate("Journal", "Search the journal …"))
        self.search.setAccessibleName(translate("Journal", "Search the journal"))
        self.search.textChanged.connect(self.model.set_search)
        self.table = TableView(self.model, copy=put_on_clipboard)
        self.table.setObjectName("journalTable")
        self.table.setAccessibleName(translate("Journal", "Journal"))
        self.table.sort_by("when", descending=True)
        self.table.chosen.connect(lambda _: self._enable())
        self._details = PlainLabel(wordWrap=True)
        self._details.setObjectName("journalDetails")
        self._details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._details)
        layout.addWidget(self._make_buttons())
        self.show_entries(entries)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these entries."""
        self._reversible = reversible(entries)
        self.model.replace(entries)
        nothing = (
            translate("Journal", "Nothing was changed yet"),
            translate("Journal", "Every write appears here."),
        )
        self.table.set_placeholder(None if entries else placeholder(Phase.EMPTY, {Phase.EMPTY: nothing}))
        self._export.setEnabled(bool(entries))
        self._enable()

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(translate("Journal", "Close"))
        close.setAutoDefault(False)  # else Enter in the search closes the journal
        role = QDialogButtonBox.ButtonRole.ActionRole
        self._undo = buttons.addButton(translate("Journal", "Undo this change …"), role)
        self._undo.setObjectName("journalUndo")
        self._undo.setAutoDefault(False)
        self._undo.clicked.connect(lambda: self.undo_wanted.emit(self._group()))
        self._export = buttons.addButton(translate("Journal", "Save as CSV …"), role)
        self._export.setObjectName("journalExport")
        self._export.setAutoDefault(False)
        self._export.clicked.connect(self.export_wanted)
        buttons.rejected.connect(self.reject)
        return buttons

    def _group(self) -> int:
        """Return the one group of the selected entries that can be taken back, 0 when there is none."""
        groups = {entry.group for entry in self.table.selected_rows()}
        return groups.pop() if len(groups) == 1 and groups <= self._reversible else 0

    def _enable(self) -> None:
        rows = self.table.selected_rows()
        self._details.setText(details(rows[0], self._known) if len(rows) == 1 else "")
        self._details.setVisible(len(rows) == 1)
        self._undo.setEnabled(self._changeable and bool(self._group()))
