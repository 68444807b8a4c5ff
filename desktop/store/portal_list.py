"""The portals that were connected, most recent first: one JSON file of the whole program, without secrets."""

import asyncio
import dataclasses
import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.domain.known_portal import AccessKind, KnownPortal
from desktop.store import json_file

log = logging.getLogger(__name__)


class PortalList:
    """Owned by the services. A file that can't be understood is set aside, never deleted; the list is empty then."""

    def __init__(self, path: Path) -> None:
        """Read the file, if there is one. Blocks: it is small, and the window needs it for its first picture."""
        self._path = path
        self._one = asyncio.Lock()
        self._renamed = False
        self.portals: tuple[KnownPortal, ...] = ()
        try:
            saved = json_file.read(path).get("portals", [])
            self.portals = tuple(_portal(values) for values in saved)
        except (KeyError, TypeError, ValueError):
            json_file.set_aside(path)
        except OSError as error:
            log.warning("the list of portals could not be read: %s", error.strerror)

    def find(self, portal_id: str) -> KnownPortal | None:
        """Return the portal with an id, None when it is not known."""
        return next((portal for portal in self.portals if portal.id == portal_id), None)

    async def put_first(self, portal: KnownPortal) -> None:
        """Add or replace a portal, as the one used last. Raises OSError."""
        await self._save((portal, *(other for other in self.portals if other.id != portal.id)))

    async def replace(self, portal: KnownPortal) -> None:
        """Replace a portal in its place; does nothing for an unknown one. Raises OSError."""
        await self._save(tuple(portal if other.id == portal.id else other for other in self.portals))

    def rename(self, ids: dict[str, str]) -> None:
        """Give portals new ids, by their present ids; saved with the next change."""
        self.portals = tuple(replace(portal, id=ids.get(portal.id, portal.id)) for portal in self.portals)
        self._renamed = bool(ids)

    async def drop(self, portal_id: str) -> None:
        """Forget a portal. Raises OSError."""
        await self._save(tuple(portal for portal in self.portals if portal.id != portal_id))

    async def _save(self, portals: tuple[KnownPortal, ...]) -> None:
        if portals == self.portals and not self._renamed:
            return
        self._renamed = False
        self.portals = portals  # holds for the running program, whether or not it can be saved
        async with self._one:
            values = [dataclasses.asdict(portal) | {"kind": portal.kind.value} for portal in self.portals]
            await asyncio.to_thread(json_file.write, self._path, {"portals": values})


def _portal(values: dict[str, Any]) -> KnownPortal:
    return KnownPortal(
        id=str(values["id"]),
        host=str(values["host"]),
        base=str(values["base"]),
        user_id=int(values["user_id"]),
        user_name=str(values.get("user_name", "")),
        kind=AccessKind(values.get("kind", AccessKind.WEBHOOK.value)),
        read_only=values.get("read_only") is True,
        remembered=values.get("remembered") is True,
        former=tuple(str(name) for name in values.get("former", ())),
    )
