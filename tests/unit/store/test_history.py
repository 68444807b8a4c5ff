import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.history import Fact, FactChange, Movement, Recent, Remembered
from desktop.store.history import History

NINE = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)
LONG_AGO = NINE - timedelta(days=3000)


def at(minute):
    return NINE + timedelta(minutes=minute)


def read(history, minute, statuses, *, list_id=13, taking=0.5, whole=True):
    """Record a reading that took half a minute."""
    return history.record(list_id, statuses, at(minute), at(minute + taking), whole=whole)


def moved(card_id, before, after, first, last, *, list_id=13):
    return Movement(list_id, card_id, before, after, at(first), at(last))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "portals" / "acme_1.history.sqlite"


async def test_what_moved_between_two_readings_is_there_after_a_restart(path):
    async with History(path) as history:
        assert await read(history, 0, {1: "IN_WORK", 2: "IN_WORK", 3: "LATER"}) == []
        expected = [
            moved(1, "IN_WORK", "SUCCESS", 0, 3.5),
            moved(2, "IN_WORK", None, 0, 3.5),
            moved(4, None, "IN_WORK", 0, 3.5),
        ]
        assert await read(history, 3, {1: "SUCCESS", 3: "LATER", 4: "IN_WORK"}) == expected
    async with History(path) as history:
        assert await history.recent(LONG_AGO) == Recent(
            {13: expected}, {}, {13: Remembered(at(0), at(3.5), {1: "IN_WORK", 2: "IN_WORK", 4: None})}
        )
        later = moved(4, "IN_WORK", "", 3, 6.5)
        assert await read(history, 6, {1: "SUCCESS", 3: "LATER", 4: ""}) == [later]
        assert (await history.recent(LONG_AGO)).movements == {13: [*expected, later]}


async def test_a_reading_in_which_nobody_moved_still_moves_the_beginning_of_the_next_change(path):
    async with History(path) as history:
        await read(history, 0, {1: "A"})
        assert await read(history, 3, {1: "A"}) == []
        assert (await history.recent(LONG_AGO)).lists[13].read_at == at(3.5)
        assert await read(history, 6, {1: "B"}) == [moved(1, "A", "B", 3, 6.5)]


async def test_moments_are_whole_seconds_that_include_what_was_measured(path):
    async with History(path) as history:
        begun, ended = NINE + timedelta(seconds=1.7), NINE + timedelta(seconds=2.1)
        await history.record(13, {1: "A"}, begun, ended)
        [movement] = await history.record(13, {1: "B"}, ended, NINE + timedelta(seconds=4.2))
        assert (movement.not_before, movement.not_after) == (NINE + timedelta(seconds=1), NINE + timedelta(seconds=5))
        assert (await history.recent(LONG_AGO)).lists[13].read_at == NINE + timedelta(seconds=5)


async def test_readings_that_overlap_are_taken_in_order_and_older_ones_are_ignored(path):
    async with History(path) as history:
        await read(history, 0, {1: "A"}, taking=10)
        assert await read(history, 5, {1: "B"}, taking=10) == [moved(1, "A", "B", 0, 15)]
        assert await read(history, 4, {1: "A"}, taking=20) == []  # began before
        assert await read(history, 6, {1: "A"}, taking=2) == []  # ended before
        assert await read(history, 6, {1: "C"}, taking=10) == [moved(1, "B", "C", 5, 16)]


async def test_a_portal_whose_clock_was_put_back_goes_on_from_there(path):
    async with History(path) as history:
        await read(history, 600, {1: "A", 2: "A"})
        assert await read(history, 0, {1: "B", 2: "A"}) == []
        assert await read(history, 3, {1: "B", 2: "B"}) == [moved(2, "A", "B", 0, 3.5)]


async def test_somebody_who_may_only_be_hidden_is_not_removed(path):
    async with History(path) as history:
        await read(history, 0, {1: "A", 2: "A"})
        assert await read(history, 3, {2: "B"}, whole=False) == [moved(2, "A", "B", 0, 3.5)]
    async with History(path) as history:
        assert await read(history, 6, {2: "B"}, whole=False) == []
        assert await read(history, 9, {1: "C", 2: "B"}, whole=False) == [moved(1, "A", "C", 0, 9.5)]
        assert await read(history, 12, {2: "B"}) == [moved(1, "C", None, 9, 12.5)]


async def test_recent_has_only_what_may_have_happened_since(path):
    async with History(path) as history:
        for minute, status in ((0, "A"), (3, "B"), (6, "C"), (9, "D")):
            await read(history, minute, {1: status})
            await read(history, minute + 1, {5: status}, list_id=7)
        recent = await history.recent(at(7))
    assert recent.movements == {
        7: [moved(5, "B", "C", 4, 7.5, list_id=7), moved(5, "C", "D", 7, 10.5, list_id=7)],
        13: [moved(1, "C", "D", 6, 9.5)],
    }
    assert recent.lists.keys() == {7, 13}


async def test_who_moved_stays_unseen_until_looked_at_unless_they_went_back(path):
    async def unseen():
        recent = await history.recent(LONG_AGO)
        return {list_id: set(remembered.unseen) for list_id, remembered in recent.lists.items()}

    async with History(path) as history:
        await read(history, 0, {1: "A"}, list_id=7)
        await read(history, 0, {1: "A", 2: "A", 3: "A"})
        await read(history, 3, {1: "B", 2: "B"})
        await read(history, 6, {1: "C", 2: "A", 4: "A"})
        assert await unseen() == {7: set(), 13: {1, 3, 4}}
        await read(history, 7, {1: "B"}, list_id=7)
        await read(history, 9, {1: "C", 2: "A", 3: "A"})
        assert await unseen() == {7: {1}, 13: {1}}  # who came and went, or left and returned, is as before
        await history.see([13, 99])
        assert await unseen() == {7: {1}, 13: set()}
        await read(history, 12, {1: "A", 2: "A", 3: "A"})
        assert await unseen() == {7: {1}, 13: {1}}


async def test_a_movement_is_explained_once(path):
    async with History(path) as history:
        await read(history, 0, {1: "A", 2: "A"})
        [movement, other] = await read(history, 300, {1: "B", 2: "B"})
        assert await history.explain(13, 1, movement.not_after, at(100), 29)
        assert not await history.explain(13, 1, movement.not_after, at(200), 30)
        assert not await history.explain(13, 3, movement.not_after, at(100), 29)
        assert not await history.explain(7, 2, movement.not_after, at(100), 29)
        assert not await history.explain(13, 2, at(299), at(100), 29)
        found = (await history.recent(LONG_AGO)).movements[13]
    assert [(m.happened, m.operator_id) for m in found] == [(at(100), 29), (None, None)]
    assert found[1] == other


async def test_a_list_is_due_whether_it_was_read_or_not(path):
    async with History(path) as history:
        await history.set_due(13, date(2026, 8, 7))
        assert (await history.recent(LONG_AGO)).lists == {13: Remembered(due=date(2026, 8, 7))}
        await read(history, 0, {1: "A"})
        await history.set_due(13, date(2026, 8, 8))
        remembered = Remembered(at(0), at(0.5), {}, date(2026, 8, 8))
        assert (await history.recent(LONG_AGO)).lists == {13: remembered}
        await history.set_due(13, None)
        assert (await history.recent(LONG_AGO)).lists[13].due is None


FACTS = {Fact.FORM: "5", Fact.RESPONSIBLE: "29", Fact.COMPLETED: "0"}


async def test_facts_that_changed_are_kept(path):
    async with History(path) as history:
        assert await history.record_facts({13: FACTS, 14: FACTS}, at(0), at(0.5)) == []
        changed = {13: FACTS | {Fact.COMPLETED: "1", Fact.RESPONSIBLE: ""}, 14: FACTS, 15: FACTS}
        expected = [
            FactChange(13, Fact.COMPLETED, "0", "1", at(0), at(3.5)),
            FactChange(13, Fact.RESPONSIBLE, "29", "", at(0), at(3.5)),
        ]
        assert await history.record_facts(changed, at(3), at(3.5)) == expected
        assert await history.record_facts({13: FACTS}, at(2), at(2.5)) == []  # older
        assert (await history.recent(LONG_AGO)).facts == {13: expected}
        assert (await history.recent(at(4))).facts == {}


async def test_facts_that_were_not_read_stay_and_what_follows_may_have_happened_meanwhile(path):
    async with History(path) as history:
        await history.record_facts({13: FACTS}, at(0), at(0.5))
        form = await history.record_facts({13: {Fact.FORM: "6"}}, at(3), at(3.5))
        assert form == [FactChange(13, Fact.FORM, "5", "6", at(0), at(3.5))]
        after = FACTS | {Fact.FORM: "6", Fact.COMPLETED: "1"}
        assert await history.record_facts({13: after}, at(6), at(6.5)) == [
            FactChange(13, Fact.COMPLETED, "0", "1", at(0), at(6.5))
        ]


async def test_facts_after_a_clock_was_put_back_begin_anew(path):
    async with History(path) as history:
        await history.record_facts({13: FACTS}, at(600), at(601))
        after = FACTS | {Fact.FORM: "6"}
        assert await history.record_facts({13: after}, at(0), at(1)) == []
        assert await history.record_facts({13: FACTS}, at(3), at(4)) == [
            FactChange(13, Fact.FORM, "6", "5", at(0), at(4))
        ]


async def test_a_forgotten_list_leaves_nothing_and_begins_anew(path):
    async with History(path) as history:
        for list_id in (7, 13):
            await read(history, 0, {1: "A"}, list_id=list_id)
            await read(history, 3, {1: "B"}, list_id=list_id)
            await history.record_facts({list_id: FACTS}, at(0), at(1))
            await history.record_facts({list_id: FACTS | {Fact.FORM: ""}}, at(3), at(4))
            await history.set_due(list_id, date(2026, 8, 7))
        await history.forget(13)
        recent = await history.recent(LONG_AGO)
        assert (recent.movements.keys(), recent.facts.keys(), recent.lists.keys()) == ({7}, {7}, {7})
        assert await read(history, 6, {1: "C"}) == []
        assert (await history.recent(LONG_AGO)).lists[13] == Remembered(at(6), at(6.5))
    with closing(sqlite3.connect(path)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        left = {name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}
    assert left == {
        "codes": 3,
        "stretches": 1,
        "movements": 1,
        "facts": 1,
        "lists": 2,
        "states": 2,
        "fact_states": 1,
    }


async def test_all_movements_are_exported_in_order_with_those_that_came_meanwhile(path, monkeypatch):
    monkeypatch.setattr("desktop.store.history._SLICE", 3)
    async with History(path) as history:
        people = dict.fromkeys(range(10), "A")
        await read(history, 0, people)
        await read(history, 0, people, list_id=7)
        exported = await read(history, 3, dict.fromkeys(range(10), "B"))
        exported += await read(history, 4, dict.fromkeys(range(10), "C"), list_id=7)
        found = []
        async for movement in history.exported():
            if not found:
                exported += await read(history, 9, dict.fromkeys(range(10), "D"))
            found.append(movement)
    assert found == exported


def _garbage(path):
    path.write_bytes(b"not a database, but long enough to be looked at" * 100)


def _from_the_future(path):
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 999")


@pytest.mark.parametrize("spoil", [_garbage, _from_the_future])
async def test_a_file_that_cannot_be_read_is_set_aside_and_never_deleted(path, spoil):
    path.parent.mkdir()
    spoil(path)
    before = path.read_bytes()
    async with History(path) as history:
        await read(history, 0, {1: "A"})
    assert history.set_aside.read_bytes() == before
    async with History(path) as history:
        assert history.set_aside is None
        assert await read(history, 3, {1: "B"}) == [moved(1, "A", "B", 0, 3.5)]


async def test_a_recording_that_is_cancelled_at_any_moment_is_kept_whole_or_not_at_all(path):
    async with History(path) as history:
        await read(history, 0, {1: "0", 2: "0"})
        for turns in range(40):
            status = str(turns + 1)
            work = asyncio.create_task(read(history, turns + 1, {1: status, 2: status}))
            for _ in range(turns):
                await asyncio.sleep(0)
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
        await read(history, 100, {1: "end", 2: "end"})
        movements = (await history.recent(LONG_AGO)).movements[13]
    for card_id in (1, 2):
        of_card = [movement for movement in movements if movement.card_id == card_id]
        assert [m.before for m in of_card[1:]] == [m.after for m in of_card[:-1]]
        assert (of_card[0].before, of_card[-1].after) == ("0", "end")


async def test_readings_recorded_at_the_same_time_do_not_mix(path):
    async with History(path) as history:
        for minute in range(3):
            readings = (read(history, minute, {1: str(minute), 2: "A"}, list_id=list_id) for list_id in range(20))
            await asyncio.gather(*readings)
        movements = (await history.recent(LONG_AGO)).movements
    assert movements == {
        list_id: [moved(1, "0", "1", 0, 1.5, list_id=list_id), moved(1, "1", "2", 1, 2.5, list_id=list_id)]
        for list_id in range(20)
    }


READINGS = st.lists(st.dictionaries(st.integers(1, 6), st.sampled_from(["", "A", "B"])), min_size=1, max_size=6)


@settings(deadline=None)
@given(READINGS)
def test_movements_replayed_from_the_first_reading_give_the_last(tmp_path_factory, readings):
    async def story():
        async with History(tmp_path_factory.mktemp("history") / "a.sqlite") as history:
            for minute, statuses in enumerate(readings):
                await read(history, minute, statuses)
            return [movement async for movement in history.exported()], await history.recent(LONG_AGO)

    movements, recent = asyncio.run(story())
    now = dict(readings[0])
    for movement in movements:
        assert now.pop(movement.card_id, None) == movement.before
        if movement.after is not None:
            now[movement.card_id] = movement.after
    assert now == readings[-1]
    first, last = readings[0], readings[-1]
    moved_in_all = {card_id for card_id in {*first, *last} if first.get(card_id) != last.get(card_id)}
    assert recent.lists[13].unseen == {card_id: first.get(card_id) for card_id in moved_in_all}
