"""A small JSON file of the supervisor's own choices: read once, written whole, never lost."""

import contextlib
import json
import os
import time
from pathlib import Path
from typing import Any

from desktop.store import private

_ATTEMPTS, _PAUSE = 20, 0.05
"""A second in all; pauses are in seconds."""


def read(path: Path) -> dict[str, Any]:
    """Return what a file holds, {} when there is none. Blocks.

    A file that can't be understood is set aside beside it, never deleted.
    """
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError:
        saved = None
    if not isinstance(saved, dict):
        set_aside(path)
        return {}
    return saved


def set_aside(path: Path) -> Path:
    """Rename a file that can't be understood, and return its new path."""
    names = (path.with_name(f"{path.name}.unreadable-{number}") for number in range(1, 1_000_000))
    return path.rename(next(name for name in names if not name.exists()))


def write(path: Path, values: dict[str, Any]) -> None:
    """Replace a file atomically; raises OSError and then leaves it as it is, and nothing beside it. Blocks."""
    private.make(path.parent)
    new = path.with_name(f"{path.name}.new")
    new.unlink(missing_ok=True)
    private.create(new)
    try:
        with new.open("w", encoding="utf-8") as file:
            file.write(json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True))
            file.flush()
            os.fsync(file.fileno())
        _replace(new, path)
    except OSError:
        with contextlib.suppress(OSError):
            new.unlink()
        raise


def _replace(new: Path, path: Path) -> None:
    """Put a file in the place of another. Windows refuses that while a program, such as a virus scanner, reads it."""
    for _ in range(_ATTEMPTS - 1):
        try:
            new.replace(path)
        except PermissionError:
            time.sleep(_PAUSE)
        else:
            return
    new.replace(path)
