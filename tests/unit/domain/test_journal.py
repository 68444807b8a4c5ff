from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.domain.journal import Entry, Outcome, redo_target, reversible, undo_target
from desktop.domain.journal_entries import MembersAfter, MembersBefore, MembersEntry
from desktop.services.writing.cards import CardsAfter, CardsEntry

AT = datetime(2026, 11, 20, tzinfo=UTC)
DONE = Entry(at=AT, user_id=1, host="acme", list_id=41, outcome=Outcome.DONE)


def entry(number, *, undoes=0, outcome=Outcome.DONE):
    return replace(DONE, id=number, group=number, undoes=undoes, outcome=outcome)


def target(*oldest_first, find=undo_target):
    found = find(reversed(oldest_first))
    return found.id if found else None


def redo(*oldest_first):
    return target(*oldest_first, find=redo_target)


def test_the_last_change_that_was_done_is_undone_first():
    assert target(entry(1), entry(2)) == 2
    assert target(entry(1), entry(2, outcome=Outcome.NOT_DONE)) == 1
    assert target(entry(1), entry(2, outcome=Outcome.UNKNOWN)) == 1
    assert target() is None


def test_what_was_undone_is_passed_over_and_an_undo_is_not_undone():
    assert target(entry(1), entry(2), entry(3, undoes=2)) == 1
    assert target(entry(1), entry(2), entry(3, undoes=2), entry(4, undoes=1)) is None


def test_an_undo_that_failed_can_be_tried_again_and_one_that_may_have_happened_can_not():
    assert target(entry(1), entry(2, undoes=1, outcome=Outcome.NOT_DONE)) == 1
    assert target(entry(1), entry(2, undoes=1, outcome=Outcome.UNKNOWN)) is None


def test_what_was_undone_can_be_done_again_the_last_first():
    history = [entry(1), entry(2), entry(3, undoes=2), entry(4, undoes=1)]
    assert redo(*history) == 4
    history.append(entry(5, undoes=4))
    assert target(*history) == 5
    assert redo(*history) == 3
    history.append(entry(6, undoes=3))
    assert redo(*history) is None
    assert target(*history) == 6
    history.append(entry(7, undoes=6))
    assert (target(*history), redo(*history)) == (5, 7)


def test_a_new_change_ends_redoing_and_one_that_was_not_done_does_not():
    history = [entry(1), entry(2, undoes=1)]
    assert redo(*history, entry(3, outcome=Outcome.NOT_DONE)) == 2
    assert redo(*history, entry(3)) is None
    assert redo() is None
    assert redo(entry(1)) is None


@pytest.mark.parametrize(
    ("before", "after", "new_form"),
    [
        ({"form": 7}, {"form": 9}, (9,)),
        ({"form": 7}, {"form": None}, (None,)),
        ({"form": None}, {"form": 9}, (9,)),
        ({"form": 7}, {"form": 7}, None),
        ({"form": None}, {"form": None}, None),
        ({"form": 7}, {}, None),  # written by a version that could not change forms
        ({}, {}, None),
    ],
)
def test_the_form_that_a_change_attached(before, after, new_form):
    old = MembersBefore(kept=(), removed=(), **before)
    new = MembersAfter(added=(), sent=(), **after)
    assert MembersEntry(at=AT, user_id=1, host="acme", before=old, after=new).new_form == new_form


def test_any_group_that_was_done_and_not_taken_back_can_be_taken_back():
    cards = CardsEntry(at=AT, user_id=1, host="acme", after=CardsAfter(cards=()), group=6, id=6, outcome=Outcome.DONE)
    history = [entry(1), entry(2), entry(3, outcome=Outcome.NOT_DONE), entry(4, undoes=1), cards]
    assert reversible(history) == {2, 4}
    assert reversible([*history, entry(7, undoes=4, outcome=Outcome.NOT_DONE)]) == {2, 4}
    assert reversible([*history, entry(7, undoes=4)]) == {2, 7}
    assert reversible([]) == set()


def test_an_undo_of_what_the_journal_does_not_hold_any_more_can_be_taken_back_itself():
    assert target(entry(5, undoes=3)) is None
    assert redo(entry(5, undoes=3)) == 5
