"""The connect dialog, and its answer to every wrong address."""

import asyncio
import ssl
from datetime import UTC, datetime, timedelta

import pytest
import trustme
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QLineEdit, QPushButton, QTabWidget

from desktop.app import Desk
from desktop.bitrix24.line import transport
from desktop.domain.preferences import Proxy
from desktop.portal.process import PortalProcess

TOKEN = "s3cretT0ken"
LOGIN = "https://elsewhere.invalid/login"
NO_SERVICE = "did not answer as a Bitrix24 REST service"


class Shown:
    """The connect dialog of a program, as a supervisor uses it."""

    def __init__(self, desk):
        desk.window.actions_.connect_portal.trigger()
        self.desk = desk

    async def __aenter__(self):
        while self.dialog is None:  # noqa: ASYNC110 - the dialog opens within a turn of the loop
            await asyncio.sleep(0)
        return self

    async def __aexit__(self, *_):
        if self.dialog is not None:
            self.dialog.reject()
        await asyncio.sleep(0)

    @property
    def dialog(self):
        found = self.desk.window.findChild(QDialog, "connectDialog")
        return found if found is not None and found.isVisible() else None

    def part(self, kind, name):
        return self.dialog.findChild(kind, name)

    @property
    def said(self):
        return self.part(QLabel, "connectResult").text()

    async def check(self, address):
        field = self.part(QLineEdit, "connectAddress")
        field.clear()
        QApplication.clipboard().setText(address)
        field.paste()
        QTest.mouseClick(self.part(QPushButton, "connectCheck"), Qt.MouseButton.LeftButton)
        await self.desk.idle()
        return self.said


@pytest.mark.parametrize(
    ("address", "cause", "next_step"),
    [
        ("hello", "not the address of a webhook", "copy it whole"),
        ("https://acme.bitrix24.ru/", "not the address of a webhook", "copy it whole"),
        ("http://acme.bitrix24.ru/rest/1/abc/", "begins with http://", "https://"),
        ("http://127.0.0.1:9/rest/1/abc/", "can't be reached", "internet connection"),
        ("https://no-such-host.invalid/rest/1/abc/", "no such address", "spelling"),
    ],
)
async def test_wrong_addresses(run, tmp_path, hasty, address, cause, next_step):
    async with Desk("", tmp_path) as desk, Shown(desk) as shown:
        said = await shown.check(address)
        assert not shown.part(QPushButton, "connectAccept").isEnabled()
    assert cause in said
    assert next_step in said


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        ({"kind": "html"}, NO_SERVICE),
        ({"kind": "status", "status": 404, "body": "<h1>Not Found</h1>"}, NO_SERVICE),
        ({"kind": "redirect", "status": 302, "location": LOGIN, "same_tail": False}, "another address"),
        ({"kind": "error", "status": 403, "code": "ACCESS_DENIED"}, "plan"),
        ({"kind": "error", "status": 401, "code": "expired_token"}, "has ended"),
        ({"kind": "drop_before"}, "can't be reached"),
    ],
)
async def test_portals_that_do_not_answer_as_they_should(run, portal, tmp_path, hasty, fault, cause):
    async with Desk("", tmp_path) as desk, Shown(desk) as shown:
        await portal.control.call("fault", times=100, **fault)
        said = await shown.check(portal.webhook)
        await portal.control.call("clear_faults")
        assert cause in said


async def test_a_portal_that_hangs_is_given_up(run, portal, tmp_path, hasty, monkeypatch):
    monkeypatch.setattr(transport, "READ_SECONDS", 0.2)
    async with Desk("", tmp_path) as desk, Shown(desk) as shown:
        await portal.control.call("fault", kind="delay", seconds=5, times=100)
        said = await shown.check(portal.webhook)
        await portal.control.call("clear_faults")
        assert "did not answer in time" in said


async def test_a_revoked_webhook_and_one_without_permission(run, portal, tmp_path):
    async with Desk("", tmp_path) as desk, Shown(desk) as shown:
        await portal.control.call("webhook", state="deleted")
        revoked = await shown.check(portal.webhook)
        await portal.control.call("webhook", state="active", scopes=["user"])
        bare = await shown.check(portal.webhook)
        await portal.control.call("webhook", scopes=["crm"])
        enough = await shown.check(portal.webhook)
        accept = shown.part(QPushButton, "connectAccept").isEnabled()
        await portal.control.call("restore_webhook")
    assert "wrong, expired or was revoked" in revoked
    assert "lacks a permission" in bare
    assert "crm and user_brief" in bare
    assert accept
    assert "Creators and responsibles are shown by number" in enough
    assert "no figures of calls" in enough


@pytest.mark.parametrize("spoilt", ["expired", "unknown issuer"])
async def test_a_certificate_that_is_not_valid(run, tmp_path, hasty, spoilt):
    authority = trustme.CA()
    past = datetime.now(UTC) - timedelta(days=2)
    given = authority.issue_cert("127.0.0.1", not_after=past if spoilt == "expired" else None)
    files = (tmp_path / "cert.pem", tmp_path / "key.pem")
    given.cert_chain_pems[0].write_to_path(files[0])
    given.private_key_pem.write_to_path(files[1])
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    async with (
        PortalProcess(tls=files, token=TOKEN, contacts=30, companies=2, call_lists=1, participants=10) as portal,
        Desk("", tmp_path / "data") as desk,
        Shown(desk) as shown,
    ):
        said = await shown.check(portal.webhook)
    assert "certificate of 127.0.0.1" in said
    assert "nothing was sent" in said
    assert ssl.OPENSSL_VERSION not in said


async def test_check_then_connect_and_the_address_is_never_shown(run, tmp_path):
    async with (
        PortalProcess(token=TOKEN, contacts=60, companies=5, call_lists=2, participants=20) as portal,
        Desk("", tmp_path) as desk,
    ):
        async with Shown(desk) as shown:
            said = await shown.check(portal.webhook)
            field = shown.part(QLineEdit, "connectAddress")
            assert TOKEN not in field.displayText()
            QTest.keyClick(field, Qt.Key.Key_Return)
            while desk.services.session is None:  # noqa: ASYNC110 - the same
                await asyncio.sleep(0)
        await desk.idle()
        lists, title = desk.window.call_lists.model.rowCount(), desk.window.windowTitle()
    assert "(administrator)" in said
    assert "Permissions: crm" in said
    assert "Nothing is missing." in said
    assert lists >= 2
    assert "127.0.0.1" in title


async def test_typing_on_ends_a_check_under_way(run, portal, tmp_path):
    async with Desk("", tmp_path) as desk, Shown(desk) as shown:
        await portal.control.call("fault", kind="delay", seconds=30)
        field = shown.part(QLineEdit, "connectAddress")
        field.setText(portal.webhook)
        QTest.keyClick(field, Qt.Key.Key_Return)
        await asyncio.sleep(0)
        assert shown.said == "Asking the portal…"
        QTest.keyClicks(field, "x")
        await desk.idle()
        await portal.control.call("clear_faults")
        assert shown.said == ""


async def test_another_portal_takes_the_place_of_the_first(desk, cells):
    first = cells(desk.window.call_lists.table)
    small = {"contacts": 60, "companies": 5, "call_lists": 2, "participants": 20, "plain": True}
    async with PortalProcess(**small, host="localhost", language="ru") as other:
        desk.controller.connecting.connect_to(other.webhook)
        await desk.idle()
        second = cells(desk.window.call_lists.table)
        address = other.webhook.split("/")[2]
        title = desk.window.windowTitle()
    assert len(first) == 17
    assert [row[0] for row in second] == ["Обзвон #2", "Обзвон #1"]
    assert title.endswith(address)


@pytest.mark.parametrize("how", ["escape", "button"])
async def test_closing_the_dialog_ends_a_check_under_way_and_changes_nothing(desk, portal, how):
    session = desk.services.session
    async with Shown(desk) as shown:
        await portal.control.call("fault", kind="delay", seconds=300)
        shown.part(QLineEdit, "connectAddress").setText(portal.webhook)
        QTest.mouseClick(shown.part(QPushButton, "connectCheck"), Qt.MouseButton.LeftButton)
        await asyncio.sleep(0)
        assert shown.said == "Asking the portal…"
        if how == "escape":
            QTest.keyClick(shown.dialog, Qt.Key.Key_Escape)
        else:
            buttons = shown.dialog.findChild(QDialogButtonBox)
            cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
            QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
        await desk.idle()
        await portal.control.call("clear_faults")
        assert (shown.dialog, desk.services.session is session, desk.controller.scope.busy) == (None, True, False)


def test_a_webhook_of_no_administrator_is_told_what_that_costs(run, portal, tmp_path):
    async def story():
        await portal.control.call("admin", on=False)
        try:
            async with Desk("", tmp_path) as desk, Shown(desk) as shown:
                return await shown.check(portal.webhook), shown.part(QPushButton, "connectAccept").isEnabled()
        finally:
            await portal.control.call("admin", on=True)

    said, possible = run(story())
    assert possible
    assert "(administrator)" not in said
    assert "is no administrator. Lists of others can't be told from deleted ones" in said
    assert "Nothing is missing" not in said


async def test_the_address_is_taken_with_the_blanks_that_a_paste_brings(run, portal, tmp_path):
    async with Desk("", tmp_path) as desk, Shown(desk) as shown:
        assert "Connected to 127.0.0.1" in (await shown.check(f"  {portal.webhook} \n"))


async def test_nothing_can_be_checked_before_an_address_is_given_and_only_one_dialog_opens(run, tmp_path):
    async with Desk("", tmp_path) as desk, Shown(desk) as shown:
        desk.window.actions_.connect_portal.trigger()
        await asyncio.sleep(0)
        shown.part(QLineEdit, "connectAddress").setText("   ")
        assert len(desk.window.findChildren(QDialog, "connectDialog")) == 1
        assert not shown.part(QPushButton, "connectCheck").isEnabled()
        assert not shown.part(QPushButton, "connectAccept").isEnabled()


async def test_another_way_to_the_portal_opens_it_anew(desk):
    before = desk.services.session
    desk.controller.appearance.change(theme="light")
    await desk.idle()
    same = desk.services.session is before
    desk.controller.appearance.change(proxy=Proxy.NONE)
    await desk.idle()
    assert (same, desk.services.session is before, desk.services.session.checked) == (True, False, True)


async def test_the_one_filled_button_is_always_the_next_step(run, portal, tmp_path):
    async with Desk("", tmp_path) as desk, Shown(desk) as shown:
        names = ("connectCheck", "applicationSignIn", "connectAccept")

        def offered():
            buttons = [shown.part(QPushButton, name) for name in names]
            return [(button.objectName(), button.isDefault()) for button in buttons if button.isVisible()]

        ways = shown.part(QTabWidget, "connectWays")
        first = offered()
        ways.setCurrentIndex(1)
        by_browser = offered()
        ways.setCurrentIndex(0)
        await shown.check(portal.webhook)
        checked = offered(), shown.part(QLineEdit, "connectAddress").hasFocus()
        shown.part(QLineEdit, "connectAddress").setText("something else")
        again = offered()
    assert first == again == [("connectCheck", True)]
    assert by_browser == [("applicationSignIn", True)]
    assert checked == ([("connectAccept", True)], True)
