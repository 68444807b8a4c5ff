"""Small bars in a cell: sure, perhaps, unknown."""

import pytest

from desktop.qtkit import theme
from desktop.qtkit.columns import Column
from desktop.qtkit.look import PAD
from desktop.qtkit.sparkline import Bar, SparklineCell
from desktop.qtkit.table_model import TableModel
from desktop.qtkit.table_view import TableView
from desktop.qtkit.tokens import Token
from tests.pixels import cell, has_colour


@pytest.fixture
def drawn(show):
    """Return a function that draws bars in a cell and returns its picture."""

    def drawn_(*bars):
        columns = [Column("only", lambda: "Only", lambda row: "", cell=SparklineCell(lambda row: row[1]))]
        view = show(TableView(TableModel(columns, lambda row: row[0])))
        view.model().replace([(1, bars)])
        view.setColumnWidth(0, 120)
        return cell(view)

    return drawn_


def height(image, place):
    """Return how many pixels of a bar are drawn in the accent's colour."""
    x = PAD + 7 * place + 2
    accent = theme.colour(Token.ACCENT).rgb()
    return sum(image.pixelColor(x, y).rgb() == accent for y in range(image.height()))


def test_bars_are_as_high_as_their_share_of_the_highest(drawn):
    image = drawn(Bar(12), Bar(6), Bar(0), Bar(1))
    assert [height(image, place) for place in range(4)] == [18, 9, 0, 2]


def test_what_may_be_more_is_paler_on_top(drawn):
    image = drawn(Bar(6, 6), Bar(12))
    assert (height(image, 0), height(image, 1)) == (9, 18)
    x, top = PAD + 2, image.height() // 2 - 8
    assert image.pixelColor(x, top).rgb() not in {
        theme.colour(token).rgb() for token in (Token.ACCENT, Token.SURFACE, Token.TRACK)
    }


def test_unknown_hours_are_hatched_whatever_is_sure_of_them(drawn):
    image = drawn(Bar(12), Bar(5, unknown=True))
    beside = range(PAD + 7, PAD + 12)
    assert height(image, 1) == 0
    assert has_colour(image, theme.colour(Token.TRACK), beside)
    assert has_colour(image, theme.colour(Token.FAINT), beside)
    assert not has_colour(image, theme.colour(Token.TRACK), range(PAD, PAD + 5))


def test_without_hours_nothing_is_drawn(drawn):
    assert not has_colour(drawn(), theme.colour(Token.HAIRLINE), range(PAD, PAD + 60))
