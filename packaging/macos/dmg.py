#!/usr/bin/env python3
"""Signs the application, packs it as a disk image and has Apple notarise it; run by `python3 packaging/dev.py dmg`.

The environment says how; a step without its variable is left out, and this is reported:
    CALL_LIST_DESK_SIGNING_IDENTITY  the certificate: "Developer ID Application: NAME (TEAM)"
    CALL_LIST_DESK_NOTARY_PROFILE    the name of the account given to `xcrun notarytool store-credentials`
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import tempfile
from pathlib import Path

import info_plist

HERE = Path(__file__).resolve().parent
IDENTITY, PROFILE = "CALL_LIST_DESK_SIGNING_IDENTITY", "CALL_LIST_DESK_NOTARY_PROFILE"


def build(application: Path, version: str, target: Path) -> Path:
    """Write the disk image into the folder `target` and return its path."""
    identity, profile = os.environ.get(IDENTITY, ""), os.environ.get(PROFILE, "")
    image = target / f"call-list-desk-{version}-macos-{platform.machine()}.dmg"
    if identity:
        sign(application, identity)
    else:
        print(f"Not signed: {IDENTITY} is not set. Other Macs will refuse to open it.")
    with tempfile.TemporaryDirectory() as folder:
        call("ditto", application, Path(folder) / application.name)
        (Path(folder) / "Applications").symlink_to("/Applications")
        call("hdiutil", "create", "-volname", "Call List Desk", "-srcfolder", folder, "-format", "UDZO", "-ov", image)
    if identity:
        call("codesign", "--sign", identity, "--timestamp", image)
    if identity and profile:
        call("xcrun", "notarytool", "submit", image, "--keychain-profile", profile, "--wait")
        call("xcrun", "stapler", "staple", image)
        call("spctl", "--assess", "--type", "open", "--context", "context:primary-signature", "--verbose", image)
    else:
        print(f"Not notarised: that needs {IDENTITY} and {PROFILE}.")
    return image


def sign(application: Path, identity: str) -> None:
    """Sign every library from the inside out, then the application; all with the hardened runtime."""
    words = ("codesign", "--force", "--timestamp", "--options", "runtime", "--sign", identity)
    libraries = [
        path for path in application.rglob("*") if path.suffix in (".so", ".dylib") and not path.is_symlink()
    ]
    frameworks = [path for path in application.rglob("*.framework") if not path.is_symlink()]
    for path in sorted((*libraries, *frameworks), key=lambda path: -len(path.parts)):
        call(*words, path)
    call(*words, "--entitlements", HERE / "entitlements.plist", application)
    call("codesign", "--verify", "--deep", "--strict", application)


def call(*words: str | Path) -> None:
    subprocess.run([str(word) for word in words], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("bundle", "icons", "target"):
        parser.add_argument(f"--{option}", type=Path, required=True)
    parser.add_argument("--version", required=True)
    arguments = parser.parse_args()
    application = arguments.bundle.parent / info_plist.APPLICATION
    image = build(application, arguments.version, arguments.target)
    print(f"{image}: {image.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
