from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.figures import Count, ListFigures, NotYet, Pace, Standing
from desktop.domain.notifying import Event, Kind, news
from desktop.domain.working_hours import WorkingHours

MOSCOW = timezone(timedelta(hours=3))
HOURS = WorkingHours(MOSCOW)
NOON = datetime(2026, 11, 23, 12, tzinfo=MOSCOW)
"""A Monday."""
HALF_HOUR, HOUR = timedelta(minutes=30), timedelta(hours=1)
DUE = date(2026, 11, 27)
IN_WORK = {Standing.LATE, Standing.STUCK, Standing.IN_PROGRESS}


def figures(standing=Standing.IN_PROGRESS, number=7, *, still=None, due=None, operators=(), left=10, done=None):
    count = Count(sum(count for _, count in operators)) if done is None else done
    return ListFigures(
        number, standing, count, 0, Pace(), left, None, still, NotYet(), due, None, NOON, operators=tuple(operators)
    )


def told(*looks, every=HALF_HOUR, start=NOON):
    """Return what each look at a list, or at several lists, tells."""
    watched, result = None, []
    for number, look in enumerate(looks):
        lists = look if isinstance(look, list) else [look]
        by_number = {found.list_id: found for found in lists}
        events, watched = news(watched, by_number, start + number * every, HOURS, HALF_HOUR)
        result.append([(event.kind, event.number) for event in events])
    return result


STUCK, LATE = figures(Standing.STUCK, still=2 * HOUR), figures(Standing.LATE, due=DUE)
FINISHED, OTHER = figures(Standing.FINISHED, left=0), figures(Standing.OTHER)


@pytest.mark.parametrize(
    ("found", "kind"),
    [(STUCK, Kind.STUCK), (LATE, Kind.LATE), (FINISHED, Kind.FINISHED)],
    ids=lambda value: str(value),
)
def test_what_happens_to_a_list_is_told_once(found, kind):
    assert told(figures(), found, found, found) == [[], [(kind, 7)], [], []]


@pytest.mark.parametrize("found", [STUCK, LATE, FINISHED])
def test_what_is_so_from_the_start_is_not_told(found):
    assert told(found, found) == [[], []]


def test_a_list_that_was_never_worked_on_is_not_told_to_be_finished():
    assert told(OTHER, FINISHED) == [[], []]
    assert told([], FINISHED) == [[], []]


def test_a_list_that_could_not_be_seen_for_a_while_is_told_when_it_is_finished():
    assert told(figures(), OTHER, FINISHED) == [[], [], [(Kind.FINISHED, 7)]]


def test_a_list_that_was_opened_again_is_told_again():
    assert told(figures(), FINISHED, figures(), FINISHED)[3] == [(Kind.FINISHED, 7)]


def test_a_forecast_that_wavers_around_the_due_date_is_told_once():
    assert told(figures(), LATE, figures(due=DUE), LATE) == [[], [(Kind.LATE, 7)], [], []]
    another = replace(LATE, due=DUE - timedelta(days=1))
    assert told(figures(), LATE, another) == [[], [(Kind.LATE, 7)], [(Kind.LATE, 7)]]


def test_a_standstill_is_the_same_until_somebody_moves():
    longer = replace(STUCK, still=3 * HOUR)
    late = replace(LATE, still=2.5 * HOUR)
    unknown = figures(still=None)
    assert told(figures(), STUCK, late, longer)[3] == []
    assert told(figures(), STUCK, unknown, longer)[3] == []
    assert told(figures(), STUCK, figures(still=2.5 * HOUR), longer)[3] == [], "the setting was changed"
    assert told(figures(), STUCK, FINISHED, longer)[3] == [], "it was only opened again"
    assert told(figures(), longer, STUCK)[2] == [(Kind.STUCK, 7)], "somebody moved and it stood still again"
    assert told(figures(), STUCK, figures(still=HALF_HOUR), STUCK)[3] == [(Kind.STUCK, 7)]


def calling(*counts, **values):
    return figures(operators=[(number, count) for number, count in enumerate(counts, 1) if count], **values)


def test_an_operator_who_stops_is_told_once_until_the_next_call():
    looks = [calling(4, 3), calling(4, 5), calling(4, 6), calling(5, 7), calling(5, 8), calling(5, 9)]
    assert told(*looks) == [[], [(Kind.IDLE, 1)], [], [], [(Kind.IDLE, 1)], []]


def test_calls_in_any_list_count():
    other = figures(number=8, operators=[(1, 1)])
    more = figures(number=8, operators=[(1, 2)])
    assert told([calling(4), other], [calling(4), more]) == [[], []]


def test_only_working_time_makes_somebody_idle():
    at_the_end = NOON.replace(hour=17, minute=50)
    assert told(*[calling(4)] * 4, start=at_the_end) == [[], [], [], []]
    saturday = NOON + timedelta(days=5)
    assert told(*[calling(4)] * 4, start=saturday) == [[], [], [], []]


def test_the_next_day_begins_anew():
    assert told(calling(4), calling(4), every=timedelta(hours=23)) == [[], []]
    assert told(calling(4), [], calling(0, 3), every=timedelta(hours=23)) == [[], [], []]


def test_whose_calls_may_be_hidden_among_results_of_unknown_operators_is_not_called_idle():
    unclear = calling(4, done=Count(4, 1))
    assert told(calling(4), unclear, unclear) == [[], [], []]
    assert told(calling(4), unclear, calling(4)) == [[], [], [(Kind.IDLE, 1)]]


def test_nobody_is_idle_when_nobody_is_left_to_be_called():
    assert told(calling(4, left=0), calling(4, left=0)) == [[], []]
    finished = replace(calling(4), standing=Standing.FINISHED)
    assert told(finished, finished) == [[], []]


LOOKS = st.lists(
    st.builds(
        figures,
        st.sampled_from(Standing),
        still=st.none() | st.integers(0, 6).map(lambda hours: hours * HOUR),
        due=st.none() | st.sampled_from([DUE, DUE + timedelta(days=1)]),
        operators=st.lists(st.tuples(st.just(1), st.integers(1, 3)), max_size=1),
        left=st.integers(0, 1),
    ),
    max_size=12,
)


@given(LOOKS)
def test_never_more_than_one_for_the_same_thing(looks):
    events = told(*looks)
    assert not events or events[0] == []
    at = {kind: [place for place, found in enumerate(events) if (kind, 7) in found] for kind in Kind}
    for first, second in pairwise(at[Kind.FINISHED]):
        assert any(look.standing in IN_WORK for look in looks[first:second])
    assert len({looks[place].due for place in at[Kind.LATE]}) == len(at[Kind.LATE])
    for first, second in pairwise(at[Kind.STUCK]):
        lengths = [look.still for look in looks[first : second + 1] if look.still is not None]
        assert lengths != sorted(lengths), "somebody moved"
    idle = [place for place, found in enumerate(events) if (Kind.IDLE, 1) in found]
    for first, second in pairwise(idle):
        assert {look.operators for look in looks[first : second + 1]} != {looks[first].operators}


@given(LOOKS)
def test_looking_again_at_the_same_figures_tells_nothing(looks):
    watched = None
    for look in looks:
        _, watched = news(watched, {7: look}, NOON, HOURS, HALF_HOUR)
        again, watched = news(watched, {7: look}, NOON, HOURS, HALF_HOUR)
        assert again == ()


def test_an_event_is_named_by_its_list_or_operator():
    assert told(figures(number=3), replace(FINISHED, list_id=3))[1] == [(Kind.FINISHED, 3)]
    assert Event(Kind.IDLE, 3) != Event(Kind.STUCK, 3)
