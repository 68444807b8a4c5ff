"""Text can be read on every ground that it is on, in every theme and with every accent of the system."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from desktop.qtkit import cells
from desktop.qtkit.colour import READABLE, contrast_ratio
from desktop.qtkit.tokens import Token, colours

GROUNDS = (Token.WINDOW, Token.SURFACE, Token.SELECTION, Token.HOVER)
PAIRS = [
    *(
        (ink, ground)
        for ink in (Token.TEXT, Token.SECONDARY, Token.LINK, Token.OK, Token.WARNING, Token.ERROR)
        for ground in GROUNDS
    ),
    (Token.OK, Token.OK_GROUND),
    (Token.WARNING, Token.WARNING_GROUND),
    (Token.ERROR, Token.ERROR_GROUND),
    *((Token.TEXT, ground) for ground in (Token.OK_GROUND, Token.WARNING_GROUND, Token.ERROR_GROUND)),
    (Token.TEXT, Token.TRACK),
    (Token.SECONDARY, Token.TRACK),
    (Token.ON_ACCENT, Token.ACCENT),
    (Token.ON_ACCENT, Token.DANGER),
]
"""Texts and the grounds that they are on."""
THEMES = pytest.mark.parametrize(
    ("dark", "high_contrast"), [(False, False), (True, False), (False, True), (True, True)]
)
accents = st.integers(0, 0xFFFFFF).map(lambda value: QColor(value >> 16, value >> 8 & 255, value & 255))


def unreadable(made):
    return [
        f"{ink.name} on {ground.name}: {ratio:.2f}"
        for ink, ground in PAIRS
        if (ratio := contrast_ratio(made[ink], made[ground])) < READABLE
    ]


@THEMES
def test_every_text_can_be_read_on_its_ground(dark, high_contrast):
    assert unreadable(colours(dark=dark, high_contrast=high_contrast)) == []


@THEMES
@given(accent=accents)
def test_it_can_with_any_accent_of_the_system(dark, high_contrast, accent):
    assert unreadable(colours(dark=dark, high_contrast=high_contrast, accent=accent)) == []


@pytest.mark.parametrize("ground", cells._AVATARS)
def test_initials_can_be_read_in_their_circle(ground):
    assert contrast_ratio(QColor("white"), QColor(ground)) >= READABLE


@pytest.mark.parametrize("dark", [False, True])
def test_high_contrast_is_higher(dark):
    usual, high = colours(dark=dark), colours(dark=dark, high_contrast=True)
    for ink in (Token.TEXT, Token.SECONDARY, Token.EDGE, Token.HAIRLINE, Token.FAINT):
        before, after = (contrast_ratio(made[ink], made[Token.SURFACE]) for made in (usual, high))
        assert after > before, ink
    assert contrast_ratio(high[Token.TEXT], high[Token.SURFACE]) == pytest.approx(21)


@pytest.mark.parametrize("dark", [False, True])
def test_every_token_has_a_colour_that_does_not_shine_through(dark):
    made = colours(dark=dark)
    assert set(made) == set(Token)
    assert all(colour.isValid() and colour.alpha() == 255 for colour in made.values())


def test_the_accent_of_the_system_is_kept_where_it_can_be_read():
    violet = QColor("#6a1b9a")
    assert colours(dark=False, accent=violet)[Token.ACCENT].rgb() == violet.rgb()
    assert colours(dark=False, accent=QColor("#ffee00"))[Token.ACCENT].rgb() != QColor("#ffee00").rgb()
