"""Proves the installer in Wine: installation, files opened by "Open with", an update, removal."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from wine import Failure, Screen, Wine, end

CLASS = "CallListDesk.Contacts"
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\CallListDesk"
OFFERED = r"HKCU\Software\Classes\.csv\OpenWithProgids"
MAIN, IMPORT = "^(Call List Desk|Пульт обзвонов)", "^(Import of contacts|Импорт контактов)"
FILES = {
    "bitrix24.csv": '"ID";"Имя"\n"1";"Анна"\n"2";"Пётр"\n'.encode("utf-8-sig"),
    "второй.csv": '"ID";"Имя"\n"3";"Вера"\n'.encode("utf-8-sig"),
}
LONGEST = 600
"""Seconds to wait for something to be seen."""


class Installed:
    """The program as the installer brought it, in the user's folder."""

    def __init__(self, wine: Wine, screen: Screen, python: Path, pictures: Path) -> None:
        self._wine, self._screen, self._python, self._pictures = wine, screen, python, pictures
        self._local = wine.drive / "users" / "supervisor" / "AppData" / "Local"
        self.folder = self._local / "Programs" / "Call List Desk"
        self.program = self.folder / "call-list-desk.exe"

    def prove(self, setup: Path) -> str:
        """Run all checks; raises `Failure`."""
        self._install(setup)
        self._open_files()
        self._refuse_over_a_running_one(setup)
        self._install(setup)
        self._remove()
        return "installed, opened files, installed again, removed; the data stayed"

    def _install(self, setup: Path) -> None:
        self._wine.succeed(setup, "/S")
        _expect(self.program.is_file(), f"the installer made no {self.program}")
        _expect(self._known(UNINSTALL, "DisplayVersion"), "Windows' list of programs lacks it")
        _expect(self._known(OFFERED, CLASS), "it is not offered for .csv")

    def _open_files(self) -> None:
        for name, content in FILES.items():
            (self._wine.home / name).write_bytes(content)
        first, second = (self._wine.home / name for name in FILES)
        portal = self._wine.begin(self.program, "--embedded-portal", "--until-stdin-closes")
        try:
            assert portal.stdout is not None
            webhook = portal.stdout.readline().strip()
            _expect(bool(webhook), "the embedded portal names no webhook")
            self._open(first, webhook)
            self._wait("a file that was opened lands in the import", lambda: bool(self._screen.windows(IMPORT)))
            time.sleep(5)  # until it is drawn
            self._screen.picture(self._pictures / "opened-with.png")
            self._open(second, webhook)
            self._wait("a second start hands its file over", lambda: len(self._screen.windows(IMPORT)) == 2)
            _expect(len(self._screen.windows(MAIN)) == 1, "a second start made a second window")
            self._screen.picture(self._pictures / "handed-over.png")
        finally:
            end(portal)

    def _open(self, file: Path, webhook: str) -> None:
        script = self._wine.home / "desk" / "packaging" / "windows" / "open_with.py"
        self._wine.succeed(self._python, script, CLASS, file, CALL_LIST_DESK_WEBHOOK=webhook)

    def _refuse_over_a_running_one(self, setup: Path) -> None:
        before = self.program.stat().st_mtime_ns
        done = self._wine.program(setup, "/S")
        _expect(done.code != 0, "it was installed over the running program")
        _expect(self.program.stat().st_mtime_ns == before, "the running program was replaced")
        self._wine.program("taskkill", "/F", "/IM", self.program.name)
        self._wait("the program ends", lambda: not self._screen.windows(MAIN))

    def _remove(self) -> None:
        self._wine.succeed(self.folder / "uninstall.exe", "/S")
        self._wait("the program is removed", lambda: not self.folder.exists())
        _expect(not self._known(UNINSTALL, "DisplayVersion"), "Windows' list of programs still has it")
        _expect(not self._known(OFFERED, CLASS), "it is still offered for .csv")
        kept = [path for path in self._local.rglob("*.sqlite") if "call-list-desk" in str(path)]
        _expect(bool(kept), "the user's data are gone")

    def _known(self, key: str, value: str) -> bool:
        return self._wine.program("reg", "query", key, "/v", value).code == 0

    def _wait(self, what: str, condition: Callable[[], bool]) -> None:
        given_up = time.monotonic() + LONGEST
        while not condition():
            if time.monotonic() > given_up:
                self._screen.picture(self._pictures / "failed.png")
                raise Failure(f"{what}: not within {LONGEST} s")
            time.sleep(0.5)


def _expect(holds: bool, what: str) -> None:
    if not holds:
        raise Failure(what)
