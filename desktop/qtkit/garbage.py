"""Garbage collection on the window's thread only.

Python collects cycles on whichever thread happens to allocate: a worker may then destroy Qt objects that belong
to the window's thread ("Timers cannot be stopped from another thread"), which sooner or later crashes the program.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from PySide6.QtCore import QObject, QTimer

EVERY = 500
"""Milliseconds between checks for garbage: at most some ten thousand objects gather in half a second."""
_WHILE = 1.0
"""Seconds for which `leave_alone` holds."""


@contextmanager
def collected_here(owner: QObject) -> Iterator[None]:
    """Keep other threads from collecting garbage inside the `with`; `owner` lives on the window's thread."""
    enabled = gc.isenabled()
    gc.disable()
    _left_alone[0] = 0.0
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
    """Collect nothing while hundreds of thousands of lasting objects are made, and exempt them from then on.

    Traversing a million objects takes a third of a second, in which the window would freeze. Objects that were made
    before are exempted too, also by an empty `with`, as are the lists in which they are. The objects are freed
    when nothing refers to them any more; cycles among them wait for `spare_none`.
    """
    _making.append(None)
    try:
        yield
    finally:
        _making.pop()
        gc.freeze()


def leave_alone() -> None:
    """Collect nothing for a second, as many objects are being made that are freed soon."""
    _left_alone[0] = monotonic() + _WHILE


def spare_none() -> None:
    """Include all objects in collections again: the many are gone."""
    gc.unfreeze()


_making: list[None] = []
"""One for each `many_made` that is entered."""
_left_alone = [0.0]
"""Until when nothing is collected."""


def collect_due() -> None:
    """Collect the oldest generation whose threshold is exceeded, as Python itself would."""
    if _making:
        gc.freeze()
        return
    if monotonic() < _left_alone[0]:
        return
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
            gc.collect(generation)
            return
