"""How the duplicate index normalizes phones and e-mails (`crm.duplicate.findbycomm`, contract 8)."""

from __future__ import annotations

import re

_KEPT = re.compile(r"[^0-9#*,;]")
_LONG = 10


def normalized(type_id: str, value: str) -> str:
    """Return what the index keeps of a phone or e-mail."""
    return phone(value) if type_id == "PHONE" else value.strip().lower()


def phone(value: str) -> str:
    """Normalize a phone: digits, `#`, `*`, `,`, `;` kept, the extension, 00 and 011 dropped; 8 becomes 7.

    80, 81 and 82 stay as they are, and so does an 8 behind a plus; a number without country code isn't completed.
    """
    number = re.split(r"[;#]", _KEPT.sub("", value), maxsplit=1)[0]
    if len(number) < _LONG or value.lstrip().startswith("+8"):
        return number
    if number.startswith("8") and number[:2] not in ("80", "81", "82"):
        return "7" + number[1:]
    for prefix in ("00", "011", "0"):
        if number.startswith(prefix):
            return number[len(prefix) :]
    return number
