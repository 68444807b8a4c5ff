"""Widgets with their object names, by which tests, remembered layouts and screen readers know them."""

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

T = TypeVar("T", bound=QObject)


def named(owner: T, name: str) -> T:
    """Give a widget its name, and return it."""
    owner.setObjectName(name)
    return owner


def push_button(name: str, text: str = "") -> QPushButton:
    """Return a button that the Enter key presses only while it has the focus."""
    return named(QPushButton(text, autoDefault=False), name)
