import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from desktop.qtkit.placeholder import NextStep, Picture, Placeholder, State


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


def test_the_reasons_are_different_pictures(placeholder, monkeypatch):
    drawn = []
    monkeypatch.setattr("desktop.qtkit.placeholder.paint", lambda painter, box, glyph, ink: drawn.append(glyph))
    for picture in Picture:
        placeholder.show_state(State(picture, ""))
        placeholder.grab()
    assert len(drawn) == len(set(drawn)) == len(Picture) - 1  # what is loading has a ring


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


@pytest.fixture
def window(placeholder):
    table = placeholder.parentWidget()
    table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    table.activateWindow()
    table.setFocus()
    return table


def steps_of(window):
    return [button for button in window.findChildren(QToolButton) if button.isVisible()]


def settle():
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_its_buttons_are_actions_of_the_window_and_steps_of_their_own(placeholder, window):
    done = []
    action = QAction("&New list…", window, toolTip="Create a call list", enabled=False)
    action.triggered.connect(lambda: done.append("new"))
    placeholder.show_state(State(Picture.EMPTY, "Empty", steps=(action, NextStep("Go", lambda: done.append("go")))))
    settle()
    first, second = steps_of(window)
    assert [first.text(), second.text()] == ["New list", "Go"]
    assert (first.isEnabled(), first.toolTip()) == (False, "Create a call list")
    action.setEnabled(True)
    for button in (first, second):
        where = button.mapTo(window, button.rect().center())
        assert window.childAt(where) is button
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["new", "go"]
    assert window.childAt(first.mapTo(window, QPoint(5, -20))) is None


def test_its_buttons_are_pressed_by_keys_and_the_table_gets_the_focus_back(placeholder, window):
    done = []
    state = State(Picture.EMPTY, "Empty", steps=(NextStep("One", lambda: done.append(1)), NextStep("Two", list)))
    placeholder.show_state(state)
    settle()
    QTest.keyClick(window, Qt.Key.Key_Tab)
    first, second = steps_of(window)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    QTest.keyClick(first, Qt.Key.Key_Space)
    placeholder.show_state(State(state.picture, state.title, steps=state.steps))
    assert (done, first.hasFocus()) == ([1, 1], True)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    placeholder.show_state(None)
    settle()
    assert (window.hasFocus(), steps_of(window)) == (True, [])


def test_its_buttons_move_with_it(placeholder, window):
    placeholder.show_state(State(Picture.EMPTY, "Empty", steps=(NextStep("Go", list),)))
    settle()
    [button] = steps_of(window)
    for size in (QSize(380, 280), QSize(300, 260)):
        placeholder.setGeometry(QRect(QPoint(20, 20), size))
        settle()
        place = QRect(button.mapTo(window, QPoint(0, 0)), button.size())
        assert placeholder.geometry().contains(place)
        assert abs(place.center().x() - placeholder.geometry().center().x()) <= 1
