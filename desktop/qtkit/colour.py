"""Arithmetic of colours: contrast, mixing, readable text."""

from PySide6.QtGui import QColor

READABLE = 4.5
"""Minimum contrast of text and background (WCAG 2.1, level AA)."""


def luminance(colour: QColor) -> float:
    """Return the relative luminance of a colour, 0.0 black to 1.0 white (WCAG 2.1)."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast_ratio(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, 1.0 to 21.0 (WCAG 2.1)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(one: QColor, other: QColor, share: float) -> QColor:
    """Return `one` with a share (0.0 to 1.0) of `other` mixed in."""
    keep = 1.0 - share
    return QColor.fromRgbF(
        one.redF() * keep + other.redF() * share,
        one.greenF() * keep + other.greenF() * share,
        one.blueF() * keep + other.blueF() * share,
    )


def text_on(background: QColor) -> QColor:
    """Return black or white, whichever is easier to read on a background."""
    black, white = QColor("#000000"), QColor("#ffffff")
    return black if contrast_ratio(background, black) >= contrast_ratio(background, white) else white


def readable(colour: QColor, background: QColor, least: float = READABLE) -> QColor:
    """Return a colour for text: the given one, shifted towards black or white until it is readable."""
    goal = text_on(background)
    for step in range(21):
        candidate = mix(colour, goal, step / 20)
        if contrast_ratio(candidate, background) >= least:
            return candidate
    return goal
