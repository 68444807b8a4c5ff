"""Settling who is in which list: readings of the lists, and the writes by which people leave them."""

from collections.abc import Sequence
from typing import Any

from desktop.bitrix24.line.reader import together
from desktop.domain.call_list import Membership
from desktop.domain.moves import Move, Settlement
from desktop.domain.plans import Wish
from desktop.domain.status import IN_WORK
from desktop.services.participants import members_of
from desktop.services.session import Session
from desktop.services.writing.activities import DeleteList
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.write import AnyWrite


def settling_writes(move: Move, settlement: Settlement, readings: dict[int, Membership], made: set[int]) -> list[Any]:
    """Return the writes that settle a move; a list of `made` that would become empty is deleted."""
    writes: list[AnyWrite] = []
    if settlement.ends:
        writes.append(DeleteList(move.source))
    elif settlement.leave:
        people = {card_id: move.people[card_id] for card_id in settlement.leave}
        writes.append(ChangeMembers(Wish.leaving(move.source, people)))
    for target, back in settlement.return_.items():
        if target in made and set(back) == set(readings[target].card_ids):
            writes.append(DeleteList(target))
        else:
            writes.append(ChangeMembers(Wish.leaving(target, dict.fromkeys(back, IN_WORK))))
    return writes


async def readings_of(session: Session, moves: Sequence[Move]) -> dict[int, Membership]:
    """Read the participants of all lists of these moves, once. Raises Problem."""
    numbers = list(dict.fromkeys(number for move in moves for number in (move.source, *move.targets)))
    read = await together([members_of(session, number) for number in numbers])
    return dict(zip(numbers, read, strict=True))


async def undoes_half(session: Session, group: int) -> bool:
    """Return whether an action undoes an interrupted one."""
    [first, *_] = await session.journal.group(group)
    undone = await session.journal.group(first.undoes) if first.undoes else []
    return any(entry.result.unfinished for entry in undone)
