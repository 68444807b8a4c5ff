"""The demo's portal is called «Demo» wherever the window names it; its address stays in a tooltip."""

from PySide6.QtWidgets import QFileDialog

from desktop import app
from desktop.app import Desk
from desktop.qtkit.loop import breathe
from desktop.ui.journal.dialog import JournalDialog
from tests.portals import plain_portal

portal = plain_portal(language="en", contacts=30, companies=2, call_lists=1, participants=10)


async def test_the_demo_is_named_in_the_language_of_the_window(run, portal, tmp_path):
    async with Desk(portal.webhook, tmp_path, demo=True) as desk:
        await desk.idle()
        english = shown(desk)
        app.languages().set("ru")
        await breathe()
        russian = shown(desk)
        address = desk.services.session.credentials.host
        desk.window.actions_.journal.trigger()
        await desk.idle()
        dialog = desk.window.findChild(JournalDialog)
        dialog.export_wanted.emit()
        [files] = dialog.findChildren(QFileDialog)
        proposed = files.selectedFiles()[0]
        files.reject()
        app.languages().set("en")
        assert desk.window.portal_button.toolTip() == address
    assert english[0] == "Call List Desk - Demo"
    assert english[1].endswith(" (administrator)"), "the bar names the user"
    assert english[2:] == ("Demo", "Portal: Demo")
    assert [text.count("Демо") for text in russian] == [1, 0, 1, 1]
    assert not any(address in text for text in (*english, *russian))
    assert "/Журнал Демо 20" in proposed


async def test_another_portal_is_named_by_its_address_also_while_the_demo_runs(run, portal, tmp_path):
    async with Desk("http://127.0.0.1:9/rest/1/abcdefgh/", tmp_path, demo=True) as desk:
        await desk.idle()
        desk.controller.connecting.connect_to(portal.webhook)
        await desk.idle()
        assert shown(desk)[2].startswith("127.0.0.1:")


def shown(desk):
    button = desk.window.portal_button
    return desk.window.windowTitle(), desk.window.status_bar.portal.text(), button.text(), button.accessibleName()
