"""Dialogs on a screen that is small for them: cut to it, and where even that is too little, scrolled as a whole."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QScrollArea, QStyle, QVBoxLayout, QWidget

FRAME = QSize(8, 36)
"""Pixels that the frame of a window takes of its screen, at most; it is not known before the window is shown."""
_SMALL = 560
"""Pixels of height below which dialogs that grow while they are open would soon be too high."""


def room_for(window: QWidget) -> QSize:
    """Return the largest size a window can have on its screen, its frame left out."""
    return window.screen().availableSize() - FRAME


def fit_to_screen(dialog: QDialog) -> None:
    """Make a dialog that is about to be shown fit its screen."""
    room, layout = room_for(dialog), dialog.layout()
    sized = dialog.testAttribute(Qt.WidgetAttribute.WA_Resized)
    least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
    too_large = least.width() > room.width() or least.height() > room.height()
    wanted = dialog.size() if sized else dialog.sizeHint().expandedTo(least)
    if layout is not None and (too_large or (room.height() < _SMALL and not sized)):
        _let_scroll(dialog, layout)
        bar = dialog.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        dialog.resize((wanted + QSize(bar, 0)).boundedTo(room))
    elif wanted != wanted.boundedTo(room):
        dialog.resize(wanted.boundedTo(room))


def _let_scroll(dialog: QDialog, layout: QLayout) -> None:
    """Put everything in a dialog into an area that scrolls; what has the focus comes into view by itself."""
    content, focused = QWidget(), dialog.focusWidget()
    dialog.setMinimumSize(0, 0)
    content.setLayout(layout)
    area = QScrollArea(widgetResizable=True)
    area.setObjectName("smallScreen")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    outer = QVBoxLayout(dialog)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(area)
    if focused is not None:
        focused.setFocus()
        QTimer.singleShot(0, focused, lambda: area.ensureWidgetVisible(focused))  # once it has its place
