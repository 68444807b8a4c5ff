"""The tab of all call lists: its table, and for the window's rows its search, its views, its sums."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QToolButton, QWidget

from desktop.qtkit.boxes import FLUSH, column, side_by_side
from desktop.qtkit.chips import ChipRow
from desktop.qtkit.elide import ElidedLabel
from desktop.qtkit.grouped_view import GroupedView
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
from desktop.qtkit.search_field import SearchField
from desktop.qtkit.style_sheet import LINKED
from desktop.qtkit.type_scale import Step, set_step
from desktop.ui.call_lists.figures import figure_row
from desktop.ui.call_lists.model import CallListsModel
from desktop.ui.copying import put_on_clipboard

translate = QCoreApplication.translate
_LOW = 400
"""Height of the tab in pixels below which its figures fold to one line."""


class CallListsTab(QWidget):
    """Owned by the main window, which places `search`, `views` and `foot`; its controller feeds the model.

    `seen` is the action that marks what moved as looked at, which has a button in the foot. Emits nothing of its own.
    """

    def __init__(self, seen: QAction) -> None:
        super().__init__()
        self.setObjectName("callListsTab")
        self.model = CallListsModel(self)
        self.search = named(SearchField(), "callListsSearch")
        self.search.textChanged.connect(self.model.set_search)
        self.show_all = named(set_step(QCheckBox(), Step.SMALL), "callListsShowAll")
        self.summary = named(set_step(ElidedLabel(), Step.SMALL), "callListsSummary")
        self.table = named(GroupedView(self.model, copy=put_on_clipboard), "callListsTable")
        self.table.sort_by("number", descending=True)
        self.views = ChipRow("callListsViews")
        self.figures = figure_row()
        self.figures.hide()
        self.seen = named(set_step(QToolButton(), Step.SMALL), "callListsSeen")
        self.seen.setProperty(LINKED, True)
        self.seen.setDefaultAction(seen)
        self.seen.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.seen.hide()
        self.foot = QWidget()
        self.foot.setLayout(side_by_side((self.summary, 1), self.seen, self.show_all, margins=FLUSH))
        column(self.figures, (self.table, 1), within=self, spacing=0, margins=FLUSH)
        on_language_change(self, self._retranslate)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the figures where the table needs the room."""
        self.figures.fold(self.height() < _LOW)
        super().resizeEvent(event)

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(translate("CallLists", "Find a list, a name, a phone"))
        self.search.setAccessibleName(translate("CallLists", "Search call lists"))
        self.table.setAccessibleName(translate("CallLists", "Call lists"))
        self.show_all.setText(translate("CallLists", "Show hidden"))
