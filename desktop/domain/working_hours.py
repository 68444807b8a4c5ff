"""When operators work: hours of each day of the week, days off, and the portal's zone. Everything else is no time."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cached_property

USUAL = (*[(time(9), time(18))] * 5, None, None)
"""Monday to Friday, nine to six."""
ALWAYS = ((time(0), time(0)),) * 7
"""Every day from midnight to midnight."""

CallingHours = tuple[time, time]
"""From when until when clients may be called, by their own time; the first moment is included, the last is not."""
USUAL_CALLING_HOURS: CallingHours = (time(9), time(21))

_DAY = timedelta(days=1)
_YEAR = timedelta(days=366)


@dataclass(frozen=True)
class WorkingHours:
    """`week` has the beginning and end of work from Monday to Sunday, None for a day without work.

    `zone` is the portal's; times of day are in it. An end of 00:00 is the end of that day; any other end that is not
    after its beginning means no work. Daylight saving moves the hours of work with the clock, and no hour counts
    twice or negatively: differences are taken in UTC.
    """

    zone: tzinfo
    week: tuple[tuple[time, time] | None, ...] = USUAL
    days_off: frozenset[date] = frozenset()

    def of_day(self, day: date) -> tuple[datetime, datetime] | None:
        """Return the beginning and end of work on a day, in the portal's zone; None without work."""
        hours = None if day in self.days_off else self.week[day.weekday()]
        if hours is None:
            return None
        begin = datetime.combine(day, hours[0], self.zone)
        end = datetime.combine(day + _DAY if hours[1] == time(0) else day, hours[1], self.zone)
        return (begin, end) if begin.astimezone(UTC) < end.astimezone(UTC) else None

    def day_of(self, moment: datetime) -> date:
        """Return the day of a moment in the portal's zone."""
        return moment.astimezone(self.zone).date()

    def begin_of(self, day: date) -> datetime:
        """Return the first moment of a day in the portal's zone, in UTC."""
        return datetime.combine(day, time(0), self.zone).astimezone(UTC)

    def spans(self, begin: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Yield the stretches of work between two moments, in order, in UTC."""
        begin, end = begin.astimezone(UTC), end.astimezone(UTC)
        day, last_day = self.day_of(begin), self.day_of(end)
        while day <= last_day:
            of_year = self._year(day.year)
            place = of_year.place_of(day)
            first, last = max(of_year.begins[place], begin), min(of_year.ends[place], end)
            if first < last:
                yield first, last
            day += _DAY

    def worked(self, begin: datetime, end: datetime) -> timedelta:
        """Return the working time between two moments; zero if `end` is not later."""
        begin, end = begin.astimezone(UTC), end.astimezone(UTC)
        if end <= begin:
            return timedelta()
        first, last = self.day_of(begin), self.day_of(end)
        between = sum((self._year(year).whole for year in range(first.year, last.year)), timedelta())
        return between + self._since_new_year(last, end) - self._since_new_year(first, begin)

    def after(self, moment: datetime, working: timedelta) -> datetime | None:
        """Return the first moment by which so much working time has passed, in UTC; None if not within 366 days."""
        moment = moment.astimezone(UTC)
        if working <= timedelta():
            return moment
        day = self.day_of(moment)
        target, year = self._since_new_year(day, moment) + working, day.year
        while year <= (day + _YEAR).year:
            of_year = self._year(year)
            if target <= of_year.whole:
                place = bisect_left(of_year.until, target)
                found = of_year.ends[place] - (of_year.until[place] - target)
                return found if found - moment <= _YEAR else None
            target, year = target - of_year.whole, year + 1
        return None

    def before(self, moment: datetime, working: timedelta) -> datetime | None:
        """Return the last moment since which so much working time has passed, in UTC; None if not within 366 days."""
        moment = moment.astimezone(UTC)
        if working <= timedelta():
            return moment
        day = self.day_of(moment)
        target, year = self._since_new_year(day, moment) - working, day.year
        while year >= (day - _YEAR).year:
            of_year = self._year(year)
            if target >= timedelta():
                place = bisect_right(of_year.until, target)
                found = of_year.ends[place] - (of_year.until[place] - target)
                return found if moment - found <= _YEAR else None
            year -= 1
            target += self._year(year).whole
        return None

    def _since_new_year(self, day: date, moment: datetime) -> timedelta:
        """Return the working time of a year up to a moment (UTC) of one of its days."""
        of_year = self._year(day.year)
        place = of_year.place_of(day)
        rest = min(of_year.ends[place] - moment, of_year.ends[place] - of_year.begins[place])
        return of_year.until[place] - max(rest, timedelta())

    def _year(self, year: int) -> "_Year":
        if year not in self._years:
            self._years[year] = _Year.of(self, year)
        return self._years[year]

    @cached_property
    def _years(self) -> "dict[int, _Year]":
        return {}


@dataclass(frozen=True, slots=True)
class _Year:
    """A year's days from the `first` (its ordinal) on.

    Of each: when work begins and ends (UTC; the same moment without work), and how much of the year's work is done at
    its end.
    """

    first: int
    begins: list[datetime]
    ends: list[datetime]
    until: list[timedelta]

    @classmethod
    def of(cls, hours: WorkingHours, year: int) -> "_Year":
        day, until = date(year, 1, 1), timedelta()
        made = cls(day.toordinal(), [], [], [])
        while day.year == year:
            begin, end = hours.of_day(day) or (hours.begin_of(day),) * 2
            made.begins.append(begin.astimezone(UTC))
            made.ends.append(end.astimezone(UTC))
            until += made.ends[-1] - made.begins[-1]
            made.until.append(until)
            day += _DAY
        return made

    def place_of(self, day: date) -> int:
        """Return the place of one of the year's days."""
        return day.toordinal() - self.first

    @property
    def whole(self) -> timedelta:
        """The year's working time."""
        return self.until[-1]


def hour_of(moment: datetime, zone: tzinfo) -> datetime:
    """Return the beginning of the hour of a moment, by the clock of a zone, in UTC."""
    local = moment.astimezone(zone)
    within = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    return moment.astimezone(UTC) - within
