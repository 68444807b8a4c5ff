"""The fields of a dialog, and what is chosen in them."""

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QRadioButton,
)

_FIELDS = (QLineEdit, QComboBox, QAbstractSpinBox, QCheckBox, QRadioButton, QListWidget)


def fields(dialog):
    """Return what is typed, chosen or ticked in a dialog and can have the focus."""
    return [
        field
        for kind in _FIELDS
        for field in dialog.findChildren(kind)
        if field.window() is dialog and field.isVisible() and field.isEnabled() and field.focusProxy() is None
    ]


def content(dialog, entered):
    """Return all that is chosen in a dialog; a number that is entered chooses the way that it belongs to."""
    ways = QRadioButton if isinstance(entered, QAbstractSpinBox) else ()
    others = (field for field in fields(dialog) if field.objectName() and not isinstance(field, ways))
    return {field.objectName(): _value(field) for field in others}


def _value(field):
    if isinstance(field, QAbstractButton):
        return field.isChecked()
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, QListWidget):
        return [(field.item(row).text(), field.item(row).checkState()) for row in range(field.count())]
    return field.text()
