"""The site of a portal: what identifies it in an address, whether typed or sent by the portal."""

import ipaddress
import re
from dataclasses import dataclass

from desktop.domain.problem import Cause, Problem

WRAPPING = " \t\r\n\"'`«»“”„‘’<>\ufeff\u200b\xa0"
"""Characters that get copied along with an address."""
SCHEME = r"(?:(?P<scheme>[a-z][a-z0-9+.-]*)://)?"
NAME = r"(?P<name>\[[0-9a-f:.]+\]|[\w.-]+)(?::(?P<port>[0-9]{1,5}))?"
"""Parts of a verbose pattern for addresses; the groups `scheme`, `name` and `port` are for `Site.checked`."""

_ADDRESS = re.compile(rf"{SCHEME}{NAME}(?P<folder>(?:/[^/?\#\s]+)*)/?(?:[?\#]\S*)?", re.IGNORECASE | re.VERBOSE)
_STANDARD_PORTS = {"https": "443", "http": "80"}


@dataclass(frozen=True, slots=True)
class Site:
    """A portal's address: `https://acme.bitrix24.ru`.

    `host` is its name, with the port if one is given; `folder` is a site folder in front of /rest/, "" or "/folder".
    """

    scheme: str
    host: str
    folder: str = ""

    @classmethod
    def checked(cls, scheme: str | None, name: str, port: str | None, folder: str) -> "Site":
        """Return the site for the parts of an address; the scheme is https by default.

        Raises Problem: ADDRESS_UNREADABLE, or PLAIN_HTTP for http:// to another computer than this one.
        """
        scheme, name = (scheme or "https").lower(), name.lower()
        if scheme not in _STANDARD_PORTS or not _is_host(name):
            raise Problem(Cause.ADDRESS_UNREADABLE)
        if port is not None and not 0 < int(port) < 65536:
            raise Problem(Cause.ADDRESS_UNREADABLE)
        if scheme == "http" and not is_loopback(name):
            raise Problem(Cause.PLAIN_HTTP, host=name)
        return cls(scheme, name if port in (None, _STANDARD_PORTS[scheme]) else f"{name}:{port}", folder)

    @classmethod
    def parse(cls, text: str) -> "Site":
        """Read an address as people type it: with blanks, without a scheme; the whole path is taken as its folder.

        Raises Problem as `checked` does.
        """
        found = _ADDRESS.fullmatch(text.strip(WRAPPING))
        if found is None:
            raise Problem(Cause.ADDRESS_UNREADABLE)
        return cls.checked(found["scheme"], found["name"], found["port"], found["folder"])

    @property
    def base(self) -> str:
        """The address of the web pages, without a slash at the end."""
        return f"{self.scheme}://{self.host}{self.folder}"

    @property
    def local(self) -> bool:
        """Whether it is on this computer."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Return whether a host name, with or without a port, is this computer: 127.0.0.0/8, ::1 or localhost."""
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
