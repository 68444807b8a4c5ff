"""What gives the client access to a portal's REST service: a webhook or an access token (contract 1.1)."""

from abc import abstractmethod
from typing import ClassVar, Self

from desktop.bitrix24.credentials import masking
from desktop.bitrix24.credentials.masked_value import MaskedValue
from desktop.bitrix24.credentials.site import Site


class Credentials(MaskedValue):
    """The user and the portal: what `Webhook` and `AccessToken` have in common.

    `user_id` is the user as whom the portal acts. Only the transport uses `address` and `signed`, which contain the
    secret; shown or logged, credentials are masked.
    """

    __slots__ = ("site", "user_id")

    locked: ClassVar[bool] = False
    """Whether the secret is unavailable, so that nothing can be asked."""
    site: Site
    user_id: int

    @property
    def host(self) -> str:
        """The portal's name, with the port where one is given."""
        return self.site.host

    @property
    def base(self) -> str:
        """The address of the portal's web pages, including a site folder in front of /rest/."""
        return self.site.base

    @property
    def local(self) -> bool:
        """Whether the portal runs on this computer."""
        return self.site.local

    @abstractmethod
    def address(self, method: str) -> str:
        """Return the address for a call of the method."""

    @abstractmethod
    def signed(self, body: bytes) -> bytes:
        """Return a JSON body with the parameter that authenticates the call, unless the address does that."""

    @abstractmethod
    def at(self, site: Site) -> Self:
        """Return the same credentials for a portal that is now at another address."""

    def masked(self) -> str:
        """Return it fit to be shown: `https://acme.bitrix24.ru/rest/ as 1, •••`."""
        return f"{self.base}/rest/ as {self.user_id}, {masking.MASK}"
