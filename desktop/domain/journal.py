"""Entries of the journal: every write to a portal, first as an intent, then with its outcome."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import ClassVar


class Outcome(Enum):
    """How a write ended. An entry that is still INTENDED after a restart was cut off in between."""

    PLANNED = "planned"
    """A later step of an action that was accepted: nothing was sent yet."""
    INTENDED = "intended"
    DONE = "done"
    NOT_DONE = "not-done"
    """The portal refused it, or it never got there: nothing was changed."""
    UNKNOWN = "unknown"
    """Its answer was lost and reading back did not decide: somebody must look."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """What is kept of before, or of after, where there is nothing to keep."""


NOTHING = Nothing()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What is kept of how a write ended, besides its outcome; kinds that keep more have a class of their own."""

    problem: str = ""
    """Why it was not done, or its answer is missing."""
    passed_over: bool = False
    """The portal said yes and changed nothing."""
    awaited: bool = False
    """The portal may still be processing it."""
    given_up: bool = False
    """The step was planned, and is not to be done any more."""
    unfinished: bool = False
    """The step was given up because its action was taken back before its end."""
    resolved: str = ""
    """"later" when the outcome was found out after the program had ended, or had stopped looking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One write; each kind of write has a class of its own, which is known by its `action` once it is defined.

    `action` stands in journals for good. What `stays` is left as it is by undo, and passed over.
    `id` counts up within a journal; 0 before it is kept. Entries of one action of the supervisor share a `group`, and
    are undone together. `before` is what undo and repair need, `after` what was wanted; `result` is what the portal
    said (new ids, problems). `undoes` is the group that this one takes back, 0 for none.
    """

    action: ClassVar[str] = ""
    stays: ClassVar[bool] = False
    at: datetime
    user_id: int
    host: str
    list_id: int = 0
    """Number of the call list; 0 for a write that is about none, or makes one."""
    before: object = NOTHING
    after: object = NOTHING
    group: int = 0
    undoes: int = 0
    id: int = 0
    outcome: Outcome = Outcome.INTENDED
    result: Result = Result()

    def __init_subclass__(cls) -> None:
        ENTRY_TYPES[cls.action] = cls

    @property
    def kind(self) -> int:
        """Kind of its people (3 contact, 4 company), kept before or after; 0 for none, or when it was not kept."""
        return getattr(self.before, "kind", 0) or getattr(self.after, "kind", 0)


ENTRY_TYPES: dict[str, type[Entry]] = {}
"""All kinds of entries by `action`: those that the program's modules define."""
_TOOK_EFFECT = frozenset({Outcome.INTENDED, Outcome.DONE, Outcome.UNKNOWN})
"""Outcomes of writes that happened, or may have."""


def undo_target(newest_first: Iterable[Entry]) -> Entry | None:
    """Return the newest write that was done, or done again, and not taken back since."""
    for entry, takes_back, taken_back in _walk(newest_first):
        if not takes_back and not taken_back and entry.outcome is Outcome.DONE:
            return entry
    return None


def redo_target(newest_first: Iterable[Entry]) -> Entry | None:
    """Return the newest write that took something back and can be taken back itself; a new change ends redoing."""
    for entry, takes_back, taken_back in _walk(newest_first):
        if not entry.undoes and entry.outcome in _TOOK_EFFECT:
            return None
        if takes_back and not taken_back and entry.outcome is Outcome.DONE:
            return entry
    return None


def reversible(entries: Collection[Entry]) -> frozenset[int]:
    """Return the groups of which something was done that can be taken back, and was not."""
    done = {entry.group for entry in entries if entry.outcome is Outcome.DONE and not entry.stays}
    return frozenset(done - {entry.undoes for entry in entries if entry.outcome in _TOOK_EFFECT})


def _walk(newest_first: Iterable[Entry]) -> Iterator[tuple[Entry, bool, bool]]:
    """Give each entry with whether it takes something back (not: does it, or does it again), and was taken back."""
    entries = [entry for entry in newest_first if not entry.stays]
    undoes = {entry.group: entry.undoes for entry in entries}
    taken_back: set[int] = set()
    for entry in entries:
        steps, group = 0, entry.group
        while group := undoes.get(group, 0):
            steps += 1
        if entry.undoes and entry.outcome in _TOOK_EFFECT:
            taken_back.add(entry.undoes)
        yield entry, steps % 2 == 1, entry.group in taken_back
