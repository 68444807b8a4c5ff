from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.call_list import CONTACT, Activity, CallList, Membership, Participant
from desktop.domain.journal import Outcome
from desktop.domain.objection import INSISTABLE, Objection, refused
from desktop.domain.plans import Wish, outcome_of, plan_members

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


def test_removing_names_status_and_keeps_the_others():
    made = plan(remove=[3, 7])
    assert made.sent == (1, 2)
    assert made.removed == (Participant(3, "SUCCESS"),)
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
