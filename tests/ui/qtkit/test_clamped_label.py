import pytest
from PySide6.QtWidgets import QWidget

from desktop.qtkit.clamped_label import ClampedLabel

LONG = "Предложение 🙂 клиентам, которые отказались от продления договора, <b>по</b> всему округу"


@pytest.fixture
def label(show):
    return show(ClampedLabel(), QWidget(), size=(200, 200))


def test_a_short_text_takes_one_line_and_needs_no_tooltip(label):
    label.setText("Short")
    label.grab()
    assert label.heightForWidth(label.width()) == label.fontMetrics().lineSpacing()
    assert label.toolTip() == ""


@pytest.mark.parametrize("text", [LONG, "x" * 200, f"{LONG}\n{LONG}"])
def test_a_long_text_takes_two_lines_and_the_tooltip_has_all_of_it(label, text):
    label.setText(text)
    label.grab()
    assert label.heightForWidth(label.width()) == 2 * label.fontMetrics().lineSpacing()
    assert "<b>" not in label.toolTip()
    assert label.toolTip().endswith("</span>")


def test_it_asks_for_no_width(label):
    label.setText("x" * 200)
    assert label.minimumSizeHint().width() < 100


def test_a_text_of_two_lines_is_shown_whole(label):
    label.setText("One line and\nanother")
    label.resize(label.fontMetrics().horizontalAdvance("One line and an"), 100)
    label.grab()
    assert label.toolTip() == ""
