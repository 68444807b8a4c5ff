import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from desktop.qtkit.debounce import Debounce


@pytest.fixture
def parent(qapp):
    return QObject()


def test_many_requests_are_one_action(qtbot, parent):
    done = []
    soon = Debounce(lambda: done.append(1), 0, parent)
    for _ in range(5):
        soon.ask()
    assert done == []
    qtbot.waitUntil(lambda: bool(done))
    QCoreApplication.processEvents()
    assert done == [1]


def test_it_can_be_asked_again(qtbot, parent):
    done = []
    soon = Debounce(lambda: done.append(1), 0, parent)
    soon.ask()
    qtbot.waitUntil(lambda: len(done) == 1)
    soon.ask()
    qtbot.waitUntil(lambda: len(done) == 2)


def test_now_does_what_was_asked_for_and_nothing_else(parent):
    done = []
    soon = Debounce(lambda: done.append(1), 60_000, parent)
    soon.now()
    assert done == []
    soon.ask()
    soon.now()
    soon.now()
    assert done == [1]


def test_the_action_may_ask_again_but_never_runs_inside_itself(qtbot, parent):
    depth, deepest, done = [], [], []

    def action():
        depth.append(1)
        deepest.append(len(depth))
        done.append(1)
        if len(done) < 3:
            soon.ask()
            soon.now()
        depth.pop()

    soon = Debounce(action, 0, parent)
    soon.ask()
    soon.now()
    qtbot.waitUntil(lambda: len(done) == 3)
    assert max(deepest) == 1


def test_it_goes_with_its_parent(parent):
    done = []
    Debounce(lambda: done.append(1), 0, parent).ask()
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(parent, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    assert done == []
