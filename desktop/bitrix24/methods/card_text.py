"""A text typed to find a card, as conditions of `crm.item.list` (contract 7.1, 7.3).

The portal stores phones as people typed them, "8 (495) 123-45-67" or "+7 495 1234567". So a part of one is searched
for in the usual formats of numbers, and the cards found by such patterns are then checked by their digits.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from desktop.bitrix24.methods.cards import Condition, all_of, any_of
from desktop.domain.call_list import COMPANY
from desktop.domain.card import Card
from desktop.domain.phones import Phone, PhoneFinder, as_typed, search_digits, whole_phones

_LONGEST = 100
_MOST_WORDS = 6
_FEWEST_DIGITS = 4
"""Fewest digits of a part of a phone; fewer are only the number of a card."""
_PATTERN_DIGITS = 6
"""Fewest digits for a pattern with gaps; shorter parts are searched for as the end of a number."""
_PHONE_DIGITS = 11
_GROUPS = (1, 4, 7, 9)
"""Where the digits of +7 495 123-45-67 may be separated."""
_DIALLED = re.compile(r"(?:tel:)?[0-9+()./\s-]+", re.IGNORECASE)
_COMPANY_LETTERS = 3
"""Fewest letters of a company's title for which contacts are searched by company."""


@dataclass(frozen=True, slots=True)
class CardText:
    """An analysed search text, made by `read`. At most one of words, digits and address is set."""

    plain: str = ""
    words: tuple[str, ...] = ()
    digits: str = ""
    """Of a phone, or of the number of a card."""
    address: str = ""
    """An e-mail address or a part of one."""
    card_id: int | None = None
    _phone: Phone | None = field(default=None, repr=False)

    @classmethod
    def read(cls, text: str) -> "CardText":
        """Analyse a text; control characters count as blanks."""
        plain = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())[:_LONGEST]
        number = re.fullmatch(r"[#№]?\s*([0-9]{1,9})", plain)
        card_id = int(number[1]) or None if number else None
        phone = _dialled(plain) if number is None else Phone(plain, plain)
        digits = phone.digits if phone else ""
        if card_id or len(digits) >= _FEWEST_DIGITS:
            return cls(plain, digits=digits, card_id=card_id, _phone=phone)
        if "@" in plain and " " not in plain:
            return cls(plain, address=plain)
        words = (word.strip(",;") for word in plain.split())
        return cls(plain, words=tuple(dict.fromkeys(word for word in words if word))[:_MOST_WORDS])

    @property
    def phones(self) -> tuple[str, ...]:
        """Spellings of the phone, if the text may be a whole one, for `crm.duplicate.findbycomm`."""
        if self._phone is None or len(self.digits) < _PATTERN_DIGITS or self.plain.startswith(("#", "№")):
            return ()
        return self._phone.spellings

    @property
    def company(self) -> str:
        """The text as the title of a company by which contacts may be searched, "" if it is too short."""
        return " ".join(self.words) if sum(map(len, self.words)) >= _COMPANY_LETTERS else ""

    def alternatives(
        self, kind: int, card_ids: Collection[int], company_ids: Collection[int], *, by_parts: bool
    ) -> list[Condition]:
        """Return conditions of which one must hold; none when nothing can be found.

        `card_ids` and `company_ids` were looked up before. Without `by_parts` the flat fields of phones and e-mails,
        which not every portal accepts in a filter, are not used.
        """
        found: list[Condition] = []
        if self.card_id is not None:
            found.append({"=id": self.card_id})
        if card_ids:
            found.append({"@id": list(card_ids)})
        if company_ids:
            found.append({"@companyId": list(company_ids)})
        if kind == COMPANY:
            found.append(all_of({"%title": word} for word in self.words or (self.plain,)))
        elif self.words:
            found.append(all_of(any_of({f"%{name}": word} for name in _NAMES) for word in self.words))
        if by_parts and not (len(self.digits) >= _PHONE_DIGITS - 1 and card_ids):
            found += self._flat()
        return found

    def fits(self, card: Card, card_ids: Collection[int]) -> bool:
        """Return whether a card really matches the digits, rather than just the pattern with gaps that found it."""
        if not self.digits or card.id == self.card_id or card.id in card_ids:
            return True
        if card.kind == COMPANY and self.plain.casefold() in card.name.casefold():
            return True
        if any(phone == self._phone for written in card.phones for phone in whole_phones(written)):
            return True
        return any(self.digits in search_digits(written) for written in card.phones)

    def _flat(self) -> Iterator[Condition]:
        if self.address or (len(self.words) == 1 and self.plain.isascii()):
            yield {"%email": self.plain}
        if len(self.digits) < _FEWEST_DIGITS or self.plain.startswith(("#", "№")):
            return
        if len(self.digits) < _PATTERN_DIGITS:
            for shape in dict.fromkeys((*_endings(self.digits), self.plain)):
                yield {"%phone": shape}
            return
        international = self._phone.international if self._phone else None
        if international and not international.startswith("+7"):
            yield {"=%phone": f"%{'%'.join(international[1:])}%"}
            return
        for pattern in dict.fromkeys(_patterns(tuple(_variants(self.digits)))):
            yield {"=%phone": pattern}


_NAMES = ("lastName", "name", "secondName")


def _dialled(text: str) -> Phone | None:
    """Return the phone, or the part of one, that a text represents."""
    phones, beside = PhoneFinder().take_apart(text)
    if len(phones) == 1 and not beside.strip(" ()"):
        return phones[0]
    typed = as_typed(text)
    return Phone(typed, typed) if _DIALLED.fullmatch(typed) else None


def _variants(digits: str) -> Iterator[str]:
    """Yield the digits as typed, and with a leading 8 and 7 exchanged."""
    yield digits
    if digits[:1] in ("7", "8"):
        yield ("8" if digits[0] == "7" else "7") + digits[1:]


def _endings(digits: str) -> Iterator[str]:
    """Yield the formats of four or five digits at the end of a number."""
    first, middle, last = digits[:-4], digits[-4:-2], digits[-2:]
    yield digits
    for sign in ("-", " "):
        yield sign.join(filter(None, (first, middle, last)))
        if first:
            yield f"{first}{sign}{middle}{last}"


def _patterns(variants: tuple[str, ...]) -> Iterator[str]:
    """Yield LIKE patterns for digits at the start of a number, after its country or area code, or at its end."""
    first, *others = variants
    for other in others:
        yield _pattern(other, 0)
    for offset in (*((0,) if others else ()), 1, 4, _PHONE_DIGITS - len(first)):
        if 0 <= offset <= _PHONE_DIGITS - len(first):
            yield _pattern(first, offset)
    if len(first) > _PHONE_DIGITS:
        yield f"%{first}%"


def _pattern(digits: str, offset: int) -> str:
    """Return a LIKE pattern for digits at an offset in a number."""
    parts = [digit if place + offset not in _GROUPS else f"%{digit}" for place, digit in enumerate(digits)]
    return f"%{''.join(parts).removeprefix('%')}%"
