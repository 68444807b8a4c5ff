"""Opens a file as Explorer's "Open with" does: by the class that the installer registered. Runs on Windows' Python.

python open_with.py CLASS FILE
"""

import ctypes
import sys
import winreg
from ctypes import wintypes

BY_CLASS = 0x3  # SEE_MASK_CLASSKEY: Wine looks for names among the computer's classes only, not the user's
WITHOUT_A_MESSAGE = 0x400  # SEE_MASK_FLAG_NO_UI
SHOWN = 1  # SW_SHOWNORMAL


class ShellExecuteInfo(ctypes.Structure):
    """SHELLEXECUTEINFOW of the Windows API."""

    _fields_ = [
        ("cbSize", wintypes.DWORD),
        ("fMask", wintypes.ULONG),
        ("hwnd", wintypes.HWND),
        ("lpVerb", wintypes.LPCWSTR),
        ("lpFile", wintypes.LPCWSTR),
        ("lpParameters", wintypes.LPCWSTR),
        ("lpDirectory", wintypes.LPCWSTR),
        ("nShow", ctypes.c_int),
        ("hInstApp", wintypes.HINSTANCE),
        ("lpIDList", ctypes.c_void_p),
        ("lpClass", wintypes.LPCWSTR),
        ("hkeyClass", wintypes.HKEY),
        ("dwHotKey", wintypes.DWORD),
        ("hIcon", wintypes.HANDLE),
        ("hProcess", wintypes.HANDLE),
    ]


def main(class_name: str, file: str) -> int:
    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, rf"Software\Classes\{class_name}") as key:
        info = ShellExecuteInfo(
            cbSize=ctypes.sizeof(ShellExecuteInfo),
            fMask=BY_CLASS | WITHOUT_A_MESSAGE,
            lpVerb="open",
            lpFile=file,
            hkeyClass=key.handle,
            nShow=SHOWN,
        )
        shell = ctypes.WinDLL("shell32", use_last_error=True)
        if shell.ShellExecuteExW(ctypes.byref(info)):
            return 0
    print(f"ShellExecuteEx: error {ctypes.get_last_error()}, {info.hInstApp}")
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
