"""Which rows of a file become cards of the CRM."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.domain.card_plans import NewCard
from desktop.qtkit.boxes import FLUSH, column
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.tick_list import TickList
from desktop.services.writing.cards import writes
from desktop.services.writing.operation import Operation, Writes
from desktop.ui import formats
from desktop.ui.choices.choices import Choices
from desktop.ui.choices.lookups import Lookups

translate = QCoreApplication.translate
_MOST = 500
"""Rows with a line of their own; the rest share one."""
_LINES = 8


class NewCardsChoices(Choices):
    """Rows with a name and a phone are ticked at first; those with only a phone or an e-mail address are not."""

    def __init__(self, lookups: Lookups, kind: int, cards: Sequence[NewCard]):
        super().__init__(translate("Choices", "New cards in the CRM"), translate("Choices", "Add"))
        self._kind = kind
        whole = [card for card in cards if card.full_name and card.phones]
        doubtful = [card for card in cards if (card.phones or card.emails) and not (card.full_name and card.phones)]
        self._of_line: dict[int, list[NewCard]] = {}
        self._rows = named(TickList(), "newCardsRows")
        self._rows.setAccessibleName(translate("Choices", "Rows to make cards of"))
        for some, ticked in ((whole, True), (doubtful, False)):
            for card in some[:_MOST]:
                self._add([card], _line(card), ticked=ticked)
            if more := some[_MOST:]:
                self._add(more, translate("Choices", "%n more row(s)", "", len(more)), ticked=ticked)
        self._rows.setMaximumHeight(self.fontMetrics().lineSpacing() * _LINES + 8)
        heading = PlainLabel(translate("Choices", "Make cards of the ticked rows:"))
        layout = column(heading, self._rows, within=self, spacing=8, margins=FLUSH)
        if lost := len(cards) - len(whole) - len(doubtful):
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


def _line(card: NewCard) -> str:
    said = ", ".join(filter(None, (card.full_name, *card.phones, *card.emails, card.company)))
    return translate("Choices", "{row}: {client}").format(row=formats.number(card.row), client=said)
