from itertools import pairwise

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.qtkit import icons, turning
from desktop.qtkit.icons import Glyph
from desktop.qtkit.turning import TurningIcon


@pytest.fixture
def window(show, dressed):
    return show(QWidget()).window()


@pytest.fixture
def action(window):
    made = QAction(window)
    made.setIcon(icons.icon(Glyph.REFRESH))
    return made


def picture(action):
    return action.icon().pixmap(icons.BESIDE_TEXT).toImage()


def test_it_turns_and_stands_still_again(qtbot, window, action):
    turns, still = TurningIcon(action, window), picture(action)
    turns.turn(True)
    seen = []
    for _ in range(3):
        qtbot.waitUntil(lambda: picture(action) not in [still, *seen])
        seen.append(picture(action))
    turns.turn(False)
    assert picture(action) == still
    assert not turns._timer.isActive()


def test_it_comes_round_and_moves_no_text(window, action):
    turns = TurningIcon(action, window)
    sizes, seen = set(), []
    for _ in range(12):
        turns._turn()
        sizes.add(action.icon().actualSize(icons.BESIDE_TEXT).toTuple())
        seen.append(picture(action))
    turns._turn()
    assert sizes == {icons.BESIDE_TEXT.toTuple()}
    assert picture(action) == seen[0]
    assert all(one != other for one, other in pairwise(seen))


def test_it_stands_still_where_nothing_may_move(window, action, monkeypatch):
    monkeypatch.setattr(turning, "moves", lambda: False)
    turns, still = TurningIcon(action, window), picture(action)
    turns.turn(True)
    assert not turns._timer.isActive()
    assert picture(action) == still


def test_it_takes_no_trouble_in_a_window_that_is_not_seen(window, action):
    turns, still = TurningIcon(action, window), picture(action)
    window.hide()
    turns._turn()
    assert picture(action) == still
