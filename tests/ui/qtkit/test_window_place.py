import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from desktop.qtkit.small_screen import FRAME
from desktop.qtkit.window_place import onto_a_screen, place_of, put, size_of

MAIN, SECOND = QRect(0, 0, 1366, 728), QRect(1366, 0, 1920, 1040)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (QRect(100, 50, 800, 600), QRect(100, 50, 800, 600)),
        (QRect(1500, 100, 800, 600), QRect(1500, 100, 800, 600)),
        (QRect(-300, 50, 800, 600), QRect(-300, 50, 800, 600)),
        (QRect(100, -20, 800, 600), QRect(100, 0, 800, 600)),
        (QRect(10, 10, 3000, 2000), QRect(1366, 0, 1920, 1040)),
        (QRect(100, 300, 800, 600), QRect(100, 128, 800, 600)),
    ],
)
def test_a_window_that_can_be_got_hold_of_stays(wanted, found):
    assert onto_a_screen(wanted, [MAIN, SECOND]) == found


@pytest.mark.parametrize(
    "wanted", [QRect(5000, 100, 800, 600), QRect(-900, 100, 800, 600), QRect(100, 2000, 800, 600)]
)
def test_a_window_off_every_screen_comes_to_the_middle_of_the_main_one(wanted):
    found = onto_a_screen(wanted, [MAIN, SECOND])
    assert found.size() == wanted.size()
    assert (found.center() - MAIN.center()).manhattanLength() <= 2


def test_without_a_screen_nothing_is_known():
    assert onto_a_screen(QRect(1, 2, 3, 4), []) == QRect(1, 2, 3, 4)


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_window_comes_back_where_it_stood(qtbot, window):
    window.setGeometry(40, 30, 500, 400)
    kept = place_of(window, {})
    other = QWidget()
    qtbot.addWidget(other)
    put(other, kept)
    assert (other.pos(), other.size()) == (window.pos(), window.size())
    assert not other.isMaximized()


def test_a_maximised_window_remembers_how_it_stood_before(qtbot, window):
    window.setGeometry(40, 30, 500, 400)
    before = place_of(window, {})
    window.showMaximized()
    kept = place_of(window, before)
    assert kept == before | {"maximised": True}
    other = QWidget()
    qtbot.addWidget(other)
    put(other, kept)
    other.show()
    assert other.isMaximized()
    put(other, before)
    assert not other.isMaximized()


@pytest.mark.parametrize(
    "place",
    [
        {},
        {"width": -1, "height": 10},
        {"width": "wide", "height": None},
        {"width": 10**9, "height": 10**9},
        {"x": 1.5, "y": [], "width": True, "height": 3, "maximised": "yes"},
    ],
)
def test_what_means_nothing_is_passed_over(window, place):
    window.resize(300, 200)
    put(window, place)
    assert window.size() == QSize(300, 200)
    assert not window.isMaximized()
    assert size_of(place) is None


def test_a_window_of_a_larger_screen_is_seen_whole_with_its_frame(qtbot, window):
    """A remembered size is cut to what the frame leaves, for example after a change of scale."""
    free = window.screen().availableSize()
    put(window, {"x": 0, "y": 0, "width": free.width() + 500, "height": free.height() + 250, "maximised": False})
    assert window.height() + FRAME.height() <= free.height()
    assert window.width() + FRAME.width() <= free.width()
