"""The supervisor's choices and the layout of the window: read at the start, saved with each change."""

import asyncio
import dataclasses
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.domain.preferences import Preferences
from desktop.store import json_file
from desktop.store.preferences import read_preferences, write_preferences

log = logging.getLogger(__name__)


class PreferencesKeeper:
    """Made once by the program, on a folder that may be empty. Reports each change to its listeners.

    `current` are the choices; `layouts` are those of tables and the window, by name, as JSON values that only the
    window understands. What can't be saved still applies to the running program.
    """

    def __init__(self, data_dir: Path) -> None:
        self._file, self._layouts_file = data_dir / "preferences.json", data_dir / "layouts.json"
        self.current: Preferences = _read(lambda: read_preferences(self._file), Preferences())
        self.layouts: dict[str, Any] = _read(lambda: json_file.read(self._layouts_file), {})
        self._one = asyncio.Lock()
        self._listeners: list[Callable[[Preferences], None]] = []

    def subscribe(self, listener: Callable[[Preferences], None]) -> None:
        """Call `listener` with the preferences after each change."""
        self._listeners.append(listener)

    def change(self, **changes: Any) -> None:
        """Change some preferences, effective at once; `save` keeps them for the next start."""
        changed = dataclasses.replace(self.current, **changes)
        if changed != self.current:
            self.current = changed
            for listener in list(self._listeners):
                listener(changed)

    async def save(self) -> None:
        """Save the preferences. Raises OSError."""
        async with self._one:
            await asyncio.to_thread(write_preferences, self._file, self.current)

    async def save_layouts(self) -> None:
        """Save the layouts of tables and the window. Raises OSError."""
        async with self._one:
            await asyncio.to_thread(json_file.write, self._layouts_file, dict(self.layouts))


def _read(read: Callable[[], Any], otherwise: Any) -> Any:
    try:
        return read()
    except OSError as error:
        log.warning("preferences could not be read: %s", error.strerror)
        return otherwise
