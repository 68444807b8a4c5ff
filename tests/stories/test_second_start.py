"""The program is started while it runs: the first comes to the front with the files, the second exits with 0."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

LONGEST = 60
ROOT = Path(__file__).resolve().parents[2]
SILENT = "does not answer"
SOON = 20
"""Seconds; shorter than the wait for a program that is still starting or ending."""


@pytest.fixture
def start(tmp_path):
    """Start the program on a data folder; `--log info` makes it print what it takes from later starts."""
    started = []

    def start_(*words, driver=("-m", "desktop")):
        process = subprocess.Popen(
            [sys.executable, *driver, "--data-dir", str(tmp_path / "data"), "--language", "en", *map(str, words)],
            env=os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start_
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def first(start):
    """Start a first program that prints what it takes from later starts, and whether its window is minimised."""

    def first_():
        process = start(driver=("-c", FIRST))
        assert process.stdout.readline() == "listening\n"
        return process

    return first_


FIRST = """
import json, sys
from desktop import app, cli

class Desk(app.Desk):
    def listen(self, name):
        super().listen(name)
        self.window.showMinimized()
        print("listening", flush=True)

    def _started_again(self, files, token, task):
        before = self.window.isMinimized()
        super()._started_again(files, token, task)
        after = [self.window.isMinimized(), self.window.isVisible()]
        print(json.dumps([[str(file) for file in files], token, before, *after, task]), flush=True)

app.Desk = Desk
sys.exit(cli.main())
"""


def ended(process, longest=LONGEST):
    output, errors = process.communicate(timeout=longest)
    return process.returncode, output, [line for line in errors.splitlines() if "does not support" not in line]


def test_files_are_handed_over_and_the_window_comes_back(start, first, tmp_path):
    running = first()
    files = [tmp_path / name for name in ("Клиенты ноябрь.csv", "a b'c\"d.xlsx", "名簿.vcf", "no\nline.csv")]
    os.environ["XDG_ACTIVATION_TOKEN"] = "token-1"
    try:
        second = start(*files, "relative.csv")
        assert ended(second) == (0, "", [])
    finally:
        del os.environ["XDG_ACTIVATION_TOKEN"]
    taken = json.loads(running.stdout.readline())
    assert taken == [[*map(str, files), str(Path.cwd() / "relative.csv")], "token-1", True, False, True, ""]
    assert ended(start())[0] == 0
    assert json.loads(running.stdout.readline())[:2] == [[], ""]


def test_a_task_is_handed_over(start, first):
    running = first()
    assert ended(start("--new-list"))[0] == 0
    assert json.loads(running.stdout.readline())[-1] == "new-list"
    done = ended(start("--new-list", "--import"))
    assert done[0] == 2
    assert "not allowed with" in " ".join(done[2])


def test_very_many_files_and_names_that_are_no_text(start, first):
    running = first()
    names = [f"/tmp/{'файл' * 20}-{number}.csv" for number in range(500)] + [os.fsdecode(b"/tmp/\xff\xfe.csv")]
    second = start(*names)
    assert json.loads(running.stdout.readline())[0] == names
    assert ended(second) == (0, "", [])


def test_a_kill_leaves_nothing_in_the_way(start, first, tmp_path):
    killed = first()
    killed.kill()
    killed.wait(LONGEST)
    left = set(tmp_path.glob("call-list-desk-*"))
    assert left
    running = first()
    assert not left & set(tmp_path.glob("call-list-desk-*"))
    assert ended(start())[0] == 0
    assert running.stdout.readline()
    running.send_signal(signal.SIGTERM)
    assert running.wait(LONGEST) == 130
    assert not set(tmp_path.glob("call-list-desk-*"))


def test_a_first_program_that_hangs_is_named_and_no_second_one_is_opened(start, first):
    running = first()
    running.send_signal(signal.SIGSTOP)
    code, _, errors = ended(start(), SOON)
    assert code == 3
    assert SILENT in errors[-1]
    assert str(running.pid) in errors[-1]
    running.send_signal(signal.SIGCONT)
    assert ended(start())[0] == 0


@pytest.mark.parametrize(
    "said",
    [
        b'{"server": 5, "pid": 1}',
        b'{"server": null, "pid": null}',
        b'{"pid": "x", "server": ["a"]}',
        b"[" * 4000,
        b"\xff\xfe",
        b'{"server": "call-list-desk-0123456789abcdef\\u0000", "pid": 1}',
    ],
)
def test_whatever_lies_in_the_place_of_the_lock_it_starts(first, tmp_path, said):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "running").write_bytes(said)
    assert first().poll() is None


@pytest.mark.parametrize("name", ["letter.txt", "call-list-desk-0123456789abcdef"])
def test_no_file_is_deleted_that_somebody_named_in_the_place_of_the_lock(first, tmp_path, name):
    letter = tmp_path / name
    letter.write_text("dear Anna")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "running").write_text(json.dumps({"server": str(letter), "pid": 1}))
    first()
    assert letter.read_text() == "dear Anna"


def test_a_link_in_the_place_of_the_lock_is_not_followed(first, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("dear Anna")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "running").symlink_to(letter)
    running = first()
    assert letter.read_text() == "dear Anna"
    assert json.loads((tmp_path / "data" / "running").read_text())["pid"] == running.pid


def test_of_two_starts_at_the_same_time_one_opens(start, tmp_path):
    both = [start() for _ in range(2)]
    give_up = time.monotonic() + LONGEST
    while all(process.poll() is None for process in both) and time.monotonic() < give_up:
        pass
    [second, *_] = [process for process in both if process.poll() is not None]
    assert ended(second)[0] == 0
    [running] = [process for process in both if process.poll() is None]
    assert json.loads((tmp_path / "data" / "running").read_text())["pid"] == running.pid


def test_what_only_looks_is_started_beside_the_first(start, first):
    running = first()
    assert ended(start("--demo", "--smoke"))[0] == 0
    running.send_signal(signal.SIGTERM)
    assert ended(running)[1] == ""


@pytest.mark.parametrize(
    "garbage",
    [
        b"\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b'{"call-list-desk": 2, "files": ["/etc/passwd"]}\n',
        b'{"call-list-desk": 1, "files": 5}\n',
        b'{"call-list-desk": 1}\n',
        b"[" * 100_000 + b"\n",
        b"\xff\xfe\n",
    ],
)
def test_garbage_is_ignored(start, first, tmp_path, garbage):
    running = first()
    name = json.loads((tmp_path / "data" / "running").read_text())["server"]
    assert Path(name).stat().st_mode & 0o077 == 0
    socket = QLocalSocket()
    socket.connectToServer(name)
    assert socket.waitForConnected()
    socket.write(garbage)
    socket.waitForBytesWritten()
    assert socket.waitForDisconnected()
    assert socket.readAll().data() == b""
    assert ended(start("/tmp/good.csv"))[0] == 0
    assert json.loads(running.stdout.readline())[0] == ["/tmp/good.csv"]
    running.send_signal(signal.SIGTERM)
    assert ended(running) == (130, "", [])
