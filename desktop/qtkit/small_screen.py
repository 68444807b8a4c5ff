"""Dialogs that are too large for their screen: shrunk to it, and where that is not enough, scrolled as a whole."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLayout, QScrollArea, QStyle, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.qtkit.named import named

FRAME = QSize(8, 36)
"""Pixels that a window's frame takes at most; the actual size is unknown before the window is shown."""
STAYS_IN_SIGHT = "staysInSight"
"""Property of a direct child of a dialog that stays below the scroll area, as the row of buttons does."""
_SMALL = 560
"""Height in pixels of a screen on which dialogs that grow while they are open would soon be too high."""
_SHARE = 0.8
"""The share of a screen's height that a dialog takes at most; on a small screen it may take all of it."""


def room_for(window: QWidget) -> QSize:
    """Return the largest size that a window can have on its screen, without its frame."""
    room = window.screen().availableSize() - FRAME
    if isinstance(window, QDialog):
        room.setHeight(max(round(room.height() * _SHARE), min(room.height(), _SMALL)))
    return room


def fit_to_screen(dialog: QDialog) -> None:
    """Fit a dialog that is about to be shown to its screen; its row of buttons stays visible."""
    room, layout = room_for(dialog), dialog.layout()
    sized = dialog.testAttribute(Qt.WidgetAttribute.WA_Resized)
    least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
    width = dialog.width() if sized else max(dialog.sizeHint().width(), least.width())
    high = max(least.height(), 0 if layout is None or sized else layout.totalMinimumHeightForWidth(width))
    too_large = least.width() > room.width() or high > room.height()
    if layout is not None and (too_large or (room.height() < _SMALL and not sized)):
        _let_scroll(dialog, layout, width)
    elif layout is not None:
        if sized:
            dialog.resize(dialog.size().boundedTo(room))
        else:
            _Growing(dialog, dialog, lambda: QSize(dialog.width(), layout.totalHeightForWidth(dialog.width())))
        _Outgrowing(dialog, layout)


def _let_scroll(dialog: QDialog, layout: QLayout, width: int) -> None:
    """Put the content of a dialog into a scroll area; the widget with the focus is scrolled into view."""
    focused = dialog.focusWidget()
    direct = dialog.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    boxes = [child for child in direct if isinstance(child, QDialogButtonBox) or child.property(STAYS_IN_SIGHT)]
    margins = layout.contentsMargins()
    dialog.setMinimumSize(0, 0)
    area = named(QScrollArea(dialog, widgetResizable=True), "smallScreen")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content = QWidget(area)
    for box in boxes:
        layout.removeWidget(box)
    content.setLayout(layout)
    area.setWidget(content)
    outer = QVBoxLayout(dialog)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(area, 1)
    below = QVBoxLayout()
    below.setContentsMargins(margins.left(), 0, margins.right(), margins.bottom() if boxes else 0)
    for box in boxes:
        below.addWidget(box)
    outer.addLayout(below)
    if focused is not None:
        focused.setFocus()
        QTimer.singleShot(0, focused, lambda: area.ensureWidgetVisible(focused))  # once it has been laid out
    bar = dialog.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)

    def wanted() -> QSize:
        inner = max(layout.sizeHint().height(), layout.totalHeightForWidth(width))
        return QSize(width + bar, inner + outer.spacing() + below.sizeHint().height())

    _Growing(dialog, content, wanted)


class _Outgrowing(QObject):
    """Makes a dialog scroll once it has outgrown its screen while it was open."""

    def __init__(self, dialog: QDialog, layout: QLayout) -> None:
        super().__init__(dialog)
        self._dialog, self._layout = dialog, layout
        self._soon = QTimer(self, singleShot=True, interval=0)  # not during Qt's own layout
        self._soon.timeout.connect(self._check)
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and isValid(self._dialog) and self._dialog.isVisible():
            self._soon.start()
        return False

    def _check(self) -> None:
        dialog, room = self._dialog, room_for(self._dialog)
        if dialog.minimumSizeHint().expandedTo(dialog.minimumSize()).height() <= room.height():
            return
        dialog.removeEventFilter(self)
        _let_scroll(dialog, self._layout, dialog.width())
        dialog.resize(dialog.size().boundedTo(room))


class _Growing(QObject):
    """Makes a dialog grow with its content while there is room; Qt ignores wrapped text and content that scrolls.

    It begins when the dialog is shown, as Qt chooses the size until then.
    """

    def __init__(self, dialog: QDialog, content: QWidget, wanted: Callable[[], QSize]) -> None:
        super().__init__(dialog)
        self._dialog, self._wanted, self._within = dialog, wanted, content is not dialog
        for watched in (dialog, content):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        dialog = self._dialog
        if not isValid(dialog):  # being deleted, while its content still gets events
            return False
        begins = watched is dialog and event.type() == QEvent.Type.Show
        if begins or (dialog.isVisible() and event.type() == QEvent.Type.LayoutRequest):
            size = QSize() if begins and self._within else dialog.size()
            dialog.resize(self._wanted().expandedTo(size).boundedTo(room_for(dialog)))
        return False
