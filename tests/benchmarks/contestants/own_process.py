"""Lets a contestant work in a process of its own."""

from __future__ import annotations

import compileall
import json
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import desktop


def perform(webhook: str, module: str, variant: str, work: str, facts: dict[str, Any]) -> dict[str, Any]:
    """Run a contestant once; return what `contestants/__main__.py` prints. Raises subprocess.CalledProcessError."""
    _compile()
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


@lru_cache(maxsize=1)
def _compile() -> None:
    """Compile the program, as it is on people's computers: some environments keep Python from doing it by itself."""
    compileall.compile_dir(Path(desktop.__file__).parent, quiet=1)
