"""Working days that were lived: movements of lists, and a board that tells them."""

import random
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from desktop.domain.figures import Count, Figures, ListFigures, NotYet, Pace, Standing
from desktop.domain.history import Movement
from desktop.domain.status import IN_WORK
from desktop.domain.working_hours import WorkingHours
from desktop.services.board import Board

HOURS = WorkingHours(ZoneInfo("Europe/Moscow"))
NOW = datetime(2026, 11, 30, 11, 40, tzinfo=UTC)
"""A Monday, twenty to three by the portal's clock."""
RESULTS = ("SUCCESS", "SUCCESS", "WRONG_NUMBER", "STOP_CALLING")


class FakeBoard(Board):
    """Answers with given movements and figures; `happen` adds to them and tells the listeners."""

    hours, now = HOURS, NOW

    def __init__(self, movements=(), figures=()):
        self.past = sorted(movements, key=lambda moved: moved.latest)
        self.figures = {one.list_id: one for one in figures}
        self.listeners = []
        self.asked = []

    def of(self, list_id):
        return self.figures[list_id]

    def summing(self, list_ids):
        yield
        return self.of_all(list_ids)

    def of_all(self, list_ids):
        return Figures(len(list(list_ids)), Count(), Pace(), 0, None, None, 0, (), NOW)

    def moved(self, list_id):
        return frozenset()

    def movements(self, list_ids, since):
        self.asked.append(tuple(list_ids))
        return [moved for moved in self.past if moved.list_id in self.asked[-1] and moved.latest > since]

    async def look_at(self, list_ids):
        pass

    def subscribe(self, listener):
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def happen(self, *movements):
        self.past += movements
        for listener in list(self.listeners):
            listener()


def figures(list_id, **others):
    """Return the figures of a list in progress of which nothing is known but what is given."""
    nothing = {
        "standing": Standing.IN_PROGRESS,
        "done_today": Count(),
        "moved": 0,
        "pace": Pace(),
        "left": 0,
        "success": None,
        "still": None,
        "forecast": NotYet(),
        "due": None,
        "last": None,
        "at": NOW,
    }
    return ListFigures(list_id, **(nothing | others))


def lived(list_id, card_ids, *, days=8, seed=1, now=NOW, every=timedelta(minutes=3), gap=None):
    """Return the movements of working days until `now`, read every three minutes of work and not in the nights.

    `gap` is a pair of hours of today in which nobody read.
    """
    chance, moved = random.Random(seed), []
    waiting = list(card_ids)
    chance.shuffle(waiting)
    today = now.astimezone(HOURS.zone).date()
    past = [today - timedelta(days=back) for back in range(2 * days) if HOURS.of_day(today - timedelta(days=back))]
    per_day = max(len(waiting) // (days + 1), 1)
    for day in reversed(past[:days]):
        begin, end = HOURS.of_day(day)
        calls = sorted(begin + (end - begin) * share for share in (_share(chance) for _ in range(per_day)))
        for at in calls:
            if at <= now and waiting:
                before, after = _readings(at, day, begin, every, gap if day == today else None)
                if after <= now:
                    moved.append(Movement(list_id, waiting.pop(), IN_WORK, chance.choice(RESULTS), before, after))
    return moved


def _share(chance):
    """Return when in a day somebody is called: little at lunch."""
    while 0.42 < (share := chance.random()) < 0.52 and chance.random() < 0.8:
        pass
    return share


def _readings(at, day, begin, every, gap):
    """Return the readings before and after a moment, in UTC."""
    if gap is not None:
        first, last = (datetime.combine(day, time(hour), HOURS.zone) for hour in gap)
        if first <= at <= last:
            return first.astimezone(UTC), last.astimezone(UTC)
    place = (at - begin) // every
    return (begin + place * every).astimezone(UTC), (begin + (place + 1) * every).astimezone(UTC)
