"""Columns of the table of participants."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QObject

from desktop.domain.card import User
from desktop.domain.overview import ParticipantRow
from desktop.domain.phone_reading import first_of, readable
from desktop.domain.phones import search_digits
from desktop.domain.status import Statuses
from desktop.qtkit.cells import NameCell, PersonCell, Pill, PillCell
from desktop.qtkit.columns import Column, Exported
from desktop.qtkit.table_model import TableModel
from desktop.qtkit.table_words import natural
from desktop.qtkit.tokens import Token
from desktop.ui import words
from desktop.ui.colours import StatusColours
from desktop.ui.participants.call_cells import call_columns
from desktop.ui.participants.local_time_column import local_time_column
from desktop.ui.participants.times_there import TimesThere

translate = QCoreApplication.translate


class ParticipantsModel(TableModel[ParticipantRow]):
    """Rows are `ParticipantRow`s by card id; owned by the tab of participants."""

    def __init__(self, parent: QObject | None = None):
        self._colours = StatusColours(Statuses())
        self._moved: frozenset[int] = frozenset()
        self._users: Mapping[int, User] = {}
        self.times: TimesThere | None = None
        """What time it is where participants are, once that is followed."""
        super().__init__(self._columns(), lambda row: row.card_id, parent)

    def set_statuses(self, statuses: Statuses) -> None:
        """Set the dictionary whose colours the rows use."""
        self._colours = StatusColours(statuses)

    def set_users(self, users: Mapping[int, User]) -> None:
        """Set the users who are named as operators of calls."""
        self._users = users

    def set_moved(self, moved: frozenset[int]) -> None:
        """Mark those who changed since the supervisor looked last, by card id."""
        if moved != self._moved:
            self._moved = moved
            self.tell_all_changed()

    def _has_moved(self, row: ParticipantRow) -> bool:
        return row.card_id in self._moved

    def _name_spoken(self, row: ParticipantRow) -> str:
        mark = translate("Participants", "changed since you looked last") if self._has_moved(row) else ""
        return ", ".join(filter(None, (name_text(row), mark)))

    def _name_explained(self, row: ParticipantRow) -> str:
        mark = translate("Participants", "Changed since you looked last.") if self._has_moved(row) else ""
        return "\n".join(filter(None, (why_no_name(row), mark)))

    def _columns(self) -> list[Column[ParticipantRow]]:
        return [
            Column(
                key="name",
                title=lambda: translate("Participants", "Name"),
                text=name_text,
                sort=lambda row: natural(row.card.name) if row.card is not None and row.card.name else None,
                dim=lambda row: row.card is None,
                tooltip=self._name_explained,
                spoken=self._name_spoken,
                cell=NameCell(new=self._has_moved),
                width=30,
                least=18,
                weight=3,
            ),
            Column(
                key="status",
                title=lambda: translate("Participants", "Status"),
                text=status_text,
                sort=lambda row: (row.status.sort if row.status else 1 << 31, row.code),
                tooltip=_unknown_status,
                cell=PillCell(lambda row: Pill(Token.TEXT, dot=self._colours.of(row.code))),
                width=24,
                least=19,
            ),
            *call_columns(lambda: self._users),
            Column(
                key="company",
                title=lambda: translate("Participants", "Company"),
                text=lambda row: row.company.name if row.company else "",
                width=24,
                weight=2,
            ),
            Column(
                key="phones",
                title=lambda: translate("Participants", "Phones"),
                text=lambda row: first_of(row.card.phones) if row.card else "",
                whole=lambda row: ", ".join(row.card.phones) if row.card else "",
                tooltip=lambda row: "\n".join(row.card.phones) if row.card else "",
                digits=search_digits,
                exported=[Exported(lambda: translate("Participants", "Phones"), _all_phones)],
                width=26,
                least=22,
            ),
            local_time_column(lambda: self.times),
            Column(
                key="emails",
                title=lambda: translate("Participants", "E-mails"),
                text=lambda row: ", ".join(row.card.emails) if row.card else "",
                width=24,
                weight=2,
            ),
            Column(
                key="owner",
                title=lambda: translate("Participants", "Owner"),
                text=lambda row: words.person(row.owner),
                cell=PersonCell(),
                width=24,
            ),
        ]


def name_text(row: ParticipantRow) -> str:
    """Return the name, or the number if the portal gives no name."""
    if row.card is not None and row.card.name:
        return row.card.name
    return f"#{row.card_id}"


def status_text(row: ParticipantRow) -> str:
    """Return the name of the status, or its code if the dictionary does not have it."""
    return row.status.name if row.status is not None else row.code


def why_no_name(row: ParticipantRow) -> str:
    """Return why a participant has no name; "" if there is a card."""
    if row.card is not None:
        return ""
    if row.missing:
        return translate("Participants", "This card can't be shown: it was deleted, or you have no right to read it.")
    return translate("Participants", "Not read yet.")


def _all_phones(row: ParticipantRow) -> str:
    return ", ".join(map(readable, row.card.phones)) if row.card else ""


def _unknown_status(row: ParticipantRow) -> str:
    if row.status is not None:
        return ""
    return translate("Participants", "This status is no longer in the dictionary.")
