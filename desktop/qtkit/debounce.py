"""Doing something once, a little later, however often it was requested."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Debounce(QObject):
    """Runs `action` once, `delay` milliseconds after the first of any number of calls to `ask`.

    Owned by its parent. It never starts the action while the action is running.
    """

    def __init__(self, action: Callable[[], None], delay: int, parent: QObject) -> None:
        super().__init__(parent)
        self._action = action
        self._running = False
        self._timer = QTimer(self, singleShot=True, interval=delay)
        self._timer.timeout.connect(self._run)

    def ask(self) -> None:
        """Request the action."""
        if not self._timer.isActive():
            self._timer.start()

    def now(self) -> None:
        """Run the action without waiting, if it was requested."""
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
