"""What a write may be based on: nobody whom this user may read is missing, wherever rows are hidden or tied."""

import asyncio
import random
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.bitrix24.memberships import ITEMS, membership, membership_twice
from desktop.bitrix24.protocol import Reply
from desktop.domain.problem import Cause, Problem

NOW = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)


class TiedList:
    """A reader of one list. Rows of a group have the same rank: each window shows them in an order of its own.

    `steady`: a window shows the same order in every reading. Guesses never find a free place.
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
    """Return groups of equal rank around each `every`th place; none overlap."""
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
    """Somebody at the edge of the second and third window, 136 in all; the other of the two is shown twice."""
    portal = TiedList(136, set(), [(99, 101)])
    portal.seed = next(seed for seed in range(100) if not _edge_shows_both(portal, seed))
    found = read(portal, membership_twice, True, 136)
    assert len(found) == 136
    assert found.settled
    assert len(read(portal, membership, True, 136)) == 136


@pytest.mark.parametrize(("administrator", "readings"), [(True, 2), (False, 2), (True, 6)])
def test_one_who_moves_to_the_beginning_in_every_reading_is_not_lost(administrator, readings):
    """Row 120 comes to the first place once that was read, and goes to the last one before the next reading."""
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
        assert (problem.code, readings) == ("PARTICIPANTS_MOVING", 6)  # noqa: PT017
    else:
        assert 120 in found.card_ids


def _edge_shows_both(portal, seed):
    portal.seed = seed
    return portal._page(50)[-1] != portal._page(100)[0]


def test_readings_of_a_pair_begin_their_windows_at_different_places():
    portal = TiedList(300, set(), [])
    read(portal, membership_twice, True, 300)
    begins = portal.asked
    assert begins[:50] == [index * 50 for index in range(50)]
    assert begins[50:53] == [0, 25, 75]
    assert len(begins) == 50 + 50


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
