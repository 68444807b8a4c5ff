"""E-mail addresses in what people write: "Anna <a@example.com>", "mailto:…", two of them separated by a slash.

Each character of a text is read a fixed number of times, however long its words are.
"""

import re

from desktop.domain.unseen import without_unseen

_LONGEST = 64
_LOCAL = re.compile(rf"[\w.!#$%&*+^{{}}~'-]{{1,{_LONGEST + 1}}}\Z")
_DOMAIN = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_GAP = re.compile(r"(?<=[\w-]) {1,2}@ {0,2}(?=[\w-])|(?<=[\w-])@ {1,2}(?=[\w-])")
_ESCAPE = re.compile(r"%(2[0bde]|3\d|4[0-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9a])", re.IGNORECASE)
"""A percent-encoded character of an address, as in links."""
_LAST_LETTERS = re.compile(r"\.(?:[^\W\d_]{2,24}|xn--[\w-]{2,60})\Z", re.IGNORECASE)


def emails_of(text: str) -> tuple[str, ...]:
    """Return the addresses in a text as they were typed, in order and without duplicates, ignoring case."""
    if "%" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    if "@" not in text:
        return ()
    plain = _GAP.sub("@", " ".join(without_unseen(text).split()))
    found: dict[str, str] = {}
    place = plain.find("@")
    start = 0
    while place >= 0:
        local = _LOCAL.search(plain, max(start, place - _LONGEST - 1), place)
        domain = _DOMAIN.match(plain, place + 1)
        end = place + 1
        if local and domain and (name := local[0].strip(".'")) and len(local[0]) <= _LONGEST:
            host = domain[0].rstrip("-_")
            if _LAST_LETTERS.search(host):
                address = f"{name}@{host}"
                found.setdefault(address.casefold(), address)
                end = domain.end()
        start = end
        place = plain.find("@", end)
    return tuple(found.values())
