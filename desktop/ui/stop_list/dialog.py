"""The dialog of the supervisor's own stop list."""

from PySide6.QtCore import QCoreApplication, QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.qtkit.attachments import offers_attachments, read_attachments
from desktop.qtkit.boxes import side_by_side
from desktop.qtkit.dialog import Dialog, heading
from desktop.qtkit.drop_target import DropTarget, local_files
from desktop.qtkit.keys import keys_of
from desktop.qtkit.named import named, push_button
from desktop.qtkit.notices import NoticeBanner, Notices
from desktop.qtkit.placeholder import NextStep
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.progress import ThinProgress
from desktop.qtkit.search_field import SearchField
from desktop.qtkit.table_view import TableView
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.ui.copying import put_on_clipboard
from desktop.ui.phase import Phase, placeholder
from desktop.ui.stop_list import words
from desktop.ui.stop_list.model import Found, StopListModel

translate = QCoreApplication.translate


class StopListDialog(Dialog):
    """Made by its controller, which it asks for everything.

    Emits `sought` with what is searched for; `files_given` with the paths, `attachments_given` with the files and
    `text_given` with the text that were dropped or pasted; `open_wanted`, `save_wanted`, and `remove_wanted` with the
    rows to take off the list.
    """

    sought = Signal(str)
    files_given = Signal(list)
    attachments_given = Signal(list)
    text_given = Signal(str)
    open_wanted = Signal()
    save_wanted = Signal()
    remove_wanted = Signal(list)

    def __init__(self, notices: Notices, parent: QWidget):
        super().__init__("stopListDialog", parent, size=(960, 580))
        self.setWindowTitle(translate("StopList", "Stop list"))
        self.model = StopListModel(self)
        self.search = named(SearchField(), "stopListSearch")
        self.search.setAcceptDrops(False)  # it would take a dropped file's address for search words
        self.search.setPlaceholderText(translate("StopList", "Search by phone, name or file…"))
        self.search.setAccessibleName(translate("StopList", "Search the stop list"))
        self.search.textChanged.connect(self.sought)
        self.paste = push_button("stopListPaste", translate("StopList", "&Paste phones"))
        self.paste.clicked.connect(self._paste)
        self.open_file = push_button("stopListOpen", translate("StopList", "From a &file…"))
        self.open_file.clicked.connect(self.open_wanted)
        self.table = named(TableView(self.model, copy=put_on_clipboard), "stopListTable")
        self.table.setAccessibleName(translate("StopList", "Stop list"))
        self.table.sort_by("added", descending=True)
        self.table.chosen.connect(lambda _: self._enable())
        self.banner = named(NoticeBanner(notices, over=self.table, only_new=True), "stopListNotices")
        self.progress = ThinProgress()
        self.counts = named(ToneLabel("", Tone.DIM), "stopListCounts")
        self._closing_button()
        self._remove = self._button("stopListRemove", translate("StopList", "Remove"), self._remove_chosen)
        self._save = self._button("stopListSave", translate("StopList", "Save as CSV…"), self.save_wanted)
        self._drop = DropTarget(self, self._accepts)
        self._drop.files.connect(self.files_given)
        self._drop.attachments.connect(self.attachments_given)
        self._drop.text.connect(self.text_given)
        for standard, act in (
            (QKeySequence.StandardKey.Paste, self._paste),
            (QKeySequence.StandardKey.Delete, self._remove_chosen),
        ):
            for key in keys_of(standard):
                shortcut = QShortcut(key, self.table)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(act)
        explanation = translate(
            "StopList",
            "Nobody with one of these phones is added to a call list unless you tick them in the plan. The list is "
            "kept on this computer, for this portal and user.",
        )
        upper = side_by_side((self.search, 1), self.paste, self.open_file, spacing=8)
        working = side_by_side((self.counts, 1), self.progress.words, self.progress.stop, spacing=8)
        self._stack(
            heading(self.windowTitle()),
            PlainLabel(explanation, wordWrap=True),
            4,
            upper,
            self.progress,
            (self.table, 1),
            working,
        )
        self.table.setFocus()
        self._total = 0
        self._show_placeholder(Phase.LOADING)
        self._enable()

    def show_found(self, found: Found, total: int, cards: int) -> None:
        """Show rows, and how many phones there are in all; `cards` have one of them."""
        self._total = total
        self.model.replace(found.rows)
        self.counts.say(words.count(len(found.rows), found.count, total, cards), Tone.DIM)
        self._show_placeholder(None if found.rows else Phase.NO_MATCH if total else Phase.EMPTY)
        self._enable()

    def _show_placeholder(self, phase: Phase | None) -> None:
        if phase is None:
            self.table.set_placeholder(None)
            return
        nothing = (
            translate("StopList", "No phones yet"),
            translate("StopList", "Paste some, or drop an export of contacts here."),
        )
        steps = (
            NextStep(translate("StopList", "Paste phones"), self._paste),
            NextStep(translate("StopList", "From a file…"), self.open_wanted.emit),
        )
        self.table.set_placeholder(placeholder(phase, {Phase.EMPTY: nothing}, {Phase.EMPTY: steps}))

    def _accepts(self, data: QMimeData) -> bool:
        return bool(local_files(data)) or offers_attachments(data) or _may_be_phones(data.text())

    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        if paths := local_files(data):
            self.files_given.emit(paths)
        elif attachments := read_attachments(data):
            self.attachments_given.emit(attachments)
        else:
            self.text_given.emit(data.text())

    def _remove_chosen(self) -> None:
        if rows := self.table.selected_rows():
            self.remove_wanted.emit(rows)

    def _enable(self) -> None:
        self._remove.setEnabled(bool(self.table.selected_rows()))
        self._save.setEnabled(self._total > 0)


def _may_be_phones(text: str) -> bool:
    return any(map(str.isdecimal, text))
