"""Codes of new statuses: valid values of STATUS_ID, and one proposed from the name (contract 5.2)."""

import re
import unicodedata
from collections.abc import Collection

LONGEST_CODE = 50
"""Most characters of a code (STATUS_ID)."""
LONGEST_NAME = 100
"""Most characters of a name."""
_FALLBACK = "STATUS"
_LATIN = dict(zip("абвгдеёзийклмнопрстуфыэіґ", "ABVGDEEZIYKLMNOPRSTUFYEIG", strict=True))
_LATIN |= {"ж": "ZH", "х": "KH", "ц": "TS", "ч": "CH", "ш": "SH", "щ": "SCH", "ъ": "", "ь": ""}
_LATIN |= {"ю": "YU", "я": "YA", "ї": "YI", "є": "YE"}


def is_usual(code: str) -> bool:
    """Return whether a code has only A to Z, digits and underscores, as those made here do."""
    return re.fullmatch(rf"[A-Z0-9_]{{1,{LONGEST_CODE}}}", code) is not None


def can_be_stored(code: str) -> bool:
    """Return whether the portal stores a code unchanged: it cuts off everything up to a ":"."""
    return 0 < len(code) <= LONGEST_CODE and code.strip() == code and ":" not in code


def can_be_name(name: str) -> bool:
    """Return whether the portal stores a name: it silently ignores one that is empty or too long."""
    return 0 < len(name.strip()) <= LONGEST_NAME


def same_code(one: str, other: str) -> bool:
    """Return whether two codes are the same for the portal, which compares them case-insensitively."""
    return one.casefold() == other.casefold()


def propose(name: str, taken: Collection[str]) -> str:
    """Return an unused code for a name, in Latin letters; "" for an empty name."""
    if not name.strip():
        return ""
    stem = re.sub(r"[^A-Z0-9]+", "_", "".join(map(_in_latin, name.strip().casefold()))).strip("_") or _FALLBACK
    stem = stem[:LONGEST_CODE].strip("_")
    used = {code.casefold() for code in taken}
    code, number = stem, 1
    while code.casefold() in used:
        number += 1
        code = f"{stem[: LONGEST_CODE - len(f'_{number}')].strip('_')}_{number}"
    return code


def _in_latin(letter: str) -> str:
    if letter in _LATIN:
        return _LATIN[letter]
    plain = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    return plain.upper() if plain.isascii() else " "
