"""Opens the picker, searches while the supervisor types, and reports who was picked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.qtkit.notices import Notices
from desktop.qtkit.scope import TaskScope
from desktop.services.session import Session

if TYPE_CHECKING:
    from desktop.ui.picker.dialog import PickerDialog


@dataclass(frozen=True, slots=True)
class Picked:
    """The contacts (kind 3) or companies (kind 4) that were picked, in the order of choosing."""

    kind: int
    card_ids: tuple[int, ...]


class Picker(QObject):
    """Owned by the main window's controller, whose task scope it uses.

    Emits `picked` with the chosen people (`Picked`) when the choice is complete, and `closed`. The dialog stays open
    below the plan that follows, so that the supervisor can return to it with nobody lost.
    """

    picked = Signal(Picked)
    closed = Signal()

    def __init__(self, window: QWidget, scope: TaskScope, notices: Notices):
        super().__init__(window)
        self._window = window
        self._scope = scope
        self._notices = notices
        self.dialog: PickerDialog | None = None
        """The dialog that is open."""

    def open(
        self, session: Session, *, verb: Callable[[int], str], kind: int | None = None, list_id: int | None = None
    ) -> None:
        """Let contacts or companies be chosen; an open picker is closed.

        `verb` returns the text of the accepting button for a number of people, `kind` is the only kind that can be
        chosen, if given. People who are known to be in the call list `list_id` are shown and can't be chosen.
        """
        # Loaded when it is first opened, because the start should not wait for it.
        from desktop.ui.picker.dialog import PickerDialog
        from desktop.ui.picker.search import PickerSearch

        if self.dialog is not None:
            self.dialog.reject()
        dialog = self.dialog = PickerDialog(verb, kind, session.known.statuses, self._notices, self._window)
        PickerSearch(session, dialog, self._scope, list_id)
        dialog.go_on_wanted.connect(lambda: self._tell(dialog))
        dialog.finished.connect(lambda _: self._close(dialog))
        dialog.open()

    def finish(self) -> None:
        """Close the dialog, as its purpose is fulfilled."""
        if self.dialog is not None:
            self.dialog.accept()

    def _tell(self, dialog: "PickerDialog") -> None:
        self.picked.emit(Picked(dialog.kind, tuple(row.card.id for row in dialog.chosen_model.rows)))

    def _close(self, dialog: "PickerDialog") -> None:
        if self.dialog is dialog:
            self.dialog = None
            self.closed.emit()
