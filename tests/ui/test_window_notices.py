"""Notices in the main window: over the tables, reached by keys, kept by the bell."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPushButton, QToolButton

from desktop.qtkit.notices import Notice, NoticeKind


async def test_a_notice_lies_over_the_table_and_is_reached_and_closed_by_keys(desk, hands):
    await desk.idle()
    window, table = desk.window, desk.window.call_lists.table
    await hands.until(window.isActiveWindow)
    window.go_to(0)
    before = table.geometry()
    desk.notices.tell(Notice("It went wrong.", kind=NoticeKind.ERROR, action=("Open", lambda: None)))
    button, asked = window.banner.findChild(QPushButton, "noticeAction"), []
    while window.focusWidget() is not button and len(asked) < 10:
        asked.append(window.focusWidget())
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    reached, under = window.focusWidget(), table.geometry()
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert reached is button
    assert asked[0] is table
    assert under == before
    assert not window.banner.isVisible()
    assert window.focusWidget() is asked[-1]


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
async def test_the_bell_shows_what_is_gone_from_the_window(desk, hands):
    await desk.idle()
    window, bell = desk.window, desk.window.findChild(QToolButton, "noticesBell")
    desk.notices.tell(Notice("12 people were added.", kind=NoticeKind.ERROR))
    named = bell.accessibleName()
    hands.click(window.banner.findChild(QToolButton, "noticeClose"))
    read = bell.accessibleName()
    hands.click(bell)
    past = window.findChild(QListWidget, "noticesPastList")
    [line] = [past.item(row).text() for row in range(past.count()) if past.item(row).text().endswith("were added.")]
    past.window().close()
    assert (named, read) == ("Notices: 1 new", "Notices")
    assert line.endswith("12 people were added.")
