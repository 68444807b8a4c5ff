"""SQLite files of the program's own: opened, brought up to date, and set aside where they can't be read."""

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

import aiosqlite

from desktop.store import json_file, private

_PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
}
"""What the disk or another program refuses says nothing about the file."""


class _NewerVersionError(Exception):
    pass


async def open_database(
    path: Path, schema: str, updates: Mapping[int, str], functions: Mapping[str, Callable[..., object]] | None = None
) -> tuple[aiosqlite.Connection, Path | None]:
    """Open a file, made by the statements of the file `schema` beside this module if there is none.

    `updates` has the statements that make each version the next one; the file's version is one higher than the
    highest. `functions` are what they call by name. A file that can't be read (damaged, or of a newer version) is
    renamed, never deleted, and an empty one is begun: its new path is the second value then. The owner closes the
    connection. Raises OSError and sqlite3.Error.
    """
    private.make(path.parent)
    try:
        return await _opened(path, schema, updates, functions or {}), None
    except (sqlite3.DatabaseError, _NewerVersionError) as error:
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in _PASSING:
            raise
    aside = json_file.set_aside(path)
    return await _opened(path, schema, updates, functions or {}), aside


async def _opened(
    path: Path, schema: str, updates: Mapping[int, str], functions: Mapping[str, Callable[..., object]]
) -> aiosqlite.Connection:
    private.create(path)
    newest = max(updates, default=0) + 1
    database = await aiosqlite.connect(path, isolation_level=None)
    try:
        [[version]] = await database.execute_fetchall("PRAGMA user_version")
        if version > newest:
            raise _NewerVersionError
        await database.execute("PRAGMA journal_mode = WAL")
        await database.execute("PRAGMA synchronous = NORMAL")
        if version == 0:
            steps = Path(__file__).with_name(schema).read_text(encoding="utf-8")
            await database.executescript(f"BEGIN; {steps} PRAGMA user_version = {newest}; COMMIT;")
        for name, function in functions.items():
            await database.create_function(name, -1, function)
        for older in range(version or newest, newest):
            await database.executescript(f"BEGIN; {updates[older]} PRAGMA user_version = {older + 1}; COMMIT;")
    except BaseException:
        await database.close()
        raise
    return database
