import json
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QRadioButton, QSystemTrayIcon

from desktop import app
from desktop.app import Desk
from desktop.domain.preferences import Proxy
from desktop.qtkit.loop import breathe
from desktop.store.preferences import read_preferences
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


def choose_time(box, text):
    """Choose a time of day from the open list."""
    place = box.findText(text)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def saved(folder):
    return json.loads((folder / "preferences.json").read_text(encoding="utf-8"))


async def settled(desk):
    await desk.controller._dialogs.idle()
    await breathe()


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
        dialog.tabs.setCurrentWidget(dialog.connection)
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
        dialog.tabs.setCurrentWidget(dialog.connection)
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


def part(dialog, kind, name):
    return dialog.findChild(kind, name)


async def test_the_working_week_is_chosen_day_by_day(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        dialog = opened(desk)
        dialog.tabs.setCurrentWidget(dialog.work)
        choose_time(part(dialog, QComboBox, "settingsBegin1"), "10:00")
        part(dialog, QCheckBox, "settingsDay2").click()
        part(dialog, QCheckBox, "settingsDay6").click()
        choose(part(dialog, QComboBox, "settingsStuck"), 3)
        choose(part(dialog, QComboBox, "settingsCallRequests"), 0)
        await settled(desk)
        chosen = desk.preferences.current
        usual = (time(9), time(18))
        assert chosen.working_week == ((time(10), time(18)), None, usual, usual, usual, usual, None)
        assert (chosen.stuck_hours, chosen.call_requests_per_hour) == (3, 0)
        assert not part(dialog, QComboBox, "settingsBegin2").isEnabled()
        dialog.reject()
    assert read_preferences(tmp_path / "preferences.json") == chosen


async def test_a_day_never_ends_before_it_begins(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        dialog = opened(desk)
        dialog.tabs.setCurrentWidget(dialog.work)
        choose_time(part(dialog, QComboBox, "settingsBegin1"), "20:00")
        choose_time(part(dialog, QComboBox, "settingsEnd2"), "08:00")
        monday, tuesday, *_ = desk.preferences.current.working_week
        assert monday == (time(20), time(20, 30))
        assert tuesday == (time(7, 30), time(8))


async def test_the_hours_in_which_clients_are_called_are_chosen_and_kept(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        dialog = opened(desk)
        dialog.tabs.setCurrentWidget(dialog.work)
        assert desk.preferences.current.calling_hours == (time(9), time(21))
        choose_time(part(dialog, QComboBox, "settingsCallingEnd"), "20:00")
        choose_time(part(dialog, QComboBox, "settingsCallingBegin"), "20:30")
        assert desk.preferences.current.calling_hours == (time(20, 30), time(21))
        await settled(desk)
        dialog.reject()
    assert read_preferences(tmp_path / "preferences.json").calling_hours == (time(20, 30), time(21))


async def test_days_off_are_typed_and_what_is_no_day_is_refused(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        dialog = opened(desk)
        dialog.tabs.setCurrentWidget(dialog.work)
        field = part(dialog, QLineEdit, "settingsDaysOff")
        QTest.keyClicks(field, "31.12.2026, tomorrow")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert part(dialog, QLabel, "settingsDaysOffVerdict").isVisible()
        assert desk.preferences.current.days_off == frozenset()
        field.clear()
        QTest.keyClicks(field, "31.12.2026 - 2.1.2027")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert not part(dialog, QLabel, "settingsDaysOffVerdict").isVisible()
        assert desk.preferences.current.days_off == {date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2)}
        assert field.text() == "2026-12-31 – 2027-01-02"


async def test_notifications_are_off_until_they_are_wanted(run, tmp_path, monkeypatch):
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    async with Desk("", tmp_path) as desk:
        dialog = opened(desk)
        dialog.tabs.setCurrentWidget(dialog.notifications)
        idle = part(dialog, QComboBox, "settingsIdle")
        assert not desk.preferences.current.notify
        assert not idle.isEnabled()
        part(dialog, QCheckBox, "settingsNotify").click()
        choose(idle, 45)
        part(dialog, QCheckBox, "settingsTray").click()
        chosen = desk.preferences.current
        assert (chosen.notify, chosen.idle_minutes, chosen.keep_in_tray) == (True, 45, True)


async def test_without_a_tray_the_program_can_not_go_on_in_it(run, tmp_path, monkeypatch):
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    async with Desk("", tmp_path) as desk:
        assert not part(opened(desk), QCheckBox, "settingsTray").isEnabled()


async def test_a_value_from_a_file_that_is_not_offered_is_shown(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        desk.controller.appearance.change(refresh_minutes=7, stuck_hours=5, working_week=(None,) * 7)
        dialog = opened(desk)
        boxes = [part(dialog, QComboBox, name) for name in ("settingsRefresh", "settingsStuck")]
        assert [box.currentText() for box in boxes] == ["Every 7 minutes", "5 working hours without a result"]
        assert not any(part(dialog, QCheckBox, f"settingsDay{day}").isChecked() for day in range(1, 8))


async def test_the_layout_is_reset_from_here_too(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        desk.window.call_lists.table.show_column(3, shown=False)
        dialog = opened(desk)
        dialog.findChild(QPushButton, "settingsReset").click()
        assert desk.window.call_lists.table.isColumnHidden(3) is False
