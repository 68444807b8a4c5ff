"""The countries' numbering plans, and the portal's own rule: how digits are read as a phone.

Only `phones.py` and `phone_reading.py` beside it use this module; everything else uses `Phone`.
"""

import re
import sys
from enum import IntEnum
from functools import cache, lru_cache

WHOLE = 10
"""Fewest digits of a number that the portal normalizes."""
MOST_DIGITS = 18
"""Most digits, with a prefix before the country code; a phone alone has at most 15."""

_FEWEST_DIGITS = 5
_KEPT = re.compile(r"[^0-9#*,;]")
_STAYS = ("80", "81", "82")
_DROPPED = ("00", "011", "0")
_BEFORE_COUNTRY = ("00", "011")
_RUSSIA_AND_KAZAKHSTAN = 7
_REGION = slice(1, 5)
"""The country code and the digits behind it that may tell a region of Russia or Kazakhstan."""
_SARATOV = "7845"
_OF_A_REGION = re.compile("7(?:[3467]|8[2-8]|81[1-9])")
"""How numbers of landlines begin, and all those of Kazakhstan."""
_RUSSIAN_ZONES = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Europe/Saratov",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Novosibirsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Sakhalin",
    "Asia/Kamchatka",
    "Asia/Anadyr",
)
"""The zones of Russia's regions. For its mobile phones the data names Moscow, or these and those of Kazakhstan."""
_OWN_ZONES = {
    (_RUSSIA_AND_KAZAKHSTAN, "Europe/Bucharest"): "Europe/Kaliningrad",
    (52, "America/New_York"): "America/Cancun",
    (211, "Africa/Nairobi"): "Africa/Juba",
    (212, "Atlantic/Canary"): "Africa/Casablanca",
    (213, "Europe/Paris"): "Africa/Algiers",
    (218, "Europe/Bucharest"): "Africa/Tripoli",
    (505, "America/Chicago"): "America/Managua",
}
"""The data names one zone for all that show the same time in winter. These have another summer time, or none, than
the zone that is named for them: by country code, what is named and what is right."""


class Standing(IntEnum):
    """How certain it is that digits are a phone number."""

    NONE = 0
    POSSIBLE = 1
    """Only the number of digits fits."""
    LIKELY = 2
    """Such numbers exist abroad, and no country code was marked as one."""
    SURE = 3
    """Such numbers exist in the region, or in the country that is named."""


def load() -> None:
    """Import the numbering plans, which takes a fifth of a second: neither the window nor its start waits for it."""
    import phonenumbers.timezone  # noqa: F401


def is_loaded() -> bool:
    """Return whether the numbering plans are there at once."""
    return "phonenumbers" in sys.modules


def server_form(text: str) -> str:
    """Return the form in which the portal compares a number (crm.duplicate.findbycomm, contract 8).

    Digits, `#`, `*`, `,` and `;` stay; the extension after `;` or `#` is dropped. In ten digits and more a leading 8
    becomes 7, except for 80, 81, 82 and after a plus; a leading 00, 011 or 0 is dropped. A number without country
    code isn't completed.
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
    """Return the international form of digits and how certain it is; without a plus they may fit two countries.

    A number of the region comes first if it exists: people omit the country code that everyone there knows.
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
    """Return how people in the region write one of its numbers, without the country code."""
    import phonenumbers
    from phonenumbers.phonenumberutil import ndd_prefix_for_region

    country = str(phonenumbers.country_code_for_region(region))
    if not international[1:].startswith(country) or phonenumbers.parse(international).country_code != int(country):
        return []
    national = phonenumbers.national_significant_number(phonenumbers.parse(international))
    trunk = ndd_prefix_for_region(region, strip_non_digits=True) or ""
    return [trunk + national, national, *([f"+8{national}"] if trunk == "8" else [])]


def international_spelling(international: str) -> str:
    """Return an international form with the spaces and dashes of its country: "+7 912 345-67-89"."""
    import phonenumbers

    return phonenumbers.format_number(phonenumbers.parse(international), phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def zones_of(international: str) -> frozenset[str]:
    """Return the time zones, by IANA name, that a number in international form may be in; none if nothing is known.

    A number that belongs to no region, such as a Russian mobile phone, may be in any zone of its country. Equal sets
    are mostly the same object.
    """
    if international.startswith(f"+{_RUSSIA_AND_KAZAKHSTAN}"):
        return _zones_of_region(international[_REGION])
    return _zones_abroad(international)


@cache
def _zones_of_region(region: str) -> frozenset[str]:
    """Return the zones of a region of Russia or Kazakhstan, by the first four digits of its numbers."""
    from phonenumbers.tzdata import TIMEZONE_DATA

    if region == _SARATOV:  # left Moscow's time in 2016
        return frozenset({"Europe/Saratov"})
    if _OF_A_REGION.match(region):
        for length in range(len(region), 1, -1):
            if found := TIMEZONE_DATA.get(region[:length]):
                return _own_zones(_RUSSIA_AND_KAZAKHSTAN, found)
    return frozenset(_RUSSIAN_ZONES)


@lru_cache(maxsize=65_536)
def _zones_abroad(international: str) -> frozenset[str]:
    import phonenumbers
    from phonenumbers.timezone import UNKNOWN_TIMEZONE, time_zones_for_number

    number = phonenumbers.parse(international)
    found = time_zones_for_number(number)
    return frozenset() if UNKNOWN_TIMEZONE in found else _own_zones(number.country_code, tuple(found))


@cache
def _own_zones(country: int, named: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_OWN_ZONES.get((country, zone), zone) for zone in named)


def _is_russian(digits: str, found: str) -> bool:
    """Return whether digits are a Russian number in the portal's form: eleven, and not from 80, 81 or 82."""
    return len(digits) == WHOLE + 1 and digits[0] in "78" and digits[:2] not in _STAYS and found[1] == "7"


def _parsed(spelled: str, region: str) -> tuple[str | None, Standing]:
    """Return the international form of a possible number, and whether such numbers exist."""
    import phonenumbers

    try:
        number = phonenumbers.parse(spelled, region)
    except phonenumbers.NumberParseException:
        return None, Standing.NONE
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None, Standing.NONE
    standing = Standing.SURE if phonenumbers.is_valid_number(number) else Standing.POSSIBLE
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), standing
