"""How a call list is split: among colleagues, into a number of parts, by the owners of the cards, or by time zone."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QSpinBox

from desktop.domain.call_list import Participant
from desktop.domain.list_plans import NewList
from desktop.domain.local_time import LocalTimes, Zones, zones_of_phones
from desktop.domain.overview import ListRow
from desktop.domain.splitting import dealt, grouped
from desktop.domain.status import is_done
from desktop.qtkit.boxes import FLUSH, column, side_by_side
from desktop.qtkit.loop import in_thread
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel
from desktop.services.list_reading import open_list
from desktop.services.operations.split import SplitList
from desktop.services.writing.operation import Operation
from desktop.ui import formats, words
from desktop.ui.choices.choices import Choices
from desktop.ui.choices.lookups import Lookups
from desktop.ui.choices.users import UserList
from desktop.ui.local_time_words import offset_text

translate = QCoreApplication.translate
_INDENT = 24
"""Pixels that the fields of a way stand further right than the way itself."""


class _By(Enum):
    COLLEAGUES = auto()
    NUMBER = auto()
    OWNERS = auto()
    ZONES = auto()


class SplitChoices(Choices):
    """The first part stays in the list with its statuses; every other part moves to a new list with the same form.

    By time zone, people with the same offset from UTC now are one part, and those whose zone is unknown another; the
    biggest part stays, and the new lists are named for theirs.

    Only people who are still to be called are split, unless everybody is wanted: those with a result keep it where
    they are. The list is read again while the dialog opens.
    """

    lines = 6

    def __init__(self, lookups: Lookups, row: ListRow):
        title = translate("Choices", "Split call list #{number}").format(number=row.id)
        super().__init__(title, translate("Choices", "Split"))
        self._lookups, self._known, self._row = lookups, lookups.known, row
        self._cards_read = False
        self._zones: dict[int, Zones] | None = None
        """The time zones of participants by card id; None until they were found out."""
        self._participants = row.membership.participants if row.membership else ()
        self._explained = PlainLabel(wordWrap=True)
        self._colleagues = UserList(lookups)
        self._parts = named(QSpinBox(minimum=2, maximum=50), "splitParts")
        self._parts.setAccessibleName(translate("Choices", "Number of parts"))
        self._number = self._parts.value()
        everybody = translate("Choices", "Also move processed people (their &statuses will be lost)")
        self._everybody = named(QCheckBox(everybody), "splitEverybody")
        self._by = QButtonGroup(self)
        for by, text in self._ways():
            self._by.addButton(named(QRadioButton(text), f"splitBy{by.name.capitalize()}"), by.value)
        by_colleagues, by_number, by_owners, by_zones = self._by.buttons()
        self._parts_by_zone = named(PlainLabel(wordWrap=True), "splitZones")
        column(
            self._explained,
            by_colleagues,
            (side_by_side((self._colleagues, 1), margins=(_INDENT, 0, 0, 0)), 1),
            side_by_side(by_number, self._parts, None),
            by_owners,
            by_zones,
            side_by_side(self._parts_by_zone, margins=(_INDENT, 0, 0, 0)),
            4,
            self._everybody,
            within=self,
            spacing=8,
            margins=FLUSH,
        )
        self._by.button(_By.COLLEAGUES.value).setChecked(True)
        self._by.idToggled.connect(self._chose)
        self._colleagues.changed.connect(lambda: self._choose(_By.COLLEAGUES))
        self._parts.valueChanged.connect(self._choose_number)
        self._everybody.toggled.connect(lambda _: self.changed.emit())
        self.changed.connect(self._explain)
        self._explain()
        lookups.participants(row.id, self._take)

    def chosen(self) -> Operation | str:
        """Return the split into parts, the first of which stays."""
        movable = self._movable()
        owners: list[int | None]
        names: list[str] | None = None
        match _By(self._by.checkedId()):
            case _By.COLLEAGUES:
                owners = list(self._colleagues.user_ids)
                if len(owners) < 2:
                    return translate("Choices", "Tick at least two colleagues.")
                parts = dealt(movable, len(owners))
            case _By.NUMBER:
                parts = dealt(movable, self._parts.value())
                owners = [None] * len(parts)
            case _By.OWNERS:
                if not self._cards_read:
                    return translate("Choices", "Loading cards…")
                groups = grouped(movable, self._owners(), None)
                owners, parts = list(groups), list(groups.values())
            case _By.ZONES:
                by_zone = self._by_zone(movable)
                if by_zone is None:
                    return translate("Choices", "Loading cards…")
                if by_zone.keys() == {None}:
                    return translate("Choices", "The phones don't show anybody's time zone.")
                if len(by_zone) == 1:
                    return translate("Choices", "Everybody is in the same time zone.")
                names, parts = [_zone_name(offset) for offset in by_zone], list(by_zone.values())
                owners = [None] * len(parts)
        if len(parts) < 2 or not all(parts):
            return translate("Choices", "There are too few people to be called for so many parts.")
        return self._split(parts, owners, names or [_part_name(number) for number in range(1, len(parts) + 1)])

    def _split(self, parts: list[tuple[int, ...]], owners: list[int | None], names: list[str]) -> SplitList:
        call_list = self._row.call_list
        responsible = self._row.activity.responsible_id if self._row.activity else None
        subject = words.subject(self._row)
        new_lists = tuple(
            NewList(
                call_list.kind,
                part,
                call_list.form_id,
                f"{subject}, {name}",
                owner if owner is not None else responsible,
                sources=(call_list.id,),
            )
            for part, owner, name in zip(parts[1:], owners[1:], names[1:], strict=True)
        )
        moved = {card_id for part in parts[1:] for card_id in part}
        statuses = tuple((p.card_id, p.status) for p in self._participants if p.card_id in moved)
        first = owners[0] if owners[0] != responsible else None
        return SplitList(call_list.id, new_lists, statuses, first)

    def _movable(self) -> list[int]:
        everybody = self._everybody.isChecked()
        return [person.card_id for person in self._participants if everybody or not is_done(person.status)]

    def _owners(self) -> dict[int, int | None]:
        kind = self._row.call_list.kind
        cards = ((person.card_id, self._known.cards.get((kind, person.card_id))) for person in self._participants)
        return {card_id: card.owner_id for card_id, card in cards if card is not None}

    def _by_zone(self, movable: list[int]) -> dict[timedelta | None, tuple[int, ...]] | None:
        """Return who is where by the offset from UTC, None for unknown zones; None until that was found out."""
        if self._zones is None:
            return None
        times = LocalTimes(self._lookups.session.portal_clock.now())
        return grouped(movable, {card_id: times.offset(zones) for card_id, zones in self._zones.items()}, None)

    async def _find_zones(self) -> dict[int, Zones]:
        """Read the cards and find out the zones of their phones. Raises Problem."""
        await open_list(self._lookups.session, self._row.id, lambda _: None)
        kind, cards = self._row.call_list.kind, self._known.cards
        phones = {
            person.card_id: card.phones
            for person in self._participants
            if (card := cards.get((kind, person.card_id))) is not None
        }
        return await in_thread(_zones_of_all, phones)

    def _know_zones(self, zones: dict[int, Zones]) -> None:
        self._zones = zones
        self.changed.emit()

    def _ways(self) -> tuple[tuple[_By, str], ...]:
        return (
            (_By.COLLEAGUES, translate("Choices", "Among &colleagues (the first one keeps this list):")),
            (_By.NUMBER, translate("Choices", "Into &parts:")),
            (_By.OWNERS, translate("Choices", "By card &owner")),
            (_By.ZONES, translate("Choices", "By &time zone of the phones")),
        )

    def _chose(self, number: int, on: bool) -> None:
        if not on:
            return
        if _By(number) is _By.OWNERS and not self._cards_read:
            reading = partial(open_list, self._lookups.session, self._row.id, lambda _: None)
            self._lookups.run("cards", reading, lambda _: self._know_owners())
        if _By(number) is _By.ZONES and self._zones is None:
            self._lookups.run("zones", self._find_zones, self._know_zones)
        self.changed.emit()

    def _know_owners(self) -> None:
        self._cards_read = True
        self.changed.emit()

    def _choose_number(self, parts: int) -> None:
        if parts != self._number:  # Enter reports the same number again
            self._number = parts
            self._choose(_By.NUMBER)

    def _choose(self, by: _By) -> None:
        self._by.button(by.value).setChecked(True)
        self.changed.emit()

    def _take(self, participants: Sequence[Participant]) -> None:
        if participants != self._participants:
            self._participants = participants
            self.changed.emit()

    def _explain(self) -> None:
        total, movable = len(self._participants), self._movable()
        text = translate("Choices", "%n of {total} participants will be split.", "", len(movable))
        self._explained.setText(text.format(total=total))
        by_zone = self._by_zone(movable) if _By(self._by.checkedId()) is _By.ZONES else None
        sizes = {_zone_name(offset): formats.number(len(people)) for offset, people in (by_zone or {}).items()}
        parts = [f"{name}\N{NO-BREAK SPACE}({size})" for name, size in sizes.items()]
        self._parts_by_zone.setVisible(len(parts) > 1)
        if len(parts) > 1:
            stays = translate("Choices", "Stays in this list: {part}. New lists: {others}")
            self._parts_by_zone.setText(stays.format(part=parts[0], others=", ".join(parts[1:])))


def _zone_name(offset: timedelta | None) -> str:
    return translate("Choices", "time zone unknown") if offset is None else offset_text(offset)


def _part_name(number: int) -> str:
    return translate("Choices", "part {number}").format(number=number)


def _zones_of_all(phones: Mapping[int, tuple[str, ...]]) -> dict[int, Zones]:
    return {card_id: zones_of_phones(written) for card_id, written in phones.items()}
