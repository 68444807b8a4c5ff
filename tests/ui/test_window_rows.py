"""What belongs to a tab stands in the rows of the window; the side panel has one width for each window width."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.app import Desk
from desktop.qtkit.loop import breathe

NAMES = {
    "search": ("callListsSearch", "participantsSearch"),
    "beside the tabs": ("callListsViews", "participantsStatusChips"),
    "status bar": ("callListsSummary", "participantsSummary"),
}


def seen(window):
    """Return which of the parts that belong to a tab are seen, by the row of the window they are in."""
    return {
        row: [name for name in names if window.findChild(QWidget, name).isVisible()] for row, names in NAMES.items()
    }


async def test_each_tab_has_its_search_its_views_and_its_sums(desk):
    window = desk.window
    found = []
    for tab in (0, 1, 2):
        window.go_to(tab)
        found.append(seen(window))
        buttons = window.statuses.buttons.isVisible()
        assert buttons is (tab == 2)
    assert found[0] == {row: [names[0]] for row, names in NAMES.items()}
    assert found[1] == {row: [names[1]] for row, names in NAMES.items()}
    assert found[2] == {"search": ["callListsSearch"], "beside the tabs": [], "status bar": []}


@pytest.mark.parametrize(("tab", "name"), [(0, "callListsSearch"), (1, "participantsSearch")])
async def test_the_key_of_the_search_goes_to_the_one_that_is_seen(desk, tab, name):
    desk.window.go_to(tab)
    QTest.keyClick(desk.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.focusWidget().objectName() == name


def panel_widths(desk, *windows):
    """Return the width of the panel in windows of these widths."""
    widths = []
    for window in windows:
        desk.window.panel.fit(window)
        widths.append(desk.window.panel.minimumWidth())
    return widths


async def test_the_panel_is_as_wide_as_the_window_allows(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        widths = panel_widths(desk, 700, 999, 1000, 1366, 1640, 1920, 2560)
    assert widths == [248, 248, 296, 296, 327, 360, 360]


async def test_the_panel_has_one_width_whatever_is_shown_and_no_handle(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        window = desk.window
        found = []
        for width in (1000, 1700, 1000):
            window.resize(width, 600)
            for _ in range(2):
                window.actions_.side_panel.trigger()
            found.append((window.width(), window.panel.width()))
        handle = window.splitter.handle(1).isEnabled()
        expected = [(width, *panel_widths(desk, width)) for width, _ in found]
    assert found == expected
    assert not handle


async def test_nothing_sticks_out_of_a_narrow_window(desk):
    window = desk.window
    for width in (window.minimumSizeHint().width(), 900, 1300):
        window.resize(width, 500)
        for tab in (0, 1, 2):
            window.go_to(tab)
            for names in NAMES.values():
                for part in (window.findChild(QWidget, name) for name in names):
                    assert not part.isVisible() or part.parentWidget().rect().contains(part.geometry())


class Drawings(QObject):
    """Counts how often a widget is drawn."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.Paint
        return False


async def test_the_table_is_not_drawn_anew_for_a_count_that_stays(desk):
    window = desk.window
    title = window.tabs.tabText(0)
    lists = int(title.split()[-1])
    drawings = Drawings(window.call_lists.table.viewport())
    for _ in range(10):
        await breathe()
    drawings.count = 0
    window.set_count(0, lists)
    for _ in range(10):
        await breathe()
    assert drawings.count == 0
    window.set_count(0, lists + 1)
    assert window.tabs.tabText(0) == title.replace(str(lists), str(lists + 1))
