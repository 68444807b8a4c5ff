"""The address of a proxy as typed: a usable one, or why it can't be used."""

from enum import Enum
from urllib.parse import urlsplit

_SCHEMES = ("http", "https")
_USUAL_SCHEME = "http"


class ProxyFault(Enum):
    """Why an address can't be used."""

    EMPTY = "empty"
    LOGIN = "login"
    """It contains a name or a password, which would be stored in plain text."""
    SCHEME = "scheme"
    """Another kind of proxy than HTTP."""
    UNREADABLE = "unreadable"


def read_proxy_address(text: str) -> str | ProxyFault:
    """Return the complete address, "http://host:port", of a typed one, which may be just "host:port"."""
    typed = text.strip()
    if not typed:
        return ProxyFault.EMPTY
    if "@" in typed:
        return ProxyFault.LOGIN
    whole = typed if "://" in typed else f"{_USUAL_SCHEME}://{typed}"
    try:
        parts = urlsplit(whole)
        port = parts.port
    except ValueError:
        return ProxyFault.UNREADABLE
    if parts.scheme not in _SCHEMES:
        return ProxyFault.SCHEME
    host = parts.hostname or ""
    beyond = parts.path.strip("/") or parts.query or parts.fragment
    if not host or beyond or not all(character.isalnum() or character in ".-:_" for character in host):
        return ProxyFault.UNREADABLE
    name = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{name}" if port is None else f"{parts.scheme}://{name}:{port}"
