"""The basis of a write: nobody whom this user may read is missing, wherever rows are hidden or tied."""

import asyncio
import random
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.bitrix24.line.protocol import Reply
from desktop.bitrix24.methods.memberships import ITEMS, membership, membership_twice
from desktop.domain.problem import Cause, Problem

NOW = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)


class TiedList:
    """A reader of one list. Rows of a group have the same rank: each window shows them in its own order.

    `steady`: a window shows the same order in every reading. Speculative reads are never answered.
    """

    def __init__(self, size, hidden, groups, *, seed=0, steady=True):
        self.rows = list(range(1, size + 1))
        self.hidden, self.groups, self.seed, self.steady = hidden, groups, seed, steady
        self.asked = []
        self.before_window = lambda start: None

    @property
    def visible(self):
        return set(self.rows) - self.hidden

    def read(self, call, *, rank=0):
        answer = asyncio.get_running_loop().create_future()
        if rank > 0:
            return answer
        start = call.params["start"]
        self.before_window(start)
        self.asked.append(start)
        rows = [{"ID": card_id, "STATUS": "IN_WORK"} for card_id in self._page(start) if card_id not in self.hidden]
        if rows:
            answer.set_result(Reply(rows))
        else:
            answer.set_exception(Problem(Cause.ACCESS_DENIED, method=ITEMS, code="ACCESS_ERROR"))
        return answer

    def _page(self, start):
        rows = self.rows[start : start + 50]
        for first, behind in self.groups:
            if first < start + 50 and behind > start and (first < start or behind > start + 50):
                tied = self.rows[first:behind]
                random.Random(f"{self.seed} {start if self.steady else len(self.asked)} {first}").shuffle(tied)
                low, high = max(first, start), min(behind, start + 50)
                rows[low - start : high - start] = tied[low - first : high - first]
        return rows


def read(reader, how, administrator, expected, **options):
    reading = how(reader, 13, administrator=administrator, expected=expected, now=lambda: NOW, **options)
    return asyncio.run(reading)


def hidden_rows(pattern, size, dice):
    ids = range(1, size + 1)
    low, high = sorted((dice.randint(0, size), dice.randint(0, size)))
    match pattern:
        case "none":
            return set()
        case "beginning":
            return set(ids[:high])
        case "middle":
            return set(ids[low:high])
        case "end":
            return set(ids[low:])
        case "alternating":
            return {card_id for card_id in ids if card_id // dice.choice((1, 50, 100, 300)) % 2}
        case "all but one":
            return set(ids) - {dice.choice([1, size, max(1, high)])}
    return {
        card_id
        for _ in range(dice.randint(1, 8))
        for first in [dice.randint(1, size)]
        for card_id in ids[first - 1 : first - 1 + dice.choice((1, 40, 150, 700))]
    }


def tied_rows(every, longest, size, dice):
    """Return groups of equal rank around each `every`th place, without overlaps."""
    groups, last = [], 0
    for edge in range(every, size, every) if every else ():
        first = max(last, edge - dice.randint(1, longest - 1))
        behind = min(size, first + dice.randint(2, longest))
        if behind - first > 1:
            groups.append((first, behind))
            last = behind
    return groups


PATTERNS = ("none", "beginning", "middle", "end", "alternating", "all but one", "blocks")
cases = given(
    size=st.integers(1, 2500) | st.integers(1, 300),
    pattern=st.sampled_from(PATTERNS),
    every=st.sampled_from([0, 12, 25, 50]),
    longest=st.sampled_from([2, 3, 12, 26]),
    administrator=st.booleans(),
    steady=st.booleans(),
    expected=st.none() | st.just("visible") | st.integers(0, 2600),
    seed=st.integers(0, 2**32),
)


@settings(deadline=None, max_examples=2500)
@cases
@example(300, "none", 0, 2, False, True, "visible", 0)
@example(2500, "all but one", 0, 2, False, True, "visible", 0)
@example(511, "end", 12, 26, True, True, None, 735)
def test_nobody_readable_is_missing_from_the_base_of_a_write(
    size, pattern, every, longest, administrator, steady, expected, seed
):
    dice = random.Random(seed)
    hidden = hidden_rows(pattern, size, dice)
    portal = TiedList(size, hidden, tied_rows(every, longest, size, dice), seed=seed, steady=steady)
    known = len(portal.visible) if expected == "visible" else expected
    found = read(portal, membership_twice, administrator, known)
    assert set(found.card_ids) == portal.visible
    assert len(found.card_ids) == len(portal.visible)
    assert found.complete
    assert found.settled
    assert found.may_hide or administrator
    assert (found.list_id, found.read_at) == (13, NOW)


@settings(deadline=None, max_examples=500)
@cases
def test_what_is_shown_as_complete_is_complete_unless_rows_are_hidden_from_administrators(
    size, pattern, every, longest, administrator, steady, expected, seed
):
    dice = random.Random(seed)
    hidden = set() if administrator else hidden_rows(pattern, size, dice)
    portal = TiedList(size, hidden, tied_rows(every, longest, size, dice), seed=seed, steady=steady)
    known = len(portal.visible) if expected == "visible" else expected
    found = read(portal, membership, administrator, known)
    assert set(found.card_ids) <= portal.visible
    assert found.may_hide is not administrator
    if found.complete and found.settled:
        assert set(found.card_ids) == portal.visible


@pytest.mark.parametrize(
    ("hidden", "size"),
    [(range(101, 201), 300), (range(1, 151), 300), (range(60, 2440), 2500), (range(1, 2500), 2500)],
)
@pytest.mark.parametrize("administrator", [True, False])
def test_refused_windows_are_no_end_before_a_whole_round_of_them(hidden, size, administrator):
    portal = TiedList(size, set(hidden), [])
    found = read(portal, membership_twice, administrator, len(portal.visible))
    assert set(found.card_ids) == portal.visible
    assert found.may_hide


def test_a_hidden_block_of_an_administrator_is_told_when_rows_come_behind_it():
    portal = TiedList(300, set(range(101, 151)), [])
    assert read(portal, membership_twice, True, None).may_hide
    assert read(portal, membership, True, 250).may_hide
    assert not read(TiedList(300, set(), []), membership_twice, True, None).may_hide


def test_one_who_changes_places_at_an_edge_the_same_way_in_each_reading_is_not_lost():
    """Of 136 people, one at the edge of windows two and three is missed, and the other one there is shown twice."""
    portal = TiedList(136, set(), [(99, 101)])
    portal.seed = next(seed for seed in range(100) if not _edge_shows_both(portal, seed))
    found = read(portal, membership_twice, True, 136)
    assert len(found) == 136
    assert found.settled
    assert len(read(portal, membership, True, 136)) == 136


@pytest.mark.parametrize(("administrator", "readings"), [(True, 2), (False, 2), (False, 3), (True, 6)])
def test_one_who_moves_to_the_beginning_in_every_reading_is_not_lost(administrator, readings):
    """Row 120 moves to the first place once that place was read, and back to the end before it is read again."""
    portal = TiedList(120, set(), [])

    def move(start):
        begun = portal.asked.count(0)
        if start == 0 and begun < readings:
            portal.rows.sort()
        elif portal.asked[-1] == 0 and begun <= readings:
            portal.rows.sort(key=lambda card_id: card_id % 120)

    portal.before_window = move
    try:
        found = read(portal, membership_twice, administrator, 120)
    except Problem as problem:
        assert (problem.method, problem.code, readings) == (ITEMS, "PARTICIPANTS_MOVING", 6)  # noqa: PT017
    else:
        assert 120 in found.card_ids


def _edge_shows_both(portal, seed):
    portal.seed = seed
    return portal._page(50)[-1] != portal._page(100)[0]


def tied_at_edges(size, hidden=()):
    """Return a list that repeats one person and omits another, in the windows from 0 and in those from 25."""
    portal = TiedList(size, set(hidden), [(74, 76), (99, 101)])
    once = (seed for seed in range(100) if not _edge_shows_both(portal, seed))
    portal.seed = next(seed for seed in once if portal._page(25)[-1] == portal._page(75)[0])
    return portal


@pytest.mark.parametrize("how", [membership, membership_twice])
def test_two_readings_that_saw_as_many_as_there_are_rows_are_enough(how):
    portal = tied_at_edges(136)
    found = read(portal, how, True, 136)
    assert set(found.card_ids) == portal.visible
    assert found.settled
    assert found.read_at == NOW
    assert portal.asked.count(0) == 2


def test_hidden_rows_are_not_counted_even_by_an_administrator():
    """Both readings hold as many people as rows, but others may be tied with hidden ones: two more follow."""
    portal = tied_at_edges(400, range(151, 301))
    found = read(portal, membership_twice, True, 250)
    assert set(found.card_ids) == portal.visible
    assert found.may_hide
    assert portal.asked.count(0) == 5


def test_a_reading_that_met_somebody_twice_is_no_witness_of_one_with_the_same_people():
    """A person lost at the edge of windows in one reading is out of the list in the next, and comes back."""
    portal = tied_at_edges(136)
    lost = portal.rows[100] if portal._page(100)[0] == portal.rows[99] else portal.rows[99]
    portal.groups = portal.groups[1:]

    def leave_and_come_back(start):
        if start == 0 and portal.asked.count(0) == 1:
            portal.rows.remove(lost)
            portal.groups = []
        elif start == 0 and portal.asked.count(0) == 2:
            portal.rows.append(lost)

    portal.before_window = leave_and_come_back
    assert lost in read(portal, membership_twice, True, 136).card_ids


@pytest.mark.parametrize("how", [membership, membership_twice])
@pytest.mark.parametrize("size", [1, 25, 26, 40, 50, 51, 75, 76, 80])
def test_an_administrator_is_not_told_of_hidden_rows_where_there_are_none(how, size):
    assert not read(TiedList(size, set(), []), how, True, None).may_hide


@pytest.mark.parametrize("how", [membership, membership_twice])
def test_an_administrator_is_told_of_a_row_that_is_hidden_in_the_first_window(how):
    found = read(TiedList(80, {10}, []), how, True, 80)
    assert found.may_hide
    assert found.complete


def test_an_administrator_is_told_of_a_row_that_is_hidden_where_windows_overlap():
    portal = TiedList(60, {10}, [])

    def leave(start):
        if start == 0 and portal.asked.count(0) == 1:
            portal.rows.remove(60)

    portal.before_window = leave
    found = read(portal, membership_twice, True, 60)
    assert portal.asked.count(0) == 5
    assert found.may_hide


# -- no more requests than needed --


def told_windows(portal, how, administrator, expected):
    """Return the starts of the windows of each reading, and how many times the reader waited for some of them."""
    told = []
    read(portal, how, administrator, expected, seen=lambda card_ids: told.append(len(card_ids)))
    begins = [place for place, start in enumerate(portal.asked) if start == 0]
    return [portal.asked[a:b] for a, b in zip(begins, [*begins[1:], None], strict=True)], len(told)


@pytest.mark.parametrize(
    ("size", "administrator", "expected", "windows"),
    [
        (137, True, 137, 3),  # the last page is not full
        (51, True, 51, 2),
        (100, True, 100, 3),  # the last page is full
        (137, False, 137, 5),  # two refused windows are the end, as far as can be known
        (100, False, None, 4),
    ],
)
def test_a_list_that_is_shown_is_asked_for_once_and_no_further(size, administrator, expected, windows):
    portal = TiedList(size, set(), [])
    assert told_windows(portal, membership, administrator, expected) == ([list(range(0, windows * 50, 50))], 1)


@pytest.mark.parametrize(
    ("size", "expected", "windows", "waits"),
    [
        (250, None, [50, 50], 2),
        (550, None, [50, 51], 2),
        (2600, None, [100, 92], 3),  # the second reading requests at once what the first one found
        (6000, 6000, [159, 160], 2),
    ],
)
def test_the_end_is_proven_before_a_write_with_few_waits(size, expected, windows, waits):
    readings, waited = told_windows(TiedList(size, set(), []), membership_twice, True, expected)
    assert ([len(reading) for reading in readings], waited) == (windows, waits)


def test_a_third_reading_knows_how_far_the_second_one_came():
    """Only some rows of every window are readable, so their number says little about the place of the last one."""
    portal = tied_at_edges(300)
    portal.hidden = {card_id for card_id in portal.rows if card_id % 10 > 1 and card_id not in (75, 76)}
    readings, waits = told_windows(portal, membership, False, 350)
    assert readings[2] == [0, *range(12, 450, 50)]
    assert (len(readings), waits) == (3, 3)


class CirclingList(TiedList):
    """A portal that ignores offsets."""

    def _page(self, start):
        return self.rows[:50]


@pytest.mark.parametrize(("expected", "windows"), [(None, 8), (149, 7), (249, 5)])
def test_after_four_windows_with_nobody_new_no_more_is_asked_for(expected, windows):
    readings, _ = told_windows(CirclingList(50, set(), []), membership, True, expected)
    starts = [start for reading in readings for start in reading]
    assert starts[:windows] == list(range(0, windows * 50, 50))
    assert starts[windows] == 0


def test_a_list_that_was_begun_is_read_on_before_others_begin_and_guesses_come_last():
    ranks = []

    class RankedList(TiedList):
        def read(self, call, *, rank=0):
            ranks.append(rank)
            return super().read(call, rank=rank)

    read(RankedList(300, set(), []), membership, True, None)
    first, second = ranks[:50], ranks[50:]
    assert set(first[:4]) == {0}
    assert first[4:] == sorted(first[4:])
    assert min(first[4:]) > 0
    assert max(second[:4]) < 0
    assert min(second[4:]) > 0


def test_readings_of_a_pair_begin_their_windows_at_different_places():
    portal = TiedList(300, set(), [])
    read(portal, membership_twice, True, 300)
    begins = portal.asked
    assert begins[:50] == list(range(0, 2500, 50))
    assert begins[50:] == [0, *range(25, 2450, 50)]


@pytest.mark.parametrize(("administrator", "hidden"), [(False, ()), (True, range(101, 151))])
def test_where_rows_may_be_hidden_a_last_look_goes_over_other_edges(administrator, hidden):
    portal = TiedList(300, set(hidden), [])
    read(portal, membership_twice, administrator, 300)
    assert portal.asked[100:] == [0, *range(12, 325, 50), *range(37, 325, 50)]


@pytest.mark.parametrize(("size", "readings", "looked_at"), [(1200, 64 + 63, 50), (1213, 64 + 65, 0)])
def test_a_last_look_for_which_a_batch_is_not_enough_is_left_out(size, readings, looked_at):
    portal = TiedList(size, set(), [])
    read(portal, membership_twice, False, size)
    assert len(portal.asked) == readings + looked_at


def test_whoever_is_met_in_the_last_look_alone_makes_it_all_be_read_again():
    """A new person is added before the last look, and could be one whom both readings missed."""
    portal = TiedList(120, set(), [])

    def come(start):
        if start == 12 and 121 not in portal.rows:
            portal.rows.append(121)

    portal.before_window = come
    assert 121 in read(portal, membership_twice, False, 120).card_ids


@settings(deadline=None, max_examples=150)
@given(
    size=st.integers(1, 420),
    pattern=st.sampled_from(PATTERNS),
    chance=st.sampled_from([0.001, 0.01, 0.1, 0.5]),
    administrator=st.booleans(),
    seed=st.integers(0, 2**32),
)
def test_nobody_is_missing_while_operators_move_rows(size, pattern, chance, administrator, seed):
    dice = random.Random(seed)
    portal = TiedList(size, hidden_rows(pattern, size, dice), [])

    def move(_start):
        if dice.random() < chance:
            portal.rows.append(portal.rows.pop(dice.randrange(size)))

    portal.before_window = move
    try:
        found = read(portal, membership_twice, administrator, None)
    except Problem as problem:
        assert problem.code == "PARTICIPANTS_MOVING"  # noqa: PT017
    else:
        assert set(found.card_ids) == portal.visible
