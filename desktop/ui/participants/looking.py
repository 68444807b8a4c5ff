"""Notices that a supervisor has looked at a list's participants: by leaving the list after staying there."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

STAYED = 5.0
"""Seconds after which a list that is left counts as looked at: less is passing by."""


class Looking(QObject):
    """Owned by the window's controller. Emits `looked` with the number of a list that was looked at and left.

    `clock` returns seconds that only grow. Neither a portal that is left nor the end of the program counts: what
    moved stays marked when in doubt.
    """

    looked = Signal(int)

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._list_id: int | None = None
        self._since = 0.0

    def show(self, list_id: int | None) -> None:
        """Take note of the list whose participants are seen now; None for none."""
        if list_id == self._list_id:
            return
        left, stayed = self._list_id, self._clock() - self._since
        self._list_id, self._since = list_id, self._clock()
        if left is not None and stayed >= STAYED:
            self.looked.emit(left)

    def forget(self) -> None:
        """Count nothing of what is seen now, as the portal is left."""
        self._list_id = None
