"""The tab of statuses: the CALL_LIST dictionary of the portal."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton, QWidget

from desktop.qtkit.boxes import column
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
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

    def __init__(self, actions: Actions):
        super().__init__()
        self.setObjectName("statusesTab")
        self.model = StatusesModel(self)
        self.read_only = named(ToneLabel("", Tone.AMBER), "statusesReadOnly")
        self.read_only.hide()
        self.note = PlainLabel(wordWrap=True)
        self.table = named(StatusesTable(self.model), "statusesTable")
        self.table.sort_by("order")
        moves = (actions.move_status_up, actions.move_status_down)
        buttons = QToolBar(toolButtonStyle=Qt.ToolButtonStyle.ToolButtonTextOnly)  # folds away what has no room
        buttons.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        buttons.addActions([actions.add_status, actions.rename_status, actions.colour_status, *moves])
        self._marks = QToolButton(toolButtonStyle=Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._marks.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys belong to the table; the menu bar has all marks
        self._marks.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._marks)
        menu.addActions(actions.status_marks.actions())
        self._marks.setMenu(menu)
        buttons.addWidget(self._marks)
        buttons.addAction(actions.delete_status)
        for action in (actions.rename_status, *moves, actions.delete_status):
            # Only with the focus in the table: Del serves other tabs too, F2 and Alt serve editors.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.table.addAction(action)
        column(self.read_only, buttons, self.note, (self.table, 1), within=self, spacing=6, margins=(8, 8, 8, 4))
        on_language_change(self, self._retranslate)

    def set_read_only(self, why: str) -> None:
        """Say why the dictionary can't be changed; "" when it can."""
        self.read_only.setText(why)
        self.read_only.setVisible(bool(why))
        self._say_note()

    def allow_marks(self, allowed: bool) -> None:
        """Enable the choice of a mark, or disable it."""
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
