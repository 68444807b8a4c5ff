"""The net effect of an action on lists is exactly what undoing it reverts."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    MembersResult,
)
from desktop.domain.net_effect import ListEffect, net_effect

WHO = {"at": datetime(2026, 11, 20, tzinfo=UTC), "user_id": 1, "host": "acme"}


def change(list_id, *, added=(), removed=(), form=(None, None), outcome=Outcome.DONE, **result):
    before = MembersBefore(kind=3, form=form[0], kept=(), removed=tuple(removed))
    after = MembersAfter(added=tuple(added), sent=(), form=form[1])
    told = MembersResult(**result)
    return MembersEntry(**WHO, list_id=list_id, before=before, after=after, outcome=outcome, result=told)


def made(number, *added):
    after = CreationAfter(kind=4, added=added, form=None, subject="", responsible=None)
    return CreationEntry(**WHO, after=after, outcome=Outcome.DONE, result=CreationResult(list=number))


def deleted(list_id, *members):
    before = DeletionBefore(subject="", responsible=None, kind=3, form=None, members=members)
    return DeletionEntry(**WHO, list_id=list_id, before=before, outcome=Outcome.DONE)


def people(effect):
    return list(effect.came), effect.left


def test_who_came_and_who_left_is_added_up_by_list():
    first, second = net_effect(
        [change(41, added=[1, 2]), change(13, removed=[(1, "IN_WORK"), (2, "OWN")]), change(41, added=[3])]
    )
    assert (first.list_id, first.kind, *people(first)) == (41, 3, [1, 2, 3], {})
    assert (second.list_id, *people(second)) == (13, [], {1: "IN_WORK", 2: "OWN"})
    assert (first.made, first.deleted, first.form) == (None, None, None)


def test_who_came_and_left_again_never_was_there_and_who_left_and_came_back_never_went():
    [effect] = net_effect([change(41, added=[1, 2]), change(41, removed=[(1, "IN_WORK"), (5, "OWN"), (6, "OWN")])])
    assert people(effect) == ([2], {5: "OWN", 6: "OWN"})
    [effect] = net_effect([change(41, removed=[(5, "OWN"), (6, "OWN")]), change(41, added=[5])])
    assert people(effect) == ([], {6: "OWN"})


def test_who_did_not_come_or_go_in_the_end_is_not_taken_back():
    [effect] = net_effect([change(41, added=[1, 2], removed=[(5, "OWN"), (6, "OWN")], absent=(2,), still_in=(6,))])
    assert people(effect) == ([1], {5: "OWN"})


@pytest.mark.parametrize("outcome", [Outcome.INTENDED, Outcome.NOT_DONE, Outcome.UNKNOWN])
def test_only_what_is_known_to_be_done_counts(outcome):
    assert net_effect([change(41, added=[1], outcome=outcome)]) == []
    assert net_effect([Entry(**WHO, outcome=Outcome.DONE)]) == []
    assert net_effect([change(41, added=[1], outcome=outcome), change(13, added=[2])])[0].list_id == 13


def test_a_list_that_was_made_and_one_that_was_deleted_are_known_by_their_entries():
    new, gone = made(41, 1, 2), deleted(13, (1, "IN_WORK"), (2, "SUCCESS"))
    first, second = net_effect([new, gone])
    assert (first.list_id, first.kind, first.made, first.deleted, *people(first)) == (41, 4, new, None, [1, 2], {})
    assert (second.made, second.deleted, *people(second)) == (None, gone, [], {1: "IN_WORK", 2: "SUCCESS"})


def test_a_list_that_was_made_and_deleted_never_was():
    assert net_effect([made(41, 1), deleted(41, (1, "IN_WORK"))]) == []
    assert [effect.list_id for effect in net_effect([made(41, 1), change(13, added=[1]), deleted(41)])] == [13]


@pytest.mark.parametrize(
    ("forms", "before"),
    [
        ([(7, 9)], (7,)),
        ([(None, 9)], (None,)),
        ([(7, None)], (7,)),
        ([(7, 7)], None),
        ([(7, 9), (9, 11)], (7,)),  # the first form counts
        ([(7, 7), (7, 9)], (7,)),
    ],
)
def test_the_form_of_before_is_kept(forms, before):
    [effect] = net_effect([change(41, form=form) for form in forms])
    assert effect.form == before


@given(
    st.lists(st.tuples(st.booleans(), st.sets(st.integers(1, 6), min_size=1)), max_size=8), st.sets(st.integers(1, 6))
)
def test_taking_the_effect_back_gives_the_list_of_before(steps, before):
    there, effect = set(before), ListEffect(41, 3)
    for coming, card_ids in steps:
        if coming:
            effect.add(sorted(card_ids - there))
            there |= card_ids
        else:
            effect.remove([(card_id, "OWN") for card_id in sorted(card_ids & there)])
            there -= card_ids
    assert (there - set(effect.came)) | set(effect.left) == before
    assert set(effect.came) == there - before
    assert set(effect.left) == before - there
