"""A field to search in, whose clear button has a name for those who hear it."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from desktop.qtkit.language import on_language_change

translate = QCoreApplication.translate


class SearchField(QLineEdit):
    """A line edit with a button that empties it. The Esc key does so too, before it closes or stops anything."""

    def __init__(self, *, max_length: int | None = None) -> None:
        super().__init__(clearButtonEnabled=True)
        if max_length is not None:
            self.setMaxLength(max_length)
        on_language_change(self, self._name_button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the Esc key for as long as there is something to empty."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def _name_button(self) -> None:
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(translate("qtkit", "Clear"))
