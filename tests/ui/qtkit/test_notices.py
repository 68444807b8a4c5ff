import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.qtkit.notices import Kind, Notice, NoticeBanner, Notices


@pytest.fixture
def notices(qapp):
    return Notices()


@pytest.fixture
def banner(qtbot, notices):
    window = QWidget()
    qtbot.addWidget(window)
    made = NoticeBanner(notices, success_for=1)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(50, 50, 50, 50)  # offscreen, the mouse rests in the window's corner
    layout.addWidget(made)
    window.show()
    yield made
    window.close()


def said(notices):
    return [notice.text for notice in notices.current]


def test_what_was_said_before_a_window_listens_is_kept(qtbot, notices):
    notices.tell(Notice("early", kind=Kind.ERROR))
    banner = NoticeBanner(notices)
    qtbot.addWidget(banner)
    assert banner.accessibleName() == "early"
    assert banner.objectName() == "notices"
    assert not banner.isHidden()


def test_a_newer_notice_with_the_same_key_takes_the_place_of_the_older(notices):
    notices.tell(Notice("offline", key="connection"))
    notices.tell(Notice("other"))
    notices.tell(Notice("online", key="connection"))
    assert said(notices) == ["other", "online"]
    notices.withdraw("connection")
    assert said(notices) == ["other"]


def test_a_success_goes_by_itself_and_its_text_stays_readable(qtbot, notices, banner):
    with qtbot.waitSignal(notices.changed, check_params_cb=lambda left: not left):
        notices.tell(Notice("12 added", kind=Kind.SUCCESS))
    assert banner.isHidden()
    assert banner.accessibleName() == "12 added"


@pytest.mark.parametrize("kind", [Kind.INFO, Kind.WARNING, Kind.ERROR])
def test_everything_else_stays_until_it_is_closed(qtbot, notices, banner, kind):
    notices.tell(Notice("read me", kind=kind))
    notices.tell(Notice("done", kind=Kind.SUCCESS))
    qtbot.waitUntil(lambda: said(notices) == ["read me"])
    assert not banner.isHidden()
    qtbot.mouseClick(banner.findChild(QToolButton, "noticeClose"), Qt.MouseButton.LeftButton)
    assert banner.isHidden()


def test_a_success_does_not_go_from_under_the_mouse(qtbot, notices, banner):
    notices.tell(Notice("removed", kind=Kind.SUCCESS, action=("Undo", lambda: None)))
    QApplication.sendEvent(banner, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    with qtbot.assertNotEmitted(notices.changed, wait=20):
        pass
    with qtbot.waitSignal(notices.changed):
        QApplication.sendEvent(banner, QEvent(QEvent.Type.Leave))
    assert said(notices) == []


def test_the_button_acts_once_and_closes(qtbot, notices, banner):
    acted = []
    notices.tell(Notice("failed", kind=Kind.ERROR, action=("Try again", lambda: acted.append(said(notices)))))
    button = banner.findChild(QPushButton, "noticeAction")
    assert button.text() == "Try again"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert acted == [[]], "it is gone before its action speaks"


def test_details_fold_out_and_are_copied(qtbot, notices, banner):
    notices.tell(Notice("failed", "ERROR_CORE <b>x</b>", Kind.ERROR))
    details = banner.findChild(QPlainTextEdit)
    assert not details.isVisible()
    qtbot.mouseClick(banner.findChild(QPushButton, "noticeDetails"), Qt.MouseButton.LeftButton)
    assert details.isVisible()
    copy = next(button for button in banner.findChildren(QPushButton) if not button.objectName())
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "ERROR_CORE <b>x</b>"


def test_markup_in_a_notice_is_only_text(notices, banner):
    notices.tell(Notice("<h1>Big</h1>"))
    assert banner._text.textFormat() is Qt.TextFormat.PlainText
    assert banner._text.text() == "<h1>Big</h1>"
