"""How long something took, on the wall and on a processor, and the most memory that this process ever had."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Self

_STATUS = Path("/proc/self/status")


class Watch:
    """A context manager around what is measured; entered once.

    `seconds` by the wall's clock, `processor` those of all threads of this process. `begun` and `ended` are Unix
    seconds, which an embedded portal on the same machine puts into its log of requests.
    """

    seconds = processor = begun = ended = 0.0

    def __enter__(self) -> Self:
        self.begun, self._at, self._busy = time.time(), time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.perf_counter() - self._at
        self.processor = time.process_time() - self._busy
        self.ended = time.time()


def peak_megabytes() -> float:
    """Return the most memory that this process ever had, interpreter and libraries included; Linux only."""
    # Not getrusage's ru_maxrss, which begins with what the process that started this one had.
    [line] = (line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024
