"""The card of a participant: status, company, phones and e-mails to copy, owner, and the lists that they are in."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.domain.overview import ListRow, ParticipantRow
from desktop.domain.phone_reading import readable
from desktop.domain.status import Statuses, is_done
from desktop.qtkit.boxes import FLUSH, column, side_by_side
from desktop.qtkit.clamped_label import ClampedLabel
from desktop.qtkit.elide import ElidedLabel
from desktop.qtkit.named import named
from desktop.ui import words
from desktop.ui.colours import StatusColours
from desktop.ui.panel.lines import CopyButton, Link, clear, copy_button, grid, heading, secondary, widgets
from desktop.ui.panel.local_time import LocalTimeSection
from desktop.ui.panel.marks import Dot, Pill
from desktop.ui.participants.model import status_text

translate = QCoreApplication.translate
_PHONE = "panelCopyPhone"

_BETWEEN = 8
"""Pixels between two groups of facts."""


@dataclass(frozen=True, slots=True)
class Presence:
    """A list that a person is in, as it is shown: its number and name, and their status there."""

    list_id: int
    subject: str
    status: str
    colour: QColor | None


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is shown of a card: each group has a heading, its texts, and the name of their buttons that copy.

    `heading` is that of the lists.
    """

    groups: tuple[tuple[str, tuple[str, ...], str], ...]
    heading: str
    presences: tuple[Presence, ...]


class PersonSection(QWidget):
    """Owned by the side panel. Emits `list_wanted` with the number of a list that the person is in."""

    list_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.pill = named(Pill(), "panelStatus")
        self.local_time = LocalTimeSection()
        self._facts = QWidget()
        self._grid = grid(self._facts)
        self._grid.setColumnStretch(0, 1)
        self._lists = QWidget()
        self._list_grid = grid(self._lists)
        for place, share in ((0, 3), (2, 2)):
            self._list_grid.setColumnStretch(place, share)
        self._shown: _Facts | None = None
        pill = side_by_side(self.pill, None)
        column(pill, self.local_time, self._facts, self._lists, within=self, spacing=16, margins=FLUSH)

    @property
    def buttons(self) -> list[QAbstractButton]:
        """The buttons from top to bottom."""
        parts = chain(widgets(self._grid), widgets(self._list_grid))
        return [widget for widget in parts if isinstance(widget, CopyButton | Link)]

    def show_person(self, row: ParticipantRow, statuses: Statuses, presences: Sequence[Presence]) -> None:
        """Show a card, if it was read, and the lists that the person is in."""
        self.pill.show_status(status_text(row), ink(statuses, row.code))
        lists = translate("SidePanel", "In %n call list(s)", "", len(presences))
        facts = _Facts(tuple(_groups(row)), lists, tuple(presences))
        if facts != self._shown:
            self._shown = facts
            self._fill(facts)

    def _fill(self, facts: _Facts) -> None:
        clear(self._grid)
        place = 0
        for title, texts, copied in facts.groups:
            label = heading(title)
            label.setContentsMargins(0, _BETWEEN if place else 0, 0, 0)
            self._grid.addWidget(label, place, 0, 1, 2)
            for text in texts:
                place += 1
                if copied:
                    self._grid.addWidget(ElidedLabel(_reading_form(copied, text)), place, 0)
                    self._grid.addWidget(copy_button(copied, text), place, 1)
                else:
                    self._grid.addWidget(ClampedLabel(text), place, 0, 1, 2)
            place += 1
        self._facts.setVisible(bool(facts.groups))
        clear(self._list_grid)
        self._list_grid.addWidget(heading(facts.heading), 0, 0, 1, 3)
        for place, found in enumerate(facts.presences, 1):
            link = Link("panelOpenList", found.subject, partial(self.list_wanted.emit, found.list_id))
            self._list_grid.addWidget(link, place, 0)
            self._list_grid.addWidget(Dot(found.colour), place, 1, Qt.AlignmentFlag.AlignVCenter)
            self._list_grid.addWidget(secondary(ElidedLabel(found.status)), place, 2)
        self._lists.setVisible(bool(facts.presences))


def _reading_form(copied: str, text: str) -> str:
    return readable(text) if copied == _PHONE else text


def presence(row: ListRow, code: str, statuses: Statuses) -> Presence:
    """Return how a list is shown that a person is in with this status."""
    subject = words.numbered_subject(row)
    if row.in_the_way:
        subject = f"{subject} · {words.state(row.visibility)}"
    return Presence(row.id, subject, statuses.name_of(code), ink(statuses, code))


def ink(statuses: Statuses, code: str) -> QColor | None:
    """Return the colour of a status; None while it is in progress, which is drawn as the rest of a bar."""
    return StatusColours(statuses).of(code) if is_done(code) else None


def _groups(row: ParticipantRow) -> list[tuple[str, tuple[str, ...], str]]:
    phones, emails = (row.card.phones, row.card.emails) if row.card else ((), ())
    company, owner = row.company.name if row.company else "", words.person(row.owner)
    groups = [
        (translate("SidePanel", "Phones"), phones, _PHONE),
        (translate("SidePanel", "E-mails"), emails, "panelCopyEmail"),
        (translate("SidePanel", "Company"), (company,), ""),
        (translate("SidePanel", "Owner"), (owner,), ""),
    ]
    return [group for group in groups if any(group[1])]
