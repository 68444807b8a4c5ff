"""Every tab, dialog and state on a laptop's screen, in both languages, at the scales that systems offer.

Nothing is cut, too large, nameless, out of the Tab key's reach, untranslated, or shares a letter: see tests/looks.py.
A scale counts for a whole process, so each is examined in one of its own.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAPTOP = {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96}
PLACES = 36
"""Tabs, dialogs and states there are at least."""


@pytest.fixture(scope="module", params=[("en", "1"), ("ru", "1.25"), ("ru", "1.5"), ("ru", "2")], ids="@".join)
def found(request, tmp_path_factory):
    language, scale = request.param
    folder = tmp_path_factory.mktemp("looks")
    screen, result = folder / "screen.json", folder / "found.json"
    screen.write_text(json.dumps({"screens": [LAPTOP | {"dpr": 1}]}))
    environment = os.environ | {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": f"offscreen:configfile={screen}"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.looks", language, str(result)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(result.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "check", ["clipped", "too_large", "unnamed", "lost_by_tab", "shared_mnemonics", "untranslated", "buttons"]
)
def test_nothing_is_amiss(found, check):
    assert found[check] == []


def test_every_place_was_looked_at(found):
    assert len(found["names"]) >= PLACES
    assert {"settings", "keys", "picker", "split", "import-decide", "state-offline"} <= set(found["names"])
