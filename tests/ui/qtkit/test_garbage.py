import gc
import threading

from desktop.qtkit.garbage import collect_due, collected_here


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
