"""The place of a window as plain values that can be remembered, and how it is put back on a screen."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.qtkit.small_screen import FRAME

_GRIP = 80
"""Pixels of a window's upper edge that must be on a screen, so that the window can be moved."""
_MOST = 1 << 15


def place_of(window: QWidget, before: dict[str, Any]) -> dict[str, Any]:
    """Return the position and size of a window, and whether it is maximised.

    For a window that is maximised, full-screen or minimised, they are the size that it would be restored to and the
    position that it had `before`.
    """
    maximised = window.isMaximized()
    if maximised or window.isMinimized() or window.isFullScreen():
        normal = window.normalGeometry()
        kept: dict[str, Any]
        if normal.isEmpty():
            kept = {name: before[name] for name in ("x", "y", "width", "height") if name in before}
        else:
            kept = {"x": before.get("x", normal.x()), "y": before.get("y", normal.y())}
            kept |= {"width": normal.width(), "height": normal.height()}
        return {**kept, "maximised": maximised or before.get("maximised") is True}
    return {
        "x": window.x(),
        "y": window.y(),
        "width": window.width(),
        "height": window.height(),
        "maximised": False,
    }


def put(window: QWidget, place: dict[str, Any]) -> None:
    """Put a window where it was; missing or invalid values are ignored."""
    size = size_of(place)
    if size is not None:
        at = [place.get(name) for name in ("x", "y")]
        known = all(type(value) is int and abs(value) < _MOST for value in at)
        # The remembered size is without the frame, which takes up part of the screen as well.
        frame = QMargins(0, 0, FRAME.width(), FRAME.height())
        screens = [screen.availableGeometry().marginsRemoved(frame) for screen in QGuiApplication.screens()]
        wanted = QRect(QPoint(*at) if known else window.pos(), size)
        found = onto_a_screen(wanted, screens)
        window.resize(found.size())
        if known:
            window.move(found.topLeft())
    state = window.windowState() & ~Qt.WindowState.WindowMaximized
    maximised = place.get("maximised") is True
    window.setWindowState(state | Qt.WindowState.WindowMaximized if maximised else state)


def size_of(place: dict[str, Any]) -> QSize | None:
    """Return a remembered size, or None if there is no valid one."""
    values = [place.get(name) for name in ("width", "height")]
    if all(type(value) is int and 0 < value < _MOST for value in values):
        return QSize(*values)
    return None


def onto_a_screen(wanted: QRect, screens: Sequence[QRect]) -> QRect:
    """Return the place for a window, no larger than its screen, with its lower edge and enough to move it visible.

    `screens` are the areas of the screens that are free for windows, the main screen first. A window that is on no
    screen any more is centred on the main one.
    """
    if not screens:
        return wanted
    edge = QRect(wanted.topLeft(), QSize(wanted.width(), _GRIP))
    seen = [(screen.intersected(edge), screen) for screen in screens]
    shared, screen = max(seen, key=lambda pair: pair[0].width() * pair[0].height())
    if shared.width() < min(_GRIP, wanted.width()) or shared.isEmpty():
        found = QRect(QPoint(), wanted.size().boundedTo(screens[0].size()))
        found.moveCenter(screens[0].center())
        return found
    size = wanted.size().boundedTo(screen.size())
    found = QRect(wanted.topLeft(), size)
    found.moveTop(max(screen.top(), min(found.top(), screen.bottom() + 1 - found.height())))
    if size != wanted.size():  # shrunk to the screen: show all of it
        found.moveLeft(min(max(screen.left(), found.left()), screen.right() + 1 - found.width()))
    return found
