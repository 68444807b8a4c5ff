"""Where the resources and the change log are: inside the installed package, or beside it in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Return a folder of the resources, such as "translations" or "icons"."""
    installed = _PACKAGE / "resources" / name
    return installed if installed.is_dir() else _PACKAGE.parent / "resources" / name


def change_log() -> Path:
    """Return the change log."""
    installed = _PACKAGE / "resources" / "CHANGELOG.md"
    return installed if installed.is_file() else _PACKAGE.parent / "packaging" / "CHANGELOG.md"
