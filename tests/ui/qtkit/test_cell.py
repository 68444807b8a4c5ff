import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QColor, QHelpEvent, QTextDocumentFragment
from PySide6.QtWidgets import QToolTip

from desktop.qtkit import cell
from desktop.qtkit.columns import RIGHT, Column
from desktop.qtkit.look import PAD
from desktop.qtkit.table_model import TableModel
from desktop.qtkit.table_view import TableView
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from tests import pixels

LONG = "Обзвон клиентов, которые не ответили в прошлом месяце, вторая волна"


@pytest.fixture
def view(show):
    columns = [
        Column("name", lambda: "Name", lambda row: row[1]),
        Column(
            "told",
            lambda: "Told",
            lambda row: row[1],
            tooltip=lambda row: row[2],
            decoration=lambda row: QColor("#d04a3a"),
        ),
    ]
    model = TableModel(columns, lambda row: row[0])
    made = show(TableView(model))
    made.setColumnWidth(0, 120)
    yield made
    QToolTip.hideText()


@pytest.fixture
def tooltip(monkeypatch):
    """Return the text of a tooltip as people read it."""
    said = []
    monkeypatch.setattr(cell.QToolTip, "showText", lambda _where, text, *_: said.append(text))

    def tooltip_(view, column):
        said.clear()
        spot = view.visualRect(view.model().index(0, column)).center()
        event = QHelpEvent(QEvent.Type.ToolTip, spot, view.viewport().mapToGlobal(spot))
        QCoreApplication.sendEvent(view.viewport(), event)
        assert len(said) == 1
        return QTextDocumentFragment.fromHtml(said[0]).toPlainText()

    return tooltip_


def test_a_cut_text_is_whole_in_the_tooltip(view, tooltip):
    view.model().replace([(1, LONG, "")])
    assert tooltip(view, 0) == LONG


def test_a_text_that_fits_needs_none(view, tooltip):
    view.model().replace([(1, "short", "")])
    assert tooltip(view, 0) == ""


def test_a_wider_column_needs_none_any_more(view, tooltip):
    view.model().replace([(1, LONG, "")])
    view.setColumnWidth(0, 600)
    assert tooltip(view, 0) == ""


def test_the_models_tooltip_comes_first_and_is_plain(view, tooltip):
    view.model().replace([(1, "short", "<b>x</b> & y\nsecond  line")])
    assert tooltip(view, 1).replace("\N{NO-BREAK SPACE}", " ") == "<b>x</b> & y\nsecond  line"


def test_a_text_of_lines_is_drawn_on_one_and_told_whole(view, tooltip):
    view.model().replace([(1, "one\ntwo", "")])
    assert tooltip(view, 0) == "one\ntwo"
    view.model().replace([(1, "one\ntwo", ""), (2, "one two", "")])
    assert pixels.cell(view, 0) == pixels.cell(view, 1)


def test_no_tooltip_beside_the_cells(view, tooltip, monkeypatch):
    view.model().replace([(1, LONG, "")])
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 120), view.viewport().mapToGlobal(QPoint(5, 120)))
    QCoreApplication.sendEvent(view.viewport(), event)  # no cell: no tooltip and no error


def test_a_colour_is_a_dot_before_the_text(view):
    view.model().replace([(1, "red", "")])
    image = pixels.cell(view, column=1)
    dot = pixels.columns_of(image, QColor("#d04a3a"))
    assert dot
    assert min(dot) >= PAD - 1
    text = [x for x in pixels.drawn(image, colour(Token.SURFACE)) if x > max(dot) + 3]
    assert len(text) > 8


def test_numbers_keep_off_the_next_column(show):
    columns = [Column("left", lambda: "L", str), Column("n", lambda: "N", str, alignment=RIGHT)]
    model = TableModel(columns, lambda row: row)
    view = show(TableView(model))
    model.replace([41])
    view.setColumnWidth(0, 120)
    view.setColumnWidth(1, 120)
    for number, image in enumerate(pixels.cell(view, column=column) for column in (0, 1)):
        inked = pixels.drawn(image, colour(Token.SURFACE))
        edges = (min(inked), image.width() - 1 - max(inked))
        assert edges[number] == pytest.approx(PAD, abs=2), "the text is at its side"
        assert edges[1 - number] > 2 * PAD


def test_the_row_under_the_mouse_is_lit_up_and_a_selected_one_keeps_its_ground(view):
    view.model().replace([(1, "one", ""), (2, "two", "")])
    view.selectRow(1)
    view._hover(0)
    corner = QPoint(100, 3)
    grounds = [pixels.cell(view, row).pixelColor(corner) for row in (0, 1)]
    view._hover(1)
    assert grounds == [colour(Token.HOVER), colour(Token.SELECTION)]
    assert [pixels.cell(view, row).pixelColor(corner) for row in (0, 1)] == [
        colour(Token.SURFACE),
        colour(Token.SELECTION),
    ]


def test_a_selected_row_has_an_edge_in_the_accent_while_the_keyboard_is_there(view, qtbot):
    view.model().replace([(1, "one", ""), (2, "two", "")])
    view.selectRow(1)
    view.window().activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert pixels.cell(view, 1).pixelColor(1, 10) == colour(Token.ACCENT)
    view.clearFocus()
    assert pixels.cell(view, 1).pixelColor(1, 10) == colour(Token.EDGE)
    assert pixels.cell(view, 0).pixelColor(1, 10) == colour(Token.SURFACE)
