"""The evening report: its numbers hang together, and what is not known is never claimed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from desktop.domain.call_list import CONTACT, Activity, CallList, Membership, Participant
from desktop.domain.card import Card, User
from desktop.domain.figures import Count
from desktop.domain.history import Movement
from desktop.domain.operators import CallsOfTime
from desktop.domain.portal import Connection, Known
from desktop.domain.report import Basis, CallTotals, Wanted, report_of
from desktop.domain.report_choices import Lists
from desktop.domain.results import CallResult, ClientCall
from desktop.domain.status import IN_WORK, STOP_CALLING, SUCCESS, Status, Statuses
from desktop.domain.working_hours import WorkingHours

MOSCOW = timezone(timedelta(hours=3))
HOURS = WorkingHours(MOSCOW)
TUESDAY, MONDAY = date(2026, 12, 1), date(2026, 11, 30)
NINE = datetime(2026, 12, 1, 9, tzinfo=MOSCOW).astimezone(UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
SIX = NINE + 9 * HOUR
ANNA, BORIS = User(7, "Анна Титова"), User(8, "Борис Ким")
TODAY = Wanted(TUESDAY)


def result(card_id, moment, code=SUCCESS, *, list_id=1, operator=None, since=3 * MINUTE):
    """Return that somebody became done by a moment: at it if the operator is known, otherwise some time before."""
    happened = moment if operator else None
    return Movement(list_id, card_id, IN_WORK, code, moment - since, moment, happened, operator)


def call(card_id, moment, *, operator=7, talked=60, comment="", incoming=False, kind=CONTACT):
    found = CallResult.ANSWERED if talked else CallResult.NO_ANSWER
    length = timedelta(seconds=talked)
    return ClientCall(1, kind, card_id, operator, moment, length, found, incoming, comment)


def known(lists=(1, 2, 3)):
    """Return a portal whose lists have five people each: 1 and 2 are in progress, 3 is finished."""
    people = tuple(Participant(card_id, SUCCESS if card_id > 3 else IN_WORK) for card_id in range(1, 6))
    return Known(
        connection=Connection("acme", "", ANNA, True, (), timedelta(hours=3)),
        statuses=Statuses([Status(1, SUCCESS, "Успешно", 20), Status(2, STOP_CALLING, "Не звонить", 10)]),
        call_lists={number: CallList(number, CONTACT, None, 1, None) for number in lists},
        activities={number: Activity(number, number, f"Обзвон {number}", 1, number == 3) for number in lists},
        memberships={number: Membership(number, people, True, False, True, SIX - MINUTE) for number in lists},
        cards={(CONTACT, 4): Card(CONTACT, 4, "Ким Лев", ("+79031112233",))},
        users={user.id: user for user in (ANNA, BORIS)},
    )


def made(movements, *, calls=None, wanted=TODAY, at=SIX, hidden=False, of=None):
    of = of or known()
    begins = dict.fromkeys(of.call_lists, NINE - 48 * HOUR)
    read = None if calls is None else CallsOfTime(tuple(calls), hidden, at)
    return report_of(of, Basis({}, begins, movements, read), wanted, HOURS, at)


DAY = [
    result(1, NINE + HOUR, operator=7),
    result(2, NINE + 2 * HOUR, STOP_CALLING, operator=8),
    result(3, NINE + 150 * MINUTE, list_id=2),
    result(4, NINE + HOUR, list_id=2, since=18 * HOUR),  # since the day before
    result(5, NINE + 5 * HOUR, list_id=3, since=3 * HOUR),
]


def test_the_numbers_by_list_by_status_and_by_operator_each_add_up_to_what_was_done():
    report = made(DAY, calls=[call(1, NINE)])
    assert report.done == Count(4, 1)
    for lines in (report.lists, report.statuses, report.operators):
        assert sum((line.done for line in lines), Count()) == report.done
    assert [(line.row.id, line.done) for line in report.lists] == [(1, Count(2)), (2, Count(1, 1)), (3, Count(1))]
    assert [(line.code, line.done) for line in report.statuses] == [(STOP_CALLING, Count(1)), (SUCCESS, Count(3, 1))]
    assert [(line.user, line.done) for line in report.operators] == [
        (ANNA, Count(1)),
        (BORIS, Count(1)),
        (None, Count(2, 1)),
    ]
    assert len(report.people) == report.done.sure + report.done.perhaps
    assert (report.succeeded, report.success) == (Count(3, 1), 0.75)


def test_what_may_have_been_on_another_day_is_only_possible():
    report = made([result(4, NINE + HOUR, since=18 * HOUR)])
    assert report.done == Count(0, 1)
    assert report.success is None
    [person] = report.people
    assert not person.sure
    assert (person.earliest, person.latest) == (NINE - 17 * HOUR, NINE + HOUR)
    [day_before] = made([result(4, NINE + HOUR, since=18 * HOUR)], wanted=Wanted(MONDAY)).people
    assert day_before == person


def test_a_day_that_is_over_has_nothing_of_the_next():
    movements = [result(1, NINE - 20 * HOUR), *DAY[:3]]
    assert made(movements, wanted=Wanted(MONDAY)).done == Count(1)
    assert made(movements).done == Count(3)


def test_who_was_added_removed_or_put_back_is_no_result():
    other = [Movement(1, 1, None, SUCCESS, NINE, NINE), Movement(1, 2, SUCCESS, IN_WORK, NINE, NINE)]
    assert made(other).done == Count()


def test_the_hours_of_all_lists_are_added_up():
    report = made(DAY[:3])
    counts = {hour.begin: hour.count.sure for hour in report.hours if hour.count.sure}
    assert counts == {NINE + HOUR: 1, NINE + 2 * HOUR: 2}
    assert not report.stretches
    assert not any(hour.unknown for hour in report.hours)


def test_hours_that_readings_do_not_tell_apart_are_unknown_and_their_stretch_has_the_sum():
    report = made([result(card_id, NINE + 5 * HOUR, since=3 * HOUR) for card_id in (1, 2, 3)])
    unknown = [hour.begin for hour in report.hours if hour.unknown]
    assert unknown == [NINE + number * HOUR for number in (2, 3, 4)]
    assert [(stretch.begin, stretch.done) for stretch in report.stretches] == [(NINE + 2 * HOUR, 3)]


@pytest.mark.parametrize(
    ("wanted", "lists"),
    [
        (TODAY, [1]),
        (Wanted(TUESDAY, Lists.ALL), [1, 3, 2]),
        (Wanted(TUESDAY, Lists.CHOSEN, frozenset({2, 9})), [2]),
    ],
)
def test_it_is_about_the_lists_that_are_wanted(wanted, lists):
    report = made([result(1, NINE)], wanted=wanted)
    assert [line.row.id for line in report.lists] == lists
    assert report.done == Count(int(1 in lists))


def test_a_list_that_was_deleted_counts_only_if_somebody_became_done_in_it():
    portal, wanted = known(), Wanted(TUESDAY, Lists.ALL)
    del portal.activities[2]
    assert {line.row.id for line in made([], wanted=wanted, of=portal).lists} == {1, 3}
    worked_on = made([result(3, NINE, list_id=2)], wanted=wanted, of=portal)
    assert {line.row.id for line in worked_on.lists} == {1, 2, 3}


def test_left_are_those_of_the_lists_in_progress():
    report = made([], wanted=Wanted(TUESDAY, Lists.ALL))
    assert (report.left, report.in_progress) == (6, 2)


def test_the_calls_of_the_day_and_what_each_operator_did_in_them():
    calls = [
        call(1, NINE, talked=60),
        call(1, NINE + MINUTE, talked=0),
        call(2, NINE, operator=None, talked=30),
        call(3, NINE, incoming=True),
    ]
    report = made(DAY[:2], calls=calls, hidden=True)
    assert report.calls == CallTotals(3, 2, timedelta(seconds=90), hidden=True)
    works = {line.user: line.work and (line.work.calls, line.work.answered) for line in report.operators}
    assert works == {ANNA: (2, 1), BORIS: None, None: (1, 1)}
    assert sum(line.work.calls for line in report.operators if line.work) == report.calls.calls


def test_calls_that_were_not_read_are_unknown_and_not_none():
    assert made(DAY).calls is None
    assert made(DAY, calls=[]).calls == CallTotals(0, 0, timedelta(), hidden=False)


def test_where_lists_were_chosen_the_calls_are_those_to_their_people():
    calls = [call(1, NINE), call(99, NINE), call(1, NINE, kind=4)]
    wanted = Wanted(TUESDAY, Lists.CHOSEN, frozenset({1}))
    assert made(DAY, calls=calls, wanted=wanted).calls.calls == 1
    assert made(DAY, calls=calls).calls.calls == 3


def test_a_person_has_the_comment_of_the_days_last_call_that_has_one():
    calls = [call(4, NINE, comment="первый"), call(4, NINE + HOUR, comment="второй"), call(4, NINE + 2 * HOUR)]
    [person] = made([result(4, NINE + 2 * HOUR, operator=8)], calls=calls).people
    assert (person.comment, person.card.name, person.operator) == ("второй", "Ким Лев", BORIS)
    [without] = made([result(5, NINE)], calls=calls).people
    assert (without.comment, without.card, without.operator) == ("", None, None)


def test_the_moment_of_the_data_is_the_oldest_reading_of_the_lists_in_progress():
    portal = known()
    for number, ago in ((1, 5), (2, 1), (3, 90)):
        portal.memberships[number] = replace(portal.memberships[number], read_at=SIX - ago * MINUTE)
    assert made([], wanted=Wanted(TUESDAY, Lists.ALL), of=portal).read_at == SIX - 5 * MINUTE
