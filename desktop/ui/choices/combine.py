"""How several call lists become a new one: union, intersection, difference."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton

from desktop.domain.call_list import Participant
from desktop.domain.overview import ListRow
from desktop.domain.splitting import Combination, chosen_people
from desktop.qtkit.boxes import FLUSH, column, side_by_side
from desktop.qtkit.named import named
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
    """A new list of the people with the ticked statuses in lists of one kind, which stay as they are.

    `ticked` are the codes that are chosen at first. The lists are read again while the dialog opens.
    """

    lines = 5

    def __init__(self, lookups: Lookups, rows: list[ListRow], ticked: frozenset[str]):
        super().__init__(translate("Choices", "Combine lists"), translate("Choices", "Create"))
        self._rows = {row.id: row for row in rows}
        self._people = {row.id: row.membership.participants if row.membership is not None else None for row in rows}
        self._statuses = StatusBoxes(lookups.known, "combine", ticked)
        self._show_statuses()
        self._how = QButtonGroup(self)
        self._first = named(QComboBox(), "combineFirst")
        self._first.setAccessibleName(translate("Choices", "The list whose people are wanted"))
        for row in rows:
            self._first.addItem(f"#{row.id} {words.subject(row)}", row.id)
        self._fields = ListFields(lookups)
        for number, (how, text) in enumerate(self._ways()):
            self._how.addButton(named(QRadioButton(text), f"combine{how.name.capitalize()}"), number)
        in_any, in_all, only_here = self._how.buttons()
        numbers = ", ".join(f"#{row.id}" for row in rows)
        column(
            PlainLabel(translate("Choices", "Lists {lists}: who is called?").format(lists=numbers)),
            side_by_side(in_any, 16, in_all, None),
            side_by_side(only_here, (self._first, 1)),
            4,
            PlainLabel(translate("Choices", "Only those with status:")),
            self._statuses,
            4,
            self._fields,
            within=self,
            spacing=8,
            margins=FLUSH,
        )
        self._statuses.changed.connect(self.changed)
        self._how.button(0).setChecked(True)
        self._how.idToggled.connect(lambda _id, on: self.changed.emit() if on else None)
        self._first.currentIndexChanged.connect(self._choose_difference)
        self._fields.changed.connect(self.changed)
        for row in rows:
            lookups.participants(row.id, partial(self._take, row.id))

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

    def _take(self, number: int, participants: Sequence[Participant]) -> None:
        self._people[number] = participants
        self._show_statuses()
        self.changed.emit()

    def _show_statuses(self) -> None:
        self._statuses.show_people([person for people in self._people.values() for person in people or ()])
