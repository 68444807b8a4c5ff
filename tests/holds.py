"""What holds the window's thread: the longest turns of Qt's loop, with what was being done in each.

    with watching_holds() as holds:
        ...
    holds.worst(10)

Time is that of the thread's processor, so that a busy machine makes nothing longer than it is. A turn is what Qt does
between two looks for events: until it ends, no key is taken and nothing is drawn.
"""

import sys
import threading
import time
import traceback
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QAbstractEventDispatcher

FRAME = 0.016
"""Seconds after which somebody notices."""
_LOOK = 0.003
"""Seconds between two looks at what the window's thread does."""
_INNERMOST = 14
"""Lines of a stack that are kept."""
_OVER = "in collected_here"
"""Is in the stack when the loop has ended, and what is left is collected."""


@dataclass(frozen=True)
class Hold:
    """`seconds` of the processor, and the stack when more than half of `FRAME` was over; "" where nobody looked."""

    seconds: float
    stack: str

    def __str__(self):
        return f"{self.seconds * 1000:.0f} ms\n{self.stack}"


class Holds:
    """Notes each turn that takes longer than `least` seconds."""

    def __init__(self, least=FRAME):
        self.least, self.noted = least, []
        self.longest = self.whole = 0.0
        """Seconds of the longest turn, and of all."""
        self._began, self._stack = None, ""

    def turn(self):
        """End a turn, if one has begun, and begin another one."""
        now = time.thread_time()
        seconds, stack = now - (now if self._began is None else self._began), self._stack
        self._began, self._stack = now, ""
        if _OVER in stack:
            return
        self.whole += seconds
        self.longest = max(self.longest, seconds)
        if seconds > self.least:
            self.noted.append(Hold(seconds, stack))

    def worst(self, count):
        """Return the longest holds, the longest first."""
        return sorted(self.noted, key=lambda hold: -hold.seconds)[:count]

    def look(self, window, clock):
        """Keep what the window's thread does if its turn is long already."""
        began = self._began
        if began is not None and time.clock_gettime(clock) - began > self.least / 2 and not self._stack:
            frame = sys._current_frames().get(window)
            self._stack = "".join(traceback.format_stack(frame)[-_INNERMOST:])


@contextmanager
def watching_holds(least=FRAME):
    """Note what holds the window's thread, which is the calling one, for longer than `least` seconds."""
    holds, over, window = Holds(least), threading.Event(), threading.get_ident()
    dispatcher = QAbstractEventDispatcher.instance()

    def watch(clock):
        while not over.wait(_LOOK):
            holds.look(window, clock)

    looking = None
    if hasattr(time, "pthread_getcpuclockid"):  # otherwise holds have no stacks
        looking = threading.Thread(target=watch, args=(time.pthread_getcpuclockid(window),), daemon=True)
        looking.start()
    signals = () if dispatcher is None else (dispatcher.aboutToBlock, dispatcher.awake)
    for signal in signals:
        signal.connect(holds.turn)
    try:
        yield holds
    finally:
        for signal in signals:
            signal.disconnect(holds.turn)
        over.set()
        if looking is not None:
            looking.join()
