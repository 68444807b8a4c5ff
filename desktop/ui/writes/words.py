"""The words for one kind of write: its plan, its report, its line in the journal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic, TypeVar

from desktop.domain.journal import Entry
from desktop.domain.plans import Plan
from desktop.domain.portal import Known
from desktop.qtkit.icons import Glyph

P = TypeVar("P", bound=Plan)
E = TypeVar("E", bound=Entry)


class Mark(Enum):
    """What a sentence of a plan is about: what comes, what goes, or something to know."""

    COMES = auto()
    GOES = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a plan; `names` returns everyone it counts, unless the sentence names them itself."""

    text: str
    mark: Mark = Mark.NOTE
    names: Callable[[], Sequence[str]] | None = None


@dataclass(frozen=True, slots=True)
class PlanWords:
    """What one write will do: the name of the act, what it does, the verb of its button, and details.

    `footnotes` are for a plan that has no other writes.
    """

    title: str
    acts: tuple[Line, ...]
    verb: str
    details: tuple[Line, ...] = ()
    footnotes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def _nothing(*_: object) -> tuple[()]:
    return ()


@dataclass(frozen=True, kw_only=True)
class WriteWords(Generic[P, E]):
    """The words for one kind of write, by its plans (P) and entries (E). Sequences are complete sentences.

    `plan` gets the last known state and whether something is undone. `name` returns the kind of a write and its
    subject. `line`, `before` and `after` are for the journal: what was to be done, the values before, and those
    planned, with the number of people to name. `done` reports a write that was done, `odd` whether it went
    differently than planned, and `oddities` how. `doubt` explains a {what} with an unknown outcome, `partly` which
    part of a write was done that was cut off; "" for none. `users` are the users that an entry names. `glyph` stands
    for the kind in the journal.
    """

    plan: Callable[[P, Known, bool], PlanWords]
    glyph: Glyph
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
