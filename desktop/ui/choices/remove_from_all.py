"""Who is removed from all the call lists they are in."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from desktop.domain.card import Card
from desktop.domain.problem import Problem
from desktop.domain.whereabouts import Place, Whereabouts
from desktop.qtkit.boxes import FLUSH, column
from desktop.qtkit.debounce import Debounce
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.search_field import SearchField
from desktop.qtkit.tick_list import TickList
from desktop.services.operations.take_off import TakeOff
from desktop.services.people_search import find_people
from desktop.services.writing.operation import Operation
from desktop.ui import card_notes, words
from desktop.ui.choices.choices import Choices
from desktop.ui.choices.lookups import Lookups
from desktop.ui.copying import copy_current_cell

translate = QCoreApplication.translate
_SEARCH_AFTER = 250
"""Milliseconds after the last key before the portal is asked."""
_MOST_LISTS = 6


class RemoveFromAllChoices(Choices):
    """People found by phone or name, with the lists they are in; `people` are shown at first, ticked."""

    def __init__(self, lookups: Lookups, people: Sequence[Card]):
        super().__init__(translate("Choices", "Remove from all lists"), translate("Choices", "Remove"))
        self._lookups, self._known = lookups, lookups.known
        self._whereabouts = Whereabouts(lookups.known)
        self._search = named(SearchField(), "everywhereSearch")
        self._search.setPlaceholderText(translate("Choices", "Phone number, name, e-mail or ID…"))
        self._search.setAccessibleName(translate("Choices", "Who to remove from all lists"))
        self._found = named(TickList(), "everywhereFound")
        copy_current_cell(self._found)
        self._found.setAccessibleName(translate("Choices", "People found"))
        self._found.setMinimumHeight(self.fontMetrics().lineSpacing() * 8)
        self._state = PlainLabel(wordWrap=True)
        column(self._search, self._state, (self._found, 1), within=self, spacing=8, margins=FLUSH)
        self._soon = Debounce(self._look, _SEARCH_AFTER, self)
        self._search.textChanged.connect(lambda _: self._soon.ask())
        self._found.ticked_changed.connect(self.changed)
        if people:
            self._show(people, ticked=True)
        self._search.setFocus()

    def chosen(self) -> Operation | str:
        """Return the removal of the ticked people from every list that they are in."""
        people = tuple(self._found.ticked)
        return TakeOff(people) if people else translate("Choices", "Find a person and tick them.")

    def _look(self) -> None:
        self._state.setText(translate("Choices", "Searching…"))
        finding = partial(find_people, self._lookups.session, self._search.text())
        self._lookups.run("people", finding, self._show, self._failed)

    def _failed(self, problem: Problem) -> None:
        self._state.setText(words.explain(problem).text)

    def _show(self, people: Sequence[Card], *, ticked: bool = False) -> None:
        with_places = [(card, self._whereabouts.places(card.kind, card.id)) for card in people]
        listed = [(card, places) for card, places in with_places if places]
        self._found.empty()
        for card, places in sorted(listed, key=lambda pair: -len(pair[1])):
            self._found.add((card.kind, card.id), self._line(card, places), ticked=ticked or len(listed) == 1)
        if not people:
            said = translate("Choices", "Nobody found.") if self._search.text().strip() else ""
        elif not listed:
            said = translate("Choices", "%n found, in no list.", "", len(people))
        else:
            said = translate("Choices", "%n in call lists:", "", len(listed))
        self._state.setText(said)
        self.changed.emit()

    def _line(self, card: Card, places: Sequence[Place]) -> str:
        lists = ", ".join(card_notes.named(place, self._known.statuses) for place in places[:_MOST_LISTS])
        more = "…" if len(places) > _MOST_LISTS else ""
        return f"{card.name or f'#{card.id}'} · {', '.join(card.phones) or '–'} · {lists}{more}"
