"""How an action of the main window is made, and what is kept of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.qtkit.keys import keys_of
from desktop.qtkit.named import named
from desktop.ui.window.selection import Selection


@dataclass(frozen=True, slots=True)
class Spec:
    """What an action says and when it is enabled; with None for `fits` its controller enables it."""

    text: Callable[[], str]
    tip: Callable[[], str] | None = None
    fits: Callable[[Selection], bool] | None = None
    writes: bool = False
    """Whether it changes something on the portal."""


def always(_at: Selection) -> bool:
    """Fit whatever is selected."""
    return True


def with_key(tip: str, action: QAction) -> str:
    """Return a tip with the key of its action behind it, as the system writes keys."""
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{tip} ({key})" if key else tip


class ActionMaker(QObject):
    """Makes actions of a window and keeps what each says and when it is enabled."""

    def __init__(self, window: QWidget):
        super().__init__(window)
        self._window = window
        self._specs: dict[QAction, Spec] = {}

    def _make(
        self,
        name: str,
        text: Callable[[], str],
        *,
        key: str | QKeySequence.StandardKey | None = None,
        tip: Callable[[], str] | None = None,
        fits: Callable[[Selection], bool] | None = None,
        writes: bool = False,
        checkable: bool = False,
    ) -> QAction:
        action = named(QAction(self._window, checkable=checkable), name)
        action.setMenuRole(QAction.MenuRole.NoRole)  # Qt would guess from the text what macOS has in its own menu
        if key is not None:
            action.setShortcuts(keys_of(key))
        self._window.addAction(action)
        self._specs[action] = Spec(text, tip, fits, writes)
        return action

    def _choices(self, name: str, texts: Callable[[], Mapping[Any, str]]) -> QActionGroup:
        group = QActionGroup(self._window)
        for value in texts():
            text = partial(lambda key: texts()[key], value)
            action = self._make(f"{name}{str(value).capitalize()}", text, checkable=True)
            action.setData(value)
            group.addAction(action)
        group.actions()[0].setChecked(True)
        return group
