import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.qtkit.placeholder import Picture, Placeholder, State


@pytest.fixture
def placeholder(show):
    window = show(QWidget(), size=(400, 300))
    made = Placeholder(window)
    made.resize(window.size())
    return made


def test_it_shows_a_reason_or_nothing(placeholder):
    placeholder.show_state(State(Picture.EMPTY, "No lists yet", "Make one."))
    assert placeholder.isVisible()
    assert [label.text() for label in placeholder.findChildren(QLabel)] == ["No lists yet", "Make one."]
    assert placeholder.accessibleName() == "No lists yet Make one."
    placeholder.show_state(State(Picture.OFFLINE, "Offline"))
    assert placeholder.accessibleName() == "Offline"
    placeholder.show_state(None)
    assert not placeholder.isVisible()


def test_text_is_plain_and_takes_lines(placeholder):
    placeholder.show_state(State(Picture.NO_MATCH, "<b>x</b>", "<i>y</i>"))
    for label in placeholder.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.wordWrap()


def test_the_reasons_are_five_different_pictures(placeholder):
    pictures = []
    for picture in Picture:
        placeholder.show_state(State(picture, ""))
        pictures.append(placeholder.grab().toImage())
    assert not any(pictures[i] == pictures[j] for i in range(5) for j in range(i))


def test_clicks_go_through_to_the_table(placeholder):
    placeholder.show_state(State(Picture.EMPTY, "Empty"))
    assert placeholder.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert placeholder.parentWidget().childAt(200, 150) is None


def test_long_russian_words_fit(placeholder):
    placeholder.show_state(State(Picture.NO_RIGHT, "Нет прав " * 10, "Попросите администратора портала " * 4))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    for label in placeholder.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
        assert placeholder.rect().contains(label.geometry())
