"""When operators work, when clients may be called, and what the figures take from it."""

from collections.abc import Iterable, Sequence
from datetime import time

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit

from desktop.domain.days_off import DOTTED, ISO, days_off_text, read_days_off
from desktop.domain.preferences import Preferences
from desktop.domain.working_hours import USUAL
from desktop.qtkit.boxes import side_by_side
from desktop.qtkit.dialog import section
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.ui.settings.choice_box import ChoiceBox
from desktop.ui.settings.page import Page

translate = QCoreApplication.translate
_HALF_HOURS = [time(number // 2, number % 2 * 30) for number in range(48)]
_BEGINS, _ENDS = _HALF_HOURS[:-1], [*_HALF_HOURS[1:], time(23, 59)]
_STUCK_HOURS = (1, 2, 3, 4, 6, 8)
_REQUESTS = (0, 20, 60, 120, 300)
_ROWS = 4
"""Days of the week in a column."""


class WorkPage(Page):
    """Hours of work by day of the week, days off, hours in which clients may be called, and what figures go by."""

    def __init__(self) -> None:
        super().__init__()
        self._chosen = Preferences()
        self._days = [_Day(number) for number in range(len(USUAL))]
        self._hours, self._figures = section(), section()
        self._off = named(QLineEdit(), "settingsDaysOff")
        self._off_label = PlainLabel()
        self._off_label.setBuddy(self._off)
        self._verdict = named(ToneLabel(), "settingsDaysOffVerdict")
        self._calling = _Hours("settingsCallingBegin", "settingsCallingEnd")
        self._calling_label = PlainLabel()
        self._calling_label.setBuddy(self._calling.begin)
        self._stuck = ChoiceBox("settingsStuck", lambda: {number: _hours(number) for number in _STUCK_HOURS}, _hours)
        self._requests = ChoiceBox(
            "settingsCallRequests", lambda: {number: _requests(number) for number in _REQUESTS}, _requests
        )
        self._labels = {"stuck_hours": PlainLabel(), "call_requests_per_hour": PlainLabel()}
        self._lay_out()
        for day in self._days:
            day.worked.clicked.connect(self._change_week)
            for box in (day.begin, day.end):
                box.chosen.connect(lambda _, box=box: self._change_week(box))
        for box in (self._calling.begin, self._calling.end):
            box.chosen.connect(lambda _, box=box: self._change_calling(box))
        self._off.editingFinished.connect(self._take_days_off)
        self._stuck.chosen.connect(lambda hours: self.changed.emit({"stuck_hours": hours}))
        self._requests.chosen.connect(lambda number: self.changed.emit({"call_requests_per_hour": number}))

    def show_preferences(self, chosen: Preferences) -> None:
        """Show preferences that were chosen here or elsewhere; days off that can't be read yet stay."""
        before, self._chosen = self._chosen, chosen
        for day, hours in zip(self._days, chosen.working_week, strict=True):
            day.show_hours(hours)
        self._calling.show_value(chosen.calling_hours)
        if chosen.days_off != before.days_off or not self._off.text():
            self._show_days_off()
        self._stuck.show_value(chosen.stuck_hours)
        self._requests.show_value(chosen.call_requests_per_hour)

    def retranslate(self) -> None:
        """Show all texts in the present language."""
        self._hours.say(translate("Settings", "Working hours, in the portal's time zone"), Tone.DIM)
        for day in self._days:
            day.retranslate()
        self._off_label.setText(translate("Settings", "Da&ys off"))
        self._off.setPlaceholderText(
            translate("Settings", "{first}, {second} – {third}").format(
                first=_example(31, 12, 2026), second=_example(1, 1, 2027), third=_example(8, 1, 2027)
            )
        )
        self._show_days_off()
        self._calling_label.setText(translate("Settings", "Call cli&ents, by their local time"))
        self._calling.begin.setAccessibleName(translate("Settings", "Clients may be called from"))
        self._calling.end.setAccessibleName(translate("Settings", "Clients may be called until"))
        self._figures.say(translate("Settings", "Figures"), Tone.DIM)
        self._labels["stuck_hours"].setText(translate("Settings", "A list is &stuck after"))
        self._labels["call_requests_per_hour"].setText(translate("Settings", "Exact times of &calls"))
        for box in (self._stuck, self._requests):
            box.retranslate()

    def _lay_out(self) -> None:
        grid = self._grid()
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._hours, 0, 0, 1, 2)
        grid.addLayout(_week(self._days), 1, 0, 1, 2)
        grid.addWidget(self._off_label, 2, 0)
        grid.addWidget(self._off, 2, 1)
        grid.addWidget(self._verdict, 3, 1)
        grid.addWidget(self._calling_label, 4, 0)
        grid.addLayout(self._calling.row(), 4, 1)
        grid.addWidget(self._figures, 5, 0, 1, 2)
        for row, (label, box) in enumerate(zip(self._labels.values(), (self._stuck, self._requests), strict=True), 6):
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        grid.setRowStretch(8, 1)
        self._verdict.hide()

    def _change_week(self, changed: object = None) -> None:
        for day in self._days:
            day.keep_order(changed)
        self.changed.emit({"working_week": tuple(day.hours for day in self._days)})

    def _change_calling(self, changed: object) -> None:
        self._calling.keep_order(changed)
        self.changed.emit({"calling_hours": self._calling.value})

    def _take_days_off(self) -> None:
        days = read_days_off(self._off.text())
        self._verdict.setVisible(days is None)
        if days is None:
            text = translate("Settings", "Write days as {day}, separated by commas.")
            self._verdict.say(text.format(day=_example(31, 12, 2026)), Tone.ERROR)
        elif days != self._chosen.days_off:
            self.changed.emit({"days_off": days})
        else:
            self._show_days_off()

    def _show_days_off(self) -> None:
        self._off.setText(days_off_text(self._chosen.days_off, _written()))
        self._off.setCursorPosition(0)
        self._verdict.hide()


class _Hours:
    """Two boxes: from when to when on one day."""

    def __init__(self, begin: str, end: str) -> None:
        self.begin = ChoiceBox(begin, lambda: _times(_BEGINS), _time)
        self.end = ChoiceBox(end, lambda: _times(_ENDS), _time)
        self.to = PlainLabel("–")

    @property
    def value(self) -> tuple[time, time]:
        """The hours that are chosen."""
        return self.begin.currentData(), self.end.currentData()

    def show_value(self, hours: tuple[time, time]) -> None:
        """Show hours that were chosen here or elsewhere."""
        self.begin.show_value(hours[0])
        self.end.show_value(hours[1])

    def row(self) -> QHBoxLayout:
        """Return both boxes beside each other, with what room is left behind them."""
        return side_by_side(self.begin, self.to, self.end, None, spacing=6)

    def keep_order(self, changed: object) -> None:
        """Move the other end if the one that was changed has passed it."""
        begin, end = self.value
        if begin < end:
            return
        if changed is self.end:
            self.begin.show_value(max(at for at in _BEGINS if at < end))
        else:
            self.end.show_value(min(at for at in _ENDS if at > begin))


class _Day(_Hours):
    """A day of the week: whether it is worked on, from when and to when."""

    def __init__(self, number: int) -> None:
        super().__init__(f"settingsBegin{number + 1}", f"settingsEnd{number + 1}")
        self._number = number
        self.worked = named(QCheckBox(), f"settingsDay{number + 1}")
        usual = USUAL[0]
        assert usual is not None
        self.show_value(usual)

    @property
    def hours(self) -> tuple[time, time] | None:
        """The hours that are chosen, None for a day without work."""
        return self.value if self.worked.isChecked() else None

    def show_hours(self, hours: tuple[time, time] | None) -> None:
        """Show hours; a day without work keeps the last ones, disabled."""
        self.worked.setChecked(hours is not None)
        if hours is not None:
            self.show_value(hours)
        for part in (self.begin, self.end, self.to):
            part.setEnabled(hours is not None)

    def retranslate(self) -> None:
        """Show all texts in the present language."""
        name = QLocale().standaloneDayName(self._number + 1)
        short = QLocale().standaloneDayName(self._number + 1, QLocale.FormatType.ShortFormat)
        self.worked.setText(short[:1].upper() + short[1:])
        self.worked.setAccessibleName(name)
        self.begin.setAccessibleName(translate("Settings", "{day}: work begins at").format(day=name))
        self.end.setAccessibleName(translate("Settings", "{day}: work ends at").format(day=name))


def _week(days: Sequence[_Day]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    for place, day in enumerate(days):
        row, beside = place % _ROWS, place // _ROWS * 2
        grid.addWidget(day.worked, row, beside)
        grid.addLayout(side_by_side(day.begin, day.to, day.end, spacing=6), row, beside + 1)
    grid.setColumnStretch(4, 1)
    return grid


def _times(times: Iterable[time]) -> dict[time, str]:
    return {at: _time(at) for at in times}


def _time(at: time) -> str:
    return f"{at:%H:%M}"


def _hours(number: int) -> str:
    return translate("Settings", "%n working hour(s) without a result", "", number)


def _requests(number: int) -> str:
    if not number:
        return translate("Settings", "Never look them up")
    return translate("Settings", "Look them up, at most %n request(s) an hour", "", number)


def _written() -> str:
    """Return how days are written in the present language."""
    return DOTTED if QLocale().language() is QLocale.Language.Russian else ISO


def _example(day: int, month: int, year: int) -> str:
    return f"{day:02}.{month:02}.{year}" if _written() == DOTTED else f"{year}-{month:02}-{day:02}"
