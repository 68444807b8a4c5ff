"""Find what to take back: the last change that was done and not undone yet."""

from dataclasses import dataclass

from desktop.domain.journal import Action, undo_target
from desktop.domain.plans import Wish
from desktop.services.session import Session

_LOOK_BACK = 500
"""Entries of the journal that are looked through; older ones are not taken back with a key."""


@dataclass(frozen=True, slots=True)
class LastChange:
    """The wish that takes a change back, and the group of the journal that it undoes."""

    wish: Wish
    group: int


async def last_change(session: Session) -> LastChange | None:
    """Return how to take back the last change of participants; None when there is none.

    Who was removed is added again, without status and call, which no REST method gives back.
    """
    entry = undo_target(await session.journal.newest(_LOOK_BACK))
    if entry is None or entry.action is not Action.CHANGE_PARTICIPANTS:
        return None
    removed = tuple(int(card_id) for card_id, _ in entry.before["removed"])
    return LastChange(Wish(entry.list_id, add=removed, remove=tuple(entry.after["added"])), entry.group)
