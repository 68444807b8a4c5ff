"""Runs programs of Windows and of Debian in the bench's Debian, as root or as the user, on a screen of its own.

Its commands work in a namespace of mounts and processes that bench.py begins; a single Wine and a single screen serve
all of them.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

USER = "supervisor"
HOME = f"/home/{USER}"
RUNTIME = "/run/desk"
LONGEST = 900
"""Seconds to wait for a command unless it says otherwise."""
_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
_NICE = ("nice", "-n", "5")
_REST = 5
"""Seconds to go on reading after a program's end: Wine's services, which it may have started, keep the pipe."""


class Failure(Exception):
    """A step that failed; the text is for the person who runs the bench."""


@dataclass(frozen=True)
class Done:
    """A command that ended: its exit code, and what it wrote to both of its outputs."""

    code: int
    said: str


class Wine:
    """Runs commands in the Debian: as root, as the user, or Windows' programs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.display = ""
        """The screen, once `Screen` has been entered."""

    @property
    def home(self) -> Path:
        """The user's home, seen from outside."""
        return self.folder / HOME.lstrip("/")

    @property
    def drive(self) -> Path:
        """Windows' drive C, seen from outside."""
        return self.home / ".wine" / "drive_c"

    def inside(self, path: Path) -> str:
        """Return the path of a file of the Debian as its programs see it."""
        return f"/{path.relative_to(self.folder)}"

    def windows_path(self, path: Path) -> str:
        """Return the path of a file of the Debian as Windows' programs see it."""
        if path.is_relative_to(self.drive):
            return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")
        return "Z:" + self.inside(path).replace("/", "\\")

    def root(self, *words: str) -> str:
        """Run a command as root; raises `Failure` with what it said."""
        variables = {
            "PATH": _PATH,
            "LC_ALL": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
        }
        return _fine(words, _run([*_NICE, "chroot", str(self.folder), *words], variables, 4 * LONGEST))

    def user(self, *words: str) -> Done:
        """Run a command of Debian as the user."""
        return _run(self._as_user(words, HOME), self._variables({}), LONGEST)

    def program(
        self, *words: str | Path, folder: Path | None = None, seconds: float = LONGEST, **variables: str
    ) -> Done:
        """Run a program of Windows as the user, with its input from the null device and its output through a pipe.

        Paths are those from outside. A program that takes longer is killed, and its exit code is -1.
        """
        command = self._as_user(["wine", *self._seen(words)], self.inside(folder or self.home))
        return _run(command, self._variables(variables), seconds)

    def succeed(
        self, *words: str | Path, folder: Path | None = None, seconds: float = LONGEST, **variables: str
    ) -> str:
        """Run a program of Windows as `program` does; raises `Failure` when it fails."""
        return _fine(self._seen(words), self.program(*words, folder=folder, seconds=seconds, **variables))

    def begin(self, *words: str | Path, windows: bool = True, **variables: str) -> subprocess.Popen[str]:
        """Start a program of Windows or Debian as the user, in the background; its input is a pipe of ours."""
        command = self._as_user([*(("wine",) if windows else ()), *self._seen(words)], HOME)
        return subprocess.Popen(
            command,
            env=self._variables(variables),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def mount(self) -> None:
        """Give the Debian its processes, memory and a place for the user's sockets. Seen in the namespace only."""
        for kind, place in (("proc", "proc"), ("tmpfs", "dev/shm"), ("tmpfs", "run")):
            subprocess.run(["mount", "-t", kind, kind, str(self.folder / place)], check=True)
        self.root("install", "-d", "-o", USER, "-m", "700", RUNTIME)

    def give(self, folder: Path) -> None:
        """Make everything in a folder the user's."""
        self.root("chown", "-R", f"{USER}:", self.inside(folder))

    def _seen(self, words: Sequence[str | Path]) -> list[str]:
        return [self.windows_path(word) if isinstance(word, Path) else word for word in words]

    def _as_user(self, words: Sequence[str], folder: str) -> list[str]:
        chroot = ["chroot", f"--userspec={USER}:{USER}", str(self.folder)]
        return [*_NICE, *chroot, "env", f"--chdir={folder}", *words]

    def _variables(self, more: dict[str, str]) -> dict[str, str]:
        plain = {
            "PATH": _PATH,
            "HOME": HOME,
            "USER": USER,
            "LC_ALL": "C.UTF-8",
            "XDG_RUNTIME_DIR": RUNTIME,
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml,winedbg.exe=",  # a program that crashes ends
        }
        return plain | ({"DISPLAY": self.display} if self.display else {}) | more


class Screen:
    """A screen with a window manager and Wine's server, for as long as it is entered."""

    def __init__(self, wine: Wine) -> None:
        self._wine = wine
        self._processes: list[subprocess.Popen[str]] = []

    def __enter__(self) -> Screen:
        server = self._wine.begin(
            "Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", windows=False
        )
        self._processes.append(server)
        assert server.stdout is not None
        number = server.stdout.readline().strip()
        if not number:
            raise Failure("Xvfb did not start")
        self._wine.display = f":{number}"
        self._processes.append(self._wine.begin("openbox", windows=False))
        # Debian's wine starts a server that ends with its last program, and takes along the one that comes just then.
        self._processes.append(self._wine.begin("wineserver", "--foreground", "--persistent", windows=False))
        return self

    def __exit__(self, *_: object) -> None:
        self._wine.user("wineserver", "-k")
        for process in reversed(self._processes):
            end(process)
        self._wine.display = ""

    def windows(self, title: str) -> list[str]:
        """Return the numbers of the visible windows whose title matches a pattern."""
        return [
            word
            for word in self._wine.user("xdotool", "search", "--onlyvisible", "--name", title).said.split()
            if word.isdigit()
        ]

    def close(self, title: str) -> None:
        """Ask the windows with this title to close."""
        for window in self.windows(title):
            self._wine.user("xdotool", "windowclose", window)

    def picture(self, target: Path) -> None:
        """Save a picture of the screen."""
        self._wine.user("scrot", "--overwrite", "/tmp/screen.png")  # noqa: S108 - of the Debian
        taken = self._wine.folder / "tmp" / "screen.png"
        if taken.exists():
            shutil.copyfile(taken, target)


def end(process: subprocess.Popen[str]) -> None:
    """End a program that was begun."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)


def _run(command: Sequence[str], variables: dict[str, str], seconds: float) -> Done:
    process = subprocess.Popen(
        command,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    parts: list[bytes] = []
    reader = threading.Thread(target=_read_into, args=(process.stdout, parts), daemon=True)
    reader.start()
    late = ""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        late = f"\nnot ended after {seconds:.0f} s"
    reader.join(_REST)
    return Done(-1 if late else process.returncode, b"".join(parts).decode(errors="replace") + late)


def _read_into(output: IO[bytes] | None, parts: list[bytes]) -> None:
    assert output is not None
    while part := os.read(output.fileno(), 65536):
        parts.append(part)


def _fine(words: Sequence[str], done: Done) -> str:
    if done.code:
        raise Failure(f"{' '.join(words[:6])} ended with {done.code}:\n{done.said.strip()[-3000:]}")
    return done.said
