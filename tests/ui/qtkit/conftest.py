"""Windows for the parts of the kit, kept as long as the test lasts."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.qtkit import theme


@pytest.fixture
def show(qtbot, qapp):
    """Put widgets under each other in a light window, show it, and return the first."""
    theme.apply(qapp, theme.Theme.LIGHT)
    windows = []

    def show_(*widgets, size=(700, 200)):
        window = QWidget()
        layout = QVBoxLayout(window)
        for widget in widgets:
            layout.addWidget(widget)
        window.resize(*size)
        window.show()
        windows.append(window)
        qtbot.addWidget(window)
        return widgets[0]

    return show_
