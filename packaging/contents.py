"""What a frozen program contains of Qt, Python and its libraries: what stays, and what is left out.

Standard library only: the PyInstaller spec reads it, and so do the tests. What each line saves: packaging/README.md.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

EXCLUDED = (
    "_pyrepl.main",
    "_pyrepl.readline",
    "_pyrepl.unix_console",
    "cffi",
    "curses",
    *(("distutils",) if sys.version_info < (3, 12) else ()),
    "doctest",
    "ensurepip",
    "idlelib",
    "lib2to3",
    "pdb",
    "pip",
    "pkg_resources",
    "pycparser",
    "readline",
    "rlcompleter",
    "setuptools",
    "test",
    "tkinter",
    "turtle",
    "unittest",
    "wheel",
)
"""Modules that some library imports and this program never runs. readline is also GPL. pyqtgraph needs pydoc,
which from Python 3.13 on needs one module of `_pyrepl`.

distutils belongs to Python up to 3.11 only; PyInstaller fails when what later versions lack is excluded.
pywin32-ctypes, by which keyring reaches Windows' Credential Manager, prefers cffi wherever it can be imported, and
cffi needs pycparser: both go, and it takes ctypes. cryptography takes `_cffi_backend` alone, which stays.
"""

UNUSED_DATA = re.compile(r"phonenumbers\.(?:(?:carrierdata|geodata)\b|shortdata\.region_)")
"""Modules of places, carriers and short numbers, loaded on demand: never here."""

PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qsvg"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platforms": {"qcocoa", "qoffscreen", "qwayland", "qwindows", "qxcb"},
    "platformthemes": {"qgtk3", "qxdgdesktopportal"},
    "styles": {"qmacstyle", "qmodernwindowsstyle"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}
"""Plugins of Qt that stay, by their folder. Widgets draw the window: no OpenGL, no network, no printing."""

_LIBRARIES_OF_PLUGINS = ("Qt6EglF", "Qt6Pdf", "Qt6Qml", "Qt6Quick", "Qt6VirtualKeyboard", "Qt6WlShell", "opengl32sw")
"""Libraries of plugins that don't stay."""
IMPORTED_BY_PYQTGRAPH = ("QtOpenGL", "QtOpenGLWidgets")
"""Modules of Qt without which pyqtgraph can't be imported, though nothing here is drawn with them."""
_ALWAYS_QT = {"QtCore", "QtGui", "QtWidgets", *IMPORTED_BY_PYQTGRAPH}
_LANGUAGES = ("en", "ru")
_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/([^/]+)/(?:lib)?([^/]+?)\.(?:so|dll|dylib)$")

SYSTEM_LIBRARIES_THAT_STAY = re.compile(
    r"lib(brotli(common|dec)|bz2|crypto|expat|ffi|lzma|python3|sqlite3|ssl|uuid|xcb-(cursor|icccm|image|keysyms|render-util|util|xkb))\b"
)
"""On Linux: libraries that Python is linked with, and small ones that Qt needs and desktops often lack.

All other system libraries come from the system that the program runs on: they talk to its display, its fonts and its
bus, and two versions of them in one process crash it.
"""


def qt_modules_of(folder: Path) -> set[str]:
    """Return the modules of PySide6 that a program's code imports, such as "QtWidgets"."""
    return {
        name.split(".")[1] for path in folder.rglob("*.py") for name in imported(path) if name.startswith("PySide6.")
    }


def imported(path: Path) -> Iterator[str]:
    """Yield the modules that a Python file imports, including those of `from PySide6 import QtCore`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def left_out_of_qt(names: Iterable[str], used: set[str]) -> list[str]:
    """Return the unused Python modules of Qt, as PySide6.NAME."""
    return sorted(f"PySide6.{name}" for name in names if name not in used | _ALWAYS_QT)


def stays(name: str, qt_modules: set[str]) -> bool:
    """Return whether a file that PyInstaller collected stays; `name` is its place in the program, with `/`."""
    if plugin := _PLUGIN.search(name):
        return plugin[2] in PLUGINS.get(plugin[1], ())
    file = PurePosixPath(name)
    if "translations" in file.parts and "PySide6" in file.parts:
        return file.stem in {f"qtbase_{language}" for language in _LANGUAGES}
    if any(part in file.name for part in _LIBRARIES_OF_PLUGINS):
        return False
    if "Qt6Network" in file.name or file.name.startswith("QtNetwork."):
        return "QtNetwork" in qt_modules
    return True
