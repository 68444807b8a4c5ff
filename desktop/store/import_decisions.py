"""How ambiguous rows of files were decided, for the same rows of the next file; one JSON file a portal."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from desktop.store import json_file

_MOST = 20_000
"""Decisions that are kept; the oldest go first."""


class ImportDecisions:
    """Cards by what rows are known by; 0 for nobody. Holds no names and no phones."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._one = asyncio.Lock()

    async def load(self) -> dict[str, int]:
        """Return all decisions; what can't be understood is passed over."""
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
