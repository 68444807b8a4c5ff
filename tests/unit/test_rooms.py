"""The rooms of the house: which may import which. See README, Architecture."""

import ast
import graphlib
import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2] / "desktop"

MAY_IMPORT = {
    "domain": set(),
    "bitrix24": {"domain"},
    "importing": {"domain"},
    "store": {"domain"},
    "services": {"domain", "bitrix24", "importing", "store"},
    "portal": {"domain"},
    "qtkit": set(),
    "ui": {"qtkit", "services", "domain"},
}
QT = {"PySide6", "qasync", "shiboken6", "pyqtgraph"}
OUTSIDE = {
    "domain": {"phonenumbers"},
    "bitrix24": {"httpx", "msgspec", "truststore"},
    "importing": {"python_calamine", "olefile"},
    "store": {"aiosqlite", "keyring", "msgspec"},
    "services": {"msgspec", "xlsxwriter"},
    "portal": {"starlette", "uvicorn", "msgspec", "python_multipart", "multipart"},
    "qtkit": QT,
    "ui": {"PySide6"},
}


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module
            if node.module == "desktop":
                yield from (f"desktop.{alias.name}" for alias in node.names)


def modules():
    return sorted(path for room in MAY_IMPORT for path in (HOUSE / room).rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_imports_only_the_rooms_below(path):
    room = path.relative_to(HOUSE).parts[0]
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "desktop":
            if len(parts) > 1 and parts[1] in MAY_IMPORT:
                assert parts[1] == room or parts[1] in MAY_IMPORT[room], f"{path}: {name}"
            else:
                assert name == "desktop" or parts[1].startswith("__"), f"{path}: {name}"
        elif parts[0] in QT.union(*OUTSIDE.values()):
            assert parts[0] in OUTSIDE[room], f"{path}: {name}"


def test_no_modules_import_one_another():
    names = {".".join(path.with_suffix("").relative_to(HOUSE.parent).parts): path for path in HOUSE.rglob("*.py")}
    imports = {name: set() for name in names}
    for name, path in names.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                within = (f"{node.module}.{alias.name}" for alias in node.names)
                imports[name] |= names.keys() & {node.module, *within}
            elif isinstance(node, ast.Import):
                imports[name] |= names.keys() & {alias.name for alias in node.names}
    assert sum(map(len, imports.values())) > len(names)
    graphlib.TopologicalSorter(imports).prepare()  # raises CycleError


WINGS = ["credentials", "line", "methods", "probes"]
"""The parts of the REST service's room; each may import those before it."""


@pytest.mark.parametrize("path", sorted((HOUSE / "bitrix24").rglob("*.py")), ids=lambda path: path.stem)
def test_a_wing_of_the_rest_service_imports_only_those_before_it(path):
    wing = path.relative_to(HOUSE / "bitrix24").parts[0]
    assert wing in {*WINGS, "__init__.py"}, "every module stands in a wing"
    for name in imported(path):
        parts = name.split(".")
        if parts[:2] == ["desktop", "bitrix24"]:
            assert WINGS.index(parts[2]) <= WINGS.index(wing), f"{path}: {name}"


def test_httpx_is_the_transports_alone():
    users = [
        path.name
        for path in (HOUSE / "bitrix24").rglob("*.py")
        if "httpx" in {n.split(".")[0] for n in imported(path)}
    ]
    assert users == ["transport.py"]


def test_the_domain_is_standard_library_only_but_for_the_countries_numbering_plans():
    """Telling phone numbers apart is a rule of the domain, and its tables are data of phonenumbers."""
    import sys

    for path in (HOUSE / "domain").rglob("*.py"):
        allowed = sys.stdlib_module_names | {"desktop"} | ({"phonenumbers"} if path.name == "numbering.py" else set())
        for name in imported(path):
            assert name.split(".")[0] in allowed, f"{path}: {name}"


def test_what_the_journal_keeps_is_read_by_name_and_never_by_key():
    """Its JSON is read as types, the entries of each kind of write; only SQL in the file reads a key."""
    by_key = re.compile(r"""\b(?:before|after|result|kept|told)(?:\[["']|\.get\()""")
    for path in sorted(HOUSE.rglob("*.py")):
        if any(name.startswith(("desktop.domain.journal", "desktop.store.journal")) for name in imported(path)):
            assert not by_key.findall(path.read_text(encoding="utf-8")), path


def test_no_module_is_named_for_nothing():
    nothing = {"utils", "helpers", "common", "base", "logic", "manager", "misc"}
    assert not [path for path in HOUSE.rglob("*.py") if path.stem in nothing]
