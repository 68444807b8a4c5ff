"""Runs the tests on every Python that the program supports, each in an environment of its own below build.

A Python is looked for on the path, and where pyenv and uv keep theirs. One that this machine lacks is named at the
end, and makes the whole fail: what was not run proves nothing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

from environment import ROOT, Environment, call

SUPPORTED = ("3.11", "3.12", "3.13")
_ENVIRONMENTS = ROOT / "build" / "pythons"
_KEPT = (
    (Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions", "{}.*/bin/python{}"),
    (Path.home() / ".local" / "share" / "uv" / "python", "cpython-{}.*/bin/python{}"),
)
"""Folders, and where in them are the Pythons of a version."""
_VERSION = re.compile(r"3\.\d+")
_WHICH = "import ensurepip, sqlite3, ssl, sys; print(sys.version.split()[0])"


def run(rest: list[str]) -> int:
    """Test on the versions named at the beginning, or on all; the rest is handed to pytest. Return an exit code."""
    wanted = [word for word in rest if _VERSION.fullmatch(word)] or list(SUPPORTED)
    arguments = [word for word in rest if not _VERSION.fullmatch(word)]
    told = [_test_on(version, arguments) for version in wanted]
    print("\n".join(["", *(text for _, text in told)]))
    return max(code for code, _ in told)


def _test_on(version: str, arguments: list[str]) -> tuple[int, str]:
    """Return an exit code, and a line about what was run."""
    interpreter = find(version)
    if interpreter is None:
        ways = f"pyenv install {version}, or uv python install {version}"
        return 1, f"Python {version}: NOT RUN, there is none here ({ways})"
    _ENVIRONMENTS.mkdir(parents=True, exist_ok=True)
    environment = Environment(_ENVIRONMENTS / version, "test", editable=True, interpreter=interpreter)
    try:
        environment.make()
    except SystemExit as stopped:
        return 1, f"Python {_exact(interpreter)}: NOT RUN. {stopped}"
    report = _ENVIRONMENTS / f"{version}.xml"
    report.unlink(missing_ok=True)
    processes = str((os.cpu_count() or 1) + 2)
    side_by_side = () if arguments else ("--forms", "short", "-n", processes, "--dist", "worksteal")
    code = call(environment.python, "-m", "pytest", f"--junit-xml={report}", *side_by_side, *arguments)
    return code, f"Python {_exact(interpreter)}: {_counts(report)}"


def find(version: str) -> Path | None:
    """Return an interpreter of this version that works, None if there is none."""
    return next((path for path in _candidates(version) if _exact(path).startswith(f"{version}.")), None)


def _candidates(version: str) -> Iterator[Path]:
    name = f"python{version}"
    if found := shutil.which(name):
        yield Path(found)
    for folder, pattern in _KEPT:
        yield from sorted(folder.glob(pattern.format(version, version)), key=_numbers, reverse=True)


def _numbers(path: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", path.parts[-3])]


def _exact(interpreter: Path) -> str:
    """Return the exact version of an interpreter, "" if it doesn't work (a shim without a Python behind it)."""
    told = subprocess.run([interpreter, "-c", _WHICH], check=False, capture_output=True, text=True)
    return told.stdout.split()[-1] if told.returncode == 0 else ""


def _counts(report: Path) -> str:
    """Return the counts of a report in JUnit's format."""
    if not report.is_file():
        return "no report"
    suite = ElementTree.parse(report).getroot().find("testsuite")
    assert suite is not None
    tests, *others = (int(suite.attrib[name]) for name in ("tests", "failures", "errors", "skipped"))
    named = [
        f"{number} {name}" for number, name in zip(others, ("failed", "errors", "skipped"), strict=True) if number
    ]
    return ", ".join([f"{tests - sum(others)} of {tests} passed", *named])
