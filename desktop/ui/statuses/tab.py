"""The tab of statuses: the CALL_LIST dictionary of the portal."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QPalette, QResizeEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop.qtkit import icons
from desktop.qtkit.boxes import FLUSH, column, side_by_side
from desktop.qtkit.icons import Glyph
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel, set_tooltip
from desktop.qtkit.style_sheet import OUTLINED
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.qtkit.type_scale import Step, set_step
from desktop.ui.statuses.model import StatusesModel
from desktop.ui.statuses.table import StatusesTable
from desktop.ui.window.actions import Actions

translate = QCoreApplication.translate
_BESIDE = 8
"""Pixels beside the last button."""
_GAP = 4


class StatusesTab(QWidget):
    """Owned by the main window, which places `buttons` and gives its actions; its controller feeds the model.

    Emits nothing of its own.
    """

    def __init__(self, actions: Actions):
        super().__init__()
        self.setObjectName("statusesTab")
        self.model = StatusesModel(self)
        self.read_only = named(ToneLabel("", Tone.AMBER), "statusesReadOnly")
        self.read_only.hide()
        self.note = set_step(PlainLabel(wordWrap=True), Step.SMALL)
        self.note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.table = named(StatusesTable(self.model), "statusesTable")
        self.table.sort_by("order")
        moves = (actions.move_status_up, actions.move_status_down)
        self._marks = QToolButton()
        self._marks.setIcon(icons.icon(Glyph.TAG))
        self._marks.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys belong to the table; the menu bar has all marks
        self._marks.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._marks)
        menu.addActions(actions.status_marks.actions())
        self._marks.setMenu(menu)
        shown = (actions.rename_status, actions.colour_status, *moves, actions.delete_status)
        add = _button(actions.add_status)
        add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        add.setIconSize(icons.BESIDE_TEXT)
        add.setProperty(OUTLINED, True)
        self.buttons = _ButtonRow([*map(_button, shown), self._marks, add])
        for action in (actions.rename_status, *moves, actions.delete_status):
            # Only with the focus in the table: Del serves other tabs too, F2 and Alt serve editors.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.table.addAction(action)
        head = QWidget()
        column(self.note, self.read_only, within=head, spacing=4, margins=(12, 8, 12, 8))
        column(head, (self.table, 1), within=self, spacing=0, margins=FLUSH)
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
        self._marks.setAccessibleName(translate("Statuses", "Mark"))
        set_tooltip(self._marks, translate("Statuses", "Mark: your own note, kept on this computer only"))
        self._say_note()

    def _say_note(self) -> None:
        text = translate("Statuses", "Operators get their participants in this order.")
        if not self.read_only.text():
            how = translate("Statuses", "Drag a row to another place, or use Alt+Up and Alt+Down.")
            text = f"{text} {how}"
        self.note.setText(text)


class _ButtonRow(QWidget):
    """Buttons at the right; where there is no room for all, the first ones are hidden, and the menus have them."""

    def __init__(self, buttons: Sequence[QToolButton]) -> None:
        super().__init__()
        self._buttons = buttons
        row = side_by_side(None, *buttons, margins=(0, 0, _BESIDE, 0))
        row.setSpacing(_GAP)
        self.setLayout(row)

    def minimumSizeHint(self) -> QSize:
        """Require no room."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the buttons that have room."""
        super().resizeEvent(event)
        room = self.width() - _BESIDE
        for button in reversed(self._buttons):
            room -= button.sizeHint().width() + _GAP
            button.setVisible(room >= 0)


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys belong to the table, and the menu bar has all actions
    return button
