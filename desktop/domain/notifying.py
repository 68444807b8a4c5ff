"""What is told outside the window: what happened to lists and operators since the last look, each thing once."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum

from desktop.domain.figures import ListFigures, Standing
from desktop.domain.working_hours import WorkingHours

_IN_WORK = frozenset({Standing.LATE, Standing.STUCK, Standing.IN_PROGRESS})


class Kind(Enum):
    """What can happen."""

    FINISHED = "finished"
    """A list that was worked on is finished."""
    STUCK = "stuck"
    """Nobody has moved in a list for too long. It is the same standstill until somebody moves."""
    LATE = "late"
    """A list will not be finished by its due date. It is the same thing until there is another due date."""
    IDLE = "idle"
    """An operator who called today has stopped. It is the same break until the next call."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something to be told; `number` is that of the call list, for IDLE that of the operator."""

    kind: Kind
    number: int


@dataclass(frozen=True, slots=True)
class Calls:
    """An operator's calls of a day: how many, when the last of them was seen, and how much was unclear then."""

    count: int
    seen: datetime
    unclear: int


@dataclass(frozen=True, slots=True)
class Watched:
    """What one look at the figures leaves for the next.

    `in_work` are lists that were worked on when their standing was known last. `stuck` are lists whose standstill was
    told, with its length; `late` lists whose delay was told, with the due date. `calls` and `idle` are of `day`.
    """

    in_work: frozenset[int] = frozenset()
    stuck: Mapping[int, timedelta] = field(default_factory=dict)
    late: frozenset[tuple[int, date | None]] = frozenset()
    day: date | None = None
    calls: Mapping[int, Calls] = field(default_factory=dict)
    idle: frozenset[int] = frozenset()


def news(
    before: Watched | None,
    figures: Mapping[int, ListFigures],
    read_at: datetime,
    hours: WorkingHours,
    idle_after: timedelta,
) -> tuple[tuple[Event, ...], Watched]:
    """Return what has happened since the last look, and what the next one needs.

    `figures` are those of all lists, as of `read_at`, when the portal was read last. The first look, with None for
    `before`, tells nothing: what is so from the start is seen in the window.
    """
    lists, watched = _of_lists(before or Watched(), figures)
    operators, watched = _of_operators(watched, figures, read_at, hours, idle_after)
    return (lists + operators if before is not None else ()), watched


def _of_lists(before: Watched, figures: Mapping[int, ListFigures]) -> tuple[tuple[Event, ...], Watched]:
    events: list[Event] = []
    in_work, stuck, late = set(before.in_work), dict(before.stuck), set(before.late)
    for number, found in sorted(figures.items()):
        if found.standing is Standing.FINISHED:
            if number in in_work:
                events.append(Event(Kind.FINISHED, number))
            in_work.discard(number)
        elif found.standing in _IN_WORK:
            in_work.add(number)
            told = stuck.pop(number, None)
            still = told if found.still is None else found.still
            if told is not None and still is not None and still >= told:
                stuck[number] = still  # the same standstill, whatever else the list is by now
            elif found.standing is Standing.STUCK:
                events.append(Event(Kind.STUCK, number))
                stuck[number] = still or timedelta()
            if found.standing is Standing.LATE and (number, found.due) not in late:
                events.append(Event(Kind.LATE, number))
                late.add((number, found.due))
    watched = Watched(frozenset(in_work), stuck, frozenset(late), before.day, before.calls, before.idle)
    return tuple(events), watched


def _of_operators(
    before: Watched,
    figures: Mapping[int, ListFigures],
    read_at: datetime,
    hours: WorkingHours,
    idle_after: timedelta,
) -> tuple[tuple[Event, ...], Watched]:
    """Return who has stopped calling.

    Results of which it is not known who called hide an operator's calls: while there are more of them than when the
    operator was seen last, nobody is called idle; nor is anybody while nobody is left to be called.
    """
    day = hours.day_of(read_at)
    known, idle = (before.calls, set(before.idle)) if day == before.day else ({}, set())
    today: Counter[int] = Counter()
    for found in figures.values():
        today.update(dict(found.operators))
    unclear = sum(found.done_today.sure + found.done_today.perhaps for found in figures.values()) - today.total()
    waiting = any(found.left and found.standing in _IN_WORK for found in figures.values())
    events, calls = [], {}
    for operator, count in sorted(today.items()):
        last = known.get(operator)
        if last is None or last.count != count:
            calls[operator] = Calls(count, read_at, unclear)
            idle.discard(operator)
            continue
        calls[operator] = last
        passed = waiting and unclear <= last.unclear and hours.worked(last.seen, read_at) >= idle_after
        if passed and operator not in idle:
            events.append(Event(Kind.IDLE, operator))
            idle.add(operator)
    watched = Watched(before.in_work, before.stuck, before.late, day, calls, frozenset(idle))
    return tuple(events), watched
