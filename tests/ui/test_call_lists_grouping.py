"""The table of call lists in groups: folded, selected, sorted, saved in a view, and kept until the next start."""

import asyncio
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.app import Desk
from desktop.domain.figures import Count, Forecast, Pace, Standing
from desktop.qtkit.figures import Figure
from desktop.qtkit.grouped_model import Heading
from desktop.ui.call_lists.grouping import Grouping
from desktop.ui.call_lists.own_views import ViewNameDialog
from tests import boards
from tests.cuts import clipped
from tests.looks import unnamed

WAYS = ("None", "Creator", "Responsible", "Operator")


def group(desk, way):
    desk.window.findChild(QAction, f"actionGroupBy{way}").trigger()


def ticked(desk):
    return [way for way in WAYS if desk.window.findChild(QAction, f"actionGroupBy{way}").isChecked()]


def groups(desk):
    """Return the numbers of the lists below each heading, by the person's name, in their order."""
    found = {}
    for row in desk.window.call_lists.model.shown:
        if isinstance(row, Heading):
            found[name(row)] = []
        else:
            found[list(found)[-1]].append(row.id)
    return found


def left_to_call(desk):
    """Return what the figure above the table says, which is summed up in slices after a choice."""
    desk.controller.call_lists.show_now()
    return desk.window.findChild(Figure, "figureLeft").accessibleName()


def name(heading):
    return heading.group.person.name if heading.group.person else ""


def place_of(desk, person):
    model = desk.window.call_lists.model
    return next(place for place in model.heading_places if name(model.heading_at(place)) == person)


def says(desk, person, key, role=Qt.ItemDataRole.DisplayRole):
    model = desk.window.call_lists.model
    return model.index(place_of(desk, person), model.column_of(key)).data(role)


def select(desk, person):
    table = desk.window.call_lists.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(place_of(desk, person), 0))


def lists_by(desk, person_of):
    found = {}
    for row in desk.window.call_lists.model.found:
        found.setdefault(person_of(row).name, set()).add(row.id)
    return found


@pytest.mark.parametrize(
    ("way", "person_of"),
    [("Creator", lambda row: row.creator), ("Responsible", lambda row: row.responsible)],
    ids=["creator", "responsible"],
)
async def test_lists_stand_below_their_people_with_the_sums_of_the_lists(desk, way, person_of):
    board = await boards.put(desk)
    wanted = lists_by(desk, person_of)
    everything = {row.id for row in desk.window.call_lists.model.found}
    group(desk, way)
    shown = groups(desk)
    assert {person: set(numbers) for person, numbers in shown.items()} == wanted
    assert ticked(desk) == [way]
    for person, numbers in shown.items():
        rows = [desk.window.call_lists.model.row(number) for number in numbers]
        done, total = sum(row.tally.done for row in rows), sum(row.tally.total for row in rows)
        sums = board.of_all(numbers)
        assert says(desk, person, "subject") == person
        assert says(desk, person, "done").replace(",", "") == f"{done} of {total}"
        assert says(desk, person, "progress") == f"{round(100 * done / total)}%"
        moved = sum(board.of(number).moved for number in numbers)
        assert says(desk, person, "moved") == (f"+{moved}" if moved else "")
        assert says(desk, person, "responsible").replace(",", "") == f"{sums.left} left"
        today = f"{sums.done_today.sure}–{sums.done_today.sure + sums.done_today.perhaps}"
        assert says(desk, person, "today") == f"{today if sums.done_today.perhaps else sums.done_today.sure} today"
        standings = [board.of(number).standing for number in numbers]
        late, stuck = standings.count(Standing.LATE), standings.count(Standing.STUCK)
        parts = [f"{late} late" if late else "", f"{stuck} stuck" if stuck else ""]
        assert says(desk, person, "state") == ", ".join(filter(None, parts))
        spoken = says(desk, person, "subject", Qt.ItemDataRole.AccessibleTextRole)
        assert spoken.startswith(f"{person}, unfolded, {len(numbers)} call list")
        assert all(part in spoken for part in filter(None, parts))
    group(desk, "None")
    assert {row.id for row in desk.window.call_lists.model.shown} == everything
    assert ticked(desk) == ["None"]


async def test_what_a_heading_says_of_pace_success_and_the_end(desk):
    rows = desk.window.call_lists.model.rows
    person = rows[0].responsible
    mine = [row.id for row in rows if row.responsible == person and not row.in_the_way]
    early = boards.NOW.astimezone(boards.ZONE).replace(hour=11, minute=5) + timedelta(days=1)
    end = Forecast(early, early + timedelta(hours=1), early + timedelta(hours=3))
    given = {"pace": Pace(10.0), "success": 0.5, "done_today": Count(4), "left": 7, "forecast": end}
    board = boards.FakeBoard([boards.figures(row.id, **(given if row.id in mine else {})) for row in rows])
    await boards.put(desk, board)
    group(desk, "Responsible")
    assert says(desk, person.name, "pace") == f"{10 * len(mine)}/h"
    assert says(desk, person.name, "last") == "50% success"
    assert says(desk, person.name, "finish") == "tomorrow 11–15"
    tip = says(desk, person.name, "subject", Qt.ItemDataRole.ToolTipRole).splitlines()
    assert tip[0] == f"{len(mine)} call list{'s' if len(mine) > 1 else ''}"
    assert {f"{4 * len(mine)} today", f"{10 * len(mine)}/h", f"{7 * len(mine)} left", "50% success"} <= set(tip)


async def with_operators(desk):
    """Let two people call in three lists, in one of them both; return the numbers of the lists, and the people."""
    numbers = [row.id for row in desk.window.call_lists.model.found][:3]
    first, second = list(desk.services.session.known.users.values())[:2]
    one, other = first.id, second.id
    called = {numbers[0]: ((one, 9), (other, 3)), numbers[1]: ((one, 2),), numbers[2]: ((other, 4),)}
    given = [
        boards.figures(
            row.id,
            operators=called.get(row.id, ()),
            done_today=Count(sum(done for _, done in called.get(row.id, ()))),
            left=10,
        )
        for row in desk.window.call_lists.model.rows
    ]
    await boards.put(desk, boards.FakeBoard(given))
    return numbers, first.name, second.name


async def test_a_list_stands_with_each_operator_of_today_and_counts_once_in_all(desk):
    numbers, first, second = await with_operators(desk)
    before = left_to_call(desk)
    everything = len(desk.window.call_lists.model.found)
    group(desk, "Operator")
    shown = groups(desk)
    assert (set(shown[first]), set(shown[second])) == ({numbers[0], numbers[1]}, {numbers[0], numbers[2]})
    assert says(desk, first, "today") == "11 of 14 today"
    assert says(desk, second, "today") == "7 of 16 today"
    assert says(desk, "", "subject") == "No operator known today"
    assert len(shown[""]) == everything - 3
    assert list(shown)[-1] == ""
    assert left_to_call(desk) == before
    select(desk, first)
    table = desk.window.call_lists.table
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.selected_rows()) == everything


async def test_a_group_is_selected_as_a_whole_also_folded_and_the_figures_and_the_panel_follow(desk):
    await boards.put(desk)
    group(desk, "Responsible")
    person, numbers = next((person, numbers) for person, numbers in groups(desk).items() if len(numbers) > 1)
    table = desk.window.call_lists.table
    select(desk, person)
    left = left_to_call(desk)
    assert {row.id for row in desk.controller.commands.selected_lists} == set(numbers)
    QTest.keyClick(table, Qt.Key.Key_Left)
    assert person in groups(desk)
    assert groups(desk)[person] == []
    assert {row.id for row in desk.controller.commands.selected_lists} == set(numbers)
    assert left_to_call(desk) == left
    spoken = says(desk, person, "subject", Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"{person}, folded, ")
    desk.controller.call_lists.choose(numbers[0])
    assert groups(desk)[person] == numbers
    assert [row.id for row in table.selected_rows()] == [numbers[0]]


async def test_groups_and_lists_are_sorted_by_one_column_and_nobody_comes_last(desk):
    await boards.put(desk)
    group(desk, "Responsible")
    for descending in (True, False):
        desk.window.call_lists.table.sort_by("done", descending=descending)
        model = desk.window.call_lists.model
        sums = [model.heading_at(place).group.tally.done for place in model.heading_places]
        assert sums == sorted(sums, reverse=descending)
        for numbers in groups(desk).values():
            done = [model.row(number).tally.done for number in numbers]
            assert done == sorted(done, reverse=descending)
    desk.window.call_lists.table.sort_by("subject")
    assert list(groups(desk)) == sorted(groups(desk))
    await with_operators(desk)
    group(desk, "Operator")
    for descending in (True, False):
        desk.window.call_lists.table.sort_by("done", descending=descending)
        assert list(groups(desk))[-1] == ""


async def test_a_refresh_leaves_folded_groups_folded(desk):
    group(desk, "Creator")
    person = next(iter(groups(desk)))
    select(desk, person)
    QTest.keyClick(desk.window.call_lists.table, Qt.Key.Key_Left)
    before = groups(desk)
    desk.window.actions_.refresh.trigger()
    await desk.idle()
    assert groups(desk) == before
    assert before[person] == []


def arrange(desk):
    """Group by responsible and fold the first group; return whose it is."""
    group(desk, "Responsible")
    person = next(iter(groups(desk)))
    select(desk, person)
    QTest.keyClick(desk.window.call_lists.table, Qt.Key.Key_Left)
    return person


def save_view(desk, title):
    desk.window.actions_.save_view.trigger()
    field = desk.window.findChild(ViewNameDialog).findChild(QLineEdit, "viewName")
    field.setText(title)
    QTest.keyClick(field, Qt.Key.Key_Return)


def press(desk, text):
    buttons = desk.window.call_lists.views.findChildren(QPushButton)
    next(button for button in buttons if button.text() == text and button.objectName()).click()


def test_an_own_view_keeps_its_groups_and_so_does_the_window_until_the_next_start(run, portal, tmp_path):
    async def first():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            person = arrange(desk)
            shown = groups(desk)
            save_view(desk, "By people")
            desk.window.findChild(QPushButton, "viewAll").click()
            group(desk, "Creator")
            by_creator = groups(desk)
            press(desk, "By people")
            assert groups(desk) == shown
            desk.window.findChild(QPushButton, "viewAll").click()
            assert groups(desk) == by_creator
            desk.window.close()
            return person, shown, by_creator

    async def second():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            before, way = groups(desk), ticked(desk)
            press(desk, "By people")
            return before, way, groups(desk), ticked(desk)

    person, shown, by_creator = run(first())
    assert shown[person] == []
    assert run(second()) == (by_creator, ["Creator"], shown, ["Responsible"])


async def test_resetting_the_layout_puts_the_lists_together_again(desk):
    arrange(desk)
    desk.window.actions_.reset_layout.trigger()
    assert ticked(desk) == ["None"]
    assert not desk.window.call_lists.model.grouped


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_groups_can_be_heard_and_nothing_is_cut(desk, qapp, language):
    from desktop import app

    await boards.put(desk)
    app.dress(qapp, language=language, theme_name="light")
    try:
        for way in WAYS:
            group(desk, way)
            for _ in range(4):
                await asyncio.sleep(0.01)
            assert [line for check in (clipped, unnamed) for line in check(desk.window)] == []
    finally:
        app.dress(qapp, language="en", theme_name="light")


@pytest.mark.parametrize("value", [None, 5, [], {}, {"by": "colour"}, {"by": 5, "folded": [1]}], ids=repr)
def test_a_remembered_grouping_that_means_nothing_is_none(value):
    assert Grouping.of(value) == Grouping()


def test_a_remembered_grouping_is_taken_as_far_as_it_is_valid():
    made = Grouping.of({"by": "operator", "folded": [3, "x", None, 0]})
    assert made == Grouping.of(made.plain)
    assert made.plain == {"by": "operator", "folded": [0, 3]}
