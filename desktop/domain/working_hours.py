"""When operators work: hours of each day of the week, days off, and the portal's zone. Everything else is no time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

USUAL = (*[(time(9), time(18))] * 5, None, None)
"""Monday to Friday, nine to six."""


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """`week` has the beginning and end of work from Monday to Sunday, None for a day without work.

    `zone` is the portal's; times of day are in it. Daylight saving moves the hours of work with the clock, and no
    hour counts twice or negatively: differences are taken in UTC.
    """

    zone: tzinfo
    week: tuple[tuple[time, time] | None, ...] = USUAL
    days_off: frozenset[date] = frozenset()

    def of_day(self, day: date) -> tuple[datetime, datetime] | None:
        """Return the beginning and end of work on a day, aware; None without work."""
        hours = None if day in self.days_off else self.week[day.weekday()]
        if hours is None:
            return None
        begin, end = (datetime.combine(day, at, self.zone) for at in hours)
        return begin, end

    def day_of(self, moment: datetime) -> date:
        """Return the day of a moment in the portal's zone."""
        return moment.astimezone(self.zone).date()

    def spans(self, begin: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Yield the stretches of work between two moments, in order."""
        day = self.day_of(begin)
        while day <= self.day_of(end):
            hours = self.of_day(day)
            if hours is not None:
                first, last = max(hours[0], begin), min(hours[1], end)
                if first < last:
                    yield first, last
            day += timedelta(days=1)

    def worked(self, begin: datetime, end: datetime) -> timedelta:
        """Return the working time between two moments; zero if `end` is not later."""
        return sum((_apart(first, last) for first, last in self.spans(begin, end)), timedelta())

    def after(self, moment: datetime, working: timedelta) -> datetime | None:
        """Return when so much working time has passed since a moment; None if not within a year."""
        left = working
        for first, last in self.spans(moment, moment + timedelta(days=366)):
            if _apart(first, last) >= left:
                return (first.astimezone(UTC) + left).astimezone(self.zone)
            left -= _apart(first, last)
        return None


def _apart(begin: datetime, end: datetime) -> timedelta:
    return max(end.astimezone(UTC) - begin.astimezone(UTC), timedelta())
