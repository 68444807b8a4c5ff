"""What can be chosen about a table's columns in a menu: which are shown, their widths, what rows are sorted by."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from desktop.qtkit.table_view import TableView

translate = QCoreApplication.translate


def fill(menu: QMenu, view: "TableView") -> None:
    """Offer the columns of a table, their widths and the sorting."""
    header = view.horizontalHeader()
    sorts = menu.addMenu(translate("qtkit", "&Sort by"))
    group = QActionGroup(sorts)
    for number, title in view.offered_columns():
        sort = sorts.addAction(title)
        sort.setCheckable(True)
        sort.setChecked(view.isSortingEnabled() and header.sortIndicatorSection() == number)
        sort.triggered.connect(lambda _, number=number: view.sort_or_reverse(number))
        group.addAction(sort)
    fit = menu.addAction(translate("qtkit", "&Fit widths to what they hold"))
    fit.triggered.connect(view.fit_widths)
    menu.addSeparator()
    for number, title in view.offered_columns():
        action = menu.addAction(title)
        action.setCheckable(True)
        action.setChecked(not header.isSectionHidden(number))
        action.setEnabled(number > 0)
        action.toggled.connect(lambda shown, number=number: view.show_column(number, shown=shown))
