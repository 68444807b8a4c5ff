"""Renames the files of a portal, except for those that belong to another portal."""

import contextlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

STATE = ".sqlite"
JOURNAL = ".journal.sqlite"
HISTORY = ".history.sqlite"
MARKS = ".marks.json"
FACTS = ".facts.json"
DECISIONS = ".decisions.json"
STOP_LIST = ".stop-list.sqlite"
IGNORED = ".ignored.json"
"""Endings of the names of a portal's files."""
_LOGS = ("-wal", "-shm")


def rename(
    folder: Path, old: str, new: str, *, is_our_base: Callable[[str], bool], is_our_host: Callable[[str], bool]
) -> None:
    """Rename what an earlier version kept under another name, except for another portal's; blocks. Raises OSError.

    Two portals may have shared a name. The last known state names its portal, and so does each entry of the journal;
    a journal with entries of both is copied. A file that already has the new name is kept.
    """
    state, journal = folder / f"{old}{STATE}", folder / f"{old}{JOURNAL}"
    base = _base_of(state)
    ours = base is None or is_our_base(base)
    hosts = [str(row[0]) for row in _read(journal, "SELECT DISTINCT host FROM entries")]
    if any(map(is_our_host, hosts)) and not all(map(is_our_host, hosts)):
        _copy(journal, folder / f"{new}{JOURNAL}")
    elif ours and all(map(is_our_host, hosts)):
        _move(journal, folder / f"{new}{JOURNAL}")
    if ours:
        for ending in (STATE, HISTORY, MARKS, FACTS, DECISIONS, STOP_LIST, IGNORED):
            _move(folder / f"{old}{ending}", folder / f"{new}{ending}")


def _base_of(state: Path) -> str | None:
    """Return the address of the portal in a last known state; None without one."""
    rows = _read(state, "SELECT value FROM facts WHERE name = 'connection'")
    with contextlib.suppress(ValueError, KeyError, TypeError):
        return str(json.loads(rows[0][0])["base"]) if rows else None
    return None


def _read(path: Path, query: str) -> list[tuple[str]]:
    if not path.exists():
        return []
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            # Moves a log left by a crash into the file: it would be lost under the new name.
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return database.execute(query).fetchall()
    except sqlite3.Error:
        return []  # damaged: opening it under its new name sets it aside or reports it


def _move(old: Path, new: Path) -> None:
    if old.exists() and not new.exists():
        for end in _LOGS:
            with contextlib.suppress(FileNotFoundError):
                old.with_name(f"{old.name}{end}").replace(new.with_name(f"{new.name}{end}"))
        old.replace(new)


def _copy(old: Path, new: Path) -> None:
    if new.exists():
        return
    part = new.with_name(f"{new.name}.part")
    try:
        with closing(sqlite3.connect(old)) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target)
        part.replace(new)
    finally:
        part.unlink(missing_ok=True)
