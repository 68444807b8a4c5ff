"""Which cards exist, for a plan: with the phones of those who may be added, where a stop list has to know them."""

from collections.abc import Collection

from desktop.bitrix24.line.reader import together
from desktop.bitrix24.methods import cards
from desktop.bitrix24.methods.cards import LookedForCards
from desktop.services.session import Session


async def look_for(session: Session, kind: int, present: Collection[int], coming: Collection[int]) -> LookedForCards:
    """Look for the cards of people who are in a list, and of those `coming` to it. Raises Problem.

    If the supervisor keeps a stop list of phones, those of the coming are read too, whether known or not: people get
    new ones. When it returns, they have been compared with the list.
    """
    reader = session.foreground
    if not session.own_stop_list:
        return await cards.look_for(reader, kind, (*present, *coming))
    there, new = await together(
        [
            cards.look_for(reader, kind, set(present).difference(coming)),
            cards.look_for(reader, kind, coming, whole=True),
        ]
    )
    await session.learn.cards(new.cards)
    await session.own_stop_list.settled()
    return LookedForCards(there.readable | new.readable, there.deleted | new.deleted)
