"""Takes a secret out of this process's environment, where the system would show it to other programs of its user."""

import contextlib
import ctypes
import os
import sys


def take(name: str) -> str:
    """Return a variable's value, "" without one; neither this process nor those it starts have it afterwards."""
    value = os.environ.get(name, "")
    if value and sys.platform != "win32":  # there the system itself forgets what is taken out
        with contextlib.suppress(OSError, ValueError, AttributeError):
            _overwrite(f"{name}=".encode())
    os.environ.pop(name, None)
    return value


def _overwrite(beginning: bytes) -> None:
    """Overwrite the variable in the block that the process was started with, which /proc and `ps` show to its end."""
    library = ctypes.CDLL(None)
    if sys.platform == "darwin":
        find = library._NSGetEnviron
        find.restype = ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p))
        variables = find().contents
    else:
        variables = ctypes.POINTER(ctypes.c_void_p).in_dll(library, "environ")
    place = 0
    while address := variables[place]:
        if ctypes.string_at(address, len(beginning)) == beginning:
            ctypes.memset(address + len(beginning), 0, len(ctypes.string_at(address)) - len(beginning))
        place += 1
