"""Widgets with object names, by which tests, remembered layouts and screen readers know them."""

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

T = TypeVar("T", bound=QObject)


def named(owner: T, name: str) -> T:
    """Set the object name of a widget or another object, and return it."""
    owner.setObjectName(name)
    return owner


def push_button(name: str, text: str = "") -> QPushButton:
    """Return a named button that the Enter key presses only while it has the focus."""
    return named(QPushButton(text, autoDefault=False), name)
