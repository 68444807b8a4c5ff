"""A journal as version 33ce53e wrote it: every kind of action, done, refused, unknown, planned and given up."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

COLUMNS = [
    "id",
    "batch",
    "undoes",
    "action",
    "at",
    "user_id",
    "host",
    "list_id",
    "before",
    "after",
    "outcome",
    "result",
]
ROWS = [
    dict(zip(COLUMNS, row, strict=True))
    for row in json.loads(Path(__file__).with_name("landed_journal.json").read_text(encoding="utf-8"))
]


def put(path, rows):
    """Insert rows into the file of a journal that was opened before."""
    values = ", ".join(f":{name}" for name in COLUMNS)
    with closing(sqlite3.connect(path)) as database, database:
        database.executemany(f"INSERT INTO entries ({', '.join(COLUMNS)}) VALUES ({values})", rows)
