"""Other users of the computer can read nothing that the program stores."""

import asyncio
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.store import json_file, private
from desktop.store.journal import Journal
from desktop.store.last_known import LastKnown

ROOT = Path(__file__).resolve().parents[3]
POSIX = os.name == "posix"
OTHERS = 0o077 if POSIX else 0
"""The permission bits of other users, where a system has them."""


def open_to_others(folder):
    """Return the paths that others may read or look into."""
    paths = [folder, *folder.rglob("*")]
    return [str(path.relative_to(folder)) for path in paths if stat.S_IMODE(path.stat().st_mode) & OTHERS]


def filled(folder):
    """Create files as an earlier version did."""
    for name in ("portals/acme_1.sqlite", "portals/acme_1.journal.sqlite", "logs/call-list-desk.log", "portals.json"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
        path.chmod(0o644)
        path.parent.chmod(0o755)


def test_what_an_earlier_version_kept_is_tightened(tmp_path):
    filled(tmp_path)
    private.tighten(tmp_path, whole=True)
    assert open_to_others(tmp_path) == []


def test_what_else_lies_in_a_chosen_folder_stays_as_it_is(tmp_path):
    filled(tmp_path)
    (tmp_path / "mine").mkdir(mode=0o755)
    (tmp_path / "mine.txt").write_bytes(b"")
    if POSIX:
        (tmp_path / "portals" / "link").symlink_to(tmp_path / "mine.txt")
    (tmp_path / "mine.txt").chmod(0o644)
    tmp_path.chmod(0o755)
    private.tighten(tmp_path, whole=False)
    assert set(open_to_others(tmp_path)) == ({".", "mine", "mine.txt", "portals/link"} if POSIX else set())


async def test_folders_are_made_for_their_user_alone(tmp_path):
    async with LastKnown(tmp_path / "a" / "x.sqlite"), Journal(tmp_path / "b" / "x.journal.sqlite"):
        json_file.write(tmp_path / "c" / "x.json", {})
    assert not set(open_to_others(tmp_path)) & {"a", "b", "c"}


ELSEWHERE = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only there variables name the own folder"
)


@pytest.mark.parametrize(
    "chosen", [True, pytest.param(False, marks=ELSEWHERE)], ids=["a chosen folder", "its own folder"]
)
def test_a_start_leaves_nothing_open_to_others(tmp_path, chosen):
    home, folder = tmp_path / "home", tmp_path / "home" / "data" / "call-list-desk"
    filled(folder)
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "--smoke", *(("--data-dir", str(folder)) if chosen else ())],
        env=os.environ
        | {"PYTHONPATH": str(ROOT), "HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "XDG_STATE_HOME": ""}
        | {"CALL_LIST_DESK_WEBHOOK": "https://127.0.0.1:9/rest/1/abcdef/"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1  # no server answers there
    assert {path.name for path in folder.rglob("*.sqlite")} >= {"127.0.0.1_1.sqlite"}
    assert set(open_to_others(folder)) <= ({"."} if chosen else set())
    if not chosen and POSIX:
        assert open_to_others(home / ".local" / "state" / "call-list-desk" / "log") == []


def test_files_are_made_for_their_user_alone_wherever_they_lie(tmp_path):
    async def story():
        async with LastKnown(tmp_path / "x.sqlite"), Journal(tmp_path / "x.journal.sqlite"):
            json_file.write(tmp_path / "x.json", {})
            json_file.write(tmp_path / "x.json", {"a": 1})
            return open_to_others(tmp_path), sorted(path.name for path in tmp_path.iterdir())

    before = os.umask(0)
    try:
        tmp_path.chmod(0o777)
        found, names = asyncio.run(story())
    finally:
        os.umask(before)
    assert set(found) <= {"."}
    assert {"x.json", "x.sqlite", "x.sqlite-wal", "x.journal.sqlite"} <= set(names)
