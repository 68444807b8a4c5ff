"""Garbage collection on the window's thread only.

Python collects cycles on whichever thread happens to allocate: a worker may then destroy Qt objects that belong
to the window's thread ("Timers cannot be stopped from another thread"), which ends in a crash sooner or later.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

_SHORT_TURN = 0.0001
"""Seconds after which a worker lets the window's thread have its turn. A table asks Python for each of its cells, and
would wait for Python's own 5 ms at every one of them."""
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


@contextmanager
def many_made() -> Iterator[None]:
    """Collect nothing while hundreds of thousands of objects are made that stay, and spare those from then on.

    To look through a million objects takes a third of a second, in which the window would stand still. They go when
    nobody refers to them any more; what refers to itself waits for `spare_none`. Threads take turns more often.
    """
    _making.append(sys.getswitchinterval())
    sys.setswitchinterval(_SHORT_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(_making.pop())
        gc.freeze()


def spare_none() -> None:
    """Look through all objects again from now on: the many are gone."""
    gc.unfreeze()


_making: list[float] = []
"""For each place where many objects are being made, the turn of threads before."""


def collect_due() -> None:
    """Collect the oldest generation whose threshold was passed, as Python itself would."""
    if _making:
        gc.freeze()
        return
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
            gc.collect(generation)
            return
