"""The portal as one object: what every request works on."""

from __future__ import annotations

import random
from typing import Protocol

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


class Workers(Protocol):
    """Operators at work: a `Shift`, or the people of `working_days.WorkingDays`."""

    async def run(self) -> None:
        """Work until cancelled."""

    def advance(self, seconds: float) -> None:
        """Move the portal's clock on, and do what is done in that time."""

    def catch_up(self) -> None:
        """Do what is to be done by the present moment."""


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
        database.now = self.clock.now
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
        self.at_once = 0
        """Requests that are being answered."""
        self.random = random.Random(int(database.setting("seed", "1")))  # noqa: RUF100, S311
        self.calls = 0
        self.workers: Workers | None = None

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    def advance(self, seconds: float) -> None:
        """Move the clock on, with those at work who are; back when negative, and then nobody works."""
        if self.workers is None or seconds < 0:
            self.clock.advance(seconds)
        else:
            self.workers.advance(seconds)

    def catch_up(self) -> None:
        """Let those at work do what is to be done by the present moment, before somebody looks."""
        if self.workers is not None:
            self.workers.catch_up()

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
