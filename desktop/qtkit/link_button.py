"""A button that looks like a link."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton

from desktop.qtkit.style_sheet import LINKED


class LinkButton(QToolButton):
    """Pressed by a click, the space key or Enter."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setText(text)
        self.setProperty(LINKED, True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(self.fontMetrics().height())  # no higher than the text beside it
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it on Enter as well."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)
