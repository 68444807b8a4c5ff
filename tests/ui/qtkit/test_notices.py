from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDir, QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

import desktop
from desktop.qtkit import icons as icons_of_the_kit
from desktop.qtkit.few_lines import FewLines
from desktop.qtkit.notice_bell import NoticeBell
from desktop.qtkit.notices import Notice, NoticeBanner, NoticeKind, Notices
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token

POPUP = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


@pytest.fixture
def notices(qapp):
    return Notices()


@pytest.fixture
def banner(qtbot, notices):
    window = QWidget()
    qtbot.addWidget(window)
    made = NoticeBanner(notices, success_for=1)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(50, 50, 50, 50)  # offscreen, the mouse rests in the corner of the window
    layout.addWidget(made)
    window.show()
    yield made
    window.close()


@pytest.fixture
def icons(qapp):
    QDir.addSearchPath("icons", str(Path(desktop.__file__).parents[1] / "resources" / "icons"))
    icons_of_the_kit._pixmap.cache_clear()  # of blank ones, drawn before


@pytest.fixture
def lying(qtbot, notices):
    """A banner over a table of 900 x 400 pixels."""
    table = QTableWidget(3, 3)
    table.resize(900, 400)
    qtbot.addWidget(table)
    banner = NoticeBanner(notices, over=table, success_for=1)
    with qtbot.waitExposed(table):
        table.show()
    table.activateWindow()
    table.setFocus()
    return banner


def said(notices):
    return [notice.text for notice in notices.current]


def test_what_was_said_before_a_window_listens_is_kept(qtbot, notices):
    notices.tell(Notice("early", kind=NoticeKind.ERROR))
    banner = NoticeBanner(notices)
    qtbot.addWidget(banner)
    assert banner.accessibleName() == "early"
    assert banner.objectName() == "notices"
    assert not banner.isHidden()


def test_a_dialog_shows_what_is_said_since_it_opened(qtbot, notices):
    notices.tell(Notice("early", kind=NoticeKind.ERROR))
    banner = NoticeBanner(notices, only_new=True)
    qtbot.addWidget(banner)
    before = banner.isHidden()
    notices.tell(Notice("late", kind=NoticeKind.ERROR))
    assert (before, banner.isHidden(), banner.accessibleName()) == (True, False, "late")
    notices.dismiss(notices.current[-1])
    assert banner.isHidden()


def test_a_newer_notice_with_the_same_key_takes_the_place_of_the_older(notices):
    notices.tell(Notice("offline", key="connection"))
    notices.tell(Notice("other"))
    notices.tell(Notice("online", key="connection"))
    assert said(notices) == ["other", "online"]
    notices.withdraw("connection")
    assert said(notices) == ["other"]


def test_a_success_goes_by_itself_and_its_text_stays_readable(qtbot, notices, banner):
    with qtbot.waitSignal(notices.changed, check_params_cb=lambda left: not left):
        notices.tell(Notice("12 added", kind=NoticeKind.SUCCESS))
    assert banner.isHidden()
    assert banner.accessibleName() == "12 added"


@pytest.mark.parametrize("kind", [NoticeKind.INFO, NoticeKind.WARNING, NoticeKind.ERROR])
def test_everything_else_stays_until_it_is_closed(qtbot, notices, banner, kind):
    notices.tell(Notice("read me", kind=kind))
    notices.tell(Notice("done", kind=NoticeKind.SUCCESS))
    qtbot.waitUntil(lambda: said(notices) == ["read me"])
    assert not banner.isHidden()
    qtbot.mouseClick(banner.findChild(QToolButton, "noticeClose"), Qt.MouseButton.LeftButton)
    assert banner.isHidden()


def test_a_success_does_not_go_from_under_the_mouse(qtbot, notices, banner):
    notices.tell(Notice("removed", kind=NoticeKind.SUCCESS, action=("Undo", lambda: None)))
    QApplication.sendEvent(banner, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    with qtbot.assertNotEmitted(notices.changed, wait=20):
        pass
    with qtbot.waitSignal(notices.changed):
        QApplication.sendEvent(banner, QEvent(QEvent.Type.Leave))
    assert said(notices) == []


def test_the_button_acts_once_and_closes(qtbot, notices, banner):
    acted = []
    notices.tell(Notice("failed", kind=NoticeKind.ERROR, action=("Try again", lambda: acted.append(said(notices)))))
    button = banner.findChild(QPushButton, "noticeAction")
    assert button.text() == "Try again"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert acted == [[]], "it is gone before its action speaks"


def test_details_fold_out_and_are_copied(qtbot, notices, banner):
    notices.tell(Notice("failed", "ERROR_CORE <b>x</b>", NoticeKind.ERROR))
    details = banner.findChild(QPlainTextEdit)
    assert not details.isVisible()
    qtbot.mouseClick(banner.findChild(QPushButton, "noticeDetails"), Qt.MouseButton.LeftButton)
    assert details.isVisible()
    qtbot.mouseClick(banner.findChild(QPushButton, "noticeCopy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "ERROR_CORE <b>x</b>"


def test_markup_in_a_notice_is_only_text(notices, banner):
    notices.tell(Notice("<h1>Big</h1>"))
    label = banner.findChild(FewLines).label
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<h1>Big</h1>"


def button(banner, name):
    return banner.findChild(QPushButton, name) or banner.findChild(QToolButton, name)


def double_click(widget):
    # As a mouse does it: a click, then a press that is reported as a double click, and its release.
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton)


def test_no_key_withdraws_nothing(notices):
    notices.tell(Notice("an error"))
    notices.withdraw("")
    assert said(notices) == ["an error"]


def test_only_the_notice_that_was_read_is_dismissed(notices):
    one, same = Notice("same"), Notice("same")
    notices.tell(one)
    notices.tell(same)
    notices.dismiss(one)
    assert notices.current == [same]
    assert notices.current[0] is same


def test_an_error_told_after_a_success_is_not_taken_away_for_it(qtbot, banner, notices):
    notices.tell(Notice("done", kind=NoticeKind.SUCCESS))
    notices.tell(Notice("broken", kind=NoticeKind.ERROR))
    QCoreApplication.processEvents()
    assert said(notices) == ["done", "broken"]
    button(banner, "noticeClose").click()
    qtbot.waitUntil(lambda: not banner.isVisible())


def test_how_many_more_there_are(banner, notices):
    more = banner.findChild(QLabel, "noticeMore")
    notices.tell(Notice("one"))
    assert not more.isVisible()
    notices.tell(Notice("two"))
    notices.tell(Notice("three"))
    assert (more.text(), more.isVisible()) == ("2 more", True)


def test_a_double_click_does_not_hit_the_notice_below(banner, notices):
    ran = []
    notices.tell(Notice("first", action=("Undo", lambda: ran.append("first"))))
    notices.tell(Notice("second", action=("Undo", lambda: ran.append("second"))))
    double_click(button(banner, "noticeAction"))
    assert ran == ["second"]
    notices.tell(Notice("third"))
    double_click(button(banner, "noticeClose"))
    assert said(notices) == ["first"]


def test_details_fold_again_for_another_notice_but_not_when_the_same_is_said_again(banner, notices):
    fold, details = button(banner, "noticeDetails"), banner.findChild(QPlainTextEdit)
    notices.tell(Notice("offline", details="refused", key="k"))
    fold.click()
    notices.tell(Notice("offline", details="refused", key="k"))
    assert details.isVisible()
    notices.tell(Notice("offline", details="timed out", key="k"))
    assert not details.isVisible()
    assert not fold.isChecked()


def test_it_never_takes_the_focus(banner, notices):
    before = banner.window().focusWidget()
    notices.tell(Notice("look", action=("Act", lambda: None), details="d"))
    assert banner.window().focusWidget() is before


def test_long_texts_take_more_lines_rather_than_being_cut(banner, notices):
    banner.window().resize(800, 400)
    notices.tell(Notice("short"))
    low = banner.sizeHint().height()
    notices.tell(Notice("Не удалось прочитать обзвоны. " * 12))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    label = banner.findChild(FewLines).label
    assert banner.height() > low
    assert label.height() >= label.heightForWidth(label.width())


@pytest.mark.parametrize(
    ("kind", "meant"),
    [
        (NoticeKind.INFO, Token.LINK),
        (NoticeKind.SUCCESS, Token.OK),
        (NoticeKind.WARNING, Token.WARNING),
        (NoticeKind.ERROR, Token.ERROR),
    ],
)
def test_the_kind_has_its_icon_in_its_colour_on_the_left(show, icons, notices, kind, meant):
    banner = show(NoticeBanner(notices, success_for=60_000), QWidget())
    notices.tell(Notice("look", kind=kind))
    image = banner.grab().toImage()
    pixels = [image.pixelColor(x, y) for x in range(30) for y in range(image.height())]
    wanted = colour(meant, banner.palette())
    assert min(abs(pixel.red() - wanted.red()) + abs(pixel.blue() - wanted.blue()) for pixel in pixels) < 40


def test_buttons_have_names_and_the_language_they_are_asked_for(banner):
    close = button(banner, "noticeClose")
    assert close.accessibleName() == close.toolTip() == "Close"
    assert button(banner, "noticeDetails").text() == "Details"


def test_a_small_window_does_not_grow_for_a_notice(qtbot, notices):
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(NoticeBanner(notices))
    layout.addWidget(QLabel("room", minimumHeight=60))
    window.resize(600, 120)
    window.show()
    notices.tell(
        Notice("It can not be reached. " * 4, "details " * 30, NoticeKind.ERROR, ("Try again", lambda: None))
    )
    QCoreApplication.sendPostedEvents()
    assert window.findChild(NoticeBanner).isVisible()
    assert window.height() == 120


def test_a_screen_reader_says_a_notice_at_once(banner, notices, monkeypatch):
    said_aloud = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)  # no screen reader runs during a test
    monkeypatch.setattr(QAccessible, "updateAccessibility", said_aloud.append)
    notices.tell(Notice("The list was saved.", kind=NoticeKind.SUCCESS))
    [event] = said_aloud
    assert isinstance(event, QAccessibleAnnouncementEvent)
    assert (event.message(), event.object()) == ("The list was saved.", banner)


def test_over_a_table_it_lies_in_the_corner_and_moves_nothing(lying, notices):
    table = lying.parentWidget()
    before = table.viewport().geometry()
    notices.tell(Notice("12 people were added."))
    low = lying.geometry()
    notices.tell(Notice("It can not be reached. " * 40, "details", NoticeKind.ERROR, ("Try again", lambda: None)))
    high = lying.geometry()
    assert table.viewport().geometry() == before
    assert (low.left(), low.bottom(), low.height()) == (12, 387, 40)
    assert low.width() < high.width() == 640
    assert (high.left(), high.bottom()) == (12, 387)
    assert low.height() < high.height() <= 140


def test_over_a_table_it_follows_the_table_and_its_details_fold_upwards(lying, notices):
    table = lying.parentWidget()
    notices.tell(Notice("It can not be reached. " * 10, "details", NoticeKind.ERROR))
    table.resize(500, 300)
    folded = lying.geometry()
    button(lying, "noticeDetails").click()
    assert (folded.left(), folded.right(), folded.bottom()) == (12, 487, 287)
    assert (lying.geometry().bottom(), lying.width()) == (287, 476)
    assert lying.height() > folded.height()
    assert lying.findChild(QPlainTextEdit).isVisible()


def test_escape_closes_it_when_it_has_the_focus_which_goes_back(lying, notices):
    table = lying.parentWidget()
    notices.tell(Notice("first", kind=NoticeKind.ERROR))
    notices.tell(Notice("second", kind=NoticeKind.ERROR, action=("Open", lambda: None)))
    button(lying, "noticeAction").setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    one_left, within = said(notices), lying.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert (one_left, within, said(notices)) == (["first"], True, [])
    assert QApplication.focusWidget() is table


def test_a_success_stays_while_it_has_the_focus(qtbot, lying, notices):
    notices.tell(Notice("removed", kind=NoticeKind.SUCCESS, action=("Undo", lambda: None)))
    button(lying, "noticeAction").setFocus()
    with qtbot.assertNotEmitted(notices.changed, wait=20):
        pass
    with qtbot.waitSignal(notices.changed):
        lying.parentWidget().setFocus()
    assert said(notices) == []


def test_the_last_twenty_are_remembered_without_what_they_offered(notices):
    for number in range(25):
        notices.tell(Notice(f"number {number}", f"details {number}", action=("Undo", lambda: None)))
    notices.tell(Notice("offline", key="connection"))
    notices.tell(Notice("online", key="connection"))
    past = notices.past
    assert [told.text for told in past] == [*(f"number {number}" for number in range(6, 25)), "online"]
    assert (past[0].details, hasattr(past[0], "action")) == ("details 6", False)


@POPUP
def test_what_was_closed_is_read_and_so_is_what_the_bell_has_shown(notices, qtbot):
    bell = NoticeBell(notices)
    qtbot.addWidget(bell)
    names = [bell.accessibleName()]
    for text in ("one", "two", "three"):
        notices.tell(Notice(text, "their details"))
    names.append(bell.accessibleName())
    notices.dismiss(notices.current[0])
    notices.dismiss(notices.current[0], read=False)
    names.append(bell.toolTip())
    bell.show()
    bell.click()
    names.append(bell.accessibleName())
    shown = bell.findChild(QListWidget, "noticesPastList")
    lines = [shown.item(row).text().split(maxsplit=1)[1] for row in range(shown.count())]
    assert names == ["Notices", "Notices: 3 new", "Notices: 2 new", "Notices"]
    assert [line.split()[-1] for line in lines] == ["three", "two", "one"]
    assert shown.item(0).toolTip() == "their details"
    assert said(notices) == ["three"]
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


@POPUP
def test_the_bell_has_nothing_to_show_at_first(notices, qtbot):
    bell = NoticeBell(notices)
    qtbot.addWidget(bell)
    bell.show()
    bell.click()
    words = [label.text() for label in bell.findChildren(QLabel) if label.isVisible()]
    assert words == ["No notices yet"]
    bell.findChild(QListWidget, "noticesPastList").window().close()


def test_a_long_text_scrolls_and_the_tab_key_stops_there(lying, notices):
    text = lying.findChild(FewLines)
    notices.tell(Notice("short"))
    before = text.focusPolicy()
    notices.tell(Notice("It can not be reached. " * 60))
    assert (before, text.focusPolicy()) == (Qt.FocusPolicy.NoFocus, Qt.FocusPolicy.TabFocus)
    assert text.height() == 4 * text.fontMetrics().lineSpacing()
    assert text.accessibleName().startswith("It can not")


def test_an_empty_banner_may_be_resized(lying):
    lying.resize(300, 40)
    assert lying.findChild(FewLines).maximumHeight() > 0
