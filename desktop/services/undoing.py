"""Find what to take back, or to do again."""

from dataclasses import dataclass

from desktop.domain.journal import Action
from desktop.domain.plans import Wish
from desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class TakingBack:
    """The wish that takes a write back, and the group of the journal that it undoes."""

    wish: Wish
    group: int


async def to_undo(session: Session) -> TakingBack | None:
    """Return how to take back the last change of participants; None when there is none.

    Who was removed is added again, without status and call, which no REST method gives back.
    """
    return await _taking_back(session, await session.journal.undoable())


async def to_redo(session: Session) -> TakingBack | None:
    """Return how to do again what was undone last; None when nothing was, or when something else was done since."""
    return await _taking_back(session, await session.journal.redoable())


async def _taking_back(session: Session, group: int | None) -> TakingBack | None:
    if group is None:
        return None
    [entry] = await session.journal.group(group)
    if entry.action is not Action.CHANGE_PARTICIPANTS:
        return None
    removed = tuple(int(card_id) for card_id, _ in entry.before["removed"])
    return TakingBack(Wish(entry.list_id, add=removed, remove=tuple(entry.after["added"])), group)
