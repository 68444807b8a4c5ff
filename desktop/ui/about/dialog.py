"""The window about the program."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QTabWidget, QWidget

from desktop.qtkit.boxes import column, side_by_side
from desktop.qtkit.dialog import SECTION, Dialog, heading
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel, labelling, set_tooltip
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.services.change_log import Release
from desktop.services.licences import Library
from desktop.ui.about.changes import text_of
from desktop.ui.about.versions import PROGRAM

translate = QCoreApplication.translate
_ICON = 48
"""Side of the program's icon in pixels."""


class AboutDialog(Dialog):
    """Made by its controller. Emits `licence_wanted` with a `Library`, and `diagnostics_wanted`."""

    licence_wanted = Signal(Library)
    diagnostics_wanted = Signal()

    def __init__(self, versions: Iterable[tuple[str, str]], parent: QWidget):
        super().__init__("aboutDialog", parent, size=(980, 580))
        (_, self._version), *others = versions
        icon = PlainLabel()
        icon.setPixmap(self.windowIcon().pixmap(_ICON, _ICON))
        self.title = heading(name="aboutTitle")
        self.sentence = PlainLabel(wordWrap=True)
        self.rights = named(PlainLabel(wordWrap=True), "aboutRights")
        said = ToneLabel(" · ".join(f"{name} {version}" for name, version in others), Tone.DIM)
        self.libraries = named(QListWidget(), "aboutLibraries")
        self.libraries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # long names are elided
        self.libraries.currentItemChanged.connect(self._chosen)
        self.heading = labelling("", self.libraries)
        wrapped = QPlainTextEdit.LineWrapMode.WidgetWidth
        self.licence = named(QPlainTextEdit(readOnly=True, lineWrapMode=wrapped), "aboutLicence")
        self.licence.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.changes = named(QPlainTextEdit(readOnly=True), "aboutChanges")
        self._releases: Sequence[Release] = ()
        close = self._closing_button()
        self.copy = self._button("aboutCopyDiagnostics", "", self.diagnostics_wanted)

        lines = column(self.title, self.sentence, self.rights, said, spacing=4)
        top = side_by_side(column(icon, None), SECTION, (lines, 1))
        libraries = QWidget()
        texts = side_by_side((self.libraries, 1), (self.licence, 2))
        column(self.heading, (texts, 1), within=libraries, spacing=8, margins=(0, 12, 0, 0))
        self.tabs = named(QTabWidget(), "aboutTabs")
        self.tabs.addTab(libraries, "")
        self.tabs.addTab(self.changes, "")
        self._stack(top, 4, (self.tabs, 1))
        on_language_change(self, self._retranslate)
        close.setFocus()

    def show_libraries(self, found: Iterable[Library]) -> None:
        """Show the libraries, and ask for the licence of the first."""
        for library in found:
            named = " ".join(filter(None, (library.name, library.version)))
            item = QListWidgetItem(" · ".join(filter(None, (named, library.licence))))
            item.setData(Qt.ItemDataRole.UserRole, library)
            set_tooltip(item, item.text())
            self.libraries.addItem(item)
        self.libraries.setCurrentRow(0)

    def show_changes(self, releases: Sequence[Release]) -> None:
        """Show what changed from version to version."""
        self._releases = releases
        self.changes.setPlainText(text_of(releases))

    def show_licence(self, library: Library, text: str) -> None:
        """Show the text of a library's licence, if that library is still the current one."""
        if self._current() == library:
            self.licence.setPlainText(text or library.licence or translate("About", "No licence is stated."))

    def _current(self) -> Library | None:
        item = self.libraries.currentItem()
        found: Library | None = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        return found

    def _chosen(self) -> None:
        self.licence.clear()
        if (library := self._current()) is not None:
            self.licence_wanted.emit(library)

    def _retranslate(self) -> None:
        self.setWindowTitle(translate("About", "About Call List Desk"))
        self.title.setText(f"{PROGRAM} {self._version}")
        self.sentence.setText(
            translate("About", "Call lists of a Bitrix24 portal: overview, participants, statuses, imports.")
        )
        self.rights.setText(
            translate("About", "No licence has been chosen yet; all rights are reserved by the owner.")
        )
        self.tabs.setTabText(0, translate("About", "Libraries"))
        self.tabs.setTabText(1, translate("About", "What's new"))
        self.heading.setText(translate("About", "&Libraries in it, with their licences:"))
        self.licence.setAccessibleName(translate("About", "Licence"))
        self.changes.setAccessibleName(translate("About", "What's new"))
        self.changes.setPlainText(text_of(self._releases))
        self.copy.setText(translate("About", "Copy &diagnostics"))
