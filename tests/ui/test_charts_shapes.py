"""Areas of a chart one above the other: as high as is known for sure, and between them what is not known."""

from datetime import UTC, datetime, timedelta

from desktop.domain.curves import Level
from desktop.ui.charts.shapes import stack

NINE = datetime(2026, 11, 30, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
LEFT, UNTIL = NINE, NINE + 4 * HOUR


def hours(outlines):
    """Return the outlines with hours behind nine, in the order in which they are drawn."""
    return [[((x - NINE.timestamp()) / 3600, y) for x, y in outline] for outline in outlines]


def test_who_is_in_doubt_lies_between_those_who_are_known():
    """From ten to twelve five of twenty may have been done or not."""
    curves = {
        "SUCCESS": (Level(NINE, 2, 2), Level(NINE + HOUR, 2, 7), Level(NINE + 3 * HOUR, 7, 7)),
        "IN_WORK": (Level(NINE, 18, 18), Level(NINE + HOUR, 13, 18), Level(NINE + 3 * HOUR, 13, 13)),
    }
    areas = stack(curves, ["SUCCESS", None, "IN_WORK"], LEFT, UNTIL)
    assert hours(areas[None]) == [[(1, 7), (3, 7), (3, 2), (1, 2)]]
    [done], [left] = hours(areas["SUCCESS"]), hours(areas["IN_WORK"])
    assert done == [(0, 2), (1, 2), (1, 2), (3, 2), (3, 7), (4, 7), (4, 0), (3, 0), (3, 0), (1, 0), (1, 0), (0, 0)]
    assert {y for _, y in left[:6]} == {20}


def test_where_all_is_known_nothing_is_hatched():
    areas = stack({"SUCCESS": (Level(NINE, 0, 0), Level(NINE + HOUR, 3, 3))}, ["SUCCESS", None], LEFT, UNTIL)
    assert areas[None] == []
    assert hours(areas["SUCCESS"]) == [[(1, 3), (4, 3), (4, 0), (1, 0)]]
