"""Find people by a phone number or a name, to see which call lists they are in."""

import asyncio

from desktop.bitrix24.line.reader import if_allowed, together
from desktop.bitrix24.methods import card_search
from desktop.bitrix24.methods.card_text import CardText
from desktop.domain import numbering
from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.card import Card
from desktop.domain.card_query import CardQuery
from desktop.domain.problem import NO_RIGHT, Cause
from desktop.services.session import Session

_KINDS = (CONTACT, COMPANY)
_SHORTEST = 2
"""Characters below which a search would find everybody."""
_SHORTEST_PHONE = 7
_REFUSED = NO_RIGHT - {Cause.PLAN}


async def find_people(session: Session, text: str) -> list[Card]:
    """Return the contacts and companies that a phone number, name, address or number stands for.

    The first page that the portal finds of each kind, in whatever shape a phone is written, and those of known cards
    that have the very words; what this user may not search is left out. Raises Problem.
    """
    wanted = " ".join(text.split())
    if len(wanted) < _SHORTEST:
        return []
    await asyncio.to_thread(numbering.load)
    search, query = card_search.search, CardQuery(wanted)
    searching = (if_allowed(search(session.foreground, kind, query), None, _REFUSED) for kind in _KINDS)
    found = {(card.kind, card.id): card for page in await together(searching) if page for card in page.cards}
    await session.learn.cards(found.values())
    return list((found | _known(session, wanted)).values())


def _known(session: Session, wanted: str) -> dict[tuple[int, int], Card]:
    """Return the known cards whose name has all the words, or one of whose phones is this or has the digits."""
    words = wanted.casefold().split()
    text = CardText.read(wanted)
    is_phone = len(text.digits) >= _SHORTEST_PHONE
    return {
        key: card
        for key, card in session.known.cards.items()
        if all(word in card.name.casefold() for word in words) or (is_phone and text.fits(card, ()))
    }
