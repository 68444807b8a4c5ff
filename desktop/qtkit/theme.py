"""Light and dark themes: palettes, tones with a meaning, and whether things may move."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QToolTip

from desktop.qtkit.colour import luminance, mix


class Theme(Enum):
    """What the supervisor can choose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Tone(Enum):
    """A colour with a meaning, readable as text on the window and table backgrounds of every theme."""

    OK = "ok"
    AMBER = "amber"
    ERROR = "error"
    DIM = "dim"
    ACCENT = "accent"


_TONES = {
    Tone.OK: ("#1b6e3c", "#6fcf8e"),
    Tone.AMBER: ("#8a5300", "#f0b352"),
    Tone.ERROR: ("#b3261e", "#ff8f87"),
    Tone.DIM: ("#5c636b", "#a3abb4"),
    Tone.ACCENT: ("#1f5fa8", "#7db4f0"),
}
"""Colours of each tone in the light theme and in the dark one."""
_Role = QPalette.ColorRole
_PALETTE = {
    _Role.Window: ("#f3f4f5", "#24272b"),
    _Role.WindowText: ("#1d2126", "#e4e7ea"),
    _Role.Base: ("#ffffff", "#1b1e21"),
    _Role.AlternateBase: ("#f6f7f8", "#202327"),
    _Role.Text: ("#1d2126", "#e4e7ea"),
    _Role.Button: ("#eceef0", "#31353a"),
    _Role.ButtonText: ("#1d2126", "#e4e7ea"),
    _Role.BrightText: ("#b3261e", "#ff8f87"),
    _Role.ToolTipBase: ("#ffffff", "#31353a"),
    _Role.ToolTipText: ("#1d2126", "#e4e7ea"),
    _Role.PlaceholderText: ("#5c636b", "#a3abb4"),
    _Role.Link: ("#1f5fa8", "#7db4f0"),
    _Role.LinkVisited: ("#6a4a9c", "#c2a5ee"),
    _Role.Highlight: ("#1f5fa8", "#2d5f98"),
    _Role.HighlightedText: ("#ffffff", "#ffffff"),
    _Role.Accent: ("#1f5fa8", "#7db4f0"),
    _Role.Light: ("#ffffff", "#454a51"),
    _Role.Midlight: ("#f3f4f5", "#3b4046"),
    _Role.Mid: ("#c3c8ce", "#3b4046"),
    _Role.Dark: ("#a4abb3", "#15171a"),
    _Role.Shadow: ("#747b83", "#0c0d0f"),
}
"""Colours of each role in the light theme and in the dark one."""

_DARK_OUTLINE = "#868e97"
"""Fusion draws outlines in a darker window colour, which would make empty boxes invisible on a dark window."""
_OUTLINED = ("QCheckBox", "QRadioButton", "QLineEdit", "QAbstractSpinBox", "QComboBox", "QListView")
"""Widgets that use their window colour for outlines only."""


def apply(app: QApplication, theme: Theme) -> None:
    """Apply a theme to the whole program, at start or later; SYSTEM follows the system from then on."""
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
    QToolTip.setPalette(palette)  # otherwise tooltips have the system's colours on Windows and macOS


def palette_for(*, dark: bool) -> QPalette:
    """Return the palette of a theme."""
    colours = {role: pair[dark] for role, pair in _PALETTE.items()}
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
    """Return whether a palette is dark."""
    return luminance(palette.color(_Role.Window)) < luminance(palette.color(_Role.WindowText))


def tone(which: Tone, palette: QPalette | None = None) -> QColor:
    """Return the colour of a tone for a palette, by default the program's."""
    return QColor(_TONES[which][is_dark(palette or QGuiApplication.palette())])


def moves() -> bool:
    """Return whether things may move and fade: not where animations are switched off in the style."""
    app = QApplication.instance()
    return isinstance(app, QApplication) and app.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
