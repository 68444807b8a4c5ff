"""Read the participants of one call list with their cards: names, phones, e-mails, companies, owners."""

import asyncio
from collections.abc import Collection, Iterable, Sequence

from desktop.bitrix24.line.client import Reader
from desktop.bitrix24.line.reader import given_up, together
from desktop.bitrix24.methods import cards, forms, users
from desktop.domain.call_list import COMPANY
from desktop.domain.card import Card, User
from desktop.domain.portal import Capability
from desktop.services.refreshing import read_membership, read_users
from desktop.services.session import Progress, ProgressStep, Session, Subject, now

_ALL_FORMS = 50
"""From so many CRM forms on, the portal may have listed the first page of them only."""


async def open_list(session: Session, list_id: int, progress: Progress, *, again: bool = False) -> None:
    """Read what the table of participants shows of one list.

    Participants are read if they are unknown (a refresh reads them again), as are unknown cards and companies, or all
    of these with `again`. Raises `Problem`; what was already read stays.
    """
    if list_id not in session.known.memberships:
        session.list_problems.pop(list_id, None)  # opening it again means trying again
    people = _CardsOfList(session, list_id, progress, again=again)
    try:
        while list_id not in session.known.memberships and list_id not in session.list_problems:
            # A read begun elsewhere may be cancelled, and so end without a result.
            await read_membership(session, session.foreground, list_id, people.want)
        if membership := session.known.memberships.get(list_id):
            people.want(membership.card_ids)
            await people.read()
    finally:
        await given_up(people.readings)


async def read_names(session: Session, shown: Collection[Card]) -> None:
    """Read the unknown companies and owners of these cards. Raises `Problem`."""
    await session.learn.cards_known()
    unknown = [company_id for company_id in _companies(shown) if (COMPANY, company_id) not in session.known.cards]
    await together([read_cards(session, session.foreground, COMPANY, unknown), _read_owners(session, shown)])


async def find_users(session: Session, text: str) -> list[User]:
    """Return active users by name (an empty text gives the first ones) and remember them. Raises Problem."""
    found = await users.search(session.foreground, text)
    await session.learn.users(found)
    return found


async def read_forms(session: Session) -> dict[int, str]:
    """Ask for the CRM forms and return the names known so far, by number. Raises Problem.

    Not every portal lists them; forms that are no longer active keep their names.
    """
    found = await forms.forms(session.foreground, listed=session.facts.facts.lists_forms(now()))
    if found is not None and len(found) < _ALL_FORMS:
        session.listed_forms = frozenset(number for number, _ in found)
    await session.learn.forms(dict(found or ()))
    return session.known.forms


async def read_cards(
    session: Session, reader: Reader, kind: int, card_ids: list[int], progress: Progress = lambda _: None
) -> None:
    """Read cards of one kind, 2 500 a request, and note those that the portal does not return. Raises `Problem`."""
    total = len(card_ids)
    found = await cards.cards(reader, kind, card_ids, lambda done: progress(ProgressStep(Subject.CARDS, done, total)))
    await _learn(session, kind, card_ids, found)


async def _learn(session: Session, kind: int, asked: Collection[int], found: Collection[Card]) -> None:
    if not asked:
        return
    returned = {card.id for card in found}
    await session.learn.cards(found, {(kind, card_id) for card_id in asked if card_id not in returned})


async def _read_owners(session: Session, shown: Iterable[Card]) -> None:
    connection = session.known.connection
    if connection is None or Capability.USERS not in connection.lacks:
        await read_users(session, session.foreground, {card.owner_id for card in shown if card.owner_id})


def _companies(shown: Iterable[Card]) -> list[int]:
    return sorted({card.company_id for card in shown if card.company_id})


class _CardsOfList:
    """Reads the cards of a list's participants with their companies and owners, as the participants become known.

    `readings` are what was begun for it: whoever made this gives them up at the end.
    """

    def __init__(self, session: Session, list_id: int, progress: Progress, *, again: bool) -> None:
        self.readings: list[asyncio.Future[None]] = []
        self._session, self._list_id, self._progress, self._again = session, list_id, progress, again
        self._wanted = set[tuple[int, int]]()
        """Kind and id."""
        self._done: list[int] = []
        """How many cards were read, by reading."""
        self._total = 0
        self._all_wanted = False

    def want(self, card_ids: Collection[int]) -> None:
        """Begin to read the cards of those participants who were not wanted before."""
        call_list = self._session.known.call_lists.get(self._list_id)
        if call_list is not None and call_list.changeable and (fresh := self._fresh(call_list.kind, card_ids)):
            self.readings.append(asyncio.ensure_future(self._read(call_list.kind, fresh)))

    async def read(self) -> None:
        """Read all that were wanted. Raises `Problem`."""
        self._all_wanted = True
        await together(self.readings)

    async def _read(self, kind: int, card_ids: Sequence[int]) -> None:
        await self._session.learn.cards_known()
        unknown, known = self._unknown(kind, card_ids), self._session.known.cards
        others = [card for card_id in set(card_ids).difference(unknown) if (card := known.get((kind, card_id)))]
        found = await self._found(kind, unknown)
        await together([_learn(self._session, kind, unknown, found), self._read_names([*found, *others])])

    async def _read_names(self, shown: Collection[Card]) -> None:
        await together([self._read_companies(shown), _read_owners(self._session, shown)])

    async def _read_companies(self, shown: Collection[Card]) -> None:
        unknown = self._unknown(COMPANY, self._fresh(COMPANY, _companies(shown)))
        await _learn(self._session, COMPANY, unknown, await self._found(COMPANY, unknown))

    async def _found(self, kind: int, card_ids: Sequence[int]) -> list[Card]:
        place = len(self._done)
        self._done.append(0)
        self._total += len(card_ids)

        def count(done: int) -> None:
            self._done[place] = done
            total = self._total if self._all_wanted else None
            self._progress(ProgressStep(Subject.CARDS, sum(self._done), total))

        return await cards.cards(self._session.foreground, kind, card_ids, count)

    def _fresh(self, kind: int, card_ids: Iterable[int]) -> list[int]:
        """Return those that were not wanted before."""
        fresh = [card_id for card_id in card_ids if (kind, card_id) not in self._wanted]
        self._wanted.update((kind, card_id) for card_id in fresh)
        return fresh

    def _unknown(self, kind: int, card_ids: Iterable[int]) -> list[int]:
        known = self._session.known.cards
        return [card_id for card_id in card_ids if self._again or (kind, card_id) not in known]
