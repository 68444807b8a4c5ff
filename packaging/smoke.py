#!/usr/bin/env python3
"""Checks that a frozen program works: it starts, loads the embedded portal, opens files, draws all tabs, ends with 0.

    python3 packaging/smoke.py [PROGRAM]

PROGRAM is by default the one in build/bundle. Needs no environment; on Linux without a screen it starts Xvfb or draws
offscreen. Ends with 1 and the reason when something failed.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import bundle

LONGEST = 1800
"""Seconds to wait for a program to end."""
TABS = ("call-lists", "participants", "statuses")
FEWEST_PICTURES = 100
"""Fewest pictures; all tabs, dialogs and states in two languages and themes are more."""
LACKING = re.compile(r"required|No module named|cannot import", re.IGNORECASE)
"""What keyring says of libraries that it does not find."""
ERROR = re.compile(r"[\d-]+ [\d:]+ (?:ERROR|CRITICAL) ")
MOST_LINES = 40
"""Lines of the log that are shown, from the first error on."""
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
SMALLEST = (240, 100)
MOST_FLAT_LINES = 10
"""A picture of one colour has two kinds of lines, the first and the rest, in at most five filters each."""
FILES = {
    "bitrix24.csv": '"ID";"Имя";"Рабочий телефон"\n"1";"Анна";"+7 900 000-00-01"\n'.encode("utf-8-sig"),
    "phones.csv": "Клиент;моб.\r\nИванова Анна;8 (900) 000-00-01\r\n".encode("cp1251"),
    "people.vcf": "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Анна\r\nTEL:+79000000001\r\nEND:VCARD\r\n".encode(),
}
_MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
_ROW = (
    '<table:table-row><table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    "</table:table-row>"
)
_WORKBOOK = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="1">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)


class Failure(Exception):
    """Something that does not work."""


def prove(program: Path) -> None:
    """Raise `Failure` unless everything works."""
    if not program.is_file():
        raise Failure(f"there is no {program}: make it with python3 packaging/dev.py bundle")
    with tempfile.TemporaryDirectory(prefix="call-list-desk-smoke-") as temporary, screen() as variables:
        folder = Path(temporary)
        variables |= {"HOME": str(folder), "USERPROFILE": str(folder), "XDG_DATA_HOME": str(folder / "share")}
        shown = run(program, ["--version"], variables)
        if bundle.version() not in shown:
            raise Failure(f"--version says {shown!r} and not {bundle.version()}")
        step("the version is right")
        step(f"the keyring: {keyring(program, variables)}")
        run(program, ["--demo", "--smoke", "--data-dir", folder / "desk"], variables)
        if not list((folder / "desk").rglob("*.sqlite")):
            raise Failure("the last known state was not kept")
        step("the embedded portal is loaded and kept")
        for path in write_files(folder):
            run(program, ["--demo", "--smoke", path], variables)
            step(f"{path.name} is opened")
        unreadable = folder / "picture.csv"
        unreadable.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
        run(program, ["--demo", "--smoke", unreadable], variables, code=1)
        step("a file that is no table is reported")
        pictures = folder / "pictures"
        run(program, ["--demo", "--data-dir", folder / "drawn", "--screenshots", pictures], variables)
        check_log(folder / "drawn" / "logs" / "call-list-desk.log")
        check_pictures(sorted(pictures.glob("*.png")))


def keyring(program: Path, variables: Mapping[str, str]) -> str:
    """Return which keyring the program has found; raise `Failure` unless it has all that it needs for one."""
    done = ended(program, ["--keyring"], variables)
    said = (done.stdout or done.stderr).strip()
    # Only Linux may lack a keyring, and then the program must not lack the libraries for it.
    away = sys.platform == "linux" and done.returncode == 1 and not LACKING.search(said)
    if not said or (done.returncode != 0 and not away):
        raise Failure(f"the keyring can't be used:\n{said}")
    return said


def run(program: Path, words: list[str | Path], variables: Mapping[str, str], code: int = 0) -> str:
    """Run the program to its end and return what it printed; its exit code must be `code`."""
    done = ended(program, words, variables)
    command = f"{program} {' '.join(map(str, words))}"
    if done.returncode != code:
        said = f"{done.stdout}\n{done.stderr}".strip()[-4000:]
        raise Failure(f"{command} ended with {done.returncode} and not {code}:\n{said}")
    if "Traceback" in done.stderr:
        raise Failure(f"{command} reported an error:\n{done.stderr[-4000:]}")
    return done.stdout


def ended(program: Path, words: list[str | Path], variables: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the program to its end."""
    command = [str(program), *map(str, words)]
    environment = {**os.environ, **variables}
    try:
        return subprocess.run(
            command,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Failure(f"{' '.join(command)} has not ended after {LONGEST} s") from None


def write_files(folder: Path) -> list[Path]:
    """Write contact exports of all kinds that need different libraries."""
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    workbook = folder / "книга.ods"
    with zipfile.ZipFile(workbook, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", _WORKBOOK.format(_ROW.format("ID") + _ROW.format("1")))
    return [*(folder / name for name in FILES), workbook]


def check_log(path: Path) -> None:
    """Raise `Failure` when errors were logged: the program tells people of one, and goes on."""
    lines = path.read_text(encoding="utf-8").splitlines()
    errors = [number for number, line in enumerate(lines) if ERROR.match(line)]
    if errors:
        raise Failure("\n".join(["an error was logged:", *lines[errors[0] : errors[0] + MOST_LINES]]))


def check_pictures(paths: list[Path]) -> None:
    """Raise `Failure` when tabs are missing among the pictures, or one is too small or of one colour."""
    names = {path.stem for path in paths}
    wanted = {f"{tab}-{language}-{theme}" for tab in TABS for language in ("ru", "en") for theme in ("light", "dark")}
    if missing := wanted - names:
        raise Failure(f"not drawn: {', '.join(sorted(missing))}")
    if len(paths) < FEWEST_PICTURES:
        raise Failure(f"only {len(paths)} pictures were drawn, not {FEWEST_PICTURES}")
    for path in paths:
        width, height, lines = lines_of(path.read_bytes())
        if width < SMALLEST[0] or height < SMALLEST[1]:
            raise Failure(f"{path.name} has {width} x {height} pixels")
        if lines <= MOST_FLAT_LINES:
            raise Failure(f"{path.name} is of one colour")
    step(f"{len(paths)} pictures are drawn, none empty")


def lines_of(picture: bytes) -> tuple[int, int, int]:
    """Return the width and height of a PNG picture, and how many different lines it stores."""
    width, height = struct.unpack(">II", picture[16:24])
    at, packed = 8, b""
    while at < len(picture):
        length, kind = struct.unpack(">I4s", picture[at : at + 8])
        if kind == b"IDAT":
            packed += picture[at + 8 : at + 8 + length]
        at += 12 + length
    pixels = zlib.decompress(packed)
    stride = len(pixels) // height
    return width, height, len({pixels[start : start + stride] for start in range(0, len(pixels), stride)})


@contextlib.contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Yield the variables of a screen: the present one, a new one, or an offscreen one."""
    if sys.platform != "linux" or not os.environ.keys().isdisjoint(SCREENS):
        yield {}
        return
    if not shutil.which("Xvfb"):
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            display = number.readline().strip()
        if not display:
            raise Failure("Xvfb did not start")
        yield {"DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait(30)


_started = time.monotonic()


def step(text: str) -> None:
    print(f"{time.monotonic() - _started:6.1f} s  {text}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?", type=Path, default=bundle.FOLDER / bundle.PROGRAM)
    program: Path = parser.parse_args().program
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a pipe on Windows has no Cyrillic
    try:
        prove(program.resolve())
    except Failure as failure:
        print(f"Failed: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
