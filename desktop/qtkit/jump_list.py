"""What can be done from the program's icon without its window: Windows' jump list, the dock's menu on macOS.

On Linux the desktop entry has the same tasks (`packaging/linux`).
"""

import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QWidget

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Task:
    """`words` are the arguments that start the program on it; `act` does it in the running program."""

    title: str
    tip: str
    words: tuple[str, ...]
    act: Callable[[], object]


class JumpList:
    """Owned by whoever knows the tasks. `name` is the program's, as in `taskbar.name_program`.

    Windows starts `program`, a command, which hands the words over to the program that runs; an empty one, of a
    program that is not installed, has no tasks there.
    """

    def __init__(self, window: QWidget, name: str, program: Sequence[str]) -> None:
        self._window, self._name, self._program = window, name, program
        self._menu: QMenu | None = None

    def show(self, tasks: Sequence[Task]) -> None:
        """Show these tasks instead of those before; where the system shows none, nothing happens."""
        if sys.platform == "win32" and self._program:
            from desktop.qtkit import jump_list_windows

            entries = [jump_list_windows.Entry(task.title, task.tip, task.words) for task in tasks]
            try:
                jump_list_windows.publish(self._name, self._program, entries)
            except OSError as error:
                log.info("no tasks in the task bar: %s", error)
        elif sys.platform == "darwin":
            if self._menu is None:
                self._menu = QMenu(self._window)
                self._menu.setAsDockMenu()
            self._menu.clear()
            for task in tasks:
                self._menu.addAction(task.title, task.act)
