from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.status import Status, in_queue_order
from desktop.domain.status_order import moved, new_sorts


def made(*sorts):
    return [Status(number, chr(64 + number), "", sort) for number, sort in enumerate(sorts, 1)]


def codes(statuses):
    return "".join(status.code for status in statuses)


def put(wished):
    changes = new_sorts(wished)
    return [replace(status, sort=changes.get(status.code, status.sort)) for status in wished]


@pytest.mark.parametrize(
    ("code", "place", "order"), [("B", 0, "BAC"), ("A", 1, "BAC"), ("A", 9, "BCA"), ("C", -1, "CAB")]
)
def test_an_entry_is_moved_to_a_place(code, place, order):
    assert codes(moved(made(10, 20, 30), code, place)) == order


def test_an_entry_that_is_gone_cannot_be_moved():
    with pytest.raises(KeyError, match="Z"):
        moved(made(10), "Z", 0)


@pytest.mark.parametrize(
    ("sorts", "code", "place", "changes"),
    [
        ((10, 20, 30), "B", 0, {"A": 20, "B": 10}),
        ((10, 15, 20), "B", 2, {"B": 20, "C": 15}),
        ((10, 20, 30), "A", 0, {}),
        ((10, 20, 30), "A", 2, {"A": 40}),
        ((10, 20, 30, 40), "D", 1, {"D": 15}),
        ((10, 11, 12, 13), "D", 1, {"A": 5, "D": 10}),
        ((20, 20, 30), "B", 0, {"B": 10}),
        ((1, 2), "B", 0, {"A": 2, "B": 1}),
        ((1, 2, 3), "C", 0, {"A": 10, "B": 20}),
        ((0, 0), "A", 0, {"A": 10, "B": 20}),
    ],
)
def test_who_gets_which_new_sort(sorts, code, place, changes):
    assert new_sorts(moved(made(*sorts), code, place)) == changes


def test_a_new_entry_gets_a_place_of_its_own():
    new = Status(0, "NEW", "", 0)
    old = made(10, 20, 30)
    assert new_sorts([*old, new]) == {"NEW": 40}
    assert new_sorts([new, *old]) == {"NEW": 5}
    assert new_sorts([old[0], new, *old[1:]]) == {"NEW": 15}
    assert new_sorts([new]) == {"NEW": 10}
    assert new_sorts([new, Status(1, "A", "", 2)]) == {"NEW": 1}
    assert new_sorts([new, Status(1, "A", "", 100)]) == {"NEW": 50}


def test_as_many_entries_as_can_keep_their_place():
    first, second, stray, last = made(3, 6, 3, 9)
    assert new_sorts([first, second, stray, last]) == {"C": 8}


@given(st.lists(st.integers(-5, 60), min_size=1, max_size=8), st.data())
def test_the_order_is_the_wished_one_whatever_stood_there(sorts, data):
    wished = moved(made(*sorts), data.draw(st.sampled_from(made(*sorts))).code, data.draw(st.integers(0, 8)))
    result = put(wished)
    assert codes(in_queue_order(result)) == codes(wished)
    places = [status.sort for status in result]
    assert places[0] > 0
    assert all(type(place) is int for place in places)
    assert all(one < other for one, other in pairwise(places))


@given(st.lists(st.integers(1, 25), min_size=1, max_size=6), st.randoms())
def test_no_fewer_changes_would_do_but_for_two_that_change_places(sorts, random):
    wished = made(*sorts)
    random.shuffle(wished)
    changes = new_sorts(wished)
    fewest = next(
        count
        for count in range(len(wished) + 1)
        if any(fits(wished, set(free)) for free in combinations(range(len(wished)), count))
    )
    swap = len(changes) == 2 and sorted(changes.values()) == sorted(s.sort for s in wished if s.code in changes)
    assert len(changes) == fewest or (swap and fewest == 1)


def fits(wished, free):
    """Tell whether all but the free places can keep their sort: each free one just needs a number of its own."""
    low = 0
    for place, status in enumerate(wished):
        if place in free:
            low += 1
        elif status.sort <= low:
            return False
        else:
            low = status.sort
    return True
