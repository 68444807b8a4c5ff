"""Looks for new versions where that was chosen, and tells of each once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from desktop.domain.preferences import Preferences
from desktop.qtkit.browser import open_page
from desktop.qtkit.notices import Notice
from desktop.ui.window.controller import WindowController

if TYPE_CHECKING:
    from desktop.domain.updates import Looked
    from desktop.services.update_check import UpdateCheck
    from desktop.ui.settings.dialog import SettingsDialog

translate = QCoreApplication.translate
_FIRST, _AGAIN = 60_000, 3_600_000
"""Milliseconds from the start until the feed may be asked, and until that is considered again."""


class Updates(QObject):
    """Made by the program beside the window. Off until somebody chooses it; what fails is told in the settings only.

    `file` is where it is remembered when the feed was asked.
    """

    def __init__(self, controller: WindowController, file: Path) -> None:
        super().__init__(controller)
        parts = controller.parts
        self._preferences, self._scope, self._notices = parts.preferences, parts.dialogs, parts.notices
        self._file = file
        self.check: UpdateCheck | None = None
        self._dialog: SettingsDialog | None = None
        self._looking = 0
        """How many times the feed is being asked: twice while one of them is being given up."""
        self._timer = QTimer(self, interval=_FIRST)
        self._timer.timeout.connect(self._due)
        self._chosen = parts.preferences.current
        parts.preferences.subscribe(self._choose)
        controller.help.settings_opened.connect(self._show_in)
        if self._chosen.look_for_updates:
            self._timer.start()

    def close(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def look(self, *, asked: bool = False) -> None:
        """Ask the feed if that is due, or was `asked` for."""
        if asked:
            self._tell_settings(self._made().looked, looking=True)
        self._scope.start(self._look(asked=asked), key=self)

    def _due(self) -> None:
        self._timer.setInterval(_AGAIN)
        self.look()

    def _choose(self, chosen: Preferences) -> None:
        before, self._chosen = self._chosen, chosen
        switched = (before.look_for_updates, before.feed_address) != (chosen.look_for_updates, chosen.feed_address)
        if not switched:
            return
        if not (chosen.look_for_updates and chosen.feed_address):
            self._timer.stop()
            self._scope.cancel(self)
            self._notices.withdraw("update")
            return
        self._timer.start(_AGAIN)
        self.look()

    def _show_in(self, dialog: SettingsDialog) -> None:
        self._dialog = dialog
        dialog.updates.look_wanted.connect(lambda: self.look(asked=True))
        dialog.updates.page_wanted.connect(self._open_page)
        dialog.finished.connect(lambda _: setattr(self, "_dialog", None))
        self._scope.start(self._remember())

    async def _remember(self) -> None:
        self._tell_settings(await self._made().remembered(), looking=self._looking > 0)

    async def _look(self, *, asked: bool) -> None:
        check = self._made()
        self._looking += 1
        try:
            looked = await check.look(self._preferences.current, asked=asked)
        finally:  # also when it was switched off meanwhile
            self._looking -= 1
            self._tell_settings(check.looked, looking=self._looking > 0)
        release = looked.release
        if release is not None and release.version != looked.told and looked.address == self._chosen.feed_address:
            from desktop.ui.update import words

            action = (translate("Updates", "Open its page"), self._open_page)
            self._notices.tell(Notice(words.available(release), action=action, key="update"))
            await check.note_told(release.version)

    def _tell_settings(self, looked: Looked | None, *, looking: bool = False) -> None:
        if self._dialog is not None:
            from desktop.domain.updates import Looked

            self._dialog.updates.show_looked(looked or Looked(), looking=looking)

    def _open_page(self) -> None:
        looked = self.check.looked if self.check is not None else None
        if looked is not None and looked.release is not None:
            open_page(looked.release.link)

    def _made(self) -> UpdateCheck:
        from desktop.services.update_check import UpdateCheck

        if self.check is None:
            self.check = UpdateCheck(self._file)
        return self.check
