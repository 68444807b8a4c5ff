"""Sets of statuses: the open portal's own as a file, and those of a file or of another remembered portal."""

import asyncio
from pathlib import Path

from desktop.domain.known_portal import KnownPortal
from desktop.domain.status_set import StatusSet, set_of
from desktop.services.portals import Portals
from desktop.services.session import Session
from desktop.store import portal_files, status_file
from desktop.store.last_known import statuses_in
from desktop.store.marks import Marks


def own_set(session: Session) -> StatusSet:
    """Return the own statuses of the open portal, as last known."""
    known = session.known
    host = (known.connection or session.credentials).host
    return set_of(known.statuses, session.marks.of, portal=host, saved=session.portal_clock.now())


async def save_set(kept: StatusSet, path: Path) -> None:
    """Save a set as a file. Raises OSError."""
    await asyncio.to_thread(status_file.write, path, kept)


async def read_set(path: Path) -> StatusSet:
    """Return the set that a file has. Raises OSError and StatusFileError."""
    return await asyncio.to_thread(status_file.read, path)


async def remembered_set(portals: Portals, portal: KnownPortal) -> StatusSet:
    """Return the own statuses of another remembered portal, as last known here. Raises OSError and sqlite3.Error."""
    marks = Marks(portals.file_of(portal, portal_files.MARKS))
    await marks.load()
    dictionary = await asyncio.to_thread(statuses_in, portals.file_of(portal, portal_files.STATE))
    return set_of(dictionary, marks.of, portal=portal.host)
