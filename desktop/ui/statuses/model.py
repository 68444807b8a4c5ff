"""Columns of the table of statuses."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from desktop.domain.status import Status
from desktop.qtkit.columns import RIGHT, Column
from desktop.qtkit.table_model import TableModel
from desktop.ui.colours import StatusColours

translate = QCoreApplication.translate


class StatusesModel(TableModel[Status]):
    """Rows are `Status`es by id; owned by the tab of statuses."""

    def __init__(self, parent=None):
        self._colours = StatusColours(())
        super().__init__(self._columns(), lambda status: status.id, parent)

    def set_statuses(self, statuses: tuple[Status, ...]) -> None:
        """Show these entries of the dictionary."""
        self._colours = StatusColours(statuses)
        self.replace(statuses)

    def _columns(self) -> list[Column[Status]]:
        return [
            Column(
                key="code",
                title=lambda: translate("Statuses", "Code"),
                text=lambda status: status.code,
                width=22,
            ),
            Column(
                key="name",
                title=lambda: translate("Statuses", "Name"),
                text=lambda status: status.name,
                stretch=True,
                width=28,
            ),
            Column(
                key="order",
                title=lambda: translate("Statuses", "Order"),
                text=lambda status: str(status.sort),
                sort=lambda status: (status.sort, status.id),
                tooltip=lambda status: translate(
                    "Statuses", "The order of the dictionary is the order of the operators' queue."
                ),
                alignment=RIGHT,
                width=9,
            ),
            Column(
                key="colour",
                title=lambda: translate("Statuses", "Colour"),
                text=_colour_text,
                decoration=lambda status: self._colours.of(status.code),
                width=16,
            ),
            Column(
                key="system",
                title=lambda: translate("Statuses", "Origin"),
                text=_origin,
                width=14,
            ),
        ]


def _colour_text(status: Status) -> str:
    if status.colour and QColor(status.colour).isValid():
        return status.colour.upper()
    return translate("Statuses", "not set")


def _origin(status: Status) -> str:
    if status.system is None:
        return translate("Statuses", "unknown")
    return translate("Statuses", "system") if status.system else translate("Statuses", "own")
