"""The swatches for statuses: told apart, seen in both themes, named in both languages."""

from itertools import combinations
from math import dist

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton

from desktop import app
from desktop.qtkit.colour import contrast_ratio
from desktop.ui.statuses.swatches import LIGHT, STRONG, ColourChoice, colour_names

WHITE, DARK = QColor("#ffffff"), QColor("#1b1e21")


def lab(name):
    """Return a colour in CIELAB, where distances are those that are seen."""
    colour = QColor(name)
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    parts = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
    )
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_no_two_are_alike_and_all_are_seen_in_both_themes():
    alike = [(one, other) for one, other in combinations(colour_names(), 2) if dist(lab(one), lab(other)) < 12]
    assert alike == []
    for least, colours in ((3.0, STRONG), (1.6, LIGHT)):
        for name in colours.values():
            assert min(contrast_ratio(QColor(name), ground) for ground in (WHITE, DARK)) >= least, name


def test_each_has_a_name_of_its_own_in_both_languages(qapp):
    found = []
    for language in ("en", "ru"):
        app.dress(qapp, language=language, theme_name="light")
        found.append(set(colour_names().values()))
    app.dress(qapp, language="en", theme_name="light")
    assert [len(names) for names in found] == [26, 26]
    assert "светло-зелёный" in found[1]
    assert not found[0] & found[1]


def test_only_one_swatch_is_reached_by_tab_and_it_is_the_ticked_one(qtbot):
    choice = ColourChoice("#2468D6")
    qtbot.addWidget(choice)
    assert choice.focusProxy().focusProxy().accessibleName() == "blue"
    reached = [
        button.objectName()
        for button in choice.findChildren(QPushButton)
        if button.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert reached == ["swatchBlue", "statusNoColour"]
