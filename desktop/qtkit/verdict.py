"""What a check found out, or that it is under way: on a tinted ground and with an icon, never by colour alone."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.qtkit.boxes import column
from desktop.qtkit.icons import SIZE, Glyph, paint
from desktop.qtkit.named import named
from desktop.qtkit.theme import Tone, colour
from desktop.qtkit.tokens import Token
from desktop.qtkit.tone_label import ToneLabel

_RADIUS = 6
_LEFT = 12
_GAP = 8
_ABOVE = 9
_LOOKS = {
    Tone.OK: (Token.OK_GROUND, Glyph.DONE),
    Tone.AMBER: (Token.WARNING_GROUND, Glyph.WARNING),
    Tone.ERROR: (Token.ERROR_GROUND, Glyph.FAILED),
}


class Verdict(QWidget):
    """Owned by a dialog. Its `label`, which has the `name`, holds the text. Without a tone it is under way."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.label = named(ToneLabel(), name)
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._tone: Tone | None = None
        column(self.label, None, within=self, margins=(_LEFT + SIZE + _GAP, _ABOVE, _LEFT, _ABOVE))
        self.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 2 * _ABOVE)  # enough for most; it grows

    def say(self, text: str, meaning: Tone | None = None) -> None:
        """Say something else, in this tone or in none."""
        self._tone = meaning
        self.label.say(text, meaning)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the icon of the tone."""
        if not self.label.text():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        glyph, ink = Glyph.LOADING, Token.SECONDARY
        if self._tone is not None:
            ground, glyph = _LOOKS[self._tone]
            ink = self._tone.value
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(ground, self.palette()))
            painter.drawRoundedRect(self.rect(), _RADIUS, _RADIUS)
        line = self.label.fontMetrics().lineSpacing()
        icon = QRectF(_LEFT, _ABOVE + (line - SIZE) // 2, SIZE, SIZE)
        paint(painter, icon, glyph, colour(ink, self.palette()))
        painter.end()
