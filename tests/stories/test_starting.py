"""The program from the command line, as a process of its own."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from desktop.portal.process import PortalProcess

LONGEST = 900
TABS = (
    "call-lists",
    "participants",
    "statuses",
    "connect-empty",
    "connect-checked",
    "connect-problem",
    "plan-remove",
)
STATES = ("not-connected", "loading", "empty", "no-right", "offline", "failed")


@pytest.fixture
def program(tmp_path):
    """Run the program to its end, with its own home and temporary folder."""
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    home.mkdir()
    temporary.mkdir()

    def run(*words, webhook=""):
        environment = os.environ | {"HOME": str(home), "TMPDIR": str(temporary), "XDG_DATA_HOME": str(home / "data")}
        if webhook:
            environment["CALL_LIST_DESK_WEBHOOK"] = webhook
        done = subprocess.run(
            [sys.executable, "-m", "desktop", *map(str, words)],
            env=environment,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
        lines = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
        return done.returncode, done.stdout, lines

    run.home, run.temporary = home, temporary
    return run


def below(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_demo_leaves_nothing_behind(program):
    assert program("--demo", "--smoke") == (0, "", [])
    assert below(program.home) == []
    assert below(program.temporary) == []


def test_a_demo_keeps_its_data_where_it_is_told(program, tmp_path):
    words = ("--demo", "--smoke", "--language", "en", "--portal-data", tmp_path / "p", "--data-dir", tmp_path / "d")
    assert program(*words)[0] == 0
    assert "portal-en.sqlite" in below(tmp_path / "p")
    assert "portals/127.0.0.1_1.sqlite" in below(tmp_path / "d")
    assert program(*words)[0] == 0


def test_the_variable_connects_without_asking_and_its_secret_is_in_no_command_line(program):
    token = "inNoOther5tory"  # other stories may run their programs at the same time
    with PortalProcess(token=token, contacts=60, companies=5, call_lists=2, participants=20) as portal:
        assert program("--smoke", webhook=portal.webhook)[0] == 0
        names = {Path(name).name for name in below(program.home) if name.endswith(".sqlite")}
        assert names == {"127.0.0.1_1.sqlite", "127.0.0.1_1.journal.sqlite", "127.0.0.1_1.history.sqlite"}
        lines = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline")]
        assert any(b"desktop.portal" in line for line in lines)
        assert not any(token.encode() in line for line in lines)
        log = program("--smoke", "--log", "debug", webhook=portal.webhook)[2]
        assert log
        assert not any(token in line for line in log)


@pytest.mark.parametrize(
    "webhook", ["nonsense", "http://acme.bitrix24.ru/rest/1/abcdef/", "https://127.0.0.1:9/rest/1/abcdef/"]
)
def test_a_webhook_that_cannot_be_used_ends_a_smoke_test_with_1(program, webhook):
    code, output, errors = program("--smoke", webhook=webhook)
    assert (code, output) == (1, "")
    assert not any("abcdef" in line or "Traceback" in line for line in errors)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_running_program_shows_no_secret_in_the_list_of_processes_and_ends_cleanly(tmp_path, how):
    token = "s3cretT0ken"
    size = {"contacts": 60, "companies": 5, "call_lists": 2, "participants": 20}
    with PortalProcess(token=token, **size, latency_ms=1) as portal:
        program = subprocess.Popen(
            [sys.executable, "-m", "desktop", "--data-dir", str(tmp_path)],
            env=os.environ | {"CALL_LIST_DESK_WEBHOOK": portal.webhook},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            while portal.control.perform("requests")["count"] == 0:
                assert program.poll() is None
            lines = {pid: Path(f"/proc/{pid}/cmdline").read_bytes() for pid in (program.pid, portal.pid)}
            environment = Path(f"/proc/{program.pid}/environ").read_bytes()
            program.send_signal(how)
            output, errors = program.communicate(timeout=LONGEST)
        finally:
            program.kill()
            program.wait(LONGEST)
    assert b"desktop" in lines[program.pid]
    assert not any(token.encode() in line for line in lines.values())
    assert b"CALL_LIST_DESK_WEBHOOK=" in environment
    assert token.encode() not in environment
    assert (program.returncode, output) == (130, "")
    assert [line for line in errors.splitlines() if "propagateSizeHints" not in line] == []


def test_it_ends_well_however_much_qt_says(program, monkeypatch):
    monkeypatch.setenv("QT_LOGGING_RULES", "*.debug=true;qt.*=true")
    assert program("--demo", "--smoke")[0] == 0


@pytest.mark.parametrize("option", ["--data-dir", "--portal-data", "--screenshots"])
def test_a_folder_that_cannot_be_made_is_named(program, tmp_path, option):
    (tmp_path / "file").touch()
    code, _, errors = program("--demo", "--smoke", option, tmp_path / "file" / "folder")
    assert code == 2
    assert errors[-1] == (
        f"call-list-desk: error: argument {option}: {tmp_path / 'file' / 'folder'}: {os.strerror(errno.ENOTDIR)}"
    )


@pytest.mark.parametrize("words", [("--language", "xx"), ("--theme", "pink"), ("--nonsense",)])
def test_wrong_words_are_refused_with_usage(program, words):
    code, _, errors = program(*words)
    assert code == 2
    assert errors[0].startswith("usage: call-list-desk")


@pytest.mark.long
def test_every_tab_dialog_and_state_is_drawn_in_both_languages_and_themes(program, tmp_path):
    target = tmp_path / "pictures"
    assert program("--demo", "--screenshots", target)[0] == 0
    for name in (*TABS, *(f"state-{state}" for state in STATES)):
        for language in ("ru", "en"):
            shades = {}
            for theme in ("light", "dark"):
                picture = QImage(str(target / f"{name}-{language}-{theme}.png"))
                assert picture.width() >= 400, name
                shades[theme] = picture.pixelColor(picture.width() - 3, 3).lightness()
            assert shades["dark"] < 100 < shades["light"], name
