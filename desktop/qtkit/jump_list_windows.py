"""The tasks in the menu of the program's button in Windows' task bar (ICustomDestinationList)."""

import contextlib
import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PureWindowsPath
from subprocess import list2cmdline
from typing import Any

from desktop.qtkit import com
from desktop.qtkit.com import Guid, Interface, pointer_to

_LIST = ("77f10cf0-3db5-4966-b520-b7c54fd35ed6", "6332debf-87b5-4670-90c0-5e57b408a49e")
_COLLECTION = ("2d3468c1-36a7-43b6-ac24-d3f02fd9607a", "5632b1a4-e38a-400a-928a-d4cd63230295")
_LINK = ("00021401-0000-0000-c000-000000000046", "000214f9-0000-0000-c000-000000000046")
"""Classes, and the interfaces ICustomDestinationList, IObjectCollection and IShellLinkW."""
_ARRAY = Guid.of("92ca9dcd-5622-4bba-a805-5e9f541bd8c9")
_PROPERTIES = Guid.of("886d8eeb-8cf2-4446-8d02-cdba1dbdcf99")
"""The interfaces IObjectArray and IPropertyStore."""
_SET_NAME, _BEGIN, _ADD_TASKS, _COMMIT, _ABORT = 3, 4, 7, 8, 11
_ADD = 5
_SET_DESCRIPTION, _SET_ARGUMENTS, _SET_ICON, _SET_PATH = 7, 11, 17, 20
_SET_VALUE, _KEEP = 6, 7
_TEXT = 31
"""VT_LPWSTR."""


class _Key(ctypes.Structure):
    _fields_ = [("set", Guid), ("number", ctypes.c_uint32)]


class _Value(ctypes.Structure):
    """A PROPVARIANT that holds a text."""

    _fields_ = [
        ("kind", ctypes.c_uint16),
        ("reserved", ctypes.c_uint16 * 3),
        ("text", ctypes.c_wchar_p),
        ("unused", ctypes.c_void_p),
    ]


_TITLE = _Key(Guid.of("f29f85e0-4ff9-1068-ab91-08002b27b3d9"), 2)
"""PKEY_Title."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list, and the words that start the program on it."""

    title: str
    tip: str
    words: tuple[str, ...]


def publish(name: str, program: Sequence[str], entries: Sequence[Entry], *, ole32: Any = None) -> None:
    """Replace the entries of the program with this name; `program` is its command. Raises OSError."""
    with com.create(*_LIST, ole32=ole32) as kept, contextlib.ExitStack() as stack:
        kept.call(_SET_NAME, ctypes.c_wchar_p(name))
        slots, removed = ctypes.c_uint(), ctypes.c_void_p()
        kept.call(_BEGIN, pointer_to(slots), pointer_to(_ARRAY), pointer_to(removed))
        stack.enter_context(Interface(removed))
        try:
            shown = stack.enter_context(com.create(*_COLLECTION, ole32=ole32))
            for entry in entries:
                with com.create(*_LINK, ole32=ole32) as link:
                    _describe(link, program, entry)
                    shown.call(_ADD, link.pointer)
            with shown.query(_ARRAY) as array:
                kept.call(_ADD_TASKS, array.pointer)
            kept.call(_COMMIT)
        except OSError:
            kept.call(_ABORT)
            raise


def _describe(link: Interface, program: Sequence[str], entry: Entry) -> None:
    path, *words = program
    link.call(_SET_PATH, ctypes.c_wchar_p(str(PureWindowsPath(path))))
    link.call(_SET_ARGUMENTS, ctypes.c_wchar_p(list2cmdline([*words, *entry.words])))
    link.call(_SET_DESCRIPTION, ctypes.c_wchar_p(entry.tip))
    link.call(_SET_ICON, ctypes.c_wchar_p(path), ctypes.c_int(0))
    with link.query(_PROPERTIES) as properties:
        title = _Value(kind=_TEXT, text=entry.title)
        properties.call(_SET_VALUE, pointer_to(_TITLE), pointer_to(title))
        properties.call(_KEEP)
