import asyncio
import os
import random
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from desktop.domain.journal import Action, Entry, Outcome
from desktop.store.journal import Journal, JournalUnreadableError

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)

WRITER = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from desktop.domain.journal import Action, Entry, Outcome
from desktop.store.journal import Journal

async def write():
    async with Journal(Path(sys.argv[1])) as journal:
        number = 0
        while True:
            number += 1
            entry = Entry(Action.CHANGE_FORM, datetime.now(UTC), 1, "acme", number, after={"n": number})
            [kept] = await journal.intend([entry])
            print("intended", kept.id, number, flush=True)
            await journal.conclude(kept, Outcome.DONE, {"n": number})
            print("done", kept.id, number, flush=True)

asyncio.run(write())
"""


def entry(list_id=41, **fields):
    return Entry(Action.CHANGE_PARTICIPANTS, AT, 1, "acme.bitrix24.ru", list_id, **fields)


def with_journal(path, story):
    async def whole():
        async with Journal(path) as journal:
            return await story(journal)

    return asyncio.run(whole())


def test_an_intent_is_there_after_a_restart_and_unfinished(tmp_path):
    path = tmp_path / "deep" / "acme.journal.sqlite"
    wanted = entry(before={"participants": [[57, "SUCCESS"]], "form": 7}, after={"sent": [57, 58]})

    async def intend(journal):
        return await journal.intend([wanted, entry(42)])

    first, second = with_journal(path, intend)
    assert first.group == second.group == first.id
    assert (first.before, second.list_id) == (wanted.before, 42)
    assert with_journal(path, lambda journal: journal.unfinished()) == [first, second]


def test_an_outcome_is_kept_and_cannot_be_taken_back(tmp_path):
    async def story(journal):
        [kept] = await journal.intend([entry()])
        unknown = await journal.conclude(kept, Outcome.UNKNOWN, {"told": "lost"})
        done = await journal.conclude(unknown, Outcome.DONE, {"number": 43})
        with pytest.raises(ValueError, match="not open"):
            await journal.conclude(done, Outcome.NOT_DONE)
        return done, await journal.unfinished(), await journal.newest(10), await journal.group(kept.group)

    done, unfinished, newest, group = with_journal(tmp_path / "j.sqlite", story)
    assert unfinished == []
    assert newest == group == [done]
    assert (done.outcome, done.result) == (Outcome.DONE, {"number": 43})


def test_the_newest_come_first_and_page_by_page(tmp_path):
    async def story(journal):
        kept = [(await journal.intend([entry(number)]))[0] for number in range(5)]
        first = await journal.newest(2)
        return kept, first, await journal.newest(10, before_id=first[-1].id)

    kept, first, rest = with_journal(tmp_path / "j.sqlite", story)
    assert [*first, *rest] == kept[::-1]


def test_actions_at_the_same_time_do_not_mix(tmp_path):
    async def story(journal):
        return await asyncio.gather(*(journal.intend([entry(n), entry(n)]) for n in range(20)))

    actions = with_journal(tmp_path / "j.sqlite", story)
    assert len({first.group for first, _ in actions}) == 20
    assert all(first.group == second.group == first.id for first, second in actions)
    assert all(second.id == first.id + 1 for first, second in actions)


@pytest.mark.parametrize("content", [b"not a database " * 100, None])
def test_a_file_that_cannot_be_read_is_named_and_left_as_it_is(tmp_path, content):
    path = tmp_path / "j.sqlite"
    if content is None:
        database = sqlite3.connect(path)
        database.execute("PRAGMA user_version = 999")
        database.close()
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(JournalUnreadableError, match=r"j\.sqlite") as told:
        with_journal(path, lambda journal: journal.unfinished())
    assert told.value.path == path
    assert path.read_bytes() == before


def test_every_step_that_was_acknowledged_survives_a_kill(tmp_path):
    path = tmp_path / "j.sqlite"
    acknowledged = {}
    chance = random.Random(7)
    for _ in range(12):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, env=os.environ
        )
        for _ in range(chance.randint(1, 30)):
            step, entry_id, number = writer.stdout.readline().split()
            acknowledged[int(entry_id)] = (step, int(number))
        writer.send_signal(signal.SIGKILL)
        rest, _ = writer.communicate()
        for line in rest.splitlines():
            if len(words := line.split()) == 3 and line.endswith(words[2]):
                acknowledged[int(words[1])] = (words[0], int(words[2]))
    kept = {found.id: found for found in with_journal(path, lambda journal: journal.newest(10_000))}
    for entry_id, (step, number) in acknowledged.items():
        assert kept[entry_id].after == {"n": number}
        if step == "done":
            assert (kept[entry_id].outcome, kept[entry_id].result) == (Outcome.DONE, {"n": number})
    assert sum(found.outcome is Outcome.INTENDED for found in kept.values()) <= 12
