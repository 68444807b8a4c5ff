"""The supervisor's own marks of statuses: a small JSON file of one portal and user."""

import asyncio
from pathlib import Path

from desktop.domain.status_mark import Mark
from desktop.store import json_file


class Marks:
    """Owned by the session. Its file stands apart from the last known state, which may be set aside and read anew.

    A file that can't be understood is set aside beside it, never deleted.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._marks: dict[str, Mark] = {}
        self._one = asyncio.Lock()

    def of(self, code: str) -> Mark | None:
        """Return the mark of a status; None when it has none."""
        return self._marks.get(code)

    async def load(self) -> None:
        """Read the file, if there is one."""
        self._marks = await asyncio.to_thread(self._read)

    async def put(self, code: str, mark: Mark | None) -> None:
        """Mark a status, or remove its mark, and save; raises OSError and then changes nothing."""
        async with self._one:
            changed = {other: kept for other, kept in self._marks.items() if other != code}
            if mark is not None:
                changed[code] = mark
            values = {other: kept.value for other, kept in changed.items()}
            await asyncio.to_thread(json_file.write, self.path, values)
            self._marks = changed

    def _read(self) -> dict[str, Mark]:
        try:
            return {str(code): Mark(value) for code, value in json_file.read(self.path).items()}
        except ValueError:
            json_file.set_aside(self.path)
            return {}
