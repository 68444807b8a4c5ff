from datetime import UTC, datetime, timedelta

import pytest

from desktop.domain.call_list import COMPANY, CONTACT, Activity, CallList, Membership, Participant
from desktop.domain.card import User
from desktop.domain.portal import Capability, Connection, Known
from desktop.domain.status import IN_WORK, STOP_CALLING, SUCCESS
from desktop.domain.stop_list import Stop, StopRule
from desktop.domain.whereabouts import Place, Whereabouts, places_of, stop_list

READ_AT = datetime(2026, 11, 20, tzinfo=UTC)


def known(*, lacks=(), administrator=True):
    """Return lists 10 (open), 20 (finished), 30 (deleted), 40 (open, of companies) and 50 (open, not read)."""
    state = Known(
        connection=Connection("acme", "https://acme", User(1, "A"), administrator, ("crm",), timedelta(), lacks)
    )
    kinds = {10: CONTACT, 20: CONTACT, 30: CONTACT, 40: COMPANY, 50: CONTACT}
    state.call_lists = {number: CallList(number, kind, None, 1, None) for number, kind in kinds.items()}
    state.activities = {
        number: Activity(number + 900, number, "", 1, completed=number == 20) for number in (10, 20, 40, 50)
    }
    people = {
        10: {1: IN_WORK, 2: SUCCESS},
        20: {1: SUCCESS, 3: STOP_CALLING},
        30: {1: "OWN", 4: STOP_CALLING},
        40: {1: IN_WORK, 3: IN_WORK},
    }
    state.memberships = {
        number: Membership(number, tuple(Participant(*pair) for pair in statuses.items()), True, False, True, READ_AT)
        for number, statuses in people.items()
    }
    return state


def test_lists_in_work_newest_first_with_the_status_there():
    whereabouts = Whereabouts(known())
    assert whereabouts.places(CONTACT, 1) == (Place(20, SUCCESS), Place(10, IN_WORK))
    assert whereabouts.places(CONTACT, 2) == (Place(10, SUCCESS),)
    assert whereabouts.places(CONTACT, 99) == ()


def test_of_few_people_it_knows_the_same_as_of_all():
    people = [(CONTACT, 1), (CONTACT, 3), (CONTACT, 4), (CONTACT, 99), (COMPANY, 1)]
    rule = StopRule(frozenset({STOP_CALLING, "OWN"}), frozenset({(CONTACT, 99)}))
    every, few = Whereabouts(known(), rule), Whereabouts(known(), rule, people=people)
    for person in people:
        assert few.places(*person) == every.places(*person)
        assert few.stopped(*person) == every.stopped(*person)
    assert few.places(CONTACT, 2) == ()


def test_one_list_may_be_left_out():
    assert Whereabouts(known()).places(CONTACT, 1, besides=20) == (Place(10, IN_WORK),)


def test_kinds_are_not_mixed():
    whereabouts = Whereabouts(known())
    assert whereabouts.places(COMPANY, 1) == (Place(40, IN_WORK),)
    assert (whereabouts.stopped(CONTACT, 3), whereabouts.stopped(COMPANY, 3)) == (Stop.STATUS, None)


def test_deleted_lists_are_no_places_but_their_stops_count():
    whereabouts = Whereabouts(known())
    assert whereabouts.places(CONTACT, 4) == ()
    assert whereabouts.stopped(CONTACT, 4)
    assert whereabouts.stopped(CONTACT, 1) is None


def test_a_phone_of_the_supervisors_own_list_stops_somebody_too_and_a_status_is_named_first():
    rule = StopRule(by_phone=frozenset({(CONTACT, 1), (CONTACT, 3), (COMPANY, 7)}))
    whereabouts = Whereabouts(known(), rule)
    assert (whereabouts.stopped(CONTACT, 1), whereabouts.stopped(CONTACT, 3)) == (Stop.PHONE, Stop.STATUS)
    assert (rule.of_kind(CONTACT), rule.of_kind(COMPANY)) == ({1, 3}, {7})


def test_the_statuses_that_stop_somebody_are_the_supervisors():
    whereabouts = Whereabouts(known(), StopRule(frozenset({SUCCESS})))
    assert (whereabouts.stopped(CONTACT, 1), whereabouts.stopped(CONTACT, 3)) == (Stop.STATUS, None)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (known(administrator=False), (20, 10)),
        (known(lacks=(Capability.ACTIVITIES,)), (30, 20, 10)),
    ],
)
def test_which_lists_are_in_work_is_told_as_in_the_overview(state, expected):
    assert tuple(place.list_id for place in Whereabouts(state).places(CONTACT, 1)) == expected


def test_what_is_known_later_changes_nothing_and_what_was_known_stays():
    state = known()
    whereabouts = Whereabouts(state)
    del state.memberships[10], state.memberships[20]
    assert len(whereabouts.places(CONTACT, 1)) == 2
    assert len(state.call_lists) == 5


def test_the_very_first_list_is_a_place_and_a_kind_without_lists_has_none():
    state = known()
    state.call_lists[1] = CallList(1, CONTACT, None, 1, None)
    state.activities[1] = Activity(901, 1, "", 1, completed=False)
    state.memberships[1] = Membership(1, (Participant(9, IN_WORK),), True, False, True, READ_AT)
    assert Whereabouts(state).places(CONTACT, 9) == (Place(1, IN_WORK),)
    assert Whereabouts(state).places(1, 9) == ()


def test_whoever_has_a_final_status_in_any_list_of_the_kind_is_on_the_stop_list():
    state = known()
    assert stop_list(state, CONTACT, {STOP_CALLING}) == {3, 4}
    assert stop_list(state, CONTACT, {STOP_CALLING, "OWN"}) == {1, 3, 4}
    assert stop_list(state, COMPANY, {STOP_CALLING}) == frozenset()
    assert stop_list(state, COMPANY, {IN_WORK}) == {1, 3}
    assert stop_list(state, CONTACT, frozenset()) == frozenset()


def test_every_list_of_a_person_is_found_even_a_deleted_one_but_none_of_another_kind():
    assert places_of(known(), CONTACT, 1) == (Place(30, "OWN"), Place(20, SUCCESS), Place(10, IN_WORK))
    assert places_of(known(), COMPANY, 3) == (Place(40, IN_WORK),)
    assert places_of(known(), CONTACT, 99) == ()
