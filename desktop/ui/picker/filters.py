"""Filters of a search for contacts or companies: owner, phone, date of creation."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from desktop.domain.card import User
from desktop.domain.card_query import CardQuery
from desktop.qtkit.boxes import FLUSH, side_by_side
from desktop.qtkit.day_edit import DayEdit
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel
from desktop.ui import words

translate = QCoreApplication.translate
_BETWEEN = 0
_FIRST_DAYS = 30
"""Days from the first date to the last one at first, both included."""


class Filters(QWidget):
    """One row, owned by the picker's dialog. Emits `changed` when a filter changes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.owner = named(QComboBox(minimumContentsLength=16, maxVisibleItems=16), "pickerOwner")
        self.owner.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.owner.setAccessibleName(translate("Picker", "Owner"))
        self.owner.addItem(translate("Picker", "Any owner"), None)
        self._owners: list[tuple[bool, str, int]] = []
        self.has_phone = named(QCheckBox(translate("Picker", "Has a phone")), "pickerHasPhone")
        self.created = named(QComboBox(), "pickerCreated")
        self.created.setAccessibleName(translate("Picker", "Created"))
        for text, days in (
            (translate("Picker", "Created at any time"), None),
            (translate("Picker", "Created today"), 1),
            (translate("Picker", "Created in the last 7 days"), 7),
            (translate("Picker", "Created in the last 30 days"), 30),
            (translate("Picker", "Created between…"), _BETWEEN),
        ):
            self.created.addItem(text, days)
        today = QDate.currentDate()
        self.first = named(DayEdit(today.addDays(1 - _FIRST_DAYS)), "pickerCreatedFrom")
        self.last = named(DayEdit(today), "pickerCreatedUntil")
        self.first.setAccessibleName(translate("Picker", "Created from"))
        self.last.setAccessibleName(translate("Picker", "Created until"))
        self._dash = PlainLabel("–")
        dates = (self.first, self._dash, self.last)
        self.setLayout(side_by_side(self.owner, self.has_phone, self.created, *dates, None, margins=FLUSH))
        self._show_dates()
        self.created.currentIndexChanged.connect(lambda _: self._show_dates())
        for signal in (self.owner.currentIndexChanged, self.created.currentIndexChanged, self.has_phone.toggled):
            signal.connect(lambda _: self.changed.emit())
        for edit in (self.first, self.last):
            edit.dateChanged.connect(lambda _: self.changed.emit())

    @property
    def narrow(self) -> bool:
        """Whether any filter is set."""
        return self.narrowed(CardQuery(), UTC) != CardQuery()

    def fill_owners(self, users: Iterable[User]) -> None:
        """Offer these users, with dismissed ones last; the chosen one stays chosen."""
        chosen = self.owner.currentData()
        named = sorted((not user.active, words.person(user), user.id) for user in users)
        if named == self._owners:
            return
        self._owners = named
        with QSignalBlocker(self.owner):
            self.owner.clear()
            self.owner.addItem(translate("Picker", "Any owner"), None)
            for _, name, user_id in named:
                self.owner.addItem(name, user_id)
            self.owner.setCurrentIndex(max(self.owner.findData(chosen), 0))

    def narrowed(self, query: CardQuery, zone: tzinfo) -> CardQuery:
        """Return a query with the filters; `zone` is the portal's, in which its days begin."""
        first, last = self._days(datetime.now(zone).date())
        return replace(
            query,
            owner_id=self.owner.currentData(),
            has_phone=self.has_phone.isChecked() or None,
            created_from=None if first is None else datetime.combine(first, time(), zone),
            created_before=None if last is None else datetime.combine(last + timedelta(days=1), time(), zone),
        )

    def _days(self, today: date) -> tuple[date | None, date | None]:
        """Return the first and the last day, both included."""
        days = self.created.currentData()
        if days is None:
            return None, None
        if days != _BETWEEN:
            return today - timedelta(days=days - 1), None
        first, last = sorted(date(*edit.date().getDate()) for edit in (self.first, self.last))
        return first, last

    def _show_dates(self) -> None:
        for widget in (self.first, self._dash, self.last):
            widget.setVisible(self.created.currentData() == _BETWEEN)
