import asyncio
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton

from desktop.app import Desk
from desktop.services.preferences import PreferencesKeeper


def columns(table):
    """Return the keys of the visible columns, in their order on the screen."""
    return [entry["key"] for entry in table.save_layout()["columns"] if not entry["hidden"]]


def saved(folder):
    return json.loads((folder / "layouts.json").read_text(encoding="utf-8"))


async def until(condition):
    while not condition():  # noqa: ASYNC110 - writing to the disk has no event to wait for
        await asyncio.sleep(0.01)


def test_the_window_comes_back_as_it_was_left(run, portal, tmp_path):
    async def leave():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            window = desk.window
            header = window.call_lists.table.horizontalHeader()
            place_of = window.call_lists.model.column_of
            header.moveSection(header.visualIndex(place_of("progress")), 0)
            window.call_lists.table.show_column(place_of("done"), shown=False)
            window.call_lists.table.show_column(place_of("kind"), shown=True)
            window.call_lists.table.show_column(place_of("created"), shown=True)
            header.resizeSection(place_of("created"), 222)
            window.call_lists.table.sort_by("done")
            window.participants.table.sort_by("phones", descending=True)
            window.statuses.table.horizontalHeader().resizeSection(2, 333)
            window.call_lists.search.setText("november")
            window.call_lists.show_all.setChecked(True)
            window.setGeometry(30, 20, 700, 480)
            known = desk.services.session.known
            chosen = next(number for number, found in known.memberships.items() if len(found) == 137)
            desk.controller.participants.open(chosen)
            await desk.idle()
            box = window.participants.status_filter
            box.setCurrentIndex(box.findData("SUCCESS"))
            QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
            window.close()
            return chosen, window.participants.model.rowCount()

    async def come_back(chosen, shown):
        desk = Desk(portal.webhook, tmp_path)
        window = desk.window
        assert not window.isVisible()
        table, place_of = window.call_lists.table, window.call_lists.model.column_of
        figures = ["moved", "pace", "finish", "last"]
        assert columns(table) == ["progress", "subject", *figures, "responsible", "state", "today", "created", "kind"]
        assert table.columnWidth(place_of("created")) == pytest.approx(222, abs=2)
        assert table.widths.by_hand == {place_of("created")}
        assert table.horizontalHeader().sortIndicatorSection() == place_of("done")
        assert table.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        assert window.participants.table.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        assert window.statuses.table.horizontalHeader().sectionSize(2) == pytest.approx(333, abs=1)
        assert window.call_lists.search.text() == ""
        assert window.call_lists.show_all.isChecked()
        assert window.size() == QSize(700, 480)
        assert window.tabs.currentWidget() is window.participants
        async with desk:
            await desk.idle()
            assert window.geometry().topLeft() == QPoint(30, 20)
            assert table.columnWidth(place_of("created")) == pytest.approx(222, abs=2)
            assert table.widths.by_hand == {place_of("created")}
            assert desk.controller.participants.list_id == chosen
            assert window.participants.status_filter.currentData() == "SUCCESS"
            assert window.participants.model.rowCount() == shown
            assert 0 < shown < 137

    run(come_back(*run(leave())))


def test_the_panel_stays_folded_and_the_window_maximised(run, tmp_path):
    async def leave():
        async with Desk("", tmp_path) as desk:
            desk.window.setGeometry(30, 20, 700, 480)
            desk.window.actions_.side_panel.trigger()
            desk.window.showMaximized()

    async def come_back():
        async with Desk("", tmp_path) as desk:
            assert desk.window.isMaximized()
            assert desk.window.panel.isHidden()
            assert not desk.window.actions_.side_panel.isChecked()
            desk.window.showNormal()
            return desk.window.size()

    run(leave())
    size = run(come_back())
    assert (size.width(), size.height()) == (700, 480)


async def test_changes_are_saved_a_moment_later_and_only_when_there_are_any(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        header = desk.window.call_lists.table.horizontalHeader()
        for width in range(100, 200):
            header.resizeSection(1, width)
        await until((tmp_path / "layouts.json").exists)
        first = (tmp_path / "layouts.json").stat().st_mtime_ns
        kept = saved(tmp_path)["tables"]["callListsTable"]
        desk.controller.remembering.take()
        await desk.controller.remembering.save()
        last = (tmp_path / "layouts.json").stat().st_mtime_ns
    assert next(entry["set_width"] for entry in kept["columns"] if entry["key"] == "progress") > 0
    assert first == last


async def test_what_can_not_be_saved_is_told_and_hinders_nothing(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        (tmp_path / "layouts.json.new").mkdir()
        desk.window.call_lists.show_all.setChecked(True)
        desk.controller.remembering.take()
        await desk.controller.remembering.save()
        assert desk.window.banner.accessibleName().startswith("The window's layout can't be saved (")


async def test_everything_is_reset_at_once_and_that_is_undone(run, portal, tmp_path):
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        window = desk.window
        table = window.call_lists.table
        at_first, size = columns(table), window.size()
        table.horizontalHeader().moveSection(4, 0)
        table.show_column(5, shown=False)
        window.call_lists.show_all.setChecked(True)
        window.resize(700, 420)
        changed = columns(table)
        assert changed != at_first
        window.actions_.reset_layout.trigger()
        assert columns(table) == at_first
        assert window.size() == size
        assert not window.call_lists.show_all.isChecked()
        QTest.mouseClick(window.findChild(QPushButton, "noticeAction"), Qt.MouseButton.LeftButton)
        assert columns(table) == changed
        assert (window.width(), window.height()) == (700, 420)
        assert window.call_lists.show_all.isChecked()
        window.actions_.reset_layout.trigger()
    async with Desk("", tmp_path) as desk:
        later = columns(desk.window.call_lists.table)
    assert later == at_first


async def test_dialogs_remember_their_size_and_their_columns(run, portal, tmp_path):
    async def journal(desk):
        await desk.idle()
        desk.window.actions_.journal.trigger()
        await desk.idle()
        return next(one for one in desk.window.findChildren(QDialog, "journalDialog") if one.isVisible())

    def look(dialog):
        return dialog.size().toTuple(), columns(dialog.table)

    async with Desk(portal.webhook, tmp_path) as desk:
        dialog = await journal(desk)
        at_first = look(dialog)
        dialog.resize(700, 410)
        dialog.table.show_column(1, shown=False)
        left = look(dialog)
        dialog.reject()
        dialog = await journal(desk)
        assert look(dialog) == left
        dialog.reject()
    async with Desk(portal.webhook, tmp_path) as desk:
        dialog = await journal(desk)
        assert look(dialog) == left
        desk.window.actions_.reset_layout.trigger()
        assert look(dialog) == at_first
        dialog.reject()
    assert left[0] == (700, 410) != at_first[0]
    assert len(left[1]) == len(at_first[1]) - 1


async def test_a_dialog_that_goes_without_being_closed_hinders_nothing(run, portal, tmp_path):
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        desk.window.actions_.journal.trigger()
        await desk.idle()
        open_dialog = next(one for one in desk.window.findChildren(QDialog, "journalDialog") if one.isVisible())
        open_dialog.deleteLater()
        QCoreApplication.sendPostedEvents(open_dialog, QEvent.Type.DeferredDelete)
        desk.controller.remembering.take()
    assert saved(tmp_path)["window"]["tab"] == "callListsTab"


async def test_who_picks_companies_does_not_lose_the_column_of_companies(desk):
    shown = []
    for kind in ("_companies", "_contacts"):
        desk.window.actions_.new_list.trigger()
        dialog = next(one for one in desk.window.findChildren(QDialog, "pickerDialog") if one.isVisible())
        getattr(dialog, kind).click()
        shown.append("company" in columns(dialog.results))
        shown.append(dialog.results.isColumnHidden(1))
        dialog.reject()
        await desk.idle()
    assert shown == [True, True, True, False]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS = JSON | st.sampled_from(["subject", "progress", "done", "kind"])
NAMES = ("x", "y", "width", "height", "maximised", "panel", "panel_shown", "tab", "show_all")
FOREIGN = st.fixed_dictionaries(
    {},
    optional={
        "window": JSON | st.dictionaries(st.sampled_from(NAMES), JSON),
        "tables": JSON
        | st.fixed_dictionaries(
            {
                "callListsTable": st.fixed_dictionaries(
                    {},
                    optional={
                        "columns": st.lists(st.fixed_dictionaries({"key": KEYS, "set_width": JSON, "hidden": JSON})),
                        "sort": JSON,
                    },
                )
            }
        ),
        "dialogs": JSON,
        "portals": JSON,
    },
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(layouts=FOREIGN)
def test_a_foreign_layout_never_hinders(run, tmp_path_factory, layouts):
    async def story():
        preferences = PreferencesKeeper(tmp_path_factory.mktemp("foreign"))
        preferences.layouts = layouts
        async with Desk("", tmp_path_factory.mktemp("data"), preferences) as desk:
            assert desk.window.isVisible()
            screen = QGuiApplication.primaryScreen().geometry()
            assert screen.intersects(desk.window.frameGeometry())
            assert columns(desk.window.call_lists.table)

    run(story())


async def test_an_unreadable_layout_is_as_good_as_none(run, tmp_path):
    (tmp_path / "layouts.json").write_text("[broken", encoding="utf-8")
    async with Desk("", tmp_path) as desk:
        assert columns(desk.window.call_lists.table)[0] == "subject"


async def test_columns_that_a_layout_of_an_earlier_version_lacks_come_where_they_belong(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        table = desk.window.call_lists.table
        usual = columns(table)
        known = ["subject", "progress", "done", "responsible", "state", "created"]
        layout = {"columns": [{"key": key, "hidden": False, "set_width": None} for key in known]}
        table.restore_layout(layout)
        assert columns(table) == [*usual[:-1], "today", "created"]
