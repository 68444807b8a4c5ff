"""Identifying portals: the name of a portal and user's files, and which host names belong to the same portal."""

import hashlib
import re
import unicodedata

from desktop.bitrix24.credentials.site import Site, is_loopback
from desktop.domain.problem import Problem

DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)", re.IGNORECASE)
"""Names that Windows reserves for devices, whatever follows the first dot."""
_MOST_LETTERS = 80
_HASH_LETTERS = 8


def portal_id(site: Site, user_id: int) -> str:
    """Return the prefix of a portal and user's files, which is also the name of the secret in the keyring.

    It holds no secret and is unique to the portal: `acme.bitrix24.ru_1`, or `acme.ru_sales_1-5f0c93d1` where the name
    alone would be ambiguous. A portal on this computer is the same at every port.
    """
    name = same_name(site.host)
    whole = name + site.folder
    shown = re.sub(r"[^a-z0-9.-]+", "_", whole.lower())[:_MOST_LETTERS]
    shown = f"_{shown}" if DEVICE.match(shown) else shown
    if shown.removeprefix("_") == whole:
        return f"{shown}_{user_id}"
    return f"{shown}_{user_id}-{hashlib.sha256(whole.encode()).hexdigest()[:_HASH_LETTERS]}"


def earlier_id(site: Site, user_id: int) -> str:
    """Return the `portal_id` of earlier versions, which could be the same for two portals."""
    host = site.host
    if host.startswith(("127.", "localhost", "[::1]")):
        host = host.rpartition(":")[0] or host
    return f"{re.sub(r'[^A-Za-z0-9.-]+', '_', host)}_{user_id}"


def same_name(host: str) -> str:
    """Return a host name for comparison: in ASCII, without the port of portals on this computer."""
    host = unicodedata.normalize("NFC", host.lower())
    if is_loopback(host):
        host = re.sub(r":\d+$", "", host) if host.startswith("[") or host.count(":") == 1 else host
    return ".".join(label if label.isascii() else _punycode(label) for label in host.split("."))


def is_at(base: str, site: Site) -> bool:
    """Return whether an address of web pages is a site's, whatever the port of portals on this computer."""
    try:
        other = Site.parse(base)
    except Problem:
        return False
    return (same_name(other.host), other.folder) == (same_name(site.host), site.folder)


def _punycode(label: str) -> str:
    name, colon, port = label.partition(":")
    return f"xn--{name.encode('punycode').decode()}{colon}{port}"
