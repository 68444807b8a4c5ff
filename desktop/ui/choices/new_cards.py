"""Cards to be made of rows of a file: each row can be left out before."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.card_plans import NewCard
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.tick_list import TickList
from desktop.services.writing.cards import writes
from desktop.services.writing.operation import Operation, Writes
from desktop.ui import formats
from desktop.ui.choices.choices import Choices
from desktop.ui.choices.lookups import Lookups

translate = QCoreApplication.translate
_MOST = 500
"""Rows with a line of their own; the others have one together."""
_LINES = 8


class NewCardsChoices(Choices):
    """The rows that have a name and a phone are ticked; the others of some use can be, and nobody else is there."""

    def __init__(self, lookups: Lookups, kind: int, cards: Sequence[NewCard], parent: QWidget | None = None):
        super().__init__(parent)
        self._kind = kind
        whole = [card for card in cards if card.full_name and card.phones]
        doubtful = [card for card in cards if (card.phones or card.emails) and not (card.full_name and card.phones)]
        self._of_line: dict[int, list[NewCard]] = {}
        self._rows = TickList()
        self._rows.setObjectName("newCardsRows")
        self._rows.setAccessibleName(translate("Choices", "Rows to make cards of"))
        for some, ticked in ((whole, True), (doubtful, False)):
            for card in some[:_MOST]:
                self._add([card], _line(card), ticked=ticked)
            if more := some[_MOST:]:
                self._add(more, translate("Choices", "%n more row(s)", "", len(more)), ticked=ticked)
        self._rows.setMaximumHeight(self.fontMetrics().lineSpacing() * _LINES + 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(PlainLabel(translate("Choices", "Make cards of the ticked rows:")))
        layout.addWidget(self._rows)
        if lost := len(cards) - len(whole) - len(doubtful):
            text = translate("Choices", "%n row(s) without a phone or e-mail left out.", "", lost)
            layout.addWidget(PlainLabel(text))
        self._rows.ticked_changed.connect(self.changed)

    def title(self) -> str:
        """Return what the dialog is called."""
        return translate("Choices", "New cards in the CRM")

    def chosen(self) -> Operation | str:
        """Return the cards to be made."""
        cards = sorted(
            (card for line in self._rows.ticked for card in self._of_line[line]), key=lambda card: card.row
        )
        if not cards:
            return translate("Choices", "Tick the rows to make cards of.")
        return Writes(tuple(writes(self._kind, cards)), apart=True)

    def _add(self, cards: list[NewCard], text: str, *, ticked: bool) -> None:
        self._of_line[cards[0].row] = cards
        self._rows.add(cards[0].row, text, ticked=ticked)


def _line(card: NewCard) -> str:
    said = ", ".join(filter(None, (card.full_name, *card.phones, *card.emails, card.company)))
    return translate("Choices", "{row}: {client}").format(row=formats.number(card.row), client=said)
