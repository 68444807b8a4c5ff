"""Detecting encodings: BOM, UTF-16 by its zeros, strict UTF-8, then the Russian 8-bit ones by their letters.

General detectors misfire on short Russian tables (charset-normalizer is wrong for a third of short lists of names),
so the encodings that occur are scored here instead (decision 17).
"""

import codecs
import contextlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import RawIOBase
from math import log
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

MIXED = "utf-8+cp1251"
"""UTF-8 with pieces of Windows-1251, as in concatenated files."""
RUSSIAN = ("cp1251", "cp866", "koi8-r", "mac-cyrillic", "iso8859-5")
"""The single-byte encodings of Russian texts."""
WESTERN = "cp1252"
REPAIRED = {f"utf-8<{name}": name for name in ("cp1251", WESTERN)}
"""UTF-8 that another program read in this encoding and saved as UTF-8 again."""
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", *RUSSIAN, MIXED, *REPAIRED, WESTERN)
"""The encodings that a caller may choose from."""

UNREADABLE = "\ufffd"
"""Stands for bytes that can't be decoded."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHUNK = 256 * 1024
_SURE = 0.9
_LETTERS = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
_PER_MILLE = (
    *(110, 85, 80, 74, 67, 63, 55, 47, 45, 44, 35, 32, 30, 28, 26, 20, 19),
    *(17, 17, 16, 16, 14, 12, 10, 9, 7, 6, 5, 4, 3, 3, 0.4, 0.4),
)
"""How often letters occur in Russian texts, per mille."""
_WEIGHT = {letter: log(often / 10) for letter, often in zip(_LETTERS, _PER_MILLE, strict=True)}
_VOWELS = frozenset("аеёиоуыэюя")
_NEVER_FIRST = frozenset("ъьы")
_SIGNS = frozenset("№«»–—…“”„’\u00a0°€§©·±")
_ODD, _LOWER_UPPER, _BEGINS, _NEVER_AFTER, _ALIKE = -5.0, -3.0, -6.0, -4.0, -0.7
_WITHIN_LATIN = -4.0
_MARGIN = 0.1
_RARE = 0.3
"""How much higher Mac Cyrillic has to score than cp866, which has the same capitals."""
_CLEARLY = 1.0
"""How much higher a garbled text scores when it is read in the right encoding."""
_LIKE_RUSSIAN = 0.3
"""A word or two in the right encoding score higher; anything else scores lower."""
_SCORED = 64 * 1024
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_AMONG_LATIN = re.compile(rb"(?<=[A-Za-z])[\xc0-\xff]{1,2}(?![\x80-\xff])|(?<![A-Za-z\x80-\xff])[\xc0-\xff](?=[a-z])")
_WORD = re.compile(r"[А-яЁё]{3}")
_GARBLED = re.compile(
    "[\u00c0-\u00ff]{4}|\u00c3[\u0081-\u009f\u00a1-\u00bf\u0152-\u017e\u20ac\u2122]"
    "|(?:[\u00d0\u00d1][\u0080-\u00bf\u0152-\u017e\u2018-\u203a\u20ac\u2122]){2}"
    "|(?:[\u0420\u0421][\u0080-\u00bf\u0402-\u040f\u0450-\u045f\u2018-\u203a\u20ac\u2116\u2122]){3}"
)
"""A text that another program read in a wrong encoding and saved that way."""
_GARBLINGS = tuple(
    (read, meant)
    for read in ("cp1251", WESTERN, "cp866", "koi8-r", "mac-cyrillic")
    for meant in ("utf-8", "cp1251", "cp866", "koi8-r")
    if read != meant
)
_FEWEST_LETTERS = 24
"""With fewer letters, a text may look like anything."""
_MOST_LETTERS = 2_000
_LOST_WORD = re.compile(r"(?<![^\s.,;(\"-])\?\?")
_LOST_LETTER = re.compile(r"[^\W\d_]\?[a-zà-ÿа-яё]")
_ADDRESS = re.compile(r"[/=@]")
_ODD_PIECES = re.compile(r"[\udc80-\udcff]{3,}")


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding by its Python name, never with a BOM ("utf-8-sig"); `damaged`: single letters are unreadable."""

    name: str
    bom: bool = False
    damaged: bool = False


def detect(file: BinaryIO) -> Encoding:
    """Return the encoding of a whole text. Reads the file once, in pieces, and leaves it at its start."""
    file.seek(0)
    head = file.read(_CHUNK)
    bom, name = next(((bom, name) for bom, name in _BOMS if head.startswith(bom)), (b"", ""))
    if bom and bom != codecs.BOM_UTF8:
        file.seek(0)
        return Encoding(name, bom=True)
    if wide := utf16_without_bom(head):
        file.seek(0)
        return Encoding(wide)
    odd = _not_utf8(file, head)
    if odd is None:
        read_as = REPAIRED if is_garbled(head.decode("utf-8", "ignore")) else ()
        name = next((name for name in read_as if _was_utf8(file, name)), "utf-8")
        file.seek(0)
        return Encoding(name, bom=bool(bom))
    file.seek(max(file.seek(0, 2) - _CHUNK, 0))
    tail = file.read(_CHUNK)
    file.seek(0)
    if any(map(_has_russian_pieces, (odd, tail))) and (bom or any(map(_has_words, (odd, tail)))):
        return Encoding(MIXED, bom=bool(bom))
    return Encoding("utf-8", damaged=True) if bom or _mostly_utf8(odd) else Encoding(eight_bit(odd))


class Unmixed(RawIOBase):
    """The bytes of a MIXED or REPAIRED text as UTF-8; each line is in one encoding."""

    def __init__(self, file: BinaryIO, encoding: str = MIXED) -> None:
        self._file = file
        self._left = b""
        self._encoding = encoding

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True, though only the start can be reached."""
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go back to the start."""
        self._left = b""
        return self._file.seek(offset, whence)

    def readinto(self, buffer: "Buffer", /) -> int:
        """Fill a buffer with some of the next bytes and return their number, 0 at the end."""
        view = memoryview(buffer).cast("B")
        if not self._left:
            pieces = self._file.read(_CHUNK) + self._file.readline(_CHUNK)
            lines = pieces.splitlines(keepends=True)
            if self._encoding == MIXED:
                self._left = b"".join(unmixed(line).encode() for line in lines)
            else:
                self._left = b"".join(_repaired(line, REPAIRED[self._encoding]) or line for line in lines)
        given, self._left = self._left[: len(view)], self._left[len(view) :]
        view[: len(given)] = given
        return len(given)


def unmixed(text: bytes) -> str:
    """Decode a piece of a MIXED text that is in one encoding."""
    text = text.removeprefix(codecs.BOM_UTF8)
    try:
        return text.decode()
    except UnicodeDecodeError:
        return text.decode("cp1251", "replace")


def is_garbled(text: str) -> bool:
    """Return whether a text was read in a wrong encoding before it was saved."""
    return not text.isascii() and _GARBLED.search(text) is not None


def are_garbled(texts: Iterable[str]) -> bool:
    """Return whether one of the texts is garbled, or all together become Russian when read in the right encoding."""
    texts = dict.fromkeys(text for text in texts if not text.isascii())
    if any(map(is_garbled, texts)):
        return True
    sample = " ".join(texts)[:_MOST_LETTERS]
    score = _russian(sample)
    if score > 2 * _LIKE_RUSSIAN or sum(letter > "\x7f" for letter in sample) < _FEWEST_LETTERS:
        return False
    return any(_russian(meant) > max(score + _CLEARLY, _LIKE_RUSSIAN) for meant in _meant(sample))


def is_unreadable(text: str) -> bool:
    """Return whether a text has unreadable letters, whatever encoding is chosen."""
    return UNREADABLE in text or is_garbled(text) or has_lost_letters(text)


def has_lost_letters(text: str) -> bool:
    """Return whether question marks stand for letters that the program that saved the text could not encode."""
    if "?" not in text or _ADDRESS.search(text):
        return False
    return (text.isascii() and _LOST_WORD.search(text) is not None) or _LOST_LETTER.search(text) is not None


def _meant(text: str) -> Iterator[str]:
    """Yield what a text may have been before it was read in a wrong encoding, for each possible pair of encodings."""
    for read, meant in _GARBLINGS:
        with contextlib.suppress(UnicodeError):
            yield text.encode(read, _AS_CONTROLS).decode(meant)


def _repaired(line: bytes, read: str) -> bytes | None:
    """Return a line as it was before it was read in another encoding; None if that did not happen."""
    try:
        before = line.removeprefix(codecs.BOM_UTF8).decode().encode(read, _AS_CONTROLS)
        before.decode()
    except UnicodeError:
        return None
    return before


def _was_utf8(file: BinaryIO, name: str) -> bool:
    """Return whether each line of a text is UTF-8 that was read in another encoding, so that all can be restored."""
    file.seek(0)
    return all(_repaired(line, REPAIRED[name]) is not None for line in iter(lambda: file.readline(_CHUNK), b""))


def _controls(error: UnicodeError) -> tuple[bytes, int]:
    """Encode control characters, which programs produce from bytes that an encoding lacks, as those bytes."""
    assert isinstance(error, UnicodeEncodeError)
    letters = error.object[error.start : error.end]
    if not all("\x80" <= letter <= "\x9f" for letter in letters):
        raise error
    return letters.encode("latin-1"), error.end


_AS_CONTROLS = "desktop-controls"
codecs.register_error(_AS_CONTROLS, _controls)


def utf16_without_bom(sample: bytes) -> str | None:
    """Return utf-16-le or utf-16-be if a sample is text in it; None otherwise."""
    if b"\0" not in sample:
        return None
    sample = sample[: len(sample) // 2 * 2]
    shares = {name: _plausible(sample.decode(name, "replace")) for name in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] >= _SURE else None


def eight_bit(sample: bytes) -> str:
    """Return the one of the RUSSIAN encodings that gives the most Russian text; cp1251 if they hardly differ.

    A text in which letters beyond ASCII stand among Latin ones, as in "José", is WESTERN.
    """
    sample = _telling(sample)
    scores = {name: _russian(sample.decode(name, "replace")) for name in RUSSIAN}
    if scores["mac-cyrillic"] < scores["cp866"] + _RARE:
        del scores["mac-cyrillic"]
    if not _WORD.search(sample.decode("iso8859-5")):
        del scores["iso8859-5"]
    best = max(scores, key=scores.__getitem__)
    if scores[best] < _LIKE_RUSSIAN and _among_latin(sample):
        return WESTERN
    return best if scores[best] > max(scores["cp1251"] + _MARGIN, _LIKE_RUSSIAN) else "cp1251"


def is_russian(sample: bytes, encoding: str) -> bool:
    """Return whether a sample is a Russian text when read in an encoding."""
    return _russian(_telling(sample).decode(encoding, "replace")) > _LIKE_RUSSIAN


def _among_latin(sample: bytes) -> bool:
    """Return whether most letters beyond ASCII are in Latin words, at most two in a row."""
    return sum(map(len, _AMONG_LATIN.findall(sample))) * 2 > len(_BEYOND_ASCII.findall(sample))


def _telling(sample: bytes) -> bytes:
    """Return a piece of a sample around its first letters beyond ASCII, long enough to judge by."""
    first = _BEYOND_ASCII.search(sample)
    start = max(0, first.start() - 1) if first else 0
    return sample[start : start + _SCORED]


def _not_utf8(file: BinaryIO, chunk: bytes) -> bytes | None:
    """Return the first piece that isn't UTF-8; None if all are."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    held = chunk
    while True:
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError:
            return chunk or held
        if not chunk:
            return None
        held, chunk = chunk, file.read(_CHUNK)


def _mostly_utf8(sample: bytes) -> bool:
    text = sample.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for letter in text if letter > "\x7f") - bad
    return bad * 20 <= good


def _has_words(sample: bytes) -> bool:
    """Return whether a sample has Russian words in UTF-8; single letters occur by chance in any sample."""
    return _WORD.search(sample.decode("utf-8", "replace")) is not None


def _has_russian_pieces(sample: bytes) -> bool:
    """Return whether the parts of a sample that aren't UTF-8 are Russian words in cp1251, rather than cut letters."""
    pieces = _ODD_PIECES.findall(sample.decode("utf-8", "surrogateescape"))
    return is_russian(" ".join(pieces).encode("utf-8", "surrogateescape"), "cp1251")


def _plausible(text: str) -> float:
    fit = sum(1 for letter in text if " " <= letter <= "\xff" or "\u0400" <= letter <= "\u052f" or letter in "\t\r\n")
    return fit / len(text) if text else 0.0


def _russian(text: str) -> float:
    """Return the mean score of letters beyond ASCII: how frequent each is, and how well it follows the one before."""
    total, count, before = 0.0, 0, " "
    for letter in text:
        if letter > "\x7f":
            count += 1
            low = letter.lower()
            total += _WEIGHT.get(low, 0.0 if letter in _SIGNS else _ODD) + _follows(low, before.lower())
            if letter.isupper() and before.islower():
                total += _LOWER_UPPER
            if before.isascii() and before.isalpha() and low in _WEIGHT:
                total += _WITHIN_LATIN
        before = letter
    return total / count if count else 0.0


def _follows(letter: str, before: str) -> float:
    """Return the penalty for a letter after another: vowels and consonants mostly alternate."""
    if letter in _NEVER_FIRST:
        if not before.isalpha():
            return _BEGINS
        if before in _VOWELS or before in _NEVER_FIRST:
            return _NEVER_AFTER
    alike = letter in _WEIGHT and before in _WEIGHT and (letter in _VOWELS) == (before in _VOWELS)
    return _ALIKE if alike else 0.0
