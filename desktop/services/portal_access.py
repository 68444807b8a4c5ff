"""What lets the program into a portal, as one value for both ways: it is what the keyring keeps."""

from collections.abc import Awaitable, Callable

import msgspec

from desktop.bitrix24.credentials.credentials import Credentials
from desktop.bitrix24.credentials.masked_value import MaskedValue
from desktop.bitrix24.credentials.site import Site
from desktop.bitrix24.credentials.webhook import Webhook
from desktop.bitrix24.line.oauth import Application, Grant
from desktop.bitrix24.line.renewal import Renewal
from desktop.domain.known_portal import AccessKind
from desktop.domain.problem import Problem


class PortalAccess(MaskedValue):
    """An inbound webhook, which lasts, or what a user granted to a local application (OAuth 2.0)."""

    __slots__ = ("application", "given")

    given: Webhook | Grant
    application: Application | None
    """The one that a grant was given to."""

    def __init__(self, given: Webhook | Grant, application: Application | None = None) -> None:
        self._set(given=given, application=application)

    @classmethod
    def pasted(cls, text: str) -> "PortalAccess":
        """Return the webhook whose address was pasted. Raises Problem ADDRESS_UNREADABLE or PLAIN_HTTP."""
        return cls(Webhook.parse(text))

    @classmethod
    def restored(cls, kind: AccessKind, text: str) -> "PortalAccess | None":
        """Return what `reveal` gave to the keyring; None when it can no longer be understood."""
        try:
            if kind is AccessKind.WEBHOOK:
                return cls.pasted(text)
            application, grant = msgspec.json.decode(text, type=tuple[str, str])
            return cls(Grant.restored(grant), Application.restored(application))
        except (Problem, ValueError):
            return None

    @property
    def kind(self) -> AccessKind:
        """Which of the two it is."""
        return AccessKind.WEBHOOK if self.application is None else AccessKind.APPLICATION

    @property
    def credentials(self) -> Credentials:
        """What a client takes."""
        return self.given.credentials if isinstance(self.given, Grant) else self.given

    def renewal(self, keep: Callable[["PortalAccess"], Awaitable[None]]) -> Renewal | None:
        """Return what renews a grant that the portal refuses, None for a webhook.

        `keep` stores each renewed access before its first use.
        """
        application, given = self.application, self.given
        if application is None or not isinstance(given, Grant):
            return None
        return Renewal(application, given, lambda renewed: keep(PortalAccess(renewed, application)))

    def at(self, site: Site) -> "PortalAccess":
        """Return the same access to a portal that is now at another address."""
        return PortalAccess(self.given.at(site), self.application)

    def masked(self) -> str:
        """Return it fit to be shown."""
        return self.given.masked()

    def reveal(self) -> str:
        """Return the webhook's address, or application and grant as JSON, for the keyring only."""
        given = self.given.reveal()
        return given if self.application is None else msgspec.json.encode([self.application.reveal(), given]).decode()
