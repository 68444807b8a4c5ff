"""Which rows of a file become cards of the CRM."""

from collections.abc import Sequence, Set

from PySide6.QtCore import QCoreApplication

from desktop.domain.card_plans import NewCard
from desktop.domain.stop_list import Stop
from desktop.qtkit.boxes import FLUSH, column
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.tick_list import TickList
from desktop.services.writing.cards import writes
from desktop.services.writing.operation import Operation, Writes
from desktop.ui import card_notes, formats
from desktop.ui.choices.choices import Choices
from desktop.ui.choices.lookups import Lookups

translate = QCoreApplication.translate
_MOST = 500
"""Rows with a line of their own; the rest share one."""
_LINES = 8


class NewCardsChoices(Choices):
    """Rows with a name and a phone are ticked at first; those with only a phone or an e-mail address are not.

    Neither are the rows `stopped`, by number, which have a phone on the supervisor's own stop list.
    """

    def __init__(self, lookups: Lookups, kind: int, cards: Sequence[NewCard], stopped: Set[int] = frozenset()):
        super().__init__(translate("Choices", "New cards in the CRM"), translate("Choices", "Add"))
        self._kind = kind
        whole = [card for card in cards if card.full_name and card.phones]
        doubtful = [card for card in cards if (card.phones or card.emails) and not (card.full_name and card.phones)]
        listed = [card for card in whole if card.row in stopped]
        whole = [card for card in whole if card.row not in stopped]
        self._of_line: dict[int, list[NewCard]] = {}
        self._rows = named(TickList(), "newCardsRows")
        self._rows.setAccessibleName(translate("Choices", "Rows to make cards of"))
        for some, ticked in ((whole, True), (listed, False), (doubtful, False)):
            for card in some[:_MOST]:
                self._add([card], _line(card, stopped=card.row in stopped), ticked=ticked)
            if more := some[_MOST:]:
                self._add(more, translate("Choices", "%n more row(s)", "", len(more)), ticked=ticked)
        self._rows.setMaximumHeight(self.fontMetrics().lineSpacing() * _LINES + 8)
        heading = PlainLabel(translate("Choices", "Make cards of the ticked rows:"))
        layout = column(heading, self._rows, within=self, spacing=8, margins=FLUSH)
        if lost := len(cards) - len(whole) - len(listed) - len(doubtful):
            text = translate("Choices", "%n row(s) without a phone or e-mail left out.", "", lost)
            layout.addWidget(PlainLabel(text))
        self._rows.ticked_changed.connect(self.changed)

    def chosen(self) -> Operation | str:
        """Return the cards to be made."""
        ticked = [card for line in self._rows.ticked for card in self._of_line[line]]
        if not ticked:
            return translate("Choices", "Tick the rows to make cards of.")
        cards = sorted(ticked, key=lambda card: card.row)
        return Writes(tuple(writes(self._kind, cards)), apart=True)

    def _add(self, cards: list[NewCard], text: str, *, ticked: bool) -> None:
        self._of_line[cards[0].row] = cards
        self._rows.add(cards[0].row, text, ticked=ticked)


def _line(card: NewCard, *, stopped: bool) -> str:
    note = card_notes.of_stop(Stop.PHONE) if stopped else ""
    said = ", ".join(filter(None, (card.full_name, *card.phones, *card.emails, card.company, note)))
    return translate("Choices", "{row}: {client}").format(row=formats.number(card.row), client=said)
