"""Language, theme and automatic refresh: what is chosen in the menus becomes a preference and takes effect."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from desktop.domain.preferences import Preferences
from desktop.qtkit import theme
from desktop.qtkit.loop import application
from desktop.qtkit.notices import Notice, NoticeKind
from desktop.ui.window.parts import WindowParts

translate = QCoreApplication.translate


class Appearance(QObject):
    """Owned by the main window's controller. Applies language and theme when they are chosen, not at the start."""

    def __init__(self, parts: WindowParts):
        super().__init__(parts.window)
        self._scope, self._notices = parts.dialogs, parts.notices
        self._preferences, self._languages = parts.preferences, parts.languages
        actions = parts.window.actions_
        self._groups = {
            "language": actions.languages,
            "theme": actions.themes,
            "refresh_minutes": actions.refresh_by_itself,
        }
        for name, group in self._groups.items():
            group.triggered.connect(lambda action, name=name: self.change(**{name: action.data()}))
        self._preferences.subscribe(self._tick)
        self._tick(self._preferences.current)

    def change(self, **changes: Any) -> None:
        """Change preferences, apply them, and save them in the background."""
        self._preferences.change(**changes)
        if "theme" in changes:
            theme.apply(application(), theme.Theme(changes["theme"]))
        if "language" in changes:
            self._languages.set(changes["language"] or None)
        self._scope.start(self._save(), key=(self, "save"))

    async def _save(self) -> None:
        try:
            await self._preferences.save()
        except OSError as error:
            text = translate("Settings", "The settings hold until you quit: they can't be saved ({reason}).")
            self._notices.tell(Notice(text.format(reason=error.strerror), kind=NoticeKind.WARNING, key="preferences"))

    def _tick(self, chosen: Preferences) -> None:
        for name, group in self._groups.items():
            for action in group.actions():
                action.setChecked(action.data() == getattr(chosen, name))
