"""Whether the rows of a file are contacts or companies, judged by the cards with their first phones on the portal."""

from collections.abc import Iterable, Sequence
from itertools import islice

from desktop.bitrix24.line.reader import if_allowed, together
from desktop.bitrix24.methods import duplicates
from desktop.bitrix24.methods.duplicates import Communication
from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.phones import Phone
from desktop.importing.columns import RowsKind
from desktop.importing.rows import Candidate
from desktop.services.session import Session

_ASKED = 60
"""Phones or addresses that are looked up, in one request for each kind of card."""
_SPELLINGS = 2
_CLEARLY = 3
"""How many times more cards of one kind than of the other there have to be."""


async def kind_on_portal(session: Session, candidates: Sequence[Candidate]) -> RowsKind:
    """Return what the first rows are on the portal; UNSURE if both kinds have them, or neither. Raises Problem."""
    used = [one for one in candidates if one.skip is None]
    phones = _first(phone for one in used for phone in one.phones)
    values = [spelling for phone in phones for spelling in Phone.read(phone).spellings[:_SPELLINGS]]
    by: Communication = "PHONE"
    if not values:
        by, values = "EMAIL", _first(email for one in used for email in one.emails)
    if not values:
        return RowsKind.UNSURE
    contacts, companies = await together([_cards(session, kind, by, values) for kind in (CONTACT, COMPANY)])
    if contacts and contacts >= _CLEARLY * companies:
        return RowsKind.CONTACTS
    return RowsKind.COMPANIES if companies and companies >= _CLEARLY * contacts else RowsKind.UNSURE


async def _cards(session: Session, kind: int, by: Communication, values: Sequence[str]) -> int:
    """Return how many cards have any of these values; 0 for a kind that this user may not read."""
    hits = await if_allowed(duplicates.find_any(session.foreground, kind, by, values), None)
    return len({card_id for hit in hits or () for card_id in hit.card_ids})


def _first(values: Iterable[str]) -> list[str]:
    return list(islice(dict.fromkeys(values), _ASKED))
