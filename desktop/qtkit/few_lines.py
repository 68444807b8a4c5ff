"""A text that wraps to a few lines and scrolls when it has more."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy

from desktop.qtkit.plain import PlainLabel

_NARROWEST = 24
"""Minimum width in characters."""


class FewLines(QScrollArea):
    """As high as its text requires, but for no more than `most` lines; its owner says at which width, by `wrap_at`.

    The Tab key stops at it only while there is something to scroll.
    """

    def __init__(self, most: int) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.label = PlainLabel(wordWrap=True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWidget(self.label)
        self._most = most
        self._height = self._line = self.label.fontMetrics().lineSpacing()

    def set_text(self, text: str) -> None:
        """Show another text, from its beginning."""
        self.label.setText(text)
        self.setAccessibleName(text)
        self.verticalScrollBar().setValue(0)
        self.updateGeometry()

    def wrap_at(self, width: int) -> None:
        """Require the height that the text has at this width."""
        whole = self.label.heightForWidth(max(width, 1))
        height = max(self._line, min(whole, self._most * self._line))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if whole > height else Qt.FocusPolicy.NoFocus)
        if height != self._height:
            self._height = height
            self.setMaximumHeight(height)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for as much width as the text takes without wrapping."""
        lines = self.label.text().splitlines()
        longest = max((self.label.fontMetrics().horizontalAdvance(line) for line in lines), default=0)
        return QSize(longest + 2, self._height)

    def minimumSizeHint(self) -> QSize:
        """Require one line only: on a small screen the rest is scrolled to."""
        return QSize(self.label.fontMetrics().averageCharWidth() * _NARROWEST, self._line)
