from __future__ import annotations

from pathlib import Path

import pytest

from desktop.portal.database import Database, DatabaseProblem
from desktop.portal.seed.world import SeedOptions, seed
from desktop.portal.state import Portal


def test_files_are_reopened_and_strangers_refused(tmp_path: Path) -> None:
    path = tmp_path / "portal.sqlite"
    portal = Portal(Database(path))
    seed(portal, SeedOptions(contacts=60, companies=3, call_lists=1, participants=10, plain=True))
    portal.close()
    again = Portal(Database(path))
    assert again.database.value("SELECT COUNT(*) FROM participant") == 10
    again.close()
    other = tmp_path / "other.sqlite"
    other.write_bytes(b"no database at all, but long enough to be looked at as one" * 30)
    with pytest.raises(DatabaseProblem):
        Database(other)
