"""What the program can be started for from its icon: a new list, an import."""

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from desktop.qtkit.jump_list import JumpList, Task
from desktop.qtkit.language import on_language_change
from desktop.qtkit.notices import Notice, NoticeKind
from desktop.ui.portal_state import PortalState
from desktop.ui.window.controller import WindowController
from desktop.ui.write_hold import reason

translate = QCoreApplication.translate
_SHOWN_AFTER = 3_000
"""Milliseconds: the system writes the tasks to a file, which the start should not wait for."""


class Tasks(QObject):
    """Made by the program beside the window. A task is an action of the window, by its option's name."""

    def __init__(self, controller: WindowController, jump_list: JumpList) -> None:
        super().__init__(controller)
        parts, self._standing = controller.parts, controller.standing
        self._portals, self._notices = parts.portals, parts.notices
        self._jump_list = jump_list
        actions = parts.window.actions_
        self._actions: dict[str, QAction] = {"new-list": actions.new_list, "import": actions.import_files}
        self._waiting = ""
        self._soon = QTimer(self, singleShot=True, interval=_SHOWN_AFTER)
        self._soon.timeout.connect(self._show)
        on_language_change(parts.window, self._soon.start)
        self._standing.changed.connect(self._look)

    def begin(self, task: str) -> None:
        """Begin a task at once, or as soon as a portal has been read; "" and unknown names are ignored.

        An open question is left as it is: whoever started the program finds it in front.
        """
        if task in self._actions and QApplication.activeModalWidget() is None:
            self._waiting = task
            self._look(self._standing.state)

    def _look(self, state: PortalState) -> None:
        if not self._waiting or self._portals.session is None or state.reading or state.as_of is None:
            return
        action, self._waiting = self._actions[self._waiting], ""
        if action.isEnabled():
            action.trigger()
        elif state.hold is not None:
            self._notices.tell(Notice(reason(state.hold), kind=NoticeKind.WARNING, key="task"))

    def _show(self) -> None:
        from desktop.ui.keys.model import plain

        tasks = [
            Task(plain(action.text()), action.toolTip(), (f"--{name}",), action.trigger)
            for name, action in self._actions.items()
        ]
        self._jump_list.show(tasks)
