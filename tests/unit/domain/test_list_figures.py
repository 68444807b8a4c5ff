from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from desktop.domain.call_list import Visibility
from desktop.domain.figures import Count, Forecast, NotYet, Pace, Standing
from desktop.domain.history import Movement
from desktop.domain.list_figures import Basis, Rules, figures_of, standing, sums
from desktop.domain.status import IN_WORK, STOP_CALLING, SUCCESS
from desktop.domain.working_hours import WorkingHours

MOSCOW = timezone(timedelta(hours=3))
RULES = Rules(WorkingHours(MOSCOW))
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
TUESDAY = date(2026, 12, 1)
NINE = datetime(2026, 12, 1, 9, tzinfo=MOSCOW).astimezone(UTC)
NOON = NINE + 3 * HOUR
BASIS = Basis(1, Visibility.ACTIVE, {IN_WORK: 60, SUCCESS: 30, STOP_CALLING: 10}, (), NINE - 48 * HOUR, NOON)
SOON = Forecast(NOON + HOUR, NOON + 2 * HOUR, NOON + 4 * HOUR)


def results(count, *, begin=NINE, every=6 * MINUTE, operator=None, list_id=1):
    return tuple(
        Movement(
            list_id, card_id, IN_WORK, SUCCESS, moment, moment + 3 * MINUTE, moment if operator else None, operator
        )
        for card_id in range(count)
        for moment in (begin + card_id * every,)
    )


def test_the_figures_of_a_list():
    basis = replace(BASIS, movements=results(30, operator=7), unseen=4, due=TUESDAY)
    figures = figures_of(basis, SOON, NOON, RULES).figures
    assert figures.standing is Standing.IN_PROGRESS
    assert figures.done_today == Count(30)
    assert figures.pace == Pace(10, 10, 10)
    assert (figures.left, figures.moved, figures.due) == (60, 4, TUESDAY)
    assert figures.success == 0.75
    assert figures.still == 6 * MINUTE
    assert figures.forecast == SOON
    assert figures.last is not None
    assert figures.last.at == NOON - 6 * MINUTE
    assert [hour.count.sure for hour in figures.hours] == [10, 10, 10, 0]
    assert figures.operators == ((7, 30),)


def test_of_a_list_that_was_never_read_nothing_is_claimed():
    basis = Basis(1, Visibility.ACTIVE, None, (), None, None)
    figures = figures_of(basis, NotYet(), NOON, RULES).figures
    assert figures.standing is Standing.OTHER
    assert figures.pace == Pace()
    assert (figures.success, figures.still, figures.last) == (None, None, None)
    assert all(hour.unknown for hour in figures.hours if hour.begin < NOON)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, Standing.IN_PROGRESS),
        ({"visibility": Visibility.FINISHED}, Standing.FINISHED),
        ({"statuses": {SUCCESS: 30}}, Standing.FINISHED),
        ({"visibility": Visibility.DELETED}, Standing.OTHER),
        ({"visibility": Visibility.NOT_VISIBLE}, Standing.OTHER),
        ({"visibility": Visibility.DRAFT}, Standing.OTHER),
        ({"statuses": None}, Standing.OTHER),
        ({"statuses": {}}, Standing.OTHER),
        ({"read_at": None}, Standing.OTHER),
        ({"due": TUESDAY}, Standing.IN_PROGRESS),
        ({"due": TUESDAY - timedelta(days=1)}, Standing.LATE),
        ({"due": TUESDAY - timedelta(days=1), "statuses": {SUCCESS: 30}}, Standing.FINISHED),
    ],
)
def test_the_standing_of_a_list(changes, expected):
    assert standing(replace(BASIS, **changes), SOON, HOUR, RULES) is expected


def test_a_list_is_late_when_even_the_early_end_lies_after_its_due_date():
    due = replace(BASIS, due=TUESDAY)
    tomorrow = NOON + 24 * HOUR
    assert standing(due, Forecast(NOON + 5 * HOUR, tomorrow, None), HOUR, RULES) is Standing.IN_PROGRESS
    assert standing(due, Forecast(tomorrow, tomorrow, None), HOUR, RULES) is Standing.LATE
    assert standing(due, NotYet(), HOUR, RULES) is Standing.IN_PROGRESS
    assert standing(BASIS, Forecast(tomorrow, tomorrow, None), HOUR, RULES) is Standing.IN_PROGRESS


def test_the_day_that_is_due_is_one_of_the_portal():
    due = replace(BASIS, due=TUESDAY)
    midnight = datetime(2026, 12, 2, tzinfo=MOSCOW).astimezone(UTC)
    assert standing(due, Forecast(midnight - MINUTE, midnight, None), HOUR, RULES) is Standing.IN_PROGRESS
    assert standing(due, Forecast(midnight, midnight, None), HOUR, RULES) is Standing.LATE


def test_whoever_is_left_after_the_due_date_makes_a_list_late_without_a_forecast_too():
    overdue = replace(BASIS, due=TUESDAY - timedelta(days=1))
    assert standing(overdue, NotYet(), HOUR, RULES) is Standing.LATE
    outlived = Forecast(NOON - 24 * HOUR, NOON - 23 * HOUR, None)
    assert standing(overdue, outlived, HOUR, RULES) is Standing.LATE
    yesterday = NOON - 24 * HOUR  # what was known then says nothing of today
    assert standing(replace(overdue, read_at=yesterday), NotYet(), HOUR, RULES) is Standing.IN_PROGRESS


def test_a_list_is_stuck_when_nobody_moved_for_two_hours_of_work():
    assert standing(BASIS, SOON, 2 * HOUR, RULES) is Standing.STUCK
    assert standing(BASIS, SOON, 2 * HOUR - MINUTE, RULES) is Standing.IN_PROGRESS
    assert standing(BASIS, SOON, None, RULES) is Standing.IN_PROGRESS
    assert standing(BASIS, SOON, HOUR, Rules(RULES.hours, HOUR)) is Standing.STUCK
    assert standing(replace(BASIS, statuses={SUCCESS: 1}), SOON, 9 * HOUR, RULES) is Standing.FINISHED
    late = replace(BASIS, due=TUESDAY - timedelta(days=1))
    assert standing(late, SOON, 9 * HOUR, RULES) is Standing.LATE


def test_a_list_is_not_stuck_because_it_was_not_read():
    basis = replace(BASIS, movements=results(1), read_at=NINE + HOUR)
    assert figures_of(basis, SOON, NINE + 8 * HOUR, RULES).figures.standing is Standing.IN_PROGRESS
    read = replace(basis, read_at=NINE + 3 * HOUR)
    assert figures_of(read, SOON, NINE + 8 * HOUR, RULES).figures.standing is Standing.STUCK


def test_a_finished_list_has_no_forecast():
    finished = replace(BASIS, visibility=Visibility.FINISHED)
    assert figures_of(finished, SOON, NOON, RULES).figures.forecast == NotYet()


def test_the_sums_of_several_lists():
    first = figures_of(replace(BASIS, movements=results(30)), SOON, NOON, RULES)
    later = Forecast(NOON + HOUR, NOON + 3 * HOUR, None)
    second = figures_of(
        replace(BASIS, list_id=2, movements=results(6, every=30 * MINUTE), statuses={IN_WORK: 5, SUCCESS: 10}),
        later, NOON, RULES,
    )  # fmt: skip
    third = figures_of(replace(BASIS, list_id=3, begins=NINE, statuses={IN_WORK: 5}), NotYet(), NOON, RULES)
    gone = figures_of(replace(BASIS, list_id=4, visibility=Visibility.DELETED), NotYet(), NOON, RULES)
    assert third.figures.standing is Standing.STUCK
    made = sums([first, second, third, gone], NOON)
    assert made.lists == 4
    assert made.done_today == Count(36)
    assert made.left == 70
    assert made.pace == Pace(12, 12, 12)
    assert made.success == pytest.approx(70 / 90)
    assert made.end == later
    assert made.without_forecast == 1
    assert made.attention == (3,)


def test_the_best_day_of_several_lists_is_the_best_of_their_days_together():
    friday = NINE - timedelta(days=4)
    alone = figures_of(replace(BASIS, begins=friday, movements=results(90, begin=friday)), NotYet(), NOON, RULES)
    other = figures_of(replace(BASIS, begins=friday, movements=results(30)), NotYet(), NOON, RULES)
    assert (alone.figures.pace.best, other.figures.pace.best) == (10, 10)
    assert sums([alone, other], NOON).pace.best == 10


def test_a_sum_of_paces_that_lacks_a_list_at_work_is_not_told():
    """Nor is one that lacks a list of which nothing is known anyhow: that would never be told."""
    known = figures_of(replace(BASIS, movements=results(30)), SOON, NOON, RULES)
    lacking, unread = (
        replace(known, figures=replace(known.figures, pace=pace)) for pace in (Pace(None, 5, 5), Pace(None, None, 5))
    )
    assert sums([known, lacking], NOON).pace == Pace(None, 15, 20)
    assert sums([known, unread], NOON).pace.last_hour == 10


def test_the_sums_of_nothing():
    made = sums([], NOON)
    assert (made.lists, made.left, made.success, made.end, made.attention) == (0, 0, None, None, ())
    assert made.pace == Pace()
