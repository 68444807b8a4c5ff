"""What comes in from outside: files that are dropped, opened or given at the start, attachments, and pasted text."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from desktop.domain.overview import ListRow
from desktop.qtkit.attachments import Attachment, offers_attachments, read_attachments
from desktop.qtkit.drop_target import DropTarget, local_files
from desktop.qtkit.file_dialogs import ask_which_to_open
from desktop.qtkit.notices import Notice, NoticeKind
from desktop.ui.attachments import contents_of
from desktop.ui.importing.controller import Importing
from desktop.ui.participants.controller import ParticipantsController
from desktop.ui.window.parts import WindowParts

translate = QCoreApplication.translate
_ENDINGS = "*.csv *.tsv *.txt *.xls *.xlsx *.xlsb *.ods *.htm *.html *.vcf"
_WAITING = "files"
"""The key of the notice about files that wait for a portal."""


class Intake(QObject):
    """Owned by the main window's controller. Passes everything to an import; changes nothing itself.

    Data dropped on a call list, or pasted on the tab of its participants, is meant for that list.
    """

    def __init__(self, parts: WindowParts, participants: ParticipantsController, importing: Importing):
        super().__init__(parts.window)
        self._window = window = parts.window
        self._portals, self._notices = parts.portals, parts.notices
        self._participants, self._importing = participants, importing
        self._waiting: list[Path] = []
        self._on_window = DropTarget(window, self._accepts)
        self._on_window.files.connect(self._import)
        self._on_window.attachments.connect(self._import_attachments)
        self._on_window.text.connect(self._import_text)
        for field in window.findChildren(QLineEdit):
            field.setAcceptDrops(False)  # it would take a dropped file's address for search words
        table = window.call_lists.table
        self._on_list = DropTarget(table.viewport(), self._accepts, self._row_at)
        self._on_list.files.connect(lambda paths: self._import(paths, self._list_at_drop()))
        self._on_list.attachments.connect(lambda files: self._import_attachments(files, self._list_at_drop()))
        self._on_list.text.connect(lambda text: self._import_text(text, self._list_at_drop()))
        window.actions_.import_files.triggered.connect(self._choose_files)
        window.actions_.paste.triggered.connect(self._paste)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Import files at once, or as soon as a portal is connected."""
        self._waiting += paths
        session = self._portals.session
        if session is not None and session.known.read_at is not None:
            self.connected()
        elif self._waiting:
            names = ", ".join(path.name for path in self._waiting)
            text = translate("Intake", "These files are opened once a portal is connected: {names}.")
            self._notices.tell(Notice(text.format(names=names), kind=NoticeKind.INFO, key=_WAITING))

    def connected(self) -> None:
        """Import the files that waited for a portal to be read."""
        waiting, self._waiting = self._waiting, []
        if waiting:
            self._notices.withdraw(_WAITING)
            self._import(waiting)

    def _accepts(self, data: QMimeData) -> bool:
        if self._portals.session is None:
            return False
        return bool(local_files(data)) or offers_attachments(data) or _may_be_contacts(data.text())

    def _row_at(self, where: QPoint) -> QRect:
        """Return the rectangle of the call list that a drop is meant for, or of the whole table."""
        table = self._window.call_lists.table
        room, index = table.viewport().rect(), table.indexAt(where)
        if not index.isValid():
            return room
        row = table.visualRect(index)
        return QRect(room.left(), row.top(), room.width(), row.height())

    def _list_at_drop(self) -> int:
        table = self._window.call_lists.table
        index = table.indexAt(self._on_list.where)
        row = self._window.call_lists.model.row_at(index.row()) if index.isValid() else None
        return row.id if isinstance(row, ListRow) else 0

    def _import(self, paths: Sequence[Path], list_id: int = 0) -> None:
        session = self._portals.session
        if session is not None and paths:
            self._importing.open(session, paths, list_id=list_id)

    def _import_attachments(self, files: Sequence[Attachment], list_id: int = 0) -> None:
        session = self._portals.session
        contents = contents_of(files, self._notices)
        if session is not None and contents:
            self._importing.open_attachments(session, contents, list_id=list_id)

    def _import_text(self, text: str, list_id: int = 0) -> None:
        session = self._portals.session
        if session is not None:
            self._importing.open_text(session, text, list_id=list_id)

    def _choose_files(self) -> None:
        if self._portals.session is None:
            return
        title = translate("Intake", "Contact exports")
        ask_which_to_open(self._window, title, self._import, filters=file_filters())

    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        on_people = self._window.tabs.currentWidget() is self._window.participants
        list_id = (self._participants.list_id or 0) if on_people else 0
        if paths := local_files(data):
            self._import(paths, list_id)
        elif attachments := read_attachments(data):
            self._import_attachments(attachments, list_id)
        elif _may_be_contacts(data.text()):
            self._import_text(data.text(), list_id)
        else:
            text = translate("Intake", "Nothing on the clipboard can be looked for: copy cells, IDs or phones.")
            self._notices.tell(Notice(text, key="paste"))


def file_filters() -> list[str]:
    """Return the kinds of files that can be read, for a file dialog."""
    exports, others = translate("Intake", "Contact exports"), translate("Intake", "All files")
    return [f"{exports} ({_ENDINGS})", f"{others} (*)"]


def _may_be_contacts(text: str) -> bool:
    """Return whether a text may contain contacts: digits, addresses, or several lines."""
    return any(map(str.isdigit, text)) or "@" in text or "\n" in text.strip()
