"""A real X display for stories that need one."""

import os
import subprocess
from collections.abc import Iterator

import pytest

LONGEST = 60


@pytest.fixture
def display() -> Iterator[str]:
    """Run a separate X display, wide enough for two windows side by side."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1700x768x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as number:
        name = f":{number.readline().strip()}"
    yield name
    server.terminate()
    server.wait(LONGEST)
