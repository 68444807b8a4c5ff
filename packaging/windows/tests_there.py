"""Runs the tests in Wine, those that Windows' job of the workflow runs natively: unit, contract and window tests.

They are run in parts: a part that hangs is killed, and counts as failed without taking the others with it.
"""

from __future__ import annotations

import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from wine import Failure, Wine

FOLDERS = ("tests/unit/*", "tests/contract", "tests/ui/qtkit")
FILES = ("tests/unit/test_*.py", "tests/ui/test_*.py")
FILES_AT_ONCE = 8
NOT_IN_WINE = {
    "tests/unit/bitrix24/line/test_transport.py::test_certificates": "Wine finds no addresses in certificates",
    "tests/ui/test_connect.py::test_a_certificate_that_is_not_valid[unknown issuer]": "as above, before their issuer",
}
"""Tests that fail by a fault of Wine's own: they are left out by name, and the result says so."""
LONGEST = 3600
"""Seconds that a part may take."""


@dataclass(frozen=True)
class Counts:
    """What became of a part's tests; `unended` names the test that hung or took the process with it."""

    passed: int = 0
    skipped: int = 0
    failed: tuple[str, ...] = ()
    unended: str = ""


def run(wine: Wine, python: Path, desk: Path, results: Path, chosen: Sequence[str]) -> str:
    """Run all parts, or those whose paths contain one of the chosen words; raises `Failure` unless all passed."""
    results.mkdir(parents=True, exist_ok=True)
    parts = _parts(desk, chosen)
    if not parts:
        raise Failure(f"no tests have {' or '.join(chosen)} in their paths")
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        counts = list(pool.map(lambda part: _run_part(wine, python, desk, results, part), parts))
    said = f"{sum(count.passed for count in counts)} tests passed, {sum(count.skipped for count in counts)} skipped"
    said += "".join(f"; left out: {test} ({reason})" for test, reason in NOT_IN_WINE.items())
    bad = [f"failed: {name}" for count in counts for name in count.failed]
    bad += [f"not ended: {count.unended}" for count in counts if count.unended]
    if bad:
        raise Failure("\n    ".join([said, *bad]))
    return said


def _parts(desk: Path, chosen: Sequence[str]) -> list[list[str]]:
    """Return the parts as paths from the project's folder; those that take longest come first.

    With chosen words they are the files whose paths contain one.
    """
    folders = [path for pattern in FOLDERS for path in sorted(desk.glob(pattern)) if list(path.glob("**/test_*.py"))]
    files = [path for pattern in FILES for path in sorted(desk.glob(pattern))]
    if chosen:
        files += [path for folder in folders for path in sorted(folder.glob("**/test_*.py"))]
        files = [path for path in files if any(word in str(path.relative_to(desk)) for word in chosen)]
        folders = []
    slices = [files[start : start + FILES_AT_ONCE] for start in range(0, len(files), FILES_AT_ONCE)]
    return [[str(path.relative_to(desk)) for path in part] for part in [*([folder] for folder in folders), *slices]]


def _run_part(wine: Wine, python: Path, desk: Path, results: Path, part: list[str]) -> Counts:
    name = re.sub(r"\W+", "-", part[0])
    report = desk / "build" / f"{name}.xml"
    report.unlink(missing_ok=True)
    done = wine.program(
        python, "-X", "faulthandler", "-m", "pytest", "--verbose", "--forms", "short", "--show-capture=no",
        "--tb=short", "-p", "no:cacheprovider", f"--junit-xml=build/{name}.xml",
        *(f"--deselect={test}" for test in NOT_IN_WINE), *part,
        folder=desk, seconds=LONGEST,
    )  # fmt: skip
    (results / f"{name}.txt").write_text(f"{done.said}\nended with {done.code}\n", encoding="utf-8")
    counts = counted(report.read_text(encoding="utf-8")) if report.exists() else counted_so_far(done.said)
    print(f"        {part[0]}: {counts.passed} passed, {len(counts.failed)} failed {counts.unended}", flush=True)
    return counts


def counted(report: str) -> Counts:
    """Count the tests of a report in JUnit's format."""
    passed, skipped, failed = 0, 0, []
    for case in ET.fromstring(report).iter("testcase"):
        kinds = {child.tag for child in case}
        if kinds & {"failure", "error"}:
            failed.append(f"{case.get('classname')}::{case.get('name')}")
        elif "skipped" in kinds:
            skipped += 1
        else:
            passed += 1
    return Counts(passed, skipped, tuple(failed))


def counted_so_far(said: str) -> Counts:
    """Count the tests of a run that left no report, by what it printed."""
    begun = re.findall(r"^(tests\S+::.+?)(?: (PASSED|FAILED|ERROR|SKIPPED)\b.*)?$", said, re.MULTILINE)
    outcomes = [outcome for _, outcome in begun]
    failed = tuple(name for name, outcome in begun if outcome in ("FAILED", "ERROR"))
    unended = next((name for name, outcome in begun if not outcome), said.strip()[-300:] or "nothing was said")
    return Counts(outcomes.count("PASSED"), outcomes.count("SKIPPED"), failed, unended)
