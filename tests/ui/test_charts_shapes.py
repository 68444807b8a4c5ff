from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.curves import Level, at
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


@given(curves(), curves())
def test_counts_are_piled_up_where_all_are_known_and_hatched_elsewhere(one, other):
    areas, unknown = stack({"A": one, "B": other}, ["A", "B", "C"], BEGIN, UNTIL)
    for second in range(30, 36_000, 1_111):
        moment = BEGIN + timedelta(seconds=second)
        x = moment.timestamp()
        levels = [at(one, moment), at(other, moment)]
        hatched = [begin for begin, end in unknown if begin <= x < end]
        drawn = [area for code in ("A", "B") for area in areas[code] if min(area)[0] <= x < max(area)[0]]
        if all(level.known for level in levels):
            assert not hatched
        else:
            assert len(hatched) == 1
            assert not drawn


def test_a_pile_stands_on_the_one_below():
    one, other = (Level(BEGIN, 3, 3),), (Level(BEGIN, 4, 4),)
    areas, unknown = stack({"A": one, "B": other}, ["A", "B"], BEGIN, UNTIL)
    left, right = BEGIN.timestamp(), UNTIL.timestamp()
    assert areas == {
        "A": [[(left, 3), (right, 3), (right, 0), (left, 0)]],
        "B": [[(left, 7), (right, 7), (right, 3), (left, 3)]],
    }
    assert unknown == []
