"""The embedded portal as a process of its own, started by a source tree or by the installed program."""

import contextlib
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.store import private

if TYPE_CHECKING:
    from desktop.portal.process import PortalProcess

EMBEDDED_PORTAL = "--embedded-portal"
"""First argument that makes this program the embedded portal: a frozen program has no `python -m desktop.portal`."""
DEMO_SPEED = 10
"""Times the speed of life: a real operator calls 12 to 15 people an hour, one of the demo's about two a minute."""


@contextlib.asynccontextmanager
async def embedded_portal(folder: Path, language: str, *, shift: float | None = None) -> AsyncIterator[str]:
    """Run the demo's portal on data in a folder and yield its webhook's address.

    With a `shift`, operators are at work at that many times the speed of life. Raises OSError if it can't be started.
    """
    async with demo_portal(folder, language, shift=shift) as portal:
        yield portal.webhook


def demo_portal(folder: Path, language: str, **options: Any) -> "PortalProcess":
    """Return the process of the demo's portal, not yet started; `options` are as in `PortalProcess`."""
    from desktop.portal.process import PortalProcess

    frozen = getattr(sys, "frozen", False)
    command = (sys.executable, EMBEDDED_PORTAL) if frozen else (sys.executable, "-m", "desktop.portal")
    private.make(folder)
    database = folder / f"portal-{language}.sqlite"
    return PortalProcess(command=command, database=database, language=language, lifelike=True, **options)
