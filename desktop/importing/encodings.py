"""Which encoding a text is in: BOM, UTF-16 by its zeros, strict UTF-8, then the Russian 8-bit ones by their letters.

General detectors misfire on short Russian tables (cp1251 taken for MacCyrillic or KOI8-R), so there is a score of our
own for the three that occur.
"""

import codecs
from dataclasses import dataclass
from typing import BinaryIO

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1251", "cp866", "koi8-r", "cp1252")
"""What a caller may choose from; the last one is never found by itself."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHUNK = 256 * 1024
_SURE = 0.9
_FREQUENT = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
_WEIGHT = {letter: 10 - 10 * place / len(_FREQUENT) for place, letter in enumerate(_FREQUENT)}
_SIGNS = frozenset("№«»–—…“”„’\u00a0°€§©·±")
_ODD = -15.0
_CASE = -8.0
_MARGIN = 1.0


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding by its Python name, without the BOM's own names; `damaged` when single letters can't be read."""

    name: str
    bom: bool = False
    damaged: bool = False


def detect(file: BinaryIO) -> Encoding:
    """Find the encoding of a whole text; reads the file once, in pieces, and leaves it at its start."""
    file.seek(0)
    head = file.read(_CHUNK)
    for bom, name in _BOMS:
        if head.startswith(bom):
            file.seek(0)
            return Encoding(name, bom=True)
    if wide := utf16_without_bom(head):
        file.seek(0)
        return Encoding(wide)
    odd = _not_utf8(file, head)
    file.seek(0)
    if odd is None:
        return Encoding("utf-8")
    if _mostly_utf8(odd):
        return Encoding("utf-8", damaged=True)
    return Encoding(eight_bit(odd))


def utf16_without_bom(sample: bytes) -> str | None:
    """Return utf-16-le or utf-16-be when a sample is a text in it; None otherwise."""
    if b"\0" not in sample:
        return None
    sample = sample[: len(sample) // 2 * 2]
    shares = {name: _plausible(sample.decode(name, "replace")) for name in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] >= _SURE else None


def eight_bit(sample: bytes) -> str:
    """Return which of cp1251, cp866 and koi8-r gives the most Russian text; cp1251 when they hardly differ."""
    scores = {name: _russian(sample.decode(name, "replace")) for name in ("cp1251", "cp866", "koi8-r")}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] > scores["cp1251"] + _MARGIN else "cp1251"


def _not_utf8(file: BinaryIO, chunk: bytes) -> bytes | None:
    """Return the first piece that isn't UTF-8, None when all is."""
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


def _plausible(text: str) -> float:
    fit = sum(1 for letter in text if " " <= letter <= "\xff" or "\u0400" <= letter <= "\u052f" or letter in "\t\r\n")
    return fit / len(text) if text else 0.0


def _russian(text: str) -> float:
    """Return a score for each letter beyond ASCII: frequent letters are good; odd signs and lower-Upper are bad."""
    total, count, before = 0.0, 0, " "
    for letter in text:
        if letter > "\x7f":
            count += 1
            total += _WEIGHT.get(letter.lower(), 0.0 if letter in _SIGNS else _ODD)
            if letter.isupper() and before.islower():
                total += _CASE
        before = letter
    return total / count if count else 0.0
