"""The address of a proxy as it is typed: what can be used, and why the rest can't."""

from enum import Enum
from urllib.parse import urlsplit

_SCHEMES = ("http", "https")
_USUAL_SCHEME = "http"


class ProxyFault(Enum):
    """Why an address can't be used."""

    EMPTY = "empty"
    LOGIN = "login"
    """It holds a name or a password, which would stand readable in a file."""
    SCHEME = "scheme"
    """Another kind of proxy than HTTP."""
    UNREADABLE = "unreadable"


def read_proxy_address(text: str) -> str | ProxyFault:
    """Return the whole address, "http://host:port", of what was typed, which may be "host:port" only."""
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
