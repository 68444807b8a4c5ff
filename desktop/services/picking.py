"""Find contacts or companies for a call list: by a search, page by page, or by a pasted list."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from desktop.bitrix24.line.reader import together
from desktop.bitrix24.methods import card_search, cards, duplicates
from desktop.domain import numbering
from desktop.domain.card import Card
from desktop.domain.card_query import CardCursor, CardPage, CardQuery
from desktop.domain.pasted import Pasted
from desktop.domain.phones import keys_of
from desktop.services.session import Session

_AT_ONCE = 200
"""Phones and addresses looked up per step of progress: four requests."""
_LONGEST_ID = 9
"""Most digits that may be the number of a card when nobody has them as a phone."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found for one value, written as it was pasted (ids as "57").

    `more`: the portal returned as many cards as it ever does for a phone, so there may be others.
    """

    value: str
    cards: tuple[Card, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What was found for a pasted list, value by value in the order ids, phones, e-mails."""

    hits: tuple[Hit, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """All cards found, each once."""
        return tuple({card.id: card for hit in self.hits for card in hit.cards}.values())

    @property
    def sure(self) -> frozenset[int]:
        """The ids of the cards that are the only one for a value."""
        return frozenset(hit.cards[0].id for hit in self.hits if len(hit.cards) == 1 and not hit.more)

    @property
    def ambiguous(self) -> tuple[Hit, ...]:
        """The values with several cards."""
        return tuple(hit for hit in self.hits if len(hit.cards) > 1 or (hit.cards and hit.more))

    @property
    def not_found(self) -> tuple[str, ...]:
        """The values without a card that this user may read."""
        return tuple(hit.value for hit in self.hits if not hit.cards)


async def find(session: Session, kind: int, query: CardQuery, after: CardCursor | None = None) -> CardPage:
    """Return a page of the contacts (3) or companies (4) that a query finds, and remember them. Raises Problem.

    They have been compared with the supervisor's own stop list.
    """
    await asyncio.to_thread(numbering.load)
    page = await card_search.search(session.foreground, kind, query, after)
    await session.learn.cards(page.cards)
    await session.own_stop_list.settled()
    return page


async def look_up(
    session: Session, kind: int, pasted: Pasted, progress: Callable[[int], None] = lambda done: None
) -> LookedUp:
    """Return the contacts (3) or companies (4) that a pasted list names, and remember them.

    Ids are read 2 500 a request (crm.item.list). Phones, in all their spellings, and addresses are looked up 50 a
    request (crm.duplicate.findbycomm); only cards that really have the number count. A short phone that nobody has is
    looked for as the number of a card. `progress` gets the number of values processed. Raises Problem.
    """
    numbers: dict[str, list[int]] = {str(card_id): [card_id] for card_id in pasted.ids}
    phones = {phone.written: phone for phone in pasted.phones}
    full: set[str] = set()
    values = [*phones, *pasted.emails]
    progress(len(numbers))
    for start in range(0, len(values), _AT_ONCE):
        part = values[start : start + _AT_ONCE]
        spelled = {value: phones[value].spellings for value in part if value in phones}
        addresses = [value for value in part if value not in phones]
        by_phone, by_address = await together(
            [
                duplicates.find_each(session.foreground, kind, "PHONE", spelled),
                duplicates.find_by_comm(session.foreground, kind, "EMAIL", addresses),
            ]
        )
        for value, told in (by_phone | by_address).items():
            numbers[value] = list(told)
            if len(told) >= duplicates.MOST_HITS:
                full.add(value)
        progress(len(pasted.ids) + start + len(part))
    maybe = {value: [int(value)] for value, ids in numbers.items() if not ids and _may_be_id(value)}
    numbers |= maybe
    read = await cards.cards(session.foreground, kind, (card_id for ids in numbers.values() for card_id in ids))
    await session.learn.cards(read)
    await session.own_stop_list.settled()
    by_id = {card.id: card for card in read}
    hits: list[Hit] = []
    for value, ids in numbers.items():
        found = [by_id[card_id] for card_id in ids if card_id in by_id]
        if value in phones and value not in maybe:
            found = [card for card in found if phones[value].key in keys_of(card.phones, phones[value].region)]
        hits.append(Hit(value, tuple(found), value in full))
    return LookedUp(tuple(hits))


def _may_be_id(value: str) -> bool:
    return value.isdecimal() and len(value) <= _LONGEST_ID
