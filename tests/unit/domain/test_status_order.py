from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import status_order
from desktop.domain.status import Status, Statuses
from desktop.domain.status_order import moved, new_sorts


def made(*sorts):
    return [Status(number, chr(64 + number), "", sort) for number, sort in enumerate(sorts, 1)]


def marked(system, *sorts):
    return [replace(status, system=status.code in system) for status in made(*sorts)]


def codes(statuses):
    return "".join(status.code for status in statuses)


def put(wished):
    changes = new_sorts(wished)
    return [replace(status, sort=changes.get(status.code, status.sort)) for status in wished]


@pytest.mark.parametrize(
    ("code", "place", "order"), [("B", 0, "BAC"), ("A", 1, "BAC"), ("A", 9, "BCA"), ("C", -1, "CAB")]
)
def test_an_entry_is_moved_to_a_place(code, place, order):
    assert codes(moved(Statuses(made(10, 20, 30)), code, place)) == order


def test_an_entry_that_is_gone_cannot_be_moved():
    with pytest.raises(KeyError, match="Z"):
        moved(Statuses(made(10)), "Z", 0)


@pytest.mark.parametrize(
    ("code", "above", "order"),
    [("C", "A", "ACBD"), ("C", "", "CABD"), ("A", "BCD", "BCDA"), ("A", "BXZ", "BACD"), ("A", "XZ", "ABCD")],
)
def test_an_entry_is_put_below_the_nearest_that_is_there(code, above, order):
    entries = made(10, 20, 30, 40)
    status = next(status for status in entries if status.code == code)
    assert codes(status_order.put(entries, status, above)) == order


def test_a_new_entry_is_put_among_the_others():
    assert codes(status_order.put(made(10, 20), Status(0, "N", "", 0), "A")) == "ANB"


@pytest.mark.parametrize(
    ("sorts", "code", "place", "changes"),
    [
        ((10, 20, 30), "B", 0, {"B": 5}),
        ((10, 15, 20), "B", 2, {"B": 30}),
        ((10, 20, 20, 20), "B", 3, {"B": 30}),
        ((10, 20, 30), "A", 0, {}),
        ((10, 20, 30), "A", 2, {"A": 40}),
        ((10, 20, 30, 40), "D", 1, {"D": 15}),
        ((10, 11, 12, 13), "D", 1, {"A": 5, "D": 10}),
        ((20, 20, 30), "B", 0, {"B": 10}),
        ((1, 2), "B", 0, {"A": 10}),
        ((1, 2, 3), "C", 0, {"A": 10, "B": 20}),
        ((0, 0), "A", 0, {"A": 10, "B": 20}),
    ],
)
def test_who_gets_which_new_sort(sorts, code, place, changes):
    assert new_sorts(moved(Statuses(made(*sorts)), code, place), moving=code) == changes


def test_a_new_entry_gets_a_place_of_its_own():
    new = Status(0, "NEW", "", 0)
    old = made(10, 20, 30)
    assert new_sorts([*old, new]) == {"NEW": 40}
    assert new_sorts([new, *old]) == {"NEW": 5}
    between = new_sorts([old[0], new, *old[1:]])
    assert between == {"NEW": 15}
    assert type(between["NEW"]) is int
    assert new_sorts([new]) == {"NEW": 10}
    assert new_sorts([new, Status(1, "A", "", 2)]) == {"NEW": 1}
    assert new_sorts([new, Status(1, "A", "", 100)]) == {"NEW": 50}


def test_as_many_entries_as_can_keep_their_place():
    first, second, stray, last = made(3, 6, 3, 9)
    assert new_sorts([first, second, stray, last]) == {"C": 8}


def test_a_new_entry_behind_several_that_share_a_place_leaves_them_there():
    new = Status(0, "NEW", "", 0)
    assert new_sorts([*marked("ABC", 10, 20, 30, 100, 100, 100, 100, 100, 100), new]) == {"NEW": 110}
    assert new_sorts([*made(100, 100), new, *made(200, 200)[1:]]) == {"NEW": 150}


def test_of_two_that_could_stay_the_lower_one_does():
    assert new_sorts(made(20, 10)) == {"A": 5}


def test_a_system_entry_stays_where_another_can_change_instead():
    assert new_sorts(moved(Statuses(marked("B", 10, 20)), "B", 0), moving="B") == {"A": 30}
    assert new_sorts(moved(Statuses(marked("A", 10, 20)), "A", 1), moving="A") == {"B": 5}
    assert new_sorts(moved(Statuses(marked("AB", 10, 20)), "A", 1), moving="A") == {"A": 30}


@given(st.lists(st.integers(-5, 60), min_size=1, max_size=8), st.data())
def test_the_order_is_the_wished_one_whatever_stood_there(sorts, data):
    wished = moved(
        Statuses(made(*sorts)), data.draw(st.sampled_from(made(*sorts))).code, data.draw(st.integers(0, 8))
    )
    result = put(wished)
    assert codes(Statuses(result)) == codes(wished)
    assert all(status.sort > 0 and type(status.sort) is int for status in result)


@given(st.lists(st.tuples(st.integers(1, 25), st.booleans()), min_size=1, max_size=6), st.randoms())
def test_no_fewer_changes_would_do_nor_as_few_with_fewer_system_entries(entries, random):
    system = "".join(chr(65 + number) for number, (_, is_system) in enumerate(entries) if is_system)
    wished = marked(system, *(sort for sort, _ in entries))
    random.shuffle(wished)
    changes = new_sorts(wished)
    fewest = min(
        (count, sum(wished[place].system for place in free))
        for count in range(len(wished) + 1)
        for free in combinations(range(len(wished)), count)
        if fits(wished, set(free))
    )
    assert (len(changes), sum(status.system for status in wished if status.code in changes)) == fewest


def fits(wished, free):
    """Return whether all but the free places can keep their sort: each free place only needs a number of its own."""
    low, low_id = 0, 0
    for place, status in enumerate(wished):
        if place in free:
            low, low_id = low + 1, len(wished) + 1
        elif (status.sort, status.id) <= (low, low_id):
            return False
        else:
            low, low_id = status.sort, status.id
    return True
