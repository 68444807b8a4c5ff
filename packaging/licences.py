"""The licences of everything in a frozen program: their texts in a folder, and a list of them as JSON.

Run by the PyInstaller spec, which knows what goes in. A part without a licence text stops the build.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXTS = Path(__file__).resolve().parent / "licence-texts"
"""Texts for parts that come without one."""
LIST = "licences.json"

_TEXTS_OF = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt", "Qt-third-party.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
}
_LICENCES = {
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "jaraco-classes": "MIT",
    "backports-tarfile": "MIT",
    "pyinstaller": "GPL-2.0-or-later with an exception for the programs made with it",
}
"""Licences of parts whose metadata offer a choice, or only classifiers."""
_DRAWN = {
    "resources/fonts": ("Inter", "4.1", "OFL-1.1"),
    "resources/icons/lines": ("Lucide", "1.33.0", "ISC AND MIT"),
}
"""What others drew, by its folder in the repository, where its licence's text is too: name, version, licence."""
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|copyright)", re.IGNORECASE)


class NoLicence(Exception):
    """A part of the program has no licence text."""


@dataclass
class Part:
    """A distribution or library in the program. `libraries` are files of the build machine's system."""

    name: str
    version: str
    licence: str
    texts: list[Path]
    libraries: list[str] = field(default_factory=list)

    def as_json(self, files: list[str]) -> dict[str, object]:
        """Return the part's entry in the list."""
        entry = {"name": self.name, "version": self.version, "licence": self.licence, "files": files}
        return entry | ({"libraries": sorted(self.libraries)} if self.libraries else {})


def collect(files: Mapping[str, str | Path], target: Path) -> list[Part]:
    """Write the licences of what is in a program, and of Python, into the folder `target`.

    `files` maps names of files in the program to where they came from. The list in the folder has objects
    with name, version, licence and files; those with libraries are the build machine's own. Raises `NoLicence`.
    """
    parts = parts_of({Path(source).resolve(): name for name, source in files.items()})
    if lacking := [part.name for part in parts if not part.texts]:
        raise NoLicence(f"no licence text for {', '.join(lacking)}: put it into {TEXTS}")
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    entries = []
    for part in parts:
        names = []
        for text in part.texts:
            name = text.name if text.parent == TEXTS else f"{part.name}-{text.name}"
            name = name if name.endswith((".txt", ".md")) else f"{name}.txt"
            shutil.copyfile(text, target / name)
            names.append(name)
        entries.append(part.as_json(names))
    (target / LIST).write_text(json.dumps(entries, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return parts


def parts_of(names: Mapping[Path, str]) -> list[Part]:
    """Return the parts that files belong to, by name: Python, its starter, distributions, the system's libraries."""
    parts = [_python()]
    rest = set(names)
    for distribution in metadata.distributions():
        files = {Path(str(file.locate())).resolve() for file in distribution.files or ()} & rest
        rest -= files
        if files or distribution.name == "pyinstaller":  # whose starter is the program's first file
            parts.append(of_distribution(distribution))
    parts += [
        Part(name, version, licence, [ROOT / folder / "LICENCE.txt"])
        for folder, (name, version, licence) in _DRAWN.items()
        if any(file.is_relative_to(ROOT / folder) for file in rest)
    ]
    parts += _of_system({file: names[file] for file in sorted(rest)})
    return sorted(parts, key=lambda part: part.name.lower())


def of_distribution(distribution: metadata.Distribution) -> Part:
    """Return the part for a distribution."""
    name = distribution.metadata["Name"]
    key = re.sub(r"[-_.]+", "-", name).lower()
    texts = [TEXTS / text for text in _TEXTS_OF.get(key, ())]
    for file in distribution.files or ():
        is_of_metadata = any(part.endswith(".dist-info") for part in file.parts)
        if is_of_metadata and _LICENCE_FILE.search(file.name) and file.suffix not in (".py", ".pyc"):
            texts.append(Path(str(file.locate())))
    return Part(name, distribution.version, _LICENCES.get(key) or _licence(distribution), texts)


def _licence(distribution: metadata.Distribution) -> str:
    about = distribution.metadata
    if expression := about.get("License-Expression"):
        return str(expression)
    classifiers = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or () if "License ::" in line]
    stated = str(about.get("License") or "").partition("\n")[0]
    return stated if 0 < len(stated) < 60 else ", ".join(classifiers) or stated[:60]


def _python() -> Part:
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    texts = [place / "LICENSE.txt" for place in places if (place / "LICENSE.txt").is_file()][:1]
    texts += [TEXTS / "Python-third-party.txt"] if texts else []
    return Part("Python", sys.version.split()[0], "PSF-2.0", texts)


def _of_system(files: Mapping[Path, str]) -> list[Part]:
    """Return the Debian packages that libraries belong to; on other systems all come with Python or a wheel."""
    if sys.platform != "linux":
        return []
    stdlib = Path(sysconfig.get_path("stdlib")).resolve()
    found: dict[str, Part] = {}
    for file, name_in_program in files.items():
        if re.search(r"\.so(\.|$)", file.name) and not (file.is_relative_to(stdlib) or "libpython" in file.name):
            name, version = _package_of(file)
            texts = [Path("/usr/share/doc") / name / "copyright"]
            part = Part(name, version, "see its text", [text for text in texts if text.is_file()])
            part = found.setdefault(name, part)
            part.libraries.append(name_in_program)
    return list(found.values())


def _package_of(file: Path) -> tuple[str, str]:
    """Return the Debian package of a file, and its version; the name of a file without a package."""
    # A library below /usr/lib may have been installed below /lib, which is the same folder.
    for path in (file, Path(str(file).removeprefix("/usr"))):
        if answer := _dpkg_query("--search", str(path)):
            name = answer.split(":")[0]
            return name, _dpkg_query("--show", "--showformat=${Version}\n", name).split()[0]
    return file.name, ""


def _dpkg_query(*words: str) -> str:
    if not shutil.which("dpkg-query"):
        return ""
    return subprocess.run(["dpkg-query", *words], check=False, capture_output=True, text=True).stdout
