"""What lets the program into a portal, as one value for both ways: it is what the keyring keeps."""

from collections.abc import Awaitable, Callable
from typing import Protocol

import msgspec

from desktop.bitrix24.credentials.credentials import Credentials
from desktop.bitrix24.credentials.masked_value import MaskedValue
from desktop.bitrix24.credentials.site import Site
from desktop.bitrix24.credentials.webhook import Webhook
from desktop.bitrix24.line.oauth import Application, Grant
from desktop.bitrix24.line.renewal import Renewal
from desktop.domain.known_portal import AccessKind
from desktop.domain.problem import Problem


class PortalAccess(Protocol):
    """A webhook, or what a user granted to a local application. Prints masked."""

    @property
    def kind(self) -> AccessKind:
        """Which of them it is."""

    @property
    def credentials(self) -> Credentials:
        """What a client takes."""

    def renewal(self, keep: Callable[["PortalAccess"], Awaitable[None]]) -> Renewal | None:
        """Return what keeps it alive, None where it lasts; `keep` stores what it is replaced by, before its use."""

    def at(self, site: Site) -> "PortalAccess":
        """Return the same for where the portal is now."""

    def reveal(self) -> str:
        """Return it with its secrets, for the keyring only."""


class WebhookAccess(MaskedValue):
    """An inbound webhook, which lasts."""

    __slots__ = ("credentials",)

    kind = AccessKind.WEBHOOK
    credentials: Webhook

    def __init__(self, webhook: Webhook) -> None:
        self._set(credentials=webhook)

    @classmethod
    def pasted(cls, text: str) -> "WebhookAccess":
        """Return the webhook whose address was pasted. Raises Problem ADDRESS_UNREADABLE or PLAIN_HTTP."""
        return cls(Webhook.parse(text))

    def renewal(self, keep: Callable[[PortalAccess], Awaitable[None]]) -> None:
        """Return None: a webhook is not renewed."""

    def at(self, site: Site) -> "WebhookAccess":
        """Return the same webhook for where the portal is now."""
        return WebhookAccess(self.credentials.at(site))

    def masked(self) -> str:
        """Return it fit to be shown."""
        return self.credentials.masked()

    def reveal(self) -> str:
        """Return its address, for the keyring only."""
        return self.credentials.reveal()


class ApplicationAccess(MaskedValue):
    """A local application with what a user granted to it (OAuth 2.0)."""

    __slots__ = ("application", "grant")

    kind = AccessKind.APPLICATION
    application: Application
    grant: Grant

    def __init__(self, application: Application, grant: Grant) -> None:
        self._set(application=application, grant=grant)

    @property
    def credentials(self) -> Credentials:
        """The access token."""
        return self.grant.credentials

    def renewal(self, keep: Callable[[PortalAccess], Awaitable[None]]) -> Renewal:
        """Return what renews the grant when the portal refuses it."""
        application = self.application
        return Renewal(application, self.grant, lambda grant: keep(ApplicationAccess(application, grant)))

    def at(self, site: Site) -> "ApplicationAccess":
        """Return the same grant for where the portal is now."""
        return ApplicationAccess(self.application, self.grant.at(site))

    def masked(self) -> str:
        """Return it fit to be shown."""
        return self.grant.masked()

    def reveal(self) -> str:
        """Return both as JSON, for the keyring only."""
        return msgspec.json.encode([self.application.reveal(), self.grant.reveal()]).decode()


def restored(kind: AccessKind, text: str) -> PortalAccess | None:
    """Return what `reveal` gave to the keyring; None when it can't be understood any more."""
    try:
        if kind is AccessKind.WEBHOOK:
            return WebhookAccess.pasted(text)
        application, grant = msgspec.json.decode(text, type=tuple[str, str])
        return ApplicationAccess(Application.restored(application), Grant.restored(grant))
    except (Problem, ValueError):
        return None
