"""Lines and areas of a chart: as high as is known for sure, and apart from them what is not known."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.curves import Level
from desktop.ui.charts.shapes import shape, stack

BEGIN = datetime(2026, 11, 30, 6, tzinfo=UTC)
UNTIL = BEGIN + timedelta(hours=10)


@st.composite
def curves(draw):
    """Return levels at different seconds from the beginning on, the last one known."""
    seconds = sorted(draw(st.sets(st.integers(1, 36_000), max_size=20)))
    levels = []
    for second in (0, *seconds):
        low = draw(st.integers(0, 9))
        high = low + draw(st.sampled_from([0, 0, 3]))
        levels.append(Level(BEGIN + timedelta(seconds=second), low, high))
    return (*levels[:-1], Level(levels[-1].at, levels[-1].low, levels[-1].low))


def stretches(curve):
    """Return beginning, end, and level of each stretch of a curve."""
    for level, end in zip(curve, [*(level.at for level in curve[1:]), UNTIL], strict=True):
        yield level.at.timestamp(), end.timestamp(), level


@given(curves())
def test_no_line_runs_through_a_stretch_that_is_not_known(curve):
    made = shape(curve, BEGIN, UNTIL)
    for begin, end, level in stretches(curve):
        if begin == end:
            continue
        middle = (begin + end) / 2
        lines = [run for run in made.runs if run[0][0] <= middle <= run[-1][0]]
        areas = [area for area in made.unknown if min(area)[0] <= middle <= max(area)[0]]
        assert bool(lines) is level.known
        assert bool(areas) is not level.known


@given(curves())
def test_a_line_ends_where_the_curve_does(curve):
    made = shape(curve, BEGIN, UNTIL, 2)
    if curve[-1].at < UNTIL:
        assert made.runs[-1][-1] == (UNTIL.timestamp(), curve[-1].low * 2)
    assert all(before[0] <= after[0] for run in made.runs for before, after in pairwise(run))


@given(curves())
def test_the_areas_of_what_is_not_known_hold_all_that_is_possible(curve):
    made = shape(curve, BEGIN, UNTIL)
    for begin, end, level in stretches(curve):
        if level.known or begin == end:
            continue
        [area] = [area for area in made.unknown if min(area)[0] <= begin < end <= max(area)[0]]
        assert {(begin, level.low), (end, level.low), (begin, level.high), (end, level.high)} <= set(area)


def test_steps_too_fine_to_be_seen_become_one_and_the_end_stays_exact():
    curve = tuple(Level(BEGIN + timedelta(seconds=second), second, second) for second in range(10_000))
    [run] = shape(curve, BEGIN, UNTIL).runs
    assert len(run) < 1_200
    assert run[-1] == (UNTIL.timestamp(), 9_999)


NINE = datetime(2026, 11, 30, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
ONE = NINE + 4 * HOUR


def hours(outlines):
    """Return the outlines with hours behind nine, in the order in which they are drawn."""
    return [[((x - NINE.timestamp()) / 3600, y) for x, y in outline] for outline in outlines]


def test_who_is_in_doubt_lies_between_those_who_are_known():
    """From ten to twelve five of twenty may have been done or not."""
    curves = {
        "SUCCESS": (Level(NINE, 2, 2), Level(NINE + HOUR, 2, 7), Level(NINE + 3 * HOUR, 7, 7)),
        "IN_WORK": (Level(NINE, 18, 18), Level(NINE + HOUR, 13, 18), Level(NINE + 3 * HOUR, 13, 13)),
    }
    areas = stack(curves, ["SUCCESS", None, "IN_WORK"], NINE, ONE)
    assert hours(areas[None]) == [[(1, 7), (3, 7), (3, 2), (1, 2)]]
    [done], [left] = hours(areas["SUCCESS"]), hours(areas["IN_WORK"])
    assert done == [(0, 2), (1, 2), (1, 2), (3, 2), (3, 7), (4, 7), (4, 0), (3, 0), (3, 0), (1, 0), (1, 0), (0, 0)]
    assert {y for _, y in left[:6]} == {20}


def test_where_all_is_known_nothing_is_hatched():
    areas = stack({"SUCCESS": (Level(NINE, 0, 0), Level(NINE + HOUR, 3, 3))}, ["SUCCESS", None], NINE, ONE)
    assert areas[None] == []
    assert hours(areas["SUCCESS"]) == [[(1, 3), (4, 3), (4, 0), (1, 0)]]
