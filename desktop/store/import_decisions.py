"""The supervisor's decisions about ambiguous rows, for the same rows in the next file; one JSON file per portal."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from desktop.store import json_file

_MOST = 20_000
"""Most decisions to keep; the oldest are dropped first."""


class ImportDecisions:
    """Card ids by the keys of rows; 0 means no card. Holds neither names nor phones."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._one = asyncio.Lock()

    async def load(self) -> dict[str, int]:
        """Return all decisions, skipping unreadable ones."""
        saved = await asyncio.to_thread(json_file.read, self.path)
        return {key: card_id for key, card_id in saved.items() if isinstance(card_id, int)}

    async def put(self, decided: Mapping[str, int | None]) -> None:
        """Remember decisions; None forgets one. Raises OSError."""
        if not decided:
            return
        async with self._one:
            kept = {key: card_id for key, card_id in (await self.load()).items() if key not in decided}
            kept |= {key: card_id for key, card_id in decided.items() if card_id is not None}
            await asyncio.to_thread(json_file.write, self.path, dict(list(kept.items())[-_MOST:]))
