import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

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
