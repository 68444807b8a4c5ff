import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QWidget

from desktop.qtkit.swatch import SIZE, swatch

MIDDLE = SIZE // 2


def image(icon, mode=QIcon.Mode.Normal, ratio=1.0):
    return icon.pixmap(QSize(SIZE, SIZE), ratio, mode).toImage()


@pytest.mark.parametrize("mode", [QIcon.Mode.Normal, QIcon.Mode.Selected])
def test_the_colour_is_the_same_in_a_selected_row(qapp, mode):
    assert image(swatch(QColor("#d04a3a"), None), mode).pixelColor(MIDDLE, MIDDLE).name() == "#d04a3a"


def test_its_corners_are_round(qapp):
    assert image(swatch(QColor("#d04a3a"), None)).pixelColor(0, 0).alpha() < 128


def test_one_icon_a_colour(qapp):
    one, same, other = (swatch(QColor(name), None) for name in ("#010203", "#010203", "#010204"))
    assert one.cacheKey() == same.cacheKey()
    assert one.cacheKey() != other.cacheKey()


def test_it_is_as_sharp_as_the_screen(qtbot, monkeypatch):
    widget = QWidget()
    qtbot.addWidget(widget)
    monkeypatch.setattr(QWidget, "devicePixelRatioF", lambda _: 2.0)
    made = image(swatch(QColor("#2fc6f6"), widget), ratio=2.0)
    assert made.size() == QSize(2 * SIZE, 2 * SIZE)
    assert made.pixelColor(SIZE, SIZE).name() == "#2fc6f6"


@pytest.mark.parametrize("ground", ["#ffffff", "#1b1e21", "#1f5fa8"])
def test_a_colour_like_the_ground_is_seen_by_its_rim(qapp, ground):
    made = image(swatch(QColor(ground), None))
    assert any(
        made.pixelColor(x, MIDDLE).alpha() > 100 and made.pixelColor(x, MIDDLE).name() != ground for x in (0, 1)
    )
