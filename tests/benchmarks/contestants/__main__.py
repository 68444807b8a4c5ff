"""One contestant at one piece of work, in a process of its own, so that its memory is its own.

Reads an order as JSON from the standard input: `module` and `variant` of the contestant, `work`, `webhook`, and
`facts` about the portal. Writes JSON to the standard output: what was measured, and the answer to be compared with
the portal.
"""

from __future__ import annotations

import importlib
import json
import sys

from tests.benchmarks.measuring.watch import Watch, peak_megabytes


def main() -> None:
    order = json.load(sys.stdin)
    module = importlib.import_module(f"tests.benchmarks.contestants.{order['module']}")
    watch = Watch()
    shaped = module.perform(order, watch)
    measured = {
        "seconds": watch.seconds,
        "processor": watch.processor,
        "begun": watch.begun,
        "ended": watch.ended,
        "megabytes": peak_megabytes(),
    }
    json.dump(measured | {"answer": shaped()}, sys.stdout)


if __name__ == "__main__":
    main()
