"""New versions: nothing is asked before somebody chose it; what is wrong with the feed is said in the settings."""

import asyncio
import json

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton

from desktop.app import Desk
from desktop.bitrix24.line.transport import HttpTransport
from desktop.domain.preferences import Preferences, Proxy
from desktop.domain.updates import Looked
from desktop.qtkit.notices import NoticeKind
from desktop.services import update_check
from desktop.store.preferences import read_preferences, write_preferences
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.update import controller
from tests.feeds import answer, feed_server, json_feed


class Settings:
    """The open settings, used as a person does."""

    def __init__(self, desk):
        self._desk = desk
        desk.window.actions_.settings.trigger()
        [self.dialog] = [one for one in desk.window.findChildren(SettingsDialog) if one.isVisible()]
        self.dialog.tabs.setCurrentWidget(self.dialog.updates)

    @property
    def said(self):
        return self.part(QLabel, "settingsUpdatesVerdict").text()

    def part(self, kind, name):
        return self.dialog.findChild(kind, name)

    def press(self, name):
        button = self.part(QPushButton, name)
        assert button.isVisible()
        assert button.isEnabled()
        button.click()

    def apply(self, address):
        field = self.part(QLineEdit, "settingsFeed")
        field.clear()
        QTest.keyClicks(field, address)
        QTest.keyClick(field, "\r")

    async def settled(self):
        await self._desk.controller._dialogs.idle()


@pytest.fixture
def trusted(monkeypatch):
    """Return a function that makes this version 1.2.0, and lets it trust the authority of a feed's server."""

    def trusted_(feed):
        reached = {"transport": lambda _: HttpTransport(feed.trusting, proxy=Proxy.NONE), "version": "1.2.0"}
        monkeypatch.setattr(update_check.UpdateCheck.__init__, "__kwdefaults__", reached)

    return trusted_


@pytest.fixture
def pages(monkeypatch):
    opened = []
    monkeypatch.setattr(controller, "open_page", opened.append)
    return opened


async def test_nothing_is_asked_before_it_was_chosen(run, trusted, tmp_path):
    async with feed_server() as feed, Desk("", tmp_path / "data") as desk:
        trusted(feed)
        settings = Settings(desk)
        assert not settings.part(QCheckBox, "settingsUpdates").isChecked()
        assert not settings.part(QPushButton, "settingsLook").isEnabled()
        settings.apply(feed.address)
        desk.updates._due()
        await settings.settled()
        assert settings.said == "This address was not asked yet."
        assert not desk.updates._timer.isActive()
        assert feed.requests == []
        settings.part(QCheckBox, "settingsUpdates").click()
        await settings.settled()
        assert len(feed.requests) == 1
        settings.part(QCheckBox, "settingsUpdates").click()
        assert not desk.updates._timer.isActive()
        settings.dialog.reject()


async def test_reading_what_is_remembered_does_not_say_that_a_look_goes_on_that_has_ended(run, tmp_path, monkeypatch):
    both_wait = asyncio.Event()
    waits = []

    async def remembered(check):
        waits.append(asyncio.get_running_loop().create_future())
        if len(waits) == 2:
            both_wait.set()
        await waits[-1]
        return Looked()

    monkeypatch.setattr(update_check.UpdateCheck, "remembered", remembered)
    async with Desk("", tmp_path / "data") as desk:
        settings = Settings(desk)
        settings.apply("https://example.com/feed.json")
        desk.updates.look()
        await both_wait.wait()
        for wait in reversed(waits):
            wait.set_result(None)
        await settings.settled()
        assert settings.said == "This address was not asked yet."


async def test_a_new_version_is_told_of_once_with_its_page(run, trusted, pages, tmp_path):
    async with feed_server() as feed:
        trusted(feed)
        feed.whole = answer(json_feed("1.10.0"))
        chosen = Preferences(look_for_updates=True, feed_address=feed.address, proxy=Proxy.NONE)
        (tmp_path / "data").mkdir()
        write_preferences(tmp_path / "data" / "preferences.json", chosen)
        for number in range(2):
            async with Desk("", tmp_path / "data") as desk:
                assert desk.updates._timer.isActive()
                assert len(feed.requests) == number
                desk.updates._timer.timeout.emit()
                await desk.controller._dialogs.idle()
                told = [one for one in desk.notices.current if one.key == "update"]
                assert len(told) == 1 - number
                for notice in told:
                    assert notice.text == "Version 1.10.0 is available at example.com."
                    assert notice.kind is NoticeKind.INFO
                    notice.action[1]()
                settings = Settings(desk)
                await settings.settled()
                assert settings.said.startswith("Version 1.10.0 is available at example.com. Last asked: ")
                settings.press("settingsReleasePage")
                settings.dialog.reject()
    assert len(feed.requests) == 1
    assert pages == ["https://example.com/releases/1.10.0"] * 3


@pytest.mark.parametrize(
    ("whole", "why"),
    [
        (answer(b"x" * 600_000), "The answer is too large for a feed and was not read."),
        (answer(json_feed("9.9", link="http://evil.example/{}")), "This is no feed of versions: Atom or JSON Feed"),
        (answer(b"<html>", "302 Found", Location="https://evil.example"), "The server has no feed at this address."),
    ],
    ids=["huge", "forged", "redirect"],
)
async def test_what_is_wrong_with_a_feed_is_said_in_the_settings_and_nowhere_else(run, trusted, tmp_path, whole, why):
    async with feed_server() as feed, Desk("", tmp_path / "data") as desk:
        trusted(feed)
        feed.whole = whole
        settings = Settings(desk)
        settings.apply(feed.address)
        settings.press("settingsLook")
        await asyncio.sleep(0)
        assert settings.said == "Looking…"
        await settings.settled()
        assert settings.said.startswith(why)
        assert not settings.part(QPushButton, "settingsReleasePage").isVisible()
        assert desk.notices.current == []
        settings.dialog.reject()


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("http://example.com/a", "Only https://"),
        ("https://anna:secret@example.com/a", "would be readable in a file"),
        ("https://", "This is no address"),
    ],
)
async def test_an_address_that_can_not_be_used_is_refused_with_the_reason(run, tmp_path, typed, why):
    async with Desk("", tmp_path) as desk:
        settings = Settings(desk)
        settings.part(QCheckBox, "settingsUpdates").click()
        assert settings.said.startswith("Type the address of a feed")
        settings.apply(typed)
        assert why in settings.said
        assert desk.preferences.current.feed_address == ""
        await settings.settled()
        settings.dialog.reject()
    assert "secret" not in (tmp_path / "preferences.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("address", ["http://example.com/", "https://a:b@example.com/", 5, "example.com"])
def test_an_address_that_was_written_into_the_file_is_checked_too(tmp_path, address):
    file = tmp_path / "preferences.json"
    file.write_text(json.dumps({"look_for_updates": True, "feed_address": address}))
    assert read_preferences(file).feed_address == ""


async def test_switching_it_off_ends_what_is_under_way(run, trusted, tmp_path):
    async with feed_server() as feed, Desk("", tmp_path / "data") as desk:
        trusted(feed)
        feed.whole = None
        settings = Settings(desk)
        settings.apply(feed.address)
        settings.part(QCheckBox, "settingsUpdates").click()
        while not feed.requests:  # noqa: ASYNC110 - the server notes a request when it came
            await asyncio.sleep(0.01)
        settings.part(QCheckBox, "settingsUpdates").click()
        await settings.settled()
        assert settings.part(QPushButton, "settingsLook").isEnabled()
        settings.dialog.reject()
