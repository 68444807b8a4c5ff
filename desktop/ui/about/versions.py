"""Versions of the program, its libraries and its platform."""

import platform
from importlib import metadata

from PySide6.QtCore import qVersion

from desktop import __version__

PROGRAM = "Call List Desk"


def versions() -> list[tuple[str, str]]:
    """Return names and versions, the program first and the system last."""
    libraries = (("PySide6", "PySide6-Essentials"), ("qasync", "qasync"), ("httpx", "httpx"))
    return [
        (PROGRAM, __version__),
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        *((name, _version(distribution)) for name, distribution in libraries),
        (platform.system(), f"{platform.release()} {platform.machine()}".strip()),
    ]


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "?"
