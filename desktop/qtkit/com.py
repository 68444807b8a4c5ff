"""Calling objects of COM, the interfaces of Windows' shell, by ctypes alone; imported on Windows only.

Methods are called by their place in the interface's table, as the headers of the Windows SDK declare them. The
program is for 64-bit Windows, which has one calling convention.
"""

import ctypes
import uuid
from types import TracebackType
from typing import Any, Self

_IN_PROCESS = 1
"""CLSCTX_INPROC_SERVER."""
_QUERY_INTERFACE, _RELEASE = 0, 2


class Guid(ctypes.Structure):
    """The identifier of a class, of an interface, or of a set of properties."""

    _fields_ = [("data", ctypes.c_ubyte * 16)]

    @classmethod
    def of(cls, text: str) -> "Guid":
        """Return an identifier written as 8-4-4-4-12 hexadecimal digits."""
        return cls.from_buffer_copy(uuid.UUID(text).bytes_le)


class Interface:
    """A counted pointer to an interface, a context manager that releases it."""

    def __init__(self, pointer: ctypes.c_void_p) -> None:
        self.pointer = pointer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._method(_RELEASE)(self.pointer)

    def call(self, place: int, *arguments: Any) -> None:
        """Call the method at a place of the table with values of ctypes. Raises OSError with the HRESULT."""
        check(self._method(place, *(type(argument) for argument in arguments))(self.pointer, *arguments))

    def query(self, interface: Guid) -> "Interface":
        """Return another interface of the same object. Raises OSError."""
        found = ctypes.c_void_p()
        self.call(_QUERY_INTERFACE, pointer_to(interface), pointer_to(found))
        return Interface(found)

    def _method(self, place: int, *types: type) -> Any:
        table = ctypes.cast(self.pointer, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
        return ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, *types)(table[place] or 0)


def create(kind: str, interface: str, *, ole32: Any = None) -> Interface:
    """Make an object of a class. Raises OSError. `ole32` is the system's library of that name."""
    found, ole32 = ctypes.c_void_p(), ole32 or system_library("ole32")
    kind_id, interface_id = Guid.of(kind), Guid.of(interface)
    made = ole32.CoCreateInstance(
        pointer_to(kind_id), None, ctypes.c_uint32(_IN_PROCESS), pointer_to(interface_id), pointer_to(found)
    )
    check(made)
    return Interface(found)


def pointer_to(value: Any) -> ctypes.c_void_p:
    """Return the address of a value, which the caller keeps."""
    return ctypes.c_void_p(ctypes.addressof(value))


def check(result: int) -> None:
    """Raise OSError for an HRESULT that says that a call has failed."""
    if result < 0:
        raise OSError(f"HRESULT {result & 0xFFFFFFFF:#010x}")


def system_library(name: str) -> Any:
    """Return a library of Windows. Raises OSError where there is none."""
    loader = getattr(ctypes, "windll", None)
    if loader is None:
        raise OSError(f"no {name} on this system")
    return getattr(loader, name)
