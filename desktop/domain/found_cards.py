"""The cards read from the portal, indexed by what the rows of a file are compared with."""

import re
from collections.abc import Iterable
from functools import lru_cache

from desktop.domain.call_list import COMPANY
from desktop.domain.card import Card

WHOLE_NAME = 2
"""Fewest words that identify a person."""

_PARTING = re.compile(r"[\W_]+")
_LEGAL_FORMS = frozenset((
    "ооо", "оао", "зао", "пао", "ао", "ип", "тоо", "чп", "нко", "ано", "гк", "ltd", "llc", "inc", "gmbh", "co",
))  # fmt: skip


class FoundCards:
    """The cards of one kind, contacts (3) or companies (4), indexed by phone, e-mail and words of the name."""

    def __init__(self, kind: int) -> None:
        self.kind = kind
        self.cards: dict[int, Card] = {}
        self.companies: dict[int, str] = {}
        """Names of the companies of contacts, by company id; a missing one counts as another company."""
        self.crowded: set[str] = set()
        """Phones, addresses and names (`name_key`) that may have more cards than the portal returned."""
        self._phones: dict[int, frozenset[str]] = {}
        self._by_phone: dict[str, list[int]] = {}
        self._by_email: dict[str, list[int]] = {}
        self._by_word: dict[str, list[int]] = {}

    def add(self, card: Card, phones: Iterable[str]) -> None:
        """Add a card with its phones as they are compared; a card that was added before stays as it is."""
        if card.id in self.cards:
            return
        self.cards[card.id] = card
        self._phones[card.id] = frozenset(phones)
        for phone in self._phones[card.id]:
            self._by_phone.setdefault(phone, []).append(card.id)
        for email in {address.strip().casefold() for address in card.emails}:
            self._by_email.setdefault(email, []).append(card.id)
        for word in self._words_of(card.name):
            self._by_word.setdefault(word, []).append(card.id)

    def phones_of(self, card_id: int) -> frozenset[str]:
        """Return the phones of a card as they were added."""
        return self._phones[card_id]

    def with_phone(self, phone: str) -> frozenset[int]:
        """Return the cards that have a phone, given as it was added."""
        return frozenset(self._by_phone.get(phone, ()))

    def with_email(self, email: str) -> frozenset[int]:
        """Return the cards that have an address, whatever its case."""
        return frozenset(self._by_email.get(email.strip().casefold(), ()))

    def with_name(self, name: str) -> frozenset[int]:
        """Return the contacts whose name fits, or the companies with this name."""
        wanted = self._words_of(name)
        rarest = min((self._by_word.get(word, []) for word in wanted), key=len, default=[])
        return frozenset(card_id for card_id in rarest if self.named(card_id, name))

    def named(self, card_id: int, name: str) -> bool:
        """Return whether a card's name fits; for contacts, either name may lack the second name of the other."""
        ours, theirs = self._words_of(name), self._words_of(self.cards[card_id].name)
        if self.kind == COMPANY or min(len(ours), len(theirs)) < WHOLE_NAME:
            return ours == theirs and bool(ours)
        return ours <= theirs or theirs <= ours

    def named_otherwise(self, card_id: int, name: str) -> bool:
        """Return whether a card's name has no word in common with this one."""
        ours, theirs = self._words_of(name), self._words_of(self.cards[card_id].name)
        return bool(ours and theirs) and not ours & theirs

    def partly_named(self, card_id: int, name: str) -> bool | None:
        """Return whether all words of a name are in a card's, or the other way round; None if either is empty."""
        ours, theirs = self._words_of(name), self._words_of(self.cards[card_id].name)
        return (ours <= theirs or theirs <= ours) if ours and theirs else None

    def employed_by(self, card_id: int, company: str) -> bool:
        """Return whether a contact's company has this name."""
        theirs = self.companies.get(self.cards[card_id].company_id or 0, "")
        return company_words(theirs) == company_words(company)

    def _words_of(self, name: str) -> frozenset[str]:
        return company_words(name) if self.kind == COMPANY else words(name)


@lru_cache(maxsize=65_536)
def words(text: str) -> frozenset[str]:
    """Return the words of a name for comparing: ignoring order and case, ё as е."""
    return frozenset(_PARTING.split(text.casefold().replace("ё", "е"))) - {""}


@lru_cache(maxsize=65_536)
def company_words(text: str) -> frozenset[str]:
    """Return the words of a company's name for comparing: without legal forms (ООО), unless there is nothing else."""
    return words(text) - _LEGAL_FORMS or words(text)


def name_key(name: str) -> str:
    """Return a key for a name: its words, sorted."""
    return " ".join(sorted(words(name)))
