"""Who must not be called: by a status on the portal, or by a phone on the supervisor's own stop list."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from desktop.domain.card import Card
from desktop.domain.pasted import Pasted
from desktop.domain.phones import FEWEST_DIGITS, Phone, as_typed, is_lost, keys_of, phones_of
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


class Fault(Enum):
    """Why something could not be put on the stop list."""

    NO_PHONE = "no-phone"
    """A row without a phone."""
    NOT_A_PHONE = "not-a-phone"
    """A text that is not a phone, or that may be several numbers."""
    LOST = "lost"
    """Excel has destroyed the digits."""
    CARD = "card"
    """The number of a card; phones are longer."""
    EMAIL = "email"
    """An e-mail address."""
    NO_COLUMN = "no-column"
    """A file without a column of phones."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something given that is no phone: as it was written, and in which row or line, 0 for a whole file."""

    text: str
    fault: Fault
    row: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """Phones that were pasted, or read from the file `source`, to be put on the list; "" for pasted ones.

    `phones` has the key of each and how it is written, in their order, with repetitions.
    """

    source: str
    phones: tuple[tuple[str, str], ...]
    unreadable: tuple[Unreadable, ...] = ()


@dataclass(frozen=True, slots=True)
class Intake:
    """What putting phones on the list does: every phone given is in one group, each number once.

    `new` will be added, `already` (as written) are on it, `repeated` counts further mentions of the same numbers.
    """

    new: tuple[StopEntry, ...]
    already: tuple[str, ...]
    repeated: int
    unreadable: tuple[Unreadable, ...]


def intake_of(given: Iterable[Given], on_it: Container[str], at: datetime) -> Intake:
    """Work out what putting phones on the list does; `on_it` are the keys of those that are there."""
    first = dict[str, StopEntry]()
    mentions, unreadable = 0, list[Unreadable]()
    for part in given:
        mentions += len(part.phones)
        unreadable += part.unreadable
        for key, written in part.phones:
            if key not in first:
                first[key] = StopEntry(key, written, part.source, at)
    new = tuple(entry for key, entry in first.items() if key not in on_it)
    already = tuple(entry.written for key, entry in first.items() if key in on_it)
    return Intake(new, already, mentions - len(first), tuple(unreadable))


def given_in_text(text: str) -> Given:
    """Return the phones of a pasted text, line by line; names beside a phone are passed over."""
    phones, unreadable = list[tuple[str, str]](), list[Unreadable]()
    for number, line in enumerate(text.splitlines(), 1):
        pasted = Pasted.read(line)
        beside = {piece: _with_words(piece) for piece in pasted.unreadable}
        found = [*pasted.phones, *(phone for phones_ in beside.values() for phone in phones_)]
        phones += [(phone.key, phone.written) for phone in found]
        faults = [
            (piece, Fault.LOST if is_lost(piece) else Fault.NOT_A_PHONE) for piece in beside if not beside[piece]
        ]
        if not found:
            faults += [(str(card_id), Fault.CARD) for card_id in pasted.ids]
            faults += [(address, Fault.EMAIL) for address in pasted.emails]
        unreadable += [
            Unreadable(piece, fault, number)
            for piece, fault in faults
            if not found or fault is Fault.LOST or len(_NO_DIGIT.sub("", piece)) >= FEWEST_DIGITS
        ]
    return Given("", tuple(phones), tuple(unreadable))


def _with_words(piece: str) -> tuple[Phone, ...]:
    """Return the phones in a text that also has words, if all are certain to be phones."""
    found = phones_of(piece) if any(map(str.isalpha, piece)) and not is_lost(piece) else ()
    return found if all(phone.is_certain for phone in found) else ()
