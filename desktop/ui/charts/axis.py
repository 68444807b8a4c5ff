"""The axis of time of a chart: its labels, and moments in words."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from desktop.ui import formats

translate = QCoreApplication.translate

_LABELS = 12
"""Labels at most."""
_HOURS, _DAYS = (1, 2, 3, 6, 12), (1, 2, 7, 14, 28, 91, 182, 364)
_A_DAY = timedelta(hours=30)
"""A chart of no more than this is labelled by hours."""


def ticks(left: datetime, right: datetime) -> list[tuple[float, str]]:
    """Return the labels between two moments in one zone, at full hours of its clock, or at its midnights."""
    length = right - left
    if length <= _A_DAY:
        step = next((hours for hours in _HOURS if length / timedelta(hours=hours) <= _LABELS), _HOURS[-1])
        moments = _full_hours(left, right, step)
        return [(moment.timestamp(), formats.time_of_day(moment)) for moment in moments]
    days = next((days for days in _DAYS if length / timedelta(days=days) <= _LABELS), _DAYS[-1])
    return [(moment.timestamp(), _day(moment, weekday=days == 1)) for moment in _midnights(left, right, days)]


def in_words(moment: datetime, *, with_day: bool) -> str:
    """Return a moment: the time of day, after the day where that is not the same for all."""
    return f"{_day(moment, weekday=True)}, {formats.time_of_day(moment)}" if with_day else formats.time_of_day(moment)


def hour_name(hour: int) -> str:
    """Return the beginning of an hour of the day."""
    return QLocale().toString(QTime(hour, 0), QLocale.FormatType.ShortFormat)


def whole_hour(hour: int) -> str:
    """Return an hour of the day from its beginning to its end."""
    return translate("Charts", "{begin}–{end}").format(begin=hour_name(hour), end=hour_name((hour + 1) % 24))


def stops(values: Sequence[datetime], left: datetime, right: datetime) -> list[float]:
    """Return the moments that lie between two others, and these themselves, as seconds in order."""
    within = {moment.timestamp() for moment in values if left < moment < right}
    return sorted({left.timestamp(), right.timestamp()} | within)


def _full_hours(left: datetime, right: datetime, step: int) -> Iterator[datetime]:
    """Yield full hours of the clock; counted in real time, so that none is left out or repeated."""
    moment = left.replace(minute=0, second=0, microsecond=0)
    while moment.timestamp() <= right.timestamp():
        if moment.timestamp() >= left.timestamp() and moment.hour % step == 0:
            yield moment
        moment = datetime.fromtimestamp(moment.timestamp() + 3600, left.tzinfo)


def _midnights(left: datetime, right: datetime, step: int) -> Iterator[datetime]:
    day = left.date() + timedelta(days=left.time() > time())
    while (moment := datetime.combine(day, time(), left.tzinfo)) <= right:
        yield moment
        day += timedelta(days=step)


def _day(moment: datetime, *, weekday: bool) -> str:
    if not weekday:
        return formats.day(moment)
    return QLocale().toString(QDate(moment.year, moment.month, moment.day), "ddd d")
