"""Garbage collection on the window's thread only.

Python collects cycles on whichever thread happens to allocate: a worker may then destroy Qt objects that belong
to the window's thread ("Timers cannot be stopped from another thread"), which ends in a crash sooner or later.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

EVERY = 500
"""Milliseconds between two looks at what has gathered: some ten thousand objects in the busiest half second."""


@contextmanager
def collected_here(owner: QObject) -> Iterator[None]:
    """Let no other thread collect garbage while the `with` lasts; `owner` lives on the window's thread."""
    enabled = gc.isenabled()
    gc.disable()
    timer = QTimer(owner, interval=EVERY)
    timer.timeout.connect(collect_due)
    timer.start()
    try:
        yield
    finally:
        timer.stop()
        timer.deleteLater()
        gc.collect()
        if enabled:
            gc.enable()


def collect_due() -> None:
    """Collect the oldest generation whose threshold was passed, as Python itself would."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
            gc.collect(generation)
            return
