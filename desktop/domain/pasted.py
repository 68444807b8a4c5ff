"""Numbers of cards, phones and e-mail addresses out of a text that somebody pasted or typed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FEWEST_DIGITS = 7
"""Of a phone; a shorter number is one of a card."""
_MOST_DIGITS = 18
_WHOLE = 10
"""Digits from which on a phone is whole, so that an extension may follow it."""
_LONGEST = 40
"""Characters of a phone."""
_SEPARATORS = re.compile(r"[,;\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_EXTENSION = re.compile(r"(?:[,;#*]|[ \xa0]*(?:доб|вн|ext|x)\.?\s*)([0-9]{1,5})(?![0-9])", re.IGNORECASE)
_CARD = re.compile(rf"(?:[#№]|ID)?[\s:]*([0-9]{{1,{_FEWEST_DIGITS - 1}}})", re.IGNORECASE)
_PHONE = re.compile(r"(?:tel:)?[0-9+()./\s–-]+", re.IGNORECASE)
_EMAIL = re.compile(r"<?(?:mailto:)?([^\s@<>]+@[^\s@<>]+)>?", re.IGNORECASE)
_BEFORE_EXTENSION = re.compile(r"(?:[0-9+]|[0-9+(][0-9 ()./–-]*[()–-][0-9 ()./–-]*)[0-9]{2,}\Z")
_GROUPED = re.compile(
    r"(?:[78] )?[0-9]{3} [0-9]{3} [0-9]{2} [0-9]{2}"
    r"|(?:1 |[78] )?[0-9]{3} [0-9]{3} [0-9]{4}"
    r"|(?:1 |[78] )?[0-9]{3} [0-9]{7}|[178] [0-9]{10}"
    r"|[78] [0-9]{3}(?: [0-9]{1,3}(?: [0-9]{1,2})?)?"
)
"""How the digits of one phone are parted by blanks alone, in Russia and America; also while it is being typed."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a text holds, each thing once and in its order; `read` makes it.

    `ids` are numbers of cards. `phones` and `emails` stand as they were typed, phones without their extensions.
    `unreadable` are the other pieces.
    """

    ids: tuple[int, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    is_list: bool = False
    """Whether this is a list to be looked up, and not something to search for: several lines, or several values."""

    def __len__(self) -> int:
        return len(self.ids) + len(self.phones) + len(self.emails)

    @classmethod
    def read(cls, text: str) -> "Pasted":
        """Take a text apart at commas, semicolons, tabs and line breaks, and at blanks between whole values."""
        ids: dict[int, None] = {}
        phones: dict[str, str] = {}
        emails: dict[str, str] = {}
        unreadable: dict[str, None] = {}
        pieces = list(_pieces(text))
        for piece in pieces:
            if card := _CARD.fullmatch(piece):
                ids[int(card[1])] = None
            elif email := _EMAIL.fullmatch(piece):
                emails.setdefault(email[1].casefold(), email[1])
            elif _is_phone(piece):
                phones.setdefault(phone_shapes(piece)[0], piece)
            else:
                unreadable[piece] = None
        ids.pop(0, None)
        found = cls(tuple(ids), tuple(phones.values()), tuple(emails.values()), tuple(unreadable))
        lines = sum(bool(line.strip()) for line in text.splitlines())
        several = len(pieces) > 1 and not unreadable
        is_list = len(found) > 0 and (lines > 1 or several)
        return cls(found.ids, found.phones, found.emails, found.unreadable, is_list)


def phone_shapes(phone: str) -> tuple[str, ...]:
    """Return how a phone may stand on the portal, the likeliest first: digits with country code, and without.

    The portal compares a number that was typed without country code with none that has one (contract 8).
    """
    digits = re.sub(r"[^0-9]", "", phone)
    international = phone.strip().removeprefix("tel:").startswith("+")
    if len(digits) == 11 and digits.startswith("8") and digits[:2] not in ("80", "81", "82"):
        digits = "7" + digits[1:]
    if len(digits) == 11 and digits.startswith("7"):
        return (digits, digits[1:])
    if len(digits) == _WHOLE and not international:
        return ("7" + digits, digits)
    return (digits,)


def _pieces(text: str) -> Iterator[str]:
    """Yield the values of a text, and what stands between them."""
    for piece in _SEPARATORS.split(_without_extensions(text)):
        plain = " ".join(piece.split())
        if plain:
            yield from _parted(plain)


def _without_extensions(text: str) -> str:
    """Drop the extensions that stand right behind whole phones: they are no numbers of cards."""

    def behind(found: re.Match[str]) -> str:
        phone = _BEFORE_EXTENSION.search(text[max(0, found.start() - _LONGEST) : found.start()])
        return "" if phone and len(re.sub(r"[^0-9]", "", phone[0])) >= _WHOLE else found[0]

    return _EXTENSION.sub(behind, text)


def _parted(piece: str) -> Iterator[str]:
    """Part a piece at its blanks where it is no single value."""
    words = piece.split(" ")
    if len(words) == 1 or _CARD.fullmatch(piece) or _GROUPED.fullmatch(piece):
        yield piece
    elif _PHONE.fullmatch(piece) and not piece.replace(" ", "").isdigit():
        yield from _phones(piece)
    elif all(_CARD.fullmatch(word) or _EMAIL.fullmatch(word) or _is_phone(word) for word in words):
        yield from words
    else:
        yield piece


def _phones(piece: str) -> Iterator[str]:
    """Part a piece of phones with signs in them: each + begins one, and so does what follows a whole one."""
    parts: list[str] = []
    for word in piece.split(" "):
        digits = len(re.sub(r"[^0-9]", "", parts[-1])) if parts else 0
        if not parts or word.startswith("+") or digits > _WHOLE:
            parts.append(word)
        else:
            parts[-1] += f" {word}"
    yield from parts


def _is_phone(piece: str) -> bool:
    digits = len(re.sub(r"[^0-9]", "", piece))
    return bool(_PHONE.fullmatch(piece)) and _FEWEST_DIGITS <= digits <= _MOST_DIGITS
