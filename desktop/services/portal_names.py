"""How portals are told apart: the name of a portal and user's files, and which host names are the same portal's."""

import hashlib
import re
import unicodedata

from desktop.bitrix24.credentials.site import Site, is_loopback
from desktop.domain.problem import Problem

_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever stands behind the first dot."""
_MOST_LETTERS = 80
_HASH_LETTERS = 8


def portal_id(site: Site, user_id: int) -> str:
    """Return what the names of a portal and user's files begin with, and what its secret is called in the keyring.

    It holds no secret and tells any two portals apart: `acme.bitrix24.ru_1`, or `acme.ru_sales_1-5f0c93d1` where the
    name alone would not say all. A portal on this computer is the same at every port.
    """
    name = same_name(site.host)
    whole = name + site.folder
    shown = re.sub(r"[^a-z0-9.-]+", "_", whole.lower())[:_MOST_LETTERS]
    shown = f"_{shown}" if _DEVICE.match(shown) else shown
    if shown.removeprefix("_") == whole:
        return f"{shown}_{user_id}"
    return f"{shown}_{user_id}-{hashlib.sha256(whole.encode()).hexdigest()[:_HASH_LETTERS]}"


def earlier_id(site: Site, user_id: int) -> str:
    """Return what `portal_id` was in earlier versions, for which two portals could be one."""
    host = site.host
    if host.startswith(("127.", "localhost", "[::1]")):
        host = host.rpartition(":")[0] or host
    return f"{re.sub(r'[^A-Za-z0-9.-]+', '_', host)}_{user_id}"


def same_name(host: str) -> str:
    """Return a host name as it is asked for: in ASCII, without the port of this computer's own portals."""
    host = unicodedata.normalize("NFC", host.lower())
    if is_loopback(host):
        host = re.sub(r":\d+$", "", host) if host.startswith("[") or host.count(":") == 1 else host
    return ".".join(label if label.isascii() else _punycode(label) for label in host.split("."))


def is_at(base: str, site: Site) -> bool:
    """Tell whether an address of web pages is a site's, whatever the port of this computer's own portals."""
    try:
        other = Site.parse(base)
    except Problem:
        return False
    return (same_name(other.host), other.folder) == (same_name(site.host), site.folder)


def _punycode(label: str) -> str:
    name, colon, port = label.partition(":")
    return f"xn--{name.encode('punycode').decode()}{colon}{port}"
