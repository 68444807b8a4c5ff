"""The strip of figures: what is drawn where there is little room, and how it is pressed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from desktop.qtkit.figures import Figure, FigureRow, FigureText
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from tests.pixels import has_colour

TEXTS = [
    FigureText("Done today", "214–226", "Done today 214, up to 12 more unknown", note="in 3 lists"),
    FigureText("Will end", "16:40–17:30", "Will end today 16:40–17:30", note="today", explained="In 8 of 10 cases"),
    FigureText("Attention", "2 stuck", "Attention: 2 stuck", value_ink=Token.WARNING),
]


@pytest.fixture
def row(show, dressed):
    """Return a function that shows three figures in a window of a width; the middle one is no filter."""

    def row_(width=900):
        figures = [Figure("one"), Figure("two", filters=False), Figure("three")]
        made = FigureRow("row", figures, ["two", "one"])
        show(made, size=(width, 120))
        made.say(TEXTS)
        return made, figures

    return row_


def test_each_says_all_of_it_to_a_screen_reader_and_in_its_tooltip(row):
    _, figures = row()
    assert [figure.accessibleName() for figure in figures] == [text.spoken for text in TEXTS]
    assert "In 8 of 10 cases" in figures[1].toolTip()
    assert QAccessible.queryAccessibleInterface(figures[0]).role() is QAccessible.Role.CheckBox


def test_one_at_a_time_is_on_by_mouse_and_by_keyboard(row):
    made, figures = row()
    told = []
    made.chosen.connect(told.append)
    QTest.mouseClick(figures[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(figures[2], Qt.Key.Key_Space)
    QTest.mouseClick(figures[1], Qt.MouseButton.LeftButton)
    QTest.keyClick(figures[2], Qt.Key.Key_Space)
    assert told == ["one", "three", ""]
    assert made.on == ""
    assert figures[1].focusPolicy() is Qt.FocusPolicy.NoFocus


def test_what_matters_least_is_left_out_before_anything_is_cut(row):
    made, figures = row(900)
    seen = {}
    for width in (900, 230, 130):
        made.resize(width, 77)
        seen[width] = [figure.objectName() for figure in figures if figure.isVisible()]
        assert all(figure.width() >= figure.wanted().least for figure in figures if figure.isVisible())
    assert seen == {900: ["one", "two", "three"], 230: ["one", "three"], 130: ["three"]}


def test_it_folds_to_one_line(row):
    made, figures = row()
    high = made.sizeHint().height()
    made.fold(True)
    assert (high, made.sizeHint().height()) == (77, 33)
    assert all(figure.width() >= figure.wanted().content for figure in figures if figure.isVisible())


def test_the_number_has_the_ink_of_what_it_means(row):
    _, figures = row()
    assert has_colour(figures[2].grab().toImage(), colour(Token.WARNING))
    assert not has_colour(figures[0].grab().toImage(), colour(Token.WARNING))


def test_the_one_that_filters_has_another_ground(row):
    made, figures = row()
    made.choose("three")
    assert has_colour(figures[2].grab().toImage(), colour(Token.SELECTION))
    assert not has_colour(figures[0].grab().toImage(), colour(Token.SELECTION))
