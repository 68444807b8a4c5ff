"""Find people by a phone number or a name, to show which call lists they are in."""

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
"""Fewest characters of a search; shorter ones would find everyone."""
_SHORTEST_PHONE = 7
_REFUSED = NO_RIGHT - {Cause.PLAN}


async def find_people(session: Session, text: str) -> list[Card]:
    """Return the contacts and companies that match a phone, a name, an e-mail address or the number of a card.

    These are the portal's first page of each kind, however a phone is written, and the known cards that contain the
    words. Kinds that this user may not search are left out. Raises Problem.
    """
    wanted = " ".join(text.split())
    if len(wanted) < _SHORTEST:
        return []
    await asyncio.to_thread(numbering.load)
    await session.learn.cards_known()
    search, query = card_search.search, CardQuery(wanted)
    searching = (if_allowed(search(session.foreground, kind, query), None, _REFUSED) for kind in _KINDS)
    found = {(card.kind, card.id): card for page in await together(searching) if page for card in page.cards}
    await session.learn.cards(found.values())
    return list((found | _known(session, wanted)).values())


def _known(session: Session, wanted: str) -> dict[tuple[int, int], Card]:
    """Return the known cards whose name has all the words, or that have this phone or these digits in one."""
    words = wanted.casefold().split()
    text = CardText.read(wanted)
    is_phone = len(text.digits) >= _SHORTEST_PHONE
    return {
        key: card
        for key, card in session.known.cards.items()
        if all(word in card.name.casefold() for word in words) or (is_phone and text.fits(card, ()))
    }
