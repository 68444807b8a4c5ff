#!/usr/bin/env python3
"""Measures how long a frozen program takes to show the last known data, and its memory then.

    python3 packaging/startup.py [--lists 1500] [PROGRAM]

Linux with Xvfb. First the program reads 40 lists of 500 participants, or as many lists as are wanted, from the
embedded portal; then it starts again while the portal takes seconds to answer, so that the screen shows the last
known state. Asserts nothing.
"""

from __future__ import annotations

import argparse
import contextlib
import mmap
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import bundle

STARTS = 7
LONGEST = 60
WORLD = ("--participants", "500", "--contacts", "20000", "--plain", "--limits", "off")
SLOW = ("--latency-ms", "20000")
NAMES = (range(14, 48), range(135, 600))
"""Where the names of the lists begin, in pixels."""
SCREEN = (1366, 768)
DARK, LIGHT = 128, 240
MANY = 50
"""Fewest lines with dark and light pixels: several names on paper."""


class Frame:
    """What is on a screen, read from the memory that Xvfb draws into."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as opened:
            self._memory = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        header, colours = (int.from_bytes(self._memory[at : at + 4], "big") for at in (0, 76))
        self._start = header + 12 * colours

    def shows_lists(self) -> bool:
        """Return whether the names of call lists are drawn."""
        columns, lines = NAMES
        written = 0
        for y in lines:
            first, last = (self._start + 4 * (y * SCREEN[0] + x) for x in (columns.start, columns.stop))
            shades = self._memory[first:last:4]
            written += min(shades) < DARK and max(shades) > LIGHT
        return written > MANY


@contextlib.contextmanager
def screen(folder: Path) -> Iterator[tuple[str, Path]]:
    """Run an X display; yields its name and the file with its pixels."""
    reading, writing = os.pipe()
    size = f"{SCREEN[0]}x{SCREEN[1]}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-fbdir", folder, "-nolisten", "tcp", "-br"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            yield f":{number.readline().strip()}", folder / "Xvfb_screen0"
    finally:
        server.terminate()
        server.wait(LONGEST)


@contextlib.contextmanager
def portal(program: Path, *words: str) -> Iterator[str]:
    """Run the embedded portal; yields its webhook."""
    process = subprocess.Popen(
        [program, "--embedded-portal", "--until-stdin-closes", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.stdin.close()
        process.wait(LONGEST)
        process.stdout.close()


def start(program: Path, data: Path, display: str, pixels: Path, webhook: str) -> tuple[float, float, int]:
    """Start the program; return the seconds until the lists are drawn, those on a processor, and its RSS in kB."""
    variables = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "CALL_LIST_DESK_WEBHOOK": webhook}
    begun = time.perf_counter()
    process = subprocess.Popen([program, "--data-dir", data, "--theme", "light"], env=variables)
    try:
        frame = Frame(pixels)
        while not frame.shows_lists():
            if process.poll() is not None or time.perf_counter() - begun > LONGEST:
                sys.exit("Stopped: the lists were not drawn.")
            time.sleep(0.005)
        took = time.perf_counter() - begun
        status = Path(f"/proc/{process.pid}/status").read_text()
        times = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
        busy = (int(times[11]) + int(times[12])) / os.sysconf("SC_CLK_TCK")
        return took, busy, int(status.split("VmRSS:")[1].split()[0])
    finally:
        process.terminate()
        process.wait(LONGEST)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?", type=Path, default=bundle.FOLDER / bundle.PROGRAM)
    parser.add_argument("--lists", default="40", help="how many call lists are known (%(default)s)")
    wanted = parser.parse_args()
    program, world = wanted.program.resolve(), (*WORLD, "--call-lists", wanted.lists)
    with tempfile.TemporaryDirectory() as temporary:
        data, database = Path(temporary) / "data", str(Path(temporary) / "portal.sqlite")
        with portal(program, *world, "--database", database) as webhook:
            variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "CALL_LIST_DESK_WEBHOOK": webhook}
            subprocess.run(
                [program, "--smoke", "--data-dir", data], check=True, env=variables, stderr=subprocess.DEVNULL
            )
        starts = []
        with portal(program, *world, *SLOW, "--database", database) as webhook:
            for number in range(STARTS):
                folder = Path(temporary) / str(number)
                folder.mkdir()
                with screen(folder) as (display, pixels):
                    starts.append(start(program, data, display, pixels, webhook))
    took, busy, memory = zip(*starts, strict=True)
    print(f"drawn after {statistics.median(took):.2f} s (best {min(took):.2f} s, worst {max(took):.2f} s)")
    print(f"on a processor {statistics.median(busy):.2f} s, memory {statistics.median(memory) / 1024:.0f} MB")


if __name__ == "__main__":
    main()
