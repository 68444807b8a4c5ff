"""Readings of the participants of one call list, alone or together with its row and its activity."""

from collections.abc import Awaitable, Callable, Collection
from functools import partial
from typing import Any

from desktop.bitrix24.line.reader import Reader, together
from desktop.bitrix24.methods import activities, call_lists
from desktop.bitrix24.methods.memberships import Beginning
from desktop.domain.call_list import Activity, CallList, Membership, activity_of
from desktop.services.session import Session


def participants(
    session: Session,
    list_id: int,
    reader: Reader | None = None,
    *,
    expected: int | None = None,
    certain: bool = False,
    twice: bool = False,
    seen: Callable[[Collection[int]], None] = lambda card_ids: None,
    beginning: Beginning | None = None,
) -> Awaitable[Membership]:
    """Read the participants of a list: to be shown, to a proven end (`certain`), or as the base of a write (`twice`).

    `reader` is by default the foreground, `expected` the last known number of participants; `seen` gets the card ids
    of all that were read so far, and what is to be shown is read on behind a `beginning`. Raises Problem; see
    `membership` and `membership_twice` in `bitrix24/methods/memberships.py`.
    """
    known = session.known.memberships.get(list_id)
    if expected is None and known is not None:
        expected = len(known)
    shown = partial(call_lists.membership, certain=certain, beginning=beginning)
    read = call_lists.membership_twice if twice else shown
    reader, now = reader or session.foreground, session.portal_clock.now
    return read(reader, list_id, administrator=session.sees_all, expected=expected, now=now, seen=seen)


async def members_of(session: Session, list_id: int) -> Membership:
    """Read the participants of a list once, to a proven end where some may be hidden. Raises Problem."""
    membership = await participants(session, list_id, certain=not session.sees_all)
    await session.learn.members_if_all(membership)
    return membership


async def whole_list(session: Session, list_id: int, **how: Any) -> tuple[CallList, Activity | None, Membership]:
    """Read a list, its activity (None if none is visible) and, as `participants` does, its people. Raises Problem."""
    reader = session.foreground
    parts: list[Awaitable[Any]] = [
        call_lists.call_list(reader, list_id),
        activities.of_list(reader, [list_id]),
        participants(session, list_id, **how),
    ]
    call_list, found, membership = await together(parts)
    return call_list, activity_of(list_id, found), membership
