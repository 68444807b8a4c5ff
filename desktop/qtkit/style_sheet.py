"""The one style sheet of the program, made from the tokens. What it does not name, Fusion draws by the palette."""

from collections.abc import Mapping
from string import Template

from PySide6.QtGui import QColor

from desktop.qtkit.tokens import Token

PRIMARY = "primary"
"""Property of a button that is filled wherever it is; in dialogs the default button is."""
DANGER = "danger"
"""Property of a filled button that deletes."""
OUTLINED = "outlined"
"""Property of a tool button that looks like a plain button."""
COMPACT = "compact"
"""Property of a tool button that is no larger than its icon needs, beside a text."""
TINTED = "tinted"
"""Property of a frame whose ground makes the warnings in it stand out."""
RULE = "rule"
"""Property of a frame that is a hairline."""
FLAT = "flatTable"
"""Property of a table in a dialog that runs from edge to edge."""
LINKED = "linked"
"""Property of a tool button that looks like a link."""
CHIP = "chip"
"""Property of a push button that is a chip: one of several views or filters."""
TEXTUAL = "textual"
"""Property of a push button that is a text in the colour of links: True, or FLUSH to begin where other texts do."""
FLUSH = "flush"
EDGELESS = "edgeless"
"""Property of a table or list in a dialog that reaches from edge to edge and has no outline."""
QUIET = "quiet"
"""Property of a small field whose outline is seen only under the mouse and with the focus."""

_SHEET = Template(
    """
QMainWindow, QDialog { background: $WINDOW; }
QMenuBar { background: $SURFACE; border: 0; padding: 2px 8px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: $SELECTION; }

QToolBar { background: $SURFACE; border: 0; spacing: 4px; padding: 8px 12px; }
QToolBar#toolbar { border-bottom: 1px solid $HAIRLINE; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 5px 9px; }
QToolButton:hover { background: $HOVER; border-color: $HAIRLINE; }
QToolButton:pressed, QToolButton:checked { background: $SELECTION; }
QToolButton:focus { border-color: $ACCENT; }
QToolButton:disabled { color: $FAINT; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[toolButtonStyle="2"] { padding-right: 3px; }
QToolButton[$OUTLINED="true"] { background: $SURFACE; border-color: $EDGE; }
QToolButton[$OUTLINED="true"]:hover { background: $HOVER; }
QToolButton[$OUTLINED="true"]:focus { border-color: $ACCENT; }
QToolButton[$PRIMARY="true"] {
    background: $ACCENT; color: $ON_ACCENT; border-color: $ACCENT; padding: 5px 7px 5px 13px;
}
QToolButton[$COMPACT="true"] { padding: 3px; }
QToolButton[$PRIMARY="true"]:focus { border-color: $TEXT; }
QToolButton[$PRIMARY="true"]:disabled { background: $TRACK; color: $SECONDARY; border-color: $TRACK; }

QPushButton { background: $SURFACE; border: 1px solid $EDGE; border-radius: 6px; padding: 5px 14px; }
QPushButton:hover { background: $HOVER; }
QPushButton:pressed { background: $SELECTION; }
QPushButton:focus { border-color: $ACCENT; }
QPushButton:disabled { color: $FAINT; border-color: $HAIRLINE; background: transparent; }
QPushButton:default { background: $ACCENT; color: $ON_ACCENT; border-color: $ACCENT; }
QPushButton:default:focus { border-color: $TEXT; }
QPushButton:default:disabled { background: $TRACK; color: $SECONDARY; border-color: $TRACK; }
QPushButton[$DELETING="true"]:default:enabled { background: $DANGER; border-color: $DANGER; }
QPushButton:flat { background: transparent; border-color: transparent; }
QPushButton:flat:hover { background: $HOVER; }
QPushButton:flat:focus { border-color: $ACCENT; }
QPushButton[$CHIP="true"] {
    border-radius: 13px; min-height: 18px; padding: 3px 12px; border-color: $HAIRLINE; color: $SECONDARY;
}
QPushButton[$CHIP="true"]:checked { background: $SELECTION; color: $TEXT; border-color: $ACCENT; }
QPushButton[$CHIP="true"]:focus { border-color: $ACCENT; }
QPushButton[$TEXTUAL="true"] { background: transparent; color: $LINK; border-color: transparent; padding: 4px 6px; }
QPushButton[$TEXTUAL="true"]:hover { background: $HOVER; }
QPushButton[$TEXTUAL="true"]:focus { border-color: $ACCENT; }
QPushButton[$TEXTUAL="$FLUSH"] {
    background: transparent; color: $LINK; border: 0; border-radius: 0; padding: 1px 0; text-align: left;
}
QPushButton[$TEXTUAL="$FLUSH"]:hover, QPushButton[$TEXTUAL="$FLUSH"]:focus { text-decoration: underline; }

QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit {
    background: $SURFACE; border: 1px solid $EDGE; border-radius: 6px; padding: 4px 8px;
    selection-background-color: $ACCENT; selection-color: $ON_ACCENT;
}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
    border-color: $ACCENT;
}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QPlainTextEdit:disabled {
    background: $WINDOW; border-color: $HAIRLINE; color: $FAINT;
}
QLineEdit QToolButton { padding: 0; border: 0; background: transparent; }
QTableView QLineEdit { border-radius: 0; padding: 0 4px; }
QComboBox[$QUIET="true"], QAbstractSpinBox[$QUIET="true"] {
    background: transparent; border-color: transparent; padding: 2px 4px;
}
QComboBox[$QUIET="true"]:hover:enabled, QAbstractSpinBox[$QUIET="true"]:hover:enabled { border-color: $EDGE; }
QComboBox[$QUIET="true"]:focus, QAbstractSpinBox[$QUIET="true"]:focus { border-color: $ACCENT; }
QComboBox { padding-right: 24px; }
QComboBox::drop-down, QDateEdit::drop-down {
    border: 0; width: 24px; subcontrol-origin: padding; subcontrol-position: center right;
}
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("icons:chevron-down.svg"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { border: 1px solid $EDGE; background: $SURFACE; outline: 0; }
QComboBox QLineEdit { border: 0; padding: 0; background: transparent; }
QAbstractSpinBox { padding-right: 22px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: 22px; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url("icons:chevron-up.svg"); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url("icons:chevron-down.svg"); width: 10px; height: 10px; }

QDialogButtonBox { button-layout: 1; dialogbuttonbox-buttons-have-icons: 0; }
QFrame[$TINTED="true"] { background: $WARNING_GROUND; border: 0; border-radius: 6px; }
QFrame[$RULE="true"] { background: $HAIRLINE; border: 0; max-height: 1px; min-height: 1px; }
QToolButton[$LINKED="true"] { color: $LINK; padding: 0 4px; border-radius: 4px; }

QCheckBox::indicator, QListView::indicator, QRadioButton::indicator {
    width: 14px; height: 14px; border: 1px solid $FAINT; border-radius: 4px; background: $SURFACE;
}
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QListView::indicator:hover, QRadioButton::indicator:hover { border-color: $ACCENT; }
QCheckBox::indicator:checked, QListView::indicator:checked {
    background: $ACCENT; border-color: $ACCENT; image: url("icons:check.svg");
}
QCheckBox::indicator:indeterminate { background: $ACCENT; border-color: $ACCENT; image: url("icons:dash.svg"); }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $ACCENT; background: $ON_ACCENT; }
QCheckBox::indicator:disabled, QListView::indicator:disabled, QRadioButton::indicator:disabled {
    background: $WINDOW; border-color: $HAIRLINE;
}
QCheckBox::indicator:checked:disabled { background: $TRACK; border-color: $TRACK; }

QTabWidget::pane { border: 0; border-top: 1px solid $HAIRLINE; }
QTabBar { background: transparent; }
QTabBar::tab {
    background: transparent; border: 0; border-bottom: 2px solid transparent; color: $SECONDARY;
    padding: 9px 14px 8px 14px;
}
QTabBar::tab:hover { color: $TEXT; }
QTabBar::tab:selected { color: $TEXT; border-bottom-color: $ACCENT; }
QTabBar::tab:focus { color: $LINK; }

QGroupBox { border: 0; margin-top: 24px; padding: 0; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; color: $SECONDARY; padding: 0; }

QTableView, QTreeView, QListView { background: $SURFACE; border: 0; outline: 0; }
QDialog QTableView, QDialog QListView, QDialog QTreeView { border: 1px solid $HAIRLINE; border-radius: 6px; }
QDialog QTableView[$EDGELESS="true"], QDialog QListView[$EDGELESS="true"] { border: 0; border-radius: 0; }
QDialog QListView[$EDGELESS="true"] { background: $WINDOW; }
QDialog QTableView[$FLAT="true"] { border-width: 1px 0; border-radius: 0; }
QDialog QComboBox QListView { border: 1px solid $EDGE; border-radius: 0; }
QTableView:focus, QListView:focus { border-color: $ACCENT; }
QHeaderView { background: $SURFACE; border: 0; }
QTableCornerButton::section { background: $SURFACE; border: 0; border-bottom: 1px solid $HAIRLINE; }
QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget { background: transparent; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $EDGE; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $FAINT; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QFrame#noticesPast { background: $SURFACE; border: 1px solid $EDGE; }

QSplitter::handle { background: $HAIRLINE; }
QSplitter::handle:horizontal { width: 1px; }
QStatusBar { background: $SURFACE; border-top: 1px solid $HAIRLINE; }
QStatusBar::item { border: 0; }
"""
)


def style_sheet(colours: Mapping[Token, QColor]) -> str:
    """Return the style sheet in these colours; the arrows of boxes lie in the search path "icons"."""
    names = {token.name: colour.name() for token, colour in colours.items()}
    return _SHEET.substitute(
        names,
        PRIMARY=PRIMARY,
        DELETING=DANGER,
        OUTLINED=OUTLINED,
        COMPACT=COMPACT,
        CHIP=CHIP,
        TEXTUAL=TEXTUAL,
        FLUSH=FLUSH,
        EDGELESS=EDGELESS,
        FLAT=FLAT,
        QUIET=QUIET,
        LINKED=LINKED,
        TINTED=TINTED,
        RULE=RULE,
    )
