import asyncio
import os
import random
import stat
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.domain.stop_list import StopEntry
from desktop.store.stop_list import StopListFile

ROOT = Path(__file__).resolve().parents[3]
AT = datetime(2026, 12, 1, 9, 30, 0, 5, tzinfo=UTC)
ANNA = StopEntry("+79031112233", "8 (903) 111-22-33 доб. 5", "", AT)
BORIS = StopEntry("+79031112244", "+7 903 111-22-44", "Отписались.xlsx", AT)
WRITER = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from desktop.domain.stop_list import StopEntry
from desktop.store.stop_list import StopListFile

async def write():
    file, first = StopListFile(Path(sys.argv[1])), int(sys.argv[2])
    for step in range(first, first + 1_000):
        await file.put([StopEntry(f"+7{step:06}{place:04}", "", "", datetime.now(UTC)) for place in range(200)])
        print("put", step, flush=True)
        if step % 3 == 2:
            await file.remove([f"+7{step - 1:06}{place:04}" for place in range(200)])
            print("removed", step - 1, flush=True)

asyncio.run(write())
"""
"""Adds 200 phones a step, and in every third takes off those of the step before."""


async def test_phones_are_there_again_after_a_restart(tmp_path):
    path = tmp_path / "portals" / "x.stop-list.sqlite"
    file = StopListFile(path)
    assert await file.load() == {}
    assert not path.parent.exists()
    await file.put([ANNA, BORIS])
    await file.put([StopEntry(ANNA.key, "another spelling", "later.csv", AT)])
    assert await StopListFile(path).load() == {ANNA.key: ANNA, BORIS.key: BORIS}
    await file.remove([ANNA.key, "+70000000000"])
    assert list((await StopListFile(path).load()).values()) == [BORIS]
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a user's folders private")
async def test_other_users_cannot_read_it(tmp_path):
    path = tmp_path / "portals" / "x.stop-list.sqlite"
    await StopListFile(path).put([ANNA])
    assert [stat.S_IMODE(one.stat().st_mode) & 0o077 for one in (path.parent, path)] == [0, 0]


async def test_a_file_that_is_not_understood_is_set_aside(tmp_path):
    path = tmp_path / "x.stop-list.sqlite"
    path.write_bytes(b"no database, however long it is looked at" * 100)
    file = StopListFile(path)
    assert await file.load() == {}
    assert file.set_aside == tmp_path / "x.stop-list.sqlite.unreadable-1"
    assert file.set_aside.read_bytes().startswith(b"no database")
    await file.put([ANNA])
    assert await file.load() == {ANNA.key: ANNA}
    assert file.set_aside is not None


@pytest.mark.parametrize("kills", [8, pytest.param(60, marks=pytest.mark.long)])
def test_what_was_kept_survives_a_kill_and_no_step_is_there_by_half(tmp_path, kills):
    path, chance, first = tmp_path / "x.stop-list.sqlite", random.Random(kills), 0
    for _ in range(kills):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(first)],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        with writer:
            lines = [writer.stdout.readline() for _ in range(chance.randint(1, 12))]
            writer.kill()
            lines += writer.communicate()[0].splitlines(keepends=True)
        file = StopListFile(path)
        there = Counter(int(key[2:8]) for key in asyncio.run(file.load()))
        done = [line.split() for line in lines if line.endswith("\n")]
        put, removed = ({int(step) for what, step in done if what == wanted} for wanted in ("put", "removed"))
        being_removed = {step for step in put if step % 3 == 1 and step + 1 in there}
        assert file.set_aside is None
        assert set(there.values()) == {200}
        assert put - being_removed <= there.keys()
        assert not removed & there.keys()
        first = (max(there) // 3 + 1) * 3
