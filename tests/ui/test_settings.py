import json

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QRadioButton

from desktop import app
from desktop.app import Desk
from desktop.domain.preferences import Proxy
from desktop.ui.keys.model import plain
from desktop.ui.settings.dialog import SettingsDialog


@pytest.fixture(autouse=True)
def english_again():
    yield
    app.languages().set("en")


def opened(desk):
    desk.window.actions_.settings.trigger()
    [dialog] = [one for one in desk.window.findChildren(SettingsDialog) if one.isVisible()]
    return dialog


def choose(box, data):
    """Choose as a person does, with keys in the box."""
    for _ in range(box.count()):
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(box.findData(data)):
            QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentData() == data


def saved(folder):
    return json.loads((folder / "preferences.json").read_text(encoding="utf-8"))


async def settled(desk):
    await desk.controller._dialogs.idle()
    QCoreApplication.sendPostedEvents()


async def test_what_is_chosen_counts_at_once_and_is_saved(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        dialog = opened(desk)
        choose(dialog.findChild(QComboBox, "settingsTheme"), "dark")
        choose(dialog.findChild(QComboBox, "settingsRefresh"), 5)
        choose(dialog.findChild(QComboBox, "settingsLanguage"), "ru")
        await settled(desk)
        assert desk.window.palette().color(QPalette.ColorRole.Window).lightness() < 80
        assert desk.controller.refresh_timer.interval() == 5 * 60_000
        assert dialog.windowTitle() == plain(desk.window.actions_.settings.text())
        ticked = [action.data() for action in desk.window.actions_.refresh_by_itself.actions() if action.isChecked()]
        assert ticked == [5]
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
    found = saved(tmp_path)
    assert (found["theme"], found["refresh_minutes"], found["language"]) == ("dark", 5, "ru")


async def test_what_is_chosen_in_a_menu_is_shown_in_the_open_dialog(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        dialog = opened(desk)
        assert opened(desk) is dialog
        desk.window.actions_.themes.actions()[2].trigger()
        desk.window.actions_.refresh_by_itself.actions()[1].trigger()
        boxes = [dialog.findChild(QComboBox, name) for name in ("settingsTheme", "settingsRefresh")]
        assert [box.currentData() for box in boxes] == ["dark", 1]


async def test_an_address_of_a_proxy_counts_once_it_is_applied(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        dialog = opened(desk)
        address = dialog.findChild(QLineEdit, "settingsProxyText")
        apply_button = dialog.findChild(QPushButton, "settingsProxyApply")
        said = dialog.findChild(QLabel, "settingsProxyVerdict")
        way = dialog.findChild(QRadioButton, "settingsProxyAddress")
        way.click()
        assert dialog.focusWidget() is address
        assert desk.preferences.current.proxy is Proxy.SYSTEM
        QTest.keyClicks(address, "proxy.company.ru:3128")
        assert apply_button.isEnabled()
        assert desk.preferences.current.proxy is Proxy.SYSTEM
        QTest.keyClick(address, Qt.Key.Key_Return)
        assert dialog.isVisible()
        await settled(desk)
        assert desk.preferences.current.proxy is Proxy.ADDRESS
        assert not apply_button.isEnabled()
        assert said.text() == "The portal is reached through http://proxy.company.ru:3128."
        dialog.findChild(QRadioButton, "settingsProxyNone").click()
        assert desk.preferences.current.proxy is Proxy.NONE
        way.click()
        await settled(desk)
        assert desk.preferences.current.proxy is Proxy.ADDRESS
        dialog.reject()
    found = saved(tmp_path)
    assert (found["proxy"], found["proxy_address"]) == ("address", "http://proxy.company.ru:3128")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("anna:secret@proxy:3128", "would be readable in a file"),
        ("socks5://proxy:1080", "Only HTTP proxies"),
        ("not an address", "is no address"),
    ],
)
async def test_an_address_that_can_not_be_used_is_refused_with_the_reason(run, tmp_path, typed, why):
    async with Desk("", tmp_path) as desk:
        dialog = opened(desk)
        address = dialog.findChild(QLineEdit, "settingsProxyText")
        QTest.keyClicks(address, typed)
        assert dialog.findChild(QRadioButton, "settingsProxyAddress").isChecked()
        dialog.findChild(QPushButton, "settingsProxyApply").click()
        assert why in dialog.findChild(QLabel, "settingsProxyVerdict").text()
        assert desk.preferences.current.proxy is Proxy.SYSTEM
        assert desk.preferences.current.proxy_address == ""
        dialog.reject()
    assert not [
        text for text in [path.read_text(encoding="utf-8") for path in tmp_path.glob("*.json")] if "secret" in text
    ]


async def test_the_layout_is_reset_from_here_too(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        desk.window.call_lists.table.show_column(3, shown=False)
        dialog = opened(desk)
        dialog.findChild(QPushButton, "settingsReset").click()
        assert desk.window.call_lists.table.isColumnHidden(3) is False
