from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.figures import Count
from desktop.domain.history import Movement
from desktop.domain.operators import NOBODY, HourOfCalls, OperatorWork, works_of
from desktop.domain.results import CallResult, ClientCall
from desktop.domain.status import IN_WORK, SUCCESS

NINE = datetime(2026, 11, 30, 6, tzinfo=UTC)
MOSCOW = timezone(timedelta(hours=3))
CALCUTTA = timezone(timedelta(hours=5, minutes=30))
LIST, COMPANIES = 13, 50
OLGA, PETR = 7, 11


def kind_of(list_id):
    return COMPANY if list_id == COMPANIES else CONTACT


def at(minutes):
    return NINE + timedelta(minutes=minutes)


def call(begin, talked=2, operator=OLGA, *, card_id=101, kind=CONTACT, result=None, incoming=False):
    result = result or (CallResult.ANSWERED if talked else CallResult.NO_ANSWER)
    return ClientCall(None, kind, card_id, operator, at(begin), timedelta(minutes=talked), result, incoming)


def moved(begin, end, *, list_id=LIST, card_id=101, before=IN_WORK, after=SUCCESS):
    return Movement(list_id, card_id, before, after, at(begin), at(end))


def by(operator, movement):
    return replace(movement, happened=movement.not_after, operator_id=operator)


def works(calls, movements=(), zone=MOSCOW):
    return {work.operator_id: work for work in works_of(calls, movements, zone, kind_of)}


def test_calls_are_summed_by_operator_and_hour():
    calls = [call(5, 3), call(58, 4), call(61, 0), call(10, 0, PETR, result=CallResult.BUSY)]
    assert works_of(calls, [], MOSCOW, kind_of) == [
        OperatorWork(
            OLGA, 3, 2, timedelta(minutes=7), Count(), at(62), (HourOfCalls(at(0), 2, 2), HourOfCalls(at(60), 1, 0))
        ),
        OperatorWork(PETR, 1, 0, timedelta(), Count(), at(10), (HourOfCalls(at(0), 1, 0),)),
    ]
    assert works(calls)[OLGA].share_answered == pytest.approx(2 / 3)


def test_hours_begin_by_the_portals_clock():
    assert [hour.begin for hour in works([call(5)], zone=CALCUTTA)[OLGA].hours] == [at(-30)]
    assert [hour.begin for hour in works([call(35)], zone=CALCUTTA)[OLGA].hours] == [at(30)]


def test_calls_that_came_in_and_lengths_that_are_unknown():
    unknown = replace(call(5, result=CallResult.UNKNOWN), talked=None)
    work = works([unknown, call(7, incoming=True)])[OLGA]
    assert (work.calls, work.answered, work.talked, work.last) == (1, 0, timedelta(), at(5))


def test_calls_of_nobody_are_summed_too():
    assert works([call(5, operator=None)])[NOBODY].calls == 1


def test_who_became_done_by_a_known_call_is_done_for_sure():
    found = works([call(5)], [by(OLGA, moved(0, 20)), by(PETR, moved(0, 20, card_id=102))])
    assert {operator: work.done for operator, work in found.items()} == {OLGA: Count(1), PETR: Count(1)}
    assert (found[PETR].calls, found[PETR].share_answered, found[PETR].last) == (0, None, None)


def test_whoever_called_meanwhile_has_perhaps_done_the_rest():
    calls = [call(5), call(6, operator=PETR), call(7), call(25, operator=PETR), call(-2, operator=12)]
    found = works([*calls, call(5, operator=None)], [moved(0, 20), moved(0, 20, list_id=14)])
    done = {operator: work.done for operator, work in found.items()}
    assert done == {OLGA: Count(0, 2), PETR: Count(0, 2), 12: Count(), NOBODY: Count()}


def test_a_call_that_began_before_and_went_on_has_perhaps_done_it():
    found = works([call(-1), call(-1, 0, PETR)], [moved(0, 20)])
    assert {operator: work.done for operator, work in found.items()} == {OLGA: Count(0, 1), PETR: Count()}


def test_a_company_is_not_the_contact_of_the_same_number():
    assert works([call(5)], [moved(0, 20, list_id=COMPANIES)])[OLGA].done == Count()
    assert works([call(5, kind=COMPANY)], [moved(0, 20, list_id=COMPANIES)])[OLGA].done == Count(0, 1)
    assert works_of([call(5)], [moved(0, 20, list_id=COMPANIES)], MOSCOW)[0].done == Count(0, 1)


@pytest.mark.parametrize(("before", "after"), [(SUCCESS, IN_WORK), (None, SUCCESS), (SUCCESS, None), (SUCCESS, "X")])
def test_only_results_count(before, after):
    movement = moved(0, 20, before=before, after=after)
    assert works([call(5)], [movement, by(OLGA, movement)])[OLGA].done == Count()
