"""Room for wrapped texts, which Qt computes only once and for another width, and for hidden widgets."""

from PySide6.QtWidgets import QWidget


def keep_room(widget: QWidget) -> None:
    """Reserve the room of a widget while it is hidden."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


def fit_height(window: QWidget, width: int) -> None:
    """Make a window at least as high as its layout requires at this width, or at its own if that is larger."""
    layout = window.layout()
    if layout is not None:
        layout.activate()
        window.setMinimumHeight(layout.totalHeightForWidth(max(window.width() if window.isVisible() else 0, width)))
