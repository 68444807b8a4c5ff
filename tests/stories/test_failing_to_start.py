"""A failure to start is explained, with exit code 1 and without a traceback on the screen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

LONGEST = 60
ROOT = Path(__file__).resolve().parents[2]

BROKEN_PORTAL = """
import sys
from desktop import cli
from desktop.portal import process
process.PortalProcess.start = lambda self: (_ for _ in ()).throw(process.PortalProblem("the portal didn't start"))
sys.exit(cli.main())
"""
BROKEN_WINDOW = """
import sys
from desktop import app, cli

class Desk(app.Desk):
    async def __aenter__(self):
        raise ValueError("Анна Титова, +7 900 123-45-67")

app.Desk = Desk
sys.exit(cli.main())
"""
WINDOWED = """
import sys
sys.stdout = sys.stderr = None
from desktop import app, cli

class Desk(app.Desk):
    async def __aenter__(self):
        sys.stderr.write("as a library does")
        return await super().__aenter__()

app.Desk = Desk
sys.exit(cli.main())
"""


@pytest.fixture
def program(tmp_path):
    def program_(*words, driver=("-m", "desktop"), **variables):
        home = tmp_path / "home"
        home.mkdir(exist_ok=True)
        folders = {"HOME": str(home), "TMPDIR": str(tmp_path), "XDG_DATA_HOME": "", "XDG_STATE_HOME": ""}
        done = subprocess.run(
            [sys.executable, *driver, "--language", "en", *map(str, words)],
            env=os.environ | {"PYTHONPATH": str(ROOT)} | folders | variables,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
        return done.returncode, done.stderr

    return program_


def test_a_folder_of_data_that_is_a_file(program, tmp_path):
    home = tmp_path / "home" / ".local" / "share"
    home.mkdir(parents=True)
    (home / "call-list-desk").touch()
    code, said = program()
    assert code == 1
    assert "can't use its folder of data" in said
    assert "call-list-desk" in said


def test_no_screen(program, tmp_path):
    code, said = program("--data-dir", tmp_path / "data", QT_QPA_PLATFORM="xcb", DISPLAY="", WAYLAND_DISPLAY="")
    assert code == 1
    assert "the window can't be opened" in said
    log = (tmp_path / "data" / "logs" / "call-list-desk.log").read_text(encoding="utf-8")
    assert "could not connect to display" in log


def test_an_unknown_platform(program, tmp_path):
    code, said = program("--data-dir", tmp_path / "data", QT_QPA_PLATFORM="nonsense")
    assert code == 1
    assert "the window can't be opened" in said
    assert "Traceback" not in said


def test_the_embedded_portal_does_not_start(program):
    code, said = program("--demo", driver=("-c", BROKEN_PORTAL))
    assert code == 1
    assert "The embedded portal of the demo could not be started." in said


def test_a_fault_of_the_program_itself_is_told_and_logged_without_people(program, tmp_path):
    code, said = program("--data-dir", tmp_path / "data", driver=("-c", BROKEN_WINDOW))
    assert code == 1
    log = (tmp_path / "data" / "logs" / "call-list-desk.log").read_text(encoding="utf-8")
    for text in (said, log):
        assert "ValueError: •••" in text
        assert "Анна" not in text.replace('raise ValueError("Анна', "")
        assert "123-45" not in text
    assert "could not be started, or ended by itself" in said


def test_a_log_that_cannot_be_written_hinders_nothing(program, tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    (data / "logs").touch()
    code, said = program("--demo", "--smoke", "--data-dir", data)
    assert code == 0
    assert "no log is kept" in said


def test_without_any_streams(program, tmp_path):
    assert program("--demo", "--smoke", driver=("-c", WINDOWED)) == (0, "")
    assert program("--data-dir", tmp_path / "data", driver=("-c", WINDOWED), QT_QPA_PLATFORM="nonsense") == (1, "")
    assert program("--nonsense", driver=("-c", WINDOWED)) == (2, "")
