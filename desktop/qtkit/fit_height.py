"""Windows as high as their wrapped texts need: Qt asks layouts for that once, at a width that is not the last one."""

from PySide6.QtWidgets import QWidget


def fit_height(window: QWidget, width: int) -> None:
    """Let a window be no lower than its layout needs at this width, or at its own when that is more."""
    layout = window.layout()
    if layout is not None:
        layout.activate()
        window.setMinimumHeight(layout.totalHeightForWidth(max(window.width() if window.isVisible() else 0, width)))
