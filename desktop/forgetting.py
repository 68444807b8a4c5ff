"""Forgets all portals without a window: `--forget-all`, which the uninstaller for Windows runs when it is wanted."""

import sys
from pathlib import Path

from desktop.domain.problem import Problem
from desktop.services.portals import Portals
from desktop.store.secrets import Secrets


async def forget_all(data_dir: Path, secrets: Secrets) -> int:
    """Take every known portal's secret out of the keyring, and the portal out of the list; says what became of each.

    The last known state and the journal stay. Returns 0 when all are forgotten, else 1.
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
