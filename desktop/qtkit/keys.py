"""The keys of an action on this system's keyboards."""

import sys

from PySide6.QtGui import QKeySequence

MAC = sys.platform == "darwin"
_ON_MAC = {
    "F1": ("Ctrl+?", "F1"),
    "F2": ("Ctrl+Alt+E", "F2"),
    "F4": ("Ctrl+Alt+S", "F4"),
    "F5": ("Ctrl+R", "F5"),
    "F11": ("Ctrl+Alt+B", "F11"),
    "Ins": ("Ctrl+I", "Ins"),
    "Del": ("Backspace", "Del"),
    "Ctrl+R": ("Ctrl+Shift+R",),
}
"""What Mac keyboards have instead of keys that need Fn there, or don't exist. `Ctrl` is the command key there."""


def keys_of(key: str | QKeySequence.StandardKey) -> list[QKeySequence]:
    """Return the keys that do what a key does on other systems, the one to be shown first."""
    sequence = QKeySequence(key)
    name = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    return [QKeySequence(one) for one in _ON_MAC.get(name, (name,))] if MAC else [sequence]
