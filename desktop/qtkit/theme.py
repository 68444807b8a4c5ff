"""Light and dark themes: the palette and the style sheet made from the tokens, and whether things may move."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyleFactory, QToolTip

from desktop.qtkit import tokens
from desktop.qtkit.colour import luminance
from desktop.qtkit.style_sheet import style_sheet
from desktop.qtkit.tokens import Token


class Theme(Enum):
    """What the supervisor can choose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Tone(Enum):
    """A colour with a meaning, readable as text on the window and table backgrounds of every theme."""

    OK = Token.OK
    AMBER = Token.WARNING
    ERROR = Token.ERROR
    DIM = Token.SECONDARY
    ACCENT = Token.LINK


_Role = QPalette.ColorRole
_ROLES = {
    _Role.Window: Token.WINDOW,
    _Role.WindowText: Token.TEXT,
    _Role.Base: Token.SURFACE,
    _Role.AlternateBase: Token.HOVER,
    _Role.Text: Token.TEXT,
    _Role.Button: Token.SURFACE,
    _Role.ButtonText: Token.TEXT,
    _Role.BrightText: Token.ERROR,
    _Role.ToolTipBase: Token.SURFACE,
    _Role.ToolTipText: Token.TEXT,
    _Role.PlaceholderText: Token.SECONDARY,
    _Role.Link: Token.LINK,
    _Role.LinkVisited: Token.LINK,
    _Role.Highlight: Token.SELECTION,
    _Role.HighlightedText: Token.TEXT,
    _Role.Accent: Token.ACCENT,
    _Role.Light: Token.SURFACE,
    _Role.Midlight: Token.HOVER,
    _Role.Mid: Token.HAIRLINE,
    _Role.Dark: Token.EDGE,
    _Role.Shadow: Token.SECONDARY,
}
_OUTLINED = ("QCheckBox", "QRadioButton", "QListView")
"""Widgets of which Fusion draws outlines in a darker window colour, invisible on a dark window."""
_FOLLOWS = "followsSystemTheme"
_system_accent: QColor | None = None
_shown: dict[bool, Mapping[Token, QColor]] = {}


def apply(app: QApplication, theme: Theme) -> None:
    """Apply a theme to the whole program, at start or later; SYSTEM follows the system from then on.

    The accent and the contrast of the system are followed in any case.
    """
    hints = app.styleHints()
    if app.property(_FOLLOWS) is None:
        _note_accent(app.palette())
        app.setStyle("Fusion")
        hints.colorSchemeChanged.connect(lambda _: _follow_system(app))
        hints.accessibility().contrastPreferenceChanged.connect(lambda _: _follow_contrast(app))
    app.setProperty(_FOLLOWS, theme is Theme.SYSTEM)
    if theme is Theme.SYSTEM:
        hints.unsetColorScheme()
        _follow_system(app)
        return
    dark = theme is Theme.DARK
    hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
    _paint(app, dark=dark)


@contextmanager
def styled_at_last(app: QApplication) -> Iterator[None]:
    """Put the first window together without the style sheet, which styles widgets anew whenever they are measured.

    Later ones are put together with it: Qt may crash when its style is exchanged while there are widgets.
    """
    sheet = "" if app.topLevelWidgets() else app.styleSheet()
    if sheet:
        app.setStyleSheet("")
    try:
        yield
    finally:
        if sheet:
            app.setStyleSheet(sheet)


def palette_for(*, dark: bool) -> QPalette:
    """Return the palette of a theme."""
    made = _colours(dark=dark)
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, made[token])
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, made[Token.FAINT])
    palette.setColor(QPalette.ColorGroup.Disabled, _Role.HighlightedText, made[Token.TEXT])
    return palette


def is_dark(palette: QPalette) -> bool:
    """Return whether a palette is dark."""
    return luminance(palette.color(_Role.Window)) < luminance(palette.color(_Role.WindowText))


def colours_of(palette: QPalette) -> Mapping[Token, QColor]:
    """Return the colours of all tokens for a palette, for reading only."""
    return _colours(dark=is_dark(palette))


def colour(token: Token, palette: QPalette | None = None) -> QColor:
    """Return the colour of a token for a palette, by default the program's."""
    return QColor(_colours(dark=is_dark(palette or QGuiApplication.palette()))[token])


def tone(which: Tone, palette: QPalette | None = None) -> QColor:
    """Return the colour of a tone for a palette, by default the program's."""
    return colour(which.value, palette)


def moves() -> bool:
    """Return whether things may move: not where animations are switched off in the style."""
    app = QApplication.instance()
    return isinstance(app, QApplication) and app.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


def _colours(*, dark: bool) -> Mapping[Token, QColor]:
    if dark not in _shown:
        _shown[dark] = tokens.colours(dark=dark, high_contrast=_high_contrast(), accent=_system_accent)
    return _shown[dark]


def _high_contrast() -> bool:
    hints = QGuiApplication.styleHints()
    return hints is not None and hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def _note_accent(system: QPalette) -> None:
    """Take note of the accent in the system's palette; Fusion's own accent is none of the system."""
    global _system_accent
    accent = system.color(_Role.Accent)
    fusion = QStyleFactory.create("Fusion").standardPalette()
    if accent not in (fusion.color(_Role.Accent), fusion.color(_Role.Highlight)):
        _system_accent = accent


def _follow_system(app: QApplication) -> None:
    if not app.property(_FOLLOWS):
        return
    system = _system_palette(app)
    _note_accent(system)
    # Windows' contrast themes are neither light nor dark to Qt, whatever their colours.
    dark = is_dark(system) if _high_contrast() else app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    _paint(app, dark=dark)


def _follow_contrast(app: QApplication) -> None:
    if app.property(_FOLLOWS):
        _follow_system(app)
    else:
        _paint(app, dark=is_dark(app.palette()))


def _system_palette(app: QApplication) -> QPalette:
    """Return the system's palette, for which ours has to be taken away for a moment."""
    app.setPalette(QPalette())
    return QPalette(app.palette())


def _paint(app: QApplication, *, dark: bool) -> None:
    _shown.clear()
    palette = palette_for(dark=dark)
    app.setPalette(palette)
    outlined = QPalette(palette)
    if dark:
        outlined.setColor(_Role.Window, _colours(dark=dark)[Token.SECONDARY])
    for name in _OUTLINED:
        app.setPalette(outlined, name)  # type: ignore[arg-type] # the stub has bytes, which it refuses
    app.setStyleSheet(style_sheet(_colours(dark=dark)))
    QToolTip.setPalette(palette)  # otherwise tooltips have the system's colours on Windows and macOS
