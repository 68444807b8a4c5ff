"""What all tests share: windows are drawn offscreen, coroutines run on the Qt loop, unexpected log lines fail."""

import asyncio
import logging
import os
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")
os.environ.pop("CALL_LIST_DESK_WEBHOOK", None)

import pytest

LONGEST = 60
"""Seconds after which a story that waits for something that does not come is given up."""
HASTE = 200


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


@pytest.fixture
def hasty(monkeypatch):
    """Let the client's waits pass two hundred times as fast: limits and retries are obeyed, in no time."""
    from desktop.bitrix24.clock import SystemClock

    async def sleep(_clock, seconds):
        await asyncio.sleep(seconds / HASTE)

    monkeypatch.setattr(SystemClock, "monotonic", lambda _clock: time.monotonic() * HASTE)
    monkeypatch.setattr(SystemClock, "sleep", sleep)


@pytest.fixture(autouse=True)
def quiet_log(request, caplog):
    """Fail a test in which something was logged as a warning or an error, unless it says that it expects that."""
    caplog.set_level(logging.DEBUG)
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    loud = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not loud, [record.getMessage() for record in loud]


def pytest_configure(config):
    config.addinivalue_line("markers", "expects_log: warnings and errors in the log are part of this test")
