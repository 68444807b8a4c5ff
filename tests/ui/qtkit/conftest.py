"""Windows for the parts of the kit, kept until the end of the test."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.qtkit import icons, theme


@pytest.fixture
def dressed(qapp):
    """Give the program its fonts, icons and the light theme, as it has when it runs."""
    from desktop import app

    app.dress(qapp, language="en", theme_name="light")
    icons._pixmap.cache_clear()  # blank ones were kept where the program was not dressed


@pytest.fixture
def show(qtbot, qapp):
    """Put widgets below each other in a window of the light theme, show it, and return the first widget."""
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
