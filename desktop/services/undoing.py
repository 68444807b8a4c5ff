"""Find what to take back, or to do again."""

from dataclasses import dataclass

from desktop.domain.journal import Action, Entry, redo_target, undo_target
from desktop.domain.plans import Wish
from desktop.services.session import Session

_LOOK_BACK = 500
"""Entries of the journal that are looked through; older ones are not taken back with a key."""


@dataclass(frozen=True, slots=True)
class TakingBack:
    """The wish that takes a write back, and the group of the journal that it undoes."""

    wish: Wish
    group: int


async def to_undo(session: Session) -> TakingBack | None:
    """Return how to take back the last change of participants; None when there is none.

    Who was removed is added again, without status and call, which no REST method gives back.
    """
    return _taking_back(undo_target(await session.journal.newest(_LOOK_BACK)))


async def to_redo(session: Session) -> TakingBack | None:
    """Return how to do again what was undone last; None when nothing was, or when something else was done since."""
    return _taking_back(redo_target(await session.journal.newest(_LOOK_BACK)))


def _taking_back(entry: Entry | None) -> TakingBack | None:
    if entry is None or entry.action is not Action.CHANGE_PARTICIPANTS:
        return None
    removed = tuple(int(card_id) for card_id, _ in entry.before["removed"])
    return TakingBack(Wish(entry.list_id, add=removed, remove=tuple(entry.after["added"])), entry.group)
