"""The tab of all call lists: search, what is out of the way, the table."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.qtkit.elide import ElidedLabel
from desktop.qtkit.language import on_language_change
from desktop.qtkit.search_field import SearchField
from desktop.qtkit.table_view import TableView
from desktop.ui.call_lists.model import CallListsModel
from desktop.ui.copying import put_on_clipboard

translate = QCoreApplication.translate


class CallListsTab(QWidget):
    """Owned by the main window; its controller feeds the model.

    Emits `show_all_changed` with whether the lists that are out of the way are shown as well.
    """

    show_all_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("callListsTab")
        self.model = CallListsModel(self)
        self.search = SearchField()
        self.search.setObjectName("callListsSearch")
        self.search.textChanged.connect(self.model.set_search)
        self.show_all = QCheckBox()
        self.show_all.setObjectName("callListsShowAll")
        self.show_all.toggled.connect(self.show_all_changed)
        self.summary = ElidedLabel()
        self.summary.setObjectName("callListsSummary")
        self.table = TableView(self.model, copy=put_on_clipboard)
        self.table.setObjectName("callListsTable")
        self.table.sort_by("number", descending=True)

        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addSpacing(12)
        top.addWidget(self.show_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 4)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.summary)
        on_language_change(self, self._retranslate)

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(translate("CallLists", "Search lists: number, subject, people…"))
        self.search.setAccessibleName(translate("CallLists", "Search call lists"))
        self.table.setAccessibleName(translate("CallLists", "Call lists"))
        self.show_all.setText(translate("CallLists", "Show deleted, not visible and drafts"))
