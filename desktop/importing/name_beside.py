"""Cells that hold a name together with its phone or address: lists without a delimiter, contacts from QR codes."""

import re
from collections.abc import Sequence

from desktop.domain.phones import phones_of
from desktop.domain.unseen import without_unseen
from desktop.importing.cleaning import is_blank
from desktop.importing.roles import by_words, holds_email, looks_like_name

_LONGEST = 400
_MOST = 0.6
_WHOLE_NUMBER = 10
_BETWEEN = re.compile(
    r" {2,}|[\t\r\n^:;,|/=~!&_<>\"]|\.{2,}|(?<= )[-–—]{1,2}>?(?= )"
    r"|[+(]{0,2}\d[\d ().–#-]{5,40}|[^\s:;,<>]{1,64}@[^\s;,<>]{1,255}"
    r"|(?<!\w)(?:тел|телефон|моб|сот|tel|phone|mob|mobile|e-?mail|mail|почта|(?:доб|вн|ext)[. ]{0,2}\d{1,6})(?!\w)",
    re.IGNORECASE,
)
"""What separates a name from a phone or an address, and these themselves."""
_CODE = re.compile(r"(?:MECARD|BIZCARD):", re.IGNORECASE)
_NAMED = re.compile(r"[:;]([NX]):([^;]{0,200})", re.IGNORECASE)
_AROUND = " .,()[]№#+*'-–—"
_DIGITS = "0123456789"


def name_beside(cell: str) -> str:
    """Return the name beside a phone or an address in a cell; "" if there is none."""
    text = without_unseen(cell[:_LONGEST])
    if _CODE.search(text):
        last_first = sorted(_NAMED.findall(text), key=lambda field: field[0].upper(), reverse=True)
        return " ".join(" ".join(name.replace(",", " ") for _, name in last_first).split())
    parts = [part.lstrip(_AROUND + _DIGITS).rstrip(_AROUND) for part in _BETWEEN.split(text)]
    others = (part for part in parts if any(map(str.isalpha, part)) and by_words(part) is None)
    return next(filter(looks_like_name, parts), next(others, ""))


def are_with_names(cells: Sequence[str]) -> bool:
    """Return whether most of the filled cells hold both a name and a phone or an address."""
    filled = [cell for cell in cells if not is_blank(cell)]
    return bool(filled) and sum(map(holds_name_too, filled)) >= len(filled) * _MOST


def holds_name_too(cell: str) -> bool:
    """Return whether a cell holds a name and a phone or an address."""
    if len(cell) > _LONGEST or not name_beside(cell)[:1].isupper():
        return False
    return holds_email(cell) or any(len(phone.digits) >= _WHOLE_NUMBER for phone in phones_of(cell))
