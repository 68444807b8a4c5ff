"""What can be chosen about a table's columns in a menu: which are shown, their widths, what rows are sorted by."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHeaderView, QMenu

translate = QCoreApplication.translate


class Columned(Protocol):
    """A table whose columns can be chosen."""

    def horizontalHeader(self) -> QHeaderView:
        """Return the titles of the columns."""

    def isSortingEnabled(self) -> bool:
        """Return whether rows are sorted by a column."""

    def offered_columns(self) -> list[tuple[int, str]]:
        """Return the columns that can be chosen, with their titles."""

    def sort_or_reverse(self, number: int) -> None:
        """Sort by a column, or turn its order."""

    def fit_widths(self) -> None:
        """Make every column as wide as its content."""

    def show_column(self, number: int, *, shown: bool) -> None:
        """Show or hide a column."""


def fill(menu: QMenu, view: Columned) -> None:
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
