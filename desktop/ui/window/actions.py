"""Every action of the main window: its name, its text, its key, and when it is enabled."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.domain.status_mark import Mark
from desktop.qtkit import icons
from desktop.qtkit.icons import Glyph
from desktop.qtkit.language import on_language_change
from desktop.qtkit.plain import set_tooltip
from desktop.qtkit.tokens import Token
from desktop.ui.window.action_maker import always, with_key
from desktop.ui.window.list_actions import ListActions
from desktop.ui.window.menus import GLYPHS, MENUS, Menu
from desktop.ui.window.result_actions import ResultActions
from desktop.ui.window.selection import Selection
from desktop.ui.write_hold import WriteHold, reason

translate = QCoreApplication.translate
StandardKey = QKeySequence.StandardKey

_REFRESH_MINUTES = (1, 2, 3, 5, 10, 15)
MARKS = {"none": None, "final": Mark.FINAL, "again": Mark.CALL_AGAIN}
"""How a status can be marked, by the data of the action."""


class Actions(ListActions, ResultActions):
    """Owned by the main window, which puts them into menus and toolbar; controllers connect to `triggered`."""

    def __init__(self, window: QWidget):
        super().__init__(window)
        self._hold: WriteHold | None = None
        self._undoes = ""
        self._make_for_the_program()
        self._make_for_statuses()
        for name, glyph in GLYPHS.items():
            getattr(self, name).setIcon(icons.icon(glyph))
        self.new_list.setIcon(icons.icon(Glyph.ADD, Token.ON_ACCENT))
        on_language_change(window, self._retranslate)

    @property
    def writing(self) -> list[QAction]:
        """The actions that change something on the portal."""
        return [action for action, spec in self._specs.items() if spec.writes]

    def enable(self, selection: Selection) -> None:
        """Enable what fits the selection; what writes only while nothing prevents that."""
        for action, spec in self._specs.items():
            if spec.fits is not None:
                held = spec.writes and selection.hold is not None
                action.setEnabled(selection.connected and not held and spec.fits(selection))

    def set_hold(self, hold: WriteHold | None) -> None:
        """Explain in the tips of the actions that write why they are disabled; None when they are not."""
        self._hold = hold
        self._retranslate()

    def say_undo(self, what: str) -> None:
        """Name the change that undo would take back in its tip; "" for none."""
        self._undoes = what
        self._retranslate()

    def fill(self, menu: QMenu, where: Menu, submenus: Mapping[str, QMenu] | None = None) -> None:
        """Put into a menu the actions that belong there."""
        for group in MENUS[where]:
            if not menu.isEmpty():
                menu.addSeparator()
            for name in group.split():
                if name.startswith("<"):
                    menu.addMenu((submenus or {})[name.strip("<>")])
                else:
                    menu.addActions(list(self._named(name)))

    def _named(self, name: str) -> Iterator[QAction]:
        found = getattr(self, name)
        if isinstance(found, QActionGroup):
            found = found.actions()
        yield from found if isinstance(found, list) else [found]

    def _make_for_the_program(self) -> None:
        self.connect_portal = self._make("actionConnect", lambda: translate("Actions", "&Connect a portal…"))
        self.look_around = self._make(
            "actionLookAround",
            lambda: translate("Actions", "Look around in a &demo"),
            tip=lambda: translate("Actions", "Open a made-up portal on this computer, where anything can be tried"),
        )
        self.read_only = self._make("actionReadOnly", lambda: translate("Actions", "&Read-only"), checkable=True)
        self.settings = self._make("actionSettings", lambda: translate("Actions", "Se&ttings…"), key="Ctrl+,")
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.quit = self._make("actionQuit", lambda: translate("Actions", "&Quit"), key=StandardKey.Quit)
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.refresh = self._make(
            "actionRefresh",
            lambda: translate("Actions", "&Refresh"),
            key="F5",
            tip=lambda: translate("Actions", "Refresh everything"),
        )
        self.cancel = self._make(
            "actionCancel",
            lambda: translate("Actions", "C&ancel"),
            tip=lambda: translate("Actions", "Stop loading (Esc)"),
        )
        self.cancel.setEnabled(False)
        self.open_on_portal = self._make(
            "actionOpenOnPortal", lambda: translate("Actions", "Open on the por&tal"), key="Ctrl+B"
        )
        self.import_files = self._make(
            "actionImport",
            lambda: translate("Actions", "&Import…"),
            key=StandardKey.Open,
            tip=lambda: translate("Actions", "Open contact exports: CSV, Excel, vCard"),
        )
        self.copy = self._make("actionCopyRows", lambda: translate("Actions", "Cop&y rows"))
        self.paste = self._make("actionPaste", lambda: translate("Actions", "&Paste contacts"), key=StandardKey.Paste)
        self.undo = self._make(
            "actionUndo",
            lambda: translate("Actions", "&Undo…"),
            key=StandardKey.Undo,
            tip=self._undo_tip,
            fits=always,
            writes=True,
        )
        self.redo = self._make(
            "actionRedo", lambda: translate("Actions", "R&edo…"), key="Ctrl+Shift+Z", fits=always, writes=True
        )
        self.journal = self._make(
            "actionJournal", lambda: translate("Actions", "&Journal…"), key="Ctrl+J", fits=always
        )
        self.export_history = self._make(
            "actionExportHistory",
            lambda: translate("Actions", "Save &history…"),
            tip=lambda: translate("Actions", "Save who got which status, and when, in all lists as CSV"),
            fits=always,
        )
        self.find = self._make("actionFind", lambda: translate("Actions", "&Find"), key=StandardKey.Find)
        self.charts = self._make(
            "actionCharts",
            lambda: translate("Actions", "C&harts…"),
            key="Ctrl+G",
            tip=lambda: translate("Actions", "What happened in the selected lists, over time"),
            fits=always,
        )
        self.side_panel = self._make(
            "actionSidePanel", lambda: translate("Actions", "Si&de panel"), key="F4", checkable=True
        )
        self.side_panel.setChecked(True)
        self.save_view = self._make(
            "actionSaveView",
            lambda: translate("Actions", "Sa&ve view…"),
            tip=lambda: translate(
                "Actions", "Save search, filter, sorting, columns and groups of the lists under a name"
            ),
        )
        self.delete_view = self._make("actionDeleteView", lambda: translate("Actions", "Delet&e view"))
        self.delete_view.setEnabled(False)
        self.groupings = self._choices("actionGroupBy", _groupings)
        self.compact = self._make("actionCompact", lambda: translate("Actions", "Co&mpact rows"), checkable=True)
        self.tabs = [
            self._make("actionTab1", lambda: translate("Actions", "Call &lists"), key="Ctrl+1"),
            self._make("actionTab2", lambda: translate("Actions", "&Participants"), key="Ctrl+2"),
            self._make("actionTab3", lambda: translate("Actions", "&Statuses"), key="Ctrl+3"),
        ]
        self.wallboard = self._make(
            "actionWallboard",
            lambda: translate("Actions", "Wall&board"),
            key="F11",
            tip=lambda: translate("Actions", "Show figures and lists on a screen that everybody sees"),
        )
        self.refresh_by_itself = self._choices("actionRefreshEvery", lambda: preference_choices()["refresh_minutes"])
        self.languages = self._choices("actionLanguage", lambda: preference_choices()["language"])
        self.themes = self._choices("actionTheme", lambda: preference_choices()["theme"])
        self.reset_layout = self._make("actionResetLayout", lambda: translate("Actions", "Reset columns and &window"))
        self.keys = self._make("actionKeys", lambda: translate("Actions", "&Keyboard shortcuts"), key="F1")
        self.check_portal = self._make("actionCheckPortal", lambda: translate("Actions", "&Check the portal…"))
        self.open_log = self._make("actionOpenLog", lambda: translate("Actions", "Open the &log"))
        self.copy_diagnostics = self._make("actionCopyDiagnostics", lambda: translate("Actions", "Copy &diagnostics"))
        self.about = self._make("actionAbout", lambda: translate("Actions", "&About Call List Desk"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def _make_for_statuses(self) -> None:
        writing = partial(self._make, writes=True)
        self.add_status = writing("actionAddStatus", lambda: translate("Actions", "&Add a status…"))
        self.rename_status = writing(
            "actionRenameStatus",
            lambda: translate("Actions", "Rena&me"),
            key="F2",
            tip=lambda: translate("Actions", "Rename in the table"),
        )
        self.colour_status = writing("actionStatusColour", lambda: translate("Actions", "&Colour…"))
        self.move_status_up = writing(
            "actionMoveStatusUp",
            lambda: translate("Actions", "Move &up"),
            key="Alt+Up",
            tip=lambda: translate("Actions", "One place up in the operators' queue"),
        )
        self.move_status_down = writing(
            "actionMoveStatusDown",
            lambda: translate("Actions", "Move &down"),
            key="Alt+Down",
            tip=lambda: translate("Actions", "One place down in the operators' queue"),
        )
        self.delete_status = writing(
            "actionDeleteStatus",
            lambda: translate("Actions", "D&elete…"),
            key=StandardKey.Delete,
            tip=lambda: translate("Actions", "Delete the chosen statuses"),
        )
        self.status_marks = self._choices("actionStatusMark", _marks)
        self.save_statuses = self._make(
            "actionSaveStatuses",
            lambda: translate("Actions", "Sa&ve as a set…"),
            tip=lambda: translate("Actions", "Save the portal's own statuses as a file, with their order and marks"),
        )
        self.bring_statuses = writing(
            "actionBringStatuses",
            lambda: translate("Actions", "&Bring a set…"),
            tip=lambda: translate("Actions", "Add and change statuses as in a saved set, or as on another portal"),
        )

    def _retranslate(self) -> None:
        for action, spec in self._specs.items():
            action.setText(spec.text())
            why_not = reason(self._hold) if spec.writes else ""
            set_tooltip(action, why_not or (with_key(spec.tip(), action) if spec.tip else ""))
            if spec.writes:
                action.setStatusTip(why_not)
        self.read_only.setStatusTip(translate("Actions", "Never change anything on this portal"))
        self.add_participants.setIconText(translate("Actions", "Add"))
        self.open_list.setIconText(translate("Actions", "Participants"))
        self.recycle.setIconText(translate("Actions", "Recycle"))
        self.undo.setIconText(translate("Actions", "Undo"))
        self.evening_report.setIconText(translate("Actions", "Report"))

    def _undo_tip(self) -> str:
        if self._undoes:
            return translate("Actions", "Undo: {change}").format(change=self._undoes)
        return translate("Actions", "Undo the last change")


def preference_choices() -> dict[str, dict[Any, str]]:
    """Return the values that can be chosen for preferences, by preference, each with its text."""
    as_in_system = translate("Actions", "As in the system")
    return {
        "language": {"": as_in_system, "en": "English", "ru": "Русский"},
        "theme": {
            "system": as_in_system,
            "light": translate("Actions", "Light"),
            "dark": translate("Actions", "Dark"),
        },
        "refresh_minutes": {0: translate("Actions", "Off")}
        | {number: every_minutes(number) for number in _REFRESH_MINUTES},
    }


def every_minutes(number: int) -> str:
    """Return "Every 3 minutes"."""
    return translate("Actions", "Every %n minute(s)", "", number)


def _groupings() -> dict[str, str]:
    return {
        "none": translate("Actions", "&No groups"),
        "creator": translate("Actions", "&Creator"),
        "responsible": translate("Actions", "&Responsible"),
        "operator": translate("Actions", "&Operator of today"),
    }


def _marks() -> dict[str, str]:
    return {
        "none": translate("Actions", "No mark"),
        "final": translate("Actions", "Final: not to be called again"),
        "again": translate("Actions", "To be called again"),
    }
