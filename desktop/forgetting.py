"""Forgets all portals without a window: `--forget-all`, which the uninstaller for Windows runs on request."""

import sys
from pathlib import Path

from desktop.domain.problem import Problem
from desktop.services.portals import Portals
from desktop.store.secrets import Secrets


async def forget_all(data_dir: Path, secrets: Secrets) -> int:
    """Remove every known portal's secret from the keyring, and the portal from the list; reports each one.

    The last known state and the journal stay. Returns 0 when all are forgotten, otherwise 1.
    """
    portals, left = Portals(data_dir, secrets), 0
    for portal in portals.known:
        try:
            await portals.forget(portal)
        except Problem as problem:
            left += 1
            sys.stderr.write(f"{portal.host} as user {portal.user_id} was not forgotten: {problem.detail}\n")
        else:
            sys.stdout.write(f"{portal.host} as user {portal.user_id} was forgotten\n")
    return 1 if left else 0
