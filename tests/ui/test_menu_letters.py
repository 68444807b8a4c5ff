"""Within a menu, each letter after Alt opens one item only: in the bar, in the context menus, and in the tray's."""

from collections import defaultdict

import pytest
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from desktop import app
from desktop.app import Desk
from desktop.qtkit.loop import breathe
from desktop.ui.window.menus import MENUS


@pytest.fixture(autouse=True)
def english_again():
    yield
    app.languages().set("en")


def letter_of(action):
    return QKeySequence.mnemonic(action.text()).toString().rpartition("+")[2]


def submenus(actions):
    """Yield the titles of the menus that actions open, and of the menus in those, each with its items."""
    for action in actions:
        if action.menu() is not None:
            action.menu().aboutToShow.emit()  # some are filled only then
            yield action.text(), action.menu().actions()
            yield from submenus(action.menu().actions())


def opened_on(table):
    """Return the context menu of a table."""
    where = table.viewport().rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, where, table.viewport().mapToGlobal(where))
    QApplication.sendEvent(table.viewport(), event)
    [menu] = [menu for menu in table.findChildren(QMenu) if menu.isVisible()]
    return menu


def clashes(name, actions):
    """Return a line for each letter that items of a menu share, with the texts of the items."""
    texts = defaultdict(list)
    for action in actions:
        if letter := letter_of(action):
            texts[letter].append(action.text())
    return [f"{name}: {letter} in {', '.join(shared)}" for letter, shared in texts.items() if len(shared) > 1]


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("language", ["en", "ru"])
async def test_no_two_items_of_a_menu_share_a_letter(run, tmp_path, language):
    async with Desk("", tmp_path) as desk:
        app.languages().set(language)
        await breathe()
        bar = desk.window.menuBar().actions()
        menus = [("menu bar", bar), *submenus(bar), ("tray", desk.tray.menu.actions())]
        for tab in (desk.window.call_lists, desk.window.participants, desk.window.statuses):
            menu = opened_on(tab.table)
            menus += [(tab.table.objectName(), menu.actions()), *submenus(menu.actions())]
        found = [clash for name, actions in menus for clash in clashes(name, actions)]
    assert len(menus) > len(MENUS)
    assert not found, "\n".join(found)
