from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter

from desktop.qtkit import icons, theme
from desktop.qtkit.icons import SIZE, Glyph, icon
from desktop.qtkit.theme import Theme, apply, colour
from desktop.qtkit.tokens import Token
from tests.pixels import distance

LINES = Path(__file__).resolve().parents[3] / "resources" / "icons" / "lines"


@pytest.fixture(autouse=True)
def light_again(qapp, dressed):
    yield
    apply(qapp, Theme.LIGHT)


def image(made, mode=QIcon.Mode.Normal, ratio=1.0):
    return made.pixmap(QSize(SIZE, SIZE), ratio, mode).toImage().convertToFormat(QImage.Format.Format_ARGB32)


def ink(picture):
    """Return the colour of the pixel that is most drawn."""
    return max(
        (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())),
        key=lambda pixel: pixel.alpha(),
    )


def test_every_glyph_has_its_file_and_every_file_its_glyph():
    assert {glyph.value for glyph in Glyph} == {file.stem for file in LINES.glob("*.svg")}


@pytest.mark.parametrize("glyph", Glyph)
def test_every_icon_is_drawn_in_one_colour_inside_its_box(glyph):
    picture = image(icon(glyph))
    drawn = [(x, y) for x in range(SIZE) for y in range(SIZE) if picture.pixelColor(x, y).alpha() > 60]
    assert len(drawn) >= 6
    for x, y in drawn:
        assert distance(picture.pixelColor(x, y), colour(Token.SECONDARY)) < 30
    assert picture.pixelColor(0, 0).alpha() < 40


@pytest.mark.parametrize("token", [Token.SECONDARY, Token.LINK, Token.ON_ACCENT])
def test_an_icon_follows_the_theme_while_running(qapp, token):
    made = icon(Glyph.ADD, token)
    for chosen in (Theme.LIGHT, Theme.DARK, Theme.LIGHT):
        apply(qapp, chosen)
        assert distance(ink(image(made)), colour(token)) < 12


@pytest.mark.parametrize("chosen", [Theme.LIGHT, Theme.DARK])
def test_what_is_disabled_is_fainter(qapp, chosen):
    apply(qapp, chosen)
    made = icon(Glyph.ADD)
    assert distance(ink(image(made, QIcon.Mode.Disabled)), colour(Token.FAINT)) < 12
    surface = colour(Token.SURFACE)
    normal, disabled = (ink(image(made, mode)) for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled))
    assert distance(disabled, surface) < distance(normal, surface)


def test_an_icon_is_sharp_on_a_screen_of_twice_the_pixels():
    once, twice = image(icon(Glyph.ADD)), image(icon(Glyph.ADD), ratio=2.0)
    assert twice.size() == QSize(2 * SIZE, 2 * SIZE)
    assert twice != once.scaled(twice.size())
    column = [twice.pixelColor(2 * SIZE // 2, y).alpha() for y in range(2 * SIZE)]
    assert max(column) > 200


def test_a_glyph_is_painted_sharp_too():
    def painted(ratio, box):
        picture = QImage(40, 40, QImage.Format.Format_ARGB32)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        icons.paint(painter, box, Glyph.CHECK, QColor("#b3261e"))
        painter.end()
        picture.setDevicePixelRatio(1.0)
        return picture

    dense, large = painted(2.0, QRectF(2, 2, 16, 16)), painted(1.0, QRectF(4, 4, 32, 32))
    assert dense == large, "as if it were twice as large"
    assert dense != painted(1.0, QRectF(2, 2, 16, 16))


def test_an_icon_beside_a_text_has_its_gap():
    picture = icon(Glyph.ADD).pixmap(icons.BESIDE_TEXT).toImage()
    assert picture.size() == icons.BESIDE_TEXT
    assert all(picture.pixelColor(x, y).alpha() == 0 for x in range(SIZE, 20) for y in range(SIZE))


def test_an_icon_is_blank_where_its_file_is_not(monkeypatch):
    monkeypatch.setattr(Glyph.BELL, "_value_", "no-such-file")
    icons._pixmap.cache_clear()
    picture = image(icon(Glyph.BELL))
    assert all(picture.pixelColor(x, y).alpha() == 0 for x in range(SIZE) for y in range(SIZE))
    icons._pixmap.cache_clear()


def test_a_copy_of_an_icon_looks_the_same():
    made = icon(Glyph.UNDO, Token.LINK)
    assert image(QIcon(made)) == image(made)
    assert theme.colour(Token.LINK) != theme.colour(Token.SECONDARY)
