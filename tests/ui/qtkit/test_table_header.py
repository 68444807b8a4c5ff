import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from desktop.qtkit.columns import RIGHT, Column
from desktop.qtkit.look import PAD
from desktop.qtkit.table_model import TableModel
from desktop.qtkit.table_view import TableView
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from tests.pixels import cell, distance, drawn

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def view(show, dressed):
    columns = [Column("left", lambda: "Name", str), Column("right", lambda: "Size", str, alignment=RIGHT)]
    made = show(TableView(TableModel(columns, lambda row: row)))
    made.model().replace([12345, 12346])
    made.setColumnWidth(0, 200)
    made.setColumnWidth(1, 200)
    return made


def title(view, number):
    """Return the picture of a column's title."""
    header = view.horizontalHeader()
    rect = QRect(header.sectionViewportPosition(number), 0, header.sectionSize(number), header.height())
    return header.viewport().grab(rect).toImage()


def edges(image):
    inked = drawn(image, colour(Token.SURFACE))
    return min(inked), image.width() - 1 - max(inked)


def test_titles_are_aligned_as_their_columns(view):
    view.sort_by("left")
    assert edges(title(view, 1))[1] == pytest.approx(edges(cell(view, column=1))[1], abs=2)
    view.sort_by("right")
    assert edges(title(view, 0))[0] == pytest.approx(edges(cell(view, column=0))[0], abs=2)


@pytest.mark.parametrize("number", [0, 1])
def test_a_title_stays_where_it_is_when_it_gets_its_arrow(view, number):
    other = "right" if number == 0 else "left"
    view.sort_by(other)
    plain = edges(title(view, number))
    view.sort_by("left" if number == 0 else "right")
    assert edges(title(view, number))[number] == pytest.approx(plain[number], abs=1)
    assert edges(title(view, number))[1 - number] < plain[1 - number], "the arrow is at the other side"


def arrow_points_up(view):
    """Return whether more of the arrow of the first title is in its upper half."""
    image, ground = title(view, 0), colour(Token.SURFACE)
    text = view.fontMetrics().horizontalAdvance("Name") + PAD
    inked = [
        y
        for x in range(text, text + 24)
        for y in range(4, image.height() - 4)
        if distance(image.pixelColor(x, y), ground) > 100
    ]
    assert inked
    return sum(inked) / len(inked) < (min(inked) + max(inked)) / 2


def test_the_arrow_points_up_where_values_rise(view):
    view.sort_by("left")
    assert arrow_points_up(view)
    view.sort_by("left", descending=True)
    assert not arrow_points_up(view)


def test_an_unsorted_column_has_no_arrow_and_is_secondary(view):
    view.sort_by("right")
    plain = title(view, 0)
    view.sort_by("left")
    chosen = title(view, 0)
    assert len(drawn(chosen, colour(Token.SURFACE))) > len(drawn(plain, colour(Token.SURFACE)))
    assert darkest(plain) > darkest(chosen)


def darkest(image):
    return min(image.pixelColor(x, y).lightness() for x in range(PAD, 60) for y in range(4, image.height() - 4))


def test_it_is_as_high_as_a_row_and_higher_in_a_larger_font(view):
    header = view.horizontalHeader()
    assert header.height() == 32 == view.rowHeight(0)
    font = header.font()
    font.setPointSizeF(font.pointSizeF() * 2.5)
    header.setFont(font)
    assert header.sizeHint().height() >= header.fontMetrics().height() + 8


def test_a_click_sorts_and_another_turns_the_order(view):
    header = view.horizontalHeader()
    view.sort_by("right")
    spot = QPoint(header.sectionViewportPosition(0) + 30, header.height() // 2)
    for order in (ASCENDING, DESCENDING, ASCENDING):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (0, order)


def test_a_title_asks_for_room_for_its_arrow(view):
    header = view.horizontalHeader()
    for number, key in enumerate(("left", "right")):
        view.setColumnWidth(number, header.sectionSizeHint(number))
        view.sort_by(key)
        narrow = drawn(title(view, number), colour(Token.SURFACE))
        view.setColumnWidth(number, 300)
        assert len(narrow) == len(drawn(title(view, number), colour(Token.SURFACE)))
