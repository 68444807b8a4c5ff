"""How long work in slices may go on in this turn of Qt's loop: keys and drawing wait until the turn ends."""

from time import perf_counter

from PySide6.QtCore import QAbstractEventDispatcher, QObject

_SLICE = 0.004
"""Seconds of a turn in which there is work in slices: of all of it together, and of what was done before it."""


def slice_end() -> float:
    """Return when the work in slices is to end its turn, by `perf_counter`.

    That may be over already where the window was drawn in this turn. Whoever asks does one step in any case.
    """
    dispatcher = QAbstractEventDispatcher.instance()
    turn = dispatcher.findChild(_Turn) or _Turn(dispatcher)
    return turn.began + _SLICE


class _Turn(QObject):
    """Owned by the dispatcher of the loop, which tells when it looks for events, on some systems before it has waited
    for them."""

    def __init__(self, dispatcher: QAbstractEventDispatcher) -> None:
        super().__init__(dispatcher)
        self.began = perf_counter()
        dispatcher.aboutToBlock.connect(self._begin)
        dispatcher.awake.connect(self._begin)

    def _begin(self) -> None:
        self.began = perf_counter()
