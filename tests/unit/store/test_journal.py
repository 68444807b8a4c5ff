import asyncio
import csv
import os
import random
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.domain.journal import Outcome, Result
from desktop.domain.journal_entries import DeletionBefore, DeletionEntry, MembersAfter, MembersBefore, MembersEntry
from desktop.services.writing.activities import ActivityBefore, ActivityEntry, ActivityValues
from desktop.store.journal import Journal, JournalUnreadableError

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)

BEGINNING = """
import asyncio, sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from desktop.domain.journal import Outcome, Result
from desktop.services.writing.activities import ActivityEntry, ActivityValues
from desktop.store.journal import Journal

def entry(number):
    after = ActivityValues(subject=str(number))
    return ActivityEntry(at=datetime.now(UTC), user_id=1, host="acme", list_id=number, after=after)
"""

WRITER = f"""{BEGINNING}
async def write():
    async with Journal(Path(sys.argv[1])) as journal:
        for number in count(1):
            kept = await journal.intend([entry(number), entry(number)])
            print("intended", *(entry.id for entry in kept), number, flush=True)
            for entry_ in kept:
                await journal.conclude(entry_, Outcome.DONE, Result(problem=str(number)))
                print("done", entry_.id, number, flush=True)

asyncio.run(write())
"""

ONE_OF_SEVERAL = f"""{BEGINNING}
async def write(number):
    async with Journal(Path(sys.argv[1])) as journal:
        for _ in range(15):
            for kept in await journal.intend([entry(number)] * 3):
                await journal.conclude(kept, Outcome.DONE)

print("ready", flush=True)
asyncio.run(write(int(sys.stdin.readline())))
"""


def child(program, path, **pipes):
    return subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True, env=os.environ, **pipes
    )


WHO = {"at": AT, "user_id": 1, "host": "acme.bitrix24.ru"}


def entry(list_id=41, **fields):
    return ActivityEntry(**WHO, list_id=list_id, **{"after": ActivityValues(subject="Вторая волна")} | fields)


def with_journal(path, story):
    async def whole():
        async with Journal(path) as journal:
            return await story(journal)

    return asyncio.run(whole())


@pytest.fixture
@asynccontextmanager
async def journal(tmp_path):
    async with Journal(tmp_path / "j.sqlite") as opened:
        yield opened


def test_an_intent_is_there_after_a_restart_and_unfinished(tmp_path):
    path = tmp_path / "deep" / "acme.journal.sqlite"
    before = MembersBefore(form=7, kept=((57, "SUCCESS"),), removed=())
    wanted = MembersEntry(**WHO, list_id=41, before=before, after=MembersAfter(added=(58,), sent=(57, 58), form=None))

    async def intend(journal):
        return await journal.intend([wanted, entry(42)])

    first, second = with_journal(path, intend)
    assert first.group == second.group == first.id
    assert (first.before, second.list_id) == (wanted.before, 42)
    assert with_journal(path, lambda journal: journal.unfinished()) == [first, second]


async def test_an_outcome_is_kept_and_cannot_be_taken_back(journal):
    [kept] = await journal.intend([entry()])
    unknown = await journal.conclude(kept, Outcome.UNKNOWN, Result(problem="lost"))
    with pytest.raises(ValueError, match="intent"):
        await journal.conclude(unknown, Outcome.INTENDED)
    done = await journal.conclude(unknown, Outcome.DONE, Result(resolved="later"))
    with pytest.raises(ValueError, match="not open"):
        await journal.conclude(done, Outcome.NOT_DONE)
    unfinished, newest, group = await journal.unfinished(), await journal.newest(10), await journal.group(kept.group)
    assert unfinished == []
    assert newest == group == [done]
    assert (done.outcome, done.result) == (Outcome.DONE, Result(resolved="later"))


async def test_the_newest_come_first_and_page_by_page(journal):
    kept = [(await journal.intend([entry(number)]))[0] for number in range(5)]
    first = await journal.newest(2)
    rest = await journal.newest(10, before_id=first[-1].id)
    assert [*first, *rest] == kept[::-1]


async def test_actions_at_the_same_time_do_not_mix(journal):
    actions = await asyncio.gather(*(journal.intend([entry(n), entry(n)]) for n in range(20)))
    assert len({first.group for first, _ in actions}) == 20
    assert all(first.group == second.group == first.id for first, second in actions)
    assert all(second.id == first.id + 1 for first, second in actions)


@pytest.mark.parametrize("turns", range(12))
async def test_a_cancelled_step_is_kept_whole_and_hinders_nobody(journal, turns):
    async def cancelled(step):
        task = asyncio.ensure_future(step)
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    await cancelled(journal.intend([entry(1), entry(2)]))
    half_told = await journal.newest(10)
    [kept] = await journal.intend([entry(3)])
    await cancelled(journal.conclude(kept, Outcome.UNKNOWN))
    done = await journal.conclude(kept, Outcome.DONE)
    assert [found.list_id for found in half_told] in ([], [2, 1])
    assert await journal.newest(1) == [done]


def test_programs_that_begin_and_write_at_the_same_time_do_not_mix(tmp_path):
    path = tmp_path / "j.sqlite"
    programs = [child(ONE_OF_SEVERAL, path, stdin=subprocess.PIPE) for _ in range(4)]
    for program in programs:
        assert program.stdout.readline() == "ready\n"
    for number, program in enumerate(programs):
        program.stdin.write(f"{number}\n")
        program.stdin.flush()
    for program in programs:
        program.communicate()
    assert [program.returncode for program in programs] == [0, 0, 0, 0]
    kept = with_journal(path, lambda journal: journal.newest(1_000))[::-1]
    assert [found.id for found in kept] == list(range(1, 4 * 15 * 3 + 1))
    for first, second, third in zip(kept[::3], kept[1::3], kept[2::3], strict=True):
        assert first.id == first.group == second.group == third.group
        assert first.list_id == second.list_id == third.list_id
    assert {found.outcome for found in kept} == {Outcome.DONE}


async def test_what_undo_and_redo_take_back_is_told_from_the_whole_journal(journal):
    async def act(undoes=0, outcomes=(Outcome.DONE, Outcome.DONE)):
        kept = await journal.intend([entry(undoes=undoes) for _ in outcomes])
        for intent, outcome in zip(kept, outcomes, strict=True):
            await journal.conclude(intent, outcome)
        told.append((await journal.undoable(), await journal.redoable()))
        return kept[0].group

    told = [(await journal.undoable(), await journal.redoable())]
    first = await act()
    second = await act(outcomes=(Outcome.DONE, Outcome.NOT_DONE))
    undo = await act(second)
    redo = await act(undo, outcomes=[Outcome.DONE] * 700)
    again = await act(redo)
    await act(outcomes=[Outcome.NOT_DONE])
    last = await act()
    assert told[:4] == [(None, None), (first, None), (second, None), (first, undo)]
    assert told[4:] == [(redo, None), (first, again), (first, again), (last, None)]


TITLES = ("number", "portal", "name", "outcome")


def cells(kept):
    return [str(kept.id), kept.host, kept.after.subject or "", kept.outcome.value]


def exported(path, entries, target):
    async def story(journal):
        for intended, outcome, result in entries:
            [kept] = await journal.intend([intended])
            if outcome is not Outcome.INTENDED:
                await journal.conclude(kept, outcome, result)
        return await journal.export_csv(target, TITLES, cells)

    return with_journal(path, story)


def test_all_of_it_is_saved_for_spreadsheets_in_order(tmp_path):
    entries = [
        (entry(after=ActivityValues(subject='Ёлкин; "А"')), Outcome.DONE, Result()),
        (entry(0, after=ActivityValues(completed=True)), Outcome.INTENDED, Result()),
    ]
    target = tmp_path / "журнал.csv"
    target.write_text("an older one")
    assert exported(tmp_path / "j.sqlite", entries, target) == 2
    assert target.read_bytes().decode("utf-8") == (
        "\ufeffnumber;portal;name;outcome\r\n"
        '1;acme.bitrix24.ru;"Ёлкин; ""А""";done\r\n'
        "2;acme.bitrix24.ru;;intended\r\n"
    )
    assert sorted(found.name for found in tmp_path.iterdir()) == ["j.sqlite", "журнал.csv"]


@pytest.mark.parametrize("text", ["=1+1", "+7 900", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_take_for_a_formula_is_disarmed(tmp_path, text):
    target = tmp_path / "journal.csv"
    exported(tmp_path / "j.sqlite", [(replace(entry(), host=text), Outcome.INTENDED, Result())], target)
    with target.open(encoding="utf-8-sig", newline="") as file:
        _, row = csv.reader(file, delimiter=";")
    assert row[1] == f"'{text}"


def test_an_export_that_fails_or_is_cancelled_leaves_what_was_there(tmp_path):
    target, path = tmp_path / "journal.csv", tmp_path / "j.sqlite"
    target.write_text("an older one")

    async def story(journal):
        await journal.intend([entry()] * 5_000)
        saving = asyncio.ensure_future(journal.export_csv(target, TITLES, cells))
        for _ in range(3):
            await asyncio.sleep(0)
        saving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await saving
        for impossible in (tmp_path / "nowhere" / "journal.csv", path, tmp_path / "j.sqlite-wal"):
            with pytest.raises(OSError, match=impossible.name):
                await journal.export_csv(impossible, TITLES, cells)
        return sorted(found.name for found in tmp_path.iterdir()), await journal.newest(10_000)

    names, kept = with_journal(path, story)
    assert names == ["j.sqlite", "j.sqlite-shm", "j.sqlite-wal", "journal.csv"]
    assert target.read_text() == "an older one"
    assert len(kept) == 5_000


def _garbage(path):
    path.write_bytes(b"not a database " * 100)


def _from_the_future(path):
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 999")


def _another_program_s(path):
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE entries (id)")


def _filled(path):
    with_journal(
        path, lambda journal: journal.intend([entry(before=ActivityBefore(activity=n)) for n in range(1, 501)])
    )


def _overwritten_in_the_middle(path):
    _filled(path)
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096 * 4)


def _cut_off(path):
    _filled(path)
    with path.open("r+b") as file:
        file.truncate(4096 * 5)


@pytest.mark.parametrize(
    "spoil", [_garbage, _from_the_future, _another_program_s, _overwritten_in_the_middle, _cut_off]
)
def test_a_file_that_cannot_be_read_is_named_and_left_as_it_is(tmp_path, spoil):
    path = tmp_path / "j.sqlite"
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(JournalUnreadableError, match=r"j\.sqlite") as told:
        with_journal(path, lambda journal: journal.unfinished())
    assert told.value.path == path
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "spoil",
    [
        "before = 'no JSON'",
        "after = '[]'",
        "action = 'of a newer program'",
        "host = CAST(x'ff' AS TEXT)",
        "at = 'once'",
    ],
)
def test_an_entry_that_cannot_be_read_is_told_with_the_name_of_the_file(tmp_path, spoil):
    path = tmp_path / "j.sqlite"
    with_journal(path, lambda journal: journal.intend([entry()]))
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(f"UPDATE entries SET {spoil}")
    with pytest.raises(JournalUnreadableError, match=r"j\.sqlite"):
        with_journal(path, lambda journal: journal.unfinished())


def test_a_folder_in_its_place_is_told_with_its_name(tmp_path):
    with pytest.raises(JournalUnreadableError, match=tmp_path.name):
        with_journal(tmp_path, lambda journal: journal.unfinished())


def test_every_step_that_was_acknowledged_survives_a_kill(tmp_path):
    path = tmp_path / "j.sqlite"
    steps = []
    chance = random.Random(7)
    for _ in range(20):
        writer = child(WRITER, path)
        steps += [writer.stdout.readline() for _ in range(chance.randint(1, 40))]
        writer.kill()
        steps += writer.communicate()[0].splitlines(keepends=True)
    kept = {found.id: found for found in with_journal(path, lambda journal: journal.newest(100_000))}
    for step in steps:
        what, *ids, number = step.split() if step.endswith("\n") else ["cut off", "0"]
        for entry_id in map(int, ids):
            assert kept[entry_id].after.subject == number
            if what == "done":
                assert (kept[entry_id].outcome, kept[entry_id].result.problem) == (Outcome.DONE, number)
    groups = Counter(found.group for found in kept.values())
    assert set(groups.values()) == {2}, "an action is there whole or not at all"
    assert sum(found.outcome is Outcome.INTENDED for found in kept.values()) <= 20 * 2


async def test_an_outline_leaves_out_who_stayed_in_a_list_or_went_with_it(journal):
    many = tuple((number, "IN_WORK") for number in range(1, 10_001))
    before = MembersBefore(form=7, kept=many, removed=((5, "SUCCESS"),))
    after = MembersAfter(added=(6,), sent=(6, *range(100, 10_000)), form=None)
    changed = MembersEntry(**WHO, list_id=41, before=before, after=after)
    gone = DeletionBefore(activity=9, subject="Вторая волна", responsible=None, form=None, members=many)
    deleted = DeletionEntry(**WHO, list_id=42, before=gone)
    await journal.intend([changed, deleted])
    outline, whole = await journal.outline(10), await journal.newest(10)
    assert [shown.id for shown in outline] == [kept.id for kept in whole]
    assert outline[0].before == replace(gone, members=())
    assert outline[1].before == replace(before, kept=())
    assert outline[1].after == replace(after, sent=())
    assert (whole[0].before, whole[1].before, whole[1].after) == (gone, before, after)


async def test_what_was_written_to_another_portal_is_left_alone(tmp_path):
    path = tmp_path / "shared.journal.sqlite"
    async with Journal(path) as journal:
        for outcome in (Outcome.DONE, Outcome.UNKNOWN, Outcome.INTENDED):
            [kept] = await journal.intend([entry()])
            if outcome is not Outcome.INTENDED:
                await journal.conclude(kept, outcome)
    async with Journal(path, lambda host: host == "acme.bitrix24.ru") as ours:
        first = await ours.undoable()
        assert (first, len(await ours.unfinished()), len(await ours.unknown(AT))) == (1, 1, 1)
    async with Journal(path, lambda host: host == "other.bitrix24.ru") as others:
        assert (await others.undoable(), await others.redoable()) == (None, None)
        assert [*await others.unfinished(), *await others.unknown(AT), *await others.group(first)] == []
        assert len(await others.newest(9)) == 3
