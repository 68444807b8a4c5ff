"""Makes the bench's Debian: a Debian 13 with Wine 10, as Debian 12's Wine lacks calls of WinRT that Qt makes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from wine import USER, Failure, Wine

SUITE = "trixie"
PACKAGES = ("fonts-dejavu-core", "fonts-liberation", "openbox", "scrot", "wine", "wine64", "xdotool", "xvfb")


def mirror() -> str:
    """Return the address that this machine's apt reads Debian from."""
    asked = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Origin: Debian", "Label: Debian"],
        capture_output=True,
        text=True,
        check=False,
    )
    addresses = asked.stdout.split()
    if not addresses:
        raise Failure("apt of this machine knows no address of Debian")
    return addresses[0]


def make(folder: Path) -> None:
    """Make the Debian, with Wine and a screen."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = subprocess.run(
        ["nice", "-n", "5", "debootstrap", "--variant=minbase", "--include=ca-certificates", SUITE, folder, mirror()],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise Failure(f"debootstrap ended with {made.returncode}: {made.stdout[-2000:]}")
    for name in ("hosts", "resolv.conf"):
        shutil.copy(f"/etc/{name}", folder / "etc" / name)
    wine = Wine(folder)
    wine.root("apt-get", "update", "-qq")
    wine.root("apt-get", "install", "-qq", "-y", "--no-install-recommends", *PACKAGES)
    wine.root("apt-get", "clean")
    wine.root("useradd", "--create-home", "--uid", "1000", USER)
