"""Windows' task bar: which button the windows belong to, and progress on it (ITaskbarList3)."""

import ctypes
from typing import Any

from desktop.qtkit import com

_CLASS = "56fdf344-fd6d-11d0-958a-006097c9a090"
_INTERFACE = "ea1afb91-9e28-4b86-90e9-9e9f8a5eefaf"
_BEGIN, _SET_VALUE, _SET_STATE = 3, 9, 10
"""HrInit, SetProgressValue and SetProgressState."""
_NOTHING, _UNKNOWN = 0, 1
"""TBPF_NOPROGRESS and TBPF_INDETERMINATE; a value makes it TBPF_NORMAL."""
_WHOLE = 1_000


def name_program(name: str, *, shell32: Any = None) -> None:
    """Set the name under which windows, pinned icon and jump list belong together, before the first window.

    Raises OSError. `shell32` is the system's library of that name.
    """
    shell32 = shell32 or com.system_library("shell32")
    com.check(shell32.SetCurrentProcessExplicitAppUserModelID(ctypes.c_wchar_p(name)))


class WindowsTaskbar:
    """The button of one window in the task bar. Raises OSError where there is no task bar."""

    def __init__(self, window: int, *, ole32: Any = None) -> None:
        self._window = ctypes.c_void_p(window)
        self._list = com.create(_CLASS, _INTERFACE, ole32=ole32)
        self._list.call(_BEGIN)

    def show(self, share: float | None) -> None:
        """Show progress as a share of 0.0 to 1.0, below 0.0 of unknown length; None for none. Raises OSError."""
        if share is None or share < 0:
            state = _NOTHING if share is None else _UNKNOWN
            self._list.call(_SET_STATE, self._window, ctypes.c_int(state))
            return
        done = ctypes.c_ulonglong(round(min(share, 1.0) * _WHOLE))
        self._list.call(_SET_VALUE, self._window, done, ctypes.c_ulonglong(_WHOLE))
