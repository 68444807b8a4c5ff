import json

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QPlainTextEdit, QPushButton

from desktop import __version__, app
from desktop.app import Desk
from desktop.services.preferences import PreferencesKeeper

CHANGES = """## Unreleased

### English

- Everything is
  faster.

### Русский

- Всё быстрее.

## 1.0 (2026-11-24)

### English

- First version.

### Русский

- Первая версия.
"""


@pytest.fixture
def about(run, tmp_path, hands):
    """Return a function that runs a story on the open About window, with two libraries and no connection."""
    folder = tmp_path / "licences"
    folder.mkdir()
    (folder / "a.txt").write_text("Do as you like.", encoding="utf-8")
    changes = tmp_path / "CHANGELOG.md"
    changes.write_text(CHANGES, encoding="utf-8")
    entries = [
        {"name": "alpha", "version": "1.5", "licence": "MIT", "files": ["a.txt"]},
        {"name": "beta", "version": "2", "licence": "", "files": []},
    ]
    (folder / "licences.json").write_text(json.dumps(entries), encoding="utf-8")

    def about_(story):
        async def whole():
            async with Desk("", tmp_path, PreferencesKeeper(tmp_path)) as desk:
                desk.controller.help.licences = folder
                desk.controller.help.change_log = changes
                desk.window.actions_.about.trigger()
                dialog = desk.window.findChild(QDialog, "aboutDialog")
                await hands.until(lambda: dialog.findChild(QListWidget, "aboutLibraries").count())
                return await story(dialog)

        return run(whole())

    return about_


def test_it_tells_versions_and_licences(about, hands):
    async def story(dialog):
        libraries = dialog.findChild(QListWidget, "aboutLibraries")
        text = dialog.findChild(QPlainTextEdit, "aboutLicence")
        await hands.until(text.toPlainText)
        first = text.toPlainText()
        libraries.setCurrentRow(1)
        await hands.until(text.toPlainText)
        names = [libraries.item(row).text() for row in range(libraries.count())]
        said = [label.text() for label in dialog.findChildren(QLabel)]
        return names, first, text.toPlainText(), said

    names, first, second, said = about(story)
    assert names == ["alpha 1.5 · MIT", "beta 2"]
    assert (first, second) == ("Do as you like.", "No licence is stated.")
    assert f"Call List Desk {__version__}" in said
    assert any(all(name in text for name in ("Python", "Qt", "PySide6", "qasync", "httpx")) for text in said)


def test_it_tells_what_changed_in_the_language_of_the_window(about, hands):
    async def story(dialog):
        changes = dialog.findChild(QPlainTextEdit, "aboutChanges")
        await hands.until(changes.toPlainText)
        english = changes.toPlainText()
        app.languages().set("ru")
        try:
            await hands.until(lambda: changes.toPlainText() != english)
            return english, changes.toPlainText(), dialog.findChild(QLabel, "aboutRights").text()
        finally:
            app.languages().set("en")

    english, russian, rights = about(story)
    assert english.splitlines()[:2] == ["Not released yet", "• Everything is faster."]
    assert english.splitlines()[4:] == ["• First version."]
    assert english.splitlines()[3] == "1.0 · 24 November 2026"
    assert "1.0 · 24 ноября 2026" in russian
    assert [line for line in russian.splitlines() if line.startswith("•")] == ["• Всё быстрее.", "• Первая версия."]
    assert rights.startswith("Лицензия пока не выбрана")


def test_diagnostics_are_copied(about, hands):
    async def story(dialog):
        hands.click(dialog.findChild(QPushButton, "aboutCopyDiagnostics"))
        await hands.until(lambda: "Portal: not connected" in QGuiApplication.clipboard().text())

    about(story)
