"""A working week of an embedded portal that tests move on themselves, and what its operators did in it, as they know.

    with working_week(tmp_path) as week:  # 40 lists of 500, Monday 9:00 in the portal's zone, the clock stands still
        desk = ... week.portal.webhook ...
        await week.pass_time(minutes=10)  # or week.advance(minutes=10) outside a loop; in 40 ms, operators at work
        await week.pass_time(until=week.moment(TUESDAY, 9))
        done_by_hour(week.changes())  # {(list, beginning of the hour): done}, to compare with

The portal's clock moves only by these calls, so that a reading sees exactly what has happened by `week.now`, and
nothing happens while it lasts. The same seed, sizes and beginning give the same week, in whatever steps it is passed;
what a client writes changes it from then on. With `clock=60` it runs an hour a minute instead; the control action
`clock` changes its speed and the portal's zone later. All moments are aware and in UTC, by the portal's clock, which
has nothing to do with this machine's.

What operators do is in `desktop/portal/working_days.py`, all control actions of the clock in `control_time.py`.
"""

import asyncio
import sqlite3
from collections import Counter
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from desktop.portal.process import PortalProcess

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
ZONE = timezone(timedelta(hours=3))
"""The portal's zone."""
BEGINNING = datetime(2026, 3, 2, 9, tzinfo=ZONE)
"""A Monday."""
IN_WORK = "IN_WORK"
_STEP = timedelta(hours=2)
"""Of the portal's time, for which one request lasts: a few seconds at most on a slow machine."""


@dataclass(frozen=True)
class Change:
    """A row of the portal's own log: `before` is None for who was added, `after` for who was removed.

    `operator_id` is who did it; None for the portal's seed, and for control actions that name nobody. The people of
    the seed are added at the beginning with the statuses they have then.
    """

    number: int
    list_id: int
    card_id: int
    before: str | None
    after: str | None
    moment: datetime
    operator_id: int | None

    @property
    def done(self):
        """1 if somebody was called to the end, -1 if somebody is to be called again, otherwise 0."""
        if None in (self.before, self.after):
            return 0
        return (self.after != IN_WORK) - (self.before != IN_WORK)


@dataclass(frozen=True)
class Call:
    """A call that the portal's activities tell of. Its result is set within a minute of `end`.

    `missed` says that nobody answered or that the number was wrong; the latter is a result, too.
    """

    number: int
    card_id: int
    operator_id: int
    begin: datetime
    end: datetime
    missed: bool


class Week:
    """A portal (`portal`, a running `PortalProcess`) whose clock this moves, and what is in its file."""

    def __init__(self, portal, path):
        self.portal = portal
        self._path = path

    @property
    def now(self):
        """The present moment of the portal."""
        return _moment(self.portal.control.perform("clock")["now"])

    @staticmethod
    def moment(day, hour, minute=0):
        """Return a moment of the first week by the portal's zone; days go on after SUNDAY."""
        midnight = BEGINNING.replace(hour=0)
        return (midnight + timedelta(days=day, hours=hour, minutes=minute)).astimezone(UTC)

    def advance(self, *, until=None, **parts):
        """Let the portal's time pass, for a `timedelta` of these parts (`minutes=10`) or until a moment.

        Returns when all that happens in it has happened. Negative parts set the clock back.
        """
        left = timedelta(**parts) if until is None else until - self.now
        while left > _STEP:
            self.portal.control.perform("advance", seconds=_STEP.total_seconds())
            left -= _STEP
        self.portal.control.perform("advance", seconds=left.total_seconds())

    async def pass_time(self, *, until=None, **parts):
        """Do the same without blocking the event loop."""
        await asyncio.to_thread(self.advance, until=until, **parts)

    def changes(self, after=0):
        """Return the portal's log in the order of its writing, or what is in it behind a row's `number`."""
        sql = (
            "SELECT id, list_id, entity_id, from_status, to_status, moment, operator FROM status_log"
            " WHERE id > ? ORDER BY id"
        )
        return [Change(*row[:5], _moment(row[5]), row[6]) for row in self._rows(sql, after)]

    def states(self):
        """Return the status of each participant now: {list: {card: status}}."""
        result = {}
        for list_id, card_id, status in self._rows("SELECT list_id, entity_id, status_id FROM participant"):
            result.setdefault(list_id, {})[card_id] = status
        return result

    def calls(self):
        """Return the calls made since the beginning, in the order of their ends."""
        sql = (
            "SELECT id, owner_id, responsible_id, start_time, end_time, settings IS NOT NULL FROM activity"
            " WHERE type_id = 2 AND start_time >= ? ORDER BY end_time, id"
        )
        rows = self._rows(sql, BEGINNING.timestamp())
        return [Call(*row[:3], _moment(row[3]), _moment(row[4]), bool(row[5])) for row in rows]

    def _rows(self, sql, *parameters):
        with closing(sqlite3.connect(f"{self._path.as_uri()}?mode=ro", uri=True)) as database:
            return database.execute(sql, parameters).fetchall()


@contextmanager
def working_week(folder, *, lists=40, each=500, seed=1, **options):
    """Start a portal on a Monday at 9:00 with `lists` of `each` people, and yield its `Week`.

    The lists are in all stages of progress, no two share a person. `options` are those of the portal's command line,
    such as language, limits, hidden or clock.
    """
    path = folder / "week.sqlite"
    usual = {"plain": True, "limits": False, "contacts": lists * each, "companies": 2, "clock": 0, "language": "en"}
    size = {"call_lists": lists, "participants": each, "seed": seed}
    start = f"{BEGINNING:%Y-%m-%dT%H:%M}"
    with PortalProcess(database=path, start=start, working_days=True, **usual | size | options) as portal:
        yield Week(portal, path)


def done_by_hour(changes):
    """Return how many people were called to the end by list and hour: {(list, beginning of the hour, UTC): n}."""
    result = Counter()
    for change in changes:
        result[change.list_id, hour_of(change.moment)] += change.done
    return Counter({key: count for key, count in result.items() if count})


def replayed(changes):
    """Return the status of each participant after these changes from the beginning on: {list: {card: status}}.

    Raises `ValueError` when a change doesn't begin where the one before it ended.
    """
    result = {}
    for change in changes:
        people = result.setdefault(change.list_id, {})
        if people.get(change.card_id) != change.before:
            raise ValueError(f"{change} begins with {people.get(change.card_id)}")
        if change.after is None:
            del people[change.card_id]
        else:
            people[change.card_id] = change.after
    return result


def hour_of(moment):
    """Return the beginning of a moment's hour."""
    return moment.replace(minute=0, second=0, microsecond=0)


def _moment(seconds):
    return datetime.fromtimestamp(seconds, UTC)
