"""The countries' numbering plans, and the portal's own rule: what digits may be as a phone.

Only `desktop.domain.phones` asks; everybody else has its `Phone`.
"""

import re
from enum import IntEnum
from functools import lru_cache

WHOLE = 10
"""Digits from which on the portal takes a number apart."""
MOST_DIGITS = 18
"""With what is dialled before a country code; a phone by itself has 15."""

_FEWEST_DIGITS = 5
_KEPT = re.compile(r"[^0-9#*,;]")
_STAYS = ("80", "81", "82")
_DROPPED = ("00", "011", "0")
_BEFORE_COUNTRY = ("00", "011")


class Standing(IntEnum):
    """How sure it is that digits are a number."""

    NONE = 0
    POSSIBLE = 1
    """Only by their count."""
    LIKELY = 2
    """There are such numbers abroad, and no country code was marked as one."""
    SURE = 3
    """There are such numbers in the region, or in the country that is named."""


def load() -> None:
    """Import the numbering plans, in a fifth of a second, which no window and no first picture waits for."""
    import phonenumbers  # noqa: F401


def server_form(text: str) -> str:
    """Return what the portal keeps of a number for comparing (crm.duplicate.findbycomm, contract 8).

    Digits, `#`, `*`, `,` and `;` stay, the extension behind `;` or `#` goes; of ten digits and more a leading 8
    becomes 7 unless 80, 81 or 82 or after a plus; a leading 00, 011 or 0 goes. A number without country code isn't
    completed.
    """
    number = re.split(r"[;#]", _KEPT.sub("", text), maxsplit=1)[0]
    if len(number) < WHOLE or text.lstrip().startswith("+8"):
        return number
    if number.startswith("8") and not number.startswith(_STAYS):
        return "7" + number[1:]
    dropped = next((prefix for prefix in _DROPPED if number.startswith(prefix)), "")
    return number[len(dropped) :]


@lru_cache(maxsize=65_536)
def resolved(spelled: str, region: str) -> tuple[str | None, Standing]:
    """Return the international form of digits, and how sure it is; those without a plus may be of two countries.

    A number of the region comes first if there are such numbers, as somebody left out what everybody there knows.
    """
    if not _FEWEST_DIGITS <= len(spelled) <= MOST_DIGITS + 1:
        return None, Standing.NONE
    digits = spelled.lstrip("+")
    if spelled != digits:
        for dialled in _BEFORE_COUNTRY:
            digits = digits.removeprefix(dialled)
        found = _parsed(f"+{digits}", region)
        is_eight = found[0] is None and len(digits) == WHOLE + 1 and digits[0] == "8"
        return _parsed(digits, region) if is_eight else found
    if digits.startswith("00"):
        return _parsed(f"+{digits[2:]}", region)
    home, standing = _parsed(digits, region)
    if home and (standing is Standing.SURE or _is_russian(digits, home)):
        return home, Standing.SURE
    if digits.startswith("011"):
        found = _parsed(f"+{digits[3:]}", region)
        if found[1] is Standing.SURE:
            return found
    abroad = _parsed(f"+{digits}", region)
    if abroad[1] is Standing.SURE:
        return abroad[0], Standing.LIKELY
    return (home, standing) if home else abroad


def national_spellings(international: str, region: str) -> list[str]:
    """Return how people of the region write a number of it, without its country code."""
    import phonenumbers
    from phonenumbers.phonenumberutil import ndd_prefix_for_region

    country = str(phonenumbers.country_code_for_region(region))
    if not international[1:].startswith(country) or phonenumbers.parse(international).country_code != int(country):
        return []
    national = phonenumbers.national_significant_number(phonenumbers.parse(international))
    trunk = ndd_prefix_for_region(region, strip_non_digits=True) or ""
    return [trunk + national, national, *([f"+8{national}"] if trunk == "8" else [])]


def _is_russian(digits: str, found: str) -> bool:
    """Tell whether digits are of a Russian number as the portal has it: eleven, and neither 80, 81 nor 82."""
    return len(digits) == WHOLE + 1 and digits[0] in "78" and digits[:2] not in _STAYS and found[1] == "7"


def _parsed(spelled: str, region: str) -> tuple[str | None, Standing]:
    """Return the international form of what may be a number, and whether there are such numbers."""
    import phonenumbers

    try:
        number = phonenumbers.parse(spelled, region)
    except phonenumbers.NumberParseException:
        return None, Standing.NONE
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None, Standing.NONE
    standing = Standing.SURE if phonenumbers.is_valid_number(number) else Standing.POSSIBLE
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), standing
