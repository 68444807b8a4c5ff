import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QTextDocumentFragment
from PySide6.QtWidgets import QStyleOptionViewItem, QToolTip

from desktop.qtkit import cell, table_view
from desktop.qtkit.cell import GLOW_ROLE
from desktop.qtkit.columns import RIGHT, Column
from desktop.qtkit.table_model import TableModel
from desktop.qtkit.table_view import TableView

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
    model = TableModel(columns, lambda row: row[0], glow_by=lambda row: row[1])
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
    option = QStyleOptionViewItem()
    view.itemDelegate().initStyleOption(option, view.model().index(0, 0))
    assert option.text == "one two"


def test_no_tooltip_beside_the_cells(view, tooltip, monkeypatch):
    view.model().replace([(1, LONG, "")])
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 120), view.viewport().mapToGlobal(QPoint(5, 120)))
    QCoreApplication.sendEvent(view.viewport(), event)  # no cell: no tooltip and no error


def test_a_colour_is_a_swatch(view):
    view.model().replace([(1, "red", "")])
    image = view.viewport().grab(view.visualRect(view.model().index(0, 1))).toImage()
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(24)}
    assert "#d04a3a" in colours


def glow_of(view):
    option = QStyleOptionViewItem()
    view.itemDelegate().initStyleOption(option, view.model().index(0, 0))
    return 0 if option.backgroundBrush.style() == Qt.BrushStyle.NoBrush else option.backgroundBrush.color().alpha()


def test_a_changed_row_glows(view):
    view.model().replace([(1, "one", "")])
    assert glow_of(view) == 0
    view.model().replace([(1, "two", "")])
    assert glow_of(view) > 40


def test_nothing_glows_where_nothing_may_move(view, monkeypatch):
    for module in (cell, table_view):
        monkeypatch.setattr(module, "moves", lambda: False)
    view.model().replace([(1, "one", "")])
    view.model().replace([(1, "two", "")])
    assert view.model().index(0, 0).data(GLOW_ROLE) > 0
    assert glow_of(view) == 0, "it would stay aglow: nothing makes it fade"


def test_numbers_keep_off_the_next_column(view):
    view.model().replace([(1, "one", "")])
    option = QStyleOptionViewItem()
    view.itemDelegate().initStyleOption(option, view.model().index(0, 0))
    assert option.text == "one"
    number = TableModel([Column("n", lambda: "N", str, alignment=RIGHT)], lambda row: row)
    number.replace([41])
    option = QStyleOptionViewItem()
    view.itemDelegate().initStyleOption(option, number.index(0, 0))
    assert option.text == "41\N{EN SPACE}"
