"""Saves the dictionary's own statuses as a file, and brings sets of statuses to the portal."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from desktop.qtkit.file_dialogs import ask_where_to_save
from desktop.qtkit.notices import Notice
from desktop.ui import words
from desktop.ui.changes.controller import Changes
from desktop.ui.saving import save_and_tell
from desktop.ui.window.parts import WindowParts

if TYPE_CHECKING:
    from desktop.domain.status_set import StatusSet

translate = QCoreApplication.translate


class StatusSets(QObject):
    """Owned by the controller of the tab. Writes to the portal only through the window's changes."""

    def __init__(self, parts: WindowParts, changes: Changes, parent: QObject):
        super().__init__(parent)
        self._window, self._portals, self._notices = parts.window, parts.portals, parts.notices
        self._scope, self._changes = parts.scope, changes
        parts.window.actions_.save_statuses.triggered.connect(self._ask_where)
        parts.window.actions_.bring_statuses.triggered.connect(self._bring)

    def save(self, kept: "StatusSet", path: Path) -> None:
        """Save a set as a file, and report that."""
        from desktop.services.status_sets import save_set

        saved = translate("StatusSet", "The statuses were saved as {file}.")
        failed = translate("StatusSet", "The statuses could not be saved as {file}: {reason}.")
        saving = save_and_tell(save_set(kept, path), path, self._notices, saved, failed)
        self._scope.start(saving, key=(self, "save"))

    def _ask_where(self) -> None:
        from desktop.services.status_sets import own_set

        session = self._portals.session
        if session is None:
            return
        kept = own_set(session)
        if not kept.entries:
            text = translate("StatusSet", "This portal has no statuses of its own: there is nothing to save.")
            self._notices.tell(Notice(text, key="status set"))
            return
        title = translate("StatusSet", "Save the statuses")
        named = translate("StatusSet", "Statuses {portal} {day}.json")
        day = session.board.hours.day_of(session.board.now)
        proposed = named.format(portal=words.portal_name(session), day=day.isoformat())
        filters = [f"{translate('StatusSet', 'A set of statuses')} (*.json)"]
        ask_where_to_save(self._window, title, partial(self.save, kept), filters=filters, proposed=proposed)

    def _bring(self) -> None:
        from desktop.ui.choices.bring_statuses import BringChoices

        if (session := self._portals.session) is not None:
            self._changes.choose(session, lambda lookups: BringChoices(lookups, self._portals))
