import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor

from desktop.qtkit.cells import BarCell
from desktop.qtkit.columns import RIGHT, Column
from desktop.qtkit.look import PAD
from desktop.qtkit.stacked_bar import Segment, widths
from desktop.qtkit.table_model import TableModel
from desktop.qtkit.table_view import TableView
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from tests.pixels import cell, columns_of, distance

GREEN, GREY, RED, BLUE = (QColor(name) for name in ("#2e9e5b", "#9aa3ad", "#d03a2f", "#3b6fd0"))


@pytest.fixture
def table(show):
    """Return a function that shows a table of bars; each row is a pair of its text and its segments."""

    def table_(*rows, width=240):
        bars = {"bar": lambda row: row[2], "cell": BarCell()}
        columns = [Column("bar", lambda: "Done", lambda row: row[1], alignment=RIGHT, **bars)]
        model = TableModel(columns, lambda row: row[0])
        view = show(TableView(model), size=(400, 200))
        model.replace([(number, *row) for number, row in enumerate(rows)])
        view.sortByColumn(-1, view.horizontalHeader().sortIndicatorOrder())
        view.setColumnWidth(0, width)
        return view

    return table_


def segments(*pairs):
    return [Segment(share, colour, "") for share, colour in pairs]


def test_shares_are_drawn_in_order_and_in_proportion(table):
    image = cell(table(("75 %", segments((0.75, GREEN), (0.25, GREY)))))
    done, rest = columns_of(image, GREEN), columns_of(image, GREY)
    assert max(done) < min(rest), "done grows from the left"
    assert len(done) / (len(done) + len(rest)) == pytest.approx(0.75, abs=0.03)


def test_every_segment_that_is_there_is_seen(table):
    many = segments((0.997, GREEN), (0.001, RED), (0.001, BLUE), (0.001, GREY))
    image = cell(table(("99 %", many)))
    assert all(columns_of(image, colour) for colour in (GREEN, RED, BLUE))
    assert many_pixels_like(image, GREY)


def many_pixels_like(image, colour):
    """Return whether a colour occurs at all, even softened at the round end."""

    middle = image.height() // 2
    return any(distance(image.pixelColor(x, middle), colour) < 30 for x in range(image.width()))


def test_a_share_of_nothing_is_not_drawn(table):
    image = cell(table(("100 %", segments((1.0, GREEN), (0.0, RED)))))
    assert columns_of(image, GREEN)
    assert not columns_of(image, RED)


def test_what_no_segment_tells_of_is_the_track(table):
    image = cell(table(("25 %", segments((0.25, GREEN)))))
    done, track = columns_of(image, GREEN), columns_of(image, colour(Token.TRACK))
    assert max(done) < min(track)
    assert len(done) / (len(track) + len(done)) == pytest.approx(0.25, abs=0.05)


def test_a_list_of_which_nothing_is_done_has_a_track_and_one_that_is_unread_has_none(table):
    view = table(("0 %", []), ("", []))
    assert [len(columns_of(cell(view, row), colour(Token.TRACK))) > 50 for row in (0, 1)] == [True, False]


def test_the_track_is_seen_on_every_ground_of_a_row(table):
    view = table(("50 %", segments((0.5, GREEN))))
    plain = columns_of(cell(view), colour(Token.TRACK))
    view.selectRow(0)
    assert columns_of(cell(view), colour(Token.TRACK)) == plain != []


def test_a_selected_row_keeps_its_colours(table):
    view = table(("60 %", segments((0.6, GREEN), (0.4, RED))))
    plain = cell(view)
    view.selectRow(0)
    selected = cell(view)
    for part in (GREEN, RED):
        assert columns_of(selected, part) == columns_of(plain, part)
    assert columns_of(selected, colour(Token.SELECTION))


def test_bar_and_text_do_not_meet(table):
    view = table(("100 %", segments((1.0, GREEN))))
    image = cell(view)
    text = [
        x
        for x in range(max(columns_of(image, GREEN)) + 6, image.width())
        if any(image.pixelColor(x, y).lightness() < 90 for y in range(image.height()))
    ]
    assert text
    assert min(text) > max(columns_of(image, GREEN)) + 3


def test_a_narrow_cell_draws_nothing_into_its_neighbour(table):
    view = table(("100 %", segments((1.0, GREEN))), width=40)
    rect = view.visualRect(view.model().index(0, 0))
    beside = view.viewport().grab(QRect(rect.right() + 2, rect.top(), 60, rect.height())).toImage()
    colours = {beside.pixel(x, y) for x in range(beside.width()) for y in range(beside.height())}
    assert len(colours) == 1
    image = cell(view)
    assert not columns_of(image, GREEN)
    margin = {image.pixel(x, y) for x in range(5) for y in range(image.height() - 1)}
    assert len(margin) == 1


def test_a_bar_asks_for_room(table):
    view = table(("60 %", segments((1.0, GREEN))))
    text = view.fontMetrics().horizontalAdvance("100 %")
    assert view.sizeHintForColumn(0) >= text + 56 + 2 * PAD


shares = st.lists(st.floats(0, 1), max_size=8).map(lambda many: [share / max(1.0, sum(many)) for share in many])


@given(shares, st.floats(4, 400))
def test_widths_fill_the_room_and_never_pass_it(some, room):
    made = widths(some, room)
    assert len(made) == len(some)
    assert sum(made) <= room + 1e-6
    there = sum(share > 0 for share in some)
    for share, width in zip(some, made, strict=True):
        assert (width == 0) == (share <= 0)
        assert width >= min(2.0, room / max(1, there)) - 1e-6 or share <= 0


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=8), st.floats(50, 400))
def test_shares_that_are_the_whole_fill_the_room(some, room):
    whole = sum(some)
    assert sum(widths([share / whole for share in some], room)) == pytest.approx(room)
