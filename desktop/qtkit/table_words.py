"""Texts of tables as they are searched and sorted."""

import re
from functools import lru_cache

_NUMBER = re.compile("[0-9]+")
_WIDEST = 20
"""Digits of a number that is sorted by its value."""
_NOT_DIGITS = re.compile(r"\D+")
_PHONE = re.compile(r"[\d+()./\-\u2010-\u2015]+")


def normal(text: str) -> str:
    """Return a text as it is compared: ignoring case, with ё as е."""
    return text.casefold().replace("ё", "е")


@lru_cache(maxsize=32_768)
def natural(text: str) -> str:
    """Return a text as it is sorted: its numbers by value, so that "list 9" comes before "list 10"."""
    return _NUMBER.sub(lambda number: number[0].zfill(_WIDEST), normal(text))


def digits_of(word: str) -> str:
    """Return the digits of a word that looks like part of a phone number; "" for other words."""
    return _NOT_DIGITS.sub("", word) if _PHONE.fullmatch(word) else ""
