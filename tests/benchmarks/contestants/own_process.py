"""Lets a contestant work in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any


def perform(webhook: str, module: str, variant: str, work: str, facts: dict[str, Any]) -> dict[str, Any]:
    """Run a contestant once; return what `contestants/__main__.py` prints. Raises subprocess.CalledProcessError."""
    order = {"module": module, "variant": variant, "work": work, "webhook": webhook, "facts": facts}
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.contestants"],
        check=True,
        input=json.dumps(order),
        capture_output=True,
        text=True,
    )
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured
