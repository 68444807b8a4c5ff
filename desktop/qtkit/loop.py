"""asyncio on the Qt loop: running a coroutine, awaiting a dialog, working in a thread.

With qasync 0.28, `dialog.exec()` inside a task can lose another task for good, so no loop is ever nested here
(decision 23).
"""

import asyncio
import signal
import sys
from collections.abc import Callable, Coroutine, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication, QDialog
from qasync import QEventLoop

from desktop.qtkit.desktop_application import DesktopApplication
from desktop.qtkit.garbage import collected_here

T = TypeVar("T")

_BREATH, _SLICE = 0.001, 0.004
"""Seconds."""
_SHORT_TURN = 0.0001
"""Seconds after which a worker yields to the window's thread. A table calls Python for each of its cells, and would
wait up to Python's default of 5 ms for each."""
_THREADS = 4
"""Work in threads is short and mostly waits for files; more threads would only compete for the interpreter."""
_WAITING_THREADS = 8
"""For what asyncio itself runs in threads, mainly the lookup of host names, and for small files."""


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine on the Qt loop until it ends; make the application if there is none.

    Closing the last window does not end the loop: the coroutine decides when the program ends. Ctrl+C, closing the
    terminal and SIGTERM cancel the coroutine, so that it cleans up.
    """
    app = application()
    quits, turn = app.quitOnLastWindowClosed(), sys.getswitchinterval()
    app.setQuitOnLastWindowClosed(False)
    sys.setswitchinterval(_SHORT_TURN)
    try:
        with collected_here(app), asyncio.Runner(loop_factory=lambda: _loop(app)) as runner:
            return runner.run(_stopped_by_signals(coroutine))
    finally:
        sys.setswitchinterval(turn)
        app.setQuitOnLastWindowClosed(quits)


def _loop(app: QApplication) -> asyncio.AbstractEventLoop:
    loop = QEventLoop(app)
    loop.set_default_executor(_Threads(_WAITING_THREADS, "waiting"))
    assert isinstance(loop, asyncio.AbstractEventLoop)
    return loop


def application() -> QApplication:
    """Return the running application, or make it."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    return DesktopApplication(sys.argv[:1])


async def _stopped_by_signals(coroutine: Coroutine[Any, Any, T]) -> T:
    """Await the coroutine; the signals that end a program cancel it.

    Python runs signal handlers between its own instructions, and Qt's loop may execute none for long; the loop's own
    handlers wake it. Where they don't exist (Windows) the interpreter's handlers stay.
    """
    loop = asyncio.get_running_loop()
    task = asyncio.current_task()
    wanted = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    handled = []
    for number in wanted if task is not None else ():
        try:
            loop.add_signal_handler(number, task.cancel)  # type: ignore[union-attr]
        except (NotImplementedError, RuntimeError, ValueError):  # Windows, or not the main thread
            break
        handled.append(number)
    try:
        return await coroutine
    finally:
        for number in handled:
            loop.remove_signal_handler(number)


def opened(dialog: QDialog) -> asyncio.Future[int]:
    """Open a dialog without blocking and return a future of its result (`QDialog.DialogCode`).

    Cancelling the future closes the dialog; a dialog that is destroyed counts as rejected. The fields of a dialog
    that deletes itself have to be read when it is accepted: once the future is done they may be gone.
    """
    future: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    alive = True

    def finish(result: int) -> None:
        if not future.done():
            future.set_result(result)

    def gone() -> None:
        nonlocal alive
        alive = False
        finish(QDialog.DialogCode.Rejected.value)

    def settled(settled_future: asyncio.Future[int]) -> None:
        if settled_future.cancelled() and alive:
            dialog.reject()

    dialog.finished.connect(finish)
    dialog.destroyed.connect(gone)
    future.add_done_callback(settled)
    dialog.open()
    return future


async def breathe() -> None:
    """Let the window draw and do everything else that is due before the caller goes on.

    `asyncio.sleep(0)` would not do: what wakes another task is queued behind the caller's own next step.
    """
    await asyncio.sleep(_BREATH)


async def in_slices(made: Iterable[T]) -> list[T]:
    """Collect what is made on the window's thread, which gets a turn every few milliseconds."""
    collected, turn = [], monotonic() + _SLICE
    for item in made:
        collected.append(item)
        if monotonic() >= turn:
            await breathe()
            turn = monotonic() + _SLICE
    return collected


async def in_thread(function: Callable[..., T], *args: Any) -> T:
    """Run a plain function in one of a few threads and return its result.

    Cancelling the wait doesn't stop a function that has begun, so it must be harmless if it finishes unnoticed.
    """
    return await asyncio.get_running_loop().run_in_executor(_pool(), function, *args)


def threads_busy() -> bool:
    """Return whether work in threads is unfinished, which would delay the end of the process."""
    return bool(_unfinished)


class _Threads(ThreadPoolExecutor):
    """Threads that closing the loop doesn't wait for: the lookup of a host name may take a minute."""

    def __init__(self, most: int, name: str) -> None:
        super().__init__(max_workers=most, thread_name_prefix=name)

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> "Future[T]":
        future = super().submit(fn, *args, **kwargs)
        _unfinished.add(future)
        future.add_done_callback(_unfinished.discard)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        super().shutdown(wait=False, cancel_futures=True)


_unfinished: set["Future[Any]"] = set()


@lru_cache(maxsize=1)
def _pool() -> ThreadPoolExecutor:
    return _Threads(_THREADS, "desk")
