"""The fonts and colours with which a table draws its cells, kept until the font or the theme changes."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette

from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from desktop.qtkit.type_scale import Step, stepped

PAD = 12
"""Pixels between the edge of a cell and what is in it."""
GAP = 8
"""Pixels between parts of a cell."""


@dataclass(frozen=True, slots=True)
class Look:
    """Fonts and metrics by step, and colours by token."""

    fonts: Mapping[Step, QFont]
    metrics: Mapping[Step, QFontMetrics]
    colours: Mapping[Token, QColor]


def look_of(font: QFont, palette: QPalette) -> Look:
    """Return the look for a table's font and palette."""
    global _kept
    key = palette.cacheKey()
    if _kept is None or _kept[0] != key or _kept[1] != font:
        fonts = {step: stepped(font, step) for step in Step}
        metrics = {step: QFontMetrics(made) for step, made in fonts.items()}
        _kept = (key, QFont(font), Look(fonts, metrics, {token: colour(token, palette) for token in Token}))
    return _kept[2]


_kept: tuple[int, QFont, Look] | None = None
"""The look that was asked for last: one table is drawn at a time."""
