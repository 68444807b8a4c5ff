"""Columns, rows and forms of widgets, each laid out by one expression."""

from collections.abc import Iterable
from typing import TypeAlias

from PySide6.QtWidgets import QBoxLayout, QFormLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.qtkit.plain import labelling
from desktop.qtkit.style_sheet import RULE

Item: TypeAlias = QWidget | QLayout | tuple[QWidget | QLayout, int] | int | None
"""A widget or layout, with a stretch factor if it has one; a gap in pixels; None for a gap that stretches."""
Margins: TypeAlias = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels."""

FLUSH: Margins = (0, 0, 0, 0)


def column(
    *items: Item, within: QWidget | None = None, spacing: int = -1, margins: Margins | None = None
) -> QVBoxLayout:
    """Return a layout of items one below the other; `within` is the widget that it fills, if any.

    Spacing and margins are the style's unless they are given.
    """
    layout = QVBoxLayout() if within is None else QVBoxLayout(within)
    layout.setSpacing(spacing)
    _fill(layout, items, margins)
    return layout


def side_by_side(*items: Item, spacing: int = -1, margins: Margins | None = None) -> QHBoxLayout:
    """Return a layout of items from left to right; without a spacing it has that of the layout it is in."""
    layout = QHBoxLayout()
    layout.setSpacing(spacing)
    _fill(layout, items, margins)
    return layout


def form(*fields: tuple[str, QWidget], within: QWidget) -> QFormLayout:
    """Fill a widget with fields that grow with it, each beside its label; "" for a field without one."""
    layout = QFormLayout(within)
    layout.setContentsMargins(*FLUSH)
    layout.setHorizontalSpacing(12)
    layout.setVerticalSpacing(8)
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for text, field in fields:
        if text:
            layout.addRow(labelling(text, field), field)
        else:
            layout.addRow("", field)
    return layout


def rule() -> QFrame:
    """Return a hairline across its layout."""
    line = QFrame()
    line.setProperty(RULE, True)
    return line


def _fill(layout: QBoxLayout, items: Iterable[Item], margins: Margins | None) -> None:
    if margins is not None:
        layout.setContentsMargins(*margins)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        else:
            content, stretch = item if isinstance(item, tuple) else (item, 0)
            if isinstance(content, QLayout):
                layout.addLayout(content, stretch)
            else:
                layout.addWidget(content, stretch)
