"""A line of text in a colour with a meaning, in every theme."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.theme import Tone, tone


class ToneLabel(PlainLabel):
    """Plain text that wraps and can be selected; it takes the tone of a new theme by itself."""

    def __init__(self, text: str = "", meaning: Tone | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, parent, wordWrap=True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._meaning = meaning
        self._take_on()

    def say(self, text: str, meaning: Tone | None) -> None:
        """Say something else, in another tone."""
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
        palette = QPalette()  # one that says nothing takes all from the window
        if self._meaning is not None:
            palette.setColor(self.foregroundRole(), tone(self._meaning))
        self.setPalette(palette)
