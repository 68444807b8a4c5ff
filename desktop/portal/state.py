"""The portal as one object: what every request works on."""

from __future__ import annotations

import random

import msgspec

from desktop.portal.clock import PortalClock
from desktop.portal.database import Database
from desktop.portal.faults import Faults
from desktop.portal.limits import LeakyBuckets, OperatingTime
from desktop.portal.moments import Moments
from desktop.portal.pauses import Pauses
from desktop.portal.request_log import RequestLog
from desktop.portal.switches import Switches
from desktop.portal.texts import Texts

WEBHOOK_USER = 1
"""The owner of the webhook."""

DEFAULT_SCOPES = ("crm", "user", "telephony")


class PortalUser(msgspec.Struct, frozen=True):
    """A user: id, whether administrator, whether active."""

    id: int
    is_admin: bool
    active: bool = True


class PortalWebhook(msgspec.Struct, frozen=True):
    """The inbound webhook: secret, scopes and whether it works ("active", "expired", "deleted")."""

    token: str
    scopes: tuple[str, ...]
    state: str


class Portal:
    """Owned by the server: the database, the clock, the limits, the faults. Never talks HTTP."""

    def __init__(
        self,
        database: Database,
        *,
        clock: PortalClock | None = None,
        language: str | None = None,
        limits: bool = True,
        latency_ms: float = 0.0,
    ) -> None:
        self.database = database
        self.clock = clock or PortalClock()
        self.texts = Texts(language or database.setting("language", "ru"))
        self.switches = Switches()
        self.limits = limits
        self.latency_ms = latency_ms
        self.buckets = LeakyBuckets()
        self.operating = OperatingTime()
        self.faults = Faults()
        self.moments = Moments()
        self.pauses = Pauses()
        self.requests = RequestLog()
        self.random = random.Random(int(database.setting("seed", "1")))  # noqa: RUF100, S311
        self.calls = 0

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    @property
    def webhook(self) -> PortalWebhook:
        """Return the inbound webhook."""
        scopes = self.database.setting("webhook_scopes", ",".join(DEFAULT_SCOPES))
        return PortalWebhook(
            self.database.setting("webhook_token"),
            tuple(scope for scope in scopes.split(",") if scope),
            self.database.setting("webhook_state", "active"),
        )

    def user(self, user_id: int) -> PortalUser | None:
        """Return a user of the portal."""
        row = self.database.row("SELECT id, is_admin, active FROM user WHERE id = ?", (user_id,))
        return None if row is None else PortalUser(row["id"], bool(row["is_admin"]), bool(row["active"]))

    def subject(self, list_id: int) -> str:
        """Return the default subject of a call list's activity (contract 4.8)."""
        return f"{self.switches.subject_word or self.texts('call_list')} #{list_id}"
