"""Runs benchmarks, and keeps what they print.

    python3 packaging/dev.py bench              which there are
    python3 packaging/dev.py bench NAME ...     runs these; "all" runs all
                              -- --write        ... and puts their tables into tests/benchmarks/RESULTS.md
                              -- --times N      ... measuring each N times, for medians
                              -- --tiny         ... at sizes that only show that they run

Each is a module of this folder, a script that takes the same options and prints tables, as Markdown or in columns of
plain text, to the standard output.
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
import time
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
RESULTS = FOLDER / "RESULTS.md"


def benchmarks() -> dict[str, str]:
    """Return the first line about each benchmark, by name."""
    found = {}
    for path in sorted(FOLDER.glob("[a-z]*.py")):
        about = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        found[path.stem] = about.partition("\n")[0]
    return found


def put(text: str, name: str, tables: str) -> str:
    """Return a text with the part between the marks of this name replaced, or added at the end; no other changes."""
    first, last = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    part = f"{first}\n{tables.strip()}\n{last}"
    before, found, rest = text.partition(first)
    if not found:
        return f"{text.rstrip()}\n\n{part}\n"
    return f"{before}{part}{rest.partition(last)[2]}"


def shown(printed: str) -> str:
    """Return what a benchmark printed as Markdown: columns of plain text keep their places."""
    return printed if "\n| --- |" in printed else f"```\n{printed.strip()}\n```"


def main() -> int:
    known = benchmarks()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--write", action="store_true", help="put the tables into RESULTS.md")
    parser.add_argument("--times", type=int, metavar="N", help="measure each N times, for medians")
    parser.add_argument("--tiny", action="store_true", help="at sizes that only show that they run")
    parsed = parser.parse_args()
    if unknown := set(parsed.names) - {*known, "all"}:
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    handed_on = ["--tiny"] * parsed.tiny + (["--times", str(parsed.times)] if parsed.times else [])
    if not parsed.names:
        print("\n".join(f"{name:<12}{about}" for name, about in known.items()))
        return 0
    failed = 0
    for name in known if "all" in parsed.names else parsed.names:
        begun = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", f"tests.benchmarks.{name}", *handed_on],
            check=False,
            stdout=subprocess.PIPE,
            text=True,
            cwd=FOLDER.parents[1],
        )
        print(done.stdout, flush=True)
        print(f"{name}: {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
        failed = failed or done.returncode
        if parsed.write and not done.returncode:
            RESULTS.write_text(put(RESULTS.read_text(encoding="utf-8"), name, shown(done.stdout)), encoding="utf-8")
    return failed


if __name__ == "__main__":
    sys.exit(main())
