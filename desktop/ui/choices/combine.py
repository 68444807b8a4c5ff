"""How several call lists become a new one: union, intersection, difference."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.domain.call_list import Participant
from desktop.domain.overview import ListRow
from desktop.domain.splitting import Combination, combined
from desktop.qtkit.plain import PlainLabel
from desktop.services.writing.new_lists import CreateList
from desktop.ui import words
from desktop.ui.choices.choices import Choices, Chosen
from desktop.ui.choices.lookups import Lookups
from desktop.ui.choices.new_list import ListFields

translate = QCoreApplication.translate


class CombineChoices(Choices):
    """A new list out of lists of one kind, which stay as they are. They are read anew while the dialog opens."""

    def __init__(self, lookups: Lookups, rows: list[ListRow], parent: QWidget | None = None):
        super().__init__(parent)
        self._rows = {row.id: row for row in rows}
        self._people = {row.id: row.membership.card_ids if row.membership is not None else None for row in rows}
        self._how = QButtonGroup(self)
        self._first = QComboBox()
        self._first.setObjectName("combineFirst")
        self._first.setAccessibleName(translate("Choices", "The list whose people are wanted"))
        for row in rows:
            self._first.addItem(f"#{row.id} {words.subject(row)}", row.id)
        self._fields = ListFields(lookups)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        numbers = ", ".join(f"#{row.id}" for row in rows)
        layout.addWidget(PlainLabel(translate("Choices", "Lists {lists}: who is called?").format(lists=numbers)))
        for how, text in self._ways():
            button = QRadioButton(text)
            button.setObjectName(f"combine{how.name.capitalize()}")
            self._how.addButton(button, list(Combination).index(how))
            line = QHBoxLayout()
            line.addWidget(button)
            if how is Combination.DIFFERENCE:
                line.addWidget(self._first, 1)
            layout.addLayout(line)
        layout.addWidget(self._fields)
        self._how.button(0).setChecked(True)
        self._how.idToggled.connect(lambda _id, on: self.changed.emit() if on else None)
        self._first.currentIndexChanged.connect(self._choose_difference)
        self._fields.changed.connect(self.changed)
        for row in rows:
            lookups.participants(row.id, partial(self._take, row.id))

    def title(self) -> str:
        """Return what the dialog is called."""
        return translate("Choices", "New list out of several")

    def chosen(self) -> Chosen | str:
        """Return the list to be made."""
        if None in self._people.values():
            return translate("Choices", "The lists are being read …")
        first = self._first.currentData()
        order = [first, *(number for number in self._rows if number != first)]
        how = list(Combination)[self._how.checkedId()]
        card_ids = combined(how, [self._people[number] or () for number in order])
        if not card_ids:
            return translate("Choices", "Nobody is left for the new list.")
        wish = self._fields.wish(self._rows[first].call_list.kind, card_ids)
        return wish if isinstance(wish, str) else Chosen((CreateList(wish),))

    def _ways(self) -> tuple[tuple[Combination, str], ...]:
        return (
            (Combination.UNION, translate("Choices", "Who is in &any of them")),
            (Combination.INTERSECTION, translate("Choices", "Who is in a&ll of them")),
            (Combination.DIFFERENCE, translate("Choices", "Who is only in this &one:")),
        )

    def _choose_difference(self) -> None:
        self._how.button(list(Combination).index(Combination.DIFFERENCE)).setChecked(True)
        self.changed.emit()

    def _take(self, number: int, participants: tuple[Participant, ...]) -> None:
        self._people[number] = tuple(participant.card_id for participant in participants)
        self.changed.emit()
