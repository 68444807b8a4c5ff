#!/usr/bin/env python3
"""Packs the frozen program as an archive to be unpacked anywhere; run by `python3 packaging/dev.py portable`."""

from __future__ import annotations

import argparse
import os
import platform
import tarfile
from pathlib import Path

NAME = "call-list-desk"
HERE = Path(__file__).resolve().parent
DRAWINGS = HERE.parent.parent / "resources" / "icons"


def build(bundle: Path, version: str, target: Path) -> Path:
    """Write the archive into the folder `target` and return its path."""
    folder = f"{NAME}-{version}"
    archive = target / f"{NAME}-{version}-linux-{platform.machine()}.tar.xz"
    with tarfile.open(archive, "w:xz") as tar:
        for path in sorted(bundle.rglob("*")):
            tar.add(path, f"{folder}/{path.relative_to(bundle)}", recursive=False, filter=_plain)
        for path in (HERE / "portable" / "README.txt", HERE / "portable" / "install-desktop-entry.sh"):
            tar.add(path, f"{folder}/{path.name}", filter=_plain)
        for path in (HERE / f"{NAME}.desktop", DRAWINGS / f"{NAME}.svg"):
            tar.add(path, f"{folder}/share/{path.name}", filter=_plain)
    return archive


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Remove owner and time, so that the same program makes the same archive."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    runs = entry.isdir() or entry.name.endswith(("/install-desktop-entry.sh", f"/{NAME}"))
    entry.mode = 0o777 if entry.issym() else 0o755 if runs else 0o644
    return entry


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("bundle", "icons", "target"):
        parser.add_argument(f"--{option}", type=Path, required=True)
    parser.add_argument("--version", required=True)
    arguments = parser.parse_args()
    archive = build(arguments.bundle, arguments.version, arguments.target)
    print(f"{archive}: {archive.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
