"""A local application signs in through the browser (OAuth 2.0), is remembered, renewed and revoked."""

import asyncio

import httpx
import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from desktop.app import Desk
from desktop.store.secrets import Secrets
from tests.keyrings import private_bus
from tests.portals import plain_portal

PORT = 18765
portal = plain_portal(language="en", contacts=60, companies=5, call_lists=2, participants=20)


@pytest.fixture
def application(portal):
    return portal.control.perform("add_application", handler=f"http://localhost:{PORT}/")


@pytest.fixture
def bus(tmp_path, monkeypatch):
    with private_bus(tmp_path / "bus", keyring=True) as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        yield


@pytest.fixture
def browser(monkeypatch):
    """A browser whose user agrees: it follows the portal's redirect; `stays` keeps it on the portal's page."""

    class Browser:
        stays = False
        shows = ""

        def __init__(self):
            self.tasks = []

        def open(self, url):
            self.tasks.append(asyncio.ensure_future(self.go(url.toString())))
            return True

        async def go(self, address):
            async with httpx.AsyncClient(trust_env=False, follow_redirects=not self.stays) as client:
                answer = await client.get(address)
                self.shows = answer.headers.get("location", "") or answer.text

    found = Browser()
    monkeypatch.setattr(QDesktopServices, "openUrl", found.open)
    return found


async def begin(desk, hands, portal, application):
    """Open the connect dialog, fill in the application, and sign in."""
    if not any(dialog.isVisible() for dialog in desk.window.findChildren(QDialog, "connectDialog")):
        desk.window.actions_.connect_portal.trigger()
        await hands.until(lambda: desk.window.findChildren(QDialog, "connectDialog"))
    await hands.until(lambda: "keyring" in hands.words(desk, "connectDialog"))
    part = lambda name: hands.child(desk, name, "connectDialog")  # noqa: E731
    part("connectWays").setCurrentIndex(1)
    part("applicationPortal").setText(portal.webhook.partition("/rest/")[0])
    part("applicationId").setText(application["client_id"])
    part("applicationSecret").setText(application["client_secret"])
    part("applicationPort").setValue(PORT)
    hands.click(part("applicationSignIn"))
    return part


async def accept(desk, hands, part):
    await hands.ready(desk, "connectAccept", "connectDialog")
    before = desk.services.session
    hands.click(part("connectAccept"))
    await hands.until(lambda: desk.services.session not in (None, before) and desk.services.session.checked)
    await desk.idle()


def test_signed_in_quit_start_and_connected_with_the_token_that_was_renewed(
    run, bus, browser, portal, application, hands, tmp_path
):
    async def first():
        async with Desk("", tmp_path / "desk", secrets=Secrets()) as desk:
            part = await begin(desk, hands, portal, application)
            await accept(desk, hands, part)
            kept = await Secrets().read(desk.services.known[0].id)
            await portal.control.call("expire_access")
            desk.window.actions_.refresh.trigger()
            await desk.idle()
            renewed = await Secrets().read(desk.services.known[0].id)
            return desk.window.call_lists.model.rowCount(), kept, renewed

    async def second():
        await portal.control.call("expire_access")  # as if more than an hour had passed between two starts
        async with Desk("", tmp_path / "desk", secrets=Secrets()) as desk:
            await desk.idle()
            return desk.services.session.checked, [notice.text for notice in desk.notices.current]

    count, kept, renewed = run(first())
    assert count == 2
    assert application["client_secret"] in kept
    assert renewed != kept
    assert "can be closed" in browser.shows
    assert run(second()) == (True, [])
    disk = [path.read_bytes() for path in (tmp_path / "desk").rglob("*") if path.is_file()]
    assert not any(application["client_secret"].encode() in content for content in disk)


def test_where_the_portal_does_not_come_back_the_address_is_pasted(
    run, bus, browser, portal, application, hands, tmp_path
):
    async def story():
        browser.stays = True
        async with Desk("", tmp_path / "desk", secrets=Secrets()) as desk:
            part = await begin(desk, hands, portal, application)
            await hands.until(lambda: "code=" in browser.shows)
            part("applicationReturned").setText("what is this")
            hands.click(part("applicationTake"))
            said = part("connectResult").text()
            part("applicationReturned").setText(browser.shows)
            hands.click(part("applicationTake"))
            await accept(desk, hands, part)
            return said, desk.window.call_lists.model.rowCount()

    said, count = run(story())
    assert "no code" in said
    assert count == 2


def test_access_that_was_revoked_is_asked_for_again(run, bus, browser, portal, application, hands, tmp_path):
    async def story():
        async with Desk("", tmp_path / "desk", secrets=Secrets()) as desk:
            part = await begin(desk, hands, portal, application)
            await accept(desk, hands, part)
            await portal.control.call("revoke_grants")
            desk.window.actions_.refresh.trigger()
            await desk.idle()
            notice = desk.notices.current[-1]
            rows = desk.window.call_lists.model.rowCount()
            notice.action[1]()  # Connect ...
            await hands.until(lambda: desk.window.findChildren(QDialog, "connectDialog"))
            again = hands.child(desk, "connectWays", "connectDialog").currentIndex()
            part = await begin(desk, hands, portal, application)
            await accept(desk, hands, part)
            return notice.text, rows, again, [notice.text for notice in desk.notices.current]

    text, rows, again, left = run(story())
    assert "has ended" in text
    assert (rows, again, left) == (2, 1, [])
