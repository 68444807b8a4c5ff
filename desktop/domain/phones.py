"""Phones: one value for all spellings; comparing them, finding them in texts, spelling them for the portal's search.

All code that compares phones, searches for them or distinguishes them from other numbers uses `Phone`. Texts are read
by regular expressions that visit each character a fixed number of times.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from desktop.domain.numbering import MOST_DIGITS, WHOLE, Standing, national_spellings, resolved, server_form
from desktop.domain.unseen import UNSEEN

REGION = "RU"
"""The region of numbers without a country code, unless the caller gives another."""
FEWEST_DIGITS = 5
"""Fewest digits of a number that is taken for a phone anywhere in a text."""

_AS_TYPED = str.maketrans(
    {
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
        ),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "-"),
        **dict(zip("\uff0b\uff08\uff09\uff0c\uff1b\uff03", "+(),;#", strict=True)),
    }
)
_BLANKS = re.compile(r" {2,}")
_LOST = re.compile(
    r"(?<![\w.,])[+-]?(?:\d{1,3}(?:[.,]\d{1,18})?[eе][+-]|\d[.,]\d{1,18}[eе])\d{1,3}(?!\w)|#{3,}", re.IGNORECASE
)
_ESCAPED = {"%20": " ", "%2b": "+", "%28": "(", "%29": ")", "%3b": ";"}
_ESCAPE = re.compile("|".join(_ESCAPED), re.IGNORECASE)
_TIME = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?!\d)(?::\d{2}(?!\d))?")
_DATE = re.compile(
    r"(?<![\d.\-/])"
    r"(?:\d{1,2}([./])\d{1,2}\1(?:19|20)\d{2}|(?:[12]\d|3[01]|0?[1-9])([./])(?:0[1-9]|1[0-2])\2\d{2}"
    r"|(?:19|20)\d{2}-\d{2}-\d{2})(?![\d.\-/])"
)
_LABEL = re.compile(
    r"(?<![^ ,;|\t\r\n])"
    r"(?:\d{1,2}\)|(?:кв|оф|офис|дом|эт|этаж|под|подъезд|корп|корпус|стр|комн|каб)\.? ?№?\d{1,4})(?= )",
    re.IGNORECASE,
)
_DECIMALS = re.compile(r"(?<=\d{7})[.,]0{1,2}(?!\d)")
_NUMBER = re.compile(r"\(?\+? ?\(?\d(?:[ ().\-/]{0,4}\d)*")
_WORD = re.compile(r"[^ /]+")
_BETWEEN_DASHES = re.compile(r"[^.\-]+")
_TAIL = re.compile(r"-?[^\W\d_]|[:%]")
"""A suffix that shows that the digits before it are not part of a phone: 2-й, 5th, 10%."""
_EXTENSION = re.compile(
    r"[ ,.)\]]{0,4}(?:[(\[] ?)?"
    r"(?:(?:доб\w{0,10}|вн\w{0,14}|ext\w{0,7}|[xх]|д|ivr|тон\w{0,8}|;ext)[ .:=]{0,3}[№#]? ?|[#*] ?)"
    r"(\d{1,6})(?![\d])(?: ?[)\]])?",
    re.IGNORECASE,
)
_BARE_EXTENSION = re.compile(
    r"[)\]]?[,;](\d{1,5})(?!\d|[ ().\-/]{1,3}\d)|[)\]]?[,;] (\d{1,4})(?= {0,2}(?:[,;|\t\r\n]|\Z))"
)
_FEW = 4
"""Most digits beside a phone that are left out: a label, a floor, an unmarked extension."""
_WORDS_JOINED = 24
_TRIALS = 2_000
"""Most ways of splitting digits that are tried for one source; the rest is then split at spaces."""
_LOCAL = range(5, 8)
"""Possible numbers of digits of a phone without its area code."""
_EIGHT = re.compile(r"\+ ?\(?8[ ().\-/]")
_PLUS = re.compile(r"[ (]{0,3}\+")


@dataclass(frozen=True, eq=False)
class Phone:
    """A phone as it was written. Two are equal if they are the same number, whatever their spelling and extension.

    `written` has plain spaces and dashes and no invisible characters; `number` is `written` without the extension,
    which is digits only. `region` is that of a number without a country code.
    """

    written: str
    number: str
    extension: str = ""
    region: str = REGION

    @classmethod
    def read(cls, text: str, region: str = REGION) -> "Phone":
        """Read a text as one phone, even with too few digits; it then equals only phones with the same digits."""
        found = phones_of(text, region)
        return found[0] if found else cls(as_typed(text).strip(), as_typed(text).strip(), region=region)

    @property
    def digits(self) -> str:
        """The digits as they were written, without the extension."""
        return _digits_of(self.number)

    @cached_property
    def international(self) -> str | None:
        """The number as "+79031112233"; None when it can't be one, or lacks its area code."""
        return resolved(spelled(self.number), self.region)[0]

    @property
    def key(self) -> str:
        """The form by which phones are compared; "" without digits."""
        return self.international or self.server_form

    @property
    def server_form(self) -> str:
        """The form in which the portal compares the number."""
        return server_form(self.number)

    @property
    def is_certain(self) -> bool:
        """Whether such numbers exist, in the region or abroad."""
        return resolved(spelled(self.number), self.region)[1] > Standing.POSSIBLE

    @property
    def is_mobile(self) -> bool:
        """Whether it is a Russian mobile phone."""
        return self.key.startswith("+79")

    @property
    def for_card(self) -> str:
        """The number as it was written, with its extension in the notation that the portal's search ignores."""
        return f"{self.number};{self.extension}" if self.extension else self.number

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """The spellings to ask the portal for, so that the number is found however its card has it; likeliest first.

        The portal takes "+79031112233" and "89031112233" for the same, but neither the bare "9031112233" nor
        "+89031112233", and takes an extension for more digits unless it follows ; or #. No two of the spellings mean
        the same to the portal. They may also find cards of other numbers, so the results have to be compared.
        """
        international = self.international
        if international is None:
            asked = [self.number] if self.digits else []
        else:
            asked = [international, international[1:], self.number, *national_spellings(international, self.region)]
        if self.extension and asked:
            asked += [f"{asked[0]}{sign}{self.extension}" for sign in ("", ",", "*")]
        distinct: dict[str, str] = {}
        for spelling in asked:
            distinct.setdefault(server_form(spelling), spelling)
        return tuple(distinct.values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Phone) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __str__(self) -> str:
        return self.written


class PhoneFinder:
    """Finds the phones in the texts of one source, where spaces occur within a phone as well as between two.

    The number of attempts for all texts together is bounded.
    """

    def __init__(self, region: str = REGION) -> None:
        self._region = region
        self._trials = _TRIALS

    def take_apart(self, text: str) -> tuple[tuple[Phone, ...], str]:
        """Return the phones in a text, and the rest of the text."""
        plain = _without_other_numbers(as_typed(text))
        found: dict[tuple[str, str], Phone] = {}
        beside: list[str] = []
        place = 0
        for start, end in self._numbers(plain):
            if start < place:  # within the extension of the one before
                continue
            behind, after = _extension(plain, end)
            beside.append(plain[place:start])
            phone = Phone(_one_line(plain[start:after]), _one_line(plain[start:end]), behind, self._region)
            found.setdefault((phone.server_form, behind), phone)
            place = after
        beside.append(plain[place:])
        return tuple(found.values()), "".join(beside)

    def _numbers(self, plain: str) -> Iterator[tuple[int, int]]:
        """Yield the start and the end of each number that may be a phone."""
        for found in _NUMBER.finditer(plain):
            if found.end() - found.start() < FEWEST_DIGITS:
                continue
            words = [(found.start() + word.start(), found.start() + word.end()) for word in _WORD.finditer(found[0])]
            words = _with_plus(plain, words)
            if _TAIL.match(plain, found.end()) and not _EXTENSION.match(plain, found.end()):
                start, end = words[-1]
                if end - start <= _FEW:
                    words.pop()
            if words:
                yield from self._parted(plain, words)

    def _parted(self, plain: str, words: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield the numbers in one run of digits."""
        whole = (words[0][0], words[-1][1])
        count = _count(plain, *whole)
        if count > MOST_DIGITS and len(words) == 1:
            yield from self._unglued(plain, *whole)
            return
        if count < FEWEST_DIGITS:
            return
        rank = self._rank(plain[slice(*whole)]) if len(words) > 1 and count <= MOST_DIGITS else Standing.NONE
        if len(words) == 1 or rank is Standing.SURE:
            yield whole
            return
        parts = self._best(plain, words, Standing.LIKELY) or self._best(plain, words, Standing.POSSIBLE)
        left_out = count - sum(_count(plain, *part) for part in parts)
        if count > MOST_DIGITS:
            yield from parts or (word for word in words if WHOLE <= _count(plain, *word) <= MOST_DIGITS)
        elif not parts or (left_out and rank is Standing.LIKELY):
            yield whole
        else:
            yield from parts

    def _unglued(self, plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the phones in too many digits that only dots or dashes separate, if all digits belong to phones."""
        words = [(start + word.start(), start + word.end()) for word in _BETWEEN_DASHES.finditer(plain[start:end])]
        parts = self._best(plain, words, Standing.SURE)
        if sum(_count(plain, *part) for part in parts) == _count(plain, start, end):
            yield from parts

    def _best(self, plain: str, words: list[tuple[int, int]], least: Standing) -> list[tuple[int, int]]:
        """Return the way of splitting words that gives the surest phones with the most digits; [] if there is none.

        A few digits beside them are left out, unless `least` also admits doubtful phones.
        """
        if len(words) > _WORDS_JOINED or not self._trials:
            return []
        best: list[tuple[int, list[tuple[int, int]]] | None] = [*([None] * len(words)), (0, [])]
        for first in reversed(range(len(words))):
            start = words[first][0]
            if least > Standing.POSSIBLE and _count(plain, *words[first]) <= _FEW and plain[start] != "+":
                best[first] = best[first + 1]
            for last in range(first, len(words)):
                end = words[last][1]
                count = _count(plain, start, end)
                if count > MOST_DIGITS:
                    break
                rest = best[last + 1]
                if rest is None or count < FEWEST_DIGITS or not self._trials:
                    continue
                rank = int(self._rank(plain[start:end]))
                if rank < least:
                    rank = int(first == last and count in _LOCAL)
                score = rest[0] + rank * count
                if rank and score > (best[first] or (0, []))[0]:
                    best[first] = (score, [(start, end), *rest[1]])
        return best[0][1] if best[0] else []

    def _rank(self, text: str) -> Standing:
        self._trials = max(0, self._trials - 1)
        return resolved(spelled(text), self._region)[1]


def phones_of(text: str, region: str = REGION) -> tuple[Phone, ...]:
    """Return the phones in a text, such as a cell or a card's phone, in order and without duplicates.

    Numbers of fewer than five digits and those that Excel has destroyed do not count.
    """
    return PhoneFinder(region).take_apart(text)[0]


def keys_of(written: Iterable[str], region: str = REGION) -> frozenset[str]:
    """Return the keys of the phones of a card or a row, by which they are compared."""
    return frozenset(phone.key for text in written for phone in whole_phones(text, region)) - {""}


def whole_phones(text: str, region: str = REGION) -> tuple[Phone, ...]:
    """Return the phones in a text that was entered as one: at least one, however short."""
    return phones_of(text, region) or (Phone.read(text, region),)


def is_lost(text: str) -> bool:
    """Return whether Excel has destroyed a number in a text: "7,9E+10", or "#####" in too narrow a column."""
    return _LOST.search(text) is not None


def search_digits(text: str) -> str:
    """Return the digits of a text's phones, one per line, in the forms in which people type them or parts of them.

    It is quick, and complete enough for searching a table by digits; it is not for comparing phones.
    """
    plain = as_typed(text)
    forms = (form for found in _NUMBER.finditer(plain) for form in _typed_forms(found[0]))
    return "\n".join(dict.fromkeys(forms))


def as_typed(text: str) -> str:
    """Return a text with plain spaces, dashes and digits, and without invisible characters."""
    if not text.isascii():
        text = text.translate(UNSEEN).translate(_AS_TYPED)
        if not text.isascii():
            text = re.sub(r"[^\D0-9]", lambda digit: str(unicodedata.decimal(digit[0])), text)
    return text


def spelled(number: str) -> str:
    """Return the digits of a number, with a plus before them if it marks a country code.

    "+8 916 ..." is the 8 that is dialled in Russia, with a stray plus before it; "+84 ..." is Vietnam.
    """
    digits = _digits_of(number)
    if not _PLUS.match(number) or (len(digits) == WHOLE + 1 and _EIGHT.match(number)):
        return digits
    return f"+{digits}"


def _with_plus(plain: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join a plus that stands alone, or with its bracket, to the digits after it."""
    if len(words) > 1 and plain[slice(*words[0])] in ("+", "+(", "(", "(+"):
        return [(words[0][0], words[1][1]), *words[2:]]
    return words


def _extension(plain: str, place: int) -> tuple[str, int]:
    """Return the extension that follows a number, and where it ends."""
    found = _EXTENSION.match(plain, place) or _BARE_EXTENSION.match(plain, place)
    return (next(filter(None, found.groups())), found.end()) if found else ("", place)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _without_other_numbers(plain: str) -> str:
    """Replace digits that are not part of a phone: times, dates, labels of a list, numbers that Excel destroyed."""
    if "%" in plain:
        plain = _ESCAPE.sub(lambda found: _ESCAPED[found[0].lower()], plain)
    plain = _LOST.sub("|", _BLANKS.sub(" ", plain))
    return _DECIMALS.sub("", _LABEL.sub("|", _DATE.sub("|", _TIME.sub("|", plain))))


def _typed_forms(number: str) -> Iterator[str]:
    """Yield the digits of a number, also as dialled from abroad, and with 8 and 7 exchanged at their start."""
    digits = _digits_of(number)
    yield digits
    if "+" in number:
        yield f"00{digits}"
    plain = digits.removeprefix("00")
    yield plain
    if len(plain) == WHOLE:
        yield from (f"8{plain}", f"7{plain}")
    elif plain[0:1] in ("7", "8"):
        yield ("8" if plain[0] == "7" else "7") + plain[1:]


def _count(text: str, start: int, end: int) -> int:
    return len(_digits_of(text[start:end]))


def _digits_of(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)
