"""The buttons at the bottom of the side panel, for what is selected."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QWidget

from desktop.qtkit.icons import BESIDE_TEXT, SIZE
from desktop.qtkit.style_sheet import OUTLINED
from desktop.ui.panel.lines import grid

_GAP = 8


class ActionButtons(QWidget):
    """Two buttons in a row, or one where its text needs the whole width; in a tight panel icons, all in one row."""

    def __init__(self, actions: Sequence[QAction]) -> None:
        super().__init__()
        self.buttons = [_button(action) for action in actions]
        self._grid: QGridLayout = grid(self)
        self._grid.setSpacing(_GAP)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._wide: list[bool] | None = None
        self._tight = False
        for button in self.buttons:
            button.setParent(self)
        self._arrange()

    def set_tight(self, tight: bool) -> None:
        """Show icons only, or texts too."""
        if tight != self._tight:
            self._tight, self._wide = tight, None
            style = Qt.ToolButtonStyle
            for button in self.buttons:
                button.setToolButtonStyle(style.ToolButtonIconOnly if tight else style.ToolButtonTextBesideIcon)
                button.setIconSize(QSize(SIZE, SIZE) if tight else BESIDE_TEXT)
            self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Ask for no width: the panel's is fixed."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the buttons for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange the buttons again once, after any number of actions have changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        if self._tight:
            for place, button in enumerate(self.buttons):
                self._grid.addWidget(button, 0, place)
            return
        half = (self.width() - _GAP) // 2
        wide = [button.sizeHint().width() > half for button in self.buttons]
        if wide == self._wide:
            return
        self._wide = wide
        place = 0
        for button, whole, next_whole in zip(self.buttons, wide, [*wide[1:], True], strict=True):
            if place % 2 == 0 and (whole or next_whole):
                self._grid.addWidget(button, place // 2, 0, 1, 2)
                place += 2
            else:
                self._grid.addWidget(button, place // 2, place % 2)
                place += 1


def _button(action: QAction) -> QToolButton:
    button = QToolButton(toolButtonStyle=Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setDefaultAction(action)
    button.setProperty(OUTLINED, True)
    button.setIconSize(BESIDE_TEXT)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    if action.menu() is not None:
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button
