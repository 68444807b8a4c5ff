"""A search field: a magnifier before the text, and a button that clears it."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from desktop.qtkit import icons
from desktop.qtkit.icons import Glyph
from desktop.qtkit.language import on_language_change

translate = QCoreApplication.translate


class SearchField(QLineEdit):
    """A line edit with a button that clears it. The Esc key clears it too, before it closes or stops anything."""

    def __init__(self, *, max_length: int | None = None) -> None:
        super().__init__(clearButtonEnabled=True)
        self._magnifier = self.addAction(icons.icon(Glyph.SEARCH), QLineEdit.ActionPosition.LeadingPosition)
        if max_length is not None:
            self.setMaxLength(max_length)
        on_language_change(self, self._name_button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear the text on Esc, if there is any."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def _name_button(self) -> None:
        for button in self.findChildren(QToolButton):
            is_magnifier = button.defaultAction() is self._magnifier
            button.setAccessibleName(translate("qtkit", "Search") if is_magnifier else translate("qtkit", "Clear"))
