from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.call_list import CONTACT, Activity, CallList, Membership, Participant
from desktop.domain.journal import Outcome
from desktop.domain.objection import INSISTABLE, Objection, refused
from desktop.domain.plans import FormWish, Include, Meanwhile, Wish, outcome_of, plan_members
from desktop.domain.status import IN_WORK

LIST = CallList(41, CONTACT, None, 29, 7)
READ_AT = datetime(2026, 11, 20, tzinfo=UTC)


def membership(*card_ids, complete=True, may_hide=False, settled=True):
    people = tuple(Participant(card_id, "SUCCESS" if card_id % 2 else "IN_WORK") for card_id in card_ids)
    return Membership(41, people, complete, may_hide, settled, READ_AT)


def plan(
    add=(),
    remove=(),
    present=(1, 2, 3),
    readable=range(1, 100),
    deleted=range(500, 600),
    activity=None,
    call_list=LIST,
    **marks,
):
    wish = Wish(41, tuple(add), tuple(remove))
    there = dict.fromkeys(readable, True)
    return plan_members(wish, call_list, membership(*present, **marks), activity, there, set(deleted))


def test_adding_appends_who_is_new_and_keeps_everybody():
    made = plan(add=[9, 2, 8])
    assert made.sent == (1, 2, 3, 9, 8)
    assert (made.added, made.already_in) == ((9, 8), (2,))
    assert made.objections == ()


def test_a_plan_keeps_the_list_its_form_and_who_can_be_phoned():
    made = plan_members(Wish(41, (8, 9)), LIST, membership(1, 2), None, {1: False, 2: True, 8: False, 9: True})
    assert (made.call_list, made.list_id, made.form_id) == (LIST, 41, 7)
    assert (made.added, made.phoneless) == ((9,), (8,))


def test_whoever_is_on_the_stop_list_or_has_no_phone_comes_only_when_included():
    readable = {1: True, 7: True, 8: False, 9: True}
    wish = Wish(41, (7, 8, 9), stopped=(7,))
    made = plan_members(wish, LIST, membership(1), None, readable, stop_list={9})
    assert (made.added, made.stopped, made.phoneless) == ((), (7, 9), (8,))
    assert made.objections == (Objection.NOTHING_TO_DO,)
    all_of_them = replace(wish, include=Include(stopped=True, phoneless=True))
    made = plan_members(all_of_them, LIST, membership(1), None, readable, stop_list={9})
    assert (made.added, made.on_stop_list, made.without_phone) == ((7, 8, 9), (7, 9), (8,))


def test_whoever_has_another_result_than_may_be_lost_stays():
    wish = Wish(41, remove=(1, 2, 4), losing=((1, IN_WORK), (2, IN_WORK), (4, "SUCCESS")))
    made = plan_members(wish, LIST, membership(1, 2, 3, 4), None, dict.fromkeys(range(1, 5), True))
    assert [p.card_id for p in made.removed] == [2, 4]
    assert made.spared == (Participant(1, "SUCCESS"),)


def test_a_plan_made_from_one_that_was_shown_does_no_more():
    readable = dict.fromkeys(range(1, 10), True)
    shown = plan_members(Wish(41, (8, 9), (1, 2)), LIST, membership(1, 2, 9), None, readable)
    fresh = plan_members(Wish(41, (8, 9), (1, 2)), LIST, membership(1, 2), None, readable, shown=shown)
    assert fresh.added == (8,)  # 9 was in already when the plan was shown; somebody removed them
    assert fresh.removed == shown.removed


def test_people_can_be_left_out_of_a_plan():
    made = plan(add=[8, 9], remove=[2]).without({2, 9})
    assert (made.added, made.removed, made.sent) == ((8,), (), (1, 3, 2, 8))
    assert plan(remove=[2]).without({2}).objections == (Objection.NOTHING_TO_DO,)


def test_what_stood_in_the_way_of_everybody_stands_in_the_way_of_the_rest():
    made = plan(add=[8, 9], remove=[2], may_hide=True, complete=False)
    doubts = (Objection.INCOMPLETE, Objection.MAY_HIDE)
    assert made.without({9}).objections == made.objections == doubts
    assert made.without({8, 9, 2}).objections == (Objection.NOTHING_TO_DO, *doubts)
    assert made.without({1, 3, 77}) is made
    everybody = plan(add=[9], remove=[1, 2, 3])
    assert everybody.without({9}).objections == (Objection.WOULD_BE_EMPTY,)
    emptied = plan(remove=[1, 2, 3])
    assert emptied.objections == (Objection.WOULD_BE_EMPTY,)
    assert emptied.without({3}).objections == ()


def test_of_those_who_were_to_leave_only_who_loses_no_more_than_was_shown_does():
    def made(statuses, shown=None):
        people = tuple(Participant(card_id, status) for card_id, status in statuses.items())
        read = Membership(41, people, True, False, True, READ_AT)
        return plan_members(
            Wish(41, remove=(1, 2, 3)), LIST, read, None, dict.fromkeys(range(1, 5), True), shown=shown
        )

    shown = made({1: IN_WORK, 2: "SUCCESS", 4: IN_WORK})
    fresh = made({1: "SUCCESS", 2: "SUCCESS", 3: IN_WORK, 4: IN_WORK}, shown)
    assert fresh.removed == (Participant(2, "SUCCESS"),)
    assert fresh.spared == (Participant(1, "SUCCESS"), Participant(3, IN_WORK))
    assert [participant.card_id for participant in fresh.kept] == [1, 3, 4]
    assert shown.covers(fresh)


OPEN, FINISHED = (Activity(900, 41, "", 29, completed=completed) for completed in (False, True))


@pytest.mark.parametrize(
    ("shown", "now", "covered"),
    [
        (OPEN, OPEN, True),
        (OPEN, FINISHED, False),  # the new one would remain unseen
        (OPEN, None, False),
        (FINISHED, OPEN, True),
        (FINISHED, FINISHED, True),
        (None, None, True),
        (None, OPEN, True),
        (None, FINISHED, False),
    ],
)
def test_whoever_is_added_to_a_list_that_operators_see_no_more_is_shown(shown, now, covered):
    assert plan(add=[9], activity=shown).covers(plan(add=[9], activity=now)) is covered
    assert plan(remove=[2], activity=shown).covers(plan(remove=[2], activity=now))


@pytest.mark.parametrize(
    ("wished", "shown", "now", "covered"),
    [
        (None, 7, 7, True),
        (None, 7, 8, True),  # another user's form stays
        (FormWish(9), 7, 7, True),
        (FormWish(9), 7, 9, True),
        (FormWish(9), 7, 8, False),  # another user's form would be overwritten
        (FormWish(9), None, 8, False),
        (FormWish(9), 7, None, False),
    ],
)
def test_a_form_that_others_attached_is_not_overwritten_unsaid(wished, shown, now, covered):
    def made(form_id):
        wish = Wish(41, (9,), form=wished)
        return plan_members(wish, replace(LIST, form_id=form_id), membership(1), None, {1: True, 9: True})

    assert made(shown).covers(made(now)) is covered


def test_what_others_did_between_two_plans():
    shown = plan(add=[9], remove=[3], present=(5, 2, 3, 500))
    now = plan(add=[9], remove=[3], present=(2, 8, 3, 6), call_list=replace(LIST, form_id=None))
    assert now.since(shown) == Meanwhile(came=(6, 8), went=(5, 500), form=FormWish(None))
    assert shown.since(shown) == Meanwhile()
    assert plan(call_list=replace(LIST, form_id=9)).since(plan()) == Meanwhile(form=FormWish(9))
    assert plan(present=(2,)).since(plan(present=(1, 2))) == Meanwhile(went=(1,))
    for one, other in ((True, False), (False, True), (False, False)):
        unsure = plan(present=(1, 9), complete=one).since(plan(present=(1, 2), complete=other))
        assert unsure == Meanwhile()


@pytest.mark.parametrize(
    ("wished", "form_id", "objections"),
    [
        (9, 9, ()),
        (None, None, ()),
        (7, 7, (Objection.NOTHING_TO_DO,)),
    ],
)
def test_another_form_alone_is_a_change(wished, form_id, objections):
    made = plan_members(Wish(41, form=FormWish(wished)), LIST, membership(1, 2), None, {1: True, 2: True})
    assert (made.form_id, made.objections, made.sent) == (form_id, objections, (1, 2))


def test_everybody_can_be_replaced():
    made = plan(add=[9], remove=[1, 2, 3])
    assert (made.sent, made.objections) == ((9,), ())


def test_removing_names_status_and_keeps_the_others():
    made = plan(remove=[3, 7])
    assert made.sent == (1, 2)
    assert made.removed == (Participant(3, "SUCCESS"),)
    assert made.objections == ()
    assert made.not_in == (7,)


def test_participants_whose_card_was_deleted_are_left_out_of_the_request_and_told():
    made = plan(add=[9], present=(1, 2, 500))
    assert made.dead == (Participant(500, "IN_WORK"),)
    assert made.sent == (1, 2, 9)
    assert plan(remove=[500], present=(1, 500)).removed == ()


def test_participants_whose_card_is_merely_not_to_be_read_are_sent_and_never_removed():
    made = plan(add=[9], remove=[700, 2], present=(1, 2, 500, 700, 701))
    assert made.unread == (700, 701)
    assert made.dead == (Participant(500, "IN_WORK"),)
    assert made.removed == (Participant(2, "IN_WORK"),)
    assert made.sent == (1, 700, 701, 9)
    assert made.objections == (Objection.MAY_HIDE,)
    assert plan(remove=[700], present=(1, 700)).objections == (Objection.NOTHING_TO_DO, Objection.MAY_HIDE)


def test_cards_that_do_not_exist_are_not_added():
    made = plan(add=[9, 1000])
    assert made.missing == (1000,)
    assert made.sent == (1, 2, 3, 9)


def test_a_new_participant_of_a_finished_list_is_told_of():
    assert plan(add=[9], activity=Activity(1, 41, "", None, completed=True)).finished
    assert not plan(add=[9], activity=Activity(1, 41, "", None, completed=False)).finished


@pytest.mark.parametrize(
    ("arguments", "objection"),
    [
        ({"add": [1]}, Objection.NOTHING_TO_DO),
        ({"remove": [1, 2, 3]}, Objection.WOULD_BE_EMPTY),
        ({"remove": [1], "present": (1, 500)}, Objection.WOULD_BE_EMPTY),
        ({"add": [9], "complete": False}, Objection.INCOMPLETE),
        ({"add": [9], "settled": False}, Objection.INCOMPLETE),
        ({"add": [9], "may_hide": True}, Objection.MAY_HIDE),
        ({"add": [9], "call_list": CallList(41, 1, None, None, None)}, Objection.READ_ONLY),
    ],
)
def test_objections(arguments, objection):
    made = plan(**arguments)
    assert objection in made.objections
    assert objection in refused(made.objections)
    assert (objection in refused(made.objections, insisted=True)) == (objection not in INSISTABLE)


@pytest.mark.parametrize(
    ("meanwhile", "covered"),
    [
        ({}, True),
        ({"present": (1, 3)}, True),  # another user has removed one of them
        ({"present": (1, 2, 3, 9)}, True),  # ... or added one
        ({"present": (1, 2, 3, 7)}, False),  # 7 was not in the list when it was shown, and would leave it now
        ({"present": (1, 2, 3, 8), "deleted": (8,)}, False),  # 8 turns out to have no card
        ({"deleted": (2,)}, False),  # 2 has lost the card, and would stay
        ({"present": (1, 2, 3, 500)}, False),
    ],
)
def test_a_change_is_shown_again_when_it_would_do_something_else(meanwhile, covered):
    shown = plan(add=[9], remove=[2, 3, 7])
    assert shown.covers(plan(**{"add": [9], "remove": [2, 3, 7], **meanwhile})) is covered


def test_who_was_found_without_a_card_before_is_no_news():
    shown = plan(add=[9], present=(1, 2, 500))
    assert shown.covers(plan(add=[9], present=(1, 2, 500)))
    assert shown.covers(plan(add=[9], present=(1, 2)))
    assert not shown.covers(plan(add=[9], present=(1, 2, 500, 501)))


def test_a_new_participant_who_was_not_to_come_is_shown():
    missing = plan(add=[8, 9], readable=(1, 2, 3, 9))
    assert not missing.covers(plan(add=[8, 9], readable=(1, 2, 3, 8, 9)))
    assert plan(add=[8, 9]).covers(missing)


@pytest.mark.parametrize(
    ("shown", "now", "covered"),
    [
        (IN_WORK, IN_WORK, True),
        (IN_WORK, "SUCCESS", False),  # got a result, which would be silently lost
        ("SUCCESS", "SUCCESS", True),
        ("SUCCESS", "WRONG_NUMBER", False),  # a different result from the one shown
        ("SUCCESS", IN_WORK, True),
    ],
)
def test_nobody_loses_a_result_that_was_not_shown(shown, now, covered):
    def removing(status):
        people = (Participant(1, IN_WORK), Participant(2, status))
        read = Membership(41, people, True, False, True, READ_AT)
        return plan_members(Wish(41, remove=(2,)), LIST, read, None, {1: True, 2: True})

    assert removing(shown).covers(removing(now)) is covered


ids = st.lists(st.integers(1, 30), max_size=12)


some_ids = st.sets(st.integers(1, 30))


@given(add=ids, remove=ids, present=st.sets(st.integers(1, 30), max_size=12), readable=some_ids, deleted=some_ids)
def test_nobody_is_lost_doubled_or_made_up(add, remove, present, readable, deleted):
    deleted -= readable
    made = plan(add=add, remove=remove, present=tuple(present), readable=readable, deleted=deleted)
    assert len(set(made.sent)) == len(made.sent)
    assert not deleted & set(made.sent)
    staying_unread = present - readable - deleted
    wanted = (present - set(remove)) | (set(add) - set(remove))
    assert set(made.sent) == wanted & readable | staying_unread
    assert present - set(made.sent) == {p.card_id for p in (*made.removed, *made.dead)}
    staying = {p.card_id for p in (*made.kept, *made.removed, *made.dead)}
    assert staying == present
    groups = [made.added, made.already_in, made.missing]
    assert sorted(card_id for group in groups for card_id in group) == sorted(set(add) - set(remove))


@pytest.mark.parametrize(
    ("there", "outcome"),
    [
        ({3, 9}, Outcome.DONE),
        ({3, 9, 77}, Outcome.DONE),
        ({1, 2, 3}, Outcome.NOT_DONE),
        ({1, 3, 9}, Outcome.UNKNOWN),
        ({3}, Outcome.UNKNOWN),
    ],
)
def test_what_became_of_a_change_is_told_from_who_is_there(there, outcome):
    assert outcome_of(there, added=(9,), removed=(1, 2)) is outcome


@pytest.mark.parametrize(
    ("there", "form_changed", "outcome"),
    [
        ({9}, True, Outcome.DONE),
        ({9}, False, Outcome.UNKNOWN),
        ({1}, True, Outcome.UNKNOWN),
        ({1}, False, Outcome.NOT_DONE),
    ],
)
def test_a_form_that_was_to_come_is_a_sign_too(there, form_changed, outcome):
    assert outcome_of(there, added=(9,), removed=(1,), form_changed=form_changed) is outcome
    only = Outcome.DONE if form_changed else Outcome.NOT_DONE
    assert outcome_of(there, added=(), removed=(), form_changed=form_changed) is only
