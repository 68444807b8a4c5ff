import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QStyle, QToolTip

from desktop.qtkit import theme
from desktop.qtkit.colour import READABLE, contrast_ratio, luminance, mix, readable, text_on
from desktop.qtkit.theme import Theme, Tone, apply, is_dark, palette_for, tone
from desktop.qtkit.tokens import Token

ROOT = Path(__file__).resolve().parents[3]
Role = QPalette.ColorRole
BOTH = pytest.mark.parametrize("dark", [False, True])


@pytest.fixture(autouse=True)
def light_again(qapp):
    yield
    apply(qapp, Theme.LIGHT)


colours = st.integers(0, 0xFFFFFF).map(lambda value: QColor(value >> 16, value >> 8 & 255, value & 255))


@BOTH
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        (Role.WindowText, Role.Window),
        (Role.Text, Role.Base),
        (Role.Text, Role.AlternateBase),
        (Role.ButtonText, Role.Button),
        (Role.ToolTipText, Role.ToolTipBase),
        (Role.HighlightedText, Role.Highlight),
        (Role.PlaceholderText, Role.Base),
        (Role.PlaceholderText, Role.Window),
        (Role.Link, Role.Base),
        (Role.Link, Role.Window),
        (Role.LinkVisited, Role.Base),
        (Role.LinkVisited, Role.Window),
        (Role.BrightText, Role.Base),
        (Role.BrightText, Role.Window),
        (Role.ButtonText, Role.Window),
    ],
)
def test_text_can_be_read(qapp, dark, text, ground):
    palette = palette_for(dark=dark)
    assert contrast_ratio(palette.color(text), palette.color(ground)) >= READABLE


@BOTH
@pytest.mark.parametrize("which", Tone)
@pytest.mark.parametrize("ground", [Role.Window, Role.Base, Role.AlternateBase])
def test_tones_can_be_read(qapp, dark, which, ground):
    palette = palette_for(dark=dark)
    assert contrast_ratio(tone(which, palette), palette.color(ground)) >= READABLE


@BOTH
@pytest.mark.parametrize("which", [Tone.ACCENT, Tone.OK, Tone.AMBER, Tone.ERROR])
def test_text_can_be_read_on_a_tinted_notice(qapp, dark, which):
    palette = palette_for(dark=dark)
    ground = mix(palette.color(Role.Window), tone(which, palette), 0.10)
    assert contrast_ratio(palette.color(Role.WindowText), ground) >= READABLE


@BOTH
def test_a_palette_knows_what_it_is(qapp, dark):
    assert is_dark(palette_for(dark=dark)) is dark


def test_themes_are_switched_while_running(qapp):
    try:
        apply(qapp, Theme.DARK)
        assert is_dark(qapp.palette())
        apply(qapp, Theme.SYSTEM)
        apply(qapp, Theme.LIGHT)
        assert not is_dark(qapp.palette())
        assert theme.colour(Token.ACCENT).name() in qapp.styleSheet()
    finally:
        apply(qapp, Theme.LIGHT)


@given(colours, colours)
def test_contrast_is_symmetric_and_bounded(one, other):
    ratio = contrast_ratio(one, other)
    assert ratio == contrast_ratio(other, one)
    assert 1.0 <= ratio <= 21.01


@given(colours)
def test_any_ground_has_a_readable_text(ground):
    assert contrast_ratio(text_on(ground), ground) >= READABLE


@given(colours, colours)
def test_any_colour_is_made_readable(colour, ground):
    made = readable(colour, ground)
    assert contrast_ratio(made, ground) >= READABLE
    if contrast_ratio(colour, ground) >= READABLE:
        assert made.rgb() == colour.rgb()


@pytest.mark.parametrize("dark", [False, True])
def test_what_is_off_is_fainter_but_seen(dark):
    palette = palette_for(dark=dark)
    window = palette.color(Role.Window)
    faint = contrast_ratio(palette.color(QPalette.ColorGroup.Disabled, Role.WindowText), window)
    assert 1.8 < faint < contrast_ratio(palette.color(Role.WindowText), window)


async def test_widgets_and_tooltips_follow_the_theme_while_running(run, show, qapp):
    label = show(QLabel("text"))
    for chosen, dark in ((Theme.LIGHT, False), (Theme.DARK, True), (Theme.LIGHT, False)):
        theme.apply(qapp, chosen)
        await asyncio.sleep(0)
        assert is_dark(label.palette()) is dark
        assert is_dark(QToolTip.palette()) is dark
        assert tone(Tone.ERROR) == tone(Tone.ERROR, palette_for(dark=dark))
        assert label.grab().toImage().pixelColor(0, 0) == palette_for(dark=dark).color(Role.Window)


def test_the_system_is_followed_only_when_it_was_chosen(qapp):
    theme.apply(qapp, Theme.SYSTEM)
    system = is_dark(qapp.palette())
    qapp.setPalette(palette_for(dark=not system))
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert is_dark(qapp.palette()) is system
    theme.apply(qapp, Theme.DARK)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert is_dark(qapp.palette())


@pytest.fixture
def system(qapp, monkeypatch):
    """Return a function that changes what the system asks for while the program runs."""
    hints, asked = qapp.styleHints(), {"high": False, "dark": False}
    monkeypatch.setattr(theme, "_high_contrast", lambda: asked["high"])
    monkeypatch.setattr(theme, "_system_palette", lambda _app: palette_for(dark=asked["dark"]))
    monkeypatch.setattr(theme, "_system_accent", None)

    def system_(**changed):
        asked.update(changed)
        preference = Qt.ContrastPreference.HighContrast if asked["high"] else Qt.ContrastPreference.NoPreference
        hints.accessibility().contrastPreferenceChanged.emit(preference)

    yield system_
    asked.update(high=False, dark=False)
    theme._shown.clear()


async def test_a_contrast_theme_is_followed_when_it_is_switched_on(run, show, qapp, system):
    label = show(QLabel("text"))
    theme.apply(qapp, Theme.SYSTEM)
    for high, dark, window in ((True, True, "#000000"), (True, False, "#ffffff"), (False, False, "#f5f6f8")):
        system(high=high, dark=dark)
        await asyncio.sleep(0)
        assert qapp.palette().color(Role.Window).name() == window
        assert label.grab().toImage().pixelColor(0, 0).name() == window
        assert window in qapp.styleSheet()
        edge = theme.colour(Token.EDGE)
        assert (contrast_ratio(edge, qapp.palette().color(Role.Window)) > READABLE) is high


async def test_a_chosen_theme_stays_in_a_contrast_theme_and_is_drawn_more_strongly(run, qapp, system):
    theme.apply(qapp, Theme.LIGHT)
    system(high=True, dark=True)
    assert qapp.palette().color(Role.Window).name() == "#ffffff"
    theme.apply(qapp, Theme.DARK)
    assert qapp.palette().color(Role.Window).name() == "#000000"
    system(high=False)
    assert qapp.palette().color(Role.Window).name() == "#15181c"


def test_the_systems_palette_is_seen_below_ours_and_ours_comes_back(qapp):
    theme.apply(qapp, Theme.DARK)
    ours = qapp.palette()
    system = theme._system_palette(qapp)
    assert system.color(Role.Window) not in (palette_for(dark=dark).color(Role.Window) for dark in (True, False))
    theme.apply(qapp, Theme.DARK)
    assert qapp.palette().color(Role.Window) == ours.color(Role.Window)


def test_the_accent_of_the_system_is_followed_while_running(qapp, monkeypatch):
    system = palette_for(dark=False)
    system.setColor(Role.Accent, QColor("#b0006d"))
    monkeypatch.setattr(theme, "_system_accent", None)
    monkeypatch.setattr(theme, "_system_palette", lambda _app: system)
    theme.apply(qapp, Theme.SYSTEM)
    assert theme.colour(Token.ACCENT).name() == "#b0006d"
    monkeypatch.setattr(theme, "_system_accent", None)
    theme._shown.clear()


def test_motion_is_the_styles(qapp, monkeypatch):
    assert theme.moves()
    style = qapp.style()
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    monkeypatch.setattr(type(style), "styleHint", lambda _self, asked, *_: 0 if asked == hint else 1, raising=False)
    assert not theme.moves()


def test_contrast_is_the_standards():
    black, white = QColor("black"), QColor("white")
    assert contrast_ratio(black, white) == contrast_ratio(white, black) == pytest.approx(21)
    assert contrast_ratio(white, white) == pytest.approx(1)
    assert luminance(QColor("#777777")) == pytest.approx(0.1845, abs=1e-3)
    assert contrast_ratio(QColor("#767676"), white) == pytest.approx(4.54, abs=0.01)


FIRST_WINDOW = """
from PySide6.QtWidgets import QLabel
from desktop.app import dress
from desktop.qtkit import loop, theme

app = loop.application()
dress(app, language=None, theme_name="light")
sheet = app.styleSheet()
assert sheet
try:
    with theme.styled_at_last(app):
        first = QLabel("first")
        assert not app.styleSheet()
        raise ValueError
except ValueError:
    assert app.styleSheet() == sheet
with theme.styled_at_last(app):
    assert app.styleSheet() == sheet
"""


def test_the_first_window_is_put_together_without_the_sheet_and_then_has_it():
    subprocess.run([sys.executable, "-c", FIRST_WINDOW], check=True, cwd=ROOT)
