"""Undo and redo: the net effect of a group of the journal, reversed on the portal's present state.

People who moved from one list to another go back if they are still there without a result. Those who have one stay,
and their list stays with them.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from desktop.bitrix24.line.reader import together
from desktop.domain.call_list import Membership
from desktop.domain.journal import Entry, Outcome
from desktop.domain.journal_entries import CreationEntry
from desktop.domain.list_plans import NewList
from desktop.domain.moves import list_of
from desktop.domain.net_effect import ListEffect, net_effect
from desktop.domain.plans import FormWish, Include, Wish
from desktop.domain.status import IN_WORK
from desktop.services.participants import members_of
from desktop.services.session import Session
from desktop.services.writing.activities import DeleteList
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.new_lists import CreateList
from desktop.services.writing.operation import Operation, Prepared, work_out
from desktop.services.writing.settling import undoes_half
from desktop.services.writing.write import AnyWrite, kind_of


async def prepare_undo(session: Session, group: int | None = None) -> Prepared | None:
    """Work out how to undo the last action, or that of a group; None when there is none. Raises Problem."""
    return await _taking_back(session, group if group is not None else await session.journal.undoable())


async def prepare_redo(session: Session) -> Prepared | None:
    """Work out how to redo what was undone last; None when there is nothing, or when something else was done since.

    An action that was undone half-way is not redone: that would leave it half done.
    """
    return await _taking_back(session, await session.journal.redoable())


async def _taking_back(session: Session, group: int | None) -> Prepared | None:
    if group is None or await undoes_half(session, group):
        return None
    operation = TakeBack(group)
    prepared = await work_out(session, operation)
    return prepared if prepared.steps or prepared.unreached else None


WHOEVER_WAS_THERE = Include(phoneless=True)
"""People without a phone return to a list that they were in; people on the stop list do not."""


@dataclass(frozen=True, slots=True)
class TakeBack(Operation):
    """Undoes the action of a group of the journal as a whole; undoing an undo does the action again."""

    undoes: int
    include: Include = WHOEVER_WAS_THERE

    def including(self, include: Include) -> "TakeBack":
        """Return the operation including people who are otherwise left out of call lists."""
        return replace(self, include=include)

    async def writes(self, session: Session, *, anew: bool) -> Sequence[AnyWrite]:
        """Return the writes that reverse what was done, on the lists in their present state."""
        entries = [e for e in await session.journal.group(self.undoes) if e.outcome is Outcome.DONE]
        effects = net_effect(entries)
        came_to = {effect.list_id: effect for effect in effects if effect.came}
        moved_to = {n: e for n, e in came_to.items() if any(_went(other, e) for other in effects)}
        read = await together([members_of(session, number) for number in moved_to])
        now_in = dict(zip(moved_to, read, strict=True))
        final = session.final_codes
        coming = [write for effect in effects if (write := _bring_back(effect, moved_to, now_in, final)) is not None]
        changed = {write.wish.list_id for write in coming if isinstance(write, ChangeMembers)}
        leaving = [
            write
            for effect in effects
            if effect.list_id not in changed
            for write in _take_away(effect, effects, now_in.get(effect.list_id))
        ]
        made = {list_of(entry) for entry in entries if isinstance(entry, CreationEntry)}
        others = [
            write
            for entry in reversed(entries)
            if entry.list_id not in made  # changes of a list that is deleted need no undoing
            for write in kind_of(entry).inverse(entry)
        ]
        return [write.including(self.include) for write in (*coming, *leaving, *others)]

    async def unreached(self, session: Session) -> tuple[Entry, ...]:
        """Return the writes of the action whose outcome is unknown."""
        entries = await session.journal.group(self.undoes)
        return tuple(entry for entry in entries if entry.outcome in {Outcome.UNKNOWN, Outcome.INTENDED})


def _went(source: ListEffect, target: ListEffect) -> set[int]:
    """Return the people who left one list and came to the other in the same action."""
    if source is target or source.kind != target.kind:
        return set()
    return source.left.keys() & target.came.keys()


def _bring_back(
    effect: ListEffect, moved_to: dict[int, ListEffect], now_in: dict[int, Membership], final_codes: Set[str]
) -> CreateList | ChangeMembers | None:
    """Return the write that restores those who left a list, and the list itself, and removes those who came."""
    moved = {card_id for target in moved_to.values() for card_id in _went(effect, target)}
    sources = tuple(number for number, target in moved_to.items() if _went(effect, target))
    to_be_called = {
        card_id for number in sources for card_id, status in now_in[number].statuses.items() if status == IN_WORK
    }
    returning = tuple(card_id for card_id in effect.left if card_id not in moved or card_id in to_be_called)
    stopped = tuple(card_id for card_id in returning if effect.left[card_id] in final_codes)
    if effect.deleted is not None:
        before = effect.deleted.before
        again = NewList(effect.kind, returning, before.form, before.subject, before.responsible)
        again = replace(again, sources=(effect.list_id, *sources), stopped=stopped)
        return CreateList(again) if returning else None
    form = FormWish(effect.form[0]) if effect.form else None
    if not returning and not (effect.left and effect.came) and form is None:
        return None
    if effect.made is not None:
        return None
    remove = tuple(effect.came)
    wish = Wish(effect.list_id, add=returning, remove=remove, form=form, sources=sources, stopped=stopped)
    return ChangeMembers(wish)


def _take_away(effect: ListEffect, effects: list[ListEffect], there: Membership | None) -> Sequence[AnyWrite]:
    """Return the writes that remove those who came to a list; one that was made is deleted unless someone stays."""
    if effect.deleted is not None or not (effect.came or effect.made):
        return ()
    back = {card_id for other in effects for card_id in _went(other, effect)}
    if not back or there is None:
        if effect.made is not None:
            return (DeleteList(effect.list_id, made_with=tuple(effect.came)),)
        return (ChangeMembers(Wish(effect.list_id, remove=tuple(effect.came))),)
    going = [card_id for card_id, status in there.statuses.items() if card_id in back and status == IN_WORK]
    if effect.made is not None and len(going) == len(there):
        return (DeleteList(effect.list_id),)
    return (ChangeMembers(Wish.leaving(effect.list_id, dict.fromkeys(going, IN_WORK))),) if going else ()
