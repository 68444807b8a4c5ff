"""Text in a colour with a meaning, in every theme."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.theme import Tone, tone


class ToneLabel(PlainLabel):
    """Plain text that wraps, can be selected, and follows the theme."""

    def __init__(self, text: str = "", meaning: Tone | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, parent, wordWrap=True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._meaning = meaning
        self._take_on()

    def say(self, text: str, meaning: Tone | None = None) -> None:
        """Say something else, in this tone or in none."""
        self._meaning = meaning
        self.setText(text)
        self.setAccessibleName(text)
        self._take_on()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_on()

    def _take_on(self) -> None:
        palette = QPalette()  # an empty palette inherits from the window
        if self._meaning is not None:
            palette.setColor(self.foregroundRole(), tone(self._meaning))
        self.setPalette(palette)
