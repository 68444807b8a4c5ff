"""The address of an inbound webhook (contract 11.1), which is also a password."""

import re
from typing import Self

from desktop.bitrix24.credentials import masking
from desktop.bitrix24.credentials.credentials import Credentials
from desktop.bitrix24.credentials.site import NAME, SCHEME, WRAPPING, Site
from desktop.domain.problem import Cause, Problem

_ADDRESS = re.compile(
    rf"""{SCHEME}{NAME}
        (?P<folder>(?:/[^/?\#\s]+)*?)
        /rest/(?P<user>[0-9]{{1,18}})/(?P<secret>[^/?\#\s]+)
        (?:/[^/?\#\s]*)?/?(?:[?\#]\S*)?""",
    re.IGNORECASE | re.VERBOSE,
)


class Webhook(Credentials):
    """An inbound webhook: `https://PORTAL/rest/UID/SECRET/`; `user_id` is its owner."""

    __slots__ = ("_secret",)

    _secret: str

    def __init__(self, site: Site, user_id: int, secret: str) -> None:
        masking.register(secret)
        self._set(site=site, user_id=user_id, _secret=secret)

    @classmethod
    def parse(cls, text: str) -> "Webhook":
        """Read the address as people paste it: with blanks, quotes or a method at the end, without scheme or slash.

        Raises Problem: ADDRESS_UNREADABLE, or PLAIN_HTTP for http:// to another computer than this one.
        """
        found = _ADDRESS.fullmatch(text.strip(WRAPPING))
        if found is None or int(found["user"]) == 0:
            raise Problem(Cause.ADDRESS_UNREADABLE)
        site = Site.checked(found["scheme"], found["name"], found["port"], found["folder"])
        return cls(site, int(found["user"]), found["secret"])

    def address(self, method: str) -> str:
        """Return the address for a call of the method."""
        return self.reveal() + method

    def signed(self, body: bytes) -> bytes:
        """Return the body unchanged: the address authenticates the call."""
        return body

    def at(self, site: Site) -> Self:
        """Return the same webhook for a portal that is now at another address."""
        return type(self)(site, self.user_id, self._secret)

    def masked(self) -> str:
        """Return the address fit to be shown: `https://acme.bitrix24.ru/rest/1/•••/`."""
        return f"{self.base}/rest/{self.user_id}/{masking.MASK}/"

    def reveal(self) -> str:
        """Return the full address with the secret; for the transport and the keyring only."""
        return f"{self.base}/rest/{self.user_id}/{self._secret}/"
