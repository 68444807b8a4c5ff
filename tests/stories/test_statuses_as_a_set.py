"""The own statuses of a portal are saved as a file, brought back, and copied to another portal; undone as one."""

import asyncio
import json

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog

from desktop.app import Desk
from desktop.domain.journal import Outcome
from desktop.domain.status_mark import Mark
from desktop.portal.process import PortalProcess
from desktop.store.secrets import Secrets
from tests.portals import plain_portal
from tests.statuses import there, told
from tests.tabs import rest

SIZE = {"contacts": 60, "companies": 3, "call_lists": 1, "participants": 30, "language": "en"}
portal = plain_portal(scope="function", **SIZE)


async def ask(portal, method, **parameters):
    return await asyncio.to_thread(rest, portal, method, **parameters)


async def add(portal, code, name, sort, colour=""):
    fields = {"ENTITY_ID": "CALL_LIST", "STATUS_ID": code, "NAME": name, "SORT": sort, "COLOR": colour}
    await ask(portal, "crm.status.add", fields=fields)


async def change(portal, code, **fields):
    await ask(portal, "crm.status.update", id=(await there(portal))[code]["id"], fields=fields)


async def delete(portal, code):
    await ask(portal, "crm.status.delete", id=(await there(portal))[code]["id"])


async def dictionary(portal):
    """Return name and colour of each status by code, in the order of the queue."""
    return {code: (row["name"], row["color"] or "") for code, row in (await there(portal)).items()}


async def fill(portal):
    """Give a portal statuses of its own, between the system ones and behind them, two of one name."""
    await add(portal, "NO_ANSWER", "No answer", 12, "#112233")
    await add(portal, "BUSY", "Busy", 25)
    await add(portal, "BUSY_2", "Busy", 99, "#445566")


async def refreshed(desk):
    desk.window.actions_.refresh.trigger()
    await desk.idle()


async def saved(desk, path):
    """Save the statuses as a supervisor does."""
    desk.window.tabs.setCurrentIndex(2)
    desk.window.actions_.save_statuses.trigger()
    dialog = desk.window.findChild(QFileDialog, "saveFileDialog")
    proposed = dialog.selectedFiles()[0]
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    await desk.idle()
    return proposed


def part(hands, desk, name):
    return hands.child(desk, name, "statusSetDialog")


async def chose_file(desk, hands, path):
    """Open the dialog, and choose a file there."""
    desk.window.tabs.setCurrentIndex(2)
    desk.window.actions_.bring_statuses.trigger()
    await desk.idle()
    hands.click(part(hands, desk, "statusSetFile"))
    dialog = hands.dialog(desk, "statusSetDialog").findChild(QFileDialog, "openFilesDialog")
    dialog.filesSelected.emit([str(path)])
    dialog.reject()


async def brought(desk, hands):
    """Wait for the plan, accept it, and return what was said."""
    await hands.ready(desk, "statusSetAccept", "statusSetDialog")
    said = hands.words(desk, "statusSetDialog")
    hands.click(part(hands, desk, "statusSetAccept"))
    await desk.idle()
    return said


async def undone(desk, hands):
    desk.window.actions_.undo.trigger()
    await desk.idle()
    await hands.ready(desk)
    said = hands.words(desk)
    await hands.accept(desk)
    return said


async def test_a_file_brings_back_what_was_deleted_renamed_recoloured_and_moved(desk, portal, hands, tmp_path):
    await fill(portal)
    await refreshed(desk)
    marks, before = desk.services.session.marks, await dictionary(portal)
    await marks.put("BUSY", Mark.CALL_AGAIN)
    path = tmp_path / "set.json"
    proposed, notice = await saved(desk, path), told(desk)
    file = json.loads(path.read_text(encoding="utf-8"))
    who = (await portal.control.call("participants_of", list=1))[0]["id"]
    await portal.control.call("operator_status", list=1, participant=who, status="BUSY")
    await delete(portal, "NO_ANSWER")
    await delete(portal, "BUSY_2")
    await change(portal, "BUSY", NAME="Engaged", COLOR="#ABCDEF", SORT=5)
    await add(portal, "THEIRS", "Theirs", 200)
    await marks.put("BUSY", None)
    await refreshed(desk)
    spoilt = await dictionary(portal)
    await chose_file(desk, hands, path)
    said = await brought(desk, hands)
    restored, notice_of_it, mark = await dictionary(portal), told(desk), marks.of("BUSY")
    groups = {entry.group for entry in await desk.services.session.journal.newest(20)}
    undo = await undone(desk, hands)
    assert "Statuses 127.0.0.1" in proposed
    assert "The statuses were saved as set.json." in notice
    assert file["version"] == 1
    assert [row["code"] for row in file["statuses"] if row["name"] == "Busy"] == ["BUSY", "BUSY_2"]
    assert "IN_WORK" not in {row["code"] for row in file["statuses"]}
    assert "“No answer”" in said
    assert "Rename “Engaged” to “Busy”." in said
    assert "Not in the set, and stays: “Theirs”." in said
    assert "no mark → to be called again" in said
    assert "Look twice: 1 participant has “Engaged”, which would be called “Busy”." in said
    assert {code: values for code, values in restored.items() if code != "THEIRS"} == before
    assert [code for code in restored if code != "THEIRS"] == list(before)
    assert restored["THEIRS"] == ("Theirs", "")
    assert mark is Mark.CALL_AGAIN
    assert "added" in notice_of_it
    assert len(groups) == 1
    assert "Delete the status" in undo
    assert await dictionary(portal) == spoilt
    assert list(await dictionary(portal)) == list(spoilt)
    assert marks.of("BUSY") is None


async def test_bringing_what_is_there_already_changes_nothing(desk, portal, hands, tmp_path):
    await fill(portal)
    await refreshed(desk)
    await saved(desk, tmp_path / "set.json")
    await chose_file(desk, hands, tmp_path / "set.json")
    await hands.until(lambda: "Nothing to change: it is so already." in hands.words(desk, "statusSetDialog"))
    assert not part(hands, desk, "statusSetAccept").isVisible()
    assert "Already the same here:" in hands.words(desk, "statusSetDialog")


async def test_one_that_the_portal_refuses_is_told_and_the_rest_is_there(desk, portal, hands, tmp_path):
    await fill(portal)
    await refreshed(desk)
    await saved(desk, tmp_path / "set.json")
    for code in ("NO_ANSWER", "BUSY", "BUSY_2"):
        await delete(portal, code)
    await refreshed(desk)
    before = await dictionary(portal)
    await chose_file(desk, hands, tmp_path / "set.json")
    await hands.ready(desk, "statusSetAccept", "statusSetDialog")
    place = {"method": "crm.status.add", "number": 2, "when": "before"}
    await portal.control.call("moment", **place, action="fail", arguments={"code": "", "description": "Error"})
    await brought(desk, hands)
    after, notice = await dictionary(portal), told(desk)
    outcomes = [entry.outcome for entry in await desk.services.session.journal.newest(9)]
    await undone(desk, hands)
    assert set(after) - set(before) == {"NO_ANSWER", "BUSY_2"}
    assert "New status “Busy”: not done." in notice
    assert "2 status" in notice
    assert outcomes.count(Outcome.NOT_DONE) == 1
    assert await dictionary(portal) == before


async def test_what_operators_set_meanwhile_stays_and_another_status_is_shown_first(desk, portal, hands, tmp_path):
    await fill(portal)
    await refreshed(desk)
    await saved(desk, tmp_path / "set.json")
    await delete(portal, "BUSY")
    await refreshed(desk)
    await chose_file(desk, hands, tmp_path / "set.json")
    await hands.ready(desk, "statusSetAccept", "statusSetDialog")
    who = (await portal.control.call("participants_of", list=1))[0]["id"]
    await portal.control.call("operator_status", list=1, participant=who, status="NO_ANSWER")
    await change(portal, "NO_ANSWER", NAME="Silent")  # another supervisor
    hands.click(part(hands, desk, "statusSetAccept"))
    await desk.idle()
    said = hands.words(desk)
    await hands.accept(desk)
    people = {row["id"]: row["status"] for row in await portal.control.call("participants_of", list=1)}
    assert "The plan has changed since you accepted it:" in said
    assert "Rename “Silent” to “No answer”." in said
    assert people[who] == "NO_ANSWER"
    assert (await dictionary(portal))["NO_ANSWER"][0] == "No answer"


async def test_a_bad_file_is_told_with_what_where_and_what_to_do_and_a_good_one_can_follow(
    desk, portal, hands, tmp_path
):
    await fill(portal)
    await refreshed(desk)
    bad, good = tmp_path / "bad.json", tmp_path / "set.json"
    await saved(desk, good)
    bad.write_text('{"format": "call-list-desk-statuses",\n "version": 1,\n "statuses": [{]}', encoding="utf-8")
    await delete(portal, "BUSY")
    await refreshed(desk)
    await chose_file(desk, hands, bad)
    await hands.until(lambda: "damaged at 3:16 (line:column)" in hands.words(desk, "statusSetDialog"))
    assert not part(hands, desk, "statusSetAccept").isEnabled()
    hands.click(part(hands, desk, "statusSetFile"))
    dialog = hands.dialog(desk, "statusSetDialog").findChild(QFileDialog, "openFilesDialog")
    dialog.filesSelected.emit([str(good)])
    dialog.reject()
    await brought(desk, hands)
    assert "BUSY" in await dictionary(portal)


@pytest.fixture
def other():
    """Run another portal, whose statuses are to be copied."""
    with PortalProcess(plain=True, limits="off", **SIZE) as running:
        yield running


def test_statuses_are_copied_from_a_portal_that_was_open_before(run, portal, other, hands, tmp_path):
    async def story():
        await fill(other)
        address = other.webhook.replace("127.0.0.1", "localhost")
        async with Desk(address, tmp_path, secrets=Secrets()) as desk:
            await desk.idle()
            await desk.services.session.marks.put("NO_ANSWER", Mark.FINAL)
            await desk.services.remember(keep_secret=False)
        before, theirs = await dictionary(portal), await dictionary(other)
        async with Desk(portal.webhook, tmp_path, secrets=Secrets()) as desk:
            await desk.idle()
            desk.window.actions_.bring_statuses.trigger()
            await desk.idle()
            box = part(hands, desk, "statusSetFrom")
            assert isinstance(box, QComboBox)
            requests = (await other.control.call("requests", reset=True))["count"]
            box.setCurrentIndex(0)
            await brought(desk, hands)
            after, mark = await dictionary(portal), desk.services.session.marks.of("NO_ANSWER")
            asked = (await other.control.call("requests"))["count"]
            await undone(desk, hands)
            assert requests > 0
            assert asked == 0
            assert after == theirs
            assert list(after) == list(theirs)
            assert mark is Mark.FINAL
            assert await dictionary(portal) == before
            assert desk.services.session.marks.of("NO_ANSWER") is None

    run(story())
