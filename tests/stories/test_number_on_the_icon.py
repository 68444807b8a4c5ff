"""The number on the program's icon reaches Linux's docks: by a signal on the session bus, for the desktop entry."""

import os
import subprocess
import sys
import threading
from pathlib import Path

from tests.keyrings import private_bus

LONGEST = 60
ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
from PySide6.QtWidgets import QWidget
from desktop import app
from desktop.qtkit.taskbar import Taskbar

async def main():
    taskbar = Taskbar(QWidget())
    taskbar.show_number(3)
    taskbar.show_number(0)

app.run(main())
"""


def test_docks_are_told_the_number_and_that_there_is_none(display, tmp_path):
    with private_bus(tmp_path / "bus", keyring=False) as bus:
        environment = os.environ | bus | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
        rule = "interface='com.canonical.Unity.LauncherEntry'"
        monitor = subprocess.Popen(
            ["dbus-monitor", "--session", rule], env=environment, stdout=subprocess.PIPE, text=True
        )
        stopping = threading.Timer(LONGEST, monitor.kill)
        stopping.start()
        try:
            assert "NameAcquired" in monitor.stdout.readline()
            done = subprocess.run(
                [sys.executable, "-c", PROGRAM],
                env=environment,
                capture_output=True,
                text=True,
                timeout=LONGEST,
                check=False,
            )
            assert (done.returncode, done.stderr) == (0, "")
            told = []
            while len([line for line in told if "boolean" in line]) < 2 and (line := monitor.stdout.readline()):
                told.append(line.strip())
        finally:
            stopping.cancel()
            monitor.kill()
            monitor.communicate()
    assert told.count('string "application://call-list-desk.desktop"') == 2
    assert [line for line in told if "int64" in line or "boolean" in line] == [
        "variant             int64 3",
        "variant             boolean true",
        "variant             boolean false",
    ]
