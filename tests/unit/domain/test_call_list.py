from datetime import UTC, datetime

import pytest

from desktop.domain.call_list import (
    CONTACT,
    Activity,
    CallList,
    Membership,
    Participant,
    Participants,
    Visibility,
    activity_of,
    counts_of,
    visibility,
)

LIST = CallList(13, CONTACT, None, 29, None)


def activity(number, list_id=13, *, completed=False):
    return Activity(number, list_id, f"Обзвон #{list_id}", 29, completed)


@pytest.mark.parametrize(
    ("found", "administrator", "expected"),
    [
        (activity(900), True, Visibility.ACTIVE),
        (activity(900), False, Visibility.ACTIVE),
        (activity(900, completed=True), True, Visibility.FINISHED),
        (None, True, Visibility.DELETED),
        (None, False, Visibility.NOT_VISIBLE),
    ],
)
def test_visibility(found, administrator, expected):
    assert visibility(LIST, found, administrator=administrator) is expected


def test_a_list_without_kind_is_a_draft_even_for_an_administrator():
    assert visibility(CallList(14, 0, None, None, None), None, administrator=True) is Visibility.DRAFT


def test_the_activity_of_a_list_is_an_open_one_before_a_completed_one_then_the_newest():
    old, new, closed = activity(900), activity(901), activity(902, completed=True)
    assert activity_of(13, [old, new, closed]) == new
    assert activity_of(13, [closed]) == closed
    assert activity_of(13, [activity(903, list_id=131)]) is None


@pytest.mark.parametrize(
    ("kind", "changeable"), [(3, True), (4, True), (1, False), (2, False), (0, False), (7, False)]
)
def test_only_lists_of_contacts_and_companies_can_be_changed(kind, changeable):
    assert CallList(1, kind, None, None, None).changeable is changeable


def test_participants_are_counted_and_named_in_their_order():
    people = (Participant(9, "IN_WORK"), Participant(3, "SUCCESS"))
    read = Membership(13, people, True, False, True, datetime(2026, 11, 20, tzinfo=UTC))
    assert (len(read), read.card_ids) == (2, (9, 3))


PEOPLE = (
    Participant(9, "IN_WORK"),
    Participant(3, "SUCCESS"),
    Participant(2**40, "IN_WORK"),
    Participant(4, "Особый"),
)


def test_participants_in_columns_are_those_they_were_made_of():
    columns = Participants(PEOPLE)
    assert tuple(columns) == PEOPLE
    assert (columns[1], columns[-1], columns[1:3]) == (PEOPLE[1], PEOPLE[-1], PEOPLE[1:3])
    assert (len(columns), PEOPLE[2] in columns) == (4, True)
    assert columns == Participants.of({person.card_id: person.status for person in PEOPLE}) == PEOPLE
    assert columns != Participants(PEOPLE[:3])
    assert columns != Participants((*PEOPLE[:3], Participant(4, "SUCCESS")))
    assert columns != Participants((*PEOPLE[:3], Participant(5, "Особый")))


@pytest.mark.parametrize("people", [(), PEOPLE, tuple(Participant(n, f"UC_{n}") for n in range(700))])
def test_participants_are_the_same_after_packing(people):
    columns = Participants(people)
    again = Participants.unpacked(*columns.packed)
    assert again == columns == people
    assert hash(again) == hash(columns)
    assert again.packed == columns.packed


def test_participants_are_counted_and_found_by_their_columns():
    columns = Participants(PEOPLE)
    assert columns.counts == counts_of(PEOPLE) == {"IN_WORK": 2, "SUCCESS": 1, "Особый": 1}
    assert list(columns.with_status({"IN_WORK", "GONE", "Особый"})) == [9, 2**40, 4]
    assert list(columns.with_status({"GONE"})) == list(columns.with_status(frozenset())) == []
    assert [columns.status_of(card_id) for card_id in (3, 4, 5)] == ["SUCCESS", "Особый", None]
    assert Participants().counts == {}
