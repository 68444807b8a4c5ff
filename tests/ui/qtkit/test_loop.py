import asyncio
import os
import signal
import sys
import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from desktop.qtkit import loop

ACCEPTED, REJECTED = QDialog.DialogCode.Accepted.value, QDialog.DialogCode.Rejected.value


async def test_a_dialog_is_awaited_while_other_tasks_go_on(run, qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    went_on = asyncio.Event()

    async def other():
        await asyncio.sleep(0)
        went_on.set()

    task = asyncio.create_task(other())
    result = loop.opened(dialog)
    await went_on.wait()
    await task
    assert dialog.isVisible()
    assert not result.done()
    dialog.accept()
    assert await result == ACCEPTED


async def test_a_cancelled_wait_closes_its_dialog(run, qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    result = loop.opened(dialog)
    result.cancel()
    with pytest.raises(asyncio.CancelledError):
        await result
    await asyncio.sleep(0)
    assert not dialog.isVisible()


async def test_a_destroyed_dialog_counts_as_rejected(run, qtbot):
    parent = QWidget()
    result = loop.opened(QDialog(parent))
    parent.deleteLater()
    assert await result == REJECTED


async def test_work_in_a_thread(run):
    assert await loop.in_thread(threading.get_ident) != threading.get_ident()
    with pytest.raises(ZeroDivisionError):
        await loop.in_thread(divmod, 1, 0)


def test_the_last_window_does_not_end_the_loop(run, qtbot):
    async def story():
        window = QWidget()
        qtbot.addWidget(window)
        window.show()
        window.close()
        await asyncio.sleep(0.01)
        return "still here"

    assert run(story()) == "still here"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a terminal")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_cancels_the_program_so_that_it_cleans_up(qapp, number):
    cleaned = []

    async def story():
        asyncio.get_running_loop().call_soon(os.kill, os.getpid(), number)
        try:
            await asyncio.Event().wait()
        finally:
            cleaned.append(number)

    with pytest.raises((asyncio.CancelledError, KeyboardInterrupt)):
        loop.run(story())
    assert cleaned == [number]


@pytest.fixture
def dialog(qtbot):
    made = QDialog()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(("close", "result"), [("accept", ACCEPTED), ("reject", REJECTED), ("close", REJECTED)])
async def test_the_future_has_the_dialogs_result(run, dialog, close, result):
    future = loop.opened(dialog)
    assert dialog.isVisible()
    QTimer.singleShot(0, getattr(dialog, close))
    answer = await future
    assert not dialog.isVisible()
    assert answer == result


async def test_a_result_of_its_own_is_handed_on(run, dialog):
    future = loop.opened(dialog)
    dialog.done(7)
    assert await future == 7


def destroy(widget):
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)


async def test_cancelling_after_the_dialog_was_destroyed_is_harmless(run):
    dialog = QDialog()
    future = loop.opened(dialog)
    future.cancel()
    destroy(dialog)
    await asyncio.sleep(0)
    assert future.cancelled()


async def test_a_dialog_may_be_opened_again(run, dialog):
    first = loop.opened(dialog)
    dialog.reject()
    second = loop.opened(dialog)
    dialog.accept()
    assert (await first, await second) == (REJECTED, ACCEPTED)


def test_run_gives_the_result_and_puts_everything_back(qapp):
    qapp.setQuitOnLastWindowClosed(True)
    handlers = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    turn = sys.getswitchinterval()

    async def story():
        assert not qapp.quitOnLastWindowClosed()
        assert sys.getswitchinterval() < turn / 10, "a worker yields to the window at once"
        return "result"

    assert loop.run(story()) == "result"
    assert qapp.quitOnLastWindowClosed()
    assert sys.getswitchinterval() == turn
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == handlers
    assert loop.run(story()) == "result", "and again"


def test_run_raises_what_the_coroutine_raised(qapp):
    async def story():
        raise LookupError("gone")

    with pytest.raises(LookupError, match="gone"):
        loop.run(story())
    assert qapp.quitOnLastWindowClosed()


def test_run_ends_the_tasks_that_are_left(qapp):
    ended = []

    async def left():
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            ended.append(True)

    async def story():
        task = asyncio.create_task(left())
        await asyncio.sleep(0)
        return task

    assert loop.run(story()).cancelled()
    assert ended == [True]
