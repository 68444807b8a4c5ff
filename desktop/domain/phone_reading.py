"""Phones as people read them: "+7 912 345-67-89" for every spelling."""

import re
from collections.abc import Sequence
from functools import lru_cache

from desktop.domain.numbering import Standing, international_spelling, is_loaded, resolved
from desktop.domain.phones import REGION, PhoneFinder, spelled

_SEPARATORS = str.maketrans("", "", " ()-.\u00a0")
_RUSSIAN = re.compile(r"(?:(?:\+?7|8)(?=[3489])|(?=9))(\d{3})(\d{3})(\d\d)(\d\d)(?:(?:доб|[;#])(\d{1,6}))?", re.ASCII)
"""Nearly all phones of a Russian portal, whose form needs no numbering plan: formatting them by it takes 100 times
as long."""
_NUMBER = re.compile(r"\+?\d{5,18}", re.ASCII)
_LONGEST = 40
"""Characters of one phone; more are something else."""


def readable(written: str) -> str:
    """Return a phone in its international form with its extension; what isn't surely one phone stays as written.

    So do those of other countries until the numbering plans are loaded, for which no table waits.
    """
    return _russian(written) or (_by_plan(written) if is_loaded() else written)


@lru_cache(maxsize=65_536)
def _russian(written: str) -> str:
    number = _RUSSIAN.fullmatch(written.translate(_SEPARATORS))
    if number is None:
        return ""
    area, first, second, third, extension = number.groups()
    return _with_extension(f"+7 {area} {first}-{second}-{third}", extension)


@lru_cache(maxsize=65_536)
def _by_plan(written: str) -> str:
    digits = written.translate(_SEPARATORS)
    number, extension = (digits, "") if _NUMBER.fullmatch(digits) else _taken_apart(written)
    international, standing = resolved(spelled(number), REGION)
    if international is None or standing is not Standing.SURE:
        return written
    return _with_extension(international_spelling(international), extension)


def russian_number(written: str) -> str:
    """Return a phone of a usual Russian shape as "+79123456789", by its digits alone; "" for any other."""
    number = _RUSSIAN.fullmatch(written.translate(_SEPARATORS))
    return f"+7{''.join(number.groups()[:-1])}" if number else ""


def first_of(phones: Sequence[str]) -> str:
    """Return the first of a card's phones, and how many more there are: "+7 912 345-67-89  +2"."""
    if not phones:
        return ""
    more = len(phones) - 1
    return f"{readable(phones[0])}  +{more}" if more else readable(phones[0])


def _taken_apart(written: str) -> tuple[str, str]:
    """Return the number and the extension of the one phone in a text; "" if there is anything else."""
    if len(written) > _LONGEST:
        return "", ""
    phones, beside = PhoneFinder().take_apart(written)
    return (phones[0].number, phones[0].extension) if len(phones) == 1 and not beside.strip() else ("", "")


def _with_extension(number: str, extension: str | None) -> str:
    """Write an extension as people of the country do."""
    if not extension:
        return number
    return f"{number} {'доб.' if number.startswith('+7') else 'ext.'} {extension}"
