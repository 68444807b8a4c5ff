"""What the supervisor chose for the columns of files, remembered for the next file of the same shape."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from desktop.store import json_file

_MOST = 500
"""Most shapes to keep; the oldest are dropped first."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Roles of the columns from left to right and the kind of the rows, by their values."""

    roles: tuple[str, ...]
    kind: str


class ImportShapes:
    """One JSON file for all portals: a file's columns are the same wherever it goes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._one = asyncio.Lock()

    async def of(self, shape: str) -> Shape | None:
        """Return what was chosen for files of this shape; None without a choice, or for an unreadable one."""
        saved = (await asyncio.to_thread(json_file.read, self._path)).get(shape)
        try:
            return Shape(tuple(map(str, saved["roles"])), str(saved["kind"])) if saved else None
        except (KeyError, TypeError):
            return None

    async def put(self, shape: str, chosen: Shape) -> None:
        """Remember what was chosen for files of this shape. Raises OSError."""
        async with self._one:
            saved = await asyncio.to_thread(json_file.read, self._path)
            saved.pop(shape, None)
            order = 1 + max((int(one.get("order", 0)) for one in saved.values() if isinstance(one, dict)), default=0)
            saved[shape] = {"roles": list(chosen.roles), "kind": chosen.kind, "order": order}
            newest = sorted(saved.items(), key=lambda item: -int(item[1].get("order", 0)))[:_MOST]
            await asyncio.to_thread(json_file.write, self._path, dict(newest))
