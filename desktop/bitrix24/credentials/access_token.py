"""The access token of OAuth 2.0 (contract 1.1, 11.2), valid for an hour."""

from typing import Self

import msgspec

from desktop.bitrix24.credentials import masking
from desktop.bitrix24.credentials.credentials import Credentials
from desktop.bitrix24.credentials.site import Site
from desktop.domain.problem import Cause, Problem


class AccessToken(Credentials):
    """An access token for a portal's REST service, `https://PORTAL/rest/METHOD` with the parameter `auth`.

    The token is sent in the JSON body only: addresses end up in logs, on the portal's side too.
    """

    __slots__ = ("_token",)

    _token: str

    def __init__(self, site: Site, user_id: int, token: str) -> None:
        masking.register(token)
        self._set(site=site, user_id=user_id, _token=token)

    @classmethod
    def at_endpoint(cls, endpoint: str, user_id: int, token: str) -> "AccessToken":
        """Return the token for a `client_endpoint`, `https://PORTAL/rest/`. Raises Problem UNREADABLE."""
        folder, rest, behind = endpoint.rpartition("/rest")
        try:
            if rest and behind in ("", "/"):
                return cls(Site.parse(folder), user_id, token)
        except Problem:
            pass
        raise Problem(Cause.UNREADABLE, detail="client_endpoint")

    def address(self, method: str) -> str:
        """Return the address for a call of the method."""
        return f"{self.base}/rest/{method}"

    def signed(self, body: bytes) -> bytes:
        """Return the JSON body, an object, with the token as its parameter `auth`."""
        proof = msgspec.json.encode({"auth": self._token})
        return proof if body == b"{}" else proof[:-1] + b"," + body[1:]

    def at(self, site: Site) -> Self:
        """Return the same token for a portal that is now at another address."""
        return type(self)(site, self.user_id, self._token)

    def same_token(self, other: Credentials) -> bool:
        """Return whether the other is the same token, perhaps at another address."""
        return isinstance(other, AccessToken) and other._token == self._token

    def reveal(self) -> str:
        """Return the token in the clear, with its address."""
        return f"{self.base}/rest/ {self.user_id} {self._token}"
