"""Looking for a new version of the program: asks a feed of releases, and never loads or runs anything."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import desktop
from desktop.bitrix24.line.transport import HttpTransport
from desktop.domain.preferences import Preferences
from desktop.domain.problem import Cause, Problem
from desktop.domain.updates import Looked, Outcome, Release, is_due, newest
from desktop.services.release_feed import read_releases
from desktop.store.update_state import read_looked, write_looked

log = logging.getLogger(__name__)

_LARGEST = 512 * 1024
"""Bytes of a feed."""
_SECONDS = 20.0
"""For all of it."""
_UNTRUSTED = (Cause.CERTIFICATE, Cause.CERTIFICATE_DATE, Cause.CERTIFICATE_NAME, Cause.NO_TLS)


def _reached_as_chosen(chosen: Preferences) -> HttpTransport:
    return HttpTransport(proxy=chosen.proxy, proxy_address=chosen.proxy_address)


class UpdateCheck:
    """Made once, on a file that may be missing. Asks only when told to; nothing about the user is sent.

    `transport` returns what carries one request with the proxy that was chosen.
    """

    def __init__(
        self,
        file: Path,
        *,
        transport: Callable[[Preferences], HttpTransport] = _reached_as_chosen,
        version: str = desktop.__version__,
    ) -> None:
        self._file, self._transport, self._version = file, transport, version
        self.looked: Looked | None = None
        """What is remembered; None until it was read."""

    async def remembered(self) -> Looked:
        """Return what is remembered; a version that is installed by now is none to tell of."""
        if self.looked is None:
            try:
                self.looked = await asyncio.to_thread(read_looked, self._file)
            except OSError as error:
                log.info("what is known of new versions can't be read: %s", error.strerror)
                self.looked = Looked()
        release = self.looked.release
        if release is not None and newest([release], self._version) is None:
            self.looked = replace(self.looked, outcome=Outcome.LATEST, release=None)
        return self.looked

    async def look(self, chosen: Preferences, *, asked: bool = False) -> Looked:
        """Ask the feed of the preferences, and return what is known then.

        It is asked only if somebody `asked` for it, or has chosen that it is asked daily and it is due.
        """
        looked, now = await self.remembered(), datetime.now(UTC)
        due = chosen.look_for_updates and is_due(looked, chosen.feed_address, now)
        if not chosen.feed_address or not (asked or due):
            return looked
        # Before it is asked, so that a program that ends meanwhile does not ask again and again.
        await self._keep(Looked(chosen.feed_address, now, Outcome.UNREACHABLE, None, looked.told))
        outcome, release = await self._ask(chosen)
        return await self._keep(Looked(chosen.feed_address, now, outcome, release, looked.told))

    async def note_told(self, version: str) -> None:
        """Remember that the supervisor was told of a version."""
        await self._keep(replace(await self.remembered(), told=version))

    async def _ask(self, chosen: Preferences) -> tuple[Outcome, Release | None]:
        transport = self._transport(chosen)
        try:
            answer = await transport.read_page(chosen.feed_address, largest=_LARGEST, seconds=_SECONDS)
        except Problem as problem:
            if problem.cause is Cause.UNREADABLE:
                return Outcome.TOO_LARGE, None
            return Outcome.UNTRUSTED if problem.cause in _UNTRUSTED else Outcome.UNREACHABLE, None
        finally:
            await transport.close()
        if answer.status != 200:
            return Outcome.REFUSED, None
        try:
            releases = await asyncio.to_thread(read_releases, answer.body)
        except ValueError:
            return Outcome.UNREADABLE, None
        found = newest(releases, self._version)
        return (Outcome.LATEST if found is None else Outcome.FOUND), found

    async def _keep(self, looked: Looked) -> Looked:
        self.looked = looked
        with contextlib.suppress(OSError):  # it still holds for the running program
            await asyncio.to_thread(write_looked, self._file, looked)
        return looked
