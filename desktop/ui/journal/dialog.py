"""The dialog that shows the journal."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout

from desktop.domain.card import User
from desktop.domain.journal import Entry
from desktop.qtkit.dialog import Dialog
from desktop.qtkit.search_field import SearchField
from desktop.qtkit.table_view import TableView
from desktop.ui.copying import put_on_clipboard
from desktop.ui.journal.model import JournalModel
from desktop.ui.phase import Phase, placeholder

translate = QCoreApplication.translate


class JournalDialog(Dialog):
    """Made by its controller, deletes itself. Emits `export_wanted`; writes nothing."""

    export_wanted = Signal()

    def __init__(self, entries: Sequence[Entry], users: Mapping[int, User], parent=None):
        super().__init__(parent)
        self.setObjectName("journalDialog")
        self.setWindowTitle(translate("Journal", "Journal"))
        self.resize(900, 480)
        self.model = JournalModel(users, self)
        self.model.replace(entries)
        self.search = SearchField()
        self.search.setObjectName("journalSearch")
        self.search.setPlaceholderText(translate("Journal", "Search the journal …"))
        self.search.setAccessibleName(translate("Journal", "Search the journal"))
        self.search.textChanged.connect(self.model.set_search)
        self.table = TableView(self.model, copy=put_on_clipboard)
        self.table.setObjectName("journalTable")
        self.table.setAccessibleName(translate("Journal", "Journal"))
        self.table.sort_by("when", descending=True)
        if not entries:
            nothing = (
                translate("Journal", "Nothing was changed yet"),
                translate("Journal", "Every write appears here."),
            )
            self.table.set_placeholder(placeholder(Phase.EMPTY, {Phase.EMPTY: nothing}))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(translate("Journal", "Close"))
        export = buttons.addButton(translate("Journal", "Save as CSV …"), QDialogButtonBox.ButtonRole.ActionRole)
        export.setObjectName("journalExport")
        export.setEnabled(bool(entries))
        export.clicked.connect(self.export_wanted)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
