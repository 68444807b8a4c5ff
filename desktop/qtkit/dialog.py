"""Dialogs in which the Enter key confirms or moves on, and never rejects."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QChildEvent, QCoreApplication, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from desktop.qtkit.boxes import Item, Margins, column
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.search_field import SearchField
from desktop.qtkit.small_screen import fit_to_screen
from desktop.qtkit.theme import Tone
from desktop.qtkit.tone_label import ToneLabel
from desktop.qtkit.type_scale import Step, set_step

translate = QCoreApplication.translate
ButtonRole = QDialogButtonBox.ButtonRole
MARGIN = 20
"""Pixels around the content of a dialog."""
MARGINS: Margins = (MARGIN, MARGIN, MARGIN, MARGIN)
SECTION = 16
"""Pixels between the sections of a dialog, and above its row of buttons."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Dialog(QDialog):
    """The base of every dialog of the program. It deletes itself once it is closed in any way.

    Enter on a push button presses it. Elsewhere it presses the button that confirms, if that is enabled; otherwise,
    and in a search, it moves on to the next field. A button that rejects is pressed only while it has the focus
    itself. Dialogs that open over this one are fitted to the screen.

    The button that confirms is the default one, filled and at the right of the row; the one that closes stands at its
    left and is never the default.

    `name` is its object name. A dialog with a `size` can be resized for good; others, no narrower than `width`, are
    as large as their content.
    """

    def __init__(
        self, name: str = "", parent: QWidget | None = None, *, size: tuple[int, int] | None = None, width: int = 0
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setMinimumWidth(width)
        if size is not None:
            self.resize(*size)
        self.finished.connect(self.deleteLater)

    @cached_property
    def buttons(self) -> QDialogButtonBox:
        """The row of buttons, for the layout of dialogs that have one."""
        return QDialogButtonBox()

    def confirming(self, focused: QWidget) -> QPushButton | None:
        """Return the button that Enter presses while `focused` has the focus, or None to move on."""
        buttons = (button for button in self.findChildren(QPushButton) if button.window() is self)
        return next((button for button in buttons if button.isDefault()), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm or move on on Enter, unless the field with the focus has used the key itself."""
        if event.key() not in _ENTER or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        focused = self.focusWidget() or self
        if isinstance(focused, QPushButton):
            self._press(focused)
            return
        button = None if isinstance(focused, SearchField) else self.confirming(focused)
        if button is not None and self._may_press(button):
            self._press(button)
        else:
            self._move_on(focused)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Move on by Tab; the row of buttons would lead to its default one and past the others."""
        if "buttons" in self.__dict__:
            self.buttons.setFocusProxy(None)  # type: ignore[arg-type] # the stub knows no None
        return super().focusNextPrevChild(forward)

    def childEvent(self, event: QChildEvent) -> None:
        """Fit a dialog to the screen that is about to be shown over this one."""
        super().childEvent(event)
        if event.polished() and isinstance(child := event.child(), Dialog):
            fit_to_screen(child)

    def _stack(self, *items: Item, spacing: int = 8) -> None:
        """Fill the dialog with items one below the other, and with its row of buttons."""
        column(*items, SECTION - spacing, self.buttons, within=self, spacing=spacing, margins=MARGINS)

    def _button(
        self,
        name: str,
        text: str,
        clicked: Callable[[], object] | SignalInstance,
        role: ButtonRole = ButtonRole.ActionRole,
    ) -> QPushButton:
        """Add a button to the row; the one that accepts is the default."""
        button = named(self.buttons.addButton(text, role), name)
        button.setAutoDefault(False)
        button.setDefault(role is ButtonRole.AcceptRole)
        button.clicked.connect(clicked)
        return button

    def _closing_button(self, *, cancels: bool = False) -> QPushButton:
        """Add a button that closes the dialog to the row; its text follows the language."""

        def name() -> None:
            button.setText(translate("qtkit", "Cancel") if cancels else translate("qtkit", "Close"))

        standard = QDialogButtonBox.StandardButton
        button = self.buttons.addButton(standard.Cancel if cancels else standard.Close)
        button.setAutoDefault(False)
        button.clicked.connect(self.reject)
        on_language_change(button, name)
        return button

    def _press(self, button: QPushButton) -> None:
        button.click()

    def _may_press(self, button: QPushButton) -> bool:
        roles = [box.buttonRole(button) for box in self.findChildren(QDialogButtonBox)]
        return button.isVisible() and button.isEnabled() and ButtonRole.RejectRole not in roles

    def _move_on(self, focused: QWidget) -> None:
        """Move the focus to the next field; after the last one to the default button, if that is enabled."""
        following = focused.nextInFocusChain()
        while following is not None and following is not self and following is not focused:
            if self._is_next(following):
                following.setFocus(Qt.FocusReason.TabFocusReason)
                return
            following = following.nextInFocusChain()

    def _is_next(self, widget: QWidget) -> bool:
        takes_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if not takes_focus or widget.window() is not self or not widget.isVisible() or not widget.isEnabled():
            return False
        if isinstance(widget, QRadioButton):
            group = widget.group()
            return widget.isChecked() or group is None or group.checkedButton() is None
        if isinstance(widget, QPushButton):
            return widget.isDefault() and self._may_press(widget)
        return isinstance(widget, QCheckBox) or not isinstance(widget, QAbstractButton)


def section(text: str = "") -> ToneLabel:
    """Return the small heading of a part of a dialog."""
    label = ToneLabel(text, Tone.DIM)
    set_step(label, Step.HEADER)
    return label


def is_field(widget: QWidget) -> bool:
    """Return whether a widget is a field to type or choose something in, which Enter completes."""
    return isinstance(widget, QLineEdit | QComboBox | QAbstractSpinBox)


def heading(text: str = "", name: str = "") -> PlainLabel:
    """Return the one title of a dialog, at its top."""
    return named(set_step(PlainLabel(text, wordWrap=True), Step.TITLE), name)
