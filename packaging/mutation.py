"""Mutation testing of the rules that guard people: finds small changes that no test notices.

mutmut makes the changes and runs the tests in a copy of the sources below build/; for each area only its own tests
run. Code outside functions is not changed. Standard library only; mutmut has an environment of its own.
"""

from __future__ import annotations

import argparse
import ast
import fnmatch
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from environment import ROOT, Environment, call

PLACE = ROOT / "build" / "mutation"
ENVIRONMENT = Environment(PLACE / "environment", "mutate")
RESULT = PLACE / "result.txt"
EXAMPLES = "25"
"""How many examples a property test tries for each change; it tries the same ones each time."""


@dataclass(frozen=True)
class Area:
    """Modules to change and tests that should notice, as patterns; `leave_out` are tests that take too long."""

    name: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]
    leave_out: tuple[str, ...] = ()

    def narrowed(self, modules: Sequence[str]) -> Area:
        """Return the area with only these modules, given as paths from the root or from `desktop`."""
        names = [name if name.startswith("desktop/") else f"desktop/{name}" for name in modules]
        there = (name for name in names if (ROOT / name).is_file())
        chosen = (name for name in there if any(fnmatch.fnmatch(name, pattern) for pattern in self.modules))
        return replace(self, modules=tuple(chosen))

    def found_tests(self) -> list[str]:
        """Return the files and folders of its tests."""
        return [path.relative_to(ROOT).as_posix() for pattern in self.tests for path in sorted(ROOT.glob(pattern))]


HEAVY = ("pasted", "phones")
PORTAL = ("line/limits", "line/retry", "methods/memberships", "line/batch", "line/queue")
AREAS = (
    Area(
        "domain",
        ("desktop/domain/*.py",),
        ("tests/unit/domain",),
        tuple(f"tests/unit/domain/test_{of}.py::test_a_megabyte_of_the_worst_comes_to_an_end" for of in HEAVY),
    ),
    Area(
        "bitrix24",
        tuple(f"desktop/bitrix24/{name}.py" for name in PORTAL),
        tuple(f"tests/unit/bitrix24/{name.replace('/', '/test_')}*.py" for name in (*PORTAL, "line/client")),
    ),
    Area(
        "writing",
        ("desktop/services/writing/*.py",),
        ("tests/unit/services/writing",),
        (
            "tests/unit/services/writing/test_kills.py",
            "tests/unit/services/writing/test_members.py::test_a_change_of_ten_thousand_by_one_takes_few_requests",
        ),
    ),
)
CONFIGURATION = """
[tool.mutmut]
source_paths = ["desktop"]
only_mutate = {modules}
also_copy = ["resources"]
pytest_add_cli_args = {arguments}
pytest_add_cli_args_test_selection = {tests}
timeout_multiplier = 3.0
timeout_constant = 10.0
use_git_change_detection = false
"""
NOBODY = "nobody"
"""A name that no change has."""
NOTICED = {1, 3, 36, -24, 24, 152, 255}
"""mutmut's codes for a change that a test noticed, or that kept a test from ending."""
NO_TESTS = {5, 33}
AROUND = 70
"""Characters to show before and after a change."""


@dataclass(frozen=True)
class Outcome:
    """What became of the changes of one module."""

    module: str
    changes: int
    noticed: int
    survivors: tuple[str, ...]
    """The changes that no test noticed: before and after."""

    def __str__(self) -> str:
        """Return the line of the table."""
        share = f"{self.noticed / self.changes:.1%}" if self.changes else "-"
        return f"{self.module:46}{self.changes:8}{self.noticed:8}{len(self.survivors):10}{share:>8}"


def run(words: Sequence[str]) -> int:
    """Change modules in one place at a time; print and write down what was noticed."""
    parser = argparse.ArgumentParser(prog="dev.py mutate --", description=__doc__)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="domain/plans.py ...; else all that are meant")
    parser.add_argument("--sample", type=int, metavar="N", help="of each area so many changes, always the same ones")
    arguments = parser.parse_args(words)
    modules = arguments.modules
    narrowed = (area.narrowed(modules) if modules else area for area in AREAS)
    areas = [area for area in narrowed if area.modules]
    if not areas:
        parser.error(f"not among the areas of packaging/mutation.py: {', '.join(modules)}")
    ENVIRONMENT.make()
    outcomes: list[Outcome] = []
    failures = 0
    for area in areas:
        failed = _change(area, arguments.sample)
        outcomes += [] if failed else _outcomes(PLACE / area.name / "mutants")
        failures |= failed
    lines = [f"{'module':46}{'mutants':>8}{'killed':>8}{'survived':>10}{'share':>8}", *map(str, outcomes)]
    lines.append(str(_total(outcomes)))
    print("\n".join(lines))
    survivors = (survivor for outcome in outcomes for survivor in outcome.survivors)
    RESULT.write_text("\n".join([*lines, "", *survivors]) + "\n", encoding="utf-8")
    print(f"The survivors, one by one: {RESULT.relative_to(ROOT)}")
    return failures


def _change(area: Area, sample: int | None) -> int:
    place = PLACE / area.name
    shutil.rmtree(place, ignore_errors=True)
    ignored = shutil.ignore_patterns("__pycache__", ".hypothesis")
    for name in ("desktop", "tests", "resources"):
        shutil.copytree(ROOT / name, place / name, ignore=ignored)
    for pattern in area.modules:
        for path in place.glob(pattern):
            path.write_text(_with_plain_properties(path.read_text(encoding="utf-8")), encoding="utf-8")
    configuration = CONFIGURATION.format(
        modules=json.dumps(area.modules),
        arguments=json.dumps([f"--deselect={test}" for test in area.leave_out]),
        tests=json.dumps(area.found_tests()),
    )
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (place / "pyproject.toml").write_text(pyproject + configuration, encoding="utf-8")
    print(f"Changing {area.name} ...", flush=True)
    log = place / "mutmut.log"
    chosen: list[str] = []
    if sample:
        _mutmut(place, log, NOBODY)  # makes all changes and tests none
        every = [name for _, codes in _codes(place / "mutants") for name in codes]
        chosen = sorted(every, key=lambda name: sha256(name.encode()).digest())[:sample]
    failed = _mutmut(place, log, *chosen)
    if failed:
        print(f"mutmut failed; what it said is in {log.relative_to(ROOT)}", file=sys.stderr)
    return failed


def _mutmut(place: Path, log: Path, *changes: str) -> int:
    variables = {"CALL_LIST_DESK_EXAMPLES": EXAMPLES, "PYTHONDONTWRITEBYTECODE": "1"}
    return call(ENVIRONMENT.bin / "mutmut", "run", *changes, variables=variables, folder=place, log=log)


def _with_plain_properties(source: str) -> str:
    """Return a module in which properties are made of plain methods: mutmut leaves decorated ones as they are."""
    lines = source.split("\n")
    for node in sorted(_properties(source), key=lambda node: node.lineno, reverse=True):
        indent = " " * node.col_offset
        first, last = node.lineno - 1, node.end_lineno or node.lineno
        lines.insert(last, f"{indent}{node.name} = property(_{node.name}_property)")
        lines[first] = lines[first].replace(f"def {node.name}(", f"def _{node.name}_property(")
        del lines[node.decorator_list[0].lineno - 1]
    return "\n".join(lines)


def _properties(source: str) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and [ast.unparse(one) for one in node.decorator_list] == ["property"]:
            yield node


def _codes(mutants: Path) -> Iterator[tuple[Path, dict[str, int | None]]]:
    """Yield the changed modules with mutmut's code of each change; None when it was not tried."""
    for notes in sorted(mutants.rglob("*.py.meta")):
        yield notes.with_suffix(""), json.loads(notes.read_text(encoding="utf-8"))["exit_code_by_key"]


def _outcomes(mutants: Path) -> Iterator[Outcome]:
    for path, every in _codes(mutants):
        codes = {name: code for name, code in every.items() if code is not None}
        if not codes:
            continue
        module = path.relative_to(mutants).as_posix()
        functions = _functions(ast.parse(path.read_text(encoding="utf-8")))
        survivors = [name for name, code in codes.items() if code not in NOTICED]
        described = tuple(
            _described(module, functions, name.rpartition(".")[2], untested=codes[name] in NO_TESTS)
            for name in survivors
        )
        yield Outcome(module, len(codes), len(codes) - len(survivors), described)


def _functions(tree: ast.Module) -> dict[str, str]:
    """Return the text of every function, without docstrings."""
    functions = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if ast.get_docstring(node):
                del node.body[0]
            functions[node.name] = ast.unparse(node)
    return functions


def _described(module: str, functions: dict[str, str], name: str, *, untested: bool) -> str:
    function = name.rpartition("__mutmut_")[0]
    before, after = (functions[one].replace(one, function) for one in (f"{function}__mutmut_orig", name))
    same = _length_of_common_beginning(before, after)
    same_end = _length_of_common_beginning(before[same:][::-1], after[same:][::-1])
    was, now = (_piece(text, same, len(text) - same_end) for text in (before, after))
    return f"{module} {name}{' (no test comes here)' if untested else ''}\n    - {was}\n    + {now}"


def _length_of_common_beginning(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _piece(text: str, first: int, last: int) -> str:
    """Return the changed part of a function in one line, with its surroundings."""
    return " ".join(text[max(0, first - AROUND) : last + AROUND].split())


def _total(outcomes: Sequence[Outcome]) -> Outcome:
    survivors = tuple(survivor for outcome in outcomes for survivor in outcome.survivors)
    return Outcome("all", sum(o.changes for o in outcomes), sum(o.noticed for o in outcomes), survivors)
