"""Whatever works in slices shares the few milliseconds that it may take in a turn of the loop."""

from itertools import groupby

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QObject

from desktop.qtkit import sliced, table_slices, turn
from desktop.qtkit.loop import breathe
from desktop.qtkit.sliced import Sliced
from desktop.qtkit.table_slices import Lane, Slices

STEPS = 20


class Work(QObject):
    """Work of some steps that take a millisecond of a clock each; a turn takes as long as `drawing` besides.

    `turns` has the turn of each step.
    """

    def __init__(self):
        super().__init__()
        self.now, self.turn, self.turns, self.drawing = 0.0, 0, [], 0.0
        turn.slice_end()  # what it follows is told before this
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self.another_turn)
        dispatcher.aboutToBlock.connect(self.another_turn)

    def another_turn(self):
        self.turn += 1
        self.now += self.drawing

    def go(self):
        for _ in range(STEPS):
            self.now += 0.001
            self.turns.append(self.turn)
            yield

    def most(self):
        return max(len([*steps]) for _, steps in groupby(self.turns))


@pytest.fixture
def work(qapp, monkeypatch):
    made = Work()
    for module in (turn, table_slices, sliced):
        monkeypatch.setattr(module, "perf_counter", lambda: made.now)
    return made


async def test_one_takes_all_of_the_time_and_others_take_a_step(run, work):
    for lane in (Lane.ARRANGING, Lane.TAKING):
        Slices(work).put(lane, work.go())
    Sliced(work.go, 0, work).begin()
    while len(work.turns) < 3 * STEPS:
        await breathe()
    assert 4 <= work.most() <= 6


async def test_little_is_done_while_nobody_waits(run, work):
    Slices(work).put(Lane.PREPARING, work.go())
    while len(work.turns) < STEPS:
        await breathe()
    assert work.most() <= 3


async def test_after_the_window_was_drawn_only_a_step_is_done(run, work):
    work.drawing = 0.01
    Slices(work).put(Lane.ARRANGING, work.go())
    while len(work.turns) < STEPS:
        await breathe()
    assert work.most() == 1
