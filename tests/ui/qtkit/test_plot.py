import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.qtkit import theme
from desktop.qtkit.picture import Area, Bars, Line, Picture, Values
from desktop.qtkit.plot import Plot
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from tests.pixels import distance

RED, GREEN, BLUE = QColor("#d03a2f"), QColor("#2e9e5b"), QColor("#2160d3")


def picture(**parts):
    given = {
        "left": 0.0,
        "right": 10.0,
        "top": 10.0,
        "ticks": [(0.0, "begin"), (10.0, "end")],
        "value": lambda value: f"{value:.0f}",
        "read": lambda x: Values(x, f"at {x:.0f}", (("Done", f"{x:.0f}"),)),
    }
    return Picture(**given | parts)


@pytest.fixture
def plot(show, dressed):
    made = Plot()
    show(made, size=(500, 300))
    return made


def count_of(plot, ink):
    QApplication.processEvents()
    image = plot.grab().toImage()
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(distance(image.pixelColor(x, y), ink) < 12 for x, y in places)


def hover(plot, share):
    """Move the mouse to a share of the chart's width, from the left edge of the first value to the last one."""
    left, right = (plot._to_pixels(x)[0] for x in (0, 10))
    at = QPointF(left + (right - left) * share, 100)
    view = plot._view.viewport()
    buttons = Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, at, at, buttons, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, moved)


def test_it_draws_lines_areas_and_bars(plot):
    plot.show_picture(picture(lines=[Line([[(0, 1), (10, 9)]], RED)]))
    assert count_of(plot, RED) > 200
    plot.show_picture(picture(areas=[Area([[(0, 0), (0, 5), (10, 5), (10, 0)]], GREEN)]))
    assert count_of(plot, GREEN) > 20_000
    assert count_of(plot, RED) == 0
    plot.show_picture(picture(bars=[Bars([2, 8], [10, 5], 1, BLUE)]))
    assert 2_000 < count_of(plot, BLUE) < 20_000


def test_a_line_of_several_runs_is_not_joined(plot):
    plot.show_picture(picture(lines=[Line([[(0, 5), (2, 5)], [(8, 5), (10, 5)]], RED)]))
    apart = count_of(plot, RED)
    plot.show_picture(picture(lines=[Line([[(0, 5), (10, 5)]], RED)]))
    assert apart < count_of(plot, RED) * 0.5


def test_what_is_not_known_is_hatched_and_not_filled(plot):
    square = [(2, 2), (2, 8), (8, 8), (8, 2)]
    plot.show_picture(picture())
    blank = count_of(plot, colour(Token.FAINT))
    plot.show_picture(picture(unknown=[square]))
    hatched = count_of(plot, colour(Token.FAINT)) - blank
    plot.show_picture(picture(areas=[Area([square], colour(Token.FAINT))]))
    assert 100 < hatched < (count_of(plot, colour(Token.FAINT)) - blank) * 0.6


def test_the_mouse_reads_exact_values(plot):
    plot.show_picture(picture())
    hover(plot, 0.4)
    assert plot.values.x == pytest.approx(4, abs=0.1)
    assert plot.accessibleDescription() == "at 4, Done: 4"
    QApplication.sendEvent(plot._view.viewport(), QEvent(QEvent.Type.Leave))
    assert plot.values is None
    assert plot.accessibleDescription() == ""


def test_the_arrow_keys_read_too_and_go_no_further_than_the_ends(plot):
    plot.show_picture(picture(stops=(1.0, 5.0, 9.0)))
    plot.setFocus()
    places = []
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
        Qt.Key.Key_End,
        Qt.Key.Key_Right,
        Qt.Key.Key_Left,
        Qt.Key.Key_Home,
    ):
        QTest.keyClick(plot, key)
        places.append(plot.values.x)
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert places == [1.0, 5.0, 9.0, 9.0, 5.0, 1.0]
    assert plot.values is None


def test_without_stops_the_keys_go_evenly_from_end_to_end(plot):
    plot.show_picture(picture())
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot.values.x == 10
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert 9.5 < plot.values.x < 10


def test_values_that_are_read_are_read_again_from_a_new_picture(plot):
    plot.show_picture(picture())
    QTest.keyClick(plot, Qt.Key.Key_End)
    plot.show_picture(picture(read=lambda x: Values(x, "new", ())))
    assert plot.values == Values(10.0, "new", ())


def test_a_picture_for_a_file_is_without_the_focus_and_what_is_read(plot):
    plot.show_picture(picture())
    plot.setFocus()
    bare = count_of(plot, colour(Token.ACCENT))
    QTest.keyClick(plot, Qt.Key.Key_End)
    with plot.exported(2):
        assert count_of(plot, colour(Token.ACCENT)) == 0
    assert count_of(plot, colour(Token.ACCENT)) == bare > 0
    assert plot.values is not None


def test_it_follows_the_theme(plot, qapp):
    plot.show_picture(picture())
    grounds = []
    for chosen in (theme.Theme.DARK, theme.Theme.LIGHT):
        theme.apply(qapp, chosen)
        QApplication.processEvents()
        grounds.append(plot.grab().toImage().pixelColor(QPoint(250, 20)))
        assert grounds[-1] == colour(Token.SURFACE)
    assert grounds[0] != grounds[1]
