"""Ambiguous rows: resolved many at a time by a rule, and recognized in the next file."""

from collections.abc import Iterable, Mapping
from enum import Enum
from hashlib import sha256

from desktop.domain.card import Card
from desktop.domain.found_cards import company_words
from desktop.domain.matching import Match, Reason, Verdict, Wanted

NOBODY = 0
"""Chosen instead of a card: the row is left out."""
_SHARED = frozenset({Reason.PHONE_OF_SEVERAL, Reason.EMAIL_OF_SEVERAL, Reason.NAME_OF_SEVERAL})
"""Reasons for which any of the cards may be meant; otherwise the newest is no better a guess than the oldest."""


class Rule(Enum):
    """Which card to take for an ambiguous row."""

    SAME_COMPANY = "same-company"
    NEWEST = "newest"
    NOBODY = "nobody"


def chosen_by(
    rule: Rule, match: Match, company: str, cards: Mapping[int, Card], companies: Mapping[int, str]
) -> int | None:
    """Return the card that a rule takes for an ambiguous row, NOBODY, or None if the rule can't resolve it.

    `company` is the row's, `companies` are the names of the cards' companies by their ids.
    """
    if match.verdict is not Verdict.AMBIGUOUS:
        return None
    if rule is Rule.NOBODY:
        return NOBODY
    if rule is Rule.NEWEST:
        return max(match.candidates) if match.reason in _SHARED else None
    wanted = company_words(company)
    fitting = [
        card_id
        for card_id in match.candidates
        if wanted and company_words(companies.get(cards[card_id].company_id or 0, "")) == wanted
    ]
    return fitting[0] if len(fitting) == 1 else None


def key_of(wanted: Wanted, candidates: Iterable[int]) -> str:
    """Return the key that recognizes a row in the next file: all it says about its client, and the candidates."""
    said = (
        *("ids", *map(str, wanted.ids), "phones", *sorted(wanted.phones)),
        *("emails", *sorted(map(str.casefold, wanted.emails)), "name", wanted.name.casefold()),
        *("company", wanted.company.casefold(), "cards", *map(str, sorted(candidates))),
    )
    return sha256("\x1f".join(said).encode("utf-8", "replace")).hexdigest()[:24]
