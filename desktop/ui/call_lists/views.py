"""The views of the table of call lists: which lists each of them shows."""

from enum import Enum

from PySide6.QtCore import QCoreApplication

from desktop.domain.figures import Standing
from desktop.domain.overview import ListRow
from desktop.ui.call_lists import figure_cells

translate = QCoreApplication.translate
ALL = "viewAll"
"""Name of the chip that shows all lists."""


class View(Enum):
    """A choice of call lists; the value is the name of its chip, and what is remembered of an own view."""

    IN_PROGRESS = "viewInProgress"
    STUCK = "viewStuck"
    FINISHED = "viewFinished"
    MINE = "viewMine"
    """Those that the user of the webhook is responsible for."""
    MOVED = "viewMoved"
    """Those in which somebody's status has changed since the supervisor looked last."""


def has(view: View, row: ListRow, me: int | None) -> bool:
    """Return whether a view shows a list; `me` is the number of the user."""
    if view is View.MINE:
        return row.responsible is not None and row.responsible.id == me
    if view is View.MOVED:
        return figure_cells.moved(row) is not None
    if view is View.IN_PROGRESS:
        return figure_cells.worked_on(row)
    return figure_cells.standing(row) is (Standing.STUCK if view is View.STUCK else Standing.FINISHED)


def view_name(view: View) -> str:
    """Return what a view is called."""
    names = {
        View.IN_PROGRESS: translate("CallLists", "In progress"),
        View.STUCK: translate("CallLists", "Stuck"),
        View.FINISHED: translate("CallLists", "Finished"),
        View.MINE: translate("CallLists", "Mine"),
        View.MOVED: translate("CallLists", "Moved"),
    }
    return names[view]
