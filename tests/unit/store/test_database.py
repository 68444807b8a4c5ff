import sqlite3

import pytest

from desktop.store.database import open_database

UPDATES = {1: "ALTER TABLE forms ADD COLUMN fresh INTEGER;", 2: "UPDATE forms SET fresh = 3;"}


@pytest.fixture(autouse=True)
def schema(tmp_path, monkeypatch):
    """Have the program's own schemas in the folder of the test."""
    (tmp_path / "forms.sql").write_text("CREATE TABLE forms (id INTEGER, fresh INTEGER);", encoding="utf-8")
    monkeypatch.setattr("desktop.store.database.__file__", str(tmp_path / "database.py"))


async def opened(path):
    """Return version and rows of a file, and where the earlier one was set aside."""
    database, aside = await open_database(path, "forms.sql", UPDATES)
    [[version]] = await database.execute_fetchall("PRAGMA user_version")
    rows = await database.execute_fetchall("SELECT * FROM forms")
    await database.close()
    return version, [tuple(row) for row in rows], aside


def write(path, statements):
    database = sqlite3.connect(path)
    database.executescript(statements)
    database.close()


async def test_an_older_file_is_brought_up_to_date_a_version_at_a_time(tmp_path):
    path = tmp_path / "a.sqlite"
    write(path, "CREATE TABLE forms (id INTEGER); INSERT INTO forms VALUES (7); PRAGMA user_version = 1;")
    assert await opened(path) == (3, [(7, 3)], None)
    assert await opened(path) == (3, [(7, 3)], None)


async def test_a_new_file_has_the_newest_version(tmp_path):
    assert await opened(tmp_path / "deep" / "a.sqlite") == (3, [], None)


async def test_a_damaged_file_is_set_aside(tmp_path):
    path = tmp_path / "a.sqlite"
    path.write_bytes(b"not a database, but long enough to be looked at" * 100)
    version, rows, aside = await opened(path)
    assert (version, rows, aside.name) == (3, [], "a.sqlite.unreadable-1")
    assert aside.read_bytes().startswith(b"not a database")


async def test_a_file_that_another_program_holds_stays_where_it_is(tmp_path, monkeypatch):
    path = tmp_path / "a.sqlite"
    await opened(path)
    held = sqlite3.connect(path, isolation_level=None)
    held.execute("PRAGMA journal_mode = DELETE")
    held.execute("PRAGMA locking_mode = EXCLUSIVE")
    held.execute("BEGIN EXCLUSIVE")
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **options: connect(*args, **options, timeout=0))
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        await opened(path)
    held.close()
    assert list(tmp_path.glob("*unreadable*")) == []
