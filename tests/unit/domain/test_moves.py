"""People moved from one list to another: nobody drops out of both, and nobody loses a result silently."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.call_list import COMPANY, CONTACT, CallList, Membership, Participant
from desktop.domain.journal import Entry, Outcome
from desktop.domain.journal_entries import (
    CreationAfter,
    CreationEntry,
    CreationResult,
    DeletionBefore,
    DeletionEntry,
    MembersAfter,
    MembersBefore,
    MembersEntry,
)
from desktop.domain.list_plans import ActivityWish, NewList, plan_activity, plan_creation, plan_deletion
from desktop.domain.moves import Move, Settlement, in_both, is_leaving, leaving, list_of, moves_of, settle, unable
from desktop.domain.plans import Wish, plan_members
from desktop.domain.status import IN_WORK

AT = datetime(2026, 11, 20, tzinfo=UTC)
SOURCE, FIRST, SECOND = 13, 41, 42


def membership(list_id, people, complete=True):
    participants = tuple(Participant(card_id, status) for card_id, status in people.items())
    return Membership(list_id, participants, complete, False, True, AT)


def readings(source, first=None, second=None, *, complete=True):
    return {
        SOURCE: membership(SOURCE, source, complete),
        FIRST: membership(FIRST, first or {}),
        SECOND: membership(SECOND, second or {}),
    }


def move(*card_ids, ends=False, **statuses):
    people = dict.fromkeys(card_ids, IN_WORK) | {int(key[1:]): status for key, status in statuses.items()}
    return Move(SOURCE, CONTACT, people, (FIRST, SECOND), ends)


def test_only_those_who_are_seen_in_a_target_leave_the_source():
    made = settle(
        move(1, 2, 3), readings(dict.fromkeys((1, 2, 3, 4), IN_WORK), {1: IN_WORK, 4: IN_WORK}, {2: IN_WORK})
    )
    assert (made.leave, made.return_, made.ends) == ((1, 2), {}, False)
    assert made


def test_there_is_nothing_to_settle_once_everybody_is_in_one_list():
    made = settle(move(1, 2), readings({3: IN_WORK}, {1: IN_WORK}, {2: "SUCCESS"}))
    assert (made.leave, made.return_) == ((), {})
    assert not made


def test_whoever_else_is_in_a_target_stands_in_nobodys_way():
    assert settle(move(1), readings({1: IN_WORK}, {8: "OWN", 1: IN_WORK}, {9: IN_WORK})).leave == (1,)


def test_who_is_in_both_targets_leaves_once():
    assert settle(move(1), readings({1: IN_WORK}, {1: IN_WORK}, {1: IN_WORK})).leave == (1,)


@pytest.mark.parametrize(
    ("shown", "in_source", "in_target", "leaves", "returns"),
    [
        (IN_WORK, IN_WORK, IN_WORK, True, False),
        (IN_WORK, IN_WORK, "SUCCESS", True, False),
        (IN_WORK, "SUCCESS", IN_WORK, False, True),  # got a result, which leaving would lose: out of the target
        (IN_WORK, "SUCCESS", "SUCCESS", False, False),  # a result in both: both are kept
        ("SUCCESS", "SUCCESS", IN_WORK, True, False),  # its loss was announced
        ("SUCCESS", "STOP_CALLING", IN_WORK, False, True),
        ("SUCCESS", IN_WORK, IN_WORK, True, False),
    ],
)
def test_a_result_that_came_meanwhile_is_never_lost(shown, in_source, in_target, leaves, returns):
    made = settle(move(i1=shown), readings({1: in_source}, {2: IN_WORK}, {1: in_target, 3: IN_WORK}))
    assert made.leave == ((1,) if leaves else ())
    assert made.return_ == ({SECOND: (1,)} if returns else {})
    assert bool(made) is (leaves or returns)


@pytest.mark.parametrize(
    ("source", "complete", "ends", "expected"),
    [
        ({1: IN_WORK, 2: IN_WORK}, True, True, True),
        ({1: IN_WORK, 2: IN_WORK}, True, False, False),
        ({1: IN_WORK, 2: IN_WORK}, False, True, False),  # the reading may have missed somebody
        ({1: IN_WORK, 2: "SUCCESS"}, True, True, False),
        ({1: IN_WORK, 2: IN_WORK, 9: IN_WORK}, True, True, False),  # somebody else was added
    ],
)
def test_the_source_ends_only_when_nobody_is_left_in_it(source, complete, ends, expected):
    made = settle(move(1, 2, ends=ends), readings(source, {1: IN_WORK}, {2: IN_WORK}, complete=complete))
    assert made.ends is expected


statuses = st.sampled_from([IN_WORK, "SUCCESS", "STOP_CALLING"])
lists = st.dictionaries(st.integers(1, 8), statuses)


@given(people=lists, source=lists, first=lists, second=lists, ends=st.booleans(), stays=st.booleans())
def test_whatever_happened_nobody_is_in_no_list_afterwards_and_no_result_is_gone_unsaid(
    people, source, first, second, ends, stays
):
    mine = Move(SOURCE, CONTACT, people, (FIRST, SECOND), ends, stays)
    made = settle(mine, readings(source, first, second))
    after = {FIRST: dict(first), SECOND: dict(second)}
    for target, card_ids in made.return_.items():
        for card_id in card_ids:
            assert after[target].pop(card_id) == IN_WORK
    left = {card_id: status for card_id, status in source.items() if card_id not in made.leave}
    everywhere = {*left, *after[FIRST], *after[SECOND]}
    assert everywhere == {*source, *first, *second}
    assert len(set(made.leave)) == len(made.leave)
    assert set(made.leave) <= (set() if stays else people.keys())
    assert all(source[card_id] in (IN_WORK, people[card_id]) for card_id in made.leave)
    if made.ends:
        assert left == {}
    twice = settle(mine, readings(left, after[FIRST], after[SECOND]))
    assert not twice


WHO = {"at": AT, "user_id": 1, "host": "acme"}


def entry(list_id, *, added=(), removed=(), moving=None, outcome=Outcome.DONE, kind=CONTACT):
    before = MembersBefore(kind=kind, kept=(), removed=removed, moving=moving)
    return MembersEntry(
        **WHO, list_id=list_id, before=before, after=MembersAfter(added=added, sent=()), outcome=outcome
    )


def deleted_list(list_id, members=(), outcome=Outcome.DONE):
    before = DeletionBefore(subject="", responsible=None, kind=CONTACT, form=None, members=members)
    return DeletionEntry(**WHO, list_id=list_id, before=before, outcome=outcome)


def made_list(number, *added, outcome=Outcome.DONE, drawn=()):
    after = CreationAfter(
        kind=CONTACT, added=added, form=None, subject="", responsible=None, drawn_from=tuple(map(tuple, drawn))
    )
    return CreationEntry(**WHO, after=after, outcome=outcome, result=CreationResult(list=number))


def activity_change(list_id):
    return Entry(**WHO, list_id=list_id, outcome=Outcome.DONE)


def test_a_split_is_a_move_to_the_lists_that_were_made():
    split = [
        made_list(FIRST, 1, 2),
        made_list(SECOND, 3),
        entry(SOURCE, removed=[[1, IN_WORK], [3, "OWN"], [9, IN_WORK]]),
    ]
    assert moves_of(split) == [Move(SOURCE, CONTACT, {1: IN_WORK, 3: "OWN"}, (FIRST, SECOND))]


def test_a_target_that_nobody_of_the_source_went_to_is_none():
    entries = [made_list(FIRST, 1), made_list(SECOND, 7), entry(SOURCE, removed=[[1, IN_WORK]])]
    assert moves_of(entries) == [Move(SOURCE, CONTACT, {1: IN_WORK}, (FIRST,))]
    assert moves_of(entries[::-1]) == moves_of(entries)


def test_people_chosen_from_a_list_stay_there_and_leave_the_new_one_when_they_get_a_result():
    made = made_list(FIRST, 1, 2, drawn=[[SOURCE, 1, "WRONG_NUMBER"], [SOURCE, 2, IN_WORK]])
    [move] = moves_of([made])
    assert move == Move(SOURCE, CONTACT, {1: "WRONG_NUMBER", 2: IN_WORK}, (FIRST,), stays=True)
    there = {SOURCE: {1: "WRONG_NUMBER", 2: "STOP_CALLING"}, FIRST: {1: IN_WORK, 2: IN_WORK}}
    read = {number: membership(number, people) for number, people in there.items()}
    assert settle(move, read) == Settlement((), {FIRST: (2,)}, ends=False)
    assert in_both(move, read) == ()


@pytest.mark.parametrize("outcome", [Outcome.INTENDED, Outcome.UNKNOWN])
def test_a_list_that_is_to_be_deleted_ends(outcome):
    members_ = [[1, IN_WORK], [2, "SUCCESS"]]
    entries = [made_list(FIRST, 1, 2), deleted_list(SOURCE, members=members_, outcome=outcome)]
    assert moves_of(entries) == [Move(SOURCE, CONTACT, {1: IN_WORK, 2: "SUCCESS"}, (FIRST,), ends=True)]
    assert moves_of([*entries, entry(SOURCE, removed=[[1, IN_WORK]])])[0].ends


def test_a_list_that_was_deleted_is_left_by_everybody_and_nobodys_target():
    gone = deleted_list(SOURCE, members=[[1, IN_WORK]])
    assert moves_of([made_list(FIRST, 1), gone]) == []
    leaving_ = entry(SOURCE, removed=[[1, IN_WORK], [2, IN_WORK]])
    target_gone = [made_list(FIRST, 1), made_list(SECOND, 2), leaving_, deleted_list(FIRST, members=[])]
    assert moves_of(target_gone) == [Move(SOURCE, CONTACT, {2: IN_WORK}, (SECOND,))]
    kept = deleted_list(SOURCE, members=[], outcome=Outcome.NOT_DONE)
    assert len(moves_of([made_list(FIRST, 1), leaving_, kept])) == 1


def test_the_steps_of_one_list_are_one_move():
    steps = [entry(SOURCE, removed=[[1, IN_WORK]]), entry(SOURCE, removed=[[1, "OWN"], [2, IN_WORK]])]
    coming = [made_list(FIRST, 1), made_list(SECOND, 2)]
    assert moves_of([*coming, *steps]) == [Move(SOURCE, CONTACT, {1: "OWN", 2: IN_WORK}, (FIRST, SECOND))]
    other = entry(FIRST, removed=[[2, IN_WORK]])
    assert [one.source for one in moves_of([*coming, steps[0], other])] == [SOURCE, FIRST]


def test_who_is_drawn_from_a_list_stays_there():
    drawn = [[SOURCE, 1, IN_WORK], [SOURCE, 2, "OWN"], [7, 1, "OWN"]]

    def recycled(number, outcome=Outcome.DONE):
        return made_list(number, 1, 2, outcome=outcome, drawn=drawn)

    expected = [
        Move(SOURCE, CONTACT, {1: IN_WORK, 2: "OWN"}, (FIRST,), stays=True),
        Move(7, CONTACT, {1: "OWN"}, (FIRST,), stays=True),
    ]
    assert moves_of([recycled(FIRST)]) == expected
    assert moves_of([recycled(FIRST, Outcome.NOT_DONE)]) == moves_of([recycled(0)]) == []
    assert moves_of([recycled(FIRST), deleted_list(FIRST, members=[])]) == []
    there = readings({1: IN_WORK, 2: "STOP_CALLING"}, {1: IN_WORK, 2: IN_WORK})
    made = settle(expected[0], there)
    assert (made.leave, made.return_, made.ends) == ((), {FIRST: (2,)}, False)
    assert in_both(expected[0], there) == ()


@pytest.mark.parametrize("outcome", [Outcome.INTENDED, Outcome.UNKNOWN, Outcome.DONE])
def test_what_may_have_happened_is_a_move_and_what_was_not_done_is_none(outcome):
    leaving_, coming = entry(SOURCE, removed=[[1, IN_WORK]], outcome=outcome), made_list(FIRST, 1, outcome=outcome)
    assert len(moves_of([coming, leaving_])) == 1
    assert moves_of([made_list(FIRST, 1, outcome=Outcome.NOT_DONE), leaving_]) == []
    assert moves_of([coming, entry(SOURCE, removed=[[1, IN_WORK]], outcome=Outcome.NOT_DONE)]) == []


def test_who_goes_nowhere_does_not_move():
    gone = entry(SOURCE, removed=[[1, IN_WORK]])
    assert moves_of([gone]) == []
    assert moves_of([gone, entry(FIRST, added=[2])]) == []
    assert moves_of([entry(SOURCE, added=[1], removed=[[1, IN_WORK]])]) == []
    assert moves_of([gone, entry(FIRST, added=[1], kind=COMPANY)]) == []
    assert moves_of([gone, made_list(0, 1)]) == []  # the list never got a number
    assert moves_of([gone, activity_change(FIRST)]) == []


def test_those_who_are_to_move_are_what_a_step_says_even_when_it_removes_fewer():
    step = entry(SOURCE, moving=[[1, IN_WORK], [2, "OWN"]], removed=[[1, IN_WORK]])
    assert leaving(step) == {1: IN_WORK, 2: "OWN"}
    assert leaving(entry(SOURCE, moving=[], removed=[[1, IN_WORK]])) == {}
    assert leaving(entry(SOURCE, removed=[[5, IN_WORK]])) == {5: IN_WORK}
    assert leaving(deleted_list(SOURCE, members=[[7, "OWN"]])) == {7: "OWN"}
    assert leaving(deleted_list(SOURCE)) == leaving(entry(SOURCE)) == {}
    assert leaving(made_list(FIRST, 1)) == {}
    assert leaving(activity_change(SOURCE)) == {}


def test_the_number_of_a_list_that_was_made_is_what_the_portal_said():
    assert list_of(made_list(41, 1)) == 41
    assert list_of(entry(13)) == 13
    assert list_of(entry(0)) == 0
    assert list_of(made_list(0, 1)) == 0


def test_who_is_in_the_source_and_in_a_target_is_told_once():
    both = in_both(
        move(1, 2, 3), readings(dict.fromkeys((1, 2, 9), IN_WORK), {2: "A", 9: "A"}, {1: "A", 2: "A", 3: "A"})
    )
    assert both == (2, 1)


def members(list_id, present, *, add=(), remove=(), kind=CONTACT, deleted=(), readable=None, **more):
    call_list = CallList(list_id, kind, None, 1, None)
    readable = dict.fromkeys({*present, *add} - {*deleted}, True) if readable is None else readable
    wish = Wish(list_id, tuple(add), tuple(remove), **more)
    return plan_members(wish, call_list, membership(list_id, present), None, readable, deleted)


def creation(*card_ids, readable=None, kind=CONTACT):
    return plan_creation(NewList(kind, card_ids), dict.fromkeys(card_ids if readable is None else readable, True), 1)


PEOPLE = dict.fromkeys((1, 2, 3), IN_WORK)


@pytest.mark.parametrize(
    ("plans", "held_up"),
    [
        ((creation(1, 2), members(SOURCE, PEOPLE, remove=(1, 2))), set()),
        ((creation(1, 2, readable=(1,)), members(SOURCE, PEOPLE, remove=(1, 2))), {2}),  # 2 has no card to add
        ((creation(1, 2, readable=(1,)),), set()),  # 2 was not to leave any list
        ((creation(1, 9), members(SOURCE, PEOPLE, remove=(1, 9))), {9}),  # 9 has left already
        ((creation(1, 2), members(SOURCE, PEOPLE, remove=(1, 2), deleted=(2,))), {2}),
        ((creation(1, 2), members(SOURCE, PEOPLE, remove=(1, 2), readable={1: True})), {2}),
        (
            (
                creation(1, 2),
                members(SOURCE, PEOPLE | {2: "SUCCESS"}, remove=(1, 2), losing=((1, IN_WORK), (2, IN_WORK))),
            ),
            {2},
        ),
        (
            (
                members(FIRST, {5: IN_WORK}, add=(1, 2), readable={5: True, 1: True}),
                members(SOURCE, PEOPLE, remove=(1, 2)),
            ),
            {2},
        ),
        ((members(FIRST, {5: IN_WORK}, add=(1, 2), stopped=(2,)), members(SOURCE, PEOPLE, remove=(1, 2))), {2}),
        (
            (
                members(FIRST, {5: IN_WORK}, add=(1, 2), readable={5: True, 1: True, 2: False}),
                members(SOURCE, PEOPLE, remove=(1, 2)),
            ),
            {2},
        ),
        ((members(FIRST, {1: IN_WORK}, add=(1,)), members(SOURCE, PEOPLE, remove=(1,))), set()),  # 1 is there already
    ],
)
def test_who_cannot_take_a_step_of_a_move_takes_none(plans, held_up):
    assert unable(plans) == {(CONTACT, card_id) for card_id in held_up}


def deletion(people):
    call_list = CallList(SOURCE, CONTACT, None, 1, None)
    return plan_deletion(call_list, membership(SOURCE, people), [], [], administrator=True)


def test_a_list_that_is_deleted_is_left_by_all_of_it():
    assert unable([creation(1, 2, readable=(1,)), deletion(PEOPLE)]) == {(CONTACT, 2)}
    assert unable([creation(1, 2, readable=(1,), kind=COMPANY), deletion(PEOPLE)]) == frozenset()
    assert is_leaving(deletion(PEOPLE), [creation(3)])


def test_which_steps_take_people_out_of_a_list_who_come_to_another():
    coming, going = creation(1, 2), members(SOURCE, PEOPLE, remove=(2,))
    other = plan_activity(ActivityWish(SOURCE, "Новая"), [], administrator=True)
    plans = [coming, going, other]
    assert [is_leaving(plan, plans) for plan in plans] == [False, True, False]
    assert not is_leaving(members(SOURCE, PEOPLE, remove=(3,)), plans)
    assert not is_leaving(members(SOURCE, PEOPLE), plans)
    assert not is_leaving(members(SOURCE, PEOPLE, remove=(2,), kind=COMPANY), plans)
    assert is_leaving(going, [members(FIRST, {5: IN_WORK}, add=(2,))])
    assert is_leaving(going, [members(FIRST, {2: IN_WORK}, add=(2,))])
    assert unable([other]) == frozenset()


def test_of_several_lists_that_people_come_from_each_counts():
    coming = creation(1, 5, 6, readable=(6,))
    other = plan_activity(ActivityWish(SOURCE, "Новая"), [], administrator=True)
    plans = [
        other,
        coming,
        members(SOURCE, PEOPLE, remove=(1,)),
        members(FIRST, {5: IN_WORK, 7: IN_WORK}, remove=(5,)),
    ]
    assert unable(plans) == {(CONTACT, 1), (CONTACT, 5)}
