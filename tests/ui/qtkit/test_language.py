import re
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, QTranslator
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QColorDialog,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from desktop import resources
from desktop.qtkit.language import Languages, on_language_change


@pytest.fixture
def languages(qapp):
    before = QLocale()
    made = Languages(qapp, resources.folder("translations"))
    yield made
    for translator in made.findChildren(QTranslator):
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)
    made.setParent(None)


def cancel():
    return QCoreApplication.translate("qtkit", "Cancel")


def test_the_language_is_switched_while_it_runs(languages):
    languages.set("ru")
    assert languages.current == "ru"
    assert cancel() == "Отмена"
    assert QLocale().language() == QLocale.Language.Russian
    languages.set("en")
    assert languages.current == "en"
    assert cancel() == "Cancel"
    assert QLocale().language() == QLocale.Language.English


def test_the_systems_language_where_it_is_one_of_ours(languages, monkeypatch):
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("ru_RU"))
    languages.set(None)
    assert languages.current == "ru"


def test_english_on_other_systems_with_the_systems_numbers(languages, monkeypatch):
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("de_DE"))
    languages.set(None)
    assert languages.current == "en"
    assert QLocale().name() == "de_DE"


def test_from_english_to_an_english_system_the_systems_numbers_are_taken(languages, monkeypatch):
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_IN"))
    languages.set("en")
    languages.set(None)
    assert languages.current == "en"
    assert QLocale().name() == "en_IN"


def test_unknown_languages_are_english(languages):
    languages.set("eo")
    assert languages.current == "en"


def test_translators_that_are_no_longer_spoken_are_given_up(languages):
    for code in ("ru", "en", "ru", "en"):
        languages.set(code)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(languages.findChildren(QTranslator)) <= 2


def test_every_widget_hears_of_it(qtbot, languages):
    languages.set("en")
    widget = QWidget()
    qtbot.addWidget(widget)
    said = []
    on_language_change(widget, lambda: said.append(cancel()))
    assert said == ["Cancel"]
    languages.set("ru")
    QCoreApplication.processEvents()
    assert said[-1] == "Отмена"
    heard = len(said)
    languages.set("ru")
    QCoreApplication.processEvents()
    assert len(said) == heard, "the same language is no change"


def test_other_events_are_none_of_its_business(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    said = []
    on_language_change(widget, lambda: said.append(1))
    widget.setWindowTitle("title")
    widget.resize(10, 10)
    assert said == [1]


def test_a_widget_that_is_gone_is_told_nothing(qapp):
    widget, said = QWidget(), []
    on_language_change(widget, lambda: said.append(1))
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)
    QApplication.sendEvent(qapp, QEvent(QEvent.Type.LanguageChange))
    QCoreApplication.processEvents()
    assert said == [1]


@pytest.mark.parametrize("mode", [QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave])
def test_qts_dialogs_for_files_are_wholly_in_russian(qtbot, languages, tmp_path, mode):
    languages.set("ru")
    for folder in ("Документы", "Журналы"):
        (tmp_path / folder).mkdir()
    files = QFileDialog(None, "Файлы", str(tmp_path))
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    files.setAcceptMode(mode)
    files.setNameFilters(["Все файлы (*)"])
    qtbot.addWidget(files)
    files.show()
    table = files.findChild(QAbstractItemView, "treeView")
    qtbot.waitUntil(lambda: table.model().rowCount(table.rootIndex()) == 2)
    kinds = {table.model().index(row, 2, table.rootIndex()).data() for row in range(2)}
    assert english(files) == set()
    assert kinds == {"Папка с файлами" if sys.platform == "win32" else "Папка"}


def test_qts_other_dialogs_and_menus_are_wholly_in_russian(qtbot, languages):
    languages.set("ru")
    colour = QColorDialog(QColor("#2160D3"), options=QColorDialog.ColorDialogOption.DontUseNativeDialog)
    message = QMessageBox()
    message.setDetailedText("…")
    buttons = QDialogButtonBox()
    for standard in list(QDialogButtonBox.StandardButton)[1:]:
        buttons.addButton(standard)
    fields = QLineEdit("текст"), QPlainTextEdit("текст")
    for widget in (colour, message, buttons, *fields):
        qtbot.addWidget(widget)
    menus = [field.createStandardContextMenu() for field in fields]
    assert set().union(*map(english, (colour, message, buttons, *menus))) <= {"OK", "HTML:"}


def english(widget):
    """Return the texts with Latin letters that a widget and its children show, but for names of keys."""
    shown = set()
    for child in (widget, *widget.findChildren(QObject)):
        shown |= {child.property(name) for name in ("text", "windowTitle", "toolTip", "placeholderText")}
        if isinstance(child, QComboBox) and child.objectName() != "lookInCombo":
            shown |= {child.itemText(index) for index in range(child.count())}
        if isinstance(child, QAction) and child.text():
            shown.add(child.text())
    plain = {text.partition("\t")[0].replace("&", "") for text in shown if isinstance(text, str)}
    return {text for text in plain if re.search("[A-Za-z]{2}", text)}
