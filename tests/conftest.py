"""Shared by all tests: windows are drawn offscreen, coroutines run on the Qt loop, unexpected log lines fail."""

import asyncio
import inspect
import logging
import os
import sys
import time
from contextlib import AsyncExitStack, _AsyncGeneratorContextManager, asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")
if sys.platform == "win32":  # there, Qt takes the fonts of offscreen windows from a folder, and warns if it has none
    os.environ.setdefault("QT_QPA_FONTDIR", str(Path(__file__).resolve().parents[1] / "resources" / "fonts"))
os.environ.pop("CALL_LIST_DESK_WEBHOOK", None)

import pytest

LONGEST = 300
"""Seconds after which a story fails that waits in vain."""
HASTE = 200
FEW = 30
"""Examples of a property test in its short form."""


@pytest.fixture(scope="session")
def qapp_cls():
    """Return the class of the tests' single application, which is the program's."""
    from desktop.qtkit.desktop_application import DesktopApplication

    return DesktopApplication


@pytest.fixture
def run(qapp):
    """Run a coroutine on the Qt loop, as the program does."""
    from desktop import app

    app.dress(qapp, language="en", theme_name="light")

    def run_(coroutine):
        async def in_time():
            return await asyncio.wait_for(coroutine, LONGEST)

        return app.run(in_time())

    return run_


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem):
    """Run a test that is a coroutine: on the Qt loop where it uses `run`, otherwise on asyncio's own.

    Fixtures made by `asynccontextmanager` are entered on that loop before the test and left after it. A fixture that
    uses another one enters it itself.
    """
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    wanted = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}

    async def told():
        async with asyncio.timeout(LONGEST), AsyncExitStack() as opened:
            for name, value in wanted.items():
                if isinstance(value, _AsyncGeneratorContextManager):
                    wanted[name] = await opened.enter_async_context(value)
            await pyfuncitem.obj(**wanted)
        return True

    return pyfuncitem.funcargs.get("run", asyncio.run)(told())


@pytest.fixture
@asynccontextmanager
async def desk(run, portal, tmp_path):
    """Open the window on the portal, and wait until the portal has been read."""
    from desktop.app import Desk

    async with Desk(portal.webhook, tmp_path / "data") as opened:
        await opened.idle()
        yield opened


@pytest.fixture
def hasty(monkeypatch):
    """Make the client's waits two hundred times shorter, so that obeying limits and retries takes no time.

    The portal's clock, which is this computer's, goes on as ever.
    """
    from desktop.bitrix24.line.clock import Clock
    from desktop.bitrix24.line.server_clock import ServerClock

    async def sleep(_clock, seconds):
        await asyncio.sleep(seconds / HASTE)

    monkeypatch.setattr(Clock, "monotonic", lambda _clock: time.monotonic() * HASTE)
    monkeypatch.setattr(Clock, "sleep", sleep)
    monkeypatch.setattr(ServerClock, "now", lambda _clock: datetime.now(UTC))


@pytest.fixture(autouse=True)
def no_events_within_a_task(monkeypatch):
    """Fail a task that has Qt deliver its events: the steps of other tasks may be among them (decision 23).

    On Windows they always are, here only sometimes. Deferred deletions alone, or layouts alone, are harmless.
    """
    from PySide6.QtCore import QCoreApplication

    send, process = QCoreApplication.sendPostedEvents, QCoreApplication.processEvents

    def within_a_task():
        with suppress(RuntimeError):
            return asyncio.current_task() is not None
        return False

    def send_(receiver=None, kind=0):
        assert kind or not within_a_task(), "sendPostedEvents() in a task: await breathe() instead"
        send(receiver, kind)

    def process_(*arguments):
        assert not within_a_task(), "processEvents() in a task: await breathe() instead"
        process(*arguments)

    monkeypatch.setattr(QCoreApplication, "sendPostedEvents", staticmethod(send_))
    monkeypatch.setattr(QCoreApplication, "processEvents", staticmethod(process_))


@pytest.fixture(autouse=True)
def quiet_log(request, caplog):
    """Fail a test that logs a warning or an error, unless it is marked `expects_log`."""
    caplog.set_level(logging.DEBUG)
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    loud = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not loud, [record.getMessage() for record in loud]


def pytest_sessionfinish():
    """Empty the clipboard, whose content made in Python would be destroyed after Python, which ends in a crash."""
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """With `--holds`, note what held the window's thread longest."""
    if not item.config.getoption("holds"):
        return (yield)
    from tests.holds import watching_holds

    with watching_holds() as holds:
        outcome = yield
    item.user_properties += [("hold", (hold.seconds, str(hold))) for hold in holds.worst(3)]
    return outcome


def pytest_terminal_summary(terminalreporter, config):
    """With `--holds`, show the longest of all tests."""
    most = config.getoption("holds")
    if not most:
        return
    reports = terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
    noted = [(value, report.nodeid) for report in reports for name, value in report.user_properties if name == "hold"]
    terminalreporter.section(f"{len(noted)} holds of the window's thread, over 16 ms of the processor each")
    for (_, hold), test in sorted(noted, reverse=True)[:most]:
        terminalreporter.write_line(f"{test}\n{hold}")


def pytest_addoption(parser):
    parser.addoption(
        "--holds",
        type=int,
        default=0,
        metavar="N",
        help="show the N longest holds of the window's thread, with what was being done; none fails a test",
    )
    parser.addoption(
        "--forms",
        choices=("all", "short", "long"),
        default="all",
        help="short: without tests that take long, and property tests with few examples; long: these in full",
    )


def pytest_configure(config):
    config.addinivalue_line("markers", "expects_log: warnings and errors in the log are part of this test")
    config.addinivalue_line("markers", "long: takes more than some ten seconds; not among the short forms")


def pytest_collection_modifyitems(config, items):
    """Select the forms; in frequent runs, let property tests try few examples, always the same ones."""
    from hypothesis import Phase, settings

    forms = config.getoption("forms")
    if forms != "all":
        wanted = [item for item in items if (_takes_long(item) if forms == "long" else not _marked(item))]
        config.hook.pytest_deselected(items=list(set(items) - set(wanted)))
        items[:] = wanted
    if not (few := int(os.environ.get("CALL_LIST_DESK_EXAMPLES", FEW if forms == "short" else 0))):
        return
    sparing = {"derandomize": True, "database": None, "deadline": None, "phases": (Phase.explicit, Phase.generate)}
    for item in items:
        if most := min(few, _examples(item)):
            own = item.obj._hypothesis_internal_use_settings
            item.obj._hypothesis_internal_use_settings = settings(own, max_examples=most, **sparing)


def _examples(item):
    """Return how many examples a test tries; 0 if it is no property test."""
    from hypothesis import is_hypothesis_test

    test = getattr(item, "obj", None)
    return test._hypothesis_internal_use_settings.max_examples if is_hypothesis_test(test) else 0


def _takes_long(item):
    return _marked(item) or _examples(item) > FEW


def _marked(item):
    return item.get_closest_marker("long") is not None


class Hands:
    """A supervisor's hands: they click visible things, and their clicks are counted."""

    def __init__(self):
        self.clicks = 0

    def click(self, widget, where=None):
        """Click a widget, or a place in it."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        assert widget.isVisible(), widget.objectName()
        assert widget.isEnabled(), widget.objectName()
        self.clicks += 1
        arguments = () if where is None else (Qt.KeyboardModifier.NoModifier, where)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, *arguments)

    def click_line(self, line_list, text):
        """Click the line of a list that has this text."""
        from PySide6.QtCore import Qt

        [item] = line_list.findItems(text, Qt.MatchFlag.MatchContains)
        line_list.scrollToItem(item)
        self.click(line_list.viewport(), line_list.visualItemRect(item).center())

    def click_button(self, desk, action):
        """Click the button of the side panel or the toolbar that triggers an action."""
        from PySide6.QtWidgets import QToolButton

        buttons = desk.window.findChildren(QToolButton)
        self.click(next(button for button in buttons if button.defaultAction() is action and button.isVisible()))

    @staticmethod
    def dialog(desk, name="planDialog"):
        """Return the open dialog with a name."""
        from PySide6.QtWidgets import QDialog

        return next(dialog for dialog in desk.window.findChildren(QDialog, name) if dialog.isVisible())

    @staticmethod
    def child(desk, name, dialog="planDialog"):
        """Return a part of an open dialog."""
        from PySide6.QtWidgets import QWidget

        return Hands.dialog(desk, dialog).findChild(QWidget, name)

    @staticmethod
    def words(desk, dialog="planDialog"):
        """Return all texts of an open dialog."""
        from PySide6.QtWidgets import QLabel

        labels = Hands.dialog(desk, dialog).findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    async def ready(self, desk, name="planAccept", dialog="planDialog"):
        """Wait until a dialog's button can be clicked."""
        await self.until(lambda: self.child(desk, name, dialog).isEnabled())

    async def accept(self, desk):
        """Accept the open plan, and wait until it has been carried out."""
        self.click(self.child(desk, "planAccept"))
        await desk.idle()

    @staticmethod
    async def until(condition):
        """Wait until a condition holds; the story's own time limit ends a wait in vain."""
        while not condition():  # noqa: ASYNC110 - a window's looks have no event to wait for
            await asyncio.sleep(0.005)


@pytest.fixture
def hands():
    return Hands()
