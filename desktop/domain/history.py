"""What happened in call lists, as far as two readings and the calls of clients tell. Every moment is the server's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from desktop.domain.call_list import Activity, CallList
from desktop.domain.status import is_done


@dataclass(slots=True, unsafe_hash=True)
class Movement:
    """A change of one participant between two readings of a list; nobody changes it, but checking that would take as
    long as loading the history.

    `before` is None for somebody who was added, `after` for somebody who was removed; else they are status codes.
    It happened after `not_before`, when the earlier reading began, and before `not_after`, when the later one had
    ended. `happened` is the exact moment, and `operator_id` who did it, where a call of the client tells. All moments
    are aware and in UTC, by the server's clock.
    """

    list_id: int
    card_id: int
    before: str | None
    after: str | None
    not_before: datetime
    not_after: datetime
    happened: datetime | None = None
    operator_id: int | None = None

    @property
    def done(self) -> int:
        """1 if somebody was called to the end, -1 if somebody is to be called again, otherwise 0."""
        if self.before is None or self.after is None:
            return 0
        return is_done(self.after) - is_done(self.before)

    @property
    def earliest(self) -> datetime:
        """The earliest moment at which it can have happened."""
        return self.happened or self.not_before

    @property
    def latest(self) -> datetime:
        """The latest moment at which it can have happened."""
        return self.happened or self.not_after


class Fact(Enum):
    """What else is kept of a list when it changes; the value is what the store writes."""

    FORM = "form"
    RESPONSIBLE = "responsible"
    COMPLETED = "completed"
    """Whether its activity is completed: "1" or "0"; "" without a visible activity."""


@dataclass(frozen=True, slots=True)
class FactChange:
    """A change of a list itself between two readings: numbers as text, "" for none. Moments as in `Movement`."""

    list_id: int
    fact: Fact
    before: str
    after: str
    not_before: datetime
    not_after: datetime


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the history has of a list besides its movements.

    `since`: when its very first reading began; `read_at`: when its latest one ended; both None if it was never read.
    `unseen`: who changed since the supervisor looked last, or since the first reading if nobody ever looked: the
    status they had then by card id, None for those who were not in the list. `due`: the day by which it should be
    finished.
    """

    since: datetime | None = None
    read_at: datetime | None = None
    unseen: Mapping[int, str | None] = field(default_factory=dict)
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Recent:
    """What happened since some moment, in the order in which it was noticed, and what is remembered of every list.

    All by list id; a list in which nothing happened has no entry in `movements`, or in `facts`.
    """

    movements: Mapping[int, list[Movement]]
    facts: Mapping[int, list[FactChange]]
    lists: Mapping[int, Remembered]


def form_fact(call_list: CallList) -> dict[Fact, str]:
    """Return what is kept of the row of a list."""
    return {Fact.FORM: str(call_list.form_id or "")}


def activity_facts(activity: Activity | None) -> dict[Fact, str]:
    """Return what is kept of a list's activity; None when none is visible."""
    if activity is None:
        return {Fact.RESPONSIBLE: "", Fact.COMPLETED: ""}
    completed = "1" if activity.completed else "0"
    return {Fact.RESPONSIBLE: str(activity.responsible_id or ""), Fact.COMPLETED: completed}


def unseen_after(unseen: Mapping[int, str | None], moved: Iterable[Movement]) -> dict[int, str | None]:
    """Return who changed since the supervisor looked last, as `Remembered.unseen`, after some moved on.

    Who went back to the status they had when looked at last is as before.
    """
    then = dict(unseen)
    for movement in moved:
        if then.setdefault(movement.card_id, movement.before) == movement.after:
            del then[movement.card_id]
    return then
