"""Nothing in the program delivers Qt's events by hand or nests a loop (decision 23)."""

import ast
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2] / "desktop"
FORBIDDEN = {"processEvents", "sendPostedEvents", "exec", "exec_", "qWait"}
ALLOWED = {"failure.py: exec"}
"""The message box about a start that failed: no loop is running."""


def calls(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in FORBIDDEN:
            yield f"{path.relative_to(HOUSE).as_posix()}: {node.func.attr}"


def test_no_events_are_delivered_by_hand():
    assert {call for path in HOUSE.rglob("*.py") for call in calls(path)} == ALLOWED
