"""What columns draw, by its pixels."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.qtkit import theme
from desktop.qtkit.cells import (
    BarCell,
    ChangeCell,
    InkCell,
    NameCell,
    PartCell,
    PersonCell,
    Pill,
    PillCell,
    TextCell,
    initials,
    pill_width,
)
from desktop.qtkit.columns import RIGHT, Column
from desktop.qtkit.look import PAD, look_of
from desktop.qtkit.row_delegate import content_width
from desktop.qtkit.stacked_bar import Segment
from desktop.qtkit.table_model import TableModel
from desktop.qtkit.table_view import TableView
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from desktop.qtkit.type_scale import Step
from tests.pixels import cell, columns_of, distance, drawn, has_colour

GREEN, RED = QColor("#2e9e5b"), QColor("#d03a2f")
LONG = "Обзвон клиентов, которые не ответили в прошлом месяце"


@pytest.fixture
def table(show):
    """Return a function that shows a table of one column in cells of a kind; its rows are texts."""

    def table_(drawing, *rows, width=200, **column):
        columns = [Column("only", lambda: "Only", lambda row: row, cell=drawing, **column)]
        view = show(TableView(TableModel(columns, lambda row: row)), size=(700, 200))
        view.model().replace(rows)
        view.setColumnWidth(0, width)
        return view

    return table_


def look(view):
    return look_of(view.font(), view.palette())


def ink_of(image, columns):
    """Return the colour farthest from the table's ground in some pixel columns."""
    ground = colour(Token.SURFACE)
    pixels = (image.pixelColor(x, y) for x in columns for y in range(2, image.height() - 2))
    return max(pixels, key=lambda pixel: distance(pixel, ground))


def nearest(pixel, *tokens):
    return min(tokens, key=lambda token: distance(pixel, colour(token)))


def parts(image, *, gap=5):
    """Return the spans of pixel columns that are drawn in, parted where nothing is for some pixels."""
    spans = []
    for x in drawn(image, colour(Token.SURFACE)):
        if spans and x - spans[-1][-1] <= gap:
            spans[-1].append(x)
        else:
            spans.append([x])
    return spans


def test_a_name_has_its_number_in_grey_behind_it(table):
    name, number = parts(cell(table(NameCell(lambda _: "#4127"), "Обзвон")))
    image = cell(table(NameCell(lambda _: "#4127"), "Обзвон"))
    assert nearest(ink_of(image, name), Token.TEXT, Token.SECONDARY) is Token.TEXT
    assert nearest(ink_of(image, number), Token.TEXT, Token.SECONDARY) is Token.SECONDARY


def test_a_name_that_is_cut_keeps_its_number(table):
    whole = table(NameCell(lambda _: "#4127"), "Обзвон")
    wide = parts(cell(whole))[-1]
    image = cell(table(NameCell(lambda _: "#4127"), LONG))
    number = drawn(image, colour(Token.SURFACE))[-len(wide) :]
    assert number[-1] == image.width() - 1 - PAD or number[-1] >= image.width() - PAD - 3
    assert nearest(ink_of(image, range(number[2], number[-1] + 1)), Token.TEXT, Token.SECONDARY) is Token.SECONDARY


def test_a_name_without_a_number_has_the_room_for_itself(table):
    view = table(NameCell(), LONG, width=300)
    inked = drawn(cell(view), colour(Token.SURFACE))
    assert max(inked) > 300 - PAD - 20


def test_a_row_that_is_new_has_a_dot_before_its_name_and_room_for_it(table):
    drawing = NameCell(new=lambda row: row == "New")
    view, other = table(drawing, "New"), table(drawing, "Old")
    assert has_colour(cell(view), colour(Token.ACCENT), range(PAD, PAD + 8))
    assert not has_colour(cell(other), colour(Token.ACCENT), range(PAD, PAD + 8))
    [column] = view.model().columns
    name = look(view).width_of("New", Step.NAME)
    assert content_width(column, "New", look(view)) == name + 16


def test_a_row_decides_its_ink_and_a_change_stands_out(table):
    inks = InkCell(lambda row: Token.FAINT if row == "none" else Token.ERROR)
    faint, red = cell(table(inks, "none")), cell(table(inks, "late"))
    assert nearest(ink_of(red, range(red.width())), Token.ERROR, Token.TEXT, Token.FAINT) is Token.ERROR
    assert nearest(ink_of(faint, range(faint.width())), Token.ERROR, Token.TEXT, Token.FAINT) is Token.FAINT
    change = cell(table(ChangeCell(), "+12", alignment=RIGHT))
    assert nearest(ink_of(change, range(change.width())), Token.OK, Token.TEXT) is Token.OK


def test_without_a_text_there_is_no_dot(table):
    assert not has_colour(cell(table(TextCell(), "", decoration=lambda row: RED)), RED)
    assert has_colour(cell(table(TextCell(), "some", decoration=lambda row: RED)), RED)


def test_how_much_of_the_whole_is_in_two_inks(table):
    view = table(PartCell(lambda row: row.split(" ")[0]), "198 of 500", alignment=RIGHT)
    image = cell(view)
    inked = drawn(image, colour(Token.SURFACE))
    rest = view.fontMetrics().horizontalAdvance(" of 500")
    edge = image.width() - PAD - rest
    part, whole = [x for x in inked if x < edge], [x for x in inked if x > edge]
    assert nearest(ink_of(image, part), Token.TEXT, Token.SECONDARY) is Token.TEXT
    assert nearest(ink_of(image, whole), Token.TEXT, Token.SECONDARY) is Token.SECONDARY
    assert max(whole) == pytest.approx(image.width() - 1 - PAD, abs=2)


@pytest.mark.parametrize("text", ["1500", "500"])
def test_what_has_no_parts_is_in_one_ink(table, text):
    image = cell(table(PartCell(lambda _: ""), text, alignment=RIGHT))
    inked = drawn(image, colour(Token.SURFACE))
    assert nearest(ink_of(image, inked), Token.TEXT, Token.SECONDARY) is Token.TEXT


def test_parts_that_do_not_fit_are_cut_as_one_text(table):
    drawing = PartCell(lambda row: row.split(" ")[0])
    image = cell(table(drawing, "1198 of 5500", alignment=RIGHT, width=70))
    inked = drawn(image, colour(Token.SURFACE))
    assert min(inked) >= PAD - 2
    assert max(inked) <= image.width() - PAD + 1


def test_a_bar_leaves_the_track_for_what_is_in_progress(table):
    segments = {"bar": lambda row: [Segment(0.3, GREEN, "Success"), Segment(0.1, RED, "Refused")]}
    image = cell(table(BarCell(), "40 %", **segments))
    done, lost, track = (columns_of(image, ink) for ink in (GREEN, RED, colour(Token.TRACK)))
    left = [x for x in track if x > max(lost)]
    assert max(done) < min(lost) < max(lost) < min(left)
    assert len(track) - len(left) <= 2, "one pixel between segments"
    whole = max(track) - min(done)
    assert len(left) / whole == pytest.approx(0.6, abs=0.05)


def test_bars_of_one_column_are_equally_long(table):
    view = table(BarCell(), "5 %", "100 %", bar=lambda row: [])
    assert columns_of(cell(view, 0), colour(Token.TRACK)) == columns_of(cell(view, 1), colour(Token.TRACK))


def test_a_pill_is_a_ground_with_a_dot_and_a_text(table):
    view = table(PillCell(lambda _: Pill(Token.OK, Token.OK_GROUND, dot=RED)), "done")
    image = cell(view)
    [dot] = [columns_of(image, RED)]
    ground = [x for x in range(image.width()) if has_colour(image, colour(Token.OK_GROUND), [x])]
    assert min(ground) < min(dot) < max(dot) < max(ground)
    assert max(ground) < image.width() - PAD, "it is as wide as its text"
    text = [x for x in ground if x > max(dot) + 3]
    assert any(distance(image.pixelColor(x, y), colour(Token.OK)) < 60 for x in text for y in range(image.height()))


def test_a_pill_without_a_text_is_not_drawn(table):
    view = table(PillCell(lambda _: Pill()), "")
    assert drawn(cell(view), colour(Token.SURFACE)) == []


def test_a_pill_that_is_cut_stays_in_its_cell(table):
    image = cell(table(PillCell(lambda _: Pill()), LONG, width=90))
    assert max(drawn(image, colour(Token.SURFACE), least=10)) <= image.width() - PAD


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Анна Титова", "АТ"),
        ("ёлкин пётр сергеевич", "ЁП"),
        ("Anna (sales)", "A"),
        ("#41", ""),
        ("  ", ""),
        ("Ли", "Л"),
    ],
)
def test_initials_are_those_of_the_first_two_words(name, letters):
    assert initials(name) == letters


def test_a_person_has_initials_in_a_circle_before_the_name(table):
    view = table(PersonCell(), "Анна Титова")
    avatar, *name = parts(cell(view), gap=4)
    assert (avatar[0], len(avatar)) == (PAD, pytest.approx(20, abs=1))
    image = cell(view)
    assert any(image.pixelColor(x, y).lightness() > 200 for x in avatar[5:-5] for y in range(11, 21)), "white letters"
    assert sum(map(len, name)) > 30


def test_nobody_has_no_circle(table):
    assert drawn(cell(table(PersonCell(), "")), colour(Token.SURFACE)) == []


def test_one_person_has_one_colour_everywhere(table):
    view = table(PersonCell(), "Анна Титова", "Анна Титова ", "Игорь Мельников")
    spot = QPoint(PAD + 10, 7)
    first, _, other = (cell(view, row).pixelColor(spot) for row in range(3))
    view.selectRow(0)
    assert cell(view, 0).pixelColor(spot) == first
    assert first != other


CELLS = {
    "text": (TextCell(), {}),
    "dot": (TextCell(), {"decoration": lambda _: RED}),
    "name": (NameCell(lambda _: "#4127"), {}),
    "part": (PartCell(lambda row: row[:2]), {"alignment": RIGHT}),
    "person": (PersonCell(), {}),
    "pill": (PillCell(lambda _: Pill(dot=RED)), {}),
}


@pytest.mark.parametrize("kind", CELLS)
def test_what_a_cell_asks_for_is_what_it_needs(table, kind):
    drawing, column = CELLS[kind]
    view = table(drawing, "Обзвон ноябрь", width=400, **column)
    model = view.model()
    needs = content_width(model.columns[0], model.row_at(0), look(view)) + 2 * PAD
    whole = len(drawn(cell(view), colour(Token.SURFACE), least=10))
    view.setColumnWidth(0, needs)
    fitting = drawn(cell(view), colour(Token.SURFACE), least=10)
    assert len(fitting) == whole, "nothing is cut"
    assert max(fitting) - min(fitting) > needs - 2 * PAD - 6, "and nothing is blank"


@pytest.mark.parametrize("dark", [False, True])
def test_dimmed_rows_are_secondary_in_both_themes(table, qapp, dark):
    theme.apply(qapp, theme.Theme.DARK if dark else theme.Theme.LIGHT)
    try:
        columns = [Column("name", lambda: "", str, cell=NameCell(), dim=lambda row: row == 1)]
        image = QImage(200, 30, QImage.Format.Format_ARGB32)
        inks = []
        for row in (0, 1):
            image.fill(colour(Token.SURFACE))
            painter = QPainter(image)
            columns[0].cell.paint(painter, image.rect(), columns[0], row, look_of(qapp.font(), qapp.palette()))
            painter.end()
            inks.append(nearest(ink_of(image, range(40)), Token.TEXT, Token.SECONDARY))
        assert inks == [Token.TEXT, Token.SECONDARY]
    finally:
        theme.apply(qapp, theme.Theme.LIGHT)


def test_pills_have_the_width_they_say(table):
    pill = Pill(dot=RED)
    view = table(PillCell(lambda _: pill), "in progress", width=400)
    inked = drawn(cell(view), colour(Token.SURFACE), least=10)
    assert len(inked) == pytest.approx(pill_width("in progress", pill, look(view)), abs=2)


def test_texts_are_drawn_as_they_are_and_not_as_markup(table):
    view = table(NameCell(), "<b>bold</b>", "bold", width=300)
    places = (view.model().index_of(text).row() for text in ("<b>bold</b>", "bold"))
    marked, plain = (len(drawn(cell(view, place), colour(Token.SURFACE))) for place in places)
    assert marked > plain + 30
