"""What is remembered of looking for new versions: a small JSON file of the whole program."""

from datetime import datetime
from pathlib import Path

from desktop.domain.updates import Looked, Outcome, Release, is_page
from desktop.store import json_file


def read_looked(path: Path) -> Looked:
    """Return what is remembered; nothing if it means nothing. Raises OSError. Blocks."""
    saved = json_file.read(path)
    try:
        at = datetime.fromisoformat(saved["at"])
        release = Release(str(saved["version"]), str(saved["link"])) if saved.get("version") else None
        if at.tzinfo is None or (release is not None and not is_page(release.link)):
            return Looked()
        return Looked(str(saved["address"]), at, Outcome(saved["outcome"]), release, str(saved["told"]))
    except (KeyError, TypeError, ValueError):
        return Looked()


def write_looked(path: Path, looked: Looked) -> None:
    """Remember it. Raises OSError. Blocks."""
    release = looked.release
    json_file.write(
        path,
        {
            "address": looked.address,
            "at": looked.at.isoformat() if looked.at else None,
            "outcome": looked.outcome.value,
            "version": release.version if release else "",
            "link": release.link if release else "",
            "told": looked.told,
        },
    )
