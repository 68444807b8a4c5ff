"""The packaged program: built as for a release, unpacked from its Debian package, and used."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.portal.process import PortalProcess
from desktop.services.change_log import releases
from desktop.services.portals import Portals
from desktop.store.secrets import Secrets
from tests.keyrings import private_bus

pytestmark = pytest.mark.long
ROOT = Path(__file__).resolve().parents[2]
LONGEST = 900
PROGRAM = Path("usr/lib/call-list-desk")


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    """Build the package and unpack it into a folder."""
    folder = tmp_path_factory.mktemp("package")
    command("packaging/dev.py", "deb", "--", "--target", folder, "--compression", "none")
    [package] = folder.glob("*.deb")
    subprocess.run(["dpkg-deb", "--extract", package, folder / "root"], check=True)
    return folder / "root"


def command(*words):
    """Run a script of the repository without a screen, so that it starts its own."""
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [sys.executable, *map(str, words)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]


def test_it_passes_the_smoke_test(unpacked):
    command("packaging/smoke.py", unpacked / "usr/bin/call-list-desk")


def test_every_licence_that_it_lists_is_in_it(unpacked):
    folder = unpacked / PROGRAM / "_internal/desktop/resources/licences"
    listed = json.loads((folder / "licences.json").read_text(encoding="utf-8"))
    assert {"Python", "PySide6_Essentials", "httpx", "keyring", "SecretStorage"} <= {part["name"] for part in listed}
    assert all((folder / name).stat().st_size > 100 for part in listed for name in part["files"])
    # The package contains neither Debian's own libraries nor their licences.
    assert not any("libraries" in part for part in listed)
    assert not list((unpacked / PROGRAM / "_internal").glob("libssl*"))


def test_the_change_log_that_it_shows_is_in_it(unpacked):
    assert releases(unpacked / PROGRAM / "_internal/desktop/resources/CHANGELOG.md")


def test_desktops_find_its_entry_and_icons(unpacked):
    share = unpacked / "usr/share"
    assert (share / "applications/call-list-desk.desktop").is_file()
    assert list((share / "metainfo").glob("*.metainfo.xml"))
    sizes = {path.parent.parent.name for path in share.glob("icons/hicolor/*/apps/call-list-desk.*")}
    assert {"16x16", "24x24", "32x32", "48x48", "128x128", "256x256", "512x512", "scalable"} <= sizes
    assert (unpacked / "usr/bin/call-list-desk").resolve() == (unpacked / PROGRAM / "call-list-desk").resolve()


def test_programs_that_it_starts_get_the_libraries_of_the_system(unpacked, tmp_path):
    environment = os.environ | {
        "LD_LIBRARY_PATH": "/of/the/user",
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path),
    }
    program = subprocess.Popen([unpacked / PROGRAM / "call-list-desk", "--demo"], env=environment)
    try:
        children = []
        while not children:  # the program starts the embedded portal as a process of its own
            assert program.poll() is None
            files = Path(f"/proc/{program.pid}/task").glob("*/children")
            begun = [child for file in files for child in file.read_text().split()]
            children = [child for child in begun if b"portal" in Path(f"/proc/{child}/cmdline").read_bytes()]
        variables = Path(f"/proc/{children[0]}/environ").read_bytes().split(b"\0")
    finally:
        program.terminate()
        program.wait(LONGEST)
    assert b"LD_LIBRARY_PATH=/of/the/user" in variables
    assert not any(variable.startswith(b"LD_LIBRARY_PATH_ORIG=") for variable in variables)


def test_it_connects_with_the_secret_from_the_keyring(unpacked, tmp_path, monkeypatch):
    """The installed program connects with the secret that the program run from source put into the keyring."""
    size = {"contacts": 60, "companies": 5, "call_lists": 2, "participants": 20}
    with private_bus(tmp_path / "bus", keyring=True) as bus, PortalProcess(plain=True, **size) as portal:
        for name, value in bus.items():
            monkeypatch.setenv(name, value)
        asyncio.run(remembered(portal.webhook, tmp_path / "desk"))
        before = portal.control.perform("requests")["count"]
        program = subprocess.Popen(
            [unpacked / "usr/bin/call-list-desk", "--data-dir", tmp_path / "desk"],
            env=os.environ | bus | {"QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            while portal.control.perform("requests")["count"] == before:
                assert program.poll() is None
            program.send_signal(signal.SIGTERM)
            assert program.wait(60) == 130
        finally:
            program.kill()
            program.wait()


async def remembered(webhook, folder):
    portals = Portals(folder, Secrets())
    await portals.open(webhook)
    await portals.remember(keep_secret=True)
    await portals.close()
