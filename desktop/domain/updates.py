"""New versions of the program: what a feed of releases tells, and when it may be asked again."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from urllib.parse import urlsplit

BETWEEN = timedelta(days=1)
"""Least time between two times that a feed is asked without somebody pressing a button."""
_LONGEST_ADDRESS = 500
_VERSION = re.compile(r"(?<![\w.])v?(\d{1,5}(?:\.\d{1,5}){1,3})(?![\w.+-])", re.ASCII)
"""A released version; 1.2-rc1 and 1.2b1 are none."""


class AddressFault(Enum):
    """Why the address of a feed can't be used."""

    EMPTY = "empty"
    SCHEME = "scheme"
    """Another than https, whose answer anybody on the way could forge."""
    LOGIN = "login"
    """It contains a name or a password, which would be stored in plain text."""
    UNREADABLE = "unreadable"


class Outcome(Enum):
    """What came of asking a feed."""

    NEVER = "never"
    """It was not asked yet."""
    LATEST = "latest"
    FOUND = "found"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    """The server answers, but with no feed: an error, or a redirect, which is not followed."""
    UNTRUSTED = "untrusted"
    """The server has no certificate that this computer trusts."""
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"
    """It is no feed, or one without a version that has a link."""


@dataclass(frozen=True, slots=True)
class Release:
    """A released version, as "1.2.3", and the https address of its page."""

    version: str
    link: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What is remembered of asking a feed: the address, when, what came of it, and what was told of it already."""

    address: str = ""
    at: datetime | None = None
    outcome: Outcome = Outcome.NEVER
    release: Release | None = None
    told: str = ""
    """The newest version that the supervisor was told of."""


def is_due(looked: Looked, address: str, now: datetime) -> bool:
    """Return whether a feed may be asked without somebody pressing a button; a clock that was set back is due."""
    if looked.at is None or looked.address != address:
        return bool(address)
    return not timedelta() <= now - looked.at < BETWEEN


def read_feed_address(text: str) -> str | AddressFault:
    """Return the address of a feed of a typed one, which may lack its "https://"."""
    typed = text.strip()
    if not typed:
        return AddressFault.EMPTY
    whole = typed if "://" in typed else f"https://{typed}"
    if "@" in whole.partition("://")[2].partition("/")[0]:
        return AddressFault.LOGIN
    if not whole.lower().startswith("https://"):
        return AddressFault.SCHEME
    return whole if is_page(whole) else AddressFault.UNREADABLE


def is_page(address: str) -> bool:
    """Return whether an address is a whole one by https, and one that shows where it leads."""
    if len(address) > _LONGEST_ADDRESS or not address.isascii() or not address.isprintable() or " " in address:
        return False
    try:
        parts = urlsplit(address)
        known = parts.port is None or parts.port > 0
    except ValueError:
        return False
    host = parts.hostname or ""
    named = bool(re.fullmatch(r"[a-z0-9.:_-]*[a-z0-9\]]", host))
    return parts.scheme == "https" and named and known and "@" not in parts.netloc and "\\" not in address


def version_in(title: str) -> str:
    """Return the released version that a title names, "" if it names none or several."""
    found = set(_VERSION.findall(title))
    return found.pop() if len(found) == 1 else ""


def newest(releases: list[Release], than: str) -> Release | None:
    """Return the newest release that is newer than a version, or None."""
    found = max(releases, key=lambda release: _numbers(release.version), default=None)
    return found if found is not None and _numbers(found.version) > _numbers(than) else None


def _numbers(version: str) -> tuple[int, ...]:
    numbers = [int(number) for number in re.findall(r"\d+", version)[:4]]
    return tuple(numbers + [0] * (4 - len(numbers)))
