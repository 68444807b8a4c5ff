"""The colours of the look by what they are for, in the light theme and in the dark one."""

from collections.abc import Mapping
from enum import Enum, auto

from PySide6.QtGui import QColor

from desktop.qtkit.colour import READABLE, readable


class Token(Enum):
    """What a colour is for. Text can be read on every ground: at least 4.5 : 1 (a test holds that)."""

    WINDOW = auto()
    SURFACE = auto()
    HAIRLINE = auto()
    """Parts surfaces."""
    ROW_LINE = auto()
    EDGE = auto()
    """The outline of fields and buttons."""
    TEXT = auto()
    SECONDARY = auto()
    FAINT = auto()
    """Text of what is disabled; the only one that may be harder to read."""
    ACCENT = auto()
    """Filled buttons, the line under a tab, the focus ring."""
    ON_ACCENT = auto()
    LINK = auto()
    """The accent as text."""
    SELECTION = auto()
    HOVER = auto()
    TRACK = auto()
    """What is left of a bar, and the ground of a neutral pill."""
    OK = auto()
    OK_GROUND = auto()
    WARNING = auto()
    WARNING_GROUND = auto()
    ERROR = auto()
    ERROR_GROUND = auto()
    DANGER = auto()
    """The filled button of an action that deletes."""


_COLOURS = {
    Token.WINDOW: ("#f5f6f8", "#15181c"),
    Token.SURFACE: ("#ffffff", "#1b1f24"),
    Token.HAIRLINE: ("#e2e5ea", "#2c323a"),
    Token.ROW_LINE: ("#eef0f3", "#22272d"),
    Token.EDGE: ("#cfd5dd", "#3d454f"),
    Token.TEXT: ("#1b1f24", "#e6e9ed"),
    Token.SECONDARY: ("#5b6470", "#a2abb6"),
    Token.FAINT: ("#98a1ac", "#69737e"),
    Token.ACCENT: ("#2160d3", "#336fd6"),
    Token.ON_ACCENT: ("#ffffff", "#ffffff"),
    Token.LINK: ("#2160d3", "#6fa3f5"),
    Token.SELECTION: ("#e5eefd", "#1d3050"),
    Token.HOVER: ("#f2f5f9", "#20252b"),
    Token.TRACK: ("#e4e8ed", "#30373f"),
    Token.OK: ("#1b6e3c", "#6fcf8e"),
    Token.OK_GROUND: ("#e3f3e9", "#1c3526"),
    Token.WARNING: ("#8a5300", "#f0b352"),
    Token.WARNING_GROUND: ("#fcefd8", "#3a2c14"),
    Token.ERROR: ("#b3261e", "#ff8f87"),
    Token.ERROR_GROUND: ("#fbe6e4", "#432220"),
    Token.DANGER: ("#b3261e", "#c8362d"),
}
"""Colours of each token in the light theme and in the dark one."""
_IN_HIGH_CONTRAST = {
    Token.WINDOW: ("#ffffff", "#000000"),
    Token.SURFACE: ("#ffffff", "#000000"),
    Token.HAIRLINE: ("#5b6470", "#a2abb6"),
    Token.ROW_LINE: ("#98a1ac", "#69737e"),
    Token.EDGE: ("#1b1f24", "#e6e9ed"),
    Token.TEXT: ("#000000", "#ffffff"),
    Token.SECONDARY: ("#2b3138", "#dfe3e8"),
    Token.FAINT: ("#5b6470", "#a2abb6"),
}
"""What is drawn more strongly where the system asks for high contrast."""


def colours(*, dark: bool, high_contrast: bool = False, accent: QColor | None = None) -> Mapping[Token, QColor]:
    """Return the colour of each token; `accent` is the system's, made darker or lighter until it can be read."""
    made = {token: QColor(pair[dark]) for token, pair in _COLOURS.items()}
    if high_contrast:
        made |= {token: QColor(pair[dark]) for token, pair in _IN_HIGH_CONTRAST.items()}
    if accent is not None:
        made[Token.ACCENT] = readable(accent, made[Token.ON_ACCENT], READABLE)
        made[Token.LINK] = readable(accent, made[Token.SELECTION], READABLE)
    return made
