"""A portal whose secret is unavailable: its last known state can be viewed, but nothing can be asked."""

from typing import NoReturn, Self

from desktop.bitrix24.credentials.credentials import Credentials
from desktop.bitrix24.credentials.site import Site
from desktop.domain.problem import Cause, Problem


class Locked(Credentials):
    """A placeholder for unavailable credentials. The client refuses every call with Problem LOCKED."""

    __slots__ = ()

    locked = True

    def __init__(self, site: Site, user_id: int) -> None:
        self._set(site=site, user_id=user_id)

    def address(self, method: str) -> NoReturn:
        """Raise Problem LOCKED."""
        raise Problem(Cause.LOCKED, method=method, host=self.host)

    def signed(self, body: bytes) -> NoReturn:
        """Raise Problem LOCKED."""
        raise Problem(Cause.LOCKED, host=self.host)

    def at(self, site: Site) -> Self:
        """Return the same for a portal that is now at another address."""
        return type(self)(site, self.user_id)

    def reveal(self) -> str:
        """Return address and user: there is no secret."""
        return f"{self.base}/rest/ {self.user_id}"
