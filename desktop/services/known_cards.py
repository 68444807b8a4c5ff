"""Take cards that were read into what is known, here and on the disk: the one way, so that both tell the same."""

from collections.abc import Iterable

from desktop.domain.card import Card
from desktop.services.session import Session

_AT_ONCE = 500
"""Cards saved in one transaction: some 10 ms."""


async def keep_cards(session: Session, found: Iterable[Card], missing: Iterable[tuple[int, int]] = ()) -> None:
    """Know these cards from now on, also after the next start; `missing` (kind, id) were asked for and not returned.

    The caller tells the session's listeners.
    """
    found, missing = list(found), list(missing)
    session.known.put_cards(found, missing)
    for start in range(0, len(found), _AT_ONCE):
        await session.store.save_cards(found[start : start + _AT_ONCE])
    if missing:
        await session.store.save_cards((), missing)
