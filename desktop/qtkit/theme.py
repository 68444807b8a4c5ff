"""Light and dark: palettes, the tones that carry meaning, and how motion is treated."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QToolTip

from desktop.qtkit.colour import luminance, mix


class Theme(Enum):
    """What the supervisor chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Tone(Enum):
    """A colour with a meaning; every one is readable as text on the window and table backgrounds of its theme."""

    OK = "ok"
    AMBER = "amber"
    ERROR = "error"
    DIM = "dim"
    ACCENT = "accent"


_TONES = {
    False: {
        Tone.OK: "#1b6e3c",
        Tone.AMBER: "#8a5300",
        Tone.ERROR: "#b3261e",
        Tone.DIM: "#5c636b",
        Tone.ACCENT: "#1f5fa8",
    },
    True: {
        Tone.OK: "#6fcf8e",
        Tone.AMBER: "#f0b352",
        Tone.ERROR: "#ff8f87",
        Tone.DIM: "#a3abb4",
        Tone.ACCENT: "#7db4f0",
    },
}
_Role = QPalette.ColorRole
_LIGHT = {
    _Role.Window: "#f3f4f5",
    _Role.WindowText: "#1d2126",
    _Role.Base: "#ffffff",
    _Role.AlternateBase: "#f6f7f8",
    _Role.Text: "#1d2126",
    _Role.Button: "#eceef0",
    _Role.ButtonText: "#1d2126",
    _Role.BrightText: "#b3261e",
    _Role.ToolTipBase: "#ffffff",
    _Role.ToolTipText: "#1d2126",
    _Role.PlaceholderText: "#5c636b",
    _Role.Link: "#1f5fa8",
    _Role.LinkVisited: "#6a4a9c",
    _Role.Highlight: "#1f5fa8",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#1f5fa8",
    _Role.Light: "#ffffff",
    _Role.Midlight: "#f3f4f5",
    _Role.Mid: "#c3c8ce",
    _Role.Dark: "#a4abb3",
    _Role.Shadow: "#747b83",
}
_DARK = {
    _Role.Window: "#24272b",
    _Role.WindowText: "#e4e7ea",
    _Role.Base: "#1b1e21",
    _Role.AlternateBase: "#202327",
    _Role.Text: "#e4e7ea",
    _Role.Button: "#31353a",
    _Role.ButtonText: "#e4e7ea",
    _Role.BrightText: "#ff8f87",
    _Role.ToolTipBase: "#31353a",
    _Role.ToolTipText: "#e4e7ea",
    _Role.PlaceholderText: "#a3abb4",
    _Role.Link: "#7db4f0",
    _Role.LinkVisited: "#c2a5ee",
    _Role.Highlight: "#2d5f98",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#7db4f0",
    _Role.Light: "#454a51",
    _Role.Midlight: "#3b4046",
    _Role.Mid: "#3b4046",
    _Role.Dark: "#15171a",
    _Role.Shadow: "#0c0d0f",
}

_DARK_OUTLINE = "#868e97"
"""Fusion draws outlines in a darker window colour, which is unseen on a dark window: empty boxes would be lost."""
_OUTLINED = ("QCheckBox", "QRadioButton", "QLineEdit", "QAbstractSpinBox", "QComboBox", "QListView")
"""Widgets that draw nothing else in their window colour."""


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole program in a theme, at start or while it runs; SYSTEM follows the system from then on."""
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    hints = app.styleHints()
    follow = app.property("followsSystemTheme")
    if follow is None:
        hints.colorSchemeChanged.connect(lambda _: _follow_system(app))
    app.setProperty("followsSystemTheme", theme is Theme.SYSTEM)
    if theme is Theme.SYSTEM:
        hints.unsetColorScheme()
        _follow_system(app)
        return
    dark = theme is Theme.DARK
    hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
    _paint(app, dark=dark)


def _follow_system(app: QApplication) -> None:
    if app.property("followsSystemTheme"):
        _paint(app, dark=app.styleHints().colorScheme() is Qt.ColorScheme.Dark)


def _paint(app: QApplication, *, dark: bool) -> None:
    palette = palette_for(dark=dark)
    app.setPalette(palette)
    if dark:
        outlined = QPalette(palette)
        outlined.setColor(_Role.Window, QColor(_DARK_OUTLINE))
        for name in _OUTLINED:
            app.setPalette(outlined, name)  # type: ignore[arg-type] # the stub has bytes, which it refuses
    QToolTip.setPalette(palette)  # else tooltips have the system's colours, on Windows and macOS


def palette_for(*, dark: bool) -> QPalette:
    """Return the palette of a theme."""
    colours = _DARK if dark else _LIGHT
    palette = QPalette()
    for role, name in colours.items():
        palette.setColor(role, QColor(name))
    text, window = QColor(colours[_Role.WindowText]), QColor(colours[_Role.Window])
    faint = mix(text, window, 0.5)
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
    quiet = mix(QColor(colours[_Role.Highlight]), window, 0.6)
    palette.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, quiet)
    palette.setColor(QPalette.ColorGroup.Disabled, _Role.HighlightedText, text)
    return palette


def is_dark(palette: QPalette) -> bool:
    """Tell whether a palette is a dark one."""
    return luminance(palette.color(_Role.Window)) < luminance(palette.color(_Role.WindowText))


def tone(which: Tone, palette: QPalette | None = None) -> QColor:
    """Return the colour with a meaning that suits a palette (the program's own, when none is given)."""
    return QColor(_TONES[is_dark(palette or QGuiApplication.palette())][which])


def moves() -> bool:
    """Tell whether things may move and fade: not where the style has animations switched off."""
    app = QApplication.instance()
    return isinstance(app, QApplication) and app.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
