"""The history is whole whenever the program is killed: its movements lead from the first reading to the last."""

import asyncio
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from desktop.store.history import History

ROOT = Path(__file__).resolve().parents[3]
FEW, MANY = 10, 100
KILLED = -signal.SIGKILL if os.name == "posix" else 1
"""What a process that was killed returns."""
WRITER = """
import asyncio, random, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from desktop.store.history import History

async def record():
    rnd = random.Random(int(sys.argv[2]))
    async with History(Path(sys.argv[1])) as history:
        begun = max((r.read_at for r in (await history.recent(datetime.now(UTC))).lists.values()), default=None)
        begun = begun or datetime(2026, 8, 3, tzinfo=UTC)
        print("begun", flush=True)
        while True:
            begun += timedelta(minutes=3)
            for list_id in range(1, 5):
                people = {card_id: rnd.choice("ABC") for card_id in range(1, 50) if rnd.random() < 0.9}
                await history.record(list_id, people, begun, begun)
                print(list_id, flush=True)

asyncio.run(record())
"""
"""Records four lists of 45 people, two thirds of whom move each time, as fast as it can."""


def killed(path, seed, readings):
    """Have a process record, and kill it at any moment after so many readings."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(seed)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    with writer:
        for _ in range(readings + 1):
            assert writer.stdout.readline()
        time.sleep(random.random() * 0.005)
        writer.kill()
        writer.stdout.read()  # ends when the process has
    assert writer.returncode == KILLED


def states(path):
    """Return the status of everyone, by list, as the latest readings have them."""
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        codes = dict(database.execute("SELECT number, code FROM codes"))
        rows = database.execute("SELECT list_id, card_ids, statuses FROM states").fetchall()
    return {
        list_id: dict(zip(json.loads(card_ids), (codes[number] for number in json.loads(numbers)), strict=True))
        for list_id, card_ids, numbers in rows
    }


async def check(path, firsts):
    """Check that the movements lead from the first readings to the last ones; returns how many there are.

    `firsts` takes in the first reading of each list, worked out backwards when it is first seen.
    """
    async with History(path) as history:
        assert history.set_aside is None
        movements = [movement async for movement in history.exported()]
    now = states(path)
    for list_id, people in now.items():
        of_list = [movement for movement in movements if movement.list_id == list_id]
        before = dict(people)
        for movement in reversed(of_list):
            assert before.pop(movement.card_id, None) == movement.after
            if movement.before is not None:
                before[movement.card_id] = movement.before
        assert firsts.setdefault(list_id, before) == before
    return len(movements)


@pytest.mark.parametrize("kills", [FEW, pytest.param(MANY, marks=pytest.mark.long)])
def test_killed_again_and_again_while_it_records(tmp_path, kills):
    path, rnd, firsts, numbers = tmp_path / "a.history.sqlite", random.Random(kills), {}, [0]
    for kill in range(kills):
        killed(path, kill, rnd.randrange(12))
        numbers.append(asyncio.run(check(path, firsts)))
    assert sorted(numbers) == numbers
    assert numbers[-1] > 20 * kills
