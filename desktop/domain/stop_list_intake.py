"""What putting phones on the supervisor's own stop list does: which are new, there already, or no phones at all."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from desktop.domain.pasted import Pasted
from desktop.domain.phones import FEWEST_DIGITS, Phone, is_lost, phones_of
from desktop.domain.stop_list import StopEntry

_NO_DIGIT = re.compile(r"[^0-9]+")


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
