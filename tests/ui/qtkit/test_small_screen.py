import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.qtkit import small_screen
from desktop.qtkit.small_screen import fit_to_screen


class Form(QDialog):
    """A dialog of many lines; the last one has the focus."""

    def __init__(self, lines):
        super().__init__()
        layout = QVBoxLayout(self)
        self.fields = [QLineEdit() for _ in range(lines)]
        for number, field in enumerate(self.fields):
            layout.addWidget(QLabel(f"Line {number}"))
            layout.addWidget(field)
        self.button = QPushButton("Save")
        layout.addWidget(self.button)
        self.fields[-1].setFocus()


@pytest.fixture
def room(monkeypatch):
    """Return a function that makes the screen as small as a test wants."""

    def room_(width, height):
        monkeypatch.setattr(small_screen, "room_for", lambda window: QSize(width, height))

    return room_


def test_a_dialog_leaves_a_fifth_of_a_screen_free_and_a_window_none(qtbot):
    dialog, window = QDialog(), QWidget()
    for widget in (dialog, window):
        qtbot.addWidget(widget)
    high = dialog.screen().availableSize().height()
    assert small_screen.room_for(dialog).height() == round(0.8 * (high - small_screen.FRAME.height()))
    assert small_screen.room_for(window).height() == high - small_screen.FRAME.height()


def test_what_fits_is_left_alone(qtbot, room):
    room(1358, 692)
    form = Form(4)
    qtbot.addWidget(form)
    before = form.sizeHint()
    fit_to_screen(form)
    assert form.findChild(QScrollArea) is None
    assert form.sizeHint() == before


def test_a_size_of_its_own_is_cut_to_the_screen(qtbot, room):
    room(675, 348)
    form = Form(2)
    qtbot.addWidget(form)
    form.resize(1000, 600)
    fit_to_screen(form)
    assert form.size() == QSize(675, 348)
    assert form.findChild(QScrollArea) is None


def test_what_is_too_high_scrolls_as_a_whole_and_is_used_by_keys(qtbot, room):
    room(675, 348)
    form = Form(20)
    qtbot.addWidget(form)
    fit_to_screen(form)
    form.show()
    QTest.qWait(0)
    area = form.findChild(QScrollArea)
    assert form.height() <= 348
    assert form.minimumSizeHint().height() <= 348
    assert form.focusWidget() is form.fields[-1]
    for field in (form.fields[-1], form.button, form.fields[0]):
        assert form.focusWidget() is field
        rect = field.rect().translated(field.mapTo(area.viewport(), field.rect().topLeft()))
        assert area.viewport().rect().contains(rect), field
        QTest.keyClick(form.focusWidget(), Qt.Key.Key_Tab)


def test_a_dialog_that_may_grow_scrolls_before_the_screen_is_full(qtbot, room):
    room(675, 348)
    form = Form(3)
    qtbot.addWidget(form)
    wanted = form.sizeHint()
    fit_to_screen(form)
    assert form.findChild(QScrollArea) is not None
    form.show()
    assert form.height() >= wanted.height()
    assert not form.findChild(QScrollArea).verticalScrollBar().isVisible()
    assert form.width() >= wanted.width()


def test_the_row_of_buttons_stays_in_sight(qtbot, room):
    room(675, 348)
    form = Form(20)
    qtbot.addWidget(form)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    form.layout().addWidget(buttons)
    fit_to_screen(form)
    form.show()
    assert form.rect().contains(buttons.geometry())
    assert not form.findChild(QScrollArea).isAncestorOf(buttons)


def test_it_grows_with_what_comes_into_it_as_far_as_there_is_room(qtbot, room):
    room(675, 348)
    form = Form(3)
    qtbot.addWidget(form)
    fit_to_screen(form)
    form.show()
    before = form.height()
    for most in (348, 348):
        layout = form.button.parentWidget().layout()
        for _ in range(4):
            layout.addWidget(QLineEdit())
        QTest.qWait(0)
        assert before < form.height() <= most


@pytest.mark.parametrize("sized", [True, False])
def test_what_becomes_too_high_while_it_is_open_scrolls_and_stays_on_the_screen(qtbot, room, sized):
    room(675, 348)
    form = Form(3)
    for field in form.fields[1:]:
        field.hide()
    more = QLabel("more")
    more.setMinimumHeight(400)
    more.hide()
    form.layout().insertWidget(0, more)
    qtbot.addWidget(form)
    if sized:
        form.resize(500, 300)
    fit_to_screen(form)
    form.show()
    before = form.size()
    more.show()
    qtbot.waitUntil(lambda: form.findChild(QScrollArea) is not None)
    qtbot.waitUntil(lambda: form.height() <= 348)
    assert before.height() <= 348
    area = form.findChild(QScrollArea)
    area.ensureWidgetVisible(form.button)
    assert area.viewport().rect().contains(form.button.mapTo(area.viewport(), form.button.rect().center()))
