"""Runs first in a frozen program on Linux: programs that it starts, such as the browser, get the system's libraries.

PyInstaller's bootloader points the loader at the program's own libraries and saves the former value.
"""

import os

if "LD_LIBRARY_PATH_ORIG" in os.environ:
    os.environ["LD_LIBRARY_PATH"] = os.environ.pop("LD_LIBRARY_PATH_ORIG")
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
