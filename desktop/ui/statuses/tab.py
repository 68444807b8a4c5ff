"""The tab of statuses: the CALL_LIST dictionary of the portal."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton, QVBoxLayout, QWidget

from desktop.qtkit.language import on_language_change
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.ui.statuses.model import StatusesModel
from desktop.ui.statuses.table import StatusesTable
from desktop.ui.window.actions import Actions

translate = QCoreApplication.translate


class StatusesTab(QWidget):
    """Owned by the main window, whose actions for statuses it shows; its controller feeds the model.

    Emits nothing of its own.
    """

    def __init__(self, actions: Actions, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("statusesTab")
        self.model = StatusesModel(self)
        self.read_only = ToneLabel("", Tone.AMBER)
        self.read_only.setObjectName("statusesReadOnly")
        self.read_only.hide()
        self.note = PlainLabel(wordWrap=True)
        self.table = StatusesTable(self.model)
        self.table.setObjectName("statusesTable")
        self.table.sort_by("order")
        buttons = QToolBar(toolButtonStyle=Qt.ToolButtonStyle.ToolButtonTextOnly)  # what finds no room folds away
        buttons.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        buttons.addActions([actions.add_status, actions.rename_status, actions.colour_status])
        buttons.addActions([actions.move_status_up, actions.move_status_down])
        self._marks = QToolButton(toolButtonStyle=Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._marks.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys are the table's; the menu has all of them
        self._marks.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._marks)
        menu.addActions(actions.status_marks.actions())
        self._marks.setMenu(menu)
        buttons.addWidget(self._marks)
        buttons.addAction(actions.delete_status)
        for action in (
            actions.rename_status,
            actions.move_status_up,
            actions.move_status_down,
            actions.delete_status,
        ):
            # Only with the focus in the table: Del belongs to the participants in their tab, F2 and Alt to editors.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.table.addAction(action)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 4)
        layout.setSpacing(6)
        layout.addWidget(self.read_only)
        layout.addWidget(buttons)
        layout.addWidget(self.note)
        layout.addWidget(self.table, 1)
        on_language_change(self, self._retranslate)

    def set_read_only(self, why: str) -> None:
        """Say why the dictionary can't be changed; "" when it can."""
        self.read_only.setText(why)
        self.read_only.setVisible(bool(why))
        self._say_note()

    def allow_marks(self, allowed: bool) -> None:
        """Let a mark be chosen, or not."""
        self._marks.setEnabled(allowed)

    def _retranslate(self) -> None:
        self.table.setAccessibleName(translate("Statuses", "Statuses"))
        self._marks.setText(translate("Statuses", "Mark"))
        self._marks.setToolTip(translate("Statuses", "Your own note, kept on this computer only."))
        self._say_note()

    def _say_note(self) -> None:
        text = translate("Statuses", "Operators get their participants in this order.")
        if not self.read_only.text():
            how = translate("Statuses", "Drag a row to another place, or use Alt+Up and Alt+Down.")
            text = f"{text} {how}"
        self.note.setText(text)
