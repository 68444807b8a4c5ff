import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from desktop.qtkit import progress
from desktop.qtkit.progress import ThinProgress


@pytest.fixture
def make(show):
    def make_(**delays):
        line = ThinProgress(**delays)
        return show(line, line.words, line.stop, size=(500, 100))

    return make_


def drawn(line):
    """Return the columns of pixels that have the accent colour."""
    image = line.grab().toImage()
    accent = line.palette().color(QPalette.ColorRole.Accent)
    return [x for x in range(image.width()) if image.pixelColor(x, 1) == accent]


def test_the_house_waits_before_it_shows_a_line_and_then_words(qapp):
    assert (progress.LINE_AFTER, progress.WORDS_AFTER) == (300, 2_000)


def test_short_work_shows_nothing(make):
    line = make(line_after=60_000, words_after=60_000)
    line.begin()
    line.step("Reading", 0.5)
    assert drawn(line) == []
    assert not line.words.isVisible()
    line.finish()
    assert drawn(line) == []


def test_the_line_comes_first_and_shows_the_share(qtbot, make):
    line = make(line_after=0, words_after=60_000)
    line.begin()
    line.step("Participants 1 250 of 5 000", 0.25)
    qtbot.waitUntil(lambda: bool(drawn(line)))
    assert len(drawn(line)) == pytest.approx(line.width() / 4, abs=2)
    assert not line.stop.isVisible()
    line.step("", 1.0)
    assert len(drawn(line)) == line.width()
    line.finish()
    assert drawn(line) == []


def test_an_unknown_share_sweeps(qtbot, make):
    line = make(line_after=0, words_after=60_000)
    line.begin()
    qtbot.waitUntil(lambda: 0 < len(drawn(line)) < line.width())
    before = drawn(line)
    qtbot.waitUntil(lambda: drawn(line) != before)
    line.finish()


def test_without_motion_an_unknown_share_is_a_line_that_stands(qtbot, make, monkeypatch):
    monkeypatch.setattr(progress, "moves", lambda: False)
    line = make(line_after=0, words_after=60_000)
    empty = line.grab().toImage()
    line.begin()
    qtbot.waitUntil(lambda: line.grab().toImage() != empty)
    image = line.grab().toImage()
    assert len({image.pixel(x, 1) for x in range(image.width())}) == 1
    line.finish()


def test_words_and_cancel_come_later_and_go(qtbot, make):
    line = make(line_after=60_000, words_after=0)
    line.begin()
    line.step("Participants 1 250 of 5 000", 0.25)
    qtbot.waitUntil(line.words.isVisible)
    assert line.words.text() == line.accessibleName() == "Participants 1 250 of 5 000"
    assert line.stop.isVisible()
    assert line.stop.text() == "Cancel"
    line.finish()
    assert not line.words.isVisible()
    assert not line.stop.isVisible()
    assert line.words.text() == line.accessibleName() == ""


def test_begun_twice_it_is_finished_twice(qtbot, make):
    line = make(line_after=60_000, words_after=0)
    line.begin()
    line.begin()
    qtbot.waitUntil(line.words.isVisible)
    line.finish()
    assert line.words.isVisible()
    line.finish()
    assert not line.words.isVisible()


def test_finished_once_too_often_it_still_shows_the_next_work(qtbot, make):
    line = make(line_after=60_000, words_after=0)
    line.finish()
    line.begin()
    qtbot.waitUntil(line.words.isVisible)
    line.finish()
    assert not line.words.isVisible()


def test_the_line_never_changes_its_height(make):
    line = make(line_after=0, words_after=0)
    assert line.minimumHeight() == line.maximumHeight() == line.sizeHint().height() == line.height()


def test_cancel_speaks_the_language(make):
    line = make()
    line.stop.setText("")
    QApplication.sendEvent(line, QEvent(QEvent.Type.LanguageChange))
    assert line.stop.text() == "Cancel"
