"""What operators did in a time: how often they called, how long they talked, how many people became done."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import Enum

from desktop.domain.counting import counted, results_of
from desktop.domain.figures import Count
from desktop.domain.history import Movement
from desktop.domain.results import CallResult, ClientCall
from desktop.domain.working_hours import hour_of

NOBODY = 0
"""The `operator_id` of calls of which the portal does not say who made them."""

_Client = tuple[int, int]


class Gap(Enum):
    """What keeps calls of others from being seen, or from being known to be all."""

    NONE = "none"
    SCOPE = "scope"
    """The webhook or application has no permission for telephony."""
    RIGHT = "right"
    """This user may not see the telephony statistics."""
    SOME = "some"
    """The statistics lack calls of which there are activities: the user may see only some of them."""
    OWN = "own"
    """Nobody else's calls are seen at all; perhaps there were none."""
    UNTOLD = "untold"
    """Others' calls are seen, and the portal does not say whether that is all of them."""


@dataclass(frozen=True, slots=True)
class CallsOfTime:
    """The outgoing calls of a time that this user may see, oldest first.

    `hidden`: calls of others are missing, as this user may see only some; `gap` says why. `at` is the portal's clock
    when it answered. The client of a call to neither a contact nor a company is (0, 0).
    """

    calls: tuple[ClientCall, ...]
    hidden: bool
    at: datetime
    gap: Gap = Gap.NONE


@dataclass(frozen=True, slots=True)
class HourOfCalls:
    """The calls that an operator began in the hour from `begin` (aware), and how many of them were answered."""

    begin: datetime
    calls: int
    answered: int


@dataclass(frozen=True, slots=True)
class OperatorWork:
    """What one operator did in a time.

    `operator_id` is `NOBODY` for all calls of which it is unknown. `done` are the people who became done by this
    operator's call, as far as the history knows. `last` is the end of the last call, None without any. `hours` are
    those in which there were calls.
    """

    operator_id: int
    calls: int
    answered: int
    talked: timedelta
    done: Count
    last: datetime | None
    hours: tuple[HourOfCalls, ...] = ()

    @property
    def share_answered(self) -> float | None:
        """The share of calls that were answered, 0.0 to 1.0; None without calls."""
        return self.answered / self.calls if self.calls else None


@dataclass(frozen=True, slots=True)
class DayWork:
    """What was done between two moments: by each operator, and by all of them.

    `whole.done` are all who became done, whoever did it; its `operator_id` is `NOBODY`.
    """

    works: tuple[OperatorWork, ...]
    whole: OperatorWork


def work_between(
    calls: Sequence[ClientCall],
    movements: Iterable[Movement],
    begin: datetime,
    end: datetime,
    zone: tzinfo,
    kind_of: Callable[[int], int],
) -> DayWork:
    """Return what was done from `begin` on and before `end`.

    `calls` are those of that time, `movements` those that may have happened since `begin`; otherwise as `works_of`.
    """
    those = [movement for movement in movements if movement.latest >= begin and movement.earliest < end]
    done = counted(results_of(those), begin, end)
    made = [call for call in calls if not call.incoming]
    return DayWork(tuple(works_of(made, those, zone, kind_of)), _work(NOBODY, made, done, zone))


def people_between(
    now_in: Iterable[int], movements: Iterable[Movement], begin: datetime, end: datetime
) -> frozenset[int]:
    """Return who was in a list at some time between two moments, as far as the history knows, by card id.

    `now_in` are those who are in it now, `movements` those of the list since `begin`, in the order in which they were
    noticed.
    """
    first = dict[int, Movement]()
    for movement in movements:
        if movement.latest >= begin:
            first.setdefault(movement.card_id, movement)
    later = {card_id for card_id, moved in first.items() if moved.before is None and moved.earliest >= end}
    return frozenset({*now_in, *first} - later)


def works_of(
    calls: Sequence[ClientCall],
    movements: Iterable[Movement],
    zone: tzinfo,
    kind_of: Callable[[int], int] | None = None,
) -> list[OperatorWork]:
    """Return what each operator did, who called most first; those without a call did something by the movements.

    `movements` are those that may have happened in the time of the calls. Who became done by a call that is known
    counts for its operator; of others, whoever called the client, or still talked, while it may have happened has
    perhaps done it.
    `kind_of` gives the kind of a list's participants by its number; without it a card id counts for either kind.
    Hours begin in `zone`. Calls that came in don't count.
    """
    made = defaultdict[int, list[ClientCall]](list)
    for call in calls:
        if not call.incoming:
            made[call.operator_id or NOBODY].append(call)
    done = _done(made, movements, kind_of)
    works = [_work(operator, made.get(operator, []), done[operator], zone) for operator in made.keys() | done.keys()]
    return sorted(works, key=lambda work: (-work.calls, -work.done.sure, work.operator_id))


def _work(operator_id: int, calls: Sequence[ClientCall], done: Count, zone: tzinfo) -> OperatorWork:
    hours, answered = Counter[datetime](), Counter[datetime]()
    for call in calls:
        begin = hour_of(call.began, zone)
        hours[begin] += 1
        answered[begin] += call.result is CallResult.ANSWERED
    return OperatorWork(
        operator_id,
        len(calls),
        answered.total(),
        sum((call.talked or timedelta() for call in calls), timedelta()),
        done,
        max(map(_ended, calls), default=None),
        tuple(HourOfCalls(begin, hours[begin], answered[begin]) for begin in sorted(hours)),
    )


def _done(
    made: dict[int, list[ClientCall]], movements: Iterable[Movement], kind_of: Callable[[int], int] | None
) -> defaultdict[int, Count]:
    """Return how many people each operator has done, for sure and perhaps."""
    done = defaultdict[int, Count](Count)
    results = [movement for movement in movements if movement.done > 0]
    called = defaultdict[_Client, list[tuple[datetime, datetime, int]]](list)
    for operator, calls in made.items():
        for call in calls:
            client = _client(call.kind, call.card_id, kind_of)
            called[client].append((call.began, _ended(call), operator))
    for result in results:
        if result.happened is not None:
            if result.operator_id is not None:
                done[result.operator_id] += Count(1)
            continue
        client = _client(kind_of(result.list_id) if kind_of else 0, result.card_id, kind_of)
        within = {
            operator
            for began, ended, operator in called[client]
            if began <= result.not_after and result.not_before < ended
        }
        for operator in within - {NOBODY}:
            done[operator] += Count(perhaps=1)
    return done


def _ended(call: ClientCall) -> datetime:
    return call.began + (call.talked or timedelta())


def _client(kind: int, card_id: int, kind_of: Callable[[int], int] | None) -> _Client:
    return (kind if kind_of else 0), card_id
