"""Entries of the journal: every write to a portal, first as an intent, then with its outcome."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import ClassVar


class Outcome(Enum):
    """How a write ended. An entry that is still INTENDED after a restart was interrupted."""

    PLANNED = "planned"
    """A later step of an accepted action: nothing was sent yet."""
    INTENDED = "intended"
    DONE = "done"
    NOT_DONE = "not-done"
    """The portal refused it, or was never reached: nothing was changed."""
    UNKNOWN = "unknown"
    """The answer was lost and reading back was inconclusive: someone must check."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """The `before` or `after` of an entry that keeps nothing there."""


NOTHING = Nothing()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What the journal keeps of the end of a write besides its outcome; kinds that keep more subclass it."""

    problem: str = ""
    """Why it was not done, or why its answer is missing."""
    passed_over: bool = False
    """The portal accepted it and changed nothing."""
    awaited: bool = False
    """The portal may still be processing it."""
    given_up: bool = False
    """The step was planned and will not be done any more."""
    unfinished: bool = False
    """The step was given up because its action was undone before it had ended."""
    resolved: str = ""
    """"later" when the outcome was found out after the program had ended, or had stopped looking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One write. Each kind of write has a subclass; defining it registers its `action`, which never changes.

    Undo skips an entry that `stays`. `id` counts up within a journal and is 0 before the entry is stored. Entries of
    one action of the supervisor share a `group` and are undone together. `before` is what undo and repair need,
    `after` what was wanted, `result` what the portal returned (new ids, problems). `undoes` is the group that this
    one takes back, 0 for none.
    """

    action: ClassVar[str] = ""
    stays: ClassVar[bool] = False
    at: datetime
    user_id: int
    host: str
    list_id: int = 0
    """Number of the call list; 0 for a write that concerns none, or makes one."""
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


CREATION = "create-list"
"""The `action` of entries about new lists."""
ENTRY_TYPES: dict[str, type[Entry]] = {}
"""All kinds of entries by `action`."""
_TOOK_EFFECT = frozenset({Outcome.INTENDED, Outcome.DONE, Outcome.UNKNOWN})
"""Outcomes of writes that happened, or may have."""


def undo_target(newest_first: Iterable[Entry]) -> Entry | None:
    """Return the newest write that was done, or redone, and not undone since."""
    for entry, takes_back, taken_back in _walk(newest_first):
        if not takes_back and not taken_back and entry.outcome is Outcome.DONE:
            return entry
    return None


def redo_target(newest_first: Iterable[Entry]) -> Entry | None:
    """Return the newest undo that can be undone itself; any new change rules out redoing."""
    for entry, takes_back, taken_back in _walk(newest_first):
        if not entry.undoes and entry.outcome in _TOOK_EFFECT:
            return None
        if takes_back and not taken_back and entry.outcome is Outcome.DONE:
            return entry
    return None


def reversible(entries: Collection[Entry]) -> frozenset[int]:
    """Return the groups in which something was done that can be undone, and was not."""
    done = {entry.group for entry in entries if entry.outcome is Outcome.DONE and not entry.stays}
    return frozenset(done - {entry.undoes for entry in entries if entry.outcome in _TOOK_EFFECT})


def undone(entries: Iterable[Entry]) -> frozenset[int]:
    """Return the groups that were undone, and not redone since."""
    newest_first = sorted(entries, key=lambda entry: entry.id, reverse=True)
    return frozenset(entry.group for entry, _, taken_back in _walk(newest_first) if taken_back)


def _walk(newest_first: Iterable[Entry]) -> Iterator[tuple[Entry, bool, bool]]:
    """Yield each entry, whether it undoes something (rather than does or redoes it), and whether it was undone."""
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
