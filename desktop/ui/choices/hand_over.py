"""An operator is ill or has left: who gets the lists, as they are or what is left of them split among colleagues."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton

from desktop.domain.call_list import CHANGEABLE_KINDS, Participant, Visibility
from desktop.domain.list_plans import ActivityWish, NewList
from desktop.domain.moves import Person
from desktop.domain.overview import ListRow
from desktop.domain.splitting import shared_out
from desktop.domain.status import is_done
from desktop.qtkit.boxes import FLUSH, column, side_by_side
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel, labelling
from desktop.qtkit.tick_list import TickList
from desktop.services.operations.split import SplitList, SplitLists
from desktop.services.writing.activities import ChangeActivity
from desktop.services.writing.operation import Operation, Writes
from desktop.ui import formats, words
from desktop.ui.choices.choices import Choices
from desktop.ui.choices.lookups import Lookups
from desktop.ui.choices.users import UserBox, UserList
from desktop.ui.copying import copy_current_cell

translate = QCoreApplication.translate
_INDENT = 24
"""Pixels that the fields of a way stand further right than the way itself."""
_LINES = 3
"""Lists that are seen without scrolling."""


class HandOverChoices(Choices):
    """The lists in progress of one operator, ticked; to one colleague, or split among several.

    `rows` are all call lists, `selected` the numbers of those selected: their operator is chosen at first, and only
    they are ticked if they are several. Someone who is to be called in several of the ticked lists stays in each of
    them: two lists never take from each other. All lists of the operator are read again when they are shown.
    """

    lines = 5

    def __init__(self, lookups: Lookups, rows: Sequence[ListRow], selected: Sequence[int]):
        super().__init__(translate("Choices", "Hand lists over"), translate("Choices", "Hand over"))
        self._lookups, self._selected = lookups, set(selected)
        at_work = [row for row in rows if row.activity is not None and row.visibility is Visibility.ACTIVE]
        self._rows = {row.id: row for row in at_work if row.responsible is not None}
        self._people: dict[int, Sequence[Participant]] = {}
        self._shared: dict[int, list[tuple[int, tuple[Person, ...]]]] = {}
        """The parts of each ticked list, each with the colleague who gets it; the first part stays in the list."""
        self._from = named(QComboBox(), "handOverFrom")
        self._lists = named(TickList(), "handOverLists")
        copy_current_cell(self._lists)
        self._lists.setAccessibleName(translate("Choices", "Lists to hand over"))
        self._lists.setFixedHeight(self.fontMetrics().lineSpacing() * (_LINES + 1) + 8 * _LINES)
        self._to = UserBox("handOverTo", lookups, translate("Choices", "choose a colleague"), None)
        self._to.setAccessibleName(translate("Choices", "Colleague"))
        self._colleagues = UserList(lookups)
        self._shares = named(PlainLabel(wordWrap=True), "handOverShares")
        self._way = QButtonGroup(self)
        one = named(QRadioButton(translate("Choices", "All to &one colleague:")), "handOverOne")
        text = translate("Choices", "&Split those still to be called among colleagues:")
        several = named(QRadioButton(text), "handOverSplit")
        self._way.addButton(one, 0)
        self._way.addButton(several, 1)
        column(
            side_by_side(labelling(translate("Choices", "&From"), self._from), 12, (self._from, 1)),
            self._lists,
            side_by_side(one, 8, (self._to, 1)),
            several,
            (side_by_side((self._colleagues, 1), margins=(_INDENT, 0, 0, 0)), 1),
            self._shares,
            within=self,
            spacing=8,
            margins=FLUSH,
        )
        one.setChecked(True)
        self._offer_operators()
        self._show_lists()
        self._from.currentIndexChanged.connect(lambda _: self._show_lists())
        self._lists.ticked_changed.connect(self.changed)
        self._way.idToggled.connect(lambda _id, on: self.changed.emit() if on else None)
        self._to.changed.connect(lambda: self._choose(0))
        self._colleagues.changed.connect(lambda: self._choose(1))
        self.changed.connect(self._share_out)

    def chosen(self) -> Operation | str:
        """Return the change of the responsible of each list, or the splits."""
        if not self._rows:
            return translate("Choices", "No list in progress has a responsible.")
        if not self._lists.ticked:
            return translate("Choices", "Tick at least one list.")
        if self._way.checkedId() == 0:
            return self._to_one()
        if len(self._colleagues.user_ids) < 2:
            return translate("Choices", "Tick at least two colleagues.")
        return SplitLists(tuple(self._splits())) if self._shared else translate("Choices", "Loading lists…")

    def _to_one(self) -> Operation | str:
        if self._to.unclear or self._to.user_id is None:
            return translate("Choices", "Choose the colleague from the list.")
        if self._to.user_id == self._from.currentData():
            return translate("Choices", "These are this colleague's lists already.")
        wishes = (ActivityWish(number, responsible_id=self._to.user_id) for number in self._lists.ticked)
        return Writes(tuple(map(ChangeActivity, wishes)), apart=True)

    @property
    def _all_read(self) -> bool:
        return self._people.keys() >= set(self._lists.ticked)

    def _splits(self) -> list[SplitList]:
        splits = []
        for number, ((first, _), *others) in self._shared.items():
            row = self._rows[number]
            new_lists = tuple(
                NewList(
                    row.call_list.kind,
                    tuple(card_id for _, card_id in part),
                    row.call_list.form_id,
                    translate("Choices", "{subject}, part {number}").format(subject=words.subject(row), number=place),
                    user,
                    sources=(number,),
                )
                for place, (user, part) in enumerate(others, 2)
            )
            moved = {card_id for new in new_lists for card_id in new.card_ids}
            statuses = tuple((p.card_id, p.status) for p in self._people[number] if p.card_id in moved)
            already = row.activity is not None and row.activity.responsible_id == first
            splits.append(SplitList(number, new_lists, statuses, None if already else first))
        return splits

    def _left(self, number: int) -> list[Person]:
        kind = self._rows[number].call_list.kind
        return [(kind, one.card_id) for one in self._people.get(number, ()) if not is_done(one.status)]

    def _offer_operators(self) -> None:
        """Offer everybody who is responsible for a list in progress, dismissed ones too."""
        users = {row.responsible.id: row.responsible for row in self._rows.values() if row.responsible is not None}
        counts = Counter(row.responsible.id for row in self._rows.values() if row.responsible is not None)
        for user in sorted(users.values(), key=lambda user: words.person(user).casefold()):
            text = translate("Choices", "{name}: %n list(s) in progress", "", counts[user.id])
            self._from.addItem(text.format(name=words.person(user)), user.id)
        chosen = [row.responsible.id for n, row in self._rows.items() if n in self._selected and row.responsible]
        self._from.setCurrentIndex(max(self._from.findData(chosen[0]) if chosen else 0, 0))

    def _show_lists(self) -> None:
        self._lists.empty()
        mine = [
            row for row in self._rows.values() if row.responsible and row.responsible.id == self._from.currentData()
        ]
        wanted = self._selected & {row.id for row in mine}
        for row in mine:
            if row.membership is not None:
                self._people[row.id] = row.membership.participants
            left = "" if row.tally is None else formats.number(row.tally.total - row.tally.done)
            text = translate("Choices", "{list}: {left} to be called").format(
                list=words.numbered_subject(row), left=left or "…"
            )
            self._lists.add(row.id, text, ticked=len(wanted) < 2 or row.id in wanted)
            self._lookups.participants(row.id, partial(self._take, row.id))
        self.changed.emit()

    def _take(self, number: int, participants: Sequence[Participant]) -> None:
        if participants != self._people.get(number):
            self._people[number] = participants
            self.changed.emit()

    def _choose(self, way: int) -> None:
        self._way.button(way).setChecked(True)
        self.changed.emit()

    def _share_out(self) -> None:
        """Share the ticked lists out, and say how many people each colleague gets, once that can be told."""
        users, text = self._colleagues.user_ids, ""
        self._shared = {}
        if self._way.checkedId() == 1 and len(users) > 1 and self._lists.ticked and self._all_read:
            numbers = [number for number in self._lists.keys if number in self._lists.ticked]
            left = [self._left(number) for number in numbers]
            times = Counter(person for people in left for person in people)
            staying = {person for person, count in times.items() if count > 1 or person[0] not in CHANGEABLE_KINDS}
            self._shared = dict(zip(numbers, shared_out(left, users, staying), strict=True))
            gets = Counter[int]()
            for parts in self._shared.values():
                for user, part in parts:
                    gets[user] += len(part)
            known = self._lookups.known
            shares = (f"{words.user(known, user)} {formats.number(gets[user])}" for user in users)
            text = translate("Choices", "To be called by each: {shares}.").format(shares=", ".join(shares))
        self._shares.setText(text)
