"""The address of an inbound webhook (contract 11.1), which is its user's password as well."""

import ipaddress
import re
from typing import NoReturn

from desktop.bitrix24 import masking
from desktop.domain.problem import Cause, Problem

_WRAPPING = " \t\r\n\"'`«»“”„‘’<>\ufeff\u200b\xa0"
_ADDRESS = re.compile(
    r"""(?:(?P<scheme>[a-z][a-z0-9+.-]*)://)?
        (?P<name>\[[0-9a-f:.]+\]|[\w.-]+)(?::(?P<port>[0-9]{1,5}))?
        (?P<folder>(?:/[^/?\#\s]+)*?)
        /rest/(?P<user>[0-9]{1,18})/(?P<secret>[^/?\#\s]+)
        (?:/[^/?\#\s]*)?/?(?:[?\#]\S*)?""",
    re.IGNORECASE | re.VERBOSE,
)
_STANDARD_PORTS = {"https": "443", "http": "80"}


class Webhook:
    """An inbound webhook: `https://PORTAL/rest/UID/SECRET/`. A value, equal by value, which prints masked.

    `host` is the portal's name, with the port where one is given; `base` is the address of its web pages (it keeps a
    site folder that stands in front of /rest/); `user_id` is the webhook's owner. The secret comes out through
    `reveal` only, for the transport and the keyring.
    """

    __slots__ = ("_secret", "base", "host", "user_id")

    base: str
    host: str
    user_id: int
    _secret: str

    def __init__(self, base: str, user_id: int, secret: str) -> None:
        masking.register(secret)
        self._set(base=base, host=base.partition("://")[2].partition("/")[0], user_id=user_id, _secret=secret)

    @classmethod
    def parse(cls, text: str) -> "Webhook":
        """Read the address as people paste it: with blanks, quotes, a method at the end, without scheme or slash.

        Raises Problem: ADDRESS_UNREADABLE, or PLAIN_HTTP for http:// to another computer than this one.
        """
        found = _ADDRESS.fullmatch(text.strip(_WRAPPING))
        if found is None:
            raise Problem(Cause.ADDRESS_UNREADABLE)
        scheme, name, port = (found["scheme"] or "https").lower(), found["name"].lower(), found["port"]
        if scheme not in _STANDARD_PORTS or int(found["user"]) == 0 or not _is_host(name):
            raise Problem(Cause.ADDRESS_UNREADABLE)
        if port is not None and not 0 < int(port) < 65536:
            raise Problem(Cause.ADDRESS_UNREADABLE)
        if scheme == "http" and not is_loopback(name):
            raise Problem(Cause.PLAIN_HTTP, host=name)
        host = name if port in (None, _STANDARD_PORTS[scheme]) else f"{name}:{port}"
        return cls(f"{scheme}://{host}{found['folder']}", int(found["user"]), found["secret"])

    @property
    def local(self) -> bool:
        """Whether the portal runs on this computer."""
        return is_loopback(self.host)

    def masked(self) -> str:
        """Return the address fit to be shown: `https://acme.bitrix24.ru/rest/1/•••/`."""
        return f"{self.base}/rest/{self.user_id}/{masking.MASK}/"

    def reveal(self) -> str:
        """Return the full address with the secret; for the transport and the keyring only."""
        return f"{self.base}/rest/{self.user_id}/{self._secret}/"

    def moved_to(self, host: str) -> "Webhook":
        """Return the same webhook at a portal that was renamed to `host`."""
        scheme, _, rest = self.base.partition("://")
        folder = rest[len(self.host) :]
        if scheme == "http" and not is_loopback(host):
            scheme = "https"
        return Webhook(f"{scheme}://{host.lower()}{folder}", self.user_id, self._secret)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Webhook) and self.reveal() == other.reveal()

    def __hash__(self) -> int:
        return hash(self.reveal())

    def __repr__(self) -> str:
        return f"Webhook({self.masked()})"

    def __str__(self) -> str:
        return self.masked()

    def __format__(self, specification: str) -> str:
        return format(self.masked(), specification)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a webhook is not pickled: its secret would lie about in the clear")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a webhook cannot be changed: {name}")

    def _set(self, **values: object) -> None:
        for name, value in values.items():
            object.__setattr__(self, name, value)


def is_loopback(host: str) -> bool:
    """Tell whether a host name, with or without a port, is this computer: 127.0.0.0/8, ::1 or localhost."""
    if host.startswith("["):
        name = host[1:].partition("]")[0]
    else:
        name = host if host.count(":") > 1 else host.partition(":")[0]
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _is_host(name: str) -> bool:
    if name.startswith("["):
        try:
            ipaddress.IPv6Address(name[1:-1])
        except ValueError:
            return False
        return True
    return all(label and not label.startswith("-") and not label.endswith("-") for label in name.split("."))
