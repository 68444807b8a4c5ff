"""Phones as people write them: parted, compared, and spelled for the portal's search."""

import re
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber
from phonenumbers.phonenumberutil import ndd_prefix_for_region

REGION = "RU"
"""Where numbers without a country code belong, unless the caller knows better."""

_PARTING = re.compile(r"[,;|\r\n]|\s/\s|/(?=\s*[+(\d](?:\D*\d){6})")
_EXTENSION = re.compile(
    r"(?:доб(?:авочный)?|вн(?:утр\w*)?|ext(?:ension)?|ext\.|#|x)\s*\.?\s*:?\s*\d{1,6}\s*$", re.IGNORECASE
)
_DIGITS = re.compile(r"\d")
_NUMBER = re.compile(r"\+?\d[\d\s().‐-―\u00a0-]*\d")
_LOST = re.compile(r"(?<![\w.,])\+?\d(?:[.,]\d+)?[eе]\+\d{1,2}(?!\w)|#{3,}", re.IGNORECASE)
_FEWEST, _MOST = 5, 16
_SHORT_EXTENSION = 4
_SERVER_LONG = 10
_SERVER_KEPT = re.compile(r"[^0-9#*,;]")
_SERVER_STAYS = ("80", "81", "82")
_SERVER_DROPPED = ("00", "011", "0")


def split_phones(cell: str) -> tuple[str, ...]:
    """Return the phones of a cell as they are written, in order, none twice; extensions stay with their number.

    A piece without a phone's number of digits is left out, and so is what Excel has destroyed.
    """
    found: list[str] = []
    cell = _LOST.sub(" ", cell)
    start = 0
    pieces: list[tuple[str, str]] = []
    for parting in _PARTING.finditer(cell):
        pieces.append((cell[start : parting.start()], parting[0]))
        start = parting.end()
    pieces.append((cell[start:], ""))
    before = ""
    for piece, after in pieces:
        text = " ".join(piece.split())
        if text and found and before in ",;" and before and _is_extension(text):
            found[-1] += f"{before}{text}"
        else:
            found += _numbers(text)
        before = after
    return tuple(dict.fromkeys(found))


def is_lost(cell: str) -> bool:
    """Tell whether Excel has destroyed a phone of a cell: "7,9E+10", or a column too narrow: "#####"."""
    return _LOST.search(cell) is not None


@lru_cache(maxsize=65_536)
def comparable(text: str, region: str = REGION) -> str | None:
    """Return a number in the international form "+79031112233", without its extension; None when it can't be one."""
    number = _parsed(text, region)
    if number is None or not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def server_form(text: str) -> str:
    """Return what the portal keeps of a number for comparing (crm.duplicate.findbycomm, contract 8).

    Digits, `#`, `*`, `,` and `;` stay, the extension goes; of ten digits and more a leading 8 becomes 7 unless 80, 81
    or 82 or after a plus; a leading 00, 011 or 0 goes. A number without country code isn't completed.
    """
    number = re.split(r"[;#]", _SERVER_KEPT.sub("", text), maxsplit=1)[0]
    if len(number) < _SERVER_LONG or text.lstrip().startswith("+"):
        return number
    if number.startswith("8") and not number.startswith(_SERVER_STAYS):
        return "7" + number[1:]
    dropped = next((prefix for prefix in _SERVER_DROPPED if number.startswith(prefix)), "")
    return number[len(dropped) :]


def server_spellings(text: str, region: str = REGION) -> tuple[str, ...]:
    """Return the spellings to ask the portal for, so that a number is found however its card has it.

    The portal takes "+79031112233" and "89031112233" for the same, but not the bare "9031112233", and turns the bare
    "8431234567" into "7431234567". The likeliest comes first, and no two mean the same to the portal.
    """
    plain = _without_extension(text)
    number = _parsed(text, region)
    if number is None:
        return (plain,) if _DIGITS.search(plain) else ()
    national = phonenumbers.national_significant_number(number)
    international = f"{number.country_code}{national}"
    spellings = [f"+{international}", international, plain]
    if number.country_code == phonenumbers.country_code_for_region(region):
        trunk = ndd_prefix_for_region(region, strip_non_digits=True) or ""
        spellings += [trunk + national, national]
    return tuple({server_form(spelling): spelling for spelling in reversed(spellings)}.values())[::-1]


def _parsed(text: str, region: str) -> PhoneNumber | None:
    plain = _without_extension(text)
    digits = "".join(_DIGITS.findall(plain))
    if not _FEWEST <= len(digits) <= _MOST:
        return None
    spelled = f"+{digits}" if "+" in plain[:4] else digits
    try:
        return phonenumbers.parse(spelled, region)
    except NumberParseException:
        return None


def _numbers(text: str) -> list[str]:
    """Return the phone of a piece; more than one when only blanks part them."""
    count = len(_DIGITS.findall(_without_extension(text)))
    if count < _FEWEST:
        return []
    if count <= _MOST:
        return [text]
    return [word for word in text.split() if _FEWEST * 2 <= len(_DIGITS.findall(word)) <= _MOST] or [
        found[0] for found in _NUMBER.finditer(text) if _FEWEST <= len(_DIGITS.findall(found[0])) <= _MOST
    ]


def _is_extension(text: str) -> bool:
    return bool(_EXTENSION.fullmatch(text)) or (text.isdecimal() and len(text) <= _SHORT_EXTENSION)


def _without_extension(text: str) -> str:
    first = re.split(r"[,;]", text, maxsplit=1)[0]
    return _EXTENSION.sub("", first).strip(" .,(")
