"""Long work on the window's thread, done in slices between which the window draws."""

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from desktop.qtkit.debounce import Debounce
from desktop.qtkit.turn import slice_end


class Sliced(Debounce):
    """Goes through what `work` yields, some milliseconds at a time, `delay` milliseconds after it was asked for.

    What is asked for while it is under way is done once more afterwards, from its beginning.
    """

    def __init__(self, work: Callable[[], Iterator[None]], delay: int, parent: QObject) -> None:
        super().__init__(self.begin, delay, parent)
        self._work = work
        self._steps: Iterator[None] | None = None
        self._asked = self._in_step = False
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._go_on)

    @property
    def under_way(self) -> bool:
        """Whether the work has begun and not ended."""
        return self._steps is not None

    def ask(self) -> None:
        """Ask for the work."""
        if self.under_way:
            self._asked = True
        else:
            super().ask()

    def begin(self) -> None:
        """Begin the work now, from its beginning even if it is under way."""
        if self._in_step:
            self._asked = True
            return
        self._asked = False
        self._steps = self._work()
        self._go_on()

    def now(self) -> None:
        """Do all that was asked for without waiting."""
        while not self._in_step and (self.under_way or self._timer.isActive()):
            super().now()
            self._do(until=None)
            if self._asked:
                self.begin()

    def _go_on(self) -> None:
        self._do(until=slice_end())
        if self.under_way:
            self._turn.start()
        elif self._asked:
            self._asked = False
            super().ask()

    def _do(self, until: float | None) -> None:
        steps, self._in_step = self._steps, True
        try:
            for _ in steps or ():
                if until is not None and perf_counter() >= until:
                    return
            self._steps = None
        except BaseException:
            self._steps = None
            raise
        finally:
            self._in_step = False
