"""The window is closed in every state of the program: the process ends, and no change is cut off silently.

A story's time limit proves that nothing hangs: a hanging portal, or the lookup of a name, answers after a minute at
the earliest.
"""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from desktop.app import Desk
from desktop.portal.process import PortalProcess
from desktop.qtkit import session_end
from tests.portals import portal_fixture

LONGEST = 40
"""Seconds; less than anything that hangs would take."""
HANGING = 60_000
SIZE = {
    "contacts": 400,
    "companies": 10,
    "call_lists": 4,
    "participants": 60,
    "plain": True,
    "language": "en",
    "limits": "off",
}
ROOT = Path(__file__).resolve().parents[2]
portal = portal_fixture(**SIZE)


@pytest.fixture
def latency(portal):
    yield lambda milliseconds: portal.control.perform("latency", milliseconds=milliseconds)
    portal.control.perform("latency", milliseconds=0)


@pytest.fixture
def closing(tmp_path):
    """Return a function that starts a program, which closes its window in a given state."""
    started = []

    def start(state, *, webhook="", portal="-", file="-", words=()):
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        if webhook:
            environment["CALL_LIST_DESK_WEBHOOK"] = webhook
        driver = Path(__file__).with_name("closing.py")
        process = subprocess.Popen(
            [sys.executable, str(driver), state, portal, str(file), "--data-dir", str(tmp_path / "data"), *words],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def ended(process):
    """Wait for the end; return the exit code, the words printed, and the lines of standard error."""
    output, errors = process.communicate(timeout=LONGEST)
    return (
        process.returncode,
        output.split(),
        [line for line in errors.splitlines() if "does not support" not in line],
    )


def members(portal):
    return portal.control.perform("participants_of", list=2)


def test_at_once(closing, portal):
    assert ended(closing("at_once", webhook=portal.webhook)) == (0, ["closing"], [])


@pytest.mark.parametrize("milliseconds", [300, HANGING])
def test_while_reading_and_while_the_portal_does_not_answer(closing, portal, latency, milliseconds):
    latency(milliseconds)
    assert ended(closing("reading", webhook=portal.webhook)) == (0, ["closing"], [])


def test_while_a_portal_is_checked_that_does_not_answer(closing, portal, latency):
    latency(HANGING)
    assert ended(closing("checking", portal=portal.webhook)) == (0, ["closing"], [])


def test_while_offline(closing):
    assert ended(closing("offline", webhook="http://127.0.0.1:9/rest/1/abcdefgh/")) == (0, ["closing"], [])


def test_while_the_name_of_the_portal_is_looked_up(closing):
    webhook = "https://acme.bitrix24.com/rest/1/abcdefgh/"
    assert ended(closing("looking_up", webhook=webhook)) == (0, ["closing"], [])


def test_while_a_big_file_is_read(closing, portal, tmp_path):
    big = tmp_path / "big.csv"
    with big.open("w", encoding="utf-8") as file:
        file.write("ID;Name;Phone\n")
        file.writelines(f"{number};Name {number};+7900{number:07}\n" for number in range(400_000))
    assert ended(closing("importing", webhook=portal.webhook, words=[str(big)])) == (0, ["closing"], [])


def test_with_dialogs_open(closing, portal, tmp_path):
    file = tmp_path / "some.csv"
    file.write_text("ID;Name\n1;A\n2;B\n", encoding="utf-8")
    assert ended(closing("dialogs", webhook=portal.webhook, file=file)) == (0, ["closing"], [])


def test_a_change_is_waited_for_and_then_the_program_ends_by_itself(closing, portal, latency, run, tmp_path):
    before = members(portal)
    latency(200)
    assert ended(closing("writing", webhook=portal.webhook)) == (0, ["asked", "closing"], [])
    assert len(members(portal)) == len(before) - 3
    run(assert_told(portal, tmp_path / "data", unfinished=0))


def test_who_insists_ends_the_program_and_the_next_start_finds_out(closing, run, tmp_path):
    with PortalProcess(**SIZE) as portal:  # a separate one, which may be busy with the change for a while
        portal.control.perform("latency", milliseconds=1_000)
        assert ended(closing("forcing", webhook=portal.webhook)) == (0, ["asked", "closing"], [])
        portal.control.perform("latency", milliseconds=0)
        run(assert_told(portal, tmp_path / "data", unfinished=1))


def test_a_change_under_way_is_finished_when_the_system_ends_the_program(closing, portal, latency, run, tmp_path):
    before = members(portal)
    latency(200)
    process = closing("terminating", webhook=portal.webhook)
    assert process.stdout.readline() == "writing\n"
    process.send_signal(signal.SIGTERM)
    assert ended(process) == (130, [], [])
    assert len(members(portal)) == len(before) - 3
    run(assert_told(portal, tmp_path / "data", unfinished=0))


async def assert_told(portal, data_dir, *, unfinished):
    """Check the journal that a program has left, and let another program find out the outcome of its changes."""
    async with Desk("", data_dir) as desk:
        session = await desk.services.open(portal.webhook)
        assert len(await session.journal.unfinished()) == unfinished
        await desk.services.close()
    async with Desk(portal.webhook, data_dir) as desk:
        await desk.idle()
        session = desk.services.session
        left = await session.journal.unfinished()
        [newest] = await session.journal.newest(1)
    assert newest.action
    if unfinished:
        # Either the outcome is known by now, or the change is so recent that the portal may still be processing it.
        assert left in ([], [newest])
    else:
        assert (left, newest.outcome.value) == ([], "done")


async def test_who_stays_keeps_the_window_and_the_change_goes_on(desk, latency, hands):
    before = len(desk.services.session.known.memberships[2])
    latency(200)
    await begin_to_write(desk, hands)
    desk.window.close()
    hands.click(hands.child(desk, "leavingWait", "leavingDialog"))
    assert "quits as soon" in hands.words(desk, "leavingDialog")
    hands.click(hands.child(desk, "leavingStay", "leavingDialog"))
    await desk.idle()
    assert desk.window.isVisible()
    assert len(desk.services.session.known.memberships[2]) == before - 3
    desk.window.close()
    await desk.closed()
    assert not desk.window.isVisible()


async def test_the_program_ends_when_the_change_is_done_before_the_question_is_answered(desk, latency, hands):
    latency(200)
    await begin_to_write(desk, hands)
    desk.window.close()
    assert hands.dialog(desk, "leavingDialog")
    await desk.closed()
    assert not desk.window.isVisible()


@pytest.mark.expects_log
async def test_a_change_that_was_not_done_keeps_the_window_open(desk, portal, latency, hands):
    latency(200)
    await begin_to_write(desk, hands)
    await portal.control.call("fault", kind="error", status=400, code="ERROR_CORE", description="no", times=50)
    desk.window.close()
    hands.click(hands.child(desk, "leavingWait", "leavingDialog"))
    await hands.until(lambda: not desk.controller.changes.writing)
    await portal.control.call("clear_faults")
    await desk.idle()
    assert desk.window.isVisible()
    assert desk.window.banner.isVisible()


async def test_the_system_asks_the_program_to_quit_and_a_change_is_asked_about(run, portal, latency, tmp_path, hands):
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        latency(200)
        await begin_to_write(desk, hands)
        QCoreApplication.quit()
        await hands.until(lambda: hands.dialog(desk, "leavingDialog"))
        hands.click(hands.child(desk, "leavingWait", "leavingDialog"))
        await desk.closed()
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        QApplication.quit()
        await desk.closed()


class Manager:
    """Stands in for the system that ends the session, which tests do not have."""

    def __init__(self, may_ask):
        self.may_ask, self.said = may_ask, []

    def allowsInteraction(self):
        return self.may_ask

    def release(self):
        self.said.append("release")

    def cancel(self):
        self.said.append("cancel")


@pytest.mark.parametrize("may_ask", [True, False])
async def test_the_session_ends(run, portal, latency, monkeypatch, tmp_path, hands, may_ask):
    reasons = []
    monkeypatch.setattr(session_end, "show_reason", lambda window, reason: reasons.append(reason))
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        before = len(members(portal))
        latency(200)
        await begin_to_write(desk, hands)
        desk._session_end._commit(manager := Manager(may_ask))
        if may_ask:
            assert manager.said == ["release", "cancel"]
            hands.click(hands.child(desk, "leavingWait", "leavingDialog"))
        await desk.closed()
    assert len(members(portal)) == before - 3
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        desk._session_end._commit(manager := Manager(may_ask))
        await desk.closed()
        assert "cancel" not in manager.said
    assert bool(reasons[0]) is may_ask, "Windows shows why it has to wait"
    assert reasons[1] == ""


async def begin_to_write(desk, hands):
    """Start removing three people; return once the intent is in the journal."""
    from desktop.domain.plans import Wish
    from desktop.services.writing.members import ChangeMembers

    session = desk.services.session
    people = session.known.memberships[2].card_ids
    desk.controller.changes.change(session, [ChangeMembers(Wish(2, remove=people[:3]))])
    await desk.idle()
    hands.click(hands.child(desk, "planAccept"))
    while not await session.journal.unfinished():  # noqa: ASYNC110 - a row of a file has no event
        await asyncio.sleep(0)
