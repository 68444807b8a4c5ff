"""The program beside a week of a portal: its services without a window, on a computer whose clocks tests move.

    computer = Computer(monkeypatch)
    async with watching(week, folder, computer) as watcher:  # opened again, it goes on with what it has kept
        await watcher.read()
        await watcher.pass_time(minutes=10)

What it should remember is told by `seen_between`, from the portal's own log and the moments of the readings.
"""

import asyncio
from bisect import bisect_left
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from desktop.bitrix24.line.clock import Clock
from desktop.domain.preferences import Preferences
from desktop.services.explaining import Explaining
from desktop.services.portals import Portals
from desktop.services.refreshing import refresh
from tests.week import hour_of

PER_HOUR = Preferences().call_requests_per_hour
"""Requests that may be made for calls in an hour."""
HURRY = timedelta(seconds=5)
"""From the last reading of an hour to the first of the next one."""


class Computer:
    """The clocks of the computer: `passed` are the seconds of the monotonic one, `date` what it takes for the time.

    No wait lasts: the monotonic clock goes on by as much instead.
    """

    def __init__(self, monkeypatch):
        self.passed, self.date = 1_000.0, datetime(2026, 3, 2, 6, tzinfo=UTC)
        monkeypatch.setattr(Clock, "monotonic", lambda _: self.passed)
        monkeypatch.setattr(Clock, "now", lambda _: self.date)
        monkeypatch.setattr(Clock, "sleep", lambda _, seconds: self._sleep(seconds))

    async def _sleep(self, seconds):
        self.passed += seconds
        await asyncio.sleep(0)

    def go_on(self, stretch):
        self.passed += stretch.total_seconds()
        self.date += stretch


@dataclass
class Watcher:
    """`readings` has the moments of all readings by the portal's clock, which stands still meanwhile."""

    week: object
    session: object
    computer: Computer
    readings: list = field(default_factory=list)
    requests: list = field(default_factory=list)
    explaining: Explaining | None = None

    async def read(self, *, first=False):
        """Read the portal as the program does by itself, everything if it is the `first` time."""
        self.readings.append(self.week.now)
        await self._count()
        await refresh(self.session, lambda _: None, background=not first)
        self.requests.append(await self._count())

    async def explain(self):
        """Read calls as the program does after each refresh; return how many requests that took."""
        await self._count()
        await self.explaining.run()
        return await self._count()

    async def pass_time(self, *, asleep=False, **how):
        """Let time pass at the portal and on the computer, whose monotonic clock stands still while it is asleep."""
        begin = self.week.now
        await self.week.pass_time(**how)
        stretch = self.week.now - begin
        if asleep:
            self.computer.date += stretch
        else:
            self.computer.go_on(stretch)

    async def watch(self, day, begin, end, *, asked=None):
        """Read every ten minutes of a day from one hour to another, and once more before each full hour.

        Calls are read after each if their requests are to be counted: `asked` gets the moment and the number of them.
        """
        await self.pass_time(until=self.week.moment(day, begin))
        await self.read(first=True)
        for hour in range(begin, end):
            full = self.week.moment(day, hour + 1)
            for moment in (*(full - timedelta(minutes=left) for left in (50, 40, 30, 20, 10)), full - HURRY, full):
                await self.pass_time(until=moment)
                await self.read()
                if asked is not None:
                    asked.append((self.week.now, await self.explain()))

    async def _count(self):
        return (await self.week.portal.control.call("requests", reset=True))["count"]

    async def movements(self):
        """Return all that the history has."""
        return [movement async for movement in self.session.history.exported()]

    def log(self):
        """Return what the portal's log has from the first reading to the last one."""
        return [change for change in self.week.changes() if self.readings[0] < change.moment <= self.readings[-1]]


@asynccontextmanager
async def watching(week, folder, computer, *, readings=None):
    """Start the program, and end it behind the block. `readings` are those of earlier times, to which it adds."""
    portals = Portals(folder)
    try:
        session = await portals.open(week.portal.webhook)
        await session.board.load()
        watcher = Watcher(week, session, computer, [] if readings is None else readings)
        watcher.explaining = Explaining(session, lambda: PER_HOUR)
        yield watcher
    finally:
        await portals.close()


@dataclass(frozen=True)
class Seen:
    """What two readings show of somebody of whom the portal's log has these `changes` in between."""

    begin: datetime
    end: datetime
    changes: tuple

    @property
    def last(self):
        return self.changes[-1]

    @property
    def net(self):
        """All changes as one, without its moment; None if nothing is to be seen of them."""
        whole = replace(self.changes[0], after=self.last.after, moment=None)
        return whole if whole.before != whole.after else None

    @property
    def key(self):
        """What the movement has to be, as `key_of` tells it; None without one."""
        net = self.net
        return net and (net.list_id, net.card_id, net.before, net.after, self.begin, self.end)


def key_of(movement):
    """Return what a movement says, but for its exact moment and its operator."""
    who = movement.list_id, movement.card_id
    return *who, movement.before, movement.after, movement.not_before, movement.not_after


def seen_between(changes, readings):
    """Return what readings at these moments have to show, in their order."""
    windows = {}
    for change in changes:
        place = bisect_left(readings, change.moment)
        if 0 < place < len(readings):
            windows.setdefault((place, change.list_id, change.card_id), []).append(change)
    return [
        Seen(readings[place - 1], readings[place], tuple(windows[place, *who])) for place, *who in sorted(windows)
    ]


def hours_in(window):
    """Return the beginnings of all hours in which something between two readings can have happened."""
    hour, hours = hour_of(window.begin), []
    while hour <= window.end:
        hours.append(hour)
        hour += timedelta(hours=1)
    return hours
