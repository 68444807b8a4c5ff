"""The application object, and listening to what the system sends it."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

Takes: TypeAlias = Callable[[QEvent], bool]
"""Called with an event of the application itself; returns True if nobody else should see it."""


class DesktopApplication(QApplication):
    """Made once. Passes its own events to listeners.

    A filter on the application would be called for every event of every widget: half of the time that a dialog
    with tables takes to open (18 of 36 ms).
    """

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._listeners: list[Takes] = []
        self._early: list[QUrl] = []
        """Files that were to be opened before anybody listened: macOS starts the program with them that way."""

    def event(self, event: QEvent) -> bool:
        """Pass an event to the listeners until one takes it."""
        if any(takes(event) for takes in self._listeners):
            return True
        if isinstance(event, QFileOpenEvent) and event.file():
            self._early.append(event.url())
            return True
        return super().event(event)

    def listen(self, takes: Takes) -> Callable[[], None]:
        """Pass all further events to `takes`, and the files that nobody took; return a function that ends that."""
        self._listeners.append(takes)
        self._early = [url for url in self._early if not takes(QFileOpenEvent(url))]
        return lambda: self._listeners.remove(takes)


def listen(app: QApplication, takes: Takes) -> Callable[[], None]:
    """Pass the application's events to `takes`; return a function that ends that.

    If the application was made by others, a filter listens to it.
    """
    if isinstance(app, DesktopApplication):
        return app.listen(takes)
    listener = _Filter(app, takes)
    return lambda: app.removeEventFilter(listener)


class _Filter(QObject):
    def __init__(self, app: QApplication, takes: Takes) -> None:
        super().__init__(app)
        self._app, self._takes = app, takes
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return watched is self._app and self._takes(event)
