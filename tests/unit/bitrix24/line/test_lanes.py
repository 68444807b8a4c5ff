import pytest

from desktop.bitrix24.line.lanes import FEW, FIRST, MOST, Lanes

METHOD, BATCH = "crm.calllist.items.get", 50


def allowed(lanes, now=0.0, commands=BATCH):
    return next(busy for busy in range(MOST + 2) if not lanes.room(commands, busy, now))


def quick(lanes, times, crowd=2):
    for _ in range(times):
        lanes.answered(METHOD, BATCH, crowd, 0.2, 0)


def test_the_first_request_of_its_size_goes_alone():
    lanes = Lanes()
    lanes.answered(METHOD, 1, 1, 0.2, 0)
    assert (allowed(lanes), allowed(lanes, commands=FEW)) == (1, FIRST)


def test_then_four_go_side_by_side_and_one_more_with_each_quick_answer():
    lanes = Lanes()
    counts = []
    for _ in range(8):
        quick(lanes, 1)
        counts.append(allowed(lanes))
    assert counts == [FIRST, 5, 6, 7, 8, 9, MOST, MOST]


@pytest.mark.parametrize("most", [1, 3])
def test_the_supervisor_may_hold_them_back(most):
    lanes = Lanes(lambda: most)
    quick(lanes, 9)
    assert allowed(lanes) == most


@pytest.mark.parametrize(("too_many", "enough"), [(10, 5), (4, 2), (3, 2), (2, 1)])
def test_a_failure_brings_it_down_to_one_and_back_to_half_of_what_was_too_many(too_many, enough):
    lanes = Lanes()
    quick(lanes, 9)
    lanes.failed(too_many, 0)
    assert allowed(lanes) == 1
    quick(lanes, 9)
    assert allowed(lanes) == enough


def test_what_was_too_many_is_tried_again_later_one_at_a_time():
    lanes = Lanes()
    quick(lanes, 1)
    lanes.failed(3, 0)
    quick(lanes, 9)
    assert [allowed(lanes, now) for now in (60, 200, 201, 400)] == [2, 3, 3, 4]


def test_a_failure_of_one_alone_says_nothing_about_how_many_are_too_many():
    lanes = Lanes()
    lanes.failed(1, 0)
    quick(lanes, 9)
    assert allowed(lanes) == MOST


def test_a_slow_answer_among_several_brings_it_down_to_one():
    lanes = Lanes()
    quick(lanes, 9)
    lanes.answered(METHOD, BATCH, 5, 0.59, 0)
    assert allowed(lanes) == MOST
    lanes.answered(METHOD, BATCH, 5, 0.7, 0)
    assert allowed(lanes) == 1


def test_a_slow_answer_to_one_alone_is_the_portal_s_own_pace():
    lanes = Lanes()
    quick(lanes, 9)
    lanes.answered(METHOD, BATCH, 1, 5, 0)
    assert allowed(lanes) == MOST


def test_large_requests_are_not_compared_with_small_ones():
    lanes = Lanes()
    lanes.answered(METHOD, 1, 1, 0.05, 0)
    lanes.answered(METHOD, BATCH, 1, 2, 0)
    lanes.answered(METHOD, BATCH, 4, 2.5, 0)
    assert allowed(lanes) > FIRST


def test_methods_that_take_longer_are_not_compared_with_those_that_are_quick():
    lanes = Lanes()
    quick(lanes, 9)
    for took in (2, 2.5, 3):
        lanes.answered("crm.item.list", BATCH, 4, took, 0)
    assert allowed(lanes) == MOST
    lanes.answered("crm.item.list", BATCH, 4, 5, 0)
    assert allowed(lanes) == 1


def test_a_portal_that_has_become_slower_for_good_is_used_in_full_again():
    lanes = Lanes()
    quick(lanes, 9)
    for _ in range(60):
        lanes.answered(METHOD, BATCH, 1, 0.7, 0)
    lanes.answered(METHOD, BATCH, 5, 0.7, 0)
    assert allowed(lanes) == MOST
