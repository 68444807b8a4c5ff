"""Asking which files to open, and where to save one: first in the user's documents, then in the folder used last."""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.qtkit.named import named

_USED = "folderUsedLast"
"""The application's property with the folder of the file chosen last, as long as it runs."""
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
"""Characters that no file name may have on Windows."""


def ask_which_to_open(
    parent: QWidget | None, title: str, open_: Callable[[Sequence[Path]], None], *, filters: list[str]
) -> None:
    """Let files be chosen, and call `open_` with them."""
    files = _dialog(parent, title, "openFilesDialog")
    files.setFileMode(QFileDialog.FileMode.ExistingFiles)
    files.setNameFilters(filters)
    files.filesSelected.connect(lambda names: open_([Path(name) for name in names]))
    files.open()


def ask_where_to_save(
    parent: QWidget | None,
    title: str,
    save: Callable[[Path], None],
    *,
    filters: list[str],
    proposed: str,
    folder: Path | None = None,
) -> None:
    """Let a file be chosen, and call `save` with it; the first filter, as "CSV (*.csv)", sets the default suffix.

    It begins in `folder`, if that is given.
    """
    files = _dialog(parent, title, "saveFileDialog")
    files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    files.setNameFilters(filters)
    suffixes = {chosen: chosen.partition("*.")[2].rstrip(")") for chosen in filters}
    files.setDefaultSuffix(suffixes[filters[0]])
    if folder is not None:
        files.setDirectory(str(folder))
    files.selectFile(safe_name(proposed))
    files.filterSelected.connect(lambda chosen: _change_suffix(files, suffixes[chosen], suffixes.values()))
    files.fileSelected.connect(lambda name: save(Path(name)))
    files.open()


def safe_name(name: str) -> str:
    """Return the name of a file without what no file may have in its name on some system."""
    return _UNSAFE.sub("-", name)


def documents() -> Path:
    """Return the folder of the user's documents, or their home where there is none."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found if found and QDir(found).exists() else QDir.homePath())


def _change_suffix(files: QFileDialog, suffix: str, others: Iterable[str]) -> None:
    """Have the name end as the chosen filter asks, if it ended as another one does."""
    files.setDefaultSuffix(suffix)
    for path in map(Path, files.selectedFiles()[:1]):
        if path.suffix.lower().removeprefix(".") in others:
            files.selectFile(path.with_suffix(f".{suffix}").name)


def _dialog(parent: QWidget | None, title: str, name: str) -> QFileDialog:
    files = named(QFileDialog(parent, title, _folder()), name)
    files.filesSelected.connect(_note_folder)
    files.finished.connect(files.deleteLater)
    return files


def _folder() -> str:
    used = _application().property(_USED)
    return used if used and QDir(used).exists() else str(documents())


def _note_folder(names: list[str]) -> None:
    if names:
        _application().setProperty(_USED, str(Path(names[0]).parent))


def _application() -> QCoreApplication:
    found = QCoreApplication.instance()
    assert found is not None
    return found
