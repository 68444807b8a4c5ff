"""Do something once, a little later, however often it was asked for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Debounce(QObject):
    """Gathers requests: `ask` any number of times, `action` runs once when `delay` milliseconds have passed.

    Owned by whoever asks; goes with its parent. It never runs the action while the action is running.
    """

    def __init__(self, action: Callable[[], None], delay: int, parent: QObject) -> None:
        super().__init__(parent)
        self._action = action
        self._running = False
        self._timer = QTimer(self, singleShot=True, interval=delay)
        self._timer.timeout.connect(self._run)

    def ask(self) -> None:
        """Ask for the action."""
        if not self._timer.isActive():
            self._timer.start()

    def now(self) -> None:
        """Do what was asked for without waiting; nothing when nothing was."""
        if self._timer.isActive():
            self._timer.stop()
            self._run()

    def _run(self) -> None:
        if self._running:
            self._timer.start()
            return
        self._running = True
        try:
            self._action()
        finally:
            self._running = False
