"""What is cut in a window, and which widgets are seen in it; for tests/looks.py."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QMenuBar,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionGroupBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from desktop.qtkit.elide import ElidedLabel
from desktop.qtkit.look import PAD, look_of
from desktop.qtkit.row_delegate import content_width
from desktop.qtkit.table_view import TableView

_SLACK = 2
"""Pixels by which a column may be wider than what it holds while another is cut."""


def called(widget):
    """Return a description that identifies a widget."""
    text = getattr(widget, "text", None)
    words = text() if callable(text) else ""
    return f"{type(widget).__name__} {widget.objectName() or words!r}"


def seen(root, kind=QWidget):
    """Return the visible widgets of a window."""
    return [
        widget
        for widget in (root, *root.findChildren(QWidget))
        if isinstance(widget, kind) and widget.isVisible() and widget.window() is root
    ]


def clipped(root):
    """Yield what is cut in a window and can't be read in another way."""
    for widget in seen(root):
        for kind, look in _CUTS.items():
            if isinstance(widget, kind):
                yield from look(widget)
                break


def _clipped_button(button):
    wanted = button.minimumSizeHint() if isinstance(button, QToolButton) else button.sizeHint()
    if button.text() and (wanted.width() > button.width() + 1 or button.fontMetrics().height() > button.height()):
        yield f"{called(button)}: {button.width()} of {wanted.width()}"


def _clipped_group(group):
    option = QStyleOptionGroupBox()
    group.initStyleOption(option)
    label = QStyle.SubControl.SC_GroupBoxLabel
    rect = group.style().subControlRect(QStyle.ComplexControl.CC_GroupBox, option, label, group)
    if rect.right() > group.width():
        yield f"{called(group)}: {group.title()!r}"


def _clipped_box(box):
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    rect = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box)
    icon = 0 if box.itemIcon(box.currentIndex()).isNull() else box.iconSize().width() + 4
    if _wide(box, box.currentText()) + icon > rect.width() + 1 and not box.toolTip():
        yield f"{called(box)}: {box.currentText()!r} in {rect.width()}"


def _clipped_spin_box(box):
    if box.minimumSizeHint().width() > box.width() + 1:
        yield f"{called(box)}: {box.width()} of {box.minimumSizeHint().width()}"


def _clipped_tabs(bar):
    for place in range(bar.count()):
        if _wide(bar, bar.tabText(place)) > bar.tabRect(place).width() - 8:
            yield f"tab {bar.tabText(place)!r}"
        if bar.tabRect(place).right() > bar.width():
            yield f"tab {bar.tabText(place)!r} out of sight"


def _clipped_heads(header):
    for place in range(header.count()) if header.orientation() is Qt.Orientation.Horizontal else ():
        if not header.isSectionHidden(place) and header.sectionSizeHint(place) > header.sectionSize(place):
            yield f"head {header.model().headerData(place, Qt.Orientation.Horizontal)!r}"


def _clipped_menus(bar):
    for action in bar.actions():
        if not bar.contentsRect().contains(bar.actionGeometry(action)) or bar.actionGeometry(action).isEmpty():
            yield f"menu {action.text()!r}"


def _clipped_label(label):
    if isinstance(label, ElidedLabel) or not label.text():
        return
    hidden_by = _outside(label)
    if hidden_by:
        yield f"{called(label)}: sticks out of {called(hidden_by)}"
    if not label.wordWrap():
        if label.sizeHint().width() > label.width() + 1 and not label.toolTip():
            yield f"{called(label)}: {label.text()!r}, {label.width()} of {label.sizeHint().width()}"
        return
    wanted = label.heightForWidth(label.width())
    if wanted > label.height() + 1:
        yield f"{called(label)}: {label.text()[:60]!r}, height {label.height()} of {wanted}"
    longest = max((_wide(label, word) for word in label.text().split()), default=0)
    if longest > label.contentsRect().width() + 1 and not label.toolTip():
        yield f"{called(label)}: a word of {longest} in {label.contentsRect().width()}"


def _cut_beside_blank_room(table):
    """Yield the columns that are cut while another is wider than what it holds, unless that was set by hand."""
    model, header = table.model(), table.horizontalHeader()
    first, last = max(table.rowAt(0), 0), table.rowAt(table.viewport().height() - 1)
    look, cut, blank = look_of(table.font(), table.palette()), [], []
    for number, column in enumerate(model.columns if model.rowCount() else ()):
        if table.isColumnHidden(number):
            continue
        widths = [content_width(model.column_for(number, row), row, look) + 2 * PAD for row in model.shown_rows]
        needs = max(widths[first : len(widths) if last < 0 else last + 1])
        # Rows out of view count, and those that a filter hides: columns stay as wide as what they have held.
        held = [content_width(column, row, look) + 2 * PAD for row in model.rows]
        titled = max(*held, *widths, header.sectionSizeHint(number))
        if needs > table.columnWidth(number):
            cut.append(f"{column.key!r} {table.columnWidth(number)} of {needs}")
        elif table.columnWidth(number) > titled + _SLACK and number not in table.widths.by_hand:
            blank.append(f"{column.key!r} {table.columnWidth(number)} for {titled}")
    if cut and blank:
        yield f"{called(table)}: cut {', '.join(cut)} beside {', '.join(blank)}"


_CUTS = {
    TableView: _cut_beside_blank_room,
    QLabel: _clipped_label,
    QAbstractButton: _clipped_button,
    QGroupBox: _clipped_group,
    QComboBox: _clipped_box,
    QAbstractSpinBox: _clipped_spin_box,
    QTabBar: _clipped_tabs,
    QHeaderView: _clipped_heads,
    QMenuBar: _clipped_menus,
}


def _outside(widget):
    """Return the parent that a widget sticks out of, unless that parent scrolls."""
    parent, inner = widget.parentWidget(), widget
    while parent is not None and not inner.isWindow():
        scrolls = (
            isinstance(parent.parentWidget(), QAbstractScrollArea) and parent.objectName() == "qt_scrollarea_viewport"
        )
        if scrolls:
            off = parent.parentWidget().horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            return parent if off and inner.width() > parent.width() else None
        if not parent.rect().adjusted(-1, -1, 1, 1).contains(inner.geometry()):
            return parent
        inner, parent = parent, parent.parentWidget()
    return None


def _wide(widget, text):
    return widget.fontMetrics().horizontalAdvance(text.replace("&", ""))
