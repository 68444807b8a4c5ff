"""Finds people in all call lists while somebody types into the search of the toolbar."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QLineEdit

from desktop.domain.card import Card
from desktop.domain.overview import list_row
from desktop.domain.problem import Problem
from desktop.domain.whereabouts import Whereabouts
from desktop.qtkit.debounce import Debounce
from desktop.services.session import Session
from desktop.ui.finding.model import FoundRow
from desktop.ui.finding.popup import FoundPopup
from desktop.ui.window.parts import WindowParts

translate = QCoreApplication.translate
_SEARCH_AFTER = 300
"""Milliseconds after the last key before the portal is asked."""
_FEWEST = 3
"""Fewest characters for which people are looked up."""
_MOST = 50


class Finding(QObject):
    """Owned by the main window's controller. Reads only; emits `chosen` with the numbers of a list and a card."""

    chosen = Signal(int, int)

    def __init__(self, parts: WindowParts, fields: Iterable[QLineEdit]):
        super().__init__(parts.window)
        self._portals, self._scope = parts.portals, parts.dialogs
        self.popup = FoundPopup(parts.window)
        self.popup.chosen.connect(self._choose)
        self._field: QLineEdit | None = None
        self._soon = Debounce(self._look, _SEARCH_AFTER, self)
        for field in fields:
            field.textEdited.connect(lambda text, field=field: self._typed(field, text))
            field.textChanged.connect(lambda text: None if text else self.popup.hide())

    def _typed(self, field: QLineEdit, text: str) -> None:
        self._field = field
        self._scope.cancel(self)
        if len(text.strip()) < _FEWEST or self._portals.session is None:
            self.popup.hide()
        else:
            self._soon.ask()

    def _look(self) -> None:
        session, field = self._portals.session, self._field
        if session is not None and field is not None and len(field.text().strip()) >= _FEWEST:
            self._scope.start(self._find(session, field), key=self)

    async def _find(self, session: Session, field: QLineEdit) -> None:
        from desktop.services.people_search import find_people

        try:
            people = await find_people(session, field.text())
        except Problem:  # the table is filtered in any case, and the window says what is wrong with the portal
            self.popup.hide()
            return
        rows = _rows(session, people)
        if not field.hasFocus() or not people:
            self.popup.hide()
            return
        if rows:
            says = translate("Finding", "In call lists:")
        else:
            says = translate("Finding", "%n found, in no list.", "", len(people))
        self.popup.show_found(field, says, rows, session.known.statuses)

    def _choose(self, row: FoundRow) -> None:
        self.popup.hide()
        self.chosen.emit(row.place.list_id, row.card.id)


def _rows(session: Session, people: Collection[Card]) -> list[FoundRow]:
    whereabouts = Whereabouts(session.known, people=[(card.kind, card.id) for card in people])
    places = [(card, place) for card in people for place in whereabouts.places(card.kind, card.id)]
    return [
        FoundRow(number, card, place, list_row(session.known, place.list_id, tallied=False))
        for number, (card, place) in enumerate(places[:_MOST])
    ]
