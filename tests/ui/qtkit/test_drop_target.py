from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.qtkit.drop_target import DropTarget, local_files

COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


@pytest.fixture
def place(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(100, 100)
    widget.show()
    return widget


@pytest.fixture
def target(place):
    return DropTarget(place, lambda data: data.hasUrls() or data.text().isdigit())


def data_of(*urls, text=""):
    data = QMimeData()
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    if text:
        data.setText(text)
    return data


def drag(place, data, event_type=QDragEnterEvent, actions=COPY | MOVE):
    event = event_type(QPoint(5, 5), actions, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(place, event)
    return event


def drop(place, data, actions=COPY | MOVE):
    drag(place, data, actions=actions)
    event = QDropEvent(QPointF(5, 5), actions, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(place, event)
    return event


@pytest.mark.parametrize(
    ("data", "taken"),
    [
        (data_of("file:///tmp/a.csv"), True),
        (data_of(text="123"), True),
        (data_of(text="words"), False),
        (data_of(), False),
    ],
)
def test_the_cursor_tells_the_truth_from_beginning_to_end(place, target, data, taken):
    answers = [drag(place, data).isAccepted(), drag(place, data, QDragMoveEvent).isAccepted()]
    answers.append(drop(place, data).isAccepted())
    assert answers == [taken] * 3


def test_files_come_as_paths(qtbot, place, target):
    data = data_of("file:///tmp/%D0%B0%20b.csv", "https://example.com/c.csv", "file:///tmp/d.xls")
    with qtbot.waitSignal(target.files) as files:
        event = drop(place, data)
    assert files.args == [[Path("/tmp/а b.csv"), Path("/tmp/d.xls")]]
    assert event.dropAction() is COPY, "what is dropped stays where it was"


def test_text_comes_as_it_is(qtbot, place, target):
    with qtbot.waitSignal(target.text) as text:
        drop(place, data_of(text="41"))
    assert text.args == ["41"]


def test_what_can_only_be_moved_is_left_alone(place, target):
    assert not drag(place, data_of(text="41"), actions=MOVE).isAccepted()


def test_it_glows_only_while_something_welcome_hovers(place, target):
    glow = place.findChild(QWidget)
    drag(place, data_of(text="41"))
    assert glow.isVisible()
    assert glow.size() == place.size()
    QApplication.sendEvent(place, QDragLeaveEvent())
    assert not glow.isVisible()
    assert target.parent() is place
    drag(place, data_of(text="words"))
    assert not glow.isVisible()
    assert target.parent() is place
    drag(place, data_of(text="41"))
    drop(place, data_of(text="41"))
    assert not glow.isVisible()
    assert target.parent() is place


def test_other_events_pass(place, target):
    assert not target.eventFilter(place, QEvent(QEvent.Type.Enter))


def test_only_files_of_this_computer_count():
    assert local_files(data_of("https://example.com/a.csv")) == []


def test_what_glows_is_the_part_that_would_take_it(place):
    target = DropTarget(place, lambda data: data.hasUrls(), lambda where: QRect(0, where.y() // 20 * 20, 100, 20))
    [glow] = place.findChildren(QWidget)
    data = data_of("file:///tmp/a.csv")
    drag(place, data)
    for y in (5, 45):
        event = QDragMoveEvent(QPoint(5, y), COPY, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(place, event)
        assert glow.isVisible()
        assert glow.geometry() == QRect(0, y // 20 * 20, 100, 20)
    QApplication.sendEvent(place, QDragLeaveEvent())
    assert not glow.isVisible()
    assert target.parent() is place
