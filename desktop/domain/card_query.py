"""What the picker asks for: a search among the contacts or companies of a portal, page by page."""

from dataclasses import dataclass
from datetime import datetime

from desktop.domain.card import Card


@dataclass(frozen=True, slots=True)
class CardQuery:
    """A search among contacts or companies; values that are None or empty do not narrow it.

    `text` is what people type: words of a name, a part of a phone in any form, an e-mail address, a company, the
    number of a card. `created_from` (included) and `created_before` (not) have a time zone. `type_code` is a code of
    the portal's dictionary of types. `company_id` narrows contacts to those of a company.
    """

    text: str = ""
    owner_id: int | None = None
    type_code: str | None = None
    has_phone: bool | None = None
    created_from: datetime | None = None
    created_before: datetime | None = None
    company_id: int | None = None
    newest_first: bool = True


@dataclass(frozen=True, slots=True)
class CardCursor:
    """Where a search continues, with what was looked up at its start; opaque to callers."""

    last_id: int
    card_ids: tuple[int, ...] = ()
    company_ids: tuple[int, ...] = ()
    by_parts: bool = True


@dataclass(frozen=True, slots=True)
class CardPage:
    """Some of the cards found, and where to continue; `next` is None on the last page.

    A page may hold few cards, or none, without being the last. `by_parts` is False when the portal can't search for
    parts of phones and e-mail addresses, so that only whole ones were found.
    """

    cards: tuple[Card, ...]
    next: CardCursor | None
    by_parts: bool = True
