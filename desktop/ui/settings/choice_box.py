"""A box that offers the values of one preference."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from desktop.qtkit.named import named


class ChoiceBox(QComboBox):
    """Made by a page of the settings. Emits `chosen` with the value when somebody chooses one.

    `texts` returns the text of each value, in the present language. A value that was chosen elsewhere and is not
    among them is shown by `other`.
    """

    chosen = Signal(object)

    def __init__(self, name: str, texts: Callable[[], Mapping[Any, str]], other: Callable[[Any], str] = str) -> None:
        super().__init__()
        named(self, name)
        self._texts, self._other = texts, other
        for value, text in texts().items():
            self.addItem(text, value)
        self.activated.connect(lambda place: self.chosen.emit(self.itemData(place)))

    def show_value(self, value: Any) -> None:
        """Show a value that was chosen here or elsewhere."""
        values = [
            self.itemData(place) for place in range(self.count())
        ]  # Qt finds only values that it has a type for
        if value not in values:
            self.addItem(self._other(value), value)
            values.append(value)
        self.setCurrentIndex(values.index(value))

    def retranslate(self) -> None:
        """Show the values in the present language."""
        texts = self._texts()
        for place in range(self.count()):
            value = self.itemData(place)
            self.setItemText(place, texts[value] if value in texts else self._other(value))
