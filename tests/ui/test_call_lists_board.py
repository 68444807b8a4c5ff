"""The table of call lists as the board: its columns, the figures above it, and the views by them."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton

from desktop.domain.figures import Count, Forecast, LastResult, NotYet, Pace, Standing
from desktop.qtkit.figures import Figure
from desktop.qtkit.loop import breathe
from desktop.ui import formats
from tests import boards
from tests.cuts import clipped
from tests.looks import lost_by_tab, unnamed
from tests.tabs import column

FIGURES = ["figureDoneToday", "figurePace", "figureLeft", "figureForecast", "figureSuccess", "figureAttention"]
VIEWS = ["viewAll", "viewInProgress", "viewStuck", "viewFinished", "viewMine", "viewMoved"]


def figure(desk, name):
    return desk.window.findChild(Figure, name)


def said(desk):
    desk.controller.call_lists.show_now()
    return {name: figure(desk, name).accessibleName() for name in FIGURES}


def press(desk, name):
    QTest.mouseClick(figure(desk, name), Qt.MouseButton.LeftButton)


def chip(desk, name):
    return desk.window.findChild(QPushButton, name)


def shown(desk):
    return [row.id for row in desk.window.call_lists.model.shown]


def on(desk):
    return [name for name in VIEWS if chip(desk, name).isChecked()]


async def with_figures(desk, *values):
    """Give the newest lists these figures, one of the others each; return the board and the numbers of the lists."""
    numbers = shown(desk)[: len(values)]
    known = {row.id for row in desk.window.call_lists.model.rows}
    rest = [boards.figures(number, Standing.OTHER) for number in known - set(numbers)]
    given = [boards.figures(number, **each) for number, each in zip(numbers, values, strict=True)]
    return await boards.put(desk, boards.FakeBoard([*given, *rest])), numbers


def cell(desk, key, number, role=Qt.ItemDataRole.DisplayRole):
    model = desk.window.call_lists.model
    return model.index_of(number).siblingAtColumn(model.column_of(key)).data(role)


async def test_without_a_board_there_are_no_figures(run, tmp_path):
    from desktop.app import Desk

    async with Desk("", tmp_path) as desk:
        assert not desk.window.call_lists.figures.isVisible()
        assert not desk.window.call_lists.seen.isVisible()


async def test_each_column_says_what_the_board_says(desk):
    at = boards.NOW - timedelta(hours=3, minutes=5)
    stuck = {
        "standing": Standing.STUCK,
        "still": timedelta(hours=3, minutes=10),
        "last": LastResult("SUCCESS", at, exact=True, operator_id=1),
        "pace": Pace(last_hour=0.0, today=4.5, best=12.0),
    }
    early = boards.NOW.astimezone(boards.ZONE).replace(hour=11, minute=5) + timedelta(days=1)
    going = {
        "done_today": Count(214, 12),
        "moved": 12,
        "pace": Pace(last_hour=38.2),
        "left": 302,
        "forecast": Forecast(early, early + timedelta(hours=1), early + timedelta(hours=3)),
        "last": LastResult("SUCCESS", at, exact=False, operator_id=None),
        "hours": boards.hours(3, None, (5, 4)),
    }
    finished = {"standing": Standing.FINISHED, "pace": Pace(last_hour=3.0)}
    waiting = {"forecast": NotYet(early)}
    late = {"standing": Standing.LATE, "due": boards.NOW.date()}
    _, numbers = await with_figures(desk, stuck, going, finished, waiting, late)
    rows = {key: [cell(desk, key, number) for number in numbers] for key in ("moved", "pace", "finish", "last")}
    assert rows == {
        "moved": ["", "+12", "", "", ""],
        "pace": ["0/h", "38/h", "", "", ""],
        "finish": [
            "not enough data yet",
            "tomorrow 11–15",
            "",
            "not enough data yet",
            "not enough data yet",
        ],
        "last": ["3 h ago", "≥\N{NO-BREAK SPACE}3 h ago", "", "", ""],
    }
    assert [cell(desk, "state", number) for number in numbers] == [
        "stuck 3 h",
        "in progress",
        "finished",
        "in progress",
        "late",
    ]
    spoken, tip = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole
    assert cell(desk, "today", numbers[1]) == "214–226"
    assert cell(desk, "today", numbers[1], spoken).splitlines()[0] == "Done today 214, up to 12 more unknown"
    assert [line.rpartition("– ")[2] for line in cell(desk, "today", numbers[1], spoken).splitlines()[1:]] == [
        "3",
        "unknown",
        "5, up to 4 more unknown",
    ]
    assert cell(desk, "moved", numbers[1], spoken) == "12 have changed since you looked last"
    assert cell(desk, "pace", numbers[0], tip) == "Last hour: 0/h\nToday: 4.5/h\nBest of the last days: 12/h"
    assert cell(desk, "finish", numbers[3], tip) == "There will be a forecast tomorrow at 11:05, if calling goes on."
    assert cell(desk, "finish", numbers[0], tip) == "There is a forecast as soon as somebody calls."
    assert cell(desk, "state", numbers[0], tip).startswith("Nobody's status has changed for 3 h 10 min")
    assert cell(desk, "state", numbers[4], tip).startswith("Due ")
    status, moment, operator = cell(desk, "last", numbers[0], tip).splitlines()
    assert (status, operator) == ("Success", desk.services.session.known.users[1].name)
    assert moment == formats.moment(at.astimezone(boards.ZONE))
    assert cell(desk, "last", numbers[1], tip).splitlines()[1] == f"Not later than {moment}"


async def test_ages_go_on_while_nothing_changes(desk):
    at = boards.NOW - timedelta(minutes=2)
    board, [number] = await with_figures(desk, {"last": LastResult("SUCCESS", at, exact=True, operator_id=None)})
    before = cell(desk, "last", number)
    board.lists[number] = replace(board.lists[number], at=boards.NOW + timedelta(minutes=10))
    desk.controller.call_lists._ageing.timeout.emit()
    desk.controller.call_lists.pending.now()
    assert (before, cell(desk, "last", number)) == ("2 min ago", "12 min ago")


@pytest.mark.parametrize(
    ("key", "values", "order"),
    [
        ("moved", [{"moved": 9}, {"moved": 0}, {"moved": 120}], [0, 2, 1]),
        ("pace", [{"pace": Pace(10.0)}, {"pace": Pace()}, {"pace": Pace(9.0)}], [2, 0, 1]),
        (
            "state",
            [
                {"standing": Standing.FINISHED},
                {"standing": Standing.STUCK, "still": timedelta(hours=2)},
                {"standing": Standing.LATE},
                {"standing": Standing.STUCK, "still": timedelta(hours=30)},
                {"standing": Standing.IN_PROGRESS},
            ],
            [2, 3, 1, 4, 0],
        ),
        (
            "last",
            [
                {"last": LastResult("SUCCESS", boards.NOW - timedelta(minutes=n), exact=True, operator_id=None)}
                for n in (5, 100, 70)
            ],
            [1, 2, 0],
        ),
        (
            "finish",
            [
                {"forecast": Forecast(*[boards.NOW + timedelta(days=n)] * 3)} if n else {"forecast": NotYet()}
                for n in (12, 0, 2)
            ],
            [2, 0, 1],
        ),
        ("today", [{"done_today": Count(9)}, {"done_today": Count(100)}, {"done_today": Count(20)}], [0, 2, 1]),
    ],
    ids=["moved", "pace", "state", "last", "finish", "today"],
)
async def test_columns_are_sorted_by_what_they_mean(desk, key, values, order):
    _, numbers = await with_figures(desk, *values)
    desk.window.call_lists.table.sort_by(key)
    given = [number for number in shown(desk) if number in numbers]
    assert given == [numbers[place] for place in order]


async def test_figures_sum_what_is_selected_or_else_what_is_shown(desk):
    one = {"done_today": Count(10), "left": 30, "pace": Pace(5.0, 5.0, 8.0), "success": 0.5}
    other = {"done_today": Count(204, 12), "left": 1170, "pace": Pace(33.0, 33.0, 40.0), "success": 0.25}
    stuck = {"standing": Standing.STUCK, "still": timedelta(hours=3)}
    _, numbers = await with_figures(desk, one, other, stuck)
    everything = said(desk)
    desk.controller.call_lists.choose(numbers[0])
    chosen = said(desk)
    assert everything == {
        "figureDoneToday": "Done today 214, up to 12 more unknown",
        "figurePace": "Pace 38 people per hour",
        "figureLeft": "Left 1,200",
        "figureForecast": "Will end: not enough data yet",
        "figureSuccess": "Success 38% of the done",
        "figureAttention": f"Attention: 1 stuck (#{numbers[2]})",
    }
    assert chosen["figureDoneToday"] == "Done today 10"
    assert chosen["figureLeft"] == "Left 30"
    assert chosen["figureAttention"] == "Attention: nothing"
    desk.window.call_lists.table.clearSelection()
    assert said(desk) == everything
    desk.window.call_lists.search.setText("no such list")
    assert said(desk)["figureLeft"] == "Left 0"
    assert said(desk)["figureSuccess"] == "Success: nobody is done"
    assert said(desk)["figurePace"] == "Pace: not enough data yet"


async def test_a_day_that_was_watched_in_part_only_is_not_told_as_a_whole(desk):
    await with_figures(desk, {"done_today": Count(3), "hours": boards.hours(None, 3)})
    assert "part of the day is unknown" in said(desk)["figureDoneToday"]
    await with_figures(desk, {"done_today": Count(3), "hours": boards.hours(0, 3)})
    assert "unknown" not in said(desk)["figureDoneToday"]


async def test_the_end_of_all_is_the_latest_forecast(desk):
    tomorrow = boards.NOW.astimezone(boards.ZONE) + timedelta(days=1)
    early = tomorrow.replace(hour=11, minute=0, second=0, microsecond=0)
    soon = {"forecast": Forecast(boards.NOW, boards.NOW, boards.NOW)}
    last = {"forecast": Forecast(early, early + timedelta(hours=1), early + timedelta(hours=4))}
    await with_figures(desk, soon, last, {})
    assert said(desk)["figureForecast"] == "Will end tomorrow 11–15"
    assert "1 list has no forecast yet." in figure(desk, "figureForecast").toolTip()


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("figureDoneToday", [0]),
        ("figurePace", [0]),
        ("figureLeft", [0, 1]),
        ("figureForecast", [2]),
        ("figureAttention", [1, 2]),
    ],
)
async def test_a_figure_shows_its_lists_when_it_is_pressed_and_all_when_it_is_pressed_again(desk, name, wanted):
    ahead = Forecast(*[boards.NOW + timedelta(days=2)] * 3)
    _, numbers = await with_figures(
        desk,
        {"done_today": Count(0, 3), "pace": Pace(4.0), "left": 5},
        {"standing": Standing.STUCK, "pace": Pace(0.0), "left": 7},
        {"standing": Standing.LATE, "forecast": ahead},
        {"standing": Standing.FINISHED},
    )
    everything = shown(desk)
    press(desk, name)
    assert shown(desk) == [numbers[place] for place in wanted]
    assert [each for each in FIGURES if figure(desk, each).isChecked()] == [name]
    QTest.keyClick(figure(desk, name), Qt.Key.Key_Space)
    assert shown(desk) == everything


async def test_the_share_of_success_is_no_filter_and_one_figure_at_a_time_is(desk):
    await boards.put(desk)
    everything = shown(desk)
    press(desk, "figureSuccess")
    assert shown(desk) == everything
    press(desk, "figureLeft")
    press(desk, "figureAttention")
    assert [name for name in FIGURES if figure(desk, name).isChecked()] == ["figureAttention"]


async def test_views_by_figures_show_the_lists_that_they_count(desk):
    _, numbers = await with_figures(
        desk,
        {"moved": 3},
        {"standing": Standing.STUCK, "still": timedelta(hours=3)},
        {"standing": Standing.FINISHED, "moved": 1},
        {"standing": Standing.LATE},
    )
    wanted = {
        "viewInProgress": ("In progress 3", [0, 1, 3]),
        "viewStuck": ("Stuck 1", [1]),
        "viewFinished": ("Finished 1", [2]),
        "viewMoved": ("Moved 2", [0, 2]),
    }
    for name, (text, places) in wanted.items():
        assert chip(desk, name).text() == text
        chip(desk, name).click()
        assert shown(desk) == [numbers[place] for place in places]
        assert on(desk) == [name]
    chip(desk, "viewAll").click()
    assert on(desk) == ["viewAll"]


async def test_what_is_new_is_marked_as_seen_for_the_chosen_lists_or_all(desk):
    board, numbers = await with_figures(desk, {"moved": 3}, {"moved": 2})
    button = desk.window.findChild(QToolButton, "callListsSeen")
    assert button.isVisible()
    desk.controller.call_lists.choose(numbers[1])
    QTest.keyClick(desk.window.call_lists.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    await desk.idle()
    desk.window.call_lists.table.clearSelection()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    await desk.idle()
    assert board.looked == [[numbers[1]], sorted(desk.services.session.known.call_lists)]
    board.lists = {number: boards.figures(number) for number in board.lists}
    board.listeners[0]()
    await desk.idle()
    assert not button.isVisible()
    assert set(column(desk.window.call_lists.table, "moved")) == {""}


async def test_the_table_follows_the_board_until_the_portal_is_left(desk):
    board, [number] = await with_figures(desk, {"moved": 3})
    board.lists[number] = boards.figures(number, moved=4)
    for listener in list(board.listeners):
        listener()
    await desk.idle()
    assert cell(desk, "moved", number) == "+4"
    for controller in (desk.controller.call_lists, desk.controller.participants):
        controller.attach(None)
    assert board.listeners == []


async def test_what_matters_less_gives_way_in_a_narrow_window_and_comes_back(desk):
    await boards.put(desk)
    table, model = desk.window.call_lists.table, desk.window.call_lists.model
    hidden = {}
    for width in (1920, 1366, 1920):
        desk.window.resize(width, 730)
        await asyncio.sleep(0)
        hidden[width] = [key for key in ("pace", "today") if table.isColumnHidden(model.column_of(key))]
    kept = {entry["key"] for entry in table.save_layout()["columns"] if not entry["hidden"]}
    assert hidden == {1920: [], 1366: ["pace", "today"]}
    assert kept >= {"pace", "today"}


@pytest.mark.parametrize("size", [(1366, 736), (1920, 1048), (910, 480), (1280, 688)], ids=str)
async def test_nothing_is_cut_or_nameless_on_usual_screens(desk, size):
    """At 150 % a laptop's screen has 910 x 512 of these pixels, and a large one 1280 x 720."""
    await boards.put(desk)
    desk.window.resize(*size)
    for _ in range(3):
        await breathe()
        await asyncio.sleep(0.01)
    found = [line for check in (clipped, unnamed, lost_by_tab) for line in check(desk.window)]
    assert found == []
    seen = [figure(desk, name) for name in FIGURES if figure(desk, name).isVisible()]
    assert len(seen) >= 4
    for each in seen:
        assert each.width() >= each.wanted().least
        assert QFontMetrics(each.font()).height() <= each.height()


async def test_figures_fold_to_one_line_in_a_low_window(desk):
    await boards.put(desk)
    heights = []
    for height in (730, 480):
        desk.window.resize(1366, height)
        await breathe()
        await asyncio.sleep(0.01)
        heights.append(desk.window.call_lists.figures.height())
    assert heights == [77, 33]
