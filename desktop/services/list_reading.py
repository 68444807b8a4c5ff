"""Read the participants of one call list with their cards: names, phones, e-mails, companies, owners."""

from collections.abc import Collection

from desktop.bitrix24.line.client import Reader
from desktop.bitrix24.line.reader import together
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
    reader = session.foreground
    if list_id not in session.known.memberships:
        session.list_problems.pop(list_id, None)  # opening it again means trying again
    while list_id not in session.known.memberships and list_id not in session.list_problems:
        # A read begun elsewhere may be cancelled, and so end without a result.
        await read_membership(session, reader, list_id)
    membership = session.known.memberships.get(list_id)
    call_list = session.known.call_lists.get(list_id)
    if membership is None or call_list is None or not call_list.changeable:
        return
    kind = call_list.kind
    await session.learn.cards_known()
    wanted = [card_id for card_id in membership.card_ids if again or (kind, card_id) not in session.known.cards]
    await read_cards(session, reader, kind, wanted, progress)
    known = session.known
    shown = [card for card_id in membership.card_ids if (card := known.cards.get((kind, card_id)))]
    await read_names(session, shown, progress, again=again)


async def read_names(
    session: Session, shown: Collection[Card], progress: Progress = lambda _: None, *, again: bool = False
) -> None:
    """Read the unknown companies and owners of these cards, or with `again` all companies. Raises `Problem`."""
    await session.learn.cards_known()
    reader, known = session.foreground, session.known
    companies = {card.company_id for card in shown if card.company_id}
    unknown = [company_id for company_id in sorted(companies) if again or (COMPANY, company_id) not in known.cards]
    parts = [read_cards(session, reader, COMPANY, unknown, progress)]
    if known.connection is None or Capability.USERS not in known.connection.lacks:
        parts.append(read_users(session, reader, {card.owner_id for card in shown if card.owner_id}))
    await together(parts)


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
    if not card_ids:
        return
    total = len(card_ids)
    found = await cards.cards(reader, kind, card_ids, lambda done: progress(ProgressStep(Subject.CARDS, done, total)))
    returned = {card.id for card in found}
    missing = {(kind, card_id) for card_id in card_ids if card_id not in returned}
    await session.learn.cards(found, missing)
