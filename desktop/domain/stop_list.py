"""Who must not be called: by a status on the portal, or by a phone on the supervisor's own stop list."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from desktop.domain.card import Card
from desktop.domain.phones import as_typed, keys_of
from desktop.domain.status import STOP_CALLING

Person = tuple[int, int]
"""Kind of card, contacts (3) or companies (4), and CRM id."""

_TAIL = 7
"""Last digits of a number, which are the same in all of its spellings."""
_NO_DIGIT = re.compile(r"[^0-9]+")


class Stop(Enum):
    """Why somebody must not be called."""

    STATUS = "status"
    """A status on the portal says so, in some call list."""
    PHONE = "phone"
    """One of the phones is on the supervisor's own stop list."""


@dataclass(frozen=True, slots=True)
class StopRule:
    """What puts people on the stop list: the statuses `final_codes`, and `by_phone`, whose phones are on it."""

    final_codes: frozenset[str] = frozenset({STOP_CALLING})
    by_phone: frozenset[Person] = frozenset()

    def of_kind(self, kind: int) -> frozenset[int]:
        """Return the contacts (3) or companies (4) with a phone on the supervisor's own stop list."""
        return frozenset(card_id for of, card_id in self.by_phone if of == kind)


BY_STATUS = StopRule()
"""Nobody but those with the portal's own status."""


@dataclass(frozen=True, slots=True)
class StopEntry:
    """A phone on the supervisor's own stop list.

    `key` is the form by which phones are compared (`Phone.key`), `written` how it was first given, `source` the name
    of the file that it came from, "" for pasted ones. `added` is aware.
    """

    key: str
    written: str
    source: str
    added: datetime


class PhoneMatcher:
    """Finds the cards that have one of many phones. Immutable; made and used in any thread.

    Reading a phone takes some 80 µs. So a card is first sifted by the last digits of its phones, in 10 µs, and only
    what may fit is read and compared by the one rule.
    """

    def __init__(self, keys: Iterable[str] = ()) -> None:
        self._keys = frozenset(keys)
        self._tails = {tail for key in self._keys if (tail := _NO_DIGIT.sub("", key)[-_TAIL:])}
        self._lengths = sorted({len(tail) for tail in self._tails})

    def __bool__(self) -> bool:
        return bool(self._keys)

    def of(self, phones: Iterable[str]) -> frozenset[str]:
        """Return which of the numbers are among these phones, as written in a card or a row of a file."""
        if not self._keys:
            return frozenset()
        return keys_of(phone for phone in phones if self._may_fit(phone)) & self._keys

    def holders(self, cards: Iterable[Card]) -> dict[Person, frozenset[str]]:
        """Return the cards that have any of the numbers, each with those that it has."""
        found = (((card.kind, card.id), self.of(card.phones)) for card in cards if card.phones)
        return {person: keys for person, keys in found if keys}

    def _may_fit(self, phone: str) -> bool:
        if "%" in phone:  # digits of an escape sequence, as in a link, would stand between those of the number
            return True
        digits = _NO_DIGIT.sub("", as_typed(phone))
        return any(
            digits[start : start + length] in self._tails
            for length in self._lengths
            for start in range(len(digits) - length + 1)
        )


NO_PHONES = PhoneMatcher()
"""Finds nothing."""
