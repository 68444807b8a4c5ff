"""A supervisor's own views: saved under a name, chosen, replaced, deleted, and kept from one start to the next."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.app import Desk
from desktop.ui.call_lists.own_views import LONGEST, OwnView, ViewNameDialog, views_of
from desktop.ui.call_lists.views import View


def chip(desk, text):
    buttons = desk.window.call_lists.views.findChildren(QPushButton)
    return next((each for each in buttons if each.text() == text and each.objectName()), None)


def state(desk):
    """Return what the table shows: the search, the chip, the columns, the sorting and whether hidden lists are."""
    tab = desk.window.call_lists
    layout = tab.table.save_layout()
    buttons = [button for button in tab.views.findChildren(QPushButton) if button.isChecked()]
    on = [button.objectName() for button in buttons if button.objectName()]
    columns = [entry["key"] for entry in layout["columns"] if not entry["hidden"]]
    return tab.search.text(), on, columns, layout["sort"], tab.show_all.isChecked()


def arrange(desk):
    tab = desk.window.call_lists
    tab.search.setText("list")
    desk.window.findChild(QPushButton, "viewInProgress").click()
    tab.table.show_column(tab.model.column_of("creator"), shown=True)
    tab.table.sort_by("done", descending=True)


def save(desk, name):
    desk.window.actions_.save_view.trigger()
    dialog = desk.window.findChild(ViewNameDialog)
    dialog.findChild(QLineEdit, "viewName").setText(name)
    QTest.keyClick(dialog.findChild(QLineEdit, "viewName"), Qt.Key.Key_Return)


async def test_a_view_brings_back_search_filter_columns_and_sorting_and_leaves_them_as_they_were(desk):
    before = state(desk)
    arrange(desk)
    search, _, columns, sort, hidden = state(desk)
    save(desk, "Morning")
    assert chip(desk, "Morning").isChecked()
    assert desk.window.actions_.delete_view.isEnabled()
    numbers = [row.id for row in desk.window.call_lists.model.shown]
    desk.window.findChild(QPushButton, "viewAll").click()
    tab = desk.window.call_lists
    tab.search.clear()
    tab.table.show_column(tab.model.column_of("creator"), shown=False)
    tab.table.sort_by("number", descending=True)
    assert state(desk) == before
    chip(desk, "Morning").click()
    assert state(desk)[0] == search == "list"
    assert state(desk)[2:] == (columns, sort, hidden)
    assert [row.id for row in desk.window.call_lists.model.shown] == numbers
    desk.window.findChild(QPushButton, "viewAll").click()
    assert state(desk) == before


async def test_an_own_view_is_deleted_and_its_name_can_be_used_again(desk):
    save(desk, "Morning")
    save(desk, "Morning")
    assert list(desk.controller.call_lists.own_views) == ["Morning"]
    desk.window.actions_.delete_view.trigger()
    assert chip(desk, "Morning") is None
    assert not desk.window.actions_.delete_view.isEnabled()
    assert desk.window.findChild(QPushButton, "viewAll").isChecked()


async def test_nothing_is_saved_without_a_name(desk):
    save(desk, "  ")
    dialog = desk.window.findChild(ViewNameDialog)
    assert dialog.isVisible()
    dialog.reject()
    assert desk.controller.call_lists.own_views == {}


def test_own_views_are_there_at_the_next_start_and_outlive_a_reset_of_the_layout(run, portal, tmp_path):
    async def first():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            arrange(desk)
            save(desk, "Morning")
            desk.window.actions_.reset_layout.trigger()
            desk.window.close()

    async def second():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            before = state(desk)
            chip(desk, "Morning").click()
            return before, state(desk), desk.controller.call_lists.own_views["Morning"].view

    run(first())
    before, after, view = run(second())
    assert (before[0], after[0]) == ("", "list")
    assert "creator" in after[2]
    assert after[3] == ["done", "descending"]
    assert view is View.IN_PROGRESS


@pytest.mark.parametrize(
    "value",
    [None, [], "x", {}, {"name": 5}, {"name": " "}, {"views": 1}],
    ids=repr,
)
def test_what_means_nothing_is_passed_over(value):
    assert OwnView.of(value) is None
    assert views_of([value]) == {}
    assert views_of(value) == {}


def test_a_view_is_taken_as_far_as_it_is_valid():
    odd = {"name": "n" * 99, "search": 5, "view": "viewStuck", "figure": None, "show_all": "yes", "layout": 3}
    assert OwnView.of(odd) == OwnView("n" * LONGEST, view=View.STUCK)
    whole = OwnView("Morning", "list", View.MINE, "figureLeft", show_all=True, layout={"sort": ["done", "ascending"]})
    assert views_of([whole.plain]) == {"Morning": whole}
