import asyncio
import os
import signal
import sys
import threading

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from desktop.qtkit import loop

ACCEPTED, REJECTED = QDialog.DialogCode.Accepted.value, QDialog.DialogCode.Rejected.value


def test_a_dialog_is_awaited_while_other_tasks_go_on(run, qtbot):
    async def story():
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

    run(story())


def test_a_cancelled_wait_closes_its_dialog(run, qtbot):
    async def story():
        dialog = QDialog()
        qtbot.addWidget(dialog)
        result = loop.opened(dialog)
        result.cancel()
        with pytest.raises(asyncio.CancelledError):
            await result
        await asyncio.sleep(0)
        assert not dialog.isVisible()

    run(story())


def test_a_destroyed_dialog_counts_as_rejected(run, qtbot):
    async def story():
        parent = QWidget()
        result = loop.opened(QDialog(parent))
        parent.deleteLater()
        assert await result == REJECTED

    run(story())


def test_work_in_a_thread(run):
    async def story():
        there = await loop.in_thread(threading.get_ident)
        assert there != threading.get_ident()
        with pytest.raises(ZeroDivisionError):
            await loop.in_thread(divmod, 1, 0)

    run(story())


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
