from datetime import UTC, datetime

import pytest

from desktop.domain.call_list import (
    CONTACT,
    Activity,
    CallList,
    Membership,
    Participant,
    Visibility,
    activity_of,
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
