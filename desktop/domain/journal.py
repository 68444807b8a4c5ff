"""Entries of the journal: every write to a portal, first as an intent, then with its outcome."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any


class Action(Enum):
    """What a write does."""

    CREATE_LIST = "create-list"
    CHANGE_PARTICIPANTS = "change-participants"
    CHANGE_FORM = "change-form"
    DELETE_LIST = "delete-list"
    CHANGE_ACTIVITY = "change-activity"
    ADD_STATUS = "add-status"
    CHANGE_STATUS = "change-status"
    DELETE_STATUS = "delete-status"
    CREATE_CARDS = "create-cards"


class Outcome(Enum):
    """How a write ended. An entry that is still INTENDED after a restart was cut off in between."""

    INTENDED = "intended"
    DONE = "done"
    NOT_DONE = "not-done"
    """The portal refused it, or it never got there: nothing was changed."""
    UNKNOWN = "unknown"
    """Its answer was lost and reading back did not decide: somebody must look."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One write.

    `id` counts up within a journal; 0 before it is kept. Entries of one action of the supervisor share a `group`, and
    are undone together. `before` is what undo and repair need, `after` what was wanted, both as JSON values; `result`
    is what the portal said (new ids, problems). `undoes` is the group that this one takes back, 0 for none.
    """

    action: Action
    at: datetime
    user_id: int
    host: str
    list_id: int = 0
    """Number of the call list; 0 for a write that is about none, or makes one."""
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    group: int = 0
    undoes: int = 0
    id: int = 0
    outcome: Outcome = Outcome.INTENDED
    result: dict[str, Any] = field(default_factory=dict)


def undo_target(newest_first: Iterable[Entry]) -> Entry | None:
    """Return the newest write that was done and not taken back; undoing writes are never taken back themselves."""
    undone: set[int] = set()
    for entry in newest_first:
        if entry.undoes:
            if entry.outcome is not Outcome.NOT_DONE:
                undone.add(entry.undoes)
        elif entry.outcome is Outcome.DONE and entry.group not in undone:
            return entry
    return None
