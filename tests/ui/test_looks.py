"""Every tab, dialog and state on a laptop's screen, in both languages, at the scales that systems offer.

Nothing is cut, too large, nameless, out of the Tab key's reach or untranslated, and no two items share a mnemonic:
see tests/looks.py and tests/cuts.py. A scale applies to a whole process, so each scale is examined in a separate one.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import segoe

ROOT = Path(__file__).resolve().parents[2]
LAPTOP = {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96}
LONGEST = 1800
"""Seconds after which an examination that hangs is given up."""
PLACES = 98
"""Fewest tabs, dialogs and states that must be examined."""
BEGINS = {
    "call-lists": "callListsTable",
    "statuses": "statusesTable",
    "due-date": "qt_calendar_calendarview",
    "save-view": "viewName",
    "charts-done": "chartsSearch",
    "connect-empty": "connectAddress",
    "picker": "pickerSearch",
    "everywhere": "everywhereSearch",
    "journal": "journalSearch",
    "keys": "keysSearch",
    "settings-general": "settingsLanguage",
    "form": "formChoice",
    "edit": "activitySubject",
    "status-new": "statusName",
    "portal-check": "portalCheckTable",
    "check-lists": "findingsTable",
    "recycle": "recycleIN_WORK",
    "split": "splitByColleagues",
}
"""The widget that has the focus when a tab or dialog opens."""


LOOKS = [
    "ru@1.25",
    *(
        pytest.param(look, marks=pytest.mark.long)
        for look in ("en@1", "ru@1.5", "ru@2", "ru@1.25 segoe", "en@1.5 segoe")
    ),
]
"""Languages and scales that are examined, some with the metrics of Windows' font."""


@pytest.fixture(scope="module", params=LOOKS)
def found(request, tmp_path_factory):
    language, _, scale = request.param.removesuffix(" segoe").partition("@")
    folder = tmp_path_factory.mktemp("looks")
    screen, result = folder / "screen.json", folder / "found.json"
    screen.write_text(json.dumps({"screens": [LAPTOP | {"dpr": 1}]}), encoding="utf-8")
    fonts = [str(folder)] if request.param.endswith("segoe") else []
    if fonts:
        segoe.write_fonts(ROOT / "resources" / "fonts", folder)
    # Qt splits at colons: the path of the screen must not have a drive.
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "QT_SCALE_FACTOR": scale,
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen.name}",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.looks", language, str(result), *fonts],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert [line for line in done.stderr.splitlines() if "This plugin does not support" not in line] == []
    read = json.loads(result.read_text(encoding="utf-8"))
    assert (read["line"] > 1.3) is bool(fonts), "lines are as high as those of Windows' font"
    return read


@pytest.mark.parametrize(
    "check", ["clipped", "too_large", "unnamed", "lost_by_tab", "shared_mnemonics", "untranslated", "buttons"]
)
def test_nothing_is_amiss(found, check):
    assert found[check] == []


def test_every_place_was_looked_at_and_the_keys_begin_where_the_work_does(found):
    assert len(found["names"]) >= PLACES
    focus = {name: where.partition("'")[2].rstrip("'") for name, where in found["names"].items()}
    assert BEGINS.items() <= focus.items()
