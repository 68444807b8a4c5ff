from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.attribution import explained, explicable
from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.calls import Call
from desktop.domain.history import Movement
from desktop.domain.status import IN_WORK, STOP_CALLING, SUCCESS, WRONG_NUMBER

START = datetime(2026, 11, 30, 18, tzinfo=UTC)
LIST, OTHER, COMPANIES = 13, 41, 50
OLGA, PETR = 7, 11
RESULT = "LATER"
"""A result of the portal's own dictionary."""


def kind_of(list_id):
    return COMPANY if list_id == COMPANIES else CONTACT


def at(minutes):
    return START + timedelta(minutes=minutes)


def moved(begin, end, *, list_id=LIST, card_id=101, before=IN_WORK, after=RESULT):
    return Movement(list_id, card_id, before, after, at(begin), at(end))


def call(begin, end=None, operator=OLGA, *, card_id=101, kind=CONTACT, answered=True):
    return Call(kind, card_id, operator, at(begin), at(begin + 3 if end is None else end), answered)


def told(movements, calls):
    """Return list, minute and operator of what is claimed."""
    return [
        (found.list_id, (found.happened - START) / timedelta(minutes=1), found.operator_id)
        for found in explained(movements, calls, kind_of)
    ]


def test_the_call_in_a_night_tells_when_and_by_whom():
    assert told([moved(0, 900)], [call(500, 504, PETR)]) == [(LIST, 504, PETR)]


def test_of_several_calls_the_last_one_that_was_answered_counts():
    calls = [call(500, operator=OLGA), call(20, operator=PETR), call(100, answered=False)]
    assert told([moved(0, 900)], calls) == [(LIST, 503, OLGA)]


def test_nothing_is_claimed_when_the_last_of_several_calls_was_not_answered():
    assert told([moved(0, 900)], [call(20), call(500, answered=False)]) == []
    assert told([moved(0, 900)], [call(20, answered=False), call(500, answered=False)]) == []


def test_an_only_call_counts_although_nobody_answered():
    """A wrong number is found without anybody answering."""
    assert told([moved(0, 900)], [call(20, 20, answered=False)]) == [(LIST, 20, OLGA)]


@pytest.mark.parametrize("result", [SUCCESS, STOP_CALLING])
def test_what_somebody_said_was_said_in_a_call_that_was_answered(result):
    said = moved(0, 900, after=result)
    assert told([said], [call(20), call(500, operator=PETR, answered=False)]) == [(LIST, 23, OLGA)]
    assert told([said], [call(500, answered=False)]) == []
    both = [said, moved(0, 900, list_id=OTHER, after=WRONG_NUMBER)]
    assert told(both, [call(20, answered=False), call(500, operator=PETR)]) == [(LIST, 503, PETR)]
    assert told(both, [call(20), call(500, answered=False)]) == [(LIST, 23, OLGA)]


def test_a_call_that_was_going_on_at_the_earlier_reading_may_be_the_one():
    for before in (call(-1, 2, answered=False), call(-4, -3, answered=False)):
        assert told([moved(0, 900)], [before, call(500, answered=False)]) == []
        assert told([moved(0, 900)], [before, call(500)]) == [(LIST, 503, OLGA)]
    assert told([moved(0, 900)], [call(-9, -6), call(500, answered=False)]) == [(LIST, 503, OLGA)]


def test_no_call_in_between_proves_nothing():
    assert told([moved(0, 900)], []) == []
    assert told([moved(100, 900)], [call(50), call(901), call(98, 102)]) == []


@pytest.mark.parametrize(("begin", "claimed"), [(0, False), (0.1, True), (900, True), (900.1, False)])
def test_the_edges_of_the_window(begin, claimed):
    assert bool(told([moved(0, 900)], [call(begin)])) is claimed


def test_a_call_that_ended_after_the_later_reading_is_put_at_its_end():
    assert told([moved(0, 900)], [call(898, 905)]) == [(LIST, 900, OLGA)]


@pytest.mark.parametrize(
    "movement",
    [
        moved(0, 900, before=None, after=IN_WORK),
        moved(0, 900, before=None),
        moved(0, 900, after=None),
        moved(0, 900, before=RESULT, after=IN_WORK),
    ],
    ids=["added", "added with a result", "removed", "to be called again"],
)
def test_what_a_supervisor_did_is_nobodys_call(movement):
    assert not explicable(movement)
    assert told([movement], [call(500)]) == []


def test_a_corrected_result_is_explained_as_well():
    assert told([moved(0, 900, before="CALL_BACK")], [call(500)]) == [(LIST, 503, OLGA)]


def test_calls_of_others_explain_nothing():
    assert told([moved(0, 900)], [call(500, card_id=102), call(600, kind=COMPANY)]) == []
    assert told([moved(0, 900, list_id=COMPANIES)], [call(500, operator=PETR), call(600, kind=COMPANY)]) == [
        (COMPANIES, 603, OLGA)
    ]


def test_short_windows_are_explained_for_the_operators_sake():
    assert told([moved(0, 3)], [call(1, 2, PETR)]) == [(LIST, 2, PETR)]


def test_a_call_without_an_operator_tells_the_moment():
    assert told([moved(0, 900)], [call(500, operator=None)]) == [(LIST, 503, None)]


def test_a_client_moved_in_two_lists_at_once_and_nobody_knows_in_which_call():
    both = [moved(0, 900), moved(1, 899, list_id=OTHER)]
    assert told(both, [call(100)]) == []
    assert told(both, [call(100), call(500)]) == []


def test_a_client_moved_in_two_lists_and_only_one_order_is_possible():
    both = [moved(0, 200), moved(50, 900, list_id=OTHER)]
    assert told(both, [call(30), call(500, operator=PETR)]) == [(LIST, 33, OLGA), (OTHER, 503, PETR)]
    assert told(both, [call(100), call(500, operator=PETR)]) == [(LIST, 103, OLGA), (OTHER, 503, PETR)]
    assert told(both, [call(100), call(300), call(500, operator=PETR)]) == [(LIST, 103, OLGA), (OTHER, 503, PETR)]
    assert told(both, [call(100), call(150), call(500)]) == []


def test_a_movement_that_has_no_call_of_its_own_puts_the_others_in_doubt():
    assert told([moved(0, 200), moved(50, 900, list_id=OTHER)], [call(30)]) == []
    assert told([moved(0, 200), moved(50, 900, list_id=OTHER)], [call(30), call(40)]) == []
    chain = [moved(0, 200), moved(0, 200, list_id=OTHER), moved(50, 900, list_id=42)]
    assert told(chain, [call(30), call(300), call(500)]) == []
    too_many = [moved(0, 100), *(moved(90, 300, list_id=number) for number in (41, 42, 43))]
    assert told(too_many, [call(50), call(150), call(200)]) == []


def test_windows_that_only_touch_are_apart():
    chain = [moved(0, 100, after="CALL_BACK"), moved(100, 200, before="CALL_BACK")]
    assert told(chain, [call(50), call(150, operator=PETR)]) == [(LIST, 53, OLGA), (LIST, 153, PETR)]
    assert told(chain, [call(150)]) == [(LIST, 153, OLGA)]


def test_the_call_of_a_movement_explained_earlier_explains_nothing_else():
    earlier = replace(moved(0, 900), happened=at(103), operator_id=OLGA)
    other = moved(1, 899, list_id=OTHER)
    assert told([earlier, other], [call(100)]) == []
    assert told([earlier, other], [call(100), call(500, operator=PETR)]) == [(OTHER, 503, PETR)]
    assert told([earlier, other], [call(100, operator=PETR)]) == [(OTHER, 103, PETR)]


def test_a_call_met_twice_is_one_call():
    assert told([moved(0, 900), moved(0, 900, list_id=OTHER)], [call(100), call(100)]) == []
    assert told([moved(0, 900)], [call(20, answered=False)] * 2) == [(LIST, 23, OLGA)]


CODES = st.sampled_from([None, IN_WORK, SUCCESS, RESULT])
MOVED = st.builds(
    lambda begin, length, **fields: moved(begin, begin + length, **fields),
    st.integers(0, 60),
    st.integers(1, 60),
    list_id=st.sampled_from([LIST, OTHER, COMPANIES]),
    card_id=st.sampled_from([101, 102]),
    before=CODES,
    after=CODES,
)
CALLED = st.builds(
    lambda begin, length, **fields: call(begin, begin + length, **fields),
    st.integers(0, 120),
    st.integers(0, 10),
    card_id=st.sampled_from([101, 102]),
    operator=st.sampled_from([OLGA, PETR, None]),
    kind=st.sampled_from([CONTACT, CONTACT, COMPANY]),
    answered=st.booleans(),
)


@given(st.lists(MOVED, max_size=8, unique=True), st.lists(CALLED, max_size=10), st.data())
def test_each_claim_is_a_call_of_the_client_within_the_window_and_no_call_explains_two(movements, calls, data):
    found = explained(movements, calls, kind_of)
    earlier = data.draw(st.sampled_from(found)) if found else None
    for claim in found:
        bare = replace(claim, happened=None, operator_id=None)
        assert bare in movements
        assert explicable(claim)
        assert claim.not_before < claim.happened <= claim.not_after
    assert _matchable(found, calls)
    if earlier is not None:
        # What was claimed is not claimed anew, and its call does not explain another movement later.
        movements = [
            earlier if replace(earlier, happened=None, operator_id=None) == one else one for one in movements
        ]
        again = explained(movements, calls, kind_of)
        assert all(one.happened is not None for one in again)
        assert _matchable([earlier, *again], calls)


def _matchable(claims, calls):
    """Return whether each claim has a call of its own."""
    if not claims:
        return True
    first, *others = claims
    return any(
        (one.operator_id, min(one.ended, first.not_after)) == (first.operator_id, first.happened)
        and one.client == (kind_of(first.list_id), first.card_id)
        and first.not_before < one.began <= first.not_after
        and _matchable(others, [*calls[:place], *calls[place + 1 :]])
        for place, one in enumerate(calls)
    )


@given(st.lists(MOVED, max_size=8, unique=True), st.lists(CALLED, max_size=10), st.randoms())
def test_the_order_in_which_things_are_told_does_not_matter(movements, calls, source):
    first = explained(movements, calls, kind_of)
    source.shuffle(movements)
    source.shuffle(calls)
    assert set(explained(movements, calls, kind_of)) == set(first)
