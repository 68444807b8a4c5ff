"""Windows as high as their wrapped texts need: Qt asks layouts for that once, at a width that is not the last one.

And room that stays for what is not always shown.
"""

from PySide6.QtWidgets import QWidget


def keep_room(widget: QWidget) -> None:
    """Let nothing else move into the place of a widget while it is hidden."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


def fit_height(window: QWidget, width: int) -> None:
    """Let a window be no lower than its layout needs at this width, or at its own when that is more."""
    layout = window.layout()
    if layout is not None:
        layout.activate()
        window.setMinimumHeight(layout.totalHeightForWidth(max(window.width() if window.isVisible() else 0, width)))
