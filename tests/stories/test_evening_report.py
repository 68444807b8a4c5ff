"""Scenario 10: the evening report in two clicks; another program opens it with the same values."""

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from desktop.app import Desk
from desktop.domain.phone_reading import readable
from desktop.domain.report_choices import ReportChoices
from tests.office import opened, shown
from tests.portals import plain_portal

portal = plain_portal(scope="function", language="en", contacts=300, companies=10, call_lists=3, participants=60)
EVIL = "=cmd|' /C calc'!A0"
STATUSES = ("SUCCESS", "SUCCESS", "WRONG_NUMBER", "STOP_CALLING")


async def work(portal, list_id, count):
    """Let operators call people of a list who are still to be called; return their ids."""
    rows = await portal.control.call("participants_of", list=list_id)
    called = [row["id"] for row in rows if row["status"] == "IN_WORK"][:count]
    for place, card_id in enumerate(called):
        status = STATUSES[place % len(STATUSES)]
        await portal.control.call("operator_status", list=list_id, participant=card_id, status=status)
    await portal.control.call("leave_call", ids=called, operator=7, comment=EVIL, ago=20)
    return called


async def saved(desk, hands, folder):
    """Save the report by two clicks, and return its text and the workbook."""
    desk.preferences.change(report=ReportChoices(folder=str(folder)))
    hands.click_button(desk, desk.window.actions_.evening_report)
    dialog = hands.dialog(desk, "reportDialog")
    texts = []
    dialog.text.textChanged.connect(lambda: texts.append(dialog.text.toPlainText()))
    hands.click(hands.child(desk, "reportSave", "reportDialog"))
    await hands.until(lambda: desk.report.dialog is None)
    [path] = folder.iterdir()
    return texts[-1], path


@pytest.mark.long
async def test_what_was_done_today_is_a_workbook_by_two_clicks(run, portal, hands, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        await desk.idle()
        called = {list_id: await work(portal, list_id, count) for list_id, count in ((1, 12), (2, 5))}
        desk.controller.refresh()
        await desk.idle()
        text, path = await saved(desk, hands, folder)
        told = desk.window.banner.accessibleName()
        known, board = desk.services.session.known, desk.services.session.board
        done, day = board.of_all(known.call_lists).done_today, board.hours.day_of(board.now)
    assert hands.clicks == 2
    assert path.name.endswith(f"{day.isoformat()}.xlsx")
    assert told.startswith(f"The report was saved as {path.name}.")
    assert done.sure + done.perhaps == 17
    found = opened(path, tmp_path / "office")
    assert [*found.sheets] == ["Summary", "Call lists", "Operators", "People"]
    assert found.charts == 3
    assert {cell.formula for cell in found.cells} == {""}
    summary = {row[0]: row[1:] for row in shown(found.sheets["Summary"]) if len(row) > 1}
    assert summary["Done"][0] == str(done.sure)
    assert f"Done: {summary['Done'][0]}" in text
    lists = [row[:2] + row[4:5] for row in shown(found.sheets["Call lists"])[1:]]
    assert [(int(number), int(count)) for number, _, count in lists] == [(1, 12), (2, 5)]
    for _, subject, count in lists:
        assert any(subject in line and f": {count}," in line for line in text.splitlines())
    people = found.sheets["People"][1:]
    cards = {known.cards[3, card_id].name: known.cards[3, card_id] for ids in called.values() for card_id in ids}
    assert {row[0].shown for row in people} == cards.keys()
    for row in people:
        assert row[1].shown == ", ".join(map(readable, cards[row[0].shown].phones))
        assert row[1].kind in ("string", "")
        assert [cell.kind for cell in row[4:6]] == ["date", "date"]
        assert row[7].shown == EVIL


async def test_the_text_and_the_picture_are_for_a_chat(run, portal, hands, tmp_path):
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        await desk.idle()
        await work(portal, 1, 4)
        desk.controller.refresh()
        await desk.idle()
        desk.preferences.change(report=ReportChoices(folder=str(tmp_path)))
        desk.window.actions_.evening_report.trigger()
        await desk.controller.parts.dialogs.idle()
        hands.click(hands.child(desk, "reportCopy", "reportDialog"))
        copied = QGuiApplication.clipboard().text()
        hands.click(hands.child(desk, "reportPicture", "reportDialog"))
        await desk.controller.parts.dialogs.idle()
        [picture] = tmp_path.glob("*.png")
        image = QImage(str(picture))
        hands.dialog(desk, "reportDialog").close()
    assert copied.startswith("Evening report, ")
    assert "\nDone: 4\nWith success: 2 (50%)\n" in copied
    assert "(in 1 list)" in copied
    assert EVIL not in copied
    assert "<" not in copied
    assert image.width() == 1440
    assert image.height() > 800
