"""Names and subjects from strangers are shown literally, and no file that they name is opened."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QListWidgetItem, QWidget

from desktop.qtkit.plain import PlainLabel, escaped, labelling, set_tooltip

HOUSE = Path(__file__).resolve().parents[3] / "desktop"
SHOWS_TEXT = [*sorted(HOUSE.glob("*.py")), *sorted([*HOUSE.glob("qtkit/**/*.py"), *HOUSE.glob("ui/**/*.py")])]
_PLAINLY = "setTextFormat(Qt.TextFormat.PlainText)"
TEXTS = ["<b>x</b>", "a & b", "&lt;", "one\ntwo", "  two  spaces", "Ёж «и» <script>", "<img src='file:///x'>"]


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_escaped_is_shown_as_it_is(qapp, text):
    shown = QTextDocumentFragment.fromHtml(escaped(text)).toPlainText()
    assert shown.replace("\N{NO-BREAK SPACE}", " ") == text


@pytest.mark.parametrize("text", TEXTS)
def test_tooltips_show_a_text_as_it_is(qtbot, text):
    widget = QWidget()
    qtbot.addWidget(widget)
    for owner in (widget, QListWidgetItem()):
        set_tooltip(owner, text)
        shown = owner.toolTip()
        if "<" in shown:
            shown = QTextDocumentFragment.fromHtml(shown).toPlainText()
        assert shown.replace("\N{NO-BREAK SPACE}", " ") == text


def test_an_ordinary_tooltip_stays_what_it_is(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    set_tooltip(widget, "Анна Ковалёва")
    assert widget.toolTip() == "Анна Ковалёва"


def test_a_label_is_plain_and_leads_to_its_field(qtbot):
    field = QWidget()
    qtbot.addWidget(field)
    label = labelling("&Name", field)
    qtbot.addWidget(label)
    assert label.buddy() is field
    assert label.textFormat() is PlainLabel().textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("path", SHOWS_TEXT, ids=lambda path: str(path.relative_to(HOUSE)))
def test_nothing_shows_text_that_may_be_markup(path):
    if path.name == "plain.py":
        return
    amiss = [f"{path.name}:{node.lineno} {what}" for node, what in _may_be_markup(path)]
    assert amiss == []


def _may_be_markup(path):
    written = path.read_text(encoding="utf-8")
    banned = {"QLabel", "QTextBrowser", "QTextEdit"} | (set() if _PLAINLY in written else {"QMessageBox"})
    for node in ast.walk(ast.parse(written)):
        if isinstance(node, ast.Name) and node.id in banned:
            yield node, node.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name, said = node.func.attr, node.args
            if name == "setHtml" and path.name == "copying.py":
                continue  # it goes to other programs
            if name in {"setHtml", "appendHtml", "setWhatsThis", "setMarkdown", "insertHtml"}:
                yield node, name
            elif name in {"setToolTip", "setTabToolTip", "setItemToolTip"} and not _is_our_own(said[-1]):
                yield node, f"{name}: set_tooltip"
            elif name == "showText" and not _is_escaped(said[1]):
                yield node, f"{name}: escaped"
            elif name == "addRow" and said and _is_text(said[0]):
                yield node, f"{name}: labelling"


def _is_our_own(node):
    """Return whether a text comes from the code or its translation."""
    if isinstance(node, ast.Constant):
        return True
    called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "translate"
    return called and all(isinstance(part, ast.Constant) for part in node.args)


def _is_escaped(node):
    return "escaped(" in ast.unparse(node)


def _is_text(node):
    return _is_our_own(node) and not (isinstance(node, ast.Constant) and node.value == "")
