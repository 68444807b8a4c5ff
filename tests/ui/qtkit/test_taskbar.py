"""The task bar: what is asked of Windows for progress and for the jump list, and that its refusal harms nothing."""

import ctypes

import pytest
from PySide6.QtWidgets import QWidget

from desktop.qtkit import com, jump_list_windows, taskbar_windows
from desktop.qtkit.jump_list import JumpList, Task
from desktop.qtkit.jump_list_windows import Entry
from desktop.qtkit.taskbar import Taskbar
from desktop.qtkit.taskbar_windows import WindowsTaskbar
from tests.shell_objects import Shell

WINDOW = 0x1_2345_6789
PROGRAM = [r"C:\Users\Анна\AppData\Local\Programs\Call List Desk\call-list-desk.exe"]
ENTRIES = [
    Entry("Новый обзвон", "Создать обзвон", ("--new-list",)),
    Entry("Импорт", "Открыть файлы", ("--import", "a b")),
]


def test_progress_is_a_value_of_a_thousand_or_a_state():
    shell = Shell()
    button = WindowsTaskbar(WINDOW, ole32=shell)
    for share in (0.0, 0.25, 7.0, -1.0, None):
        button.show(share)
    assert shell.asked == [
        ("HrInit",),
        ("SetProgressValue", WINDOW, None, 1000),
        ("SetProgressValue", WINDOW, 250, 1000),
        ("SetProgressValue", WINDOW, 1000, 1000),
        ("SetProgressState", WINDOW, 1),
        ("SetProgressState", WINDOW, None),
    ]


def test_a_jump_list_has_each_task_with_its_title_and_the_words_that_start_it():
    shell = Shell()
    jump_list_windows.publish("CallListDesk", PROGRAM, ENTRIES, ole32=shell)
    names = [call[0] for call in shell.asked]
    assert names[:2] == ["SetAppID", "BeginList"]
    assert names[-2:] == ["AddUserTasks", "CommitList"]
    assert shell.asked[0] == ("SetAppID", "CallListDesk")
    asked = {name: [call[1:] for call in shell.asked if call[0] == name] for name in names}
    assert asked["SetPath"] == [(PROGRAM[0],)] * 2
    assert asked["SetArguments"] == [("--new-list",), ('--import "a b"',)]
    assert asked["SetDescription"] == [("Создать обзвон",), ("Открыть файлы",)]
    assert asked["SetIconLocation"] == [(PROGRAM[0],)] * 2
    assert asked["SetValue"] == [(2, 31, "Новый обзвон"), (2, 31, "Импорт")]
    assert len(asked["Commit"]) == len(asked["AddObject"]) == 2
    assert shell.left == 0


@pytest.mark.parametrize("refused", ["BeginList", "AddUserTasks", "CommitList", "SetValue", "SetPath"])
def test_a_jump_list_that_is_refused_is_not_left_half_made(refused):
    shell = Shell(refused=[refused])
    with pytest.raises(OSError, match="0x80004005"):
        jump_list_windows.publish("CallListDesk", PROGRAM, ENTRIES, ole32=shell)
    assert (("AbortList",) in shell.asked) is (refused != "BeginList")
    assert ("CommitList",) not in shell.asked or refused == "CommitList"
    assert shell.left == (refused == "BeginList")  # the stand-in gives what it then refuses


def test_a_property_has_the_size_that_64_bit_windows_expects():
    assert ctypes.sizeof(jump_list_windows._Value) == 24
    assert ctypes.sizeof(jump_list_windows._Key) == 20
    assert bytes(com.Guid.of("00021401-0000-0000-c000-000000000046").data).hex() == "0114020000000000c000000000000046"


def test_the_program_is_named_and_a_refusal_is_an_error():
    class Shell32:
        answer = 0

        def SetCurrentProcessExplicitAppUserModelID(self, name):
            self.name = name.value
            return self.answer

    shell32 = Shell32()
    taskbar_windows.name_program("CallListDesk", shell32=shell32)
    assert shell32.name == "CallListDesk"
    Shell32.answer = -2147024809
    with pytest.raises(OSError, match="0x80070057"):
        taskbar_windows.name_program("CallListDesk", shell32=shell32)


def test_what_the_system_lacks_is_left_out(show):
    class Button:
        asked = 0

        def show(self, share):
            self.asked += 1
            raise OSError("HRESULT 0x80004001")

    window, button = show(QWidget()), Button()
    taskbar = Taskbar(window, button)
    taskbar.show_progress(0.5)
    taskbar.show_progress(0.6)
    assert button.asked == 1
    Taskbar(window).show_progress(0.5)
    JumpList(window, "CallListDesk", []).show([Task("New list", "", ("--new-list",), lambda: None)])
