"""The upper part of a plan dialog: what is chosen there, and the action that follows from it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.writing.operation import Operation


class Choices(QWidget):
    """Owned by the plan dialog that shows it and takes over its title and the verb of its button.

    Emits `changed` when something else is chosen; never writes. `names` are those of the dialog, its summary and its
    accepting button, where they are its own.
    """

    names: tuple[str, str, str] | None = None
    changed = Signal()
    lines = 3
    """Lines of room that are kept for the plan of the choice, so that nothing moves once it is worked out."""

    def __init__(self, title: str, verb: str):
        super().__init__(windowTitle=title)
        self.verb = verb

    def chosen(self) -> Operation | str:
        """Return what is to be done, or in words what is still to be chosen."""
        raise NotImplementedError
