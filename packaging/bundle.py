"""Makes the frozen program: a folder with everything it needs except for the system's display libraries.

Standard library only. The environment is made from locks/package.txt; PyInstaller reads call-list-desk.spec.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from environment import ROOT, Environment, call, require

BUILD = ROOT / "build"
DIST = ROOT / "dist"
FOLDER = BUILD / "bundle" / "call-list-desk"
ICONS = BUILD / "icons"
ENVIRONMENT = Environment(BUILD / "environment", "package")
CHANGELOG = ROOT / "packaging" / "linux" / "changelog"
PROGRAM = "call-list-desk.exe" if os.name == "nt" else "call-list-desk"


def version() -> str:
    """Return the program's version, from the only place that states it."""
    source = (ROOT / "desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', source, re.MULTILINE)
    if found is None:
        sys.exit("Stopped: no version in desktop/__init__.py.")
    return found[1]


def licence() -> str:
    """Return the first line of the licence, which packages show in one line."""
    return (ROOT / "packaging" / "LICENCE.txt").read_text(encoding="utf-8").splitlines()[0]


def released_at() -> int:
    """Return the moment of the newest entry of the changelog, in seconds; it is the time of all files in packages."""
    moment = re.search(r"^ -- .*>  (.+)$", CHANGELOG.read_text(encoding="utf-8"), re.MULTILINE)
    if moment is None:
        sys.exit(f"Stopped: no date in {CHANGELOG}.")
    return int(datetime.strptime(moment[1], "%a, %d %b %Y %H:%M:%S %z").timestamp())


def make() -> Path:
    """Make the frozen program and return its folder."""
    ENVIRONMENT.make()
    require(ENVIRONMENT.python, "packaging/icons.py", ICONS, variables={"QT_QPA_PLATFORM": "offscreen"})
    # With these two the same sources give the same bytes.
    steady = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(released_at())}
    require(
        ENVIRONMENT.python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
        "--distpath", FOLDER.parent, "--workpath", BUILD / "work", "packaging/call-list-desk.spec",
        variables=steady,
    )  # fmt: skip
    if sys.platform == "linux":
        _strip()
    return FOLDER


def pack(script: str, rest: Sequence[str]) -> int:
    """Make the frozen program and hand it to a script beside this one, which packs it into dist/."""
    folder = make()
    DIST.mkdir(exist_ok=True)
    return call(
        sys.executable, ROOT / "packaging" / script, "--bundle", folder, "--icons", ICONS, "--version", version(),
        "--target", DIST, *rest,
        variables={"SOURCE_DATE_EPOCH": str(released_at()), "PYTHONPATH": str(ROOT / "packaging")},
    )  # fmt: skip


def _strip() -> None:
    """Remove the debugging symbols of Python and of libraries in Rust; other wheels have none."""
    patterns = ("libpython*.so*", "python3*/lib-dynload/*.so", "cryptography/**/*.so", "python_calamine/*.so")
    libraries = [path for pattern in patterns for path in (FOLDER / "_internal").glob(pattern)]
    if shutil.which("strip") and libraries:
        subprocess.run(["strip", "--strip-unneeded", *map(str, libraries)], check=True)
