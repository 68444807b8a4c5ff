#!/usr/bin/env python3
"""The Windows bench: tests, freezes, installs and draws the program on Windows' Python in Wine, on a Debian machine.

    python3 packaging/dev.py windows                        everything; once made, the bench is used again
    python3 packaging/dev.py windows -- --only tests        one step, or several, on the bench that is there
    python3 packaging/dev.py windows -- --only tests test_keys     tests whose paths contain a word

As root: Wine lives in a Debian of its own, in build/windows-bench, in a namespace of mounts and processes, so that
nothing is left mounted or running. Every step is run whatever became of the others, unless it needs what they make.
Ends with 1 when one failed. What Wine can't prove stands in packaging/README.md, under "Release".
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import bundle
import debian
import installer
import tests_there
from installed import Installed
from libraries import C_LIBRARY, Tools, make_windows
from wine import Failure, Screen, Wine

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT / "build" / "windows-bench"
SOURCES = (
    "desktop", "packaging", "resources", "tests", "README.md", "pyproject.toml", ".ci", ".github", ".gitignore",
)  # fmt: skip
TABS = ("call-lists", "participants", "statuses")


@dataclass
class Bench:
    """What the steps share: the places, Wine and its screen, and the words that choose tests."""

    wine: Wine
    screen: Screen
    tools: Tools
    chosen: Sequence[str] = ()
    pictures: Path = field(default=BENCH / "pictures")

    @property
    def desk(self) -> Path:
        """The program's sources, in the Debian."""
        return self.wine.home / "desk"

    @property
    def bundle(self) -> Path:
        """The frozen program."""
        return self.desk / "build" / "bundle" / "call-list-desk"

    def python(self, lock: str) -> Path:
        """Return Windows' Python with the libraries of a lock."""
        return self.wine.folder / "opt" / "windows" / lock / "python.exe"

    def make_tools(self) -> None:
        """Make the environment with pip and the compiler."""
        self.tools.make()

    def make_debian(self) -> None:
        """Make the Debian with Wine."""
        debian.make(self.wine.folder)

    def make_python(self) -> None:
        """Install Windows' Python twice: with the libraries of the tests, and with those that freeze."""
        for lock in ("test", "package"):
            folder = self.python(lock).parent
            folder.parent.mkdir(parents=True, exist_ok=True)
            self.tools.unpack_python(folder)
            self.tools.install(lock, folder)

    def make_windows(self) -> None:
        """Make Wine's Windows, with what it lacks: functions of the C library, and a stand-in for a part of ICU."""
        self.tools.write_functions(self.wine.folder / C_LIBRARY)
        make_windows(self.wine)
        library = self.wine.drive / "windows" / "system32" / "icuuc.dll"
        self.tools.compile_icu(library)
        self.wine.give(library)

    def bring_sources(self) -> None:
        """Copy the program as it is now, and compile its translations."""
        self.desk.mkdir(exist_ok=True)
        for name in SOURCES:
            source, target = ROOT / name, self.desk / name
            shutil.rmtree(target, ignore_errors=True)
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.qm"))
            else:
                shutil.copy(source, target)
        self._state_requirements()
        (self.desk / "build").mkdir(exist_ok=True)
        self.wine.give(self.desk)
        compiler = self.python("test").parent / "Lib" / "site-packages" / "PySide6" / "lrelease.exe"
        for source in sorted((self.desk / "resources" / "translations").glob("*.ts")):
            self.wine.succeed(compiler, "-silent", source, "-qm", source.with_suffix(".qm"))

    def _state_requirements(self) -> None:
        """Say beside the sources what the program requires, as an installation of it would."""
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        lines = ["Metadata-Version: 2.4", f"Name: {project['name']}", f"Version: {bundle.version()}"]
        lines += [f"Requires-Dist: {requirement}" for requirement in project["dependencies"]]
        metadata = self.desk / f"{project['name'].replace('-', '_')}.dist-info" / "METADATA"
        metadata.parent.mkdir(exist_ok=True)
        metadata.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def tests(self) -> str:
        """Run the tests, and return how many passed."""
        return tests_there.run(self.wine, self.python("test"), self.desk, BENCH / "tests", self.chosen)

    def freeze(self) -> str:
        """Freeze the program with the project's recipe."""
        shutil.rmtree(self.bundle, ignore_errors=True)
        python = self.python("package")
        self.wine.succeed(python, "packaging/icons.py", "build/icons", folder=self.desk, QT_QPA_PLATFORM="offscreen")
        self.wine.succeed(
            python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--distpath", "build/bundle",
            "--workpath", "build/work", "packaging/call-list-desk.spec",
            folder=self.desk, seconds=3600, PYTHONHASHSEED="1", SOURCE_DATE_EPOCH=str(bundle.released_at()),
        )  # fmt: skip
        size = sum(path.stat().st_size for path in self.bundle.rglob("*") if path.is_file())
        return f"{size / 1e6:.0f} MB"

    def smoke(self) -> str:
        """Prove the frozen program with the project's smoke test."""
        program = self._frozen()
        said = self.wine.succeed(self.python("test"), "packaging/smoke.py", program, folder=self.desk, seconds=3600)
        return said.strip().splitlines()[-1].strip()

    def draw(self) -> str:
        """Draw the three tabs, and lay Linux's pictures beside them."""
        target = self.desk / "build" / "pictures"
        shutil.rmtree(target, ignore_errors=True)
        self.wine.succeed(self._frozen(), "--demo", "--screenshots", target, seconds=3600)
        self.pictures.mkdir(parents=True, exist_ok=True)
        for tab in TABS:
            for theme in ("light", "dark"):
                name = f"{tab}-ru-{theme}"
                shutil.copy(target / f"{name}.png", self.pictures / f"{name}-windows.png")
                shutil.copy(ROOT / "resources" / "pictures" / f"{name}.png", self.pictures / f"{name}-linux.png")
        return f"in {self.pictures.relative_to(ROOT)}"

    def pack(self) -> str:
        """Compile the installer, with 64-bit code: Wine has no 32-bit programs here."""
        self._frozen()
        target = BENCH / "dist"
        target.mkdir(parents=True, exist_ok=True)
        icons = self.desk / "build" / "icons"
        (target / f"{installer.NAME}-{bundle.version()}-setup.exe").unlink(missing_ok=True)
        made = installer.build(self.bundle, icons, bundle.version(), target, processor="amd64")
        return f"{made.stat().st_size / 1e6:.0f} MB"

    def install(self) -> str:
        """Install the program, open files with it, install it again, and remove it."""
        made = BENCH / "dist" / f"{installer.NAME}-{bundle.version()}-setup.exe"
        if not made.is_file():
            raise Failure("there is no installer: the step before failed")
        setup = self.wine.home / "setup.exe"
        shutil.copy(made, setup)
        self.wine.give(setup)
        self.pictures.mkdir(parents=True, exist_ok=True)
        return Installed(self.wine, self.screen, self.python("test"), self.pictures).prove(setup)

    def _frozen(self) -> Path:
        program = self.bundle / "call-list-desk.exe"
        if not program.is_file():
            raise Failure("there is no frozen program: the step before failed")
        return program


MAKES: dict[str, tuple[Callable[[Bench], None], tuple[str, ...]]] = {
    "tools": (Bench.make_tools, ("windows/bench.txt",)),
    "debian": (Bench.make_debian, ("windows/debian.py",)),
    "python": (
        Bench.make_python,
        ("windows/bench.txt", "windows/libraries.py", "locks/test.txt", "locks/package.txt"),
    ),
    "windows": (Bench.make_windows, ("windows/libraries.py", "windows/icuuc.c")),
}
"""Steps that make the bench, and what they are made from: left out as long as that is the same."""
PROVES: dict[str, Callable[[Bench], str]] = {
    "tests": Bench.tests,
    "freeze": Bench.freeze,
    "smoke": Bench.smoke,
    "pictures": Bench.draw,
    "installer": Bench.pack,
    "install": Bench.install,
}


def prove(bench: Bench, only: Sequence[str]) -> bool:
    """Make the bench unless it is there, and run the steps in their order; returns whether all passed."""
    if not all(make(bench, name) for name in ("tools", "debian")):
        return False
    bench.wine.mount()
    with bench.screen:
        if not (make(bench, "python") and make(bench, "windows") and step("sources", bench.bring_sources)):
            return False
        passed = [step(name, partial(PROVES[name], bench)) for name in PROVES if not only or name in only]
        return all(passed)


def make(bench: Bench, name: str) -> bool:
    """Run a step that makes the bench, unless it was made from the same; returns whether it is there."""
    work, sources = MAKES[name]
    content = b"".join((ROOT / "packaging" / source).read_bytes() for source in sources)
    wanted = hashlib.sha256(content).hexdigest()
    # A Debian that is made again takes along what was made in it.
    stamp = (BENCH if name == "tools" else bench.wine.folder / "opt") / f"{name}-made-from"
    if stamp.exists() and stamp.read_text() == wanted:
        return True
    if made := step(name, partial(work, bench)):
        stamp.write_text(wanted)
    return made


def step(name: str, work: Callable[[], str | None]) -> bool:
    """Run a step and print what became of it."""
    started = time.monotonic()
    print(f"...     {name}", flush=True)
    try:
        detail = work()
    except (Failure, OSError, subprocess.CalledProcessError) as failure:
        print(f"FAILED  {name} ({time.monotonic() - started:.0f} s): {failure}", flush=True)
        return False
    print(f"ok      {name} ({time.monotonic() - started:.0f} s){f': {detail}' if detail else ''}", flush=True)
    return True


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", default=[], metavar="STEP", help=f"of {', '.join(PROVES)}")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if os.geteuid() != 0:
        sys.exit("Stopped: this needs root.")
    BENCH.mkdir(parents=True, exist_ok=True)
    if options.inside:
        wine = Wine(BENCH / "debian")
        only = [word for word in options.only if word in PROVES]
        chosen = [word for word in options.only if word not in PROVES]
        return 0 if prove(Bench(wine, Screen(wine), Tools(BENCH / "tools"), chosen), only) else 1
    command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", sys.executable, __file__, "--inside"]
    return subprocess.run([*command, *(["--only", *options.only] if options.only else [])], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
