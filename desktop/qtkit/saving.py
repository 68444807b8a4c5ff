"""Asking where to save a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where_to_save(
    parent: QWidget | None, title: str, save: Callable[[Path], None], *, filters: list[str], proposed: str = ""
) -> None:
    """Let a file be chosen, and call `save` with it; the first filter, as "CSV (*.csv)", sets the default suffix."""
    files = QFileDialog(parent, title)
    files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    files.setNameFilters(filters)
    files.setDefaultSuffix(filters[0].partition("*.")[2].rstrip(")"))
    if proposed:
        files.selectFile(proposed)
    files.fileSelected.connect(lambda name: save(Path(name)))
    files.finished.connect(files.deleteLater)
    files.open()
