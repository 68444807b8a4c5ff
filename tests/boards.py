"""A board of made-up figures, for tests and pictures of windows."""

from datetime import UTC, datetime, timedelta, timezone

from desktop.domain.figures import (
    Count,
    Figures,
    Forecast,
    HourCount,
    LastResult,
    ListFigures,
    NotYet,
    Pace,
    Standing,
)
from desktop.domain.working_hours import ALWAYS, WorkingHours

NOW = datetime.now(UTC)
ZONE = timezone((NOW.astimezone().utcoffset() or timedelta()) + timedelta(hours=3))
"""The portal's zone: three hours ahead of this computer's, wherever that is."""


def figures(list_id, standing=Standing.IN_PROGRESS, **values):
    """Return the figures of a list; what is not given is nothing."""
    return ListFigures(
        list_id,
        standing,
        **{
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
        | values,
    )


def hours(*counts):
    """Return hours of work up to now: numbers, pairs of what is sure and what more there may be, None for unknown."""
    begin = NOW.replace(minute=0, second=0, microsecond=0) - timedelta(hours=len(counts))
    made = []
    for place, count in enumerate(counts):
        sure, perhaps = count if isinstance(count, tuple) else (count or 0, 0)
        made.append(HourCount(begin + timedelta(hours=place), Count(sure, perhaps), count is None))
    return tuple(made)


class FakeBoard:
    """A board that says what it is given: `lists` are the figures by number, `people` who moved by list."""

    hours, now = WorkingHours(ZONE, ALWAYS), NOW
    foreseen = True

    def __init__(self, lists=None, people=None):
        self.lists = {found.list_id: found for found in lists or ()}
        self.people = dict(people or {})
        self.looked = []
        self.listeners = []

    def of(self, list_id):
        return self.lists.get(list_id) or figures(list_id, Standing.OTHER)

    def summing(self, list_ids):
        yield
        return self.of_all(list_ids)

    def of_all(self, list_ids):
        found = [self.lists[list_id] for list_id in list_ids if list_id in self.lists]
        ends = [each.forecast for each in found if isinstance(each.forecast, Forecast)]
        paces = [each.pace.last_hour for each in found if each.pace.last_hour is not None]
        worked = [each for each in found if each.standing not in {Standing.FINISHED, Standing.OTHER}]
        shares = [each.success for each in found if each.success is not None]
        return Figures(
            lists=len(found),
            done_today=sum((each.done_today for each in found), Count()),
            pace=Pace(sum(paces), sum(paces), sum(paces) * 1.2) if paces else Pace(),
            left=sum(each.left for each in found),
            success=sum(shares) / len(shares) if shares else None,
            end=max(ends, key=lambda end: end.middle, default=None),
            without_forecast=len(worked) - len(ends),
            at=NOW,
            attention=tuple(e.list_id for e in found if e.standing in {Standing.LATE, Standing.STUCK}),
        )

    def moved(self, list_id):
        return frozenset(self.people.get(list_id, ()))

    def movements(self, list_ids, since):
        return []

    async def look_at(self, list_ids):
        self.looked.append(sorted(list_ids))

    async def look_ahead(self):
        pass

    def subscribe(self, listener):
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)


def busy(rows):
    """Return a board on which something is told of all lists: a stuck, a late and a finished one among them."""
    made = []
    for place, row in enumerate(rows):
        if row.tally is None or row.in_the_way:
            made.append(figures(row.id, Standing.OTHER))
            continue
        left, done = row.tally.total - row.tally.done, row.tally.done
        if not left:
            last = LastResult("SUCCESS", NOW - timedelta(days=2), exact=False, operator_id=1)
            made.append(figures(row.id, Standing.FINISHED, success=0.4, last=last))
            continue
        standing = {2: Standing.STUCK, 9: Standing.STUCK, 5: Standing.LATE}.get(place, Standing.IN_PROGRESS)
        ago = timedelta(hours=3, minutes=10) if standing is Standing.STUCK else timedelta(minutes=2 + 3 * place)
        early = NOW + timedelta(hours=2 * place)
        code = ("SUCCESS", "WRONG_NUMBER", "STOP_CALLING")[place % 3]
        forecast = NotYet(NOW + timedelta(hours=1)) if place in {0, 2, 9} else None
        per_hour = None if place == 0 else 0.0 if standing is Standing.STUCK else 4.5 + 7 * place
        made.append(
            figures(
                row.id,
                standing,
                done_today=Count(min(done, 5 * place), 12 if place == 3 else 0),
                moved=0 if standing is Standing.STUCK else place * 3 % 40,
                pace=Pace(per_hour, per_hour, per_hour and per_hour * 1.2),
                left=left,
                success=0.41,
                still=ago,
                forecast=forecast or Forecast(early, early + timedelta(hours=1), early + timedelta(hours=1 + place)),
                due=NOW.date() if standing is Standing.LATE else None,
                last=LastResult(code, NOW - ago, exact=place % 2 == 0, operator_id=1) if done else None,
                hours=hours(3, 8 + place, None, (5, 4), 12, 0, 7),
            )
        )
    people = {row.id: row.membership.card_ids[:5] for row in rows if row.membership and not row.in_the_way}
    return FakeBoard(made, people)


async def put(desk, board=None):
    """Give the session of a window a board, by default a busy one, and return it."""
    session = desk.services.session
    board = board if board is not None else busy(desk.window.call_lists.model.rows)
    session.board = board
    desk.controller.call_lists.attach(session)
    desk.controller.participants.attach(session)
    await desk.idle()
    return board
