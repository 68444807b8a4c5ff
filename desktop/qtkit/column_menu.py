"""A menu for the columns of a table, for use without a mouse: which are shown, the sorting, the widths."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from desktop.qtkit.table_view import TableView

translate = QCoreApplication.translate


def fill_column_menu(menu: QMenu, table: "TableView") -> None:
    """Put a table's columns and its sorting into a menu; choosing the current sort column reverses the order."""
    header = table.horizontalHeader()
    sorts = menu.addMenu(translate("qtkit", "&Sort by"))
    group = QActionGroup(sorts)
    for number, title in table.offered_columns():
        sort = sorts.addAction(title)
        sort.setCheckable(True)
        sort.setChecked(table.isSortingEnabled() and header.sortIndicatorSection() == number)
        sort.triggered.connect(lambda _, number=number: _sort(table, number))
        group.addAction(sort)
    fit = menu.addAction(translate("qtkit", "&Fit widths to what they hold"))
    fit.triggered.connect(table.fit_widths)
    menu.addSeparator()
    for number, title in table.offered_columns():
        action = menu.addAction(title)
        action.setCheckable(True)
        action.setChecked(not header.isSectionHidden(number))
        action.setEnabled(number > 0)
        action.toggled.connect(lambda shown, number=number: table.show_column(number, shown=shown))


def _sort(table: "TableView", number: int) -> None:
    header = table.horizontalHeader()
    same = header.sortIndicatorSection() == number
    turned = same and header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
    table.sortByColumn(number, Qt.SortOrder.DescendingOrder if turned else Qt.SortOrder.AscendingOrder)
