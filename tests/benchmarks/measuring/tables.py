"""Tables as Markdown on the standard output; what is under way, on the standard error output."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Sequence


def print_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], note: str = "") -> None:
    """Print a table with a title above, and perhaps a note between; the first column stands at the left."""
    print(f"\n### {title}\n")
    if note:
        print(f"{note}\n")
    print(_line(columns))
    print(_line(["---", *["--:"] * (len(columns) - 1)]))
    for row in rows:
        print(_line(row))
    sys.stdout.flush()


def progress(text: str) -> None:
    """Say what has just been measured."""
    print(text, file=sys.stderr, flush=True)


def machine() -> str:
    """Return what the figures were measured on, without its name or the day, and how busy it was before."""
    cores, load = os.cpu_count() or 1, os.getloadavg()[0]
    system = f"{platform.system()} {platform.machine()}"
    return f"{cores} core(s), load {load:.1f} before, {system}, Python {platform.python_version()}"


def seconds(value: float) -> str:
    """Return a duration to be read: "0.28 s", "12.4 s", "75 s"."""
    digits = 2 if value < 10 else 1 if value < 60 else 0
    return f"{value:.{digits}f} s"


def milliseconds(value: float) -> str:
    """Return a duration given in seconds, in milliseconds."""
    return f"{value * 1000:.0f} ms"


def count(value: int) -> str:
    """Return a number with its thousands apart."""
    return f"{value:,}".replace(",", " ")


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
