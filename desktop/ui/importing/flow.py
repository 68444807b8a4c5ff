"""A layout of widgets from left to right that goes on in the next line where a line is full."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Visible widgets in their own sizes; as high as its width requires.

    `apart` puts the last one at the right end of its line, unless it is alone there.
    """

    def __init__(self, *widgets: QWidget, spacing: int, apart: bool = False):
        super().__init__()
        self._apart = apart
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None behind the last one."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove an item and return it, or None behind the last one."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Lines are as many as are needed."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return max((where.bottom() + 1 for _, where in self._placed(width)), default=0)

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() + self.spacing() for size in sizes) - self.spacing()
        return QSize(max(width, 0), max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Require room for the widest widget."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Place the widgets."""
        super().setGeometry(rect)
        for item, where in self._placed(rect.width()):
            item.setGeometry(where.translated(rect.topLeft()))

    def _placed(self, width: int) -> Iterator[tuple[QLayoutItem, QRect]]:
        left = top = high = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if left and left + size.width() > width:
                left, top = 0, top + high + self.spacing()
                high = 0
            if self._apart and left and item is self._items[-1]:
                left = width - size.width()
            yield item, QRect(QPoint(left, top), size)
            left, high = left + size.width() + self.spacing(), max(high, size.height())
