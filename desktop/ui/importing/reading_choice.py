"""Doubts about how a file is read, with the choices that resolve them; hidden if there are none."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox

from desktop.qtkit.named import named
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.services.file_import import Inspection
from desktop.ui.importing import words
from desktop.ui.importing.panel import Strip

translate = QCoreApplication.translate


class ReadingChoice(Strip):
    """Emits `chosen` with a function that turns the reading options into the chosen ones."""

    chosen = Signal(object)

    def __init__(self) -> None:
        self.notice = named(ToneLabel("", Tone.AMBER), "importReadingNotice")
        self.joined = named(QCheckBox(translate("Import", "One row for lines in &quotation marks")), "importJoined")
        self.hidden_rows = named(QCheckBox(translate("Import", "&Hidden rows too")), "importHiddenRows")
        super().__init__(self.notice, self.joined, self.hidden_rows)
        self.joined.clicked.connect(lambda on: self.chosen.emit(partial(replace, joined=on)))
        self.hidden_rows.clicked.connect(lambda on: self.chosen.emit(partial(replace, shown_only=not on)))
        self.show_inspection(None)

    def show_inspection(self, found: Inspection | None) -> None:
        """Show what is doubtful in a file and offer the other way to read it; None for no file."""
        text = words.doubtful(found) if found else ""
        self.notice.say(text, Tone.AMBER)
        self.joined.setVisible(bool(found and found.doubts))
        self.joined.setChecked(found is not None and not found.apart)
        self.hidden_rows.setVisible(bool(found and found.hidden))
        self.hidden_rows.setChecked(not (found and found.shown_only))
        self.setVisible(bool(text))
