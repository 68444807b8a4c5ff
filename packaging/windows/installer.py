#!/usr/bin/env python3
"""Packs the frozen program as an installer for Windows; run by `python packaging/dev.py installer`. Needs NSIS.

makensis runs on Linux too: there the script is checked with a stand-in for the program, see tests/packaging.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from bundle import licence
from version_info import numbers_of

NAME = "call-list-desk"
PROGRAM_ID = "CallListDesk"
"""As in `desktop/app.py`, which names the windows."""
SCRIPT = Path(__file__).resolve().parent / "installer.nsi"


def build(bundle: Path, icons: Path, version: str, target: Path, processor: str = "x86") -> Path:
    """Write the installer into the folder `target` and return its path. Warnings of NSIS are errors.

    The installer's own code is for `processor`: x86, which runs on all systems, or amd64, which NSIS has on Debian.
    """
    installer = target / f"{NAME}-{version}-setup.exe"
    kilobytes = sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file()) // 1024
    defines = {
        "VERSION": version,
        "LICENCE": licence(),
        "NUMBERS": ".".join(str(number) for number in numbers_of(version)),
        "BUNDLE": bundle,
        "ICON": icons / f"{NAME}.ico",
        "OUTPUT": installer,
        "KILOBYTES": kilobytes,
        "PROGRAM_ID": PROGRAM_ID,
        "SLASH": os.sep,  # NSIS reads folders with the slash of its system
    }
    words = [f"-XTarget {processor}-unicode", *(f"-D{name}={value}" for name, value in defines.items())]
    subprocess.run([_makensis(), "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words, str(SCRIPT)], check=True)
    return installer


def _makensis() -> str:
    places = [
        Path(os.environ.get(name, "")) / "NSIS" / "makensis.exe" for name in ("ProgramFiles(x86)", "ProgramFiles")
    ]
    found = shutil.which("makensis") or next((str(place) for place in places if place.is_file()), None)
    if found is None:
        sys.exit("Stopped: install NSIS 3 first, from its site or by winget.")
    return found


def _absolute(text: str) -> Path:
    return Path(text).resolve()  # NSIS runs in the folder of its script


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("bundle", "icons", "target"):
        parser.add_argument(f"--{option}", type=_absolute, required=True)
    parser.add_argument("--version", required=True)
    arguments = parser.parse_args()
    installer = build(arguments.bundle, arguments.icons, arguments.version, arguments.target)
    print(f"{installer}: {installer.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
