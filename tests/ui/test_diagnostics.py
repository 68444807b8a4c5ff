"""The log is opened, and diagnostics are copied: everything that helps, and no person's name."""

import getpass
import logging
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from desktop.app import Desk
from desktop.domain.problem import Cause, Problem
from desktop.qtkit.notices import NoticeKind


class Opener(QObject):
    """Stands in for the system's programs."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def open(self, url):
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def opener():
    found = Opener()
    QDesktopServices.setUrlHandler("file", found, "open")
    yield found
    QDesktopServices.unsetUrlHandler("file")


async def test_what_is_copied(run, portal, tmp_path, monkeypatch):
    home = tmp_path / "home" / "anna"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    log_file = home / "logs" / "call-list-desk.log"
    log_file.parent.mkdir(parents=True)
    lines = (f"line {number} {home}/x anna@acme.ru\n" for number in range(1, 201))
    log_file.write_text("".join(lines), encoding="utf-8")
    async with Desk(portal.webhook, home / "data", log_file=log_file) as desk:
        await desk.idle()
        desk.controller.participants.open(1)
        await desk.idle()
        desk.controller.failed(Problem(Cause.ACCESS_DENIED, method="crm.calllist.get", code="ACCESS_DENIED"))
        session = desk.services.session
        session.list_problems[7] = Problem(Cause.REFUSED, detail="Анна Титова")
        desk.window.actions_.copy_diagnostics.trigger()
        await desk.idle()
        notice = desk.notices.current[-1]
        names = [card.name for card in session.known.cards.values()]
        names += [user.name for user in session.known.users.values()]
        phones = [phone for card in session.known.cards.values() for phone in card.phones]
        text = QGuiApplication.clipboard().text()
    assert notice.kind is NoticeKind.SUCCESS
    assert re.search(r"Call List Desk \d+\.\d+\.\d+\nPython 3\.", text)
    for word in ("PySide6", "qasync", "httpx", "Qt 6.", "offscreen", "Screens: ", "locale ", "theme "):
        assert word in text, word
    assert "Portal: on this computer" in text
    assert "administrator; permissions crm" in text
    assert re.search(r"Known: \d+ lists \(\d+ in work\), \d+ participants, [1-9]\d* cards", text)
    assert "Queue: 0 waiting" in text
    assert "Problems: access-denied crm.calllist.get ACCESS_DENIED" in text
    assert "#7 refused" in text
    assert re.search(r"Data: .*1 x \.history\.sqlite \d+ KB.*1 x \.journal\.sqlite \d+ KB.*1 x \.sqlite \d+ KB", text)
    assert [line for line in text.splitlines() if line.startswith("line ")] == [
        f"line {number} ~/x •••" for number in range(101, 201)
    ]
    webhook = portal.webhook.split("/")
    for private in (webhook[5], str(home), "anna", "Титова", *filter(None, names), *phones):
        assert private not in text, private
    assert f"/{getpass.getuser()}/" not in text


async def test_what_is_copied_without_a_portal_and_without_a_log(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        desk.window.actions_.copy_diagnostics.trigger()
        await desk.idle()
        text = QGuiApplication.clipboard().text()
    assert "Portal: not connected" in text
    assert text.endswith("Log: not kept")


@pytest.mark.parametrize(
    ("host", "shown"), [("acme.bitrix24.com.br", "•••.bitrix24.com.br"), ("crm.acme.ru", "••• (own server)")]
)
async def test_the_name_of_a_portal_is_masked(run, tmp_path, host, shown):
    log_file = tmp_path / "x.log"
    log_file.write_text(f"{host} could not be reached\n")
    async with Desk("", tmp_path, log_file=log_file) as desk:
        await desk.services.open(f"https://{host}/rest/1/abcdefgh/")
        text = await desk.diagnostics.text()
    assert f"Portal: {shown}" in text
    assert "could not be reached" in text
    assert host not in text


async def test_the_log_is_opened(run, tmp_path, opener):
    log_file = tmp_path / "лог" / "call-list-desk.log"
    async with Desk("", tmp_path, log_file=log_file) as desk:
        desk.window.actions_.open_log.trigger()
        assert desk.notices.current == []
    assert opener.opened == [log_file]


async def test_a_log_that_is_not_kept_cannot_be_opened(run, tmp_path, opener):
    async with Desk("", tmp_path) as desk:
        desk.window.actions_.open_log.trigger()
        assert desk.notices.current[-1].kind is NoticeKind.WARNING
    assert opener.opened == []


def test_problems_are_logged_by_code(run, tmp_path, caplog):
    async def story():
        async with Desk("", tmp_path) as desk:
            desk.controller.failed(Problem(Cause.REFUSED, method="crm.item.list", code="X", detail="Анна Титова"))

    with caplog.at_level(logging.INFO):
        run(story())
    told = [record.getMessage() for record in caplog.records if record.name == "desktop.ui.diagnostics.controller"]
    assert told == ["a problem: refused crm.item.list X"]
