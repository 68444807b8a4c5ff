"""What changed from version to version, read from packaging/CHANGELOG.md in both languages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

_LANGUAGES = {"English": "en", "Русский": "ru"}
_VERSION = re.compile(r"## (?P<version>\S+)(?: \((?P<day>\d{4}-\d\d-\d\d)\))?")


@dataclass(frozen=True, slots=True)
class Release:
    """A version and the day of its release; "Unreleased" and None for the next one.

    `changes` are sentences by language, "en" and "ru".
    """

    version: str
    day: date | None
    changes: dict[str, list[str]] = field(default_factory=dict)


def releases(path: Path) -> list[Release]:
    """Return the versions of a change log, newest first; none if it can't be read. Blocks."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return []
    return list(_releases(lines))


def _releases(lines: Iterable[str]) -> Iterator[Release]:
    release: Release | None = None
    changes: list[str] = []
    for line in lines:
        if found := _VERSION.fullmatch(line):
            if release is not None:
                yield release
            release = Release(found["version"], date.fromisoformat(found["day"]) if found["day"] else None)
        elif release is not None and line.startswith("### "):
            changes = release.changes.setdefault(_LANGUAGES[line.removeprefix("### ")], [])
        elif line.startswith("- "):
            changes.append(line.removeprefix("- "))
        elif line.startswith("  "):
            changes[-1] = f"{changes[-1]} {line.strip()}"
    if release is not None:
        yield release
