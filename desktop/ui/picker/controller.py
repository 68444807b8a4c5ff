"""Opens the picker, searches as one types, and tells who was picked; it stays until something was done with them."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.qtkit.notices import Notices
from desktop.qtkit.scope import TaskScope
from desktop.services.session import Session
from desktop.ui.picker.dialog import PickerDialog
from desktop.ui.picker.search import PickerSearch


@dataclass(frozen=True, slots=True)
class Picked:
    """The contacts (kind 3) or companies (kind 4) that were picked, in the order they were chosen."""

    kind: int
    card_ids: tuple[int, ...]


class Picker(QObject):
    """Owned by the main window's controller, whose task scope it uses.

    Emits `picked` with the chosen (`Picked`) when they are to be gone on with, and `closed`. The dialog stays
    open below what comes next, so that one can come back to it with nobody lost.
    """

    picked = Signal(Picked)
    closed = Signal()

    def __init__(self, window: QWidget, scope: TaskScope, notices: Notices):
        super().__init__(window)
        self._window = window
        self._scope = scope
        self._notices = notices
        self._dialog: PickerDialog | None = None

    @property
    def dialog(self) -> PickerDialog | None:
        """The dialog that is open."""
        return self._dialog

    def open(self, session: Session, *, verb: str, kind: int | None = None, list_id: int | None = None) -> None:
        """Let contacts or companies be chosen; an open picker is closed.

        `verb` stands on the button that accepts. With `kind` only these can be chosen. Who is known to be in the
        call list `list_id` is shown and can't be chosen.
        """
        if self._dialog is not None:
            self._dialog.reject()
        dialog = self._dialog = PickerDialog(verb, kind, session.known.statuses, self._notices, self._window)
        PickerSearch(session, dialog, self._scope, list_id)
        dialog.go_on_wanted.connect(lambda: self._tell(dialog))
        dialog.finished.connect(lambda _: self._close(dialog))
        dialog.open()

    def finish(self) -> None:
        """Close the dialog: what it was opened for is done."""
        if self._dialog is not None:
            self._dialog.accept()

    def _tell(self, dialog: PickerDialog) -> None:
        self.picked.emit(Picked(dialog.kind, tuple(row.card.id for row in dialog.chosen_model.rows)))

    def _close(self, dialog: PickerDialog) -> None:
        if self._dialog is dialog:
            self._dialog = None
            self.closed.emit()
