#!/usr/bin/env python3
"""Packs the frozen program as a Debian package; run by `python3 packaging/dev.py deb`. Standard library only.

Libraries that Debian has are left out: dpkg-shlibdeps (of dpkg-dev) finds their packages and lowest versions, which
become the package's dependencies.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

NAME = "call-list-desk"
HERE = Path(__file__).resolve().parent
DRAWINGS = HERE.parent.parent / "resources" / "icons"
PROGRAM = Path("usr/lib") / NAME
MAINTAINER = "Call List Desk developers <developers@call-list-desk.invalid>"
DESCRIPTION = """supervisor's desk for the call lists of a Bitrix24 portal
 Shows every call list with its progress, every participant with name, phones
 and status, and the dictionary of statuses. Makes, splits, combines, changes
 and deletes lists, each change shown before it happens, and turns contact
 exports (CSV, Excel, OpenDocument, vCard) into call lists.
"""
FONTS = "fonts-dejavu-core | fonts-liberation | fonts-noto-core"
"""Fonts: Qt draws no text without one, and no library depends on one with Cyrillic letters."""
RECOMMENDS = "gnome-keyring | kwalletmanager | keepassxc, libgtk-3-0, xdg-desktop-portal, xdg-utils"
"""A keyring for the portal's secret; GNOME's look and dialogs; a browser for cards."""
WITHOUT_OWN_DEPENDENCIES = "libqgtk3.so"
"""Loaded by Qt on desktops that have GTK, and only there."""


def build(bundle: Path, icons: Path, version: str, target: Path, compression: str = "xz") -> Path:
    """Write the package into the folder `target` and return its path."""
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    ).stdout.strip()
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary) / "root"
        shutil.copytree(bundle, root / PROGRAM, symlinks=True)
        _leave_to_system(root / PROGRAM / "_internal")
        _share(root, icons)
        depends = ", ".join(sorted({*_needed(root, Path(temporary)), FONTS}))
        _tidy(root)
        _control(root, version, architecture, depends)
        package = target / f"{NAME}_{version}_{architecture}.deb"
        subprocess.run(["dpkg-deb", "--root-owner-group", f"-Z{compression}", "--build", root, package], check=True)
    return package


def _leave_to_system(internal: Path) -> None:
    """Delete the libraries of the build machine's system, and their licences."""
    folder = internal / "desktop" / "resources" / "licences"
    parts = json.loads((folder / "licences.json").read_text(encoding="utf-8"))
    own = [part for part in parts if not part.get("libraries")]
    for part in parts:
        for library in part.get("libraries", ()):
            (internal / library).unlink()
            for name in part["files"]:
                (folder / name).unlink(missing_ok=True)
    (folder / "licences.json").write_text(json.dumps(own, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _share(root: Path, icons: Path) -> None:
    """Put the desktop entry, the description for software centres, icons and Debian's documents in their places."""
    share = root / "usr" / "share"
    copies = {
        HERE / f"{NAME}.desktop": share / "applications",
        next(HERE.glob("*.metainfo.xml")): share / "metainfo",
        HERE / "copyright": share / "doc" / NAME,
        DRAWINGS / f"{NAME}.svg": share / "icons/hicolor/scalable/apps",
    }
    for source, folder in copies.items():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, folder)
    for picture in icons.glob("*.png"):
        folder = share / "icons/hicolor" / f"{picture.stem}x{picture.stem}" / "apps"
        folder.mkdir(parents=True)
        shutil.copy(picture, folder / f"{NAME}.png")
    log = gzip.compress((HERE / "changelog").read_bytes(), mtime=0)
    (share / "doc" / NAME / "changelog.gz").write_bytes(log)
    manual = share / "man/man1" / f"{NAME}.1.gz"
    manual.parent.mkdir(parents=True)
    manual.write_bytes(gzip.compress((HERE / f"{NAME}.1").read_bytes(), mtime=0))
    (root / "usr/bin").mkdir()
    (root / "usr/bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")


def _needed(root: Path, work: Path) -> list[str]:
    """Return the dependencies of the libraries in the package, as Debian writes them."""
    (work / "debian").mkdir()
    (work / "debian" / "control").write_text(f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n")
    binaries = [path for path in root.rglob("*") if _is_elf(path) and path.name not in WITHOUT_OWN_DEPENDENCIES]
    private = sorted({f"-l{path.parent}" for path in binaries if ".so" in path.name})
    done = subprocess.run(
        ["dpkg-shlibdeps", "-O", "--ignore-missing-info", *private, *(f"-e{path}" for path in sorted(binaries))],
        check=True,
        cwd=work,
        capture_output=True,
        text=True,
    )
    found = re.search(r"^shlibs:Depends=(.+)$", done.stdout, re.MULTILINE)
    if found is None:
        raise SystemExit(f"dpkg-shlibdeps found nothing: {done.stdout} {done.stderr}")
    return found[1].split(", ")


def _is_elf(path: Path) -> bool:
    if not path.is_file() or path.is_symlink():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _tidy(root: Path) -> None:
    """Set the modes that Debian wants on files and folders, and one time on all."""
    moment = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    for path in (root, *root.rglob("*")):
        if path.is_symlink():
            continue
        runs = path.is_dir() or path == root / PROGRAM / NAME
        path.chmod(0o755 if runs else 0o644)
        if moment:
            os.utime(path, (moment, moment))


def _control(root: Path, version: str, architecture: str, depends: str) -> None:
    files = [path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink()]
    sums = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(root)}\n" for path in files]  # noqa: S324
    kilobytes = sum((path.stat().st_size + 1023) // 1024 for path in files)
    folder = root / "DEBIAN"
    folder.mkdir()
    (folder / "md5sums").write_text("".join(sums))
    (folder / "control").write_text(
        f"Package: {NAME}\nVersion: {version}\nArchitecture: {architecture}\nMaintainer: {MAINTAINER}\n"
        f"Installed-Size: {kilobytes}\nSection: misc\nPriority: optional\nDepends: {depends}\n"
        f"Recommends: {RECOMMENDS}\nDescription: {DESCRIPTION}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("bundle", "icons", "target"):
        parser.add_argument(f"--{option}", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--compression", choices=("xz", "none"), default="xz", help="none is fast, for tests")
    arguments = parser.parse_args()
    package = build(arguments.bundle, arguments.icons, arguments.version, arguments.target, arguments.compression)
    print(f"{package}: {package.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
