"""Virtual environments from locked versions, and the Debian packages they need. Standard library only."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "packaging" / "locks"
TRANSLATIONS = ROOT / "resources" / "translations"


@dataclass(frozen=True)
class Environment:
    """A virtual environment in `folder`, made from the lock of that name by `interpreter`.

    `editable` adds the program itself.
    """

    folder: Path
    lock: str
    editable: bool = False
    interpreter: Path = Path(sys.executable)

    @property
    def bin(self) -> Path:
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        return self.bin / ("python.exe" if os.name == "nt" else "python")

    def make(self) -> None:
        """Make it unless it is up to date; then compile the translations with it."""
        wanted = hashlib.sha256()
        sources = (LOCKS / f"{self.lock}.txt", *((ROOT / "pyproject.toml",) if self.editable else ()))
        for source in sources:
            wanted.update(source.read_bytes())
        wanted.update(f"{self._version()}{ROOT}".encode())
        stamp = self.folder / "made-from"
        if not (stamp.is_file() and stamp.read_text() == wanted.hexdigest()):
            print(f"Making the environment in {self.folder.relative_to(ROOT)} (once) ...", flush=True)
            shutil.rmtree(self.folder, ignore_errors=True)
            copies = ("--copies",) if os.name == "nt" else ("--symlinks",)
            require(self.interpreter, "-m", "venv", *copies, self.folder)
            pip = (self.python, "-m", "pip", "install", "-qq", "--disable-pip-version-check")
            require(*pip, "--require-hashes", "--requirement", LOCKS / f"{self.lock}.txt")
            if self.editable:
                require(*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT)
            stamp.write_text(wanted.hexdigest())
        self._compile_translations()

    def _version(self) -> str:
        """Return `sys.version` of the interpreter."""
        if self.interpreter == Path(sys.executable):
            return sys.version
        told = [self.interpreter, "-c", "import sys; print(sys.version, end='')"]
        return subprocess.run(told, check=True, capture_output=True, text=True).stdout

    def _compile_translations(self) -> None:
        for source in sorted(TRANSLATIONS.glob("*.ts")):
            compiled = source.with_suffix(".qm")
            if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
                require(self.bin / "pyside6-lrelease", "-silent", source, "-qm", compiled)


def call(
    *command: str | Path, variables: Mapping[str, str] | None = None, folder: Path = ROOT, log: Path | None = None
) -> int:
    """Run a command and return its exit code; `variables` join the environment's, `log` takes its output."""
    words = [str(part) for part in command]
    environment = {**os.environ, **(variables or {})}
    with contextlib.nullcontext() if log is None else log.open("wb") as output:
        return subprocess.run(
            words, check=False, cwd=folder, env=environment, stdout=output, stderr=output
        ).returncode


def require(*command: str | Path, variables: Mapping[str, str] | None = None) -> None:
    """Run a command in the repository; end the program when it fails."""
    if call(*command, variables=variables):
        sys.exit(f"Stopped: {' '.join(str(part) for part in command[:6])} ... failed, see above.")


def install_system_packages(*packages: str) -> None:
    """Install the missing ones of these Debian packages; does nothing on other systems."""
    if not shutil.which("apt-get"):
        return
    try:
        import ensurepip  # noqa: F401 - Debian packs it apart
    except ImportError:
        packages = (*packages, f"python3.{sys.version_info.minor}-venv")
    missing = [package for package in packages if not _is_installed(package)]
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


def _is_installed(package: str) -> bool:
    # Ubuntu renamed some libraries (libglib2.0-0t64): a package that provides the name will do.
    query = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${db:Status-Status}\n", package, f"{package}t64"],
        check=False,
        capture_output=True,
        text=True,
    )
    return "installed" in query.stdout.split()
