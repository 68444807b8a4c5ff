"""The log file: masked, rotated, and harmless where it cannot be written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import log

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import faulthandler, logging, os, sys
from pathlib import Path
from desktop import log
from desktop.bitrix24.credentials import masking
folder = Path(sys.argv[1])
log.set_up("warning")
masking.register("s3cretT0ken")
with log.kept_in(folder) as file:
    print(file.name)
    logger = logging.getLogger("desktop.test")
    {body}
logging.getLogger("desktop.test").info("after the end")
"""


def written(folder, body):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.replace("{body}", body), str(folder)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done, sorted(folder.glob("*"))


def test_levels_and_masks(tmp_path):
    body = """
    logger.debug("a detail")
    logger.info("token %s of %s", "s3cretT0ken", "anna@acme.ru")
    logging.getLogger("aiosqlite").info("INSERT 'Титова'")
    try:
        int("Анна")
    except ValueError:
        logger.exception("it failed, Ж")
    """
    done, [file] = written(tmp_path, body)
    text = file.read_text(encoding="utf-8")
    assert done.stdout.strip() == file.name == "call-list-desk.log"
    assert "token ••• of •••" in text
    assert "it failed, Ж" in text
    assert "ValueError: invalid literal for int() with base 10: •••" in text
    assert "token" not in done.stderr
    assert "it failed" in done.stderr
    for absent in ("a detail", "Титова", "s3cretT0ken", "after the end"):
        assert absent not in text


def test_it_is_rotated(tmp_path):
    _, files = written(tmp_path, "for number in range(350): logger.info('x' * 30_000)")
    assert len(files) == 5
    assert all(500_000 < file.stat().st_size <= 1_000_000 for file in files[1:])


@pytest.mark.skipif(log.CRASHES_APART, reason="there the stacks have a file of their own")
def test_a_crash_of_the_interpreter_is_in_the_file_that_is_written_now(tmp_path):
    body = """
    for number in range(80): logger.info('x' * 30_000)
    faulthandler._sigabrt()
    """
    done, files = written(tmp_path, body)
    assert done.returncode not in (0, 1)
    assert "Fatal Python error: Aborted" in files[0].read_text(encoding="utf-8")


HELD = """
    replace, opened, held = Path.replace, logging.FileHandler._open, {what}
    def refuse(*words, **more):
        if held: raise PermissionError(13, "Access is denied")
        return {function}(*words, **more)
    {place} = refuse
"""
"""Refuses as Windows does while another program holds the file; `held` is emptied when it lets go."""


def test_a_file_that_another_program_reads_goes_on_growing_and_none_is_lost(tmp_path):
    (tmp_path / "call-list-desk.log.1").write_text("an older one", encoding="utf-8")
    body = f"""
    for number in range(30): logger.info('%d of the first %s', number, 'x' * 30_000)
    {HELD.format(what="[1]", function="replace", place="Path.replace")}
    for number in range(70): logger.info('%d of those meanwhile %s', number, 'x' * 30_000)
    held.clear()
    for number in range(30): logger.info('%d of the last %s', number, 'x' * 30_000)
    """
    _, files = written(tmp_path, body)
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    assert [path.name for path in files] == ["call-list-desk.log", "call-list-desk.log.1", "call-list-desk.log.2"]
    assert text.endswith("an older one"), "no older file is moved on before the newest can be"
    assert files[0].stat().st_size <= 1_000_000 < files[1].stat().st_size
    assert (text.count("of the first"), text.count("of those meanwhile"), text.count("of the last")) == (30, 70, 30)


def test_records_wait_for_a_file_that_can_not_be_opened(tmp_path):
    body = f"""
    for number in range(48): logger.info('%d of the first %s', number, 'x' * 20_000)
    {HELD.format(what="[1]", function="opened", place="logging.FileHandler._open")}
    for number in range(20): logger.info('%d of those meanwhile %s', number, 'x' * 20_000)
    held.clear()
    logger.info('the last')
    """
    _, files = written(tmp_path, body)
    text = "".join(file.read_text(encoding="utf-8") for file in reversed(files))
    assert (text.count("of the first"), text.count("of those meanwhile"), text.count("the last")) == (48, 20, 1)
    assert text.index("0 of those meanwhile") < text.index("19 of those meanwhile") < text.index("the last")


APART = "log.CRASHES_APART = True\nfolder = Path"


def apart(folder, body):
    """Run a body as on Windows, where the stacks of a crash have a file of their own."""
    program = PROGRAM.replace("folder = Path", APART)
    return subprocess.run(
        [sys.executable, "-c", program.replace("{body}", body), str(folder)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_on_windows_a_crash_is_told_by_the_next_start(tmp_path):
    crashed = apart(tmp_path, "faulthandler._sigabrt()")
    [stacks] = tmp_path.glob("crash-*.txt")
    later = apart(tmp_path, "pass")
    text = (tmp_path / "call-list-desk.log").read_text(encoding="utf-8")
    assert crashed.returncode not in (0, 1)
    assert (later.returncode, stacks.exists()) == (0, False)
    assert "an earlier run crashed:\nFatal Python error: Aborted" in text
    assert text.count("Fatal Python error") == 1
    assert list(tmp_path.glob("crash-*.txt")) == []


COM = (
    "Windows fatal exception: code 0x8001010d\n\nCurrent thread 0x00001a2c (most recent call first):\n  File a.py\n\n"
)
FATAL = "Windows fatal exception: access violation\n\nThread 0x00001a2c (most recent call first):\n  File b.py\n"


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (COM * 3, None),
        (COM * 3 + FATAL, "access violation"),
        (FATAL + COM, None),
        ("Windows fatal exception: code 0xc0000374\n\nThread 1\n", "0xc0000374"),
        ("Windows fatal exception: code 0x40010006\n\nThread 1\n", None),
        ("", None),
        ("Fatal Python error: Segmentation fault\n", "Segmentation fault"),
    ],
)
def test_exceptions_of_com_that_were_handled_are_no_crash(tmp_path, left, told):
    (tmp_path / "crash-1.txt").write_text(left, encoding="utf-8")
    assert apart(tmp_path, "pass").returncode == 0
    text = (tmp_path / "call-list-desk.log").read_text(encoding="utf-8")
    assert ("an earlier run crashed" in text) is (told is not None)
    assert told is None or told in text
    assert "0x8001010d" not in text


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_no_harm(tmp_path):
    full = Path("/dev/full")
    (tmp_path / "call-list-desk.log").symlink_to(full)
    done, _ = written(tmp_path, "logger.info('x' * 100_000)")
    assert (done.returncode, done.stderr) == (0, "")
