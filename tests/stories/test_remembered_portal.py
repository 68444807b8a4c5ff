"""After connecting and restarting, the program is connected again; and what happens without a keyring."""

import asyncio

import pytest
from PySide6.QtWidgets import QDialog

from desktop.app import Desk
from desktop.portal.process import PortalProcess
from desktop.store.secrets import Secrets
from tests.keyrings import private_bus
from tests.portals import portal_fixture

TOKEN = "s3cretT0ken"
portal = portal_fixture(
    contacts=60, companies=5, call_lists=2, participants=20, token=TOKEN, plain=True, language="en"
)


@pytest.fixture
def bus(request, tmp_path, monkeypatch):
    """A session bus, with a keyring unless the test declines it."""
    with private_bus(tmp_path / "bus", keyring=getattr(request, "param", True)) as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        yield environment


def files_with(secret, folder):
    return [path for path in folder.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]


def ask(desk, hands):
    return hands.until(
        lambda: any(dialog.isVisible() for dialog in desk.window.findChildren(QDialog, "connectDialog"))
    )


async def connect(desk, hands, webhook, *, read_only=False):
    """Connect in the open dialog, as a supervisor does."""
    part = lambda name: hands.child(desk, name, "connectDialog")  # noqa: E731
    await hands.until(lambda: "keyring" in hands.words(desk, "connectDialog"))
    part("connectAddress").setText(webhook)
    hands.click(part("connectCheck"))
    await hands.ready(desk, "connectAccept", "connectDialog")
    if read_only:
        hands.click(part("connectReadOnly"))
    remember = part("connectRemember").isChecked()
    before = desk.services.session
    hands.click(part("connectAccept"))
    await hands.until(lambda: desk.services.session not in (None, before) and desk.services.session.checked)
    await desk.idle()
    return remember


def test_connect_quit_start_and_it_is_connected(run, bus, portal, hands, tmp_path):
    async def first():
        async with Desk("", tmp_path / "desk", secrets=Secrets()) as desk:
            desk.window.actions_.connect_portal.trigger()
            await ask(desk, hands)
            return await connect(desk, hands, portal.webhook)

    async def second():
        async with Desk("", tmp_path / "desk", secrets=Secrets()) as desk:
            before = await portal.control.call("requests")
            await desk.idle()
            after = await portal.control.call("requests")
            [known] = desk.services.known
            desk.window.portals_menu.aboutToShow.emit()
            return (
                known,
                desk.services.session.credentials.locked,
                after["count"] > before["count"],
                desk.window.portals_menu.actions()[0].text(),
                desk.window.portals_menu.actions()[0].isChecked(),
            )

    assert run(first())
    assert files_with(TOKEN, tmp_path / "desk") == []
    known, locked, asked, named, ticked = run(second())
    assert known.remembered
    assert known.user_name
    assert (locked, asked, named, ticked) == (False, True, f"{known.host} · {known.user_name}", True)
    assert files_with(TOKEN, tmp_path) == []  # the keyring's own file is encrypted


@pytest.mark.parametrize("bus", [False], indirect=True)
def test_without_a_keyring_it_is_said_asked_at_each_start_and_nothing_lies_on_the_disk(
    run, bus, portal, hands, tmp_path
):
    async def start():
        async with Desk("", tmp_path / "desk", secrets=Secrets()) as desk:
            if not desk.services.known:
                desk.window.actions_.connect_portal.trigger()
            await ask(desk, hands)  # the second time, the dialog opens automatically
            rows = desk.window.call_lists.model.rowCount()
            locked = desk.services.session is not None and desk.services.session.credentials.locked
            writing = desk.window.actions_.new_list.isEnabled()
            await hands.until(lambda: "no accessible keyring" in hands.words(desk, "connectDialog"))
            said = hands.words(desk, "connectDialog")
            assert not hands.child(desk, "connectRemember", "connectDialog").isEnabled()
            assert not await connect(desk, hands, portal.webhook)
            return rows, locked, writing, said, desk.window.actions_.new_list.isEnabled()

    rows, locked, writing, said, writing_then = run(start())
    assert (rows, locked, writing, writing_then) == (0, False, False, True)
    rows, locked, writing, said, writing_then = run(start())
    assert rows > 0  # the data read last is shown
    assert (locked, writing, writing_then) == (True, False, True)
    assert "again" in said
    assert files_with(TOKEN, tmp_path) == []


def test_a_secret_that_was_taken_out_of_the_keyring_is_asked_for(run, bus, portal, hands, tmp_path):
    async def first():
        async with Desk("", tmp_path / "desk", secrets=Secrets()) as desk:
            desk.window.actions_.connect_portal.trigger()
            await ask(desk, hands)
            await connect(desk, hands, portal.webhook)
            await Secrets().forget(desk.services.known[0].id)

    async def second():
        async with Desk("", tmp_path / "desk", secrets=Secrets()) as desk:
            await ask(desk, hands)
            notice = desk.notices.current[-1].text
            await connect(desk, hands, portal.webhook)
            return notice, await Secrets().read(desk.services.known[0].id)

    run(first())
    notice, kept = run(second())
    assert "is unavailable" in notice
    assert kept == portal.webhook


def test_read_only_is_remembered_and_nothing_can_be_written(run, bus, portal, hands, tmp_path):
    async def first():
        async with Desk("", tmp_path / "desk", secrets=Secrets()) as desk:
            desk.window.actions_.connect_portal.trigger()
            await ask(desk, hands)
            await connect(desk, hands, portal.webhook, read_only=True)

    async def second():
        async with Desk("", tmp_path / "desk", secrets=Secrets()) as desk:
            await desk.idle()
            actions = desk.window.actions_
            desk.controller.call_lists.choose(min(desk.services.session.known.call_lists))
            states = [actions.new_list.isEnabled(), actions.delete_list.isEnabled(), actions.add_status.isEnabled()]
            ticked = actions.read_only.isChecked()
            actions.read_only.trigger()
            await hands.until(actions.new_list.isEnabled)
            return states, ticked, actions.delete_list.isEnabled(), desk.services.known[0].read_only

    run(first())
    assert run(second()) == ([False, False, False], True, True, False)


async def test_forgetting_takes_the_secret_out_and_can_be_undone(run, bus, portal, hands, tmp_path):
    async with Desk("", tmp_path / "desk", secrets=Secrets()) as desk:
        desk.window.actions_.connect_portal.trigger()
        await ask(desk, hands)
        await connect(desk, hands, portal.webhook)
        [known] = desk.services.known
        desk.window.portals_menu.aboutToShow.emit()
        forget = desk.window.portals_menu.actions()[-1].menu()
        forget.actions()[0].trigger()
        await hands.until(lambda: desk.notices.current)
        assert desk.services.known == ()
        gone = await Secrets().read(known.id)
        desk.notices.current[-1].action[1]()
        await hands.until(lambda: desk.services.known)
        assert (gone, await Secrets().read(known.id), desk.services.known == (known,)) == (None, portal.webhook, True)


async def test_portals_are_switched_in_one_place(run, bus, portal, hands, tmp_path):
    other_size = {"contacts": 30, "companies": 2, "call_lists": 1, "participants": 5}
    # Portals on the loopback address are told apart by name, not by port.
    async with (
        PortalProcess(token="another5ecret", plain=True, **other_size, host="127.0.0.2", language="en") as other,
        Desk("", tmp_path / "desk", secrets=Secrets()) as desk,
    ):
        for webhook in (portal.webhook, other.webhook):
            desk.window.actions_.connect_portal.trigger()
            await ask(desk, hands)
            await connect(desk, hands, webhook)
        counts = [desk.window.call_lists.model.rowCount()]
        desk.window.portals_menu.aboutToShow.emit()
        first = desk.window.portals_menu.actions()[1]
        first.trigger()
        await asyncio.sleep(0)
        await desk.idle()
        counts.append(desk.window.call_lists.model.rowCount())
        assert (counts, desk.services.session.credentials.host == first.text().partition(" ")[0]) == ([1, 2], True)
