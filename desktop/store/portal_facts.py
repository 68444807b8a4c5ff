"""What the program learned from a check of the portal: a small JSON file of one portal and user."""

import asyncio
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from desktop.domain.portal_facts import Facts
from desktop.store import json_file


class PortalFacts:
    """Owned by the session. A file that can't be understood is set aside beside it, never deleted."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.facts = Facts()

    async def load(self) -> None:
        """Read the file, if there is one."""
        self.facts = await asyncio.to_thread(self._read)

    async def put(self, facts: Facts) -> None:
        """Use these facts from now on, and save them; raises OSError, and then they hold until the program ends."""
        self.facts = facts
        values = {**asdict(facts), "at": facts.at.isoformat() if facts.at else None}
        await asyncio.to_thread(json_file.write, self.path, values)

    def _read(self) -> Facts:
        saved = json_file.read(self.path)
        form_list, at = saved.get("form_list"), saved.get("at")
        try:
            moment = datetime.fromisoformat(at) if at is not None else None
            if moment is not None and moment.tzinfo is None:
                raise ValueError("a moment without a zone")
        except (ValueError, TypeError):
            json_file.set_aside(self.path)
            return Facts()
        return Facts(
            at=moment,
            form_list=None if form_list is None else form_list is True,
            short_pages=saved.get("short_pages") is True,
            deleted_hidden=saved.get("deleted_hidden") is True,
            gone_code=str(saved.get("gone_code") or ""),
        )
