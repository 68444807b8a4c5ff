"""The tab of all call lists: the search, the table, and a box for lists that are usually hidden."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.qtkit.boxes import column, side_by_side
from desktop.qtkit.elide import ElidedLabel
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
from desktop.qtkit.search_field import SearchField
from desktop.qtkit.table_view import TableView
from desktop.ui.call_lists.model import CallListsModel
from desktop.ui.copying import put_on_clipboard

translate = QCoreApplication.translate


class CallListsTab(QWidget):
    """Owned by the main window; its controller feeds the model. Emits nothing of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("callListsTab")
        self.model = CallListsModel(self)
        self.search = named(SearchField(), "callListsSearch")
        self.search.textChanged.connect(self.model.set_search)
        self.show_all = named(QCheckBox(), "callListsShowAll")
        self.summary = named(ElidedLabel(), "callListsSummary")
        self.table = named(TableView(self.model, copy=put_on_clipboard), "callListsTable")
        self.table.sort_by("number", descending=True)
        top = side_by_side((self.search, 1), 12, self.show_all)
        column(top, (self.table, 1), self.summary, within=self, spacing=6, margins=(8, 8, 8, 4))
        on_language_change(self, self._retranslate)

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(translate("CallLists", "Search lists: number, subject, people…"))
        self.search.setAccessibleName(translate("CallLists", "Search call lists"))
        self.table.setAccessibleName(translate("CallLists", "Call lists"))
        self.show_all.setText(translate("CallLists", "Show deleted, not visible and drafts"))
