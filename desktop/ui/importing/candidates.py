"""The cards that an ambiguous row may stand for, side by side, so that the supervisor can choose one."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.call_list import COMPANY
from desktop.domain.card import Card
from desktop.domain.deciding import Rule
from desktop.domain.matching import Match, Reason, Verdict
from desktop.domain.whereabouts import Whereabouts
from desktop.qtkit.elide import ElidedLabel
from desktop.qtkit.named import named, push_button
from desktop.qtkit.plain import PlainLabel
from desktop.services.session import Session
from desktop.ui import card_notes, words
from desktop.ui.importing.verdicts import VerdictRow, content

translate = QCoreApplication.translate
_LEAST_LINES = 5
"""Fewest lines of the cards that are visible; the rest scroll."""


def is_for_people(match: Match) -> bool:
    """Return whether the supervisor has to decide which card a row stands for, or has already decided."""
    by_hand = match.reason in (Reason.CHOSEN, Reason.LEFT_OUT)
    return match.verdict is Verdict.AMBIGUOUS or by_hand or len(match.candidates) > 1


class Candidates(QObject):
    """Fills a widget of the import dialog.

    Emits `chosen` with the row's number and a card's id (None for none of the cards), and `rest_chosen` with the
    rule by which all rows that are still undecided are to be decided.
    """

    chosen = Signal(int, object)
    rest_chosen = Signal(Rule)

    def __init__(self, place: QWidget, after: QWidget):
        """Fill `place`; the Tab key moves there from `after`."""
        super().__init__(place)
        self._after = after
        self._place = place
        self._column = QVBoxLayout(place)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._shown: QWidget | None = None
        self._group: QButtonGroup | None = None
        place.hide()

    def show_nobody(self) -> None:
        """Show nothing, because the selected row leaves nothing to decide."""
        if self._shown is not None:
            self._shown.deleteLater()
            self._shown = None
        self._place.hide()

    def show_cards(self, row: VerdictRow, cards: Sequence[Card], session: Session, rest: int) -> None:
        """Show the cards that a row may stand for; the card decided on, if any, is checked.

        `rest` is how many rows are still to be decided.
        """
        self.show_nobody()
        number = row.candidate.row
        shown = self._shown = QWidget()
        layout = QVBoxLayout(shown)
        layout.setContentsMargins(0, 0, 0, 0)
        asked = translate("Import", "Row {row}, {content}: who is it?").format(
            row=number, content=content(row.candidate)
        )
        layout.addWidget(ElidedLabel(asked))
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(18)
        group = self._group = QButtonGroup(shown)
        whereabouts = Whereabouts(session.known, session.final_codes)
        decided = row.match.card_id if row.match else None
        for card in cards:
            button = named(QRadioButton(f"{card.name or '–'} (#{card.id})"), f"importCandidate{card.id}")
            button.setChecked(card.id == decided)
            group.addButton(button, card.id)
            box = QVBoxLayout()
            box.setSpacing(2)
            box.addWidget(button)
            for text in self._about(card, session, whereabouts):
                box.addWidget(PlainLabel(text))
            box.addStretch(1)
            side_by_side.addLayout(box)
        nobody = named(QRadioButton(translate("Import", "none of them")), "importCandidateNone")
        nobody.setChecked(decided is None)
        group.addButton(nobody, 0)
        side_by_side.addWidget(nobody, 0, Qt.AlignmentFlag.AlignTop)
        side_by_side.addStretch(1)
        group.idClicked.connect(lambda card_id: self.chosen.emit(number, card_id or None))
        strip = QWidget()
        strip.setLayout(side_by_side)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys go to the buttons in it
        scroll.setWidget(strip)
        whole = strip.sizeHint().height() + scroll.horizontalScrollBar().sizeHint().height()
        window = self._place.window()
        spare = window.height() - window.minimumSizeHint().height() - 2 * window.fontMetrics().lineSpacing()
        # Shown whole only if there is room for it, so that the window does not grow.
        scroll.setMinimumHeight(min(whole, max(spare, window.fontMetrics().lineSpacing() * _LEAST_LINES)))
        scroll.setMaximumHeight(whole)
        layout.addWidget(scroll)
        rules = self._rules(cards) if rest > 1 else []
        if rules:
            layout.addLayout(_in_a_row(translate("Import", "All %n that are left:", "", rest), rules))
        self._column.addWidget(shown)
        for before, after in pairwise([self._after, *group.buttons(), *rules]):
            QWidget.setTabOrder(before, after)
        self._place.show()

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

    @staticmethod
    def _about(card: Card, session: Session, whereabouts: Whereabouts) -> list[str]:
        known = session.known
        company = known.cards.get((COMPANY, card.company_id)) if card.company_id else None
        owner = known.users.get(card.owner_id) if card.owner_id else None
        notes = card_notes.notes(
            card,
            whereabouts.places(card.kind, card.id),
            known.statuses,
            stopped=whereabouts.stopped(card.kind, card.id),
        )
        lines = (
            ", ".join(card.phones),
            ", ".join(card.emails),
            company.name if company else "",
            words.person(owner),
            "; ".join(notes),
        )
        return [line for line in lines if line]


def _in_a_row(text: str, buttons: Sequence[QPushButton]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(PlainLabel(text))
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
