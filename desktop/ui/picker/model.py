"""Columns of the picker's two tables: what was found, and what was chosen."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from desktop.domain.card import Card, User
from desktop.domain.phone_reading import first_of
from desktop.domain.phones import search_digits
from desktop.domain.status import Statuses
from desktop.domain.stop_list import Stop
from desktop.domain.whereabouts import Place
from desktop.qtkit.cells import NameCell
from desktop.qtkit.columns import RIGHT, Column
from desktop.qtkit.table_model import TableModel
from desktop.ui import card_notes, words

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class PickRow:
    """A contact or company to choose, and possible reasons against it.

    `rivals` is a pasted value that several cards have, and their number: the supervisor must decide which is meant.
    """

    card: Card
    company: Card | None = None
    owner: User | None = None
    already_in: bool = False
    chosen: bool = False
    places: tuple[Place, ...] = ()
    stop: Stop | None = None
    rivals: tuple[str, int] | None = None

    @property
    def can_be_added(self) -> bool:
        """Whether it is neither in the call list nor chosen."""
        return not (self.already_in or self.chosen)


class PickerModel(TableModel[PickRow]):
    """Rows are `PickRow`s by card id; owned by the dialog."""

    def __init__(self, statuses: Statuses, parent: QObject | None = None):
        self._statuses = statuses
        super().__init__(self._columns(), lambda row: row.card.id, parent)

    def notes(self, row: PickRow) -> list[str]:
        """Return in words what to know before adding a card."""
        found = []
        if row.already_in:
            found.append(translate("Picker", "already in this list"))
        if row.chosen:
            found.append(translate("Picker", "chosen"))
        if row.rivals is not None:
            value, count = row.rivals
            found.append(translate("Picker", "one of {count} with {value}").format(count=count, value=value))
        return found + card_notes.notes(row.card, row.places, self._statuses, stop=row.stop)

    def _explained(self, row: PickRow) -> str:
        lines = []
        if row.already_in:
            lines.append(translate("Picker", "Is in this call list already and can't be added again."))
        if row.stop is Stop.STATUS:
            lines.append(translate("Picker", "Has asked not to be called: has that status in some call list."))
        if row.stop is Stop.PHONE:
            lines.append(translate("Picker", "Has a phone that is on your stop list."))
        if row.places:
            lines.append(translate("Picker", "Is also in these call lists:"))
            lines += [f"• {card_notes.named(place, self._statuses)}" for place in row.places]
        return "\n".join(lines)

    def _columns(self) -> list[Column[PickRow]]:
        def dim(row: PickRow) -> bool:
            return not row.can_be_added

        return [
            Column(
                key="name",
                title=lambda: translate("Picker", "Name"),
                text=lambda row: row.card.name or f"#{row.card.id}",
                dim=dim,
                cell=NameCell(),
                width=24,
            ),
            Column(
                key="company",
                title=lambda: translate("Picker", "Company"),
                text=lambda row: row.company.name if row.company else "",
                dim=dim,
                width=12,
            ),
            Column(
                key="phones",
                title=lambda: translate("Picker", "Phones"),
                text=lambda row: first_of(row.card.phones),
                whole=lambda row: ", ".join(row.card.phones),
                tooltip=lambda row: "\n".join(row.card.phones),
                dim=dim,
                digits=search_digits,
                width=18,
            ),
            Column(
                key="emails",
                title=lambda: translate("Picker", "E-mails"),
                text=lambda row: ", ".join(row.card.emails),
                dim=dim,
                width=12,
            ),
            Column(
                key="owner",
                title=lambda: translate("Picker", "Owner"),
                text=lambda row: words.person(row.owner),
                dim=dim,
                width=16,
            ),
            Column(
                key="id",
                title=lambda: translate("Picker", "ID"),
                text=lambda row: str(row.card.id),
                sort=lambda row: row.card.id,
                dim=dim,
                alignment=RIGHT,
                width=8,
                least=8,
            ),
            Column(
                key="notes",
                title=lambda: translate("Picker", "Notes"),
                text=lambda row: "; ".join(self.notes(row)),
                sort=lambda row: "; ".join(self.notes(row)) or None,
                tooltip=self._explained,
                weight=1,
                width=14,
            ),
        ]
