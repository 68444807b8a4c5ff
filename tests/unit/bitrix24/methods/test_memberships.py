import asyncio
import math
import random
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.bitrix24.line.client import Urgency
from desktop.bitrix24.line.protocol import Reply
from desktop.bitrix24.line.reader import outcomes as reading_outcomes
from desktop.bitrix24.methods import call_list_writing, cards, records
from desktop.bitrix24.methods.memberships import (
    ITEMS,
    Beginning,
    _Reading,
    _Row,
    membership,
    membership_twice,
    rows_of,
    window,
)
from desktop.domain.problem import Cause, Problem

NOW = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)


def people(number, first=1):
    return [(card_id, "IN_WORK") for card_id in range(first, first + number)]


def reading(reader, *, administrator=True, expected=None, how=membership, **options):
    return how(reader, 13, administrator=administrator, expected=expected, now=lambda: NOW, **options)


@pytest.fixture(scope="session")
def whole(make_portal, read, items):
    """Read a list of these rows through a client; return the membership and the portal."""

    def whole(rows, *, hidden=(), **options):
        portal = make_portal({ITEMS: items(rows, hidden=hidden)})
        return read(portal, lambda reader: reading(reader, **options)), portal

    return whole


@pytest.mark.parametrize("administrator", [True, False])
@pytest.mark.parametrize("expected", [None, 0, 137, 5000])
@pytest.mark.parametrize("size", [0, 1, 49, 50, 51, 99, 100, 137, 200, 201, 500, 600, 650])
def test_reads_lists_of_every_size(whole, size, expected, administrator):
    found, _ = whole(people(size), administrator=administrator, expected=expected)
    assert [(one.card_id, one.status) for one in found.participants] == people(size)
    assert found.complete or not administrator
    assert found.settled
    assert found.may_hide is not administrator
    assert (found.list_id, found.read_at) == (13, NOW)


@pytest.mark.parametrize(
    ("size", "expected", "administrator", "requests"),
    [
        (137, None, True, 1),
        (550, None, True, 1),
        (600, None, True, 1),
        (5000, None, True, 3),
        (5000, None, False, 3),
        (5000, 5000, True, 3),
        (500, 500, True, 1),
        (500, 500, False, 1),
        (530, 500, True, 1),
        (560, 500, True, 1),
        (2600, 500, True, 2),
    ],
)
def test_in_few_requests(whole, size, expected, administrator, requests):
    found, portal = whole(people(size), administrator=administrator, expected=expected)
    assert len(found) == size
    assert len(portal.requests) == requests


@pytest.mark.parametrize(("expected", "requests"), [(None, 10), (500, 9)])
def test_forty_lists_in_few_requests(make_portal, run, items, expected, requests):
    rows = {list_id: people(500, list_id * 1000) for list_id in range(1, 41)}
    portal = make_portal({ITEMS: lambda parameters: items(rows[int(parameters["LIST_ID"])])(parameters)})

    async def use(client):
        reader = client.reader(Urgency.BACKGROUND)
        return await asyncio.gather(
            *(membership(reader, list_id, administrator=True, expected=expected, now=lambda: NOW) for list_id in rows)
        )

    found = run(portal, use)
    assert {one.list_id: list(one.card_ids) for one in found} == {
        list_id: [card_id for card_id, _ in these] for list_id, these in rows.items()
    }
    assert len(portal.requests) == requests


def test_a_long_list_of_unknown_size_is_asked_for_again_side_by_side(make_portal, read, items):
    async def turns():
        for _ in range(30):
            await asyncio.sleep(0)

    portal = make_portal({ITEMS: items(people(6_000))})
    portal.before_answer = turns
    assert len(read(portal, reading)) == 6_000
    assert portal.sizes == [50, 50, 50]
    assert portal.most_at_once == 2


CARD_IDS = st.one_of(
    st.sampled_from([0, -1, 7]),
    st.integers(1, 10**20),
    st.floats(0, 100),
    st.booleans(),
    st.none(),
    st.sampled_from(["13", " 7 ", "+5", "0", "1_0", "١٣", "x", "", "007", "1.0"]),
    st.lists(st.integers(1, 3), max_size=1),
)
STATUSES = st.one_of(
    st.text(max_size=3), st.none(), st.booleans(), st.integers(), st.floats(), st.just({}), st.just([])
)
USUAL = st.fixed_dictionaries(
    {"ID": st.integers(1, 10**6), "STATUS": st.sampled_from(["IN_WORK", "A"]), "ENTITY_TYPE": st.just(3)}
)
ODD = st.fixed_dictionaries(
    {}, optional={"ID": CARD_IDS, "STATUS": STATUSES, "status": st.just("LOW"), "id": CARD_IDS}
)
PAGES = st.one_of(
    st.lists(USUAL, max_size=5),
    st.lists(st.one_of(USUAL, ODD), max_size=5),
    st.dictionaries(st.sampled_from("01359"), st.one_of(USUAL, ODD), max_size=4),
    st.sampled_from([None, "", 0, False, "text", [[]], [None]]),
)


@given(PAGES)
@example([{"ID": 0, "STATUS": "A"}])
@example([{"ID": 7, "STATUS": "A"}, {"ID": True, "STATUS": "A"}])
@example([{"ID": "7", "STATUS": None}])
def test_usual_rows_and_odd_ones_are_decoded_alike(page):
    def leniently():
        return [(int(row.id), str(row.status)) for row in records.rows(page, _Row, method=ITEMS)]

    def tried(decode):
        try:
            return [(card_id, status, type(card_id), type(status)) for card_id, status in decode()]
        except Problem as problem:
            return str(problem), problem.cause

    assert tried(lambda: rows_of(Reply(page))) == tried(leniently)


WINDOWS = st.lists(
    st.lists(st.tuples(st.integers(1, 90), st.sampled_from("AB")), max_size=50), min_size=1, max_size=6
)


@given(windows=WINDOWS, cut=st.sampled_from([0, 25]), administrator=st.booleans())
def test_windows_are_added_up_as_row_by_row(windows, cut, administrator):
    reading = _Reading(None, 13, administrator, lambda count: None, cut, certain=False)
    statuses, doubled, gaps, barren, first, sizes = {}, False, False, 0, set(), []
    for at, rows in enumerate(windows):
        reading._take(rows)
        sizes.append(len(rows))
        if rows:
            before = 0 if cut and at == 1 and len(rows) <= 50 - cut else at
            gaps |= administrator and any(size < 50 for size in sizes[:before])
            shared = {card_id for card_id, _ in rows} & first if at == 1 else set()
            doubled |= len(shared) > 50 - cut
            fresh = 0
            for card_id, status in rows:
                fresh += card_id not in statuses
                doubled |= card_id in statuses and card_id not in shared
                statuses[card_id] = status
            if cut and not at:
                first = set(statuses)
            barren = 0 if fresh else barren + 1
        assert list(reading.statuses.items()) == list(statuses.items())
        assert (reading.doubled, reading.gaps, reading._barren) == (doubled, gaps, barren)


def test_an_empty_page_without_an_error_is_no_more_than_a_refused_one(make_portal, read):
    rows = [{"ID": str(card_id), "STATUS": None} for card_id in range(1, 101)]
    portal = make_portal({ITEMS: lambda parameters: rows[int(parameters["start"]) : int(parameters["start"]) + 50]})
    found = read(portal, reading)
    assert list(found.card_ids) == list(range(1, 101))
    assert {one.status for one in found.participants} == {""}


def test_a_status_that_no_dictionary_knows(whole):
    found, _ = whole([(7, "GONE_42"), (9, "IN_WORK")])
    assert [(one.card_id, one.status) for one in found.participants] == [(7, "GONE_42"), (9, "IN_WORK")]


def test_hidden_rows_do_not_end_the_list(whole):
    hidden = {*range(20, 40), *range(51, 101), *range(210, 251)}
    found, _ = whole(people(300), hidden=hidden, administrator=False)
    assert set(found.card_ids) == set(range(1, 301)) - hidden
    assert found.may_hide
    certain, _ = whole(people(300), hidden=hidden, administrator=False, certain=True)
    assert certain.card_ids == found.card_ids
    assert certain.complete


def test_the_end_of_somebody_who_is_no_administrator_is_not_proven_by_some_refused_windows(whole):
    found, _ = whole(people(600), administrator=False, expected=600)
    assert not found.complete
    certain, portal = whole(people(600), administrator=False, expected=600, certain=True)
    assert certain.complete
    assert portal.sizes == [50, 47]


def test_rows_behind_two_refused_windows_are_kept_when_they_were_seen(whole):
    found, _ = whole(people(300), hidden=set(range(51, 151)), administrator=False)
    assert set(found.card_ids) == {*range(1, 51), *range(151, 301)}


def test_rows_behind_a_short_page_are_kept_although_an_administrator_sees_all(whole):
    found, _ = whole(people(300), hidden={70, 80, 90}, administrator=True)
    assert set(found.card_ids) == set(range(1, 301)) - {70, 80, 90}
    assert found.settled
    assert found.complete
    assert found.may_hide


@pytest.mark.parametrize(
    ("code", "status", "cause"),
    [
        ("LIST_ID_ERROR", 400, Cause.REFUSED),
        ("ACCESS_DENIED", 403, Cause.ACCESS_DENIED),
        ("insufficient_scope", 401, Cause.SCOPE_MISSING),
        ("ERROR_METHOD_NOT_FOUND", 404, Cause.METHOD_MISSING),
    ],
)
def test_other_refusals_are_problems(make_portal, read, refusal, code, status, cause):
    def refuse(parameters):
        raise refusal(code, "Call list is not found", status)

    with pytest.raises(Problem) as raised:
        read(make_portal({ITEMS: refuse}), reading)
    assert (raised.value.cause, raised.value.method) == (cause, ITEMS)


@pytest.mark.parametrize(
    "row", [{"STATUS": "IN_WORK"}, {"ID": None}, {"ID": ""}, {"ID": "x"}, {"ID": 0}, {"ID": -1}, 7]
)
def test_a_row_without_an_id_is_a_problem_and_not_skipped(make_portal, read, row):
    with pytest.raises(Problem) as raised:
        read(make_portal({ITEMS: lambda parameters: [{"ID": 1, "STATUS": "IN_WORK"}, row]}), reading)
    assert (raised.value.cause, raised.value.method) == (Cause.UNREADABLE, ITEMS)


def test_a_portal_that_ignores_start_does_not_hold_us_for_ever(make_portal, read):
    page = [{"ID": card_id, "STATUS": "IN_WORK"} for card_id in range(1, 51)]
    found = read(make_portal({ITEMS: lambda parameters: page}), reading)
    assert not found.complete
    assert not found.settled
    assert len(found) == 50


def test_those_who_were_seen_are_told_while_the_reading_goes_on(whole):
    told = []
    whole(people(3000), seen=lambda card_ids: told.append(set(card_ids)))
    assert len(told) > 1
    assert all(earlier <= later for earlier, later in pairwise(told))
    assert told[-1] == set(range(1, 3001))


@pytest.mark.parametrize("administrator", [True, False])
@pytest.mark.parametrize("read_before", [0, 1, 2, 3, 20, 35])
@pytest.mark.parametrize("size", [0, 1, 50, 120, 150, 1700, 1750, 3000])
def test_a_list_is_read_on_behind_its_beginning(make_portal, read, items, size, read_before, administrator):
    async def both(reader):
        outcomes = await reading_outcomes(reader.read(window(13, index)) for index in range(read_before))
        before = len(portal.called)
        found = await reading(reader, administrator=administrator, beginning=Beginning(13, outcomes))
        return found, [calls["start"] for _, calls in calls_after(portal, before)]

    portal = make_portal({ITEMS: items(people(size))})
    found, starts = read(portal, both)
    assert [(one.card_id, one.status) for one in found.participants] == people(size)
    assert found.settled
    assert all(int(start) >= 50 * read_before for start in starts)
    if administrator and 50 * read_before > size:
        assert (found.complete, starts) == (True, [])


def calls_after(portal, number):
    return [call for _, calls in portal.requests for call in calls][number:]


def test_whoever_moved_behind_the_beginning_is_not_lost(make_portal, read, items):
    rows = people(300)

    async def both(reader):
        beginning = Beginning(13, await reading_outcomes(reader.read(window(13, index)) for index in range(3)))
        rows.append(rows.pop(10))
        rows.insert(0, rows.pop(200))
        return await reading(reader, beginning=beginning)

    found = read(make_portal({ITEMS: items(lambda: rows)}), both)
    assert {one.card_id for one in found.participants} == set(range(1, 301))


def moving(rows, chance, seed):
    """Return rows whose order changes before a window is read, as when operators work."""
    dice, current = random.Random(seed), list(rows)

    def now():
        while current and dice.random() < chance:
            place = dice.randrange(len(current))
            card_id, _ = current.pop(place)
            current.insert(dice.randrange(len(current) + 1), (card_id, "SUCCESS"))
        return list(current)

    return now


@settings(deadline=None, max_examples=60)
@given(
    size=st.integers(0, 420),
    chance=st.sampled_from([0.0, 0.02, 0.1, 0.4, 0.8]),
    seed=st.integers(),
    administrator=st.booleans(),
    expected=st.none() | st.integers(0, 500),
)
def test_nobody_is_lost_or_made_up_while_rows_move(whole, size, chance, seed, administrator, expected):
    rows = people(size, 1001)
    found, _ = whole(moving(rows, chance, seed), administrator=administrator, expected=expected)
    everybody = {card_id for card_id, _ in rows}
    assert len(set(found.card_ids)) == len(found.card_ids)
    assert set(found.card_ids) <= everybody
    assert found.complete or not administrator
    if found.settled:
        assert set(found.card_ids) == everybody


@settings(deadline=None, max_examples=60)
@given(
    size=st.integers(0, 420),
    runs=st.lists(st.tuples(st.integers(0, 419), st.integers(1, 30)), max_size=8),
    expected=st.none() | st.integers(0, 500),
)
def test_nobody_visible_is_lost_among_hidden_rows(whole, size, runs, expected):
    hidden = {card_id for first, length in runs for card_id in range(first, first + length)}
    refused = 0
    for number in range(math.ceil(size / 50)):
        ids = range(number * 50 + 1, min(number * 50 + 50, size) + 1)
        refused = refused + 1 if all(card_id in hidden for card_id in ids) else 0
        if refused >= 2:
            return
    found, _ = whole(people(size), hidden=hidden, administrator=False, expected=expected)
    assert list(found.card_ids) == [card_id for card_id in range(1, size + 1) if card_id not in hidden]
    assert found.settled
    assert found.may_hide


def test_rows_that_moved_once_are_read_again(make_portal, read, items):
    rows, asked = people(120), []

    def swapping():
        asked.append(1)
        return [*rows[60:], *rows[:60]] if len(asked) == 2 else rows

    found = read(make_portal({ITEMS: items(swapping)}), reading)
    assert len(found) == 120
    assert found.settled


def test_rows_that_keep_moving_are_told(make_portal, read, items):
    turn = iter(range(10_000))
    found = read(make_portal({ITEMS: items(lambda: people(300, -next(turn) + 1000))}), reading)
    assert found.settled is False
    assert found.complete
    assert found.read_at == NOW


def test_twice_takes_two_reads_that_agree(whole):
    found, portal = whole(people(300), how=membership_twice, expected=300)
    assert len(found) == 300
    assert [len(set(map(str, calls))) for _, calls in portal.requests] == portal.sizes
    assert portal.sizes == [50, 50]


def test_twice_lets_statuses_differ(make_portal, read, items):
    portal = make_portal({ITEMS: items(lambda: [(1, "SUCCESS" if len(portal.requests) > 1 else "IN_WORK")])})
    found = read(portal, lambda reader: reading(reader, how=membership_twice, expected=0))
    assert [(one.card_id, one.status) for one in found.participants] == [(1, "SUCCESS")]


def test_twice_gives_up_when_the_reads_go_on_disagreeing(make_portal, read, items):
    turn = iter(range(1, 1000))
    with pytest.raises(Problem) as raised:
        read(
            make_portal({ITEMS: items(lambda: people(1, next(turn)))}),
            lambda reader: reading(reader, how=membership_twice, expected=0),
        )
    assert raised.value.code == "PARTICIPANTS_MOVING"


def test_a_cancelled_read_leaves_nothing_behind(make_portal, run, items):
    portal = make_portal({ITEMS: items(people(5000))})

    async def use(client):
        task = asyncio.ensure_future(reading(client.reader(Urgency.FOREGROUND)))
        portal.before_answer = lambda: cancel(task)
        await asyncio.gather(task, return_exceptions=True)
        await asyncio.sleep(0.01)
        return task.cancelled()

    async def cancel(task):
        task.cancel()

    assert run(portal, use)
    assert len(portal.requests) == 1


def test_a_window_is_fifty_rows_of_a_list():
    calls = [window(13, 0), window(13, 1), window(14, 3)]
    assert {call.method for call in calls} == {ITEMS}
    assert [call.params for call in calls] == [
        {"LIST_ID": 13, "start": 0},
        {"LIST_ID": 13, "start": 50},
        {"LIST_ID": 14, "start": 150},
    ]


@pytest.mark.parametrize("administrator", [True, False])
@pytest.mark.parametrize(("expected", "requests"), [(10_000, 21), (9_990, 21), (None, 21)])
def test_one_joins_ten_thousand_in_few_requests(make_portal, run, items, administrator, expected, requests):
    """Two whole reads of 5 requests each, the existence of 10 001 cards in 5, the write, a read of 5."""
    rows = people(10_000)
    methods = {
        ITEMS: lambda parameters: items(rows)(parameters),
        cards.LIST: lambda parameters: {"items": [{"id": card_id} for card_id in parameters["filter"]["@id"]]},
        call_list_writing.UPDATE: lambda parameters: rows.append((10_001, "IN_WORK")) or True,
    }
    portal = make_portal(methods)

    async def use(client):
        reader = client.reader(Urgency.FOREGROUND)
        options = {"administrator": administrator, "now": lambda: NOW}
        before = await membership_twice(reader, 13, expected=expected, **options)
        there = (await cards.look_for(reader, 3, [*before.card_ids, 10_001])).readable
        await call_list_writing.update(client, 13, 3, sorted(there), 1)
        return await membership(reader, 13, expected=len(before), **options)

    assert len(run(portal, use)) == 10_001
    assert len(portal.requests) == requests
