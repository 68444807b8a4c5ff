"""The demo within the running program: the embedded portal on data that is thrown away."""

import contextlib
import tempfile
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from desktop.services.portals import Portals
from desktop.services.session import Session

EmbeddedPortal = Callable[[Path, str], AbstractAsyncContextManager[str]]
"""Runs the embedded portal on data in a folder, in a language; yields its webhook's address. Raises OSError."""


class Demo:
    """Owned by `Connecting`. Runs the embedded portal, at most once at a time, in a folder that goes with it."""

    def __init__(self, portals: Portals, embedded_portal: EmbeddedPortal) -> None:
        self._portals = portals
        self._embedded_portal = embedded_portal
        self._running = contextlib.AsyncExitStack()
        self._folder = Path()
        self._webhook = ""

    async def start(self, language: str) -> None:
        """Start the portal. Raises OSError if that fails."""
        await self.end()
        async with contextlib.AsyncExitStack() as stack:
            temporary = tempfile.TemporaryDirectory(prefix="call-list-desk-", ignore_cleanup_errors=True)
            self._folder = Path(stack.enter_context(temporary))
            self._webhook = await stack.enter_async_context(self._embedded_portal(self._folder, language))
            self._running = stack.pop_all()

    async def open(self) -> Session:
        """Open the portal, once it is started."""
        return await self._portals.open_demo(self._webhook, self._folder / "desk")

    async def end(self) -> None:
        """End the portal, if it runs, and remove its data."""
        await self._running.aclose()
