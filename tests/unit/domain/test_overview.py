from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desktop.domain import links
from desktop.domain.call_list import COMPANY, CONTACT, Activity, CallList, Membership, Participant, Visibility
from desktop.domain.card import Card, User
from desktop.domain.overview import ParticipantRows, list_row, list_rows
from desktop.domain.portal import Capability, Connection, Known
from desktop.domain.status import Status, Statuses

READ_AT = datetime(2026, 11, 20, tzinfo=UTC)


def known(*, administrator=True, lacks=()):
    state = Known(
        connection=Connection(
            "acme.bitrix24.ru", "https://acme.bitrix24.ru", User(1, "A"), administrator, ("crm",), timedelta(), lacks
        ),
        statuses=Statuses([Status(1, "IN_WORK", "В работе", 10)]),
    )
    state.call_lists = {
        13: CallList(13, CONTACT, None, 29, None),
        41: CallList(41, COMPANY, None, None, None),
        7: CallList(7, 0, None, None, None),
    }
    state.activities = {13: Activity(900, 13, "Вторая волна", 30, completed=False)}
    state.users = {29: User(29, "Кузнецова")}
    state.memberships = {
        13: Membership(13, (Participant(57, "IN_WORK"), Participant(58, "GONE")), True, False, True, READ_AT)
    }
    state.cards = {
        (CONTACT, 57): Card(CONTACT, 57, "Ёлкин", company_id=4, owner_id=30),
        (COMPANY, 4): Card(COMPANY, 4, "В"),
    }
    state.missing_cards = {(CONTACT, 58)}
    return state


def test_lists_come_newest_first_with_people_and_counts():
    rows = list_rows(known())
    assert [row.id for row in rows] == [41, 13, 7]
    row = rows[1]
    assert row.creator == User(29, "Кузнецова")
    assert row.responsible == User(30, "")
    assert (row.tally.done, row.tally.total) == (1, 2)
    assert (row.activity, row.membership) == (known().activities[13], known().memberships[13])
    assert rows[0].tally is None


def test_a_list_that_was_read_and_has_nobody_has_a_tally():
    state = known()
    state.memberships[41] = Membership(41, (), True, False, True, READ_AT)
    row = list_rows(state)[0]
    assert row.tally is not None
    assert (row.tally.done, row.tally.total) == (0, 0)
    assert row.membership


def test_a_list_whose_activity_is_gone_keeps_its_last_subject():
    state = known()
    state.put_activity(13, None)
    assert list_rows(state)[1].subject == "Вторая волна"
    state.set_activities({})
    assert list_rows(state)[1].subject == "Вторая волна"
    state.put_activity(13, Activity(901, 13, "Третья волна", 30, completed=False))
    assert list_rows(state)[1].subject == "Третья волна"
    assert state.last_subjects == {}


@pytest.mark.parametrize(("administrator", "expected"), [(True, Visibility.DELETED), (False, Visibility.NOT_VISIBLE)])
def test_no_visible_activity_is_called_deleted_only_for_an_administrator(administrator, expected):
    row = list_rows(known(administrator=administrator))[0]
    assert row.visibility is expected
    assert row.in_the_way


def test_where_activities_cannot_be_read_no_list_is_put_out_of_the_way():
    rows = {row.id: row for row in list_rows(known(lacks=(Capability.ACTIVITIES,)))}
    assert rows[41].visibility is Visibility.ACTIVE
    assert rows[7].visibility is Visibility.DRAFT


def test_participants_have_card_company_owner_and_status():
    first, second = ParticipantRows(known(), 13)
    assert [(row.kind, row.card_id) for row in (first, second)] == [(CONTACT, 57), (CONTACT, 58)]
    assert (first.card.name, first.company.name, first.owner) == ("Ёлкин", "В", User(30, ""))
    assert first.status.name == "В работе"
    assert second.card is None
    assert second.missing
    assert (second.code, second.status) == ("GONE", None)


def test_a_list_is_called_by_its_activity_or_as_it_was_called_last():
    state = known()
    state.last_subjects = {41: "Первая волна", 13: "Раньше"}
    assert [row.subject for row in list_rows(state)] == ["Первая волна", "Вторая волна", ""]


def test_participants_of_a_list_that_was_not_read_are_none():
    assert list(ParticipantRows(known(), 41)) == []


def test_links():
    base = "https://acme.bitrix24.ru"
    assert links.card(base, CONTACT, 57) == f"{base}/crm/contact/details/57/"
    assert links.card(base, COMPANY, 4) == f"{base}/crm/company/details/4/"
    assert links.card(base, 31, 9) == f"{base}/crm/type/31/details/9/"
    assert links.activity(base, Activity(900, 13, "", None, False)) == f"{base}/crm/activity/?ID=900&open_view=900"


@pytest.mark.parametrize(
    "change",
    [
        lambda state: state.call_lists.update({13: replace(state.call_lists[13], form_id=99)}),
        lambda state: state.activities.update({13: replace(state.activities[13], subject="Other")}),
        lambda state: state.memberships.update({13: replace(state.memberships[13], participants=())}),
        lambda state: setattr(state, "statuses", Statuses(state.statuses)),
        lambda state: setattr(state, "connection", replace(state.connection, administrator=False)),
        lambda state: state.users.update(
            {state.call_lists[13].creator_id: User(state.call_lists[13].creator_id, "Renamed")}
        ),
        lambda state: state.users.update(
            {state.activities[13].responsible_id: User(state.activities[13].responsible_id, "Renamed")}
        ),
    ],
)
def test_a_row_is_the_same_as_long_as_nothing_of_it_changes(change):
    state = known()
    before = list_row(state, 13)
    assert list_row(state, 13) is before
    assert list_row(state, 13, tallied=False) is before
    change(state)
    state.list_rows, kept = {}, state.list_rows
    anew = list_row(state, 13)
    state.list_rows = kept
    after = list_row(state, 13)
    assert after is not before
    assert after == anew
    assert list_row(state, 13) is after


def test_a_row_keeps_up_with_the_last_subject_of_its_list():
    state = known()
    state.activities.pop(13)
    list_row(state, 13)
    state.last_subjects = {13: "Gone"}
    assert list_row(state, 13).subject == "Gone"
