"""The fonts and colours with which a table draws its cells, kept until the font or the theme changes."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette, QStaticText

from desktop.qtkit.theme import colours_of
from desktop.qtkit.tokens import Token
from desktop.qtkit.type_scale import Step, stepped

PAD = 12
"""Pixels between the edge of a cell and what is in it."""
GAP = 8
"""Pixels between parts of a cell."""
_MOST_LOOKS = 8
_MOST_LINES = 4_000
"""Lines of text that are kept shaped: some screens of cells."""


@dataclass(frozen=True, slots=True)
class Look:
    """Fonts and metrics by step, colours by token, and the lines that were drawn lately, as shaping takes long."""

    fonts: Mapping[Step, QFont]
    metrics: Mapping[Step, QFontMetrics]
    colours: Mapping[Token, QColor]
    _lines: dict[tuple[Step, int, str], tuple[QStaticText, int]] = field(default_factory=dict)
    _widths: dict[tuple[Step, str], int] = field(default_factory=dict)

    def width_of(self, text: str, step: Step) -> int:
        """Return the width of a line of text in pixels."""
        width = self._widths.get((step, text))
        if width is None:
            if len(self._widths) > _MOST_LINES:
                self._widths.clear()
            width = self._widths[step, text] = self.metrics[step].horizontalAdvance(text)
        return width

    def line(self, text: str, step: Step, room: int) -> tuple[QStaticText, int]:
        """Return a line ready to be drawn, with an ellipsis where it does not fit the room, and its width."""
        width = self.width_of(text, step)
        key = (step, min(width, room), text)
        made = self._lines.get(key)
        if made is None:
            if len(self._lines) > _MOST_LINES:
                self._lines.clear()
            if width > room:
                text = self.metrics[step].elidedText(text, Qt.TextElideMode.ElideRight, room)
            line = QStaticText(text)
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.prepare(font=self.fonts[step])
            made = self._lines[key] = (line, round(line.size().width()) if width > room else width)
        return made


def look_of(font: QFont, palette: QPalette) -> Look:
    """Return the look for a table's font and palette."""
    key = palette.cacheKey()
    for kept_key, kept_font, look in _kept:
        if kept_key == key and kept_font == font:
            return look
    fonts = {step: stepped(font, step) for step in Step}
    metrics = {step: QFontMetrics(made) for step, made in fonts.items()}
    look = Look(fonts, metrics, colours_of(palette))
    _kept.appendleft((key, QFont(font), look))
    return look


_kept: deque[tuple[int, QFont, Look]] = deque(maxlen=_MOST_LOOKS)
"""The looks that were made last: tables, their titles and dialogs have palettes of their own."""
