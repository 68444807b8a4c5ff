"""The upper part of a plan dialog: what is chosen there, and what it makes of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.writing.operation import Operation


class Choices(QWidget):
    """Owned by the plan dialog that shows it. Emits `changed` when something else is chosen; never writes."""

    changed = Signal()

    def title(self) -> str:
        """Return what the dialog is called."""
        raise NotImplementedError

    def chosen(self) -> Operation | str:
        """Return what is to be done, or in words what is still to be chosen."""
        raise NotImplementedError
