"""Operators and a supervisor at work as in life: hours, lunch, paces, an ill colleague, one list for a while.

`shift.py` fills a demo that never ends; this is a call centre to measure against. Everything happens at moments of
the portal's clock, drawn from the portal's seed alone: the same portal that starts at the same moment has the same
week, in whatever steps its clock moves.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from heapq import heapify, heapreplace

import msgspec

from desktop.portal import work
from desktop.portal.database import AMONG, packed
from desktop.portal.fields import COMPANY, CONTACT
from desktop.portal.participants import IN_WORK, set_status
from desktop.portal.seed.dictionaries import OPERATORS, SUPERVISORS
from desktop.portal.state import Portal
from desktop.portal.supervising import OPEN_LISTS, Supervisor
from desktop.portal.work import CalledClient, OperatorCall

BEGIN, END = time(9), time(18)
"""Working hours of weekdays, in the portal's zone."""
LUNCHES = (time(12), time(13), time(14))
"""When operators, in turns, have an hour of lunch."""
PACES = (8.0, 18.0)
"""Calls an hour: the slowest and the fastest operator there may be. Each keeps to their own pace."""
_HOUR = timedelta(hours=1)
_STAY = (3_600, 4 * 3_600)
"""Seconds for which operators keep to a list, at least and at most."""
_WRAP_UP = (5, 40)
"""Seconds from the end of a call until its result is written, at least and at most."""
_CALL_SECONDS = 171.0
"""How long a call takes with its wrap-up, on average of the outcomes drawn by `work.py`."""
_REST = 3_600
"""Seconds for which nobody calls again who didn't answer."""
_AGAIN = 0.5
"""How likely somebody answers who has been called before: lists slow down at their end."""
_WAIT = 600
"""Seconds until an operator without any list looks again."""
_SUPERVISED = ((time(10), time(12)), (time(14), time(17)))
"""When the supervisor does something, once each."""
_TICK = 0.2


class _Post(msgspec.Struct, frozen=True):
    """The list an operator works on, and until when; `form` is its CRM form, if it has one."""

    list_id: int
    kind: int
    until: int
    form: int | None


class WorkingDays:
    """Owned by the application while it runs; stopped by cancelling `run`.

    On weekdays operators call from nine to six, but for an hour of lunch in turns; each week one of them is ill for
    a day. A result is written within a minute of the end of its call. Who doesn't answer stays in work, is called
    again behind all the others and not within the hour, and is less likely to answer then. Twice a day the supervisor
    brings people, has some called again or corrects a result.
    """

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._random = random.Random(portal.random.random())  # noqa: RUF100, S311
        self._supervisor = Supervisor(portal)
        self._start = int(portal.clock.now())
        self._ill: dict[tuple[int, int], tuple[int, int]] = {}
        self._called: set[tuple[int, int]] = set()
        turns = enumerate(OPERATORS)
        people = [self._operator(operator, LUNCHES[turn % len(LUNCHES)]) for turn, operator in turns]
        people.append(self._supervising())
        self._agenda = [(next(person), number, person) for number, person in enumerate(people)]
        heapify(self._agenda)

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            await asyncio.sleep(_TICK)
            self.catch_up()

    def advance(self, seconds: float) -> None:
        """Move the portal's clock on, and do what is done in that time."""
        self._portal.clock.advance(seconds)
        self.catch_up()

    def catch_up(self) -> None:
        """Do what is to be done by the present moment, each thing at its own."""
        now = self._portal.clock.now()
        while self._agenda[0][0] <= now:
            moment, number, person = self._agenda[0]
            with self._portal.clock.at(moment):
                following = next(person)
            heapreplace(self._agenda, (following, number, person))

    def _operator(self, operator: int, lunch: time) -> Iterator[int]:
        """Work as an operator; yields when the next thing happens, and goes on when it does."""
        draw = self._random
        pause = 3_600 / draw.uniform(*PACES) - _CALL_SECONDS
        post: _Post | None = None
        for day in self._weekdays():
            yield self._moment(day, time())  # only then is it known what nine o'clock will be: zones may change
            for begin, end in self._stretches(day, operator, lunch):
                moment = begin
                while (moment := moment + int(pause * draw.uniform(0.2, 1.8))) < end:
                    yield moment
                    post, called = self._next(post, moment)
                    if post is None:
                        moment += _WAIT
                        continue
                    call = self._call(post, called, moment, operator)
                    settled = call.ended + draw.randint(*_WRAP_UP)
                    if settled < end:
                        yield settled
                        self._settle(post, msgspec.structs.replace(call, settled=settled))
                    self._called.discard((post.list_id, called))
                    moment = settled

    def _supervising(self) -> Iterator[int]:
        """Work as the supervisor."""
        for day in self._weekdays():
            yield self._moment(day, time())
            for span in _SUPERVISED:
                moment = self._random.randrange(*(self._moment(day, at) for at in span))
                if moment >= self._start:
                    yield moment
                    with self._portal.database.transaction(by=SUPERVISORS[-1]):
                        self._supervisor.tend()

    def _stretches(self, day: datetime, operator: int, lunch: time) -> Iterator[tuple[int, int]]:
        """Yield the beginnings and ends of an operator's work on a day, as far as they lie behind the start."""
        if self._ill_on(day) == operator:
            return
        back = (datetime.combine(day, lunch) + _HOUR).time()
        for begin, end in ((BEGIN, lunch), (back, END)):
            first, last = max(self._moment(day, begin), self._start), self._moment(day, end)
            if first < last:
                yield first, last

    def _weekdays(self) -> Iterator[datetime]:
        day = datetime.fromtimestamp(self._start, self._portal.clock.zone)
        while True:
            if day.weekday() < 5:
                yield day
            day += timedelta(days=1)

    def _moment(self, day: datetime, at: time) -> int:
        return int(datetime.combine(day, at, self._portal.clock.zone).timestamp())

    def _ill_on(self, day: datetime) -> int | None:
        """Return which operator is ill on a day, if any."""
        year, week, weekday = day.isocalendar()
        if (year, week) not in self._ill:
            self._ill[year, week] = (self._random.choice(OPERATORS), self._random.randint(1, 5))
        operator, ill = self._ill[year, week]
        return operator if ill == weekday else None

    def _next(self, post: _Post | None, moment: int) -> tuple[_Post | None, int]:
        """Return the list to work on and whom to call: of the present one, while it is time and people are left."""
        if post is not None and moment < post.until and (called := self._waiting(post, moment)):
            return post, called
        lists = self._portal.database.rows(
            f"{OPEN_LISTS} AND c.entity_type_id IN ({CONTACT}, {COMPANY}) ORDER BY c.id"
        )
        self._random.shuffle(lists)
        for row in lists:
            until = moment + self._random.randint(*_STAY)
            post = _Post(row["id"], row["entity_type_id"], until, row["webform_id"])
            if called := self._waiting(post, moment):
                return post, called
        return None, 0

    def _waiting(self, post: _Post, moment: int) -> int:
        """Return who is to be called next in a list, whom nobody else is calling; 0 for no one."""
        busy = packed(entity_id for list_id, entity_id in self._called if list_id == post.list_id)
        found: int | None = self._portal.database.value(
            "SELECT entity_id FROM participant LEFT JOIN activity ON activity.id = participant.call_id"  # noqa: S608
            " WHERE list_id = ? AND status_id = ? AND COALESCE(end_time, 0) <= ?"
            f" AND entity_id NOT {AMONG} ORDER BY rank LIMIT 1",
            (post.list_id, IN_WORK, moment - _REST, busy),
        )
        return found or 0

    def _call(self, post: _Post, called: int, moment: int, operator: int) -> OperatorCall:
        """Begin a call."""
        database, key = self._portal.database, (post.list_id, called)
        self._called.add(key)
        again = database.value("SELECT call_id FROM participant WHERE list_id = ? AND entity_id = ?", key) is not None
        unknown = CalledClient(post.kind, called, f"#{called}", "")
        client = next(iter(work.clients(self._portal, f"kind = {post.kind} AND id = {called}")), unknown)
        answered = self._random.random() < _AGAIN if again else None
        outcome = work.draw_outcome(self._random, self._portal.texts.language, answered=answered)
        return OperatorCall(client, outcome, moment, operator, form=post.form)

    def _settle(self, post: _Post, call: OperatorCall) -> None:
        """Write down how a call ended."""
        with self._portal.database.transaction(by=call.operator):
            activity_id = work.record(self._portal, [call], self._random)
            set_status(self._portal, post.list_id, call.client.id, call.outcome.status, activity_id)
