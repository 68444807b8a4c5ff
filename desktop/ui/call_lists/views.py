"""The views of the table of call lists: which lists each of them shows."""

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from desktop.domain.call_list import Visibility
from desktop.domain.overview import ListRow

translate = QCoreApplication.translate


class View(Enum):
    """A choice of call lists."""

    IN_PROGRESS = auto()
    FINISHED = auto()
    MINE = auto()
    """Those that the user of the webhook is responsible for."""


def has(view: View, row: ListRow, me: int | None) -> bool:
    """Return whether a view shows a list; `me` is the number of the user."""
    if view is View.MINE:
        return row.responsible is not None and row.responsible.id == me
    return row.visibility is (Visibility.ACTIVE if view is View.IN_PROGRESS else Visibility.FINISHED)


def view_name(view: View) -> str:
    """Return what a view is called."""
    names = {
        View.IN_PROGRESS: translate("CallLists", "In progress"),
        View.FINISHED: translate("CallLists", "Finished"),
        View.MINE: translate("CallLists", "Mine"),
    }
    return names[view]
