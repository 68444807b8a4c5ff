import time

import pytest
from PySide6.QtCore import QObject

from desktop.qtkit.loop import breathe
from desktop.qtkit.sliced import Sliced


class Work(QObject):
    """Work of some steps that take a millisecond each."""

    def __init__(self, steps=40):
        super().__init__()
        self.steps, self.done, self.begun, self.ended = steps, 0, 0, 0
        self.sliced = Sliced(self.go, 1, self)

    def go(self):
        self.begun += 1
        for _ in range(self.steps):
            time.sleep(0.001)
            self.done += 1
            yield
        self.ended += 1


@pytest.fixture
def work(qapp):
    return Work()


async def ended(work, times=1):
    while work.ended < times:
        await breathe()


async def test_the_loop_has_turns_between_the_steps(run, work):
    work.sliced.ask()
    seen = set()
    while not work.ended:
        await breathe()
        seen.add(work.done)
    assert len(seen - {0, 40}) >= 2
    assert (work.begun, work.done, work.sliced.under_way) == (1, 40, False)


async def test_what_is_asked_for_meanwhile_is_done_once_more(run, work):
    work.sliced.begin()
    assert 0 < work.done < 40
    for _ in range(3):
        work.sliced.ask()
    await ended(work, 2)
    await breathe()
    assert (work.begun, work.ended, work.sliced.under_way) == (2, 2, False)


def test_all_of_it_is_done_at_once_if_need_be(work):
    work.sliced.ask()
    work.sliced.now()
    assert (work.begun, work.ended) == (1, 1)
    work.sliced.begin()
    work.sliced.ask()
    work.sliced.now()
    assert (work.begun, work.ended) == (3, 3)
    work.sliced.now()
    assert work.begun == 3


async def test_begun_anew_it_begins_at_its_beginning(run, work):
    work.sliced.begin()
    work.sliced.begin()
    await ended(work)
    assert (work.begun, work.ended) == (2, 1)


def test_a_step_that_asks_for_everything_is_not_entered_twice(qapp):
    work = Work(steps=1)
    go = work.go

    def entering():
        yield from go()
        work.sliced.now()
        if work.begun < 3:
            work.sliced.begin()

    work.sliced._work = entering
    work.sliced.ask()
    work.sliced.now()
    assert (work.begun, work.ended) == (3, 3)


def test_a_step_that_fails_ends_it(work, qapp):
    def failing():
        yield
        raise KeyError("7")

    work.sliced._work = failing
    work.sliced.ask()
    with pytest.raises(KeyError):
        work.sliced.now()
    assert not work.sliced.under_way
