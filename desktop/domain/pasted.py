"""Numbers of cards, phones and e-mail addresses from a text that was pasted or typed.

Only plain digits on their own are the number of a card. A number that a spreadsheet wrote with blanks, commas or dots
between its digits is never read as several numbers: those would be strangers' cards.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.phones import REGION, Phone, PhoneFinder, is_lost, phones_of

_FEWEST_DIGITS = 7
"""Fewest digits of a phone; a shorter number is that of a card."""
_PAIR = 2
_WHOLE = 10
"""Fewest digits of a complete phone, which an extension may follow."""
_LONGEST = 40
"""Most characters of a phone."""
_CELLS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SEPARATORS = re.compile(r"[,;]+")
_EXTENSION = re.compile(r"[0-9]{1,5}(?![0-9])")
_MARKED_EXTENSION = re.compile(r"[ \xa0]?[(\[]?(?:доб|вн|ext)", re.IGNORECASE)
_CARD = re.compile(rf"(?:[#№]|ID)?[\s:]{{0,3}}([0-9]{{1,{_FEWEST_DIGITS - 1}}})", re.IGNORECASE)
_EMAIL = re.compile(r"<?(?:mailto:)?([^\s@<>]{1,64}@[^\s@<>]{1,255})>?", re.IGNORECASE)
_FIXED_BLANK = re.compile(r"[0-9][\u00a0\u2007\u2009\u202f][0-9]")
_ONE_NUMBER = re.compile(r"[0-9]{1,18}[.,'’][0-9]{1,18}|[0-9]{1,3}(?:[.,'’ ][0-9]{2,3}){0,8}[.,'’ ][0-9]{3}")
"""How a spreadsheet may write one number: 12 345, 12,345, 12.345, 104,5."""
_ADJACENT = re.compile(r"(?<![0-9])[0-9]{1,3} [0-9]{3}(?![0-9])")
_WITH_GAPS = re.compile(r"[0-9][0-9 .,'’]*[ .,'’][0-9 .,'’]*")
_BESIDE_PHONES = re.compile(r"(?:tel:)?[\s().,/+–-]*", re.IGNORECASE)
_GROUPED = re.compile(
    r"(?:[78] )?[0-9]{3} [0-9]{3} [0-9]{2} [0-9]{2}"
    r"|(?:1 |[78] )?[0-9]{3} [0-9]{3} [0-9]{4}"
    r"|(?:1 |[78] )?[0-9]{3} [0-9]{7}|[178] [0-9]{10}"
    r"|[78] [0-9]{3}(?: [0-9]{1,3}(?: [0-9]{1,2})?)?"
)
"""How blanks alone group the digits of a phone, in Russia and America; also while it is being typed."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """The distinct values of a text in their order; made by `read`.

    `ids` are numbers of cards. `emails` are as typed. `unreadable` are all other pieces, ambiguous numbers included.
    """

    ids: tuple[int, ...] = ()
    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    is_list: bool = False
    """Whether this is a list to look up rather than a text to search for: several lines, or several values."""

    def __len__(self) -> int:
        return len(self.ids) + len(self.phones) + len(self.emails)

    @classmethod
    def read(cls, text: str, region: str = REGION) -> "Pasted":
        """Split a text at commas, semicolons, tabs and line breaks, and at blanks between complete values.

        `region` is where phones without a country code belong.
        """
        finder = PhoneFinder(region)
        pieces = (piece for cell in _CELLS.split(text) for piece in _pieces(cell))
        values = [value for piece in pieces for value in _values(piece, finder)]
        ids = dict.fromkeys(value for value in values if isinstance(value, int) and value)
        phones = dict.fromkeys(value for value in values if isinstance(value, Phone))
        emails: dict[str, str] = {}
        for value in values:
            if isinstance(value, _Address):
                emails.setdefault(value.casefold(), str(value))
        unreadable = dict.fromkeys(str(value) for value in values if isinstance(value, _Other))
        doubtful = any(isinstance(value, _Doubtful) for value in values)
        others = any(type(value) is _Other for value in values)
        lines = sum(bool(line.strip()) for line in text.splitlines())
        several = len(values) > 1 and not others
        is_list = (doubtful or bool(ids or phones or emails)) and (lines > 1 or several)
        return cls(tuple(ids), tuple(phones), tuple(emails.values()), tuple(unreadable), is_list)


class _Address(str):
    """An e-mail address."""

    __slots__ = ()


class _Other(str):
    """A piece that is none of these."""

    __slots__ = ()


class _Doubtful(_Other):
    """An ambiguous number."""

    __slots__ = ()


_Value = int | Phone | _Address | _Other


def _pieces(cell: str) -> Iterator[str]:
    """Split a cell at its commas and semicolons, except those within a number or before an extension."""
    start = 0
    for sign in _SEPARATORS.finditer(cell):
        if not _belongs(cell, start, sign):
            yield from filter(None, [cell[start : sign.start()].strip()])
            start = sign.end()
    yield from filter(None, [cell[start:].strip()])


def _belongs(cell: str, start: int, sign: re.Match[str]) -> bool:
    """Return whether a comma or semicolon separates nothing."""
    behind = _EXTENSION.match(cell, sign.end())
    before = cell[max(start, sign.start() - _LONGEST) : sign.start()]
    if sign[0] == "," and before[-1:].isdecimal() and cell[sign.end() : sign.end() + 1].isdecimal():
        return True
    if not (behind or _MARKED_EXTENSION.match(cell, sign.end())):
        return False
    return any(len(phone.digits) >= _WHOLE for phone in phones_of(before)[-1:])


def _values(piece: str, finder: PhoneFinder) -> Iterator[_Value]:
    """Yield the values of a piece, recognized or not."""
    plain = " ".join(piece.split())
    single = _single(plain)
    if single is not None:
        yield single
    elif phones := _phones(plain, finder):
        yield from phones
    elif is_lost(plain) or (_FIXED_BLANK.search(piece) and _WITH_GAPS.fullmatch(plain)):
        yield _Doubtful(plain)
    elif _WITH_GAPS.fullmatch(plain):
        yield from _numbers(plain, finder)
    else:
        yield from _words(plain, finder)


def _single(text: str) -> _Value | None:
    """Return the text as the number of a card or an address, None if it is neither."""
    if card := _CARD.fullmatch(text):
        return int(card[1])
    if address := _EMAIL.fullmatch(text):
        return _Address(address[1])
    return None


def _phones(text: str, finder: PhoneFinder) -> tuple[Phone, ...]:
    """Return the phones of a text that contains nothing else and can't be read as another number."""
    phones, beside = finder.take_apart(text)
    if not all(len(phone.digits) >= _FEWEST_DIGITS for phone in phones) or not _BESIDE_PHONES.fullmatch(beside):
        return ()
    if not _WITH_GAPS.fullmatch(text) or all(phone.is_certain for phone in phones):
        return phones
    if _ONE_NUMBER.fullmatch(text):
        return ()
    whole = all(phone.number.isdecimal() for phone in phones)
    return phones if _GROUPED.fullmatch(text) or (whole and " " in text) else ()


def _numbers(text: str, finder: PhoneFinder) -> Iterator[_Value]:
    """Yield numbers separated by blanks only or commas only, unless they may be parts of one number."""
    parts = re.split(r"[ .,'’]+", text)
    gaps = set(text) - set("0123456789")
    one = gaps not in ({" "}, {","}) or (gaps == {","} and len(parts) == _PAIR)
    if one or _ONE_NUMBER.fullmatch(text) or _ADJACENT.search(text) or any(part.startswith("0") for part in parts):
        yield _Doubtful(text)
    else:
        for part in parts:
            yield from [int(part)] if len(part) < _FEWEST_DIGITS else finder.take_apart(part)[0]


def _words(text: str, finder: PhoneFinder) -> Iterator[_Value]:
    """Yield the words of a text if each is a value, otherwise the text."""
    values: list[_Value] = []
    for word in text.split(" "):
        single = _single(word)
        found = [single] if single is not None else list(_phones(word, finder))
        if not found:
            yield _Other(text)
            return
        values += found
    if _ADJACENT.search(text):
        yield _Doubtful(text)
    else:
        yield from values
