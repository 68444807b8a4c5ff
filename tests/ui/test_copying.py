"""Copied cells never become formulas in a spreadsheet, and phones come out unchanged."""

import re
from html import unescape

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QTableView

from desktop.domain.cell_text import copied, disarmed
from desktop.qtkit.table_slices import done
from desktop.ui.copying import copy_current_cell, put_on_clipboard
from desktop.ui.importing.preview import Preview
from desktop.ui.importing.verdicts import VerdictsModel
from desktop.ui.importing.verdicts_table import VerdictsTable

EVIL = ["=cmd|' /C calc'!A0", "+HYPERLINK(A1)", "-2+3+cmd|' /C'!A0", "@SUM(A1)", "＝1+A1", "\t=A1", "\n =A1"]
PHONES = ["+7 916 123-45-67", "0049 30 123456", "8 (495) 000-01-02", "+79161234567, +1.212.555.0102", "004912345"]


def pasted():
    """Return the cells of both formats on the clipboard, and which cells of the table are marked as text."""
    data = QGuiApplication.clipboard().mimeData()
    rows = [line.split("\t") for line in data.text().split("\n")]
    cells = [re.findall("<td([^>]*)>(.*?)</td>", row) for row in re.findall("<tr>(.*?)</tr>", data.html())]
    table = [[unescape(cell) for _, cell in row] for row in cells]
    assert table == rows
    return rows, [["mso-number-format:'\\@'" in style for style, _ in row] for row in cells]


@pytest.mark.parametrize("cell", EVIL)
def test_what_would_be_a_formula_is_disarmed(qapp, cell):
    done(put_on_clipboard([["Name"], [cell]]))
    [_, [plain]], [_, [text]] = pasted()
    assert plain == disarmed(" ".join(cell.split()))
    assert plain.startswith("'")
    assert text


@pytest.mark.parametrize("phone", PHONES)
def test_phones_stay_phones(qapp, phone):
    done(put_on_clipboard([[phone]]))
    assert pasted() == ([[phone]], [[True]])


def test_numbers_stay_numbers_and_markup_is_text(qapp):
    done(put_on_clipboard([["137", "62 %", "<img src='file:///x'> & \"Co\"\nLtd"]]))
    [[number, share, name]], texts = pasted()
    assert (number, share, name) == ("137", "62 %", "<img src='file:///x'> & \"Co\" Ltd")
    assert texts == [[False, True, True]]


def test_what_is_copied_stays_on_one_line():
    assert copied(" a\tb\n c ") == "a b c"


@pytest.mark.parametrize("kind", [Preview, VerdictsTable, QTableView, QListWidget])
def test_a_single_cell_is_copied_in_this_way_too(qtbot, kind):
    view = VerdictsTable(VerdictsModel()) if kind is VerdictsTable else kind()
    qtbot.addWidget(view)
    if kind is QListWidget:
        view.addItem(EVIL[0])
    else:
        model = QStandardItemModel(view)
        model.appendRow(QStandardItem(EVIL[0]))
        QTableView.setModel(view, model)
    if kind in (QTableView, QListWidget):
        copy_current_cell(view)
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == disarmed(EVIL[0])
    assert pasted()[1] == [[True]]
