"""The fields of a dialog, and their content."""

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
    """Return the fields of a dialog that can have the focus: those to type, choose or tick in."""
    return [
        field
        for kind in _FIELDS
        for field in dialog.findChildren(kind)
        if field.window() is dialog and field.isVisible() and field.isEnabled() and field.focusProxy() is None
    ]


def content(dialog, entered):
    """Return each named field's content; without radio buttons if `entered` is a spin box, which selects its own."""
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
