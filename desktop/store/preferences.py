"""The supervisor's preferences and the look of the window: two small JSON files of the whole program."""

import dataclasses
from pathlib import Path
from typing import Any

from desktop.domain.preferences import Preferences, Proxy
from desktop.store import json_file

_ALLOWED = {
    "language": ("", "ru", "en"),
    "theme": ("system", "light", "dark"),
    "refresh_minutes": range(24 * 60),
    "call_requests_per_hour": range(1_001),
    "proxy": tuple(choice.value for choice in Proxy),
}


def read_preferences(path: Path) -> Preferences:
    """Return the saved preferences, with defaults for absent and invalid ones. Blocks."""
    saved = json_file.read(path)
    kept: dict[str, Any] = {}
    for field in dataclasses.fields(Preferences):
        value = saved.get(field.name)
        allowed = _ALLOWED.get(field.name, (value,))
        if type(value) is (str if field.name == "proxy" else type(field.default)) and value in allowed:
            kept[field.name] = Proxy(value) if field.name == "proxy" else value
    return Preferences(**kept)


def write_preferences(path: Path, preferences: Preferences) -> None:
    """Save all preferences. Raises OSError. Blocks."""
    values = dataclasses.asdict(preferences)
    json_file.write(path, values | {"proxy": preferences.proxy.value})
