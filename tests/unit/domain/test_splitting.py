import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.call_list import Participant
from desktop.domain.splitting import Combination, chosen_people, combined, dealt, grouped, shared_out
from desktop.domain.status import IN_WORK

people = st.lists(st.integers(1, 60), unique=True, max_size=40)


@given(people, st.integers(1, 7))
def test_everybody_is_dealt_out_once_and_parts_are_even(card_ids, parts):
    made = dealt(card_ids, parts)
    assert sorted(card_id for part in made for card_id in part) == sorted(card_ids)
    assert len(made) == parts
    assert max(map(len, made)) - min(map(len, made)) <= 1


@given(people, st.dictionaries(st.integers(1, 60), st.integers(1, 4)))
def test_everybody_is_in_one_group_the_biggest_first(card_ids, owners):
    groups = grouped(card_ids, owners, 0)
    assert sorted(card_id for members in groups.values() for card_id in members) == sorted(card_ids)
    assert all(owners.get(card_id, 0) == owner for owner, members in groups.items() for card_id in members)
    sizes = [len(members) for members in groups.values()]
    assert sizes == sorted(sizes, reverse=True)


@given(st.lists(people, min_size=1, max_size=4))
def test_lists_are_put_together_as_sets_in_the_order_of_the_first(lists):
    sets = [set(card_ids) for card_ids in lists]
    expected = {
        Combination.UNION: set().union(*sets),
        Combination.INTERSECTION: set.intersection(*sets),
        Combination.DIFFERENCE: sets[0].difference(*sets[1:]),
    }
    for how, wanted in expected.items():
        made = combined(how, lists)
        assert len(made) == len(set(made))
        assert set(made) == wanted
        assert [card_id for card_id in made if card_id in sets[0]] == [card for card in lists[0] if card in wanted]


def test_nothing_makes_nothing():
    assert all(combined(how, []) == () for how in Combination)


def test_equal_groups_stand_as_they_were_met():
    owners = {1: "В", 2: "А", 3: "Б", 4: "Б", 5: "А", 6: "В", 7: "Г"}
    assert list(grouped([7, 1, 2, 3, 4, 5, 6], owners, "")) == ["В", "А", "Б", "Г"]


@pytest.mark.parametrize("parts", [0, -1])
def test_nobody_is_dealt_out_to_no_parts(parts):
    with pytest.raises(ValueError, match="part"):
        dealt([1, 2], parts)


@pytest.mark.parametrize(
    ("how", "codes", "expected"),
    [
        (Combination.UNION, {IN_WORK}, (1, 4, 6)),  # 2 and 3 have another status in one of the lists
        (Combination.UNION, {IN_WORK, "LATER"}, (1, 2, 4, 6)),
        (Combination.UNION, {IN_WORK, "LATER", "SUCCESS"}, (1, 2, 3, 4, 5, 6)),
        (Combination.UNION, {"LATER"}, ()),
        (Combination.INTERSECTION, {IN_WORK, "LATER"}, (2, 4)),
        (Combination.DIFFERENCE, {IN_WORK}, (1,)),
    ],
)
def test_whoever_has_another_status_in_any_of_the_lists_is_left_out(how, codes, expected):
    one = {1: IN_WORK, 2: "LATER", 3: IN_WORK, 4: IN_WORK}
    other = {2: IN_WORK, 3: "SUCCESS", 4: IN_WORK, 5: "SUCCESS", 6: IN_WORK}
    lists = [[Participant(*pair) for pair in people_.items()] for people_ in (one, other)]
    assert chosen_people(how, lists, codes) == expected


def test_several_lists_are_shared_out_so_that_all_have_about_as_many():
    lists = [list(range(10)), list(range(10, 14)), [], [20]]
    shared = shared_out(lists, [7, 8, 9])
    assert [[len(part) for _, part in parts] for parts in shared] == [[4, 3, 3], [2, 2], [0], [1]]
    assert shared[0][0] == (7, (0, 1, 2, 3))  # the front of the queue stays
    gets = {user: sum(len(part) for parts in shared for who, part in parts if who == user) for user in (7, 8, 9)}
    assert max(gets.values()) - min(gets.values()) <= 1


def test_who_stays_is_in_the_first_part():
    [parts] = shared_out([[1, 2, 3, 4, 5, 6]], [7, 8], {5, 6})
    assert parts == [(7, (1, 5, 6)), (8, (2, 3, 4))]
    assert shared_out([[1, 2]], [7, 8], {1, 2}) == [[(7, (1, 2))]]


def test_without_users_nothing_is_shared_out():
    with pytest.raises(ValueError, match="user"):
        shared_out([[1]], [])


@given(
    st.lists(st.lists(st.integers(0, 30), unique=True, max_size=12), max_size=5),
    st.lists(st.integers(100, 110), unique=True, min_size=1, max_size=4),
    st.sets(st.integers(0, 30)),
)
def test_nobody_is_lost_or_doubled_when_lists_are_shared_out(lists, users, staying):
    shared = shared_out(lists, users, staying)
    for people, parts in zip(lists, shared, strict=True):
        (_, first), *others = parts
        assert sorted([*first, *(one for _, part in others for one in part)]) == sorted(people)
        assert all(part and not staying & set(part) for _, part in others)
        assert len({user for user, _ in parts}) == len(parts)
