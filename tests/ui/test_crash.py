"""Uncaught errors: one window and a masked report, wherever they come from."""

import asyncio
import threading

import pytest
from PySide6.QtCore import QEvent, QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QWidget

from desktop import log
from desktop.app import Desk

pytestmark = pytest.mark.expects_log
SECRET = "https://acme.bitrix24.ru/rest/1/s3cretT0ken/"
PERSON = ("Титова", "Titova", "7 901 555", "anna@acme", "s3cretT0ken")


def fail():
    error = ValueError(f"'{SECRET}': Анна Титова, Anna Titova, +7 901 555-01-42, anna@acme.ru")
    raise error


class Falling(QWidget):
    def event(self, event):
        if event.type() == QEvent.Type.User:
            fail()
        return super().event(event)


class Given:
    def __del__(self):
        fail()


async def failing():
    fail()


def in_a_slot(desk):
    QTimer.singleShot(0, fail)


def in_an_event(desk):
    widget = Falling(desk.window)
    QApplication.postEvent(widget, QEvent(QEvent.Type.User))


def in_a_thread(desk):
    threading.Thread(target=fail).start()


def in_the_loop(desk):
    asyncio.get_running_loop().call_soon(fail)


def in_a_task(desk):
    desk.controller.scope.start(failing())


def in_a_lone_task(desk):
    desk.lone = asyncio.get_running_loop().create_task(failing())
    QTimer.singleShot(0, lambda: desk.__delattr__("lone"))


def while_given_up(desk):
    Given()


async def shown(desk, hands):
    await hands.until(lambda: any(found.isVisible() for found in desk.window.findChildren(QDialog, "crashDialog")))
    return hands.dialog(desk, "crashDialog")


def report(dialog):
    return dialog.findChild(QPlainTextEdit, "crashReport").toPlainText()


@pytest.mark.parametrize(
    "happen", [in_a_slot, in_an_event, in_a_thread, in_the_loop, in_a_task, in_a_lone_task, while_given_up]
)
async def test_an_error_from_anywhere_is_shown_without_secrets_and_people(run, tmp_path, hands, caplog, happen):
    log.set_up("debug")
    async with Desk("", tmp_path) as desk:
        happen(desk)
        dialog = await shown(desk, hands)
        await hands.until(lambda: "Call List Desk" in report(dialog))
        hands.click(hands.child(desk, "crashCopy", "crashDialog"))
        hands.click(hands.child(desk, "crashContinue", "crashDialog"))
        assert desk.window.isVisible()
        copied = QGuiApplication.clipboard().text()
    assert "in fail" in copied
    assert "ValueError: •••" in copied
    for word in PERSON:
        assert word not in copied
        for record in caplog.records:
            if record.name == "desktop.qtkit.unhandled":
                assert word not in record.getMessage() + (record.exc_text or "")
    assert [record for record in caplog.records if record.name == "desktop.qtkit.unhandled"]


async def test_more_errors_are_counted_in_the_one_window(run, tmp_path, hands):
    async with Desk("", tmp_path) as desk:
        for _ in range(7):
            in_a_slot(desk)
        in_a_task(desk)
        dialog = await shown(desk, hands)
        times = dialog.findChild(QLabel, "crashTimes")
        await hands.until(lambda: "8 time" in times.text())
        assert len(desk.window.findChildren(QDialog, "crashDialog")) == 1
        assert report(dialog).count("ValueError") == 2
        hands.click(hands.child(desk, "crashContinue", "crashDialog"))
        in_a_slot(desk)
        again = await shown(desk, hands)
        assert not again.findChild(QLabel, "crashTimes").isVisible()


async def test_quit_ends_the_program(run, tmp_path, hands):
    async with Desk("", tmp_path) as desk:
        in_a_slot(desk)
        await shown(desk, hands)
        hands.click(hands.child(desk, "crashQuit", "crashDialog"))
        await desk.closed()


async def test_after_the_program_errors_go_where_they_went_before(run, tmp_path):
    import sys

    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    async with Desk("", tmp_path):
        assert sys.excepthook is not before[0]
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


async def test_files_that_the_system_opens_are_imported(run, tmp_path, qapp):
    async with Desk("", tmp_path) as desk:
        QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile("/tmp/Клиенты.csv")))
        assert "Клиенты.csv" in desk.window.banner.accessibleName()


@pytest.mark.parametrize("broken", ["portals", "full"])
async def test_a_disk_that_fails_is_no_mistake_of_the_program(run, tmp_path, portal, broken):
    async with Desk("", tmp_path) as desk:
        if broken == "portals":
            (tmp_path / "portals").touch()
        desk.controller.connecting.connect_to(portal.webhook)
        if broken == "full":
            while desk.services.session is None:  # noqa: ASYNC110 - it opens within a few turns of the loop
                await asyncio.sleep(0)
            await desk.services.session.store._database.execute("PRAGMA query_only = 1")
        await desk.idle()
        assert not desk.window.findChildren(QDialog, "crashDialog")
        assert "can't be read or saved on this computer" in desk.window.banner.accessibleName()
