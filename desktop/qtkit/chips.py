"""Chips: views or filters of a table in a row, each with its count; what has no room is in a menu at the end."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.qtkit import icons
from desktop.qtkit.icons import Glyph
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
from desktop.qtkit.plain import set_tooltip
from desktop.qtkit.style_sheet import CHIP
from desktop.qtkit.swatch import DOT, dot
from desktop.qtkit.type_scale import Step, stepped

translate = QCoreApplication.translate
_GAP = 6


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip: the value that it stands for, its text, the number behind it and the colour of its dot, if any.

    `name` is the object name of its button, by default that of the row with its place.
    """

    value: Hashable
    text: str
    count: str = ""
    colour: QColor | None = None
    name: str = ""


class ChipRow(QWidget):
    """Owned by the window. Emits `chosen` with the set of chosen values when a chip is pressed.

    The first chip stands for everything: it is on while nothing else is. With `several`, more than one can be on.
    `rest` is what is shown at the end where there is no room for all, by default a menu of the others.
    """

    chosen = Signal(object)

    def __init__(self, name: str, *, several: bool = False, rest: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._several = several
        self._chips: Sequence[Chip] = ()
        self._on: frozenset[Hashable] = frozenset()
        self._buttons: list[QPushButton] = []
        self._more = rest or self._menu_button()
        self._more.setParent(self)
        self._more.hide()

    def show_chips(self, chips: Sequence[Chip], on: frozenset[Hashable]) -> None:
        """Show these chips, of which some are on; none means the first."""
        if (chips, on) == (self._chips, self._on):
            return
        before = [chip.value for chip in self._chips]
        self._chips, self._on = chips, on
        if [chip.value for chip in chips] != before:
            self._make_buttons(dict(zip(before, self._buttons, strict=True)))
        for chip, button in zip(chips, self._buttons, strict=True):
            text = _label(chip)
            button.setText(text)
            if chip.colour is not None:
                button.setText(f"\N{THIN SPACE}{text}")
                button.setIcon(dot(chip.colour, self))
            button.setChecked(chip.value in on or (chip is chips[0] and not on))
        self.updateGeometry()
        self._arrange()

    def sizeHint(self) -> QSize:
        """Ask for room for all chips."""
        hints = [button.sizeHint() for button in self._buttons]
        height = max(hint.height() for hint in (*hints, self._more.sizeHint()))
        return QSize(sum(hint.width() + _GAP for hint in hints), height)

    def minimumSizeHint(self) -> QSize:
        """Require room for the menu only."""
        return QSize(self._more.sizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the chips that have room."""
        super().resizeEvent(event)
        self._arrange()

    def _menu_button(self) -> QToolButton:
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        button = named(QToolButton(), f"{self.objectName()}More")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        button.setIcon(icons.icon(Glyph.CHEVRON))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        def name() -> None:
            text = translate("qtkit", "More filters")
            button.setAccessibleName(text)
            set_tooltip(button, text)

        on_language_change(button, name)
        return button

    def _make_buttons(self, before: dict[Hashable, QPushButton]) -> None:
        """Make the buttons of chips that are new, and take away those of chips that are gone."""
        self._buttons = []
        for number, chip in enumerate(self._chips):
            button = before.pop(chip.value) if chip.value in before else self._button(chip)
            self._buttons.append(named(button, chip.name or f"{self.objectName()}{number}"))
        for button in before.values():
            button.hide()
            button.setObjectName("")  # it is there until the loop deletes it
            button.deleteLater()
        # Otherwise the keyboard comes to new ones last.
        for one, other in pairwise((self._more, *self._buttons, self._more)):
            QWidget.setTabOrder(one, other)

    def _button(self, chip: Chip) -> QPushButton:
        button = QPushButton(self, autoDefault=False)
        button.setCheckable(True)
        button.setProperty(CHIP, True)
        button.setFont(stepped(QApplication.font(), Step.SMALL))
        button.setIconSize(QSize(DOT, DOT))
        button.clicked.connect(lambda _, value=chip.value: self._press(value))
        return button

    def _press(self, value: Hashable) -> None:
        if not self._chips or value == self._chips[0].value:
            on: frozenset[Hashable] = frozenset()
        elif self._several:
            on = self._on ^ {value}
        else:
            on = frozenset({value})
        self.show_chips(self._chips, on)
        for chip, button in zip(self._chips, self._buttons, strict=True):  # a click has switched it by itself
            button.setChecked(chip.value in on or (chip is self._chips[0] and not on))
        self.chosen.emit(on)

    def _arrange(self) -> None:
        """Place chips from the right; those that are on come before others where there is no room for all."""
        widths = [button.sizeHint().width() for button in self._buttons]
        room, shown = self.width(), set(range(len(widths)))
        if sum(widths) + _GAP * len(widths) > room:
            room -= self._more.sizeHint().width() + _GAP
            shown = _that_fit(widths, [button.isChecked() for button in self._buttons], room)
        left = self.width() - sum(widths[number] + _GAP for number in shown)
        if len(shown) < len(widths):
            left -= self._more.sizeHint().width() + _GAP
        for number, button in enumerate(self._buttons):
            button.setVisible(number in shown)
            if number in shown:
                height = button.sizeHint().height()
                button.setGeometry(left, (self.height() - height) // 2, widths[number], height)
                left += widths[number] + _GAP
        self._more.setVisible(len(shown) < len(widths))
        hint = self._more.sizeHint()
        self._more.setGeometry(left, (self.height() - hint.height()) // 2, hint.width(), hint.height())

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for chip, button in zip(self._chips, self._buttons, strict=True):
            if button.isHidden():
                action = menu.addAction(_label(chip))
                if chip.colour is not None:
                    action.setIcon(dot(chip.colour, self))
                action.setCheckable(True)
                action.setChecked(button.isChecked())
                action.triggered.connect(lambda _, value=chip.value: self._press(value))


def _label(chip: Chip) -> str:
    """Return the text and the count of a chip as the text of a button or an action, without a mnemonic."""
    return f"{chip.text} {chip.count}".strip().replace("&", "&&")


def _that_fit(widths: Sequence[int], on: Sequence[bool], room: int) -> set[int]:
    """Return the places of the chips that have room: those that are on, then the others in their order."""
    shown = set()
    for number in sorted(range(len(widths)), key=lambda number: (not on[number], number)):
        if widths[number] + _GAP > room:
            break
        room -= widths[number] + _GAP
        shown.add(number)
    return shown
