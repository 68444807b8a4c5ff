import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton

from desktop.app import Desk
from desktop.domain.portal_facts import Facts
from desktop.domain.portal_report import Point
from desktop.services.preferences import PreferencesKeeper
from desktop.ui.about.versions import versions


@pytest.fixture
def opened(run, portal, tmp_path):
    """Run a story on a connected desk; the portal is restored afterwards."""

    def opened_(story, webhook=None):
        async def whole():
            async with Desk(portal.webhook if webhook is None else webhook, tmp_path, keeper(tmp_path)) as desk:
                await desk.idle()
                return await story(desk)

        try:
            return run(whole())
        finally:
            portal.control.perform("latency", milliseconds=0)
            portal.control.perform("switch", form_list=True, deleted_lists_hidden=False)

    return opened_


def keeper(folder):
    return PreferencesKeeper(folder)


def window(desk):
    return next(
        (dialog for dialog in desk.window.findChildren(QDialog, "portalCheckDialog") if dialog.isVisible()), None
    )


def button(desk, name):
    return window(desk).findChild(QPushButton, name)


async def finished(desk, hands):
    desk.window.actions_.check_portal.trigger()
    await hands.until(lambda: window(desk).report is not None)
    return window(desk)


def test_the_check_shows_every_point_and_is_in_nobodys_way(opened, hands, cells, titles):
    async def story(desk):
        dialog = await finished(desk, hands)
        assert not dialog.isModal()
        assert desk.window.isEnabled()
        shown = cells(dialog.table)
        dialog.table.choose([Point.END])
        return titles(dialog.table), shown, dialog.chosen.text(), dialog.summary.text()

    heads, shown, chosen, summary = opened(story)
    assert heads == ["Point", "Result", "Observed", "What it means here"]
    assert len(shown) == len(Point)
    assert all(all(row) for row in shown)
    assert [
        "End of a call list",
        "✓ as expected",
        "Refused: 403 ACCESS_ERROR.",
        "A refusal and an empty page both count as the end.",
    ] in shown
    assert chosen.splitlines()[1:] == [
        "Refused: 403 ACCESS_ERROR.",
        "A refusal and an empty page both count as the end.",
    ]
    assert "could not be asked" not in summary
    assert "6 request" in summary


def test_checked_again_it_tells_what_is_otherwise_now(opened, hands, portal, cells):
    async def story(desk):
        dialog = await finished(desk, hands)
        first = dialog.report
        assert dialog.windowTitle() == f"Portal check · {portal.webhook.split('/')[2]}"
        await portal.control.call("switch", form_list=False)
        hands.click(button(desk, "portalCheckAgain"))
        assert window(desk).report is first  # the previous report stays until there is a new one
        await hands.until(lambda: window(desk).report is not first)
        return {row[0]: row[1:3] for row in cells(dialog.table)}["List of CRM forms"]

    assert opened(story) == ["≠ different", "Not there."]


def test_the_report_is_copied_and_saved_without_anything_private(opened, hands, portal, tmp_path):
    async def story(desk):
        await finished(desk, hands)
        hands.click(button(desk, "portalCheckCopy"))
        desk.controller.help.check.save(tmp_path / "report.txt")
        await hands.until(lambda: desk.window.banner.accessibleName())
        return QGuiApplication.clipboard().text(), desk.window.banner.accessibleName()

    copied, told = opened(story)
    assert told == "The report was saved as report.txt."
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == copied
    assert all(f"{name} {version}\n" in copied for name, version in versions())
    assert all(f"[{point.value}]" in copied for point in Point)
    host, secret = portal.webhook.split("/")[2], portal.webhook.split("/")[5]
    assert [private for private in (host, host.partition(":")[0], secret) if private in copied] == []


def test_a_report_that_cannot_be_saved_is_told(opened, hands, tmp_path):
    async def story(desk):
        await finished(desk, hands)
        desk.controller.help.check.save(tmp_path / "no such folder" / "report.txt")
        await hands.until(lambda: desk.window.banner.accessibleName())
        return desk.window.banner.accessibleName()

    assert opened(story).startswith("The report could not be saved as report.txt: ")


def test_a_slow_check_can_be_stopped_and_begun_again(opened, hands, portal):
    async def story(desk):
        await portal.control.call("latency", milliseconds=30_000)
        desk.window.actions_.check_portal.trigger()
        await hands.until(lambda: desk.services.session.queue.in_flight)
        assert not button(desk, "portalCheckSave").isEnabled()
        assert button(desk, "portalCheckAgain").text() == "St&op"
        hands.click(button(desk, "portalCheckAgain"))
        await hands.until(lambda: button(desk, "portalCheckAgain").text() == "C&heck")
        assert window(desk).report is None
        return window(desk).table.findChild(object, "placeholder").accessibleName()

    opened(story)


def test_closing_the_window_stops_the_check_and_the_next_one_is_new(opened, hands, portal):
    async def story(desk):
        await portal.control.call("latency", milliseconds=500)
        desk.window.actions_.check_portal.trigger()
        await hands.until(lambda: desk.services.session.queue.in_flight)
        QTest.keyClick(window(desk), Qt.Key.Key_Escape)
        assert window(desk) is None
        assert desk.controller.help.check.dialog is None
        await portal.control.call("latency", milliseconds=0)
        await finished(desk, hands)
        return len(desk.window.findChildren(QDialog, "portalCheckDialog"))

    opened(story)


def test_a_portal_that_hides_deleted_lists_says_so_beside_show_deleted(opened, hands, portal):
    async def story(desk):
        usual = desk.window.call_lists.show_all.toolTip()
        await portal.control.call("switch", deleted_lists_hidden=True)
        await finished(desk, hands)
        await hands.until(lambda: desk.window.call_lists.show_all.toolTip() != usual)
        hidden = desk.window.call_lists.show_all.toolTip()
        await desk.services.session.facts.put(Facts())
        desk.controller.call_lists.attach(desk.services.session)
        await hands.until(lambda: desk.window.call_lists.show_all.toolTip() == usual)
        return usual, hidden

    usual, hidden = opened(story)
    assert usual == "Shows deleted lists, lists that are not visible to you, and drafts."
    assert usual in hidden
    assert "This portal does not list call lists that were deleted." in hidden


def test_without_a_portal_there_is_nothing_to_ask(opened, hands):
    async def story(desk):
        desk.window.actions_.check_portal.trigger()
        await asyncio.sleep(0)
        await hands.until(lambda: button(desk, "portalCheckAgain").text() == "C&heck")
        return window(desk).report

    assert opened(story, webhook="") is None
