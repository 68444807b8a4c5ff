"""Every action of the main window: its name, its key, its words."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.domain.status_mark import Mark
from desktop.qtkit.language import on_language_change
from desktop.qtkit.plain import set_tooltip
from desktop.ui.write_hold import WriteHold, reason

translate = QCoreApplication.translate

REFRESH_MINUTES = (1, 2, 5, 10, 15)
LANGUAGES = {"": None, "en": "English", "ru": "Русский"}
THEMES = ("system", "light", "dark")
MARKS = {"none": None, "final": Mark.FINAL, "again": Mark.CALL_AGAIN}
"""What a status can be marked as, by the data of its action."""


class Actions(QObject):
    """Owned by the main window, which puts them into menus and toolbar; who acts connects to `triggered`."""

    def __init__(self, window: QWidget):
        super().__init__(window)
        self._window = window
        self.connect_portal = self._make("actionConnect")
        self.read_only = self._make("actionReadOnly", checkable=True)
        self.settings = self._make("actionSettings", "Ctrl+,")
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.quit = self._make("actionQuit", QKeySequence.StandardKey.Quit)
        self.refresh = self._make("actionRefresh", "F5")
        self.cancel = self._make("actionCancel")
        self.cancel.setEnabled(False)
        self.open_on_portal = self._make("actionOpenOnPortal", "Ctrl+B")
        self.import_files = self._make("actionImport", QKeySequence.StandardKey.Open)
        self.paste = self._make("actionPaste", QKeySequence.StandardKey.Paste)
        self.open_list = self._make("actionOpenList")
        self.new_list = self._make("actionNewCallList", QKeySequence.StandardKey.New)
        self.recycle = self._make("actionRecycle")
        self.add_participants = self._make("actionAddParticipants", "Ins")
        self.remove_participants = self._make("actionRemoveParticipants", QKeySequence.StandardKey.Delete)
        self.change_form = self._make("actionChangeForm")
        self.edit_list = self._make("actionEditCallList", "F2")
        self.split = self._make("actionSplit")
        self.combine = self._make("actionCombine")
        self.delete_list = self._make("actionDeleteCallList", QKeySequence.StandardKey.Delete)
        self.remove_everywhere = self._make("actionRemoveEverywhere")
        self.add_status = self._make("actionAddStatus")
        self.rename_status = self._make("actionRenameStatus", "F2")
        self.colour_status = self._make("actionStatusColour")
        self.move_status_up = self._make("actionMoveStatusUp", "Alt+Up")
        self.move_status_down = self._make("actionMoveStatusDown", "Alt+Down")
        self.delete_status = self._make("actionDeleteStatus", QKeySequence.StandardKey.Delete)
        self.status_marks = self._choices("actionStatusMark", MARKS)
        self.undo = self._make("actionUndo", QKeySequence.StandardKey.Undo)
        self.redo = self._make("actionRedo", "Ctrl+Shift+Z")
        self.journal = self._make("actionJournal", "Ctrl+J")
        self.find = self._make("actionFind", QKeySequence.StandardKey.Find)
        self.side_panel = self._make("actionSidePanel", "F4", checkable=True)
        self.side_panel.setChecked(True)
        self.tabs = [self._make(f"actionTab{number}", f"Ctrl+{number}") for number in (1, 2, 3)]
        self.refresh_by_itself = self._choices("actionRefreshEvery", (0, *REFRESH_MINUTES))
        self.languages = self._choices("actionLanguage", LANGUAGES)
        self.themes = self._choices("actionTheme", THEMES)
        self.reset_layout = self._make("actionResetLayout")
        self.keys = self._make("actionKeys", "F1")
        self.check_portal = self._make("actionCheckPortal")
        self.open_log = self._make("actionOpenLog")
        self.copy_diagnostics = self._make("actionCopyDiagnostics")
        self.about = self._make("actionAbout")
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self.writing = (
            *(self.new_list, self.recycle, self.add_participants, self.remove_participants, self.change_form),
            *(self.edit_list, self.split, self.combine, self.delete_list, self.remove_everywhere),
            *(self.add_status, self.rename_status, self.colour_status, self.move_status_up, self.move_status_down),
            *(self.delete_status, self.undo, self.redo),
        )
        """Those that change something on the portal."""
        self._hold: WriteHold | None = None
        on_language_change(window, self._retranslate)

    def set_hold(self, hold: WriteHold | None) -> None:
        """Say in the tooltips of what writes why it can't be done, None when it can."""
        self._hold = hold
        self._retranslate()

    def _make(
        self, name: str, key: str | QKeySequence.StandardKey | None = None, *, checkable: bool = False
    ) -> QAction:
        action = QAction(self._window, checkable=checkable)
        action.setObjectName(name)
        if key is not None:
            action.setShortcut(QKeySequence(key))
        self._window.addAction(action)
        return action

    def _choices(self, name: str, values: Iterable[str | int]) -> QActionGroup:
        group = QActionGroup(self._window)
        for value in values:
            action = self._make(f"{name}{str(value).capitalize()}", checkable=True)
            action.setData(value)
            group.addAction(action)
        group.actions()[0].setChecked(True)
        return group

    def _retranslate(self) -> None:
        for action in self.writing:
            action.setToolTip("")  # of those without one of their own
        self._retranslate_window()
        self._retranslate_changes()
        self._retranslate_statuses()
        self._retranslate_help()
        if self._hold is not None:
            for action in self.writing:
                set_tooltip(action, reason(self._hold))

    def _retranslate_window(self) -> None:
        self.connect_portal.setText(translate("Actions", "&Connect …"))
        self.read_only.setText(translate("Actions", "&Read-only"))
        self.read_only.setStatusTip(translate("Actions", "Never change anything on this portal"))
        self.settings.setText(translate("Actions", "Se&ttings …"))
        self.quit.setText(translate("Actions", "&Quit"))
        self.refresh.setText(translate("Actions", "&Refresh"))
        self.refresh.setToolTip(translate("Actions", "Read everything again (F5)"))
        self.cancel.setText(translate("Actions", "C&ancel"))
        self.cancel.setToolTip(translate("Actions", "Stop reading (Esc)"))
        self.open_on_portal.setText(translate("Actions", "Open on the por&tal"))
        self.find.setText(translate("Actions", "&Find"))
        self.side_panel.setText(translate("Actions", "Si&de panel"))
        titles = (
            translate("Actions", "Call &lists"),
            translate("Actions", "&Participants"),
            translate("Actions", "&Statuses"),
        )
        for action, title in zip(self.tabs, titles, strict=True):
            action.setText(title)
        for action in self.refresh_by_itself.actions():
            minutes = action.data()
            text = translate("Actions", "Every %n minute(s)", "", minutes) if minutes else translate("Actions", "Off")
            action.setText(text)
        for action in self.languages.actions():
            action.setText(LANGUAGES[action.data()] or translate("Actions", "As the system"))
        theme_names = {
            "system": translate("Actions", "As the system"),
            "light": translate("Actions", "Light"),
            "dark": translate("Actions", "Dark"),
        }
        for action in self.themes.actions():
            action.setText(theme_names[action.data()])

    def _retranslate_changes(self) -> None:
        self.import_files.setText(translate("Actions", "&Import …"))
        self.import_files.setToolTip(translate("Actions", "Open contact exports: CSV, Excel, vCard (Ctrl+O)"))
        self.paste.setText(translate("Actions", "&Paste contacts"))
        self.open_list.setText(translate("Actions", "&Open"))
        self.new_list.setText(translate("Actions", "&New list …"))
        self.new_list.setToolTip(translate("Actions", "Make a call list of contacts or companies (Ctrl+N)"))
        self.recycle.setText(translate("Actions", "Re&cycle …"))
        self.recycle.setToolTip(translate("Actions", "Make a new list of participants with chosen statuses"))
        self.add_participants.setText(translate("Actions", "&Add participants …"))
        self.add_participants.setIconText(translate("Actions", "Add"))
        self.remove_participants.setText(translate("Actions", "&Remove from the list …"))
        self.change_form.setText(translate("Actions", "CRM &form …"))
        self.edit_list.setText(translate("Actions", "&Subject and responsible …"))
        self.split.setText(translate("Actions", "S&plit …"))
        self.split.setToolTip(translate("Actions", "Deal the people still to be called out to colleagues or parts"))
        self.combine.setText(translate("Actions", "Co&mbine …"))
        self.combine.setToolTip(translate("Actions", "Make a new list out of several"))
        self.delete_list.setText(translate("Actions", "&Delete list …"))
        self.remove_everywhere.setText(translate("Actions", "Take off all &lists …"))
        self.remove_everywhere.setToolTip(translate("Actions", "Find a person and remove them from every list"))
        self.undo.setText(translate("Actions", "&Undo …"))
        self.undo.setToolTip(translate("Actions", "Take back the last change (Ctrl+Z)"))
        self.redo.setText(translate("Actions", "R&edo …"))
        self.journal.setText(translate("Actions", "&Journal …"))

    def _retranslate_statuses(self) -> None:
        self.add_status.setText(translate("Actions", "&Add a status …"))
        self.rename_status.setText(translate("Actions", "Rena&me"))
        self.rename_status.setToolTip(translate("Actions", "Rename in the table (F2)"))
        self.colour_status.setText(translate("Actions", "&Colour …"))
        self.move_status_up.setText(translate("Actions", "Move &up"))
        self.move_status_up.setToolTip(translate("Actions", "One place up in the operators' queue (Alt+Up)"))
        self.move_status_down.setText(translate("Actions", "Move &down"))
        self.move_status_down.setToolTip(translate("Actions", "One place down in the operators' queue (Alt+Down)"))
        self.delete_status.setText(translate("Actions", "D&elete …"))
        self.delete_status.setToolTip(translate("Actions", "Delete the chosen statuses (Del)"))
        mark_names = {
            "none": translate("Actions", "No mark"),
            "final": translate("Actions", "Final: not called any more"),
            "again": translate("Actions", "To be called again"),
        }
        for action in self.status_marks.actions():
            action.setText(mark_names[action.data()])

    def _retranslate_help(self) -> None:
        self.reset_layout.setText(translate("Actions", "Reset columns and &window"))
        self.keys.setText(translate("Actions", "&Keys"))
        self.check_portal.setText(translate("Actions", "&Check the portal …"))
        self.open_log.setText(translate("Actions", "Open the &log"))
        self.copy_diagnostics.setText(translate("Actions", "Copy &diagnostics"))
        self.about.setText(translate("Actions", "&About Call List Desk"))
