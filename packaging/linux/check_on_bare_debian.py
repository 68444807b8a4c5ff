#!/usr/bin/env python3
"""Checks the Debian package on a bare Debian 12: it installs, starts as by a double click, opens files, is removed.

    python3 packaging/dev.py check-deb [-- --pictures DIR]

As root, on a Debian with debootstrap, with apt's own mirrors. The bare Debian is made in a temporary folder and
used in a namespace of its own for mounts and processes, so that nothing is left mounted or running whatever happens.
All checks are run; ends with 1 when one failed.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

NAME = "call-list-desk"
SUITE = "bookworm"
ROOT = Path(__file__).resolve().parents[2]
ENTRY = f"/usr/share/applications/{NAME}.desktop"
TOOLS = (
    "appstream", "dbus", "desktop-file-utils", "libglib2.0-bin", "openbox", "scrot", "shared-mime-info", "xdotool",
    "xvfb",
)  # fmt: skip
USER = "supervisor"
HOME = f"/home/{USER}"
MAIN, IMPORT, CONNECT = "^Call List Desk", "^Import of contacts", "^Connect a portal"
DRAWN = 20_000
"""Fewest bytes of a picture of a screen with more than empty windows."""
LONGEST = 60
"""Seconds to wait for a window."""
CHANGES_BY_ITSELF = ("dev", "proc", "run", "sys", "tmp", "var/cache", "var/lib/apt", "var/lib/dpkg", "var/log")
FILES = {
    "bitrix24.csv": '"ID";"Имя"\n"1";"Анна"\n"2";"Пётр"\n'.encode("utf-8-sig"),
    "second.csv": '"ID";"Имя"\n"3";"Вера"\n'.encode("utf-8-sig"),
}


class Failure(Exception):
    """A check that failed."""


class Debian:
    """A Debian in a folder: runs commands in it, as root or as the user on a screen."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.session: dict[str, str] = {}
        """Variables of the user's session: screen and bus."""

    def root(self, *words: str, check: bool = True) -> str:
        """Run a command as root and return its output; raises `Failure` with the output."""
        variables = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "LC_ALL": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
        }
        return self._run(["/usr/sbin/chroot", str(self.folder), *words], variables, check=check)

    def user(self, *words: str, check: bool = True, **variables: str) -> str:
        """Run a command as the user."""
        return self._run(self._as_user(words), self._variables(variables), check=check)

    def begin(self, *words: str, **options: int | Sequence[int]) -> subprocess.Popen[str]:
        """Start a command as the user, in the background."""
        return subprocess.Popen(
            self._as_user(words),
            env=self._variables({}),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            **options,  # type: ignore[call-overload]
        )

    def installed_files(self) -> set[str]:
        """Return all paths except for those that change automatically."""
        found = set()
        for folder, folders, files in os.walk(self.folder):
            place = os.path.relpath(folder, self.folder)
            folders[:] = [name for name in folders if os.path.normpath(f"{place}/{name}") not in CHANGES_BY_ITSELF]
            found |= {os.path.normpath(f"{place}/{name}") for name in (*folders, *files)}
        return found

    def _as_user(self, words: Sequence[str]) -> list[str]:
        return ["/usr/sbin/chroot", f"--userspec={USER}:{USER}", str(self.folder), "env", f"--chdir={HOME}", *words]

    def _variables(self, more: dict[str, str]) -> dict[str, str]:
        plain = {
            "PATH": "/usr/bin:/bin",
            "HOME": HOME,
            "USER": USER,
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": "/run/desk",
        }
        return plain | self.session | more

    @staticmethod
    def _run(command: list[str], variables: dict[str, str], *, check: bool) -> str:
        done = subprocess.run(command, env=variables, check=False, capture_output=True, text=True)
        if check and done.returncode:
            said = f"{done.stdout}\n{done.stderr}".strip()[-3000:]
            raise Failure(f"{' '.join(command[2:])} ended with {done.returncode}:\n{said}")
        return done.stdout + done.stderr


class Screen:
    """The windows on the user's screen."""

    def __init__(self, debian: Debian, pictures: Path) -> None:
        self._debian = debian
        self._pictures = pictures

    def windows(self, name: str) -> list[str]:
        """Return the visible windows whose title matches."""
        return self._debian.user("xdotool", "search", "--onlyvisible", "--name", name, check=False).split()

    def wait(self, what: str, condition: Callable[[], bool]) -> None:
        """Wait until something is seen; raises `Failure` after a time-out."""
        given_up = time.monotonic() + LONGEST
        while not condition():
            if time.monotonic() > given_up:
                self.picture("failed")
                raise Failure(f"{what}: not within {LONGEST} s")
            time.sleep(0.2)

    def picture(self, name: str) -> None:
        """Save a picture of the screen as NAME.png."""
        self._debian.user("scrot", "--overwrite", "/tmp/screen.png", check=False)  # noqa: S108 - of the bare Debian
        taken = self._debian.folder / "tmp" / "screen.png"
        if taken.exists():
            shutil.copy(taken, self._pictures / f"{name}.png")

    def size(self) -> int:
        """Return the bytes of a picture of the screen, as a measure of what it shows."""
        self._debian.user("scrot", "--overwrite", "/tmp/screen.png", check=False)  # noqa: S108 - of the bare Debian
        return (self._debian.folder / "tmp" / "screen.png").stat().st_size

    def close_program(self) -> None:
        """End the program that owns the main windows, politely, and wait until they are gone."""
        for window in self.windows(MAIN):
            pid = self._debian.user("xdotool", "getwindowpid", window, check=False).strip()
            if pid.isdigit():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(int(pid), signal.SIGTERM)
        self.wait("the program ends when it is asked to", lambda: not self.windows(MAIN))


def launch(debian: Debian, *files: str, **variables: str) -> None:
    """Start the program by its desktop entry, as a double click does on it or on a file."""
    words = shlex.join(("gio", "launch", ENTRY, *files))
    debian.user(
        "sh", "-c", f"{words} > launched.log 2>&1", **variables
    )  # it keeps the output open as long as it runs


def check_dependencies(debian: Debian) -> None:
    """The package runs on the bare system with nothing but its dependencies."""
    before = debian.installed_files()
    install(debian)
    missing = debian.root(
        "sh", "-c", f"find /usr/lib/{NAME} -name '*.so*' ! -name libqgtk3.so -exec ldd {{}} + | grep 'not found'",
        check=False,
    )  # fmt: skip
    expect(not missing.strip(), f"libraries are missing: {missing}")
    shown = debian.user(NAME, "--version")
    expect(shown.startswith(NAME), f"--version says {shown}")
    debian.user(NAME, "--demo", "--smoke", QT_QPA_PLATFORM="offscreen")
    debian.root("apt-get", "remove", "--purge", "--autoremove", "-qq", "-y", NAME)
    expect_same(before, debian.installed_files())


def check_descriptions(debian: Debian) -> None:
    """The desktop entry and the description for software centres are valid."""
    debian.root("desktop-file-validate", ENTRY)
    debian.root("sh", "-c", f"appstreamcli validate --no-net --explain $(dpkg -L {NAME} | grep metainfo.xml)")
    opens = debian.user("gio", "mime", "text/csv", check=False)
    expect(f"{NAME}.desktop" in opens, f"it is not offered for text/csv: {opens}")


def check_double_click(debian: Debian, screen: Screen) -> None:
    """The desktop entry opens a window, which asks for a portal."""
    launch(debian)
    screen.wait("the window comes", lambda: bool(screen.windows(MAIN)))
    screen.wait("the first start asks for a portal", lambda: bool(screen.windows(CONNECT)))
    screen.wait("it is drawn", lambda: screen.size() > DRAWN)
    screen.picture("started")
    screen.close_program()


def check_files(debian: Debian, screen: Screen, webhook: str) -> None:
    """A file is opened in the import; a second start hands its file to the first window."""
    launch(debian, f"{HOME}/bitrix24.csv", CALL_LIST_DESK_WEBHOOK=webhook)
    screen.wait("a file that was opened lands in the import", lambda: bool(screen.windows(IMPORT)))
    screen.picture("opened")
    launch(debian, f"{HOME}/second.csv", CALL_LIST_DESK_WEBHOOK=webhook)

    def handed_over() -> bool:
        expect(len(screen.windows(MAIN)) < 2, "a second start made a second window instead of handing over its file")
        return len(screen.windows(IMPORT)) == 2

    try:
        screen.wait("a second start hands its file to the first window", handed_over)
        screen.picture("handed-over")
    finally:
        screen.close_program()


def check_removal(debian: Debian, before: set[str]) -> None:
    """Removal leaves the user's data and nothing else."""
    debian.root("apt-get", "remove", "--autoremove", "-qq", "-y", NAME)
    after = debian.installed_files()
    data = {path for path in after if path.startswith(HOME.strip("/") + "/.local/share/call-list-desk/")}
    expect(any(path.endswith(".sqlite") for path in data), "the user's data are gone")
    expect_same(before, after)


def install(debian: Debian) -> None:
    debian.root("sh", "-c", f"cd /root && apt-get install -qq -y --no-install-recommends ./{NAME}_*.deb")


def expect(holds: bool, what: str) -> None:
    if not holds:
        raise Failure(what)


def expect_same(before: set[str], after: set[str]) -> None:
    left, lost = (
        sorted(path for path in paths if not path.startswith(HOME.strip("/")))
        for paths in (after - before, before - after)
    )
    expect(not left and not lost, f"removal leaves {left[:20]} and takes {lost[:20]}")


@contextlib.contextmanager
def desktop(debian: Debian) -> Iterator[None]:
    """Run a screen, a window manager and a session bus for the user."""
    (debian.folder / "run/desk").mkdir(mode=0o700)
    shutil.chown(debian.folder / "run/desk", 1000, 1000)
    with contextlib.ExitStack() as stack:
        reading, writing = os.pipe()
        server = debian.begin(
            "Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp", pass_fds=(writing,)
        )
        stack.callback(_end, server)
        os.close(writing)
        with os.fdopen(reading) as number:
            debian.session["DISPLAY"] = f":{number.readline().strip()}"
        bus = debian.begin("dbus-daemon", "--session", "--nofork", "--print-address=1")
        stack.callback(_end, bus)
        assert bus.stdout is not None
        debian.session["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        stack.callback(_end, debian.begin("openbox"))
        yield


@contextlib.contextmanager
def portal(debian: Debian) -> Iterator[str]:
    """Run the embedded portal in the package; yields its webhook."""
    process = debian.begin(NAME, "--embedded-portal", "--until-stdin-closes", "--database", f"{HOME}/portal.sqlite")
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)


def prove(folder: Path, package: Path, pictures: Path) -> bool:
    """Make the bare Debian in a folder and run all checks; returns whether they passed. Runs in the namespace."""
    mirrors = mirrors_of_this_machine()
    passed("debootstrap", lambda: make(folder, mirrors))
    for kind, place in (("proc", "proc"), ("tmpfs", "dev/shm"), ("tmpfs", "run")):
        subprocess.run(["mount", "-t", kind, kind, folder / place], check=True)
    debian = Debian(folder)
    shutil.copy(package, folder / "root")
    debian.root("apt-get", "update", "-qq")
    debian.root("useradd", "--create-home", "--uid", "1000", USER)
    for name, content in FILES.items():
        (folder / HOME.strip("/") / name).write_bytes(content)
    fine = [passed("runs with its dependencies alone, and is removed whole", lambda: check_dependencies(debian))]
    debian.root("apt-get", "install", "-qq", "-y", "--no-install-recommends", *TOOLS)
    before = debian.installed_files()
    install(debian)
    fine.append(passed("desktop entry and description are valid", lambda: check_descriptions(debian)))
    screen = Screen(debian, pictures)
    with desktop(debian), portal(debian) as webhook:
        fine.append(passed("starts by its desktop entry", lambda: check_double_click(debian, screen)))
        fine.append(
            passed("files are opened; a second start hands over", lambda: check_files(debian, screen, webhook))
        )
    fine.append(passed("removal leaves nothing but the user's data", lambda: check_removal(debian, before)))
    return all(fine)


def passed(name: str, check: Callable[[], object]) -> bool:
    """Run a check and print its result."""
    started = time.monotonic()
    try:
        check()
    except Failure as failure:
        print(f"FAILED  {name}: {failure}", flush=True)
        return False
    print(f"ok      {name} ({time.monotonic() - started:.0f} s)", flush=True)
    return True


def make(folder: Path, mirrors: dict[str, str]) -> None:
    """Make the bare Debian."""
    subprocess.run(
        ["debootstrap", "--variant=minbase", SUITE, folder, mirrors[SUITE]], check=True, stdout=subprocess.DEVNULL
    )
    lines = [f"deb {address} {suite} main\n" for suite, address in mirrors.items()]
    (folder / "etc/apt/sources.list").write_text("".join(lines))
    for name in ("hosts", "resolv.conf"):
        shutil.copy(f"/etc/{name}", folder / "etc" / name)


def mirrors_of_this_machine() -> dict[str, str]:
    """Return the addresses that this machine's apt reads the suite and its updates from."""
    wanted = (SUITE, f"{SUITE}-updates", f"{SUITE}-security")
    found: dict[str, str] = {}
    for path in sorted(Path("/etc/apt").glob("sources.list*")) + sorted(Path("/etc/apt/sources.list.d").glob("*")):
        if not path.is_file():
            continue
        text = path.read_text(encoding="utf-8")
        pairs = re.findall(r"^deb +(?:\[[^]]*\] +)?(\S+) +(\S+)", text, re.MULTILINE)
        for block in text.split("\n\n"):
            fields = dict(re.findall(r"^(\w+): *(.+)$", block, re.MULTILINE))
            pairs += [(fields.get("URIs", "").split()[0], suite) for suite in fields.get("Suites", "").split()]
        found |= {suite: address for address, suite in pairs if suite in wanted}
    if SUITE not in found:
        sys.exit(f"Stopped: apt of this machine knows no {SUITE}.")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", type=Path, help="instead of the newest in dist")
    parser.add_argument(
        "--pictures", type=Path, default=ROOT / "build" / "bare-debian", help="where screens are kept"
    )
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    packages = sorted((ROOT / "dist").glob(f"{NAME}_*.deb"), key=lambda path: path.stat().st_mtime)
    package: Path | None = options.package or (packages[-1] if packages else None)
    if os.geteuid() != 0 or package is None:
        sys.exit("Stopped: this needs root." if package else "Stopped: make it first, with packaging/dev.py deb.")
    options.pictures.mkdir(parents=True, exist_ok=True)
    if options.inside:
        return 0 if prove(options.inside, package, options.pictures) else 1
    # The mounts are seen in the namespace only: when it has ended, deleting the folder can reach nothing else.
    folder = Path(tempfile.mkdtemp(prefix="bare-debian-"))
    folder.chmod(0o755)  # the user in it must come in
    try:
        return subprocess.run(
            ["unshare", "--mount", "--pid", "--fork", "--kill-child", sys.executable, __file__, "--inside", folder,
             "--package", package, "--pictures", options.pictures],
            check=False,
        ).returncode  # fmt: skip
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
