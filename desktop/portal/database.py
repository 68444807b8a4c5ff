"""The portal's SQLite file: opening, settings, small reads and writes."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from desktop.portal import schema

Row = dict[str, Any]
Parameters = Sequence[Any] | dict[str, Any]


class DatabaseProblem(Exception):
    """The file is no database of this portal, or one of another version."""


class Database:
    """Owned by the portal. One connection, used from the event loop's thread only."""

    def __init__(self, path: Path | None) -> None:
        """Open the file (made when missing), or a database in memory for None."""
        try:
            self.connection = sqlite3.connect(
                str(path) if path is not None else ":memory:", isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as problem:
            raise DatabaseProblem(f"the portal's database {path} can't be opened: {problem}") from problem
        self.connection.row_factory = sqlite3.Row
        self.connection.create_function("fold", 1, _fold, deterministic=True)
        self.connection.create_function("present_moment", 0, lambda: self.now())
        self.connection.create_function("acting_user", 0, lambda: self._acting)
        self.depth = 0
        self.now: Callable[[], float] = time.time
        """The clock of `status_log`."""
        self._acting: int | None = None
        try:
            self.connection.execute("PRAGMA journal_mode = WAL")
            self.connection.execute("PRAGMA synchronous = OFF")
            self.connection.execute("PRAGMA cache_size = -65536")
            version = self.value("PRAGMA user_version")
            if version not in (0, schema.VERSION):
                raise DatabaseProblem(f"the database has version {version}, this program writes {schema.VERSION}")
            if version == 0:
                made = f"BEGIN IMMEDIATE; {schema.TABLES} PRAGMA user_version = {schema.VERSION}; COMMIT;"
                self.connection.executescript(made)
            self.connection.executescript(schema.LATER_TABLES)
            self.connection.executescript(schema.LOGGING)
        except sqlite3.DatabaseError as problem:
            self.connection.close()
            raise DatabaseProblem(f"the file can't be used as the portal's database: {problem}") from problem

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    @contextlib.contextmanager
    def transaction(self, by: int | None = None) -> Iterator[None]:
        """Run a block as one transaction; blocks inside join it. Nothing may be awaited in it.

        `by` is the user whom `status_log` names for what the block does.
        """
        outer = self._acting
        self._acting = outer if by is None else by
        try:
            with contextlib.nullcontext() if self.depth else self._committed():
                yield
        finally:
            self._acting = outer

    @contextlib.contextmanager
    def _committed(self) -> Iterator[None]:
        self.connection.execute("BEGIN IMMEDIATE")
        self.depth = 1
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        else:
            self.connection.execute("COMMIT")
        finally:
            self.depth = 0

    def rows(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """Return all rows of a query."""
        return self.connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """Return the first row of a query."""
        row: sqlite3.Row | None = self.connection.execute(sql, parameters).fetchone()
        return row

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """Return the first column of the first row; None without a row."""
        row = self.row(sql, parameters)
        return None if row is None else row[0]

    def column(self, sql: str, parameters: Parameters = ()) -> list[Any]:
        """Return the first column of all rows."""
        return [row[0] for row in self.connection.execute(sql, parameters)]

    def execute(self, sql: str, parameters: Parameters = ()) -> int:
        """Run a statement; return the number of rows it touched."""
        return self.connection.execute(sql, parameters).rowcount

    def insert(self, table: str, row: Row) -> int:
        """Insert a row and return its id. Table and column names come from the program, never from a request."""
        return int(self.connection.execute(_insertion(table, row), row).lastrowid or 0)

    def insert_many(self, table: str, rows: Sequence[Row]) -> None:
        """Insert rows that all have the columns of the first one."""
        if rows:
            self.connection.executemany(_insertion(table, rows[0]), rows)

    def update(self, table: str, key: int, row: Row) -> None:
        """Change the named columns of the row with an id."""
        if row:
            changes = ", ".join(f"{name} = :{name}" for name in row)
            self.connection.execute(
                f"UPDATE {table} SET {changes} WHERE id = :the_id",  # noqa: S608
                row | {"the_id": key},
            )

    def setting(self, name: str, default: str = "") -> str:
        """Return a stored setting."""
        found = self.value("SELECT value FROM setting WHERE name = ?", (name,))
        return default if found is None else str(found)

    def set_setting(self, name: str, value: str) -> None:
        """Store a setting."""
        self.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (name, value))


def _insertion(table: str, row: Row) -> str:
    names = ", ".join(f":{name}" for name in row)
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({names})"  # noqa: S608


def _fold(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


def marks(count: int) -> str:
    """Return `?, ?, …` for a list of parameters."""
    return ", ".join("?" * count)


AMONG = "IN (SELECT value FROM json_each(?))"
"""SQL: is one of the numbers in a parameter made by `packed`, however many they are."""


def packed(numbers: Iterable[int]) -> str:
    """Return numbers as one parameter of a query."""
    return json.dumps(list(numbers))
