"""The Windows bench says of every step what became of it, and of every test, also of those that never ended."""

import contextlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
RAN_UNTIL_IT_HUNG = """tests/ui/test_keys.py::test_one PASSED [ 25%]
tests/ui/test_keys.py::test_two[a b] FAILED [ 50%]
tests/ui/test_keys.py::test_three SKIPPED (signals) [ 75%]
tests/ui/test_keys.py::test_four
not ended after 2400 s"""
REPORT = """<testsuites><testsuite>
<testcase classname="tests.ui.test_keys" name="test_one"/>
<testcase classname="tests.ui.test_keys" name="test_two"><failure message="no"/></testcase>
<testcase classname="tests.ui.test_keys" name="test_three"><skipped message="signals"/></testcase>
<testcase classname="tests.ui.test_keys" name="test_four"><error message="at the end"/></testcase>
</testsuite></testsuites>"""


@pytest.fixture
def bench(script):
    return script("windows/bench")


def test_a_test_that_hung_is_named_and_those_before_it_are_counted(script):
    counts = script("windows/tests_there").counted_so_far(RAN_UNTIL_IT_HUNG)
    assert (counts.passed, counts.skipped) == (1, 1)
    assert counts.failed == ("tests/ui/test_keys.py::test_two[a b]",)
    assert counts.unended == "tests/ui/test_keys.py::test_four"


def test_a_run_that_said_nothing_has_not_passed(script):
    assert script("windows/tests_there").counted_so_far("").unended


def test_errors_count_as_failures_and_the_skipped_not_as_passed(script):
    counts = script("windows/tests_there").counted(REPORT)
    assert (counts.passed, counts.skipped) == (1, 1)
    assert counts.failed == ("tests.ui.test_keys::test_two", "tests.ui.test_keys::test_four")


def test_a_step_that_fails_is_said_the_others_are_run_and_the_whole_has_failed(bench, capsys, monkeypatch):
    class Prepared:
        """A bench that is there."""

        screen = contextlib.nullcontext()

        class wine:  # noqa: N801 - an object with one method
            mount = staticmethod(lambda: None)

        @staticmethod
        def bring_sources():
            return ""

    def fails(_bench):
        raise bench.Failure("no numpy")

    monkeypatch.setattr(bench, "make", lambda *_: True)
    monkeypatch.setattr(bench, "PROVES", {"tests": fails, "freeze": lambda _: "72 MB"})
    assert not bench.prove(Prepared, [])
    said = capsys.readouterr().out
    assert re.search(r"^FAILED  tests \(0 s\): no numpy$", said, re.MULTILINE)
    assert re.search(r"^ok      freeze \(0 s\): 72 MB$", said, re.MULTILINE)
    assert bench.prove(Prepared, ["freeze"])


def test_the_stand_in_for_icu_has_all_that_qt_takes_from_it():
    source = (PACKAGING / "windows" / "icuuc.c").read_text(encoding="utf-8")
    exported = set(re.findall(r"^EXPORTED .*?(\w+)\(", source, re.MULTILINE))
    assert len(exported) == 20
    assert {"ucnv_open", "ucnv_fromUnicode", "ucnv_toUnicode", "UCNV_TO_U_CALLBACK_SUBSTITUTE"} <= exported


@pytest.mark.parametrize("lock", ["test", "package"])
def test_locks_are_read_for_windows(script, lock):
    """Windows' keyring is in, Linux's is not, and of two versions of a library there is the one for Python 3.13."""
    pick = script("windows/libraries").PICK
    text = (PACKAGING / "locks" / f"{lock}.txt").read_text(encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", pick], input=text, capture_output=True, text=True, check=True)
    names = [line.partition("==")[0].lower() for line in done.stdout.splitlines()]
    assert len(names) == len(set(names))
    assert "pywin32-ctypes" in names
    assert not {"secretstorage", "jeepney", "macholib"} & set(names)
    assert all(line.count("--hash=sha256:") >= 1 for line in done.stdout.splitlines())


def test_the_workflow_makes_packages_for_windows_with_the_benchs_python(script):
    workflow = (PACKAGING.parent / ".github" / "workflows" / "packages.yml").read_text(encoding="utf-8")
    assert f'python-version: "{script("windows/libraries").VERSION}"' in workflow


def test_it_wants_root(bench, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(sys, "argv", ["bench.py"])
    with pytest.raises(SystemExit, match="root"):
        bench.main()
