"""The libraries in the program and their licences: from a package's list, or as installed."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

_PROGRAM = "call-list-desk"
_LIST = "licences.json"
_LICENCE_FILE = re.compile(r"(?:licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Library:
    """A library in the program: `licence` is its short name, "" if unknown; `files` hold the texts."""

    name: str
    version: str
    licence: str
    files: tuple[Path, ...] = ()


def libraries(folder: Path) -> list[Library]:
    """Return the libraries by name: from licences.json in `folder` if there is one, otherwise as installed. Blocks.

    An entry of that list is {name, version, licence, files}, with file names relative to the folder.
    """
    try:
        entries = json.loads((folder / _LIST).read_text(encoding="utf-8"))
        found = [
            Library(
                str(entry["name"]),
                str(entry.get("version") or ""),
                str(entry.get("licence") or ""),
                tuple(folder / str(name) for name in entry.get("files") or ()),
            )
            for entry in entries
        ]
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        found = list(_installed())
    return sorted(found, key=lambda library: library.name.casefold())


def licence_text(library: Library) -> str:
    """Return the texts of a library's licence, joined; "" when there are none. Blocks."""
    texts = []
    for file in library.files:
        try:
            texts.append(file.read_text(encoding="utf-8", errors="replace").strip("\n"))
        except OSError:
            continue
    return "\n\n\n".join(texts)


def _installed() -> Iterator[Library]:
    """Yield the program's requirements, and theirs in turn, that are installed."""
    waiting, seen = list(_required(_PROGRAM)), {_key(_PROGRAM)}
    while waiting:
        name = waiting.pop()
        if _key(name) in seen:
            continue
        seen.add(_key(name))
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        waiting += _required(name)
        files = [
            file for file in distribution.files or () if _LICENCE_FILE.match(file.name) and ".dist-info" in str(file)
        ]
        paths = tuple(Path(str(distribution.locate_file(file))) for file in files)
        yield Library(distribution.metadata["Name"], distribution.version, _licence(distribution), paths)


def _required(name: str) -> Iterator[str]:
    try:
        requirements = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return
    for requirement in requirements:
        found = re.match(r"[A-Za-z0-9._-]+", requirement)
        if found and "extra ==" not in requirement:
            yield found[0]


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _licence(distribution: metadata.Distribution) -> str:
    fields = distribution.metadata
    for field in ("License-Expression", "License"):
        if field in fields and 0 < len(short := fields[field].strip()) <= _LONGEST_NAME:
            return short
    named = [name.rpartition("::")[2].strip() for name in fields.get_all("Classifier") or () if "License ::" in name]
    return ", ".join(named)
