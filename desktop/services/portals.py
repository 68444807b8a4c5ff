"""Connect to portals: check a pasted webhook, open a session, remember the portal, switch to another."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.bitrix24.credentials.credentials import Credentials
from desktop.bitrix24.credentials.locked import Locked
from desktop.bitrix24.credentials.site import Site
from desktop.bitrix24.credentials.webhook import Webhook
from desktop.bitrix24.line.client import Client, Urgency
from desktop.bitrix24.line.oauth import Application
from desktop.bitrix24.line.transport import HttpTransport
from desktop.bitrix24.methods import connection_check
from desktop.bitrix24.methods.connection_check import CheckResult
from desktop.domain import links
from desktop.domain.known_portal import KnownPortal
from desktop.domain.preferences import Preferences
from desktop.domain.problem import Cause, Problem
from desktop.domain.working_hours import ALWAYS
from desktop.services.portal_access import PortalAccess
from desktop.services.portal_names import earlier_id, is_at, portal_id, same_name
from desktop.services.session import Session, log
from desktop.store.import_shapes import ImportShapes
from desktop.store.portal_list import PortalList
from desktop.store.secrets import NoKeyringError, Secrets

if TYPE_CHECKING:
    from desktop.services.authorizing import Authorizing, ReturnPages

_KEYRING_SECONDS = 30.0
"""How long unlocking the keyring may take while calls wait for renewed access."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A portal that has just been forgotten, and its secret, in case the supervisor takes that back."""

    portal: KnownPortal
    access: PortalAccess | None


class Portals:
    """Owns the open session, one at a time; made once by the program.

    `secrets` is the keyring; without one (a demo) no portal is remembered. `preferences` say how portals are reached;
    changes apply from the next session on. `demo` is the host of the demo's portal, "" without one.
    """

    def __init__(
        self,
        data_dir: Path,
        secrets: Secrets | None = None,
        preferences: Preferences | None = None,
        *,
        demo: str = "",
    ) -> None:
        self.session: Session | None = None
        self.import_shapes = ImportShapes(data_dir / "import-shapes.json")
        self.preferences = preferences or Preferences()
        self._data_dir = data_dir
        self._secrets = secrets
        self._demo = demo
        self._demo_dir = data_dir
        self.demo_at_any_hour = True
        """Whether the demo's operators work day and night, whatever the preferences say."""
        self._access: PortalAccess | None = None
        """What lets the program into the open session; None while it is locked."""
        self._list = PortalList(data_dir / "portals.json")
        self._list.rename(_ids_of_now(self._list.portals))

    @property
    def remembers(self) -> bool:
        """Whether portals are remembered at all."""
        return self._secrets is not None

    @property
    def known(self) -> tuple[KnownPortal, ...]:
        """The remembered portals, most recently used first."""
        return self._list.portals

    @property
    def current(self) -> KnownPortal | None:
        """What is remembered of the open portal; None if it is not remembered."""
        return None if self.session is None else self._list.find(self.session.id)

    def file_of(self, portal: KnownPortal, ending: str) -> Path:
        """Return the file of a remembered portal with this ending (`store/portal_files.py`), which may not exist."""
        return self._data_dir / "portals" / f"{portal.id}{ending}"

    async def check(self, found: PortalAccess) -> CheckResult:
        """Try an access without opening the portal; raises `Problem` when it can't be used at all."""
        async with Client(found.credentials, transport=self._transport()) as client:
            return await connection_check.check(client.reader(Urgency.FOREGROUND), found.credentials)

    def sign_in(self, portal: str, client_id: str, client_secret: str, port: int, pages: ReturnPages) -> Authorizing:
        """Return a sign-in of a local application by the browser. Raises Problem (see `Authorizing`)."""
        from desktop.services.authorizing import Authorizing

        application = Application(client_id, client_secret)
        return Authorizing(portal, application, port=port, pages=pages, transport=self._transport())

    async def open(self, text: str) -> Session:
        """Open a portal by the address of its webhook. Raises Problem (see `Webhook.parse`)."""
        return await self.open_by(PortalAccess.pasted(text))

    async def open_by(self, found: PortalAccess, *, read_only: bool = False) -> Session:
        """Close the open session and open one with its last known state, without asking the portal."""
        return await self._open(found.credentials, found, read_only=read_only)

    async def open_demo(self, text: str, data_dir: Path) -> Session:
        """Open the demo's portal by the address of its webhook; what is kept of it lies in `data_dir`."""
        found = PortalAccess.pasted(text)
        self._demo, self._demo_dir = found.credentials.host, data_dir
        return await self.open_by(found)

    async def open_known(self, portal: KnownPortal) -> Session:
        """Open a remembered portal with its last known state, locked until `unlock` has fetched its secret."""
        locked = Locked(Site.parse(portal.base), portal.user_id)
        session = await self._open(locked, None, read_only=portal.read_only)
        await self._save(self._list.put_first(portal))
        return session

    async def reopen(self) -> Session:
        """Reopen the open portal, reached as the preferences now say."""
        assert self.session is not None
        return await self._open(self.session.credentials, self._access, read_only=self.session.read_only)

    async def unlock(self) -> None:
        """Fetch the secret of the open session from the keyring, unless the session already has it.

        Raises Problem LOCKED when the supervisor must enter it; `detail` is the keyring's reason, "" if it has none.
        """
        session, portal = self.session, self.current
        if session is None or not session.credentials.locked:
            return
        reason, found = "", None
        try:
            if portal is not None:
                found = await self._kept(portal)
        except NoKeyringError as error:
            reason = str(error)
        if found is None:
            raise Problem(Cause.LOCKED, host=session.credentials.host, detail=reason)
        self._access = found
        session.client.unlock(found.credentials, found.renewal(self._keep))

    async def keyring(self) -> str | None:
        """Return the name of the keyring; None when none is usable."""
        try:
            return None if self._secrets is None else await self._secrets.name()
        except NoKeyringError as error:
            log.info("no keyring: %s", error)
            return None

    async def remember(self, *, keep_secret: bool) -> None:
        """Add the open session to the known portals, and its secret to the keyring or, if unwanted, remove it there.

        Raises Problem NO_KEYRING: then the portal is listed, and its secret is asked for at the next start.
        """
        session, secrets, found = self.session, self._secrets, self._access
        if session is None or secrets is None or found is None:
            return
        user = session.known.connection.user.name if session.known.connection else ""
        credentials, known = session.credentials, self._list.find(session.id)
        portal = _now_at(known or _unnamed(session), credentials)
        portal = replace(portal, user_name=user, kind=found.kind, read_only=session.read_only)
        problem = None
        try:
            if keep_secret:
                await secrets.keep(portal.id, found.at(credentials.site).reveal())
            elif known is not None and known.remembered:
                await secrets.forget(portal.id)
        except NoKeyringError as error:
            problem = Problem(Cause.NO_KEYRING, detail=str(error))
        await self._save(self._list.put_first(replace(portal, remembered=keep_secret and problem is None)))
        if problem is not None:
            raise problem

    async def note_user(self) -> None:
        """Remember the user's name, as the portal gave it, for the menu of portals."""
        session, portal = self.session, self.current
        if session is not None and portal is not None and session.known.connection is not None:
            user_name = session.known.connection.user.name
            await self._save(self._list.replace(replace(portal, user_name=user_name)))

    async def note_move(self) -> None:
        """Remember the open portal's new address, once the supervisor knows, for the next start (contract 1.6)."""
        session, portal = self.session, self.current
        if session is None or portal is None or portal.base == session.credentials.base:
            return
        # The keyring may keep the former address: writing it during a renewal could bring back an old token.
        await self._save(self._list.replace(_now_at(portal, session.credentials)))

    async def set_read_only(self, *, read_only: bool) -> None:
        """Forbid writes to the open portal, or allow them again; remembered with the portal."""
        if self.session is not None:
            self.session.client.read_only = read_only
        if self.current is not None:
            await self._save(self._list.replace(replace(self.current, read_only=read_only)))

    async def forget(self, portal: KnownPortal) -> Forgotten:
        """Remove a portal from the list and its secret from the keyring; its saved data and journal stay.

        Raises Problem NO_KEYRING when the secret can't be removed: then nothing has changed.
        """
        try:
            found = await self._kept(portal)
            if self._secrets is not None and portal.remembered:
                await self._secrets.forget(portal.id)
        except NoKeyringError as error:
            raise Problem(Cause.NO_KEYRING, detail=str(error)) from None
        await self._save(self._list.drop(portal.id))
        return Forgotten(portal, found)

    async def take_back(self, forgotten: Forgotten) -> None:
        """Remember a forgotten portal again. Raises Problem NO_KEYRING."""
        try:
            if self._secrets is not None and forgotten.access is not None:
                await self._secrets.keep(forgotten.portal.id, forgotten.access.reveal())
        except NoKeyringError as error:
            raise Problem(Cause.NO_KEYRING, detail=str(error)) from None
        await self._save(self._list.put_first(forgotten.portal))

    async def close(self) -> None:
        """Close the open session, if there is one."""
        session, self.session, self._access = self.session, None, None
        if session is not None:
            await session.__aexit__(None, None, None)

    def _preferences_of_demo(self) -> Preferences:
        return replace(self.preferences, working_week=ALWAYS) if self.demo_at_any_hour else self.preferences

    async def _open(self, credentials: Credentials, found: PortalAccess | None, *, read_only: bool) -> Session:
        await self.close()
        renewal = None if found is None else found.renewal(self._keep)
        portal = self._known_as(credentials)
        demo = credentials.host == self._demo
        session = Session(
            credentials,
            self._demo_dir if demo else self._data_dir,
            portal=portal,
            renewal=renewal,
            transport=self._transport(),
            demo=demo,
            preferences=self._preferences_of_demo if demo else lambda: self.preferences,
        )
        session.client.read_only = read_only
        self._access = found
        self.session = await session.__aenter__()
        return session

    async def _kept(self, portal: KnownPortal) -> PortalAccess | None:
        """Return the access that the keyring has for a portal. Raises `NoKeyringError`."""
        if self._secrets is None or not portal.remembered:
            return None
        secret = await self._secrets.read(portal.id)
        if secret is None:
            return await self._kept_earlier(portal)
        found = PortalAccess.restored(portal.kind, secret)
        renamed = found is not None and found.credentials.host in portal.former
        return found.at(Site.parse(portal.base)) if found is not None and renamed else found

    async def _kept_earlier(self, portal: KnownPortal) -> PortalAccess | None:
        """Return what an earlier version kept for a portal, unless it is another portal's, and keep it under the
        present name. Raises `NoKeyringError`."""
        site = Site.parse(portal.base)
        earlier = earlier_id(site, portal.user_id)
        if self._secrets is None or earlier == portal.id:
            return None
        secret = await self._secrets.read(earlier)
        found = None if secret is None else PortalAccess.restored(portal.kind, secret)
        if found is None or not is_at(found.credentials.base, site) or found.credentials.user_id != portal.user_id:
            return None
        await self._secrets.keep(portal.id, found.reveal())
        await self._secrets.forget(earlier)
        return found

    async def _keep(self, renewed: PortalAccess) -> None:
        """Store the renewed access of the open portal. Raises `NoKeyringError` or TimeoutError."""
        portal = self.current
        if self._secrets is not None and portal is not None and portal.remembered:
            async with asyncio.timeout(_KEYRING_SECONDS):
                await self._secrets.keep(portal.id, renewed.reveal())
        self._access = renewed

    def _known_as(self, credentials: Credentials) -> KnownPortal | None:
        """Return what is remembered of a portal and user, whatever name it was first remembered under."""
        of_user = (portal for portal in self._list.portals if portal.user_id == credentials.user_id)
        return next((portal for portal in of_user if is_at(portal.base, credentials.site)), None)

    def _transport(self) -> HttpTransport:
        return HttpTransport(proxy=self.preferences.proxy, proxy_address=self.preferences.proxy_address)

    async def _save(self, saving: Coroutine[Any, Any, None]) -> None:
        """Save the list of portals; if that fails, it still applies to the running program."""
        try:
            await saving
        except OSError as error:
            log.warning("the list of portals could not be saved: %s", error.strerror)


def _ids_of_now(portals: Sequence[KnownPortal]) -> dict[str, str]:
    """Return the new ids of portals with ids of an earlier version; a renamed portal keeps its first."""
    found = {}
    for portal in portals:
        with contextlib.suppress(Problem):  # a list that was written by hand
            site = Site.parse(portal.base)
            earlier, now = earlier_id(site, portal.user_id), portal_id(site, portal.user_id)
            if portal.id == earlier != now:
                found[earlier] = now
    return found


def _now_at(portal: KnownPortal, credentials: Credentials) -> KnownPortal:
    if same_name(portal.host) == same_name(credentials.host):
        return replace(portal, host=credentials.host, base=credentials.base)
    return portal.moved(credentials.host, credentials.base)


def _unnamed(session: Session) -> KnownPortal:
    return KnownPortal(session.id, session.opened_at, session.credentials.base, session.credentials.user_id)


def webhooks_page(text: str) -> str:
    """Return the address of the page for webhooks on the portal whose address was typed.

    Anything after the host name is left out: it may be a secret that was pasted into the wrong field. Raises Problem
    ADDRESS_UNREADABLE or PLAIN_HTTP.
    """
    try:
        site = Webhook.parse(text).site
    except Problem:
        site = Site.parse(text)
    return links.webhooks(f"{site.scheme}://{site.host}")
