"""Web pages: layout tables around other tables, and cells that span several rows."""

import io

import pytest

from desktop.importing.html_table import records
from desktop.importing.reading import inspect

PEOPLE = [["ФИО", "Телефон"], *([f"Иванов {i}", f"8916062{i:04}"] for i in range(5))]


def table(rows, attributes=""):
    body = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows)
    return f"<table{attributes}>{body}</table>"


def read_as(text):
    return list(records(io.StringIO(text)))


INNER = table(PEOPLE, " border=1")
LAYOUTS = {
    "one cell": f"<table><tr><td>{INNER}</td></tr></table>",
    "head and foot": f"<table><tr><td><h1>Отчёт</h1></td></tr><tr><td>{INNER}</td></tr><tr><td>CRM</td></tr></table>",
    "beside a menu": f"<table><tr><td>Меню<br>Выход</td><td>{INNER}</td></tr></table>",
    "two layouts": f"<table><tr><td><table><tr><td>x</td><td>{INNER}</td></tr></table></td></tr></table>",
    "no ends": "<table><tr><td>" + INNER.replace("</td>", "").replace("</tr>", "") + "</table>",
    "a script before": f"<script>x='<tr><td>no</td></tr>'</script><table><tr><td>{INNER}</td></tr></table>",
}


@pytest.mark.parametrize("page", LAYOUTS.values(), ids=LAYOUTS)
def test_the_table_with_the_people_is_read_and_not_the_one_that_lays_out_the_page(page):
    assert read_as(page) == PEOPLE


@pytest.mark.parametrize(
    "comment",
    ["<table><tr><td>a</td></tr></table>", table([["x", "y"]] * 2), "<table>", "<table></table>"],
)
def test_a_table_in_a_comment_is_text_of_its_cell(comment):
    rows = [["ФИО", "Телефон", "Комментарий"], *([*row, ""] for row in PEOPLE[1:])]
    rows[2][2] = comment
    assert [row[:2] for row in read_as(table(rows))] == [row[:2] for row in rows]


SPANS = {
    "a name": ("<tr><td rowspan=2>А<td>1<tr><td>2<tr><td>Б<td>3", [["А", "1"], ["А", "2"], ["Б", "3"]]),
    "the last cell": ("<tr><td>А<td rowspan='2'>1<tr><td>Б<tr><td>В<td>3", [["А", "1"], ["Б", "1"], ["В", "3"]]),
    "two cells": ('<tr><td rowspan="2">А<td rowspan="2">1<td>x<tr><td>y', [["А", "1", "x"], ["А", "1", "y"]]),
    "both ways": ("<tr><td rowspan=2 colspan=2>А<td>1<tr><td>2", [["А", "", "1"], ["А", "", "2"]]),
    "to the end": ("<tr><td rowspan=65000>А<td>1<tr><td>2", [["А", "1"], ["А", "2"]]),
    "none": ("<tr><td rowspan=0>А<td>1<tr><td>Б<td>2", [["А", "1"], ["Б", "2"]]),
    "a row of its own": (
        "<tr><td rowspan=2>А<td rowspan=2>1<tr></tr><tr><td>Б<td>2",
        [["А", "1"]] * 2 + [["Б", "2"]],
    ),
}


@pytest.mark.parametrize("name", SPANS)
def test_a_cell_over_several_rows_moves_no_other_out_of_its_column(name):
    rows, right = SPANS[name]
    assert read_as(f"<table>{rows}</table>") == right


def test_a_cell_over_rows_ends_with_its_table():
    assert read_as("<table><tr><td rowspan=9>А</table><table><tr><td>Б</table>") == [["А"], ["Б"]]


@pytest.mark.parametrize(
    ("charset", "encoding", "name"),
    [
        ("windows-1252", "cp1251", "Щукин Яков"),
        ("iso-8859-1", "cp1251", "Щукин Яков"),
        ("iso-8859-1", "koi8-r", "Щукин Яков"),
        ("windows-1251", "cp1251", "Щукин Яков"),
        ("windows-1252", "cp1252", "Núñez José"),
        ("iso-8859-1", "latin-1", "Müller Jürgen"),
    ],
)
def test_a_western_charset_is_believed_unless_the_page_is_russian(charset, encoding, name, tmp_path):
    path = tmp_path / "page.xls"
    rows = [["Name", "Phone"], *([name, f"8916062{i:04}"] for i in range(5))]
    path.write_bytes(f'<meta charset="{charset}">{table(rows)}'.encode(encoding))
    assert [row.cells[0] for row in inspect(path).preview] == [name] * 5
