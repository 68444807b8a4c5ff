#!/usr/bin/env python3
"""The developer's single command: makes the environment, runs, tests, checks and locks the program.

    python3 packaging/dev.py run [-- --language ru]   the program on its embedded portal
    python3 packaging/dev.py test                     every check: style, types, translations, tests
    python3 packaging/dev.py test-long                slow tests, and property tests in full
    python3 packaging/dev.py test -- -k name          pytest with these arguments, tests in full
    python3 packaging/dev.py pythons [-- VERSION ...] the tests on Python 3.11, 3.12 and 3.13, one after another
                              -- -k name          ... pytest with these arguments
    python3 packaging/dev.py lint                     style and types only
    python3 packaging/dev.py bench [NAME ...]         measurements on Linux, also of other clients; without a
                              -- --write          name, which there are; ... into tests/benchmarks/RESULTS.md
    python3 packaging/dev.py mutate [-- MODULE ...]   changes to the rules that guard people which no test notices
                              -- --sample N           ... out of N changes, where all would take hours
    python3 packaging/dev.py translate                new texts into resources/translations
    python3 packaging/dev.py pictures                 screenshots for the README; larger ones in build/
    python3 packaging/dev.py lock                     newer versions of the libraries into packaging/locks
    python3 packaging/dev.py bundle                   the frozen program, in build/bundle
    python3 packaging/dev.py smoke [-- PROGRAM]       proof that a frozen program works
    python3 packaging/dev.py deb | portable           packages for Linux, in dist
    python3 packaging/dev.py installer | dmg          packages for Windows (on Windows), macOS (on macOS)
    python3 packaging/dev.py check-deb                the .deb on a bare Debian; as root
    python3 packaging/dev.py windows                  tests and packages for Windows, in Wine on Debian; as root

It needs only Python 3.11 or newer; on Debian and Ubuntu it installs the system libraries that Qt needs.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Callable

import bundle
import catalogue
import mutation
import pythons
from environment import LOCKS, ROOT, TRANSLATIONS, Environment, call, install_system_packages

ENVIRONMENT = Environment(ROOT / ".venv", "test", editable=True)
PYTHON = ENVIRONMENT.python

QT_LIBRARIES = (
    "fonts-dejavu-core",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xinerama0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
)
BUILD_PROGRAMS = ("binutils",)
if sys.base_prefix == "/usr":  # Debian packages the library of its Python separately; PyInstaller needs it
    BUILD_PROGRAMS += (f"libpython3.{sys.version_info.minor}",)
TEST_PROGRAMS = (
    "appstream",
    "dbus-bin",
    "dbus-daemon",
    "desktop-file-utils",
    "gnome-keyring",
    "libreoffice-calc-nogui",
    "nsis",
    "xdotool",
    "xvfb",
)
LAPTOP = {
    "name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "dpr": 1, "logicalDpi": 96, "logicalBaseDpi": 96,
}  # fmt: skip
WIDE = LAPTOP | {"name": "wide", "width": 1920, "height": 1080}
"""The screens on which pictures are drawn, in the format of Qt's offscreen platform."""


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - started with whatever python3 is there
        print(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("rest", nargs="*", help="after --, handed to the program or to pytest; modules to change")
    arguments = parser.parse_args()
    os.chdir(ROOT)
    return COMMANDS[arguments.command](arguments.rest)


def run(rest: list[str]) -> int:
    make_environment()
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        print(
            "No screen: neither DISPLAY nor WAYLAND_DISPLAY is set. Start it in a desktop session, or",
            file=sys.stderr,
        )
        print("on a virtual screen: xvfb-run python3 packaging/dev.py run", file=sys.stderr)
        return 1
    return call(PYTHON, "-m", "desktop", "--demo", *rest)


def test(rest: list[str]) -> int:
    make_environment(*TEST_PROGRAMS)
    if rest:
        return call(PYTHON, "-m", "pytest", *rest)
    return check_style_and_types() or test_side_by_side("short", "worksteal")


def test_long(rest: list[str]) -> int:
    make_environment(*TEST_PROGRAMS)
    return test_side_by_side("long", "loadfile", *rest)


def test_side_by_side(forms: str, spread: str, *rest: str) -> int:
    """Run tests in two processes more than there are cores, because each waits at times, mostly for a portal."""
    processes = (os.cpu_count() or 1) + 2
    return call(PYTHON, "-m", "pytest", "--forms", forms, "-n", str(processes), "--dist", spread, *rest)


def test_on_pythons(rest: list[str]) -> int:
    install_system_packages(*QT_LIBRARIES, *TEST_PROGRAMS)
    return pythons.run(rest)


def bench(rest: list[str]) -> int:
    make_environment()
    return call(PYTHON, "-m", "tests.benchmarks", *rest)


def lint(_rest: list[str]) -> int:
    make_environment()
    return check_style_and_types()


def check_style_and_types() -> int:
    sources = ("desktop", "tests", "packaging")
    for command in (
        (PYTHON, "-m", "ruff", "check", *sources),
        (PYTHON, "-m", "ruff", "format", "--check", *sources),
        (PYTHON, "-m", "mypy"),
    ):
        if failed := call(*command):
            return failed
    return 0


def translate(_rest: list[str]) -> int:
    texts = catalogue.texts_of(ROOT / "desktop")
    for language in catalogue.PLURAL_FORMS:
        path = TRANSLATIONS / f"call-list-desk_{language}.ts"
        print(f"{path.name}: {catalogue.update(path, language, texts)} to translate")
    return 0


def pictures(_rest: list[str]) -> int:
    make_environment()
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    for screen, scale, target in (
        (LAPTOP, "1", ROOT / "resources" / "pictures"),
        (LAPTOP, "1.5", build / "pictures-150"),
        (WIDE, "1", build / "pictures-wide"),
        (WIDE, "1.5", build / "pictures-wide-150"),
    ):
        configuration = build / f"{screen['name']}.json"
        configuration.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
        # Qt splits at colons, so the path must not have a drive: it is relative to the working directory.
        relative = configuration.relative_to(ROOT).as_posix()
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={relative}"
        shutil.rmtree(target, ignore_errors=True)
        os.environ["QT_SCALE_FACTOR"] = scale
        if failed := call(PYTHON, "-m", "desktop", "--demo", "--screenshots", target):
            return failed
    return 0


def lock(_rest: list[str]) -> int:
    make_environment()
    call(PYTHON, "-m", "pip", "install", "--quiet", "uv==0.13.9")
    for name in ("run", "test", "package", "mutate"):
        groups = () if name == "run" else ("--group", name)
        if failed := call(
            PYTHON, "-m", "uv", "pip", "compile", "--universal", "--upgrade", "--generate-hashes", "--no-header",
            "--no-annotate", "--quiet", *groups, "pyproject.toml", "--output-file", LOCKS / f"{name}.txt",
        ):  # fmt: skip
            return failed
    return 0


def make_environment(*programs: str) -> None:
    install_system_packages(*QT_LIBRARIES, *programs)
    ENVIRONMENT.make()


def make_bundle(_rest: list[str]) -> int:
    install_system_packages(*QT_LIBRARIES, *BUILD_PROGRAMS)
    print(bundle.make().relative_to(ROOT))
    return 0


def package(script: str, *programs: str) -> Callable[[list[str]], int]:
    """Return the command that makes the bundle and has a script pack it into dist/."""

    def run_(rest: list[str]) -> int:
        install_system_packages(*QT_LIBRARIES, *BUILD_PROGRAMS, *programs)
        return bundle.pack(script, rest)

    return run_


def smoke(rest: list[str]) -> int:
    return call(sys.executable, "packaging/smoke.py", *rest)


def mutate(rest: list[str]) -> int:
    install_system_packages(*QT_LIBRARIES)
    return mutation.run(rest)


def check_deb(rest: list[str]) -> int:
    install_system_packages("debootstrap")
    return call(sys.executable, "packaging/linux/check_on_bare_debian.py", *rest)


def windows(rest: list[str]) -> int:
    install_system_packages("debootstrap", "nsis")
    return call(
        sys.executable, "packaging/windows/bench.py", *rest, variables={"PYTHONPATH": str(ROOT / "packaging")}
    )


COMMANDS = {
    "run": run,
    "test": test,
    "test-long": test_long,
    "pythons": test_on_pythons,
    "lint": lint,
    "bench": bench,
    "mutate": mutate,
    "translate": translate,
    "pictures": pictures,
    "lock": lock,
    "bundle": make_bundle,
    "smoke": smoke,
    "deb": package("linux/deb.py", "dpkg-dev"),
    "portable": package("linux/portable.py"),
    "installer": package("windows/installer.py"),
    "dmg": package("macos/dmg.py"),
    "check-deb": check_deb,
    "windows": windows,
}

if __name__ == "__main__":
    sys.exit(main())
