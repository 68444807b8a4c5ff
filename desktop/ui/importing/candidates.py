"""The cards that an ambiguous row may stand for, in a drawer, so that the supervisor can choose one."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QScrollArea, QWidget

from desktop.domain.call_list import COMPANY
from desktop.domain.card import Card
from desktop.domain.deciding import NOBODY, Rule
from desktop.domain.matching import Match, Reason, Verdict
from desktop.domain.whereabouts import Whereabouts
from desktop.qtkit.boxes import FLUSH, column
from desktop.qtkit.elide import ElidedLabel
from desktop.qtkit.named import named, push_button
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.tokens import Token
from desktop.qtkit.type_scale import Step, set_step
from desktop.services.session import Session
from desktop.ui import card_notes
from desktop.ui import words as common_words
from desktop.ui.importing import words
from desktop.ui.importing.card import CandidateCard
from desktop.ui.importing.panel import dimmed
from desktop.ui.importing.verdicts import VerdictRow, content

translate = QCoreApplication.translate
_KEYS = 9
"""Most cards that have a key; that of nobody is 0."""


def is_for_people(match: Match) -> bool:
    """Return whether the supervisor has to decide which card a row stands for, or has already decided."""
    by_hand = match.reason in (Reason.CHOSEN, Reason.LEFT_OUT)
    return match.verdict is Verdict.AMBIGUOUS or by_hand or len(match.candidates) > 1


class Candidates(QObject):
    """Fills the drawer of the import dialog.

    Emits `chosen` with the row's number and a card's id (NOBODY for none of the cards), `gone_on` after it if a key
    was pressed, and `rest_chosen` with the rule by which all rows that are still undecided are to be decided.
    """

    chosen = Signal(int, int)
    gone_on = Signal()
    rest_chosen = Signal(Rule)

    def __init__(self, place: QWidget, after: QWidget):
        """Fill `place`; the Tab key moves there from `after`."""
        super().__init__(place)
        self._after = after
        self._place = place
        self._column = column(within=place, margins=FLUSH)
        self._shown: QWidget | None = None
        self._by_key: Sequence[CandidateCard] = ()
        for number in range(_KEYS + 1):
            key = QShortcut(QKeySequence(str(number)), place)  # none while the drawer is closed
            key.activated.connect(lambda number=number: self._press(number))
        place.hide()

    def show_nobody(self) -> None:
        """Show nothing, because the selected row leaves nothing to decide."""
        self._clear()
        self._place.hide()

    def show_cards(self, row: VerdictRow, cards: Sequence[Card], session: Session, rest: int) -> None:
        """Show the cards that a row may stand for; the card decided on, if any, is checked.

        `rest` is how many rows are still to be decided.
        """
        self._clear()
        number = row.candidate.row
        group = QButtonGroup(self._place)
        decided = row.match.card_id if row.match else None
        whereabouts = Whereabouts(session.known, session.stop_rule)
        nobody = named(CandidateCard(translate("Import", "none of them"), str(NOBODY)), "importCandidateNone")
        nobody.setChecked(row.match is not None and row.match.reason is Reason.LEFT_OUT)
        group.addButton(nobody, NOBODY)
        shown = []
        for place, card in enumerate(cards, 1):
            key = str(place) if place <= _KEYS else ""
            lines = tuple(_about(card, session, whereabouts))
            button = named(CandidateCard(f"{card.name or '–'} (#{card.id})", key, lines), f"importCandidate{card.id}")
            button.setChecked(card.id == decided)
            group.addButton(button, card.id)
            shown.append(button)
        self._by_key = (nobody, *shown[:_KEYS])
        group.idClicked.connect(lambda card_id: self.chosen.emit(number, card_id))
        rules = self._rules(cards) if rest > 1 else []
        drawer = self._shown = QWidget()
        group.setParent(drawer)
        column(
            *self._asked(row),
            (_scrolled(*shown, nobody, *_of_the_rest(rest, rules)), 1),
            within=drawer,
            spacing=2,
            margins=(1, 12, 0, 0),
        )
        self._column.addWidget(drawer)
        drawer.show()  # at once: in a drawer that is open already, Qt would show it a turn later
        for before, after in pairwise([self._after, *shown, nobody, *rules]):
            QWidget.setTabOrder(before, after)
        self._place.show()

    def _clear(self) -> None:
        self._by_key = ()
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None

    def _press(self, number: int) -> None:
        if number < len(self._by_key):
            self._by_key[number].click()
            self.gone_on.emit()

    @staticmethod
    def _asked(row: VerdictRow) -> Iterator[QWidget]:
        """Yield what is asked: which row it is, who stands in it, and why it is unclear."""
        about = translate("Import", "Row {row}: choose a card").format(row=row.candidate.row)
        labels = [set_step(ElidedLabel(about), Step.HEADER), set_step(ElidedLabel(content(row.candidate)), Step.NAME)]
        if row.match is not None:
            labels.append(set_step(ElidedLabel(words.reason(row.match)), Step.SMALL))
        for place, label in enumerate(labels):
            label.setContentsMargins(16, 0, 16, 0)
            yield label if place == 1 else dimmed(label)

    def _rules(self, cards: Sequence[Card]) -> list[QPushButton]:
        texts = {
            Rule.SAME_COMPANY: translate("Import", "the one with the same company"),
            Rule.NEWEST: translate("Import", "the newest"),
            Rule.NOBODY: translate("Import", "nobody"),
        }
        if any(card.kind == COMPANY for card in cards):
            del texts[Rule.SAME_COMPANY]
        buttons = []
        for rule, text in texts.items():
            button = push_button(f"importRest-{rule.value}", text)
            button.clicked.connect(lambda _, rule=rule: self.rest_chosen.emit(rule))
            buttons.append(button)
        return buttons


def _about(card: Card, session: Session, whereabouts: Whereabouts) -> Iterator[tuple[str, Token]]:
    """Yield what tells a card from the others, each with its colour."""
    known = session.known
    company = known.cards.get((COMPANY, card.company_id)) if card.company_id else None
    owner = known.users.get(card.owner_id) if card.owner_id else None
    places = whereabouts.places(card.kind, card.id)
    notes = card_notes.notes(card, places, known.statuses, stop=whereabouts.stopped(card.kind, card.id))
    lines = (
        (company.name if company else "", Token.TEXT),
        (", ".join(card.phones), Token.TEXT),
        (", ".join(card.emails), Token.SECONDARY),
        (common_words.person(owner), Token.SECONDARY),
        ("; ".join(notes), Token.SECONDARY),
    )
    yield from (line for line in lines if line[0])


def _of_the_rest(count: int, rules: Sequence[QPushButton]) -> Iterator[QWidget | int]:
    if rules:
        yield 12
        text = translate("Import", "All %n that are left:", "", count)
        yield set_step(dimmed(PlainLabel(text, wordWrap=True)), Step.HEADER)
        yield from rules


def _scrolled(*items: QWidget | int) -> QScrollArea:
    """Return a scroll area of widgets one below the other; the keys go to them."""
    content = QWidget()
    column(*items, None, within=content, spacing=8, margins=(15, 8, 16, 12))
    scroll = QScrollArea(widgetResizable=True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(content)
    return scroll
