"""Findings in call lists that the supervisor knows to be fine: a small JSON file of one portal and user."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

from desktop.store import json_file

_MOST = 50_000
"""Most findings to keep; those ignored first are dropped first."""


class IgnoredFindings:
    """Owned by the session. Keys of findings, which hold neither names nor phones, and when they were ignored.

    A file that can't be understood is set aside beside it, never deleted.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._one = asyncio.Lock()

    async def load(self) -> frozenset[str]:
        """Return the keys of all ignored findings."""
        return frozenset(await asyncio.to_thread(json_file.read, self.path))

    async def put(self, keys: Iterable[str], *, ignored: bool) -> frozenset[str]:
        """Ignore findings, or no longer; returns the keys of all that are ignored then. Raises OSError."""
        changed = dict.fromkeys(keys, 0)
        async with self._one:
            before = await asyncio.to_thread(json_file.read, self.path)
            kept = {key: value for key, value in before.items() if key not in changed}
            if ignored:
                last = max((value for value in kept.values() if isinstance(value, int)), default=0)
                kept |= dict.fromkeys(changed, last + 1)
            newest = sorted(kept, key=lambda key: kept[key] if isinstance(kept[key], int) else 0)[-_MOST:]
            await asyncio.to_thread(json_file.write, self.path, {key: kept[key] for key in newest})
            return frozenset(newest)
