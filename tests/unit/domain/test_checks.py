from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desktop.domain.call_list import COMPANY, CONTACT, Activity, CallList, Membership, Participant
from desktop.domain.card import Card, User
from desktop.domain.checks import Basis, check
from desktop.domain.findings import AFFECTED, FindingKind, Gap
from desktop.domain.history import Movement
from desktop.domain.portal import Capability, Connection, Known
from desktop.domain.repeated_phones import PhoneKeys
from desktop.domain.status import IN_WORK, STOP_CALLING, SUCCESS

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SINCE, LONG_AGO = NOW - timedelta(days=7), NOW - timedelta(days=90)
LEAD = 1
AGAIN = "CALL_BACK"


def lists(people, *, completed=(), kinds=None, created=LONG_AGO, responsible=1, forms=None, **membership):
    """Return what is known of lists: the status of each person by card id, by list number."""
    known = Known(connection=Connection("acme", "https://acme", User(1, "A"), True, ("crm",), timedelta()))
    whole = {"complete": True, "may_hide": False, "settled": True} | membership
    for number, statuses in people.items():
        kind = (kinds or {}).get(number, CONTACT)
        known.call_lists[number] = CallList(number, kind, created, 1, (forms or {}).get(number))
        known.activities[number] = Activity(number + 900, number, "", responsible, completed=number in completed)
        participants = tuple(Participant(*pair) for pair in statuses.items())
        known.memberships[number] = Membership(number, participants, read_at=NOW, **whole)
        for card_id in statuses:
            known.cards[kind, card_id] = Card(
                kind, card_id, f"N{card_id}", (f"+7 903 1{kind}1-{card_id // 100:02}-{card_id % 100:02}",)
            )
    known.users[1] = User(1, "A")
    return known


def basis(known, **changes):
    begun = dict.fromkeys(known.call_lists, LONG_AGO)
    made = Basis(known, {}, {STOP_CALLING}, {AGAIN}, SINCE, {}, begun, frozenset(), frozenset())
    return replace(made, **changes)


def phones(known, card_id, *written, kind=CONTACT):
    known.cards[kind, card_id] = replace(known.cards[kind, card_id], phones=written)


def found(of, *kinds):
    """Return the findings of a basis, of some kinds or of all, as (kind, list, card)."""
    findings = check(of, PhoneKeys()).findings
    return [(f.kind, f.list_id, f.card_id) for f in findings if not kinds or f.kind in kinds]


def test_nothing_is_wrong_with_plain_lists():
    checked = check(basis(lists({10: {1: IN_WORK, 2: SUCCESS}, 20: {3: IN_WORK}})), PhoneKeys())
    assert checked.findings == ()
    assert checked.gaps == {}
    assert not checked.unchecked


def test_two_cards_with_one_phone_in_a_list():
    known = lists({10: {1: IN_WORK, 2: IN_WORK, 3: IN_WORK}})
    phones(known, 3, "8 (903) 131 00 01", "+7 495 000-00-00")
    [finding] = check(basis(known), PhoneKeys()).findings
    assert (finding.kind, finding.card_id, finding.other_card) == (FindingKind.SAME_PHONE, 3, 1)
    assert (finding.list_id, finding.other_list, finding.phone) == (10, 10, "+79031310001")


def test_whoever_has_a_result_stays():
    known = lists({10: {1: IN_WORK, 2: SUCCESS}})
    phones(known, 2, "+7 903 131-00-01")
    assert found(basis(known)) == [(FindingKind.SAME_PHONE, 10, 1)]


def test_one_phone_in_two_lists_leaves_the_newer_one():
    known = lists({10: {1: IN_WORK}, 20: {2: IN_WORK, 3: IN_WORK}})
    phones(known, 2, "+7 903 131-00-01")
    assert found(basis(known)) == [(FindingKind.SAME_PHONE, 20, 2)]


def test_one_phone_of_a_contact_and_a_company():
    known = lists({10: {1: IN_WORK}, 20: {1: IN_WORK}}, kinds={20: COMPANY})
    phones(known, 1, "+7 903 131-00-01", kind=COMPANY)
    assert found(basis(known)) == [(FindingKind.SAME_PHONE, 20, 1)]


def test_somebody_put_into_a_new_list_to_be_called_again_is_no_double():
    known = lists({10: {1: AGAIN, 9: IN_WORK}, 20: {2: IN_WORK, 3: IN_WORK}})
    phones(known, 2, "+7 903 131-00-01")
    assert found(basis(known)) == []
    known = lists({10: {1: AGAIN, 2: IN_WORK}})
    phones(known, 2, "+7 903 131-00-01")
    assert found(basis(known)) == [(FindingKind.SAME_PHONE, 10, 2)]


def test_nobody_leaves_for_themselves():
    known = lists({10: {1: SUCCESS, 9: IN_WORK}, 20: {1: IN_WORK}, 30: {2: AGAIN, 8: IN_WORK}})
    phones(known, 2, "+7 903 131-00-01")
    assert found(basis(known)) == []


def test_nobody_leaves_for_someone_who_leaves():
    """2 shares a phone with 1, and another one with 3: if 2 leaves, 3 has to stay."""
    known = lists({10: {1: IN_WORK, 2: IN_WORK, 3: IN_WORK}})
    phones(known, 2, "+7 903 131-00-01", "+7 903 131-00-03")
    assert found(basis(known)) == [(FindingKind.SAME_PHONE, 10, 2)]


def test_a_person_stays_in_the_oldest_of_their_lists():
    known = lists({10: {1: IN_WORK}, 20: {1: IN_WORK, 2: IN_WORK}, 30: {1: IN_WORK, 3: IN_WORK}})
    assert found(basis(known)) == [(FindingKind.SEVERAL_LISTS, 30, 1), (FindingKind.SEVERAL_LISTS, 20, 1)]
    assert {f.other_list for f in check(basis(known), PhoneKeys()).findings} == {10}


@pytest.mark.parametrize("status", [SUCCESS, AGAIN])
def test_a_person_who_is_done_elsewhere_is_not_in_several_lists(status):
    assert found(basis(lists({10: {1: status, 9: IN_WORK}, 20: {1: IN_WORK, 2: IN_WORK}}))) == []


def test_finished_lists_don_t_count():
    known = lists({10: {1: IN_WORK}, 20: {1: IN_WORK, 2: IN_WORK}}, completed={10})
    assert found(basis(known)) == [(FindingKind.NOT_DONE, 10, 0)]


def test_people_on_the_stop_list():
    known = lists({10: {1: IN_WORK, 2: IN_WORK, 3: SUCCESS}, 20: {1: STOP_CALLING, 4: IN_WORK}}, completed={20})
    of = basis(known, stopped={CONTACT: {1, 2, 3}, COMPANY: {4}})
    findings = [f for f in check(of, PhoneKeys()).findings if f.kind is FindingKind.ON_STOP_LIST]
    assert [(f.list_id, f.card_id, f.other_list, f.other_status) for f in findings] == [
        (10, 1, 20, STOP_CALLING),
        (10, 2, 0, ""),
    ]


@pytest.mark.parametrize(
    ("written", "wrong"), [((), True), (("нет",), True), (("112",), False), (("-", "5-01-42"), False)]
)
def test_people_without_a_phone(written, wrong):
    known = lists({10: {1: IN_WORK, 2: IN_WORK}})
    phones(known, 1, *written)
    assert found(basis(known)) == ([(FindingKind.NO_PHONE, 10, 1)] if wrong else [])


def test_cards_that_are_gone_are_one_finding_of_their_list_and_no_other():
    known = lists({10: {1: IN_WORK, 2: IN_WORK, 3: SUCCESS}, 20: {1: IN_WORK, 4: IN_WORK}})
    known.put_cards([], [(CONTACT, 1), (CONTACT, 3)])
    of = basis(known, stopped={CONTACT: {1}})
    findings = check(of, PhoneKeys()).findings
    assert [(f.kind, f.list_id, f.card_ids) for f in findings] == [
        (FindingKind.CARD_GONE, 20, (1,)),
        (FindingKind.CARD_GONE, 10, (1, 3)),
    ]


def moved(card_id, *, list_id=10, before=IN_WORK, after=SUCCESS, days=1, hours=0):
    latest = NOW - timedelta(days=days)
    return Movement(list_id, card_id, before, after, latest - timedelta(hours=hours), latest)


@pytest.mark.parametrize(
    ("movement", "wrong"),
    [
        (moved(1), True),
        (moved(1, days=8), False),
        (moved(1, days=6, hours=72), True),
        (moved(1, after=AGAIN), False),
        (moved(1, after=IN_WORK, before=SUCCESS), False),
        (moved(1, after=None), False),
        (moved(1, before=AGAIN), True),
        (moved(1, list_id=20), False),
        (moved(2), False),
    ],
)
def test_people_who_were_called_in_another_list_by_the_history(movement, wrong):
    known = lists({10: {3: SUCCESS, 4: IN_WORK}, 20: {1: IN_WORK}})
    of = basis(known, movements={movement.list_id: [movement]})
    assert found(of) == ([(FindingKind.CALLED_ELSEWHERE, 20, 1)] if wrong else [])


def test_the_last_call_counts_and_is_told():
    known = lists({10: {3: IN_WORK}, 20: {1: IN_WORK}})
    known.call_lists[30] = CallList(30, CONTACT, LONG_AGO, 1, None)
    of = basis(known, movements={10: [moved(1, days=5)], 30: [moved(1, list_id=30, days=2, hours=3, after="LATER")]})
    [finding] = check(of, PhoneKeys()).findings
    assert (finding.other_list, finding.other_status) == (30, "LATER")
    assert (finding.earliest, finding.latest) == (NOW - timedelta(days=2, hours=3), NOW - timedelta(days=2))


def test_a_result_in_a_list_made_lately_needs_no_history():
    known = lists({10: {1: SUCCESS, 3: AGAIN, 4: IN_WORK}, 20: {1: IN_WORK, 3: IN_WORK}})
    assert found(basis(known)) == []
    known.call_lists[10] = replace(known.call_lists[10], created=SINCE + timedelta(days=1))
    assert found(basis(known)) == [(FindingKind.CALLED_ELSEWHERE, 20, 1)]


def test_a_call_before_the_person_was_put_back_counts_no_longer():
    known = lists({10: {1: IN_WORK}, 20: {1: IN_WORK}})
    again = moved(1, before=SUCCESS, after=AGAIN, days=1)
    of = basis(known, movements={10: [moved(1, days=2), again]})
    assert found(of, FindingKind.CALLED_ELSEWHERE) == []


def test_a_list_that_is_done_and_open():
    assert found(basis(lists({10: {1: SUCCESS}, 20: {}}))) == [(FindingKind.NOT_COMPLETED, 10, 0)]


@pytest.mark.parametrize("doubt", [{"complete": False}, {"settled": False}, {"may_hide": True}])
def test_a_list_is_done_only_if_nobody_can_be_missing(doubt):
    assert found(basis(lists({10: {1: SUCCESS}}, **doubt))) == []


def test_a_list_that_is_finished_and_not_done():
    [finding] = check(basis(lists({10: {1: IN_WORK, 2: SUCCESS, 3: IN_WORK}}, completed={10})), PhoneKeys()).findings
    assert (finding.kind, finding.card_ids) == (FindingKind.NOT_DONE, (1, 3))


def test_a_responsible_who_was_dismissed():
    known = lists({10: {1: IN_WORK}, 20: {2: SUCCESS}}, responsible=5, completed={20})
    known.users[5] = User(5, "B", active=False)
    [finding] = check(basis(known), PhoneKeys()).findings
    assert (finding.kind, finding.list_id, finding.about) == (FindingKind.DISMISSED, 10, 5)


def test_a_form_that_is_gone():
    known = lists({10: {1: IN_WORK}, 20: {2: IN_WORK}, 30: {3: IN_WORK}}, forms={10: 7, 20: 8})
    [finding] = check(basis(known, forms=frozenset({8})), PhoneKeys()).findings
    assert (finding.kind, finding.list_id, finding.about) == (FindingKind.FORM_GONE, 10, 7)


def test_lists_of_leads_are_looked_at_as_lists_only():
    known = lists({10: {1: IN_WORK}, 20: {1: IN_WORK}, 30: {1: SUCCESS}}, kinds={10: LEAD, 20: LEAD, 30: LEAD})
    known.cards.clear()
    checked = check(basis(known), PhoneKeys())
    assert [(f.kind, f.list_id) for f in checked.findings] == [(FindingKind.NOT_COMPLETED, 30)]
    assert checked.gaps == {Gap.OTHER_KINDS: 3}


def gaps_of(known, **changes):
    return check(basis(known, **changes), PhoneKeys()).gaps


def test_what_could_not_be_looked_at_is_counted():
    known = lists({10: {1: IN_WORK}, 20: {2: IN_WORK}}, forms={10: 7}, responsible=9)
    del known.cards[CONTACT, 1]
    known.memberships[20] = replace(known.memberships[20], may_hide=True, complete=False)
    gaps = gaps_of(known, forms=None, begun={10: NOW, 20: LONG_AGO})
    assert gaps == {
        Gap.LISTS_UNREAD: 1,
        Gap.HIDDEN: 1,
        Gap.CARDS_UNREAD: 1,
        Gap.HISTORY_SHORT: 1,
        Gap.USERS_UNKNOWN: 1,
        Gap.FORMS_UNKNOWN: 1,
    }
    del known.memberships[20]
    assert gaps_of(known)[Gap.LISTS_UNREAD] == 1
    assert gaps_of(known, troubled={10})[Gap.LISTS_UNREAD] == 2


def test_lists_of_others_are_counted_where_they_can_t_be_seen():
    known = lists({10: {1: IN_WORK}, 20: {1: IN_WORK}})
    known.connection = replace(known.connection, administrator=False)
    del known.activities[20]
    assert gaps_of(known) == {Gap.NOT_VISIBLE: 1}
    assert found(basis(known)) == []


def test_without_activities_it_is_not_known_which_lists_are_in_progress():
    known = lists({10: {1: SUCCESS}})
    known.connection = replace(known.connection, lacks=(Capability.ACTIVITIES,))
    known.activities.clear()
    checked = check(basis(known), PhoneKeys())
    assert checked.gaps == {Gap.ACTIVITIES: 1}
    assert checked.unchecked == {FindingKind.NOT_COMPLETED, FindingKind.NOT_DONE, FindingKind.DISMISSED}


def test_a_kind_of_which_nothing_is_known_is_unchecked():
    known = lists({10: {1: IN_WORK}}, forms={10: 7})
    known.cards.clear()
    checked = check(basis(known, forms=None, begun={}), PhoneKeys())
    assert checked.unchecked == {
        FindingKind.SAME_PHONE,
        FindingKind.NO_PHONE,
        FindingKind.FORM_GONE,
        FindingKind.CALLED_ELSEWHERE,
    }


def test_a_new_list_has_all_of_its_history():
    known = lists({10: {1: IN_WORK}}, created=NOW)
    assert gaps_of(known, begun={}) == {}


def test_every_gap_says_what_it_is_about():
    assert set(AFFECTED) == set(Gap)
    assert all(AFFECTED.values())
