import gc
import threading

from PySide6.QtCore import Qt

from desktop.qtkit import garbage
from desktop.qtkit.garbage import collect_due, collected_here, leave_alone, many_made, spare_none


class Cycle:
    def __init__(self, ended):
        self.itself = self
        self.ended = ended

    def __del__(self):
        self.ended.append(threading.current_thread())


def test_no_other_thread_collects(qapp):
    ended = []

    def allocate():
        Cycle(ended)
        return [[number] for number in range(100_000)]

    with collected_here(qapp):
        worker = threading.Thread(target=allocate)
        worker.start()
        worker.join()
        assert ended == []
        rows = [[number] for number in range(2_000)]
        collect_due()
        assert ended == [threading.main_thread()]
        assert rows
    assert gc.isenabled()


def test_what_is_left_is_collected_at_the_end(qapp):
    ended = []
    with collected_here(qapp):
        Cycle(ended)
    assert ended == [threading.main_thread()]


def old_cycle(ended):
    """Make an old cycle that is no longer referenced."""
    cycle = Cycle(ended)
    gc.collect()
    del cycle


def test_old_objects_are_left_alone_while_many_are_made_and_spared_until_they_are_gone(qapp):
    ended = []
    with collected_here(qapp):
        with many_made():
            old_cycle(ended)
            for _ in range(3 * gc.get_threshold()[2]):
                gc.collect(1)
            assert gc.get_count()[2] > gc.get_threshold()[2]
            collect_due()
            assert ended == []
        gc.collect()
        assert ended == []
        spare_none()
        gc.collect()
        assert len(ended) == 1


def test_what_is_too_much_for_one_turn_is_left_alone_until_the_program_is_left(qapp):
    ended = []
    with collected_here(qapp):
        gc.collect()
        Cycle(ended)
        rows = [[number] for number in range(40_000)]
        collect_due()
        assert ended == []
        for _ in range(3 * gc.get_threshold()[2]):
            gc.collect(1)
        collect_due()
        assert ended == []
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
        assert ended == [threading.main_thread()]
        assert rows


def test_nothing_is_collected_for_a_while_when_much_is_made_that_is_freed_soon(qapp, monkeypatch):
    ended, moment = [], [100.0]
    monkeypatch.setattr(garbage, "monotonic", lambda: moment[0])
    with collected_here(qapp):
        leave_alone()
        Cycle(ended)
        rows = [[number] for number in range(2_000)]
        collect_due()
        assert ended == []
        moment[0] += 1.1
        collect_due()
        assert ended == [threading.main_thread()]
        assert rows
