"""Where the dialogs that ask for files begin, and what they propose."""

from pathlib import Path

import pytest
from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.qtkit.file_dialogs import ask_where_to_save, ask_which_to_open


@pytest.fixture
def documents(qapp, monkeypatch, tmp_path):
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(folder))
    monkeypatch.setattr(QDir, "homePath", lambda: str(tmp_path))
    yield folder
    qapp.setProperty("folderUsedLast", None)


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def dialog(parent, name):
    return parent.findChild(QFileDialog, name)


def folder(parent, name):
    return Path(dialog(parent, name).directory().absolutePath())


def test_dialogs_begin_with_the_documents_and_then_where_the_last_file_was(parent, documents, tmp_path):
    exports = tmp_path / "exports"
    exports.mkdir()
    (exports / "clients.csv").write_text("", encoding="utf-8")
    opened, saved = [], []
    ask_which_to_open(parent, "Open", opened.extend, filters=["CSV (*.csv)"])
    assert folder(parent, "openFilesDialog") == documents
    files = dialog(parent, "openFilesDialog")
    files.setDirectory(str(exports))
    files.selectFile("clients.csv")
    files.accept()
    assert opened == [exports / "clients.csv"]
    ask_where_to_save(parent, "Save", saved.append, filters=["CSV (*.csv)"], proposed="Journal acme: 1/2.csv")
    assert folder(parent, "saveFileDialog") == exports
    dialog(parent, "saveFileDialog").accept()
    assert saved == [exports / "Journal acme- 1-2.csv"]


def test_a_dialog_that_was_cancelled_leaves_the_folder(parent, documents, tmp_path):
    ask_where_to_save(parent, "Save", print, filters=["CSV (*.csv)"], proposed="a.csv")
    dialog(parent, "saveFileDialog").setDirectory(str(tmp_path))
    dialog(parent, "saveFileDialog").reject()
    ask_which_to_open(parent, "Open", print, filters=["CSV (*.csv)"])
    assert folder(parent, "openFilesDialog") == documents


def test_without_documents_dialogs_begin_at_home(parent, documents, tmp_path):
    documents.rmdir()
    ask_which_to_open(parent, "Open", print, filters=["CSV (*.csv)"])
    assert folder(parent, "openFilesDialog") == tmp_path
