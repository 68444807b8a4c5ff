"""How several call lists become a new one: union, intersection, difference."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.domain.call_list import Participant
from desktop.domain.overview import ListRow
from desktop.domain.splitting import Combination, chosen_people
from desktop.domain.status import IN_WORK
from desktop.qtkit.plain import PlainLabel
from desktop.services.operations.gather import GatherList
from desktop.services.writing.operation import Operation
from desktop.ui import words
from desktop.ui.choices.choices import Choices
from desktop.ui.choices.lookups import Lookups
from desktop.ui.choices.new_list import ListFields
from desktop.ui.choices.status_boxes import StatusBoxes

translate = QCoreApplication.translate


class CombineChoices(Choices):
    """A new list of people with the ticked statuses out of lists of one kind, which stay as they are.

    `ticked` are codes that are chosen from the start. The lists are read anew while the dialog opens.
    """

    def __init__(
        self,
        lookups: Lookups,
        rows: list[ListRow],
        ticked: frozenset[str] = frozenset({IN_WORK}),
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._rows = {row.id: row for row in rows}
        self._people = {row.id: row.membership.participants if row.membership is not None else None for row in rows}
        self._statuses = StatusBoxes(lookups.known, "combine", ticked)
        self._show_statuses()
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
        layout.addWidget(PlainLabel(translate("Choices", "Only those with status:")))
        layout.addWidget(self._statuses)
        layout.addWidget(self._fields)
        self._statuses.changed.connect(self.changed)
        self._how.button(0).setChecked(True)
        self._how.idToggled.connect(lambda _id, on: self.changed.emit() if on else None)
        self._first.currentIndexChanged.connect(self._choose_difference)
        self._fields.changed.connect(self.changed)
        for row in rows:
            lookups.participants(row.id, partial(self._take, row.id))

    def title(self) -> str:
        """Return what the dialog is called."""
        return translate("Choices", "Combine lists")

    def chosen(self) -> Operation | str:
        """Return the list to be made."""
        if None in self._people.values():
            return translate("Choices", "Loading lists…")
        first = self._first.currentData()
        order = (first, *(number for number in self._rows if number != first))
        how = list(Combination)[self._how.checkedId()]
        if not chosen_people(how, [self._people[number] or () for number in order], self._statuses.ticked):
            return translate("Choices", "Nobody is left for the new list.")
        wish = self._fields.wish(self._rows[first].call_list.kind, ())
        return wish if isinstance(wish, str) else GatherList(order, self._statuses.ticked, wish, how)

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
        self._people[number] = participants
        self._show_statuses()
        self.changed.emit()

    def _show_statuses(self) -> None:
        self._statuses.show_people([person for people in self._people.values() for person in people or ()])
