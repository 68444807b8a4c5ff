"""A laptop at 125% beside a screen at 150%: a window that is moved looks as if it had been opened there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[2]
DPI = {"y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
LAPTOP = DPI | {"name": "laptop", "x": 0, "width": 1366, "height": 768}
WIDE = DPI | {"name": "wide", "x": 1366, "width": 2560, "height": 1440}
PARTS = ("menu", "toolbar", "tabs", "table", "panel")


@pytest.fixture
def look(portal, tmp_path):
    """Return a function that opens the window on these screens; returns what was found, with the parts' pictures."""

    def look_(name, screens, moved_to=""):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "screens.json").write_text(json.dumps({"screens": screens}))
        environment = os.environ | {
            "QT_SCALE_FACTOR": "1",
            "QT_SCREEN_SCALE_FACTORS": "laptop=1.25;wide=1.5",
            "QT_QPA_PLATFORM": "offscreen:configfile=screens.json",  # a path may have no colon
            "PYTHONPATH": str(ROOT),
        }
        command = [sys.executable, "-m", "tests.two_screens", portal.webhook, tmp_path / "data", folder, moved_to]
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
        found = json.loads((folder / "found.json").read_text(encoding="utf-8"))
        return found | {part: QImage(str(folder / f"{part}.png")) for part in PARTS}

    return look_


def test_a_window_is_moved_between_screens_remembered_there_and_brought_back_when_the_screen_is_gone(look):
    at_home = look("at-home", [LAPTOP, WIDE])
    assert (at_home["screen"], at_home["ratio"], at_home["inside"]) == ("laptop", 1.25, True)
    moved = look("moved", [LAPTOP, WIDE], "wide")
    assert (moved["screen"], moved["ratio"]) == ("wide", 1.5)
    there = look("there", [LAPTOP, WIDE])
    assert (there["screen"], there["ratio"], there["width"]) == ("wide", 1.5, moved["width"])
    for part in PARTS:
        assert moved[part] == there[part], f"{part} is not as sharp as in a window that was opened there"
        assert moved[part].width() > at_home[part].width()
    gone = look("gone", [LAPTOP])
    assert (gone["screen"], gone["ratio"], gone["inside"]) == ("laptop", 1.25, True)
    for found in (at_home, moved, there, gone):
        assert found["clipped"] == []
