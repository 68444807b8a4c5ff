"""Pages of the portal in the browser."""

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.app import Desk
from tests.tabs import opened


class Browser(QObject):
    def __init__(self):
        super().__init__()
        self.pages = []

    @Slot(QUrl)
    def open(self, page):
        self.pages.append(page.toString().partition("//")[2].partition("/")[2])


@pytest.fixture
def browser(qapp):
    made = Browser()
    QDesktopServices.setUrlHandler("http", made, "open")
    yield made
    QDesktopServices.unsetUrlHandler("http")


async def test_a_double_click_opens_the_card_in_the_browser(desk, browser):
    chosen = await opened(desk, 137)
    table = desk.window.participants.table
    row = desk.window.participants.model.shown[3]
    spot = table.visualRect(table.model().index(3, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    desk.window.tabs.setCurrentIndex(0)
    desk.window.actions_.open_on_portal.trigger()
    card_id, activity_id = row.card_id, desk.services.session.known.activities[chosen].id
    activity_page = f"crm/activity/?ID={activity_id}&open_view={activity_id}"
    assert browser.pages == [f"crm/contact/details/{card_id}/", activity_page]


async def test_where_no_browser_can_be_opened_the_address_is_told_and_can_be_copied(
    run, portal, tmp_path, monkeypatch
):
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda page: asked.append(page.toString()))
    async with Desk(portal.webhook, tmp_path) as desk:
        await opened(desk, 137)
        table = desk.window.participants.table
        table.selectRow(0)
        desk.window.actions_.open_on_portal.trigger()
        told = desk.window.banner.accessibleName()
        desk.window.banner.findChild(QPushButton, "noticeAction").click()
        copied = QApplication.clipboard().text()
    assert copied == asked[0]
    assert "/crm/contact/details/" in copied
    assert told == f"No browser could be opened. The address: {copied}"
