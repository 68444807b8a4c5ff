"""Which of many cards share a phone, without reading each of their phones thoroughly: that would take seconds."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from desktop.domain.phones import keys_of

Holder = tuple[int, int]
"""Kind (3 contact, 4 company) and CRM id."""
_PLAIN = re.compile(r"(?:\+7|7|8)[ ()\-]*\d{3}[ ()\-]*\d{3}[ \-]*\d{2}[ \-]*\d{2}")
"""One number as most are written here: whatever its key is, it ends with the same digits."""
_NOT_DIGITS = re.compile(r"\D+")
_TAIL = 7
"""Last digits by which plain numbers are compared first."""


class PhoneKeys:
    """The keys of phones as they are written, kept from check to check, because reading them takes long."""

    def __init__(self) -> None:
        self._keys: dict[str, frozenset[str]] = {}

    def of(self, written: str) -> frozenset[str]:
        """Return the keys of the phones in one field of a card; empty if there is no number in it."""
        found = self._keys.get(written)
        if found is None:
            found = self._keys[written] = keys_of((written,))
        return found

    def dialled(self, phones: Iterable[str]) -> bool:
        """Return whether one of these fields of a card has a number in it."""
        return any(_PLAIN.fullmatch(written) or self.of(written) for written in phones)

    def shared(self, phones_of: Mapping[Holder, Iterable[str]]) -> dict[Holder, frozenset[str]]:
        """Return the keys that more than one of these cards has, by card; cards without such a key are left out."""
        tails = {holder: frozenset(self._tails(phones)) for holder, phones in phones_of.items()}
        often = {tail for tail, count in Counter(t for own in tails.values() for t in own).items() if count > 1}
        suspects = [holder for holder, own in tails.items() if own & often]
        keys = {
            holder: frozenset(key for written in phones_of[holder] for key in self.of(written)) for holder in suspects
        }
        counts = Counter(key for own in keys.values() for key in own)
        repeated = {holder: frozenset(key for key in own if counts[key] > 1) for holder, own in keys.items()}
        return {holder: own for holder, own in repeated.items() if own}

    def _tails(self, phones: Iterable[str]) -> Iterable[str]:
        for written in phones:
            if _PLAIN.fullmatch(written):
                yield _NOT_DIGITS.sub("", written)[-_TAIL:]
            else:
                yield from (key[-_TAIL:] for key in self.of(written))
