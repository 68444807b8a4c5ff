"""A field to search in, whose clear button has a name for those who hear it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QToolButton

from desktop.qtkit.language import on_language_change

translate = QCoreApplication.translate


class SearchField(QLineEdit):
    """A line edit with a button that empties it."""

    def __init__(self, *, max_length: int | None = None) -> None:
        super().__init__(clearButtonEnabled=True)
        if max_length is not None:
            self.setMaxLength(max_length)
        on_language_change(self, self._name_button)

    def _name_button(self) -> None:
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(translate("qtkit", "Clear"))
