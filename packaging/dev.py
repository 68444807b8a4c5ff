#!/usr/bin/env python3
"""The developer's one command: makes the environment, runs, tests, checks and locks the program.

    python3 packaging/dev.py run [-- --language ru]   the program on its embedded portal
    python3 packaging/dev.py test [-- -k name]        every check: style, types, translations, tests
    python3 packaging/dev.py lint                     style and types only
    python3 packaging/dev.py translate                new texts into resources/translations
    python3 packaging/dev.py pictures                 screenshots for resources/ and the README
    python3 packaging/dev.py lock                     newer versions into packaging/locks

Needs Python 3.11 and nothing else; on Debian and Ubuntu it installs the system libraries that Qt wants.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import catalogue

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = ENVIRONMENT / "made-from"
LOCKS = ROOT / "packaging" / "locks"
TRANSLATIONS = ROOT / "resources" / "translations"

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
TEST_PROGRAMS = ("dbus-bin", "dbus-daemon", "gnome-keyring", "xdotool", "xvfb")


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - started with whatever python3 is there
        print(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("rest", nargs="*", help="after --, handed to the program or to pytest")
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
    return in_environment(PYTHON, "-m", "desktop", "--demo", *rest)


def test(rest: list[str]) -> int:
    make_environment(programs=TEST_PROGRAMS)
    if not rest and (failed := check_style_and_types()):
        return failed
    return in_environment(PYTHON, "-m", "pytest", *rest)


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
        if failed := in_environment(*command):
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
    target = ROOT / "resources" / "pictures"
    shutil.rmtree(target, ignore_errors=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return in_environment(PYTHON, "-m", "desktop", "--demo", "--screenshots", target)


def lock(_rest: list[str]) -> int:
    make_environment()
    in_environment(PYTHON, "-m", "pip", "install", "--quiet", "uv")
    for name, groups in (("run", ()), ("test", ("--group", "test")), ("package", ("--group", "package"))):
        if failed := in_environment(
            PYTHON, "-m", "uv", "pip", "compile", "--universal", "--upgrade", "--generate-hashes", "--no-header",
            "--no-annotate", "--quiet", *groups, "pyproject.toml", "--output-file", LOCKS / f"{name}.txt",
        ):  # fmt: skip
            return failed
    return 0


def in_environment(*command: str | Path) -> int:
    return subprocess.run([str(part) for part in command], check=False).returncode


def make_environment(programs: tuple[str, ...] = ()) -> None:
    """Make the virtual environment from the lock, unless the one that is there was made from the same."""
    install_system_packages((*QT_LIBRARIES, *programs))
    wanted = hashlib.sha256()
    for source in (LOCKS / "test.txt", ROOT / "pyproject.toml"):
        wanted.update(source.read_bytes())
    wanted.update(f"{sys.version}{ROOT}".encode())
    if not (STAMP.is_file() and STAMP.read_text() == wanted.hexdigest()):
        print("Making the environment in .venv (once) ...", flush=True)
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        venv.create(ENVIRONMENT, with_pip=True, symlinks=os.name != "nt")
        pip = (PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check")
        require(*pip, "--require-hashes", "--requirement", LOCKS / "test.txt")
        require(*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT)
        STAMP.write_text(wanted.hexdigest())
    compile_translations()


def compile_translations() -> None:
    for source in sorted(TRANSLATIONS.glob("*.ts")):
        compiled = source.with_suffix(".qm")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            require(BIN / "pyside6-lrelease", "-silent", source, "-qm", compiled)


def require(*command: str | Path) -> None:
    if in_environment(*command):
        sys.exit(f"Stopped: {' '.join(str(part) for part in command[:6])} ... failed, see above.")


def install_system_packages(packages: tuple[str, ...]) -> None:
    """Install what is missing of these Debian packages; elsewhere the system is taken as it is."""
    if not shutil.which("apt-get"):
        return
    try:
        import ensurepip  # noqa: F401 - Debian packs it apart
    except ImportError:
        packages = (*packages, f"python3.{sys.version_info.minor}-venv")
    missing = [package for package in packages if not is_installed(package)]
    if not missing:
        return
    print(f"Installing system packages: {' '.join(missing)}", flush=True)
    become_root = [] if os.geteuid() == 0 else ["sudo"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update = subprocess.run([*become_root, "apt-get", "update", "-qq"], check=False, env=environment)
    install = subprocess.run(
        [*become_root, "apt-get", "install", "-qq", "-y", "--no-install-recommends", *missing],
        check=False,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    if update.returncode or install.returncode:
        sys.exit(f"Stopped: could not install {' '.join(missing)}. Install them with apt-get, then try again.")


def is_installed(package: str) -> bool:
    # Ubuntu renamed some libraries (libglib2.0-0t64): what provides the name counts.
    query = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${db:Status-Status}\n", package, f"{package}t64"],
        check=False,
        capture_output=True,
        text=True,
    )
    return "installed" in query.stdout.split()


COMMANDS = {
    "run": run,
    "test": test,
    "lint": lint,
    "translate": translate,
    "pictures": pictures,
    "lock": lock,
}

if __name__ == "__main__":
    sys.exit(main())
