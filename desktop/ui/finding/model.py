"""Columns of the people found: who, their phone, and one of the lists they are in."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from desktop.domain.card import Card
from desktop.domain.overview import ListRow
from desktop.domain.status import Statuses
from desktop.domain.whereabouts import Place
from desktop.qtkit.cells import NameCell, Pill, PillCell, TextCell
from desktop.qtkit.columns import Column
from desktop.qtkit.table_model import TableModel
from desktop.qtkit.tokens import Token
from desktop.ui import words
from desktop.ui.colours import StatusColours

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A person in one of the lists they are in; the order is that of finding."""

    number: int
    card: Card
    place: Place
    list_row: ListRow


class FoundModel(TableModel[FoundRow]):
    """Rows are `FoundRow`s by number; owned by the popup."""

    def __init__(self, parent: QObject | None = None):
        self._statuses = Statuses()
        self._colours = StatusColours(Statuses())
        super().__init__(self._columns(), lambda row: row.number, parent)

    def set_statuses(self, statuses: Statuses) -> None:
        """Set the dictionary whose names and colours the rows use."""
        self._statuses, self._colours = statuses, StatusColours(statuses)

    def _columns(self) -> list[Column[FoundRow]]:
        return [
            Column(
                key="name",
                title=lambda: translate("Finding", "Name"),
                text=lambda row: row.card.name or f"#{row.card.id}",
                cell=NameCell(),
                width=24,
                weight=1,
            ),
            Column(
                key="phone",
                title=lambda: translate("Finding", "Phone"),
                text=lambda row: next(iter(row.card.phones), ""),
                cell=TextCell(ink=Token.SECONDARY),
                width=20,
            ),
            Column(
                key="list",
                title=lambda: translate("Finding", "Call list"),
                text=lambda row: words.numbered_subject(row.list_row),
                width=28,
                weight=1,
            ),
            Column(
                key="status",
                title=lambda: translate("Finding", "Status"),
                text=lambda row: self._statuses.name_of(row.place.status),
                cell=PillCell(lambda row: Pill(Token.TEXT, dot=self._colours.of(row.place.status))),
                width=24,
            ),
        ]
