"""What the window says of one kind of write: its plan, its report, its line of the journal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from desktop.domain.journal import Entry
from desktop.domain.plans import Plan
from desktop.domain.portal import Known

P = TypeVar("P", bound=Plan)
E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class PlanWords:
    """What one write will do: a sentence, the verb of its button, what to know; `footnotes` if it is the only one."""

    summary: str
    verb: str
    details: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def _nothing(*_: object) -> tuple[()]:
    return ()


@dataclass(frozen=True, kw_only=True)
class WriteWords(Generic[P, E]):
    """The words for one kind of write, by its plans and its entries; texts are complete sentences in a row.

    `plan` gets the last known state and whether something is taken back. `name` says the kind of a write and what it
    was about. `line`, `before` and `after` are the journal's: what was to be done, what was there, what was to be
    there; of people so many are named. `done` says that it was done, and how; `odd` tells whether that was otherwise
    than wished, and `oddities` what. `doubt` is what is to be known of a {what} with an unknown outcome, `partly` how
    much was done of one that was cut off; "" for nothing special. `users` are those whom an entry names.
    """

    plan: Callable[[P, Known, bool], PlanWords]
    name: Callable[[E], str]
    line: Callable[[E, Known], str]
    before: Callable[[E, Known, int], Sequence[str]] = _nothing
    after: Callable[[E, Known, int], Sequence[str]] = _nothing
    done: Callable[[E, Known], Sequence[str]] = _nothing
    odd: Callable[[E], bool] = lambda _: False
    oddities: Callable[[E, Known], Sequence[str]] = _nothing
    doubt: Callable[[E], str] = lambda _: ""
    partly: Callable[[E], str] = lambda _: ""
    users: Callable[[E], Sequence[int | None]] = _nothing
