import asyncio
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from desktop.domain.call_list import COMPANY, CONTACT, Activity, CallList, Membership, Participant
from desktop.domain.card import Card, User
from desktop.domain.portal import Capability, Connection, Known
from desktop.domain.status import Status, Statuses
from desktop.store.last_known import LastKnown

MOSCOW = timezone(timedelta(hours=3))
READ_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def state():
    known = Known(
        connection=Connection(
            host="acme.bitrix24.ru",
            base="https://acme.bitrix24.ru",
            user=User(1, "Анна Титова"),
            administrator=True,
            scopes=("crm", "user_brief"),
            clock_offset=timedelta(hours=3),
            lacks=(Capability.TELEPHONY,),
        ),
        statuses=Statuses(
            (
                Status(61, "IN_WORK", "В работе", 10, None, True),
                Status(90, "LATER", "Позже", 50, "#AABBCC", None),
            )
        ),
        read_at=READ_AT,
    )
    known.call_lists = {
        13: CallList(13, CONTACT, datetime(2026, 11, 12, 8, 0, tzinfo=MOSCOW), 29, 7),
        14: CallList(14, COMPANY, None, None, None),
    }
    known.activities = {13: Activity(900, 13, "Обзвон #13", 29, completed=False)}
    known.last_subjects = {14: "Вторая волна"}
    known.memberships = {
        13: Membership(13, (Participant(57, "IN_WORK"), Participant(9, "GONE")), True, False, True, READ_AT),
        14: Membership(14, (), False, True, False, READ_AT),
    }
    known.users = {29: User(29, "Кузнецова Елена", active=False)}
    known.cards = {
        (CONTACT, 57): Card(CONTACT, 57, "Ёлкин Пётр", ("+7 900 000-00-01", "8900"), ("a@example.com",), 4, 29),
        (COMPANY, 4): Card(COMPANY, 4, 'АО "Вектор"'),
    }
    known.missing_cards = {(CONTACT, 9)}
    return known


async def save(store, known):
    await store.save_connection(known.connection)
    await store.save_overview(known)
    await store.save_read_at(known.read_at)
    await store.save_users(known.users.values())
    await store.save_memberships(known.memberships.values())
    await store.save_cards(known.cards.values(), known.missing_cards)


async def load(store):
    known = await store.load()
    assert not known.cards
    known.put_cards([card async for card in store.load_cards()], await store.load_missing())
    return known


def test_what_was_saved_is_loaded_after_a_restart(tmp_path):
    async def first():
        async with LastKnown(tmp_path / "deep" / "acme_1.sqlite") as store:
            await save(store, state())

    async def second():
        async with LastKnown(tmp_path / "deep" / "acme_1.sqlite") as store:
            return await load(store)

    asyncio.run(first())
    assert asyncio.run(second()) == state()


VERSION_1 = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE memberships (
    list_id INTEGER PRIMARY KEY, complete INTEGER NOT NULL, may_hide INTEGER NOT NULL, settled INTEGER NOT NULL,
    read_at TEXT NOT NULL
);
CREATE TABLE participants (
    list_id INTEGER NOT NULL, position INTEGER NOT NULL, card_id INTEGER NOT NULL, status TEXT NOT NULL,
    PRIMARY KEY (list_id, position)
) WITHOUT ROWID;
PRAGMA user_version = 1;
"""
"""What the file of version 1 had otherwise."""


async def test_a_file_of_version_1_is_taken_over_with_all_participants_in_their_order(tmp_path):
    path = tmp_path / "acme.sqlite"
    async with LastKnown(path) as store:
        await save(store, state())
    database = sqlite3.connect(path)
    database.executescript(f"DROP TABLE memberships; DROP TABLE facts; {VERSION_1}")
    for m in state().memberships.values():
        values = (m.list_id, m.complete, m.may_hide, m.settled, m.read_at.isoformat())
        database.execute("INSERT INTO memberships VALUES (?, ?, ?, ?, ?)", values)
        for position, person in enumerate(m.participants):
            values = (m.list_id, position, person.card_id, person.status)
            database.execute("INSERT INTO participants VALUES (?, ?, ?, ?)", values)
    database.commit()
    database.close()
    for _ in range(2):  # taken over, and then as it is
        async with LastKnown(path) as store:
            known = await load(store)
        assert store.set_aside is None
        assert known.memberships == state().memberships
        assert known.cards == state().cards


VERSION_2 = """
DROP TABLE memberships;
CREATE TABLE memberships (
    list_id INTEGER PRIMARY KEY, complete INTEGER NOT NULL, may_hide INTEGER NOT NULL, settled INTEGER NOT NULL,
    read_at TEXT NOT NULL, card_ids TEXT NOT NULL DEFAULT '[]', statuses TEXT NOT NULL DEFAULT '[]'
);
PRAGMA user_version = 2;
"""
"""What the file of version 2 had otherwise: participants as JSON."""


async def test_a_file_of_version_2_is_taken_over_with_all_participants_in_their_order(tmp_path):
    path = tmp_path / "acme.sqlite"
    async with LastKnown(path) as store:
        await save(store, state())
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(VERSION_2)
        for m in state().memberships.values():
            columns = ([getattr(person, name) for person in m.participants] for name in ("card_id", "status"))
            values = (m.list_id, m.complete, m.may_hide, m.settled, m.read_at.isoformat(), *map(json.dumps, columns))
            database.execute("INSERT INTO memberships VALUES (?, ?, ?, ?, ?, ?, ?)", values)
    for _ in range(2):  # taken over, and then as it is
        async with LastKnown(path) as store:
            known = await load(store)
        assert store.set_aside is None
        assert known == state()


async def test_an_empty_store_knows_nothing(tmp_path):
    async with LastKnown(tmp_path / "acme.sqlite") as store:
        assert await load(store) == Known()


async def test_participants_of_lists_that_are_gone_are_forgotten(tmp_path):
    async with LastKnown(tmp_path / "acme.sqlite") as store:
        known = state()
        await save(store, known)
        del known.call_lists[14]
        await store.save_overview(known)
        assert set((await store.load()).memberships) == {13}


async def test_only_what_differs_is_written(tmp_path):
    async with LastKnown(tmp_path / "acme.sqlite") as store:
        known, written = state(), []
        await save(store, known)

        async def saved():
            before = store._database.total_changes
            await store.save_overview(known)
            written.append(store._database.total_changes - before)
            assert await load(store) == known

        await saved()
        known.call_lists[13] = replace(known.call_lists[13], form_id=None)
        await saved()
        known.set_activities({13: replace(known.activities[13], completed=True)})
        known.statuses = Statuses(known.statuses[:1])
        await saved()
    subjects = 1
    assert written == [subjects, subjects + 1, subjects + 2]


async def test_a_card_that_comes_back_is_no_longer_missing_and_the_other_way_round(tmp_path):
    async with LastKnown(tmp_path / "acme.sqlite") as store:
        await save(store, state())
        await store.save_cards([Card(CONTACT, 9, "Back")], [(CONTACT, 57)])
        known = await load(store)
    assert known.missing_cards == {(CONTACT, 57)}
    assert (CONTACT, 9) in known.cards
    assert (CONTACT, 57) not in known.cards


async def test_saves_at_the_same_time_do_not_mix(tmp_path):
    async with LastKnown(tmp_path / "acme.sqlite") as store:
        known = state()
        await asyncio.gather(*(save(store, known) for _ in range(20)))
        assert await load(store) == state()


def _garbage(path):
    path.write_bytes(b"not a database, but long enough to be looked at" * 100)


def _from_the_future(path):
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 999")
    database.close()


@pytest.mark.parametrize("spoil", [_garbage, _from_the_future])
async def test_a_file_that_cannot_be_read_is_set_aside_and_never_deleted(tmp_path, spoil):
    path = tmp_path / "acme.sqlite"
    spoil(path)
    before = path.read_bytes()
    async with LastKnown(path) as store:
        await save(store, state())
        set_aside, known = store.set_aside, await load(store)
    assert set_aside is not None
    assert set_aside.read_bytes() == before
    assert known == state()


async def test_a_save_that_is_cancelled_at_any_moment_does_not_hold_up_the_next(tmp_path):
    async with LastKnown(tmp_path / "acme.sqlite") as store:
        for turns in range(30):
            work = asyncio.create_task(save(store, state()))
            for _ in range(turns):
                await asyncio.sleep(0)
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
            await save(store, state())
        assert await load(store) == state()
