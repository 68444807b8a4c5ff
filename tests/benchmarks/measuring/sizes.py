"""The options that every benchmark takes."""

from __future__ import annotations

import argparse
from dataclasses import dataclass


@dataclass(frozen=True)
class Options:
    """`tiny`: at sizes that only show that the benchmark runs. `times`: how often; medians are printed."""

    tiny: bool
    times: int


def options(description: str | None) -> Options:
    """Parse the command line of a benchmark."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tiny", action="store_true", help="at sizes that only show that it runs")
    parser.add_argument(
        "--times", type=int, default=1, metavar="N", help="measure N times (%(default)s), for medians"
    )
    parsed = parser.parse_args()
    return Options(parsed.tiny, parsed.times)
