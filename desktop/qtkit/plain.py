"""Text is shown as it is: names, comments and subjects come from strangers and may hold what looks like markup.

Qt takes such a text for HTML where it is not told otherwise, and opens the files and network shares that it names, on
the window's thread. So every label of the program is a `PlainLabel`, and every tooltip goes through `set_tooltip`.
"""

from typing import Any, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

_ONE_LINE = 80
"""Letters of a tooltip that need no wrapping, which Qt does for markup only."""


Label = TypeVar("Label", bound=QLabel)


class PlainLabel(QLabel):
    """A label whose text is never taken for markup."""

    def __init__(self, text: str = "", parent: QWidget | None = None, **properties: Any) -> None:
        super().__init__(text, parent, textFormat=Qt.TextFormat.PlainText, **properties)


def bold(label: Label) -> Label:
    """Let a label be read first, and return it."""
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


class HasTooltip(Protocol):
    """A widget, an action, a line of a list."""

    def toolTip(self) -> str:
        """Return what is shown where the mouse rests."""

    def setToolTip(self, text: str, /) -> None:
        """Show a text where the mouse rests."""


def set_tooltip(owner: HasTooltip, text: str) -> None:
    """Show a text as it is where the mouse rests on something."""
    wanted = unmistakable(text)
    if owner.toolTip() != wanted:
        owner.setToolTip(wanted)


def unmistakable(text: str) -> str:
    """Return a text that a tooltip shows as it is: escaped where Qt would take it for markup, or not wrap it."""
    return escaped(text) if len(text) > _ONE_LINE or any(sign in text for sign in "<&\n") else text


def escaped(text: str) -> str:
    """Return a text as markup that shows it as it is, in as many lines as it needs."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<span style='white-space: pre-wrap'>{safe}</span>"


def labelling(text: str, buddy: QWidget) -> PlainLabel:
    """Return the label of a field; its letter after "&" leads to the field."""
    label = PlainLabel(text)
    label.setBuddy(buddy)
    return label
