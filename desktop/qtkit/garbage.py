"""Garbage collection on the window's thread only.

Python collects cycles on whichever thread happens to allocate: a worker may then destroy Qt objects that belong
to the window's thread ("Timers cannot be stopped from another thread"), which sooner or later crashes the program.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

EVERY = 500
"""Milliseconds between checks for garbage: at most some ten thousand objects gather in half a second, unless many are
loaded that last."""
_MOST = 30_000
"""Objects that are looked through in one turn of the loop: some 8 ms."""
_WHILE = 1.0
"""Seconds for which `leave_alone` holds."""


@contextmanager
def collected_here(app: QApplication) -> Iterator[None]:
    """Keep other threads from collecting garbage inside the `with`, and let the window's thread do it."""
    enabled = gc.isenabled()
    gc.disable()
    _left_alone[0] = 0.0
    timer = QTimer(app, interval=EVERY)
    timer.timeout.connect(collect_due)
    timer.start()
    following = app.applicationStateChanged.connect(_look_through_all_if_left)
    try:
        yield
    finally:
        app.applicationStateChanged.disconnect(following)
        timer.stop()
        timer.deleteLater()
        gc.unfreeze()
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
    """Collect the oldest generation whose threshold is exceeded, as Python itself would.

    Objects that are too many for one turn of the loop have been loaded, and last: they are exempted instead, until
    the program is left for another one.
    """
    if _making:
        gc.freeze()
        return
    if monotonic() < _left_alone[0]:
        return
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
            if sum(len(gc.get_objects(younger)) for younger in range(generation + 1)) > _MOST:
                gc.freeze()
            else:
                gc.collect(generation)
            return


def _look_through_all_if_left(state: Qt.ApplicationState) -> None:
    """Collect what was exempted too, once somebody uses another program: it takes long."""
    if state is not Qt.ApplicationState.ApplicationActive and not _making:
        spare_none()
        gc.collect()
