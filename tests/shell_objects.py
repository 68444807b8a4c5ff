"""Objects of Windows' shell that only remember what was asked of them, for systems that have none.

They are called as Windows' own would be, through a table of functions. The order of the methods is that of the
headers of the Windows SDK (shobjidl_core.h, propsys.h), so that a wrong place in the program's code calls another
method here. What the real ones do with it is shown on Windows only.
"""

import ctypes
import uuid

_UNKNOWN = ["QueryInterface", "AddRef", "Release"]
METHODS = {
    "ea1afb91-9e28-4b86-90e9-9e9f8a5eefaf": [
        *(*_UNKNOWN, "HrInit", "AddTab", "DeleteTab", "ActivateTab", "SetActiveAlt", "MarkFullscreenWindow"),
        *("SetProgressValue", "SetProgressState", "RegisterTab", "UnregisterTab", "SetTabOrder", "SetTabActive"),
    ],
    "6332debf-87b5-4670-90c0-5e57b408a49e": [
        *(*_UNKNOWN, "SetAppID", "BeginList", "AppendCategory", "AppendKnownCategory", "AddUserTasks", "CommitList"),
        *("GetRemovedDestinations", "DeleteList", "AbortList"),
    ],
    "92ca9dcd-5622-4bba-a805-5e9f541bd8c9": [*_UNKNOWN, "GetCount", "GetAt"],
    "5632b1a4-e38a-400a-928a-d4cd63230295": [
        *(*_UNKNOWN, "GetCount", "GetAt", "AddObject", "AddFromArray", "RemoveObjectAt", "Clear"),
    ],
    "000214f9-0000-0000-c000-000000000046": [
        *(*_UNKNOWN, "GetPath", "GetIDList", "SetIDList", "GetDescription", "SetDescription", "GetWorkingDirectory"),
        *(
            "SetWorkingDirectory",
            "GetArguments",
            "SetArguments",
            "GetHotkey",
            "SetHotkey",
            "GetShowCmd",
            "SetShowCmd",
        ),
        *("GetIconLocation", "SetIconLocation", "SetRelativePath", "Resolve", "SetPath"),
    ],
    "886d8eeb-8cf2-4446-8d02-cdba1dbdcf99": [*_UNKNOWN, "GetCount", "GetAt", "GetValue", "SetValue", "Commit"],
}
"""By the identifier of the interface."""
_TEXTS = {"SetAppID", "SetDescription", "SetArguments", "SetIconLocation", "SetPath"}
_FUNCTION = ctypes.CFUNCTYPE(ctypes.c_int32, *[ctypes.c_void_p] * 4)
E_FAIL = -2147467259


class Shell:
    """Stands for ole32 and for all objects that it makes.

    `asked` are the calls but those that count references: (method, arguments); texts are read, a property is
    (number, kind, text), objects are numbered as they were made. `left` is how many objects were not released.
    """

    def __init__(self, refused=()):
        self.asked, self.left = [], 0
        self._refused, self._kept, self._numbers = set(refused), [], {}

    def CoCreateInstance(self, kind, outer, context, interface, found):
        assert (outer, context.value) == (None, 1)
        self._give(found.value, interface.value)
        return 0

    def _give(self, where, interface):
        """Write a new object with an interface to an address."""
        name = str(uuid.UUID(bytes_le=ctypes.string_at(interface, 16)))
        functions = [_FUNCTION(self._method(method)) for method in METHODS[name]]
        table = (ctypes.c_void_p * len(functions))(*[ctypes.cast(one, ctypes.c_void_p).value for one in functions])
        holder = ctypes.c_void_p(ctypes.addressof(table))
        self._kept.append((functions, table, holder))
        self.left += 1
        self._numbers[ctypes.addressof(holder)] = len(self._numbers) + 1
        ctypes.c_void_p.from_address(where).value = ctypes.addressof(holder)

    def _method(self, name):
        def called(_this, *words):
            if name == "Release":
                self.left -= 1
                return 0
            if name == "QueryInterface":
                self._give(words[1], words[0])
                return 0
            self.asked.append((name, *self._read(name, words)))
            if name == "BeginList":
                self._give(words[2], words[1])
            return E_FAIL if name in self._refused else 0

        return called

    def _read(self, name, words):
        if name in _TEXTS:
            return [ctypes.wstring_at(words[0])]
        if name in {"AddObject", "AddUserTasks"}:
            return [self._numbers[words[0]]]
        if name == "SetValue":
            number = ctypes.c_uint32.from_address(words[0] + 16).value
            text = ctypes.c_void_p.from_address(words[1] + 8).value
            return [number, ctypes.c_uint16.from_address(words[1]).value, ctypes.wstring_at(text)]
        return {"SetProgressValue": words[:3], "SetProgressState": words[:2]}.get(name, ())
