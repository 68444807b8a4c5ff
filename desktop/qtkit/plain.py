"""Showing text literally: names, comments and subjects come from strangers and may look like markup.

Qt takes such a text for HTML by default, and opens the files and network shares that it names on the window's thread.
So every label of the program is a `PlainLabel`, and every tooltip is set by `set_tooltip`.
"""

from typing import Any, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

_ONE_LINE = 80
"""Characters of a tooltip that need no wrapping, which Qt does for markup only."""


Label = TypeVar("Label", bound=QLabel)


class PlainLabel(QLabel):
    """A label whose text is never taken for markup."""

    def __init__(self, text: str = "", parent: QWidget | None = None, **properties: Any) -> None:
        super().__init__(text, parent, textFormat=Qt.TextFormat.PlainText, **properties)


def bold(label: Label) -> Label:
    """Make the text of a label bold, and return the label."""
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


class HasTooltip(Protocol):
    """A widget, an action or an item of a list."""

    def toolTip(self) -> str:
        """Return the tooltip."""

    def setToolTip(self, text: str, /) -> None:
        """Set the tooltip."""


def set_tooltip(owner: HasTooltip, text: str) -> None:
    """Set a tooltip that shows a text literally."""
    wanted = unmistakable(text)
    if owner.toolTip() != wanted:
        owner.setToolTip(wanted)


def unmistakable(text: str) -> str:
    """Return a text for a tooltip: escaped if Qt would take it for markup, or would not wrap it."""
    return escaped(text) if len(text) > _ONE_LINE or any(sign in text for sign in "<&\n") else text


def escaped(text: str) -> str:
    """Return markup that shows a text literally, wrapped as needed."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<span style='white-space: pre-wrap'>{safe}</span>"


def labelling(text: str, buddy: QWidget) -> PlainLabel:
    """Return the label of a field; its mnemonic, the letter after "&", moves the focus there."""
    label = PlainLabel(text)
    label.setBuddy(buddy)
    return label
