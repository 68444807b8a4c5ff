"""The supervisor's own marks of statuses: a small JSON file of one portal and user."""

import asyncio
import json
import os
from pathlib import Path

from desktop.domain.status_mark import Mark


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
        """Mark a status, or take its mark away, and save all; raises OSError, and then nothing has changed."""
        async with self._one:
            changed = {other: kept for other, kept in self._marks.items() if other != code}
            if mark is not None:
                changed[code] = mark
            await asyncio.to_thread(self._write, changed)
            self._marks = changed

    def _read(self) -> dict[str, Mark]:
        try:
            saved = json.loads(self.path.read_text(encoding="utf-8"))
            return {str(code): Mark(value) for code, value in saved.items()}
        except FileNotFoundError:
            return {}
        except (ValueError, AttributeError):
            names = (self.path.with_name(f"{self.path.name}.unreadable-{number}") for number in range(1, 1_000_000))
            self.path.rename(next(name for name in names if not name.exists()))
            return {}

    def _write(self, marks: dict[str, Mark]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        new = self.path.with_name(f"{self.path.name}.new")
        text = json.dumps({code: mark.value for code, mark in sorted(marks.items())}, ensure_ascii=False, indent=1)
        with new.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self.path)
