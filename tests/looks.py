"""Checks of windows for people who read them, type in them or hear them; run separately, on a laptop's screen.

`python -m tests.looks LANGUAGE FILE [FONTS]` walks through every tab, dialog and state and writes its findings as
JSON. The platform plugin, the screen and the scale come from the environment: see tests/ui/test_looks.py. FONTS is a
folder to be used instead of the program's own one.
"""

import asyncio
import json
import re
import sys
import tempfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QFontInfo, QFontMetricsF, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QTabWidget,
    QToolButton,
)

from desktop import app, resources
from desktop.picture_days import pass_days, portal_of_days
from desktop.picture_tour import states, walk
from desktop.qtkit.dialog import is_field
from desktop.qtkit.loop import application, breathe
from desktop.qtkit.search_field import SearchField
from desktop.qtkit.table_view import TableView
from desktop.ui.plan.dialog import PlanDialog
from tests.cuts import called, clipped, seen

TITLE_BAR = 32
"""Height of a window's frame, in pixels."""
_LINE = 12
"""Most pixels between the tops of widgets that count as one line."""
_ROLES = {
    QCheckBox: {QAccessible.Role.CheckBox},
    QRadioButton: {QAccessible.Role.RadioButton},
    QComboBox: {QAccessible.Role.ComboBox},
    QAbstractSpinBox: {QAccessible.Role.SpinBox},
    QLineEdit: {QAccessible.Role.EditableText},
    QPlainTextEdit: {QAccessible.Role.EditableText},
    QAbstractButton: {
        QAccessible.Role.Button,
        QAccessible.Role.CheckBox,
        QAccessible.Role.ButtonMenu,
        QAccessible.Role.RadioButton,
    },
    QListView: {QAccessible.Role.List},
    QTableView: {QAccessible.Role.Table},
    QTabBar: {QAccessible.Role.PageTabList},
    QLabel: {QAccessible.Role.StaticText},
    QScrollArea: {QAccessible.Role.Client, QAccessible.Role.Pane, QAccessible.Role.LayeredPane},
}
_LATIN = re.compile(r"[A-Za-z]{3,}")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_NO_WORDS = re.compile(
    r"\S+\.csv|\S+@example\.com|English|E-mail|\S+://\S*|\S+\.bitrix24\.\S+|\S*proxy\.\S+|Ctrl\+Enter|UTF-\S+|UTC\S*|Windows-\d+|CP866.*|KOI8-R|ISO-\d+-\d+|\b[A-Z_\d]{4,}\b"
    r"|Call List Desk [\d.]+|Python|PySide6|qasync|httpx|Linux|Windows|macOS|local\.…"
    r"|[A-Z][a-z]+ [A-Z][a-z]+( \(#\d+\))?"
)
"""Text that is the same in every language: files, programs, addresses, encodings, keys, codes, people's names."""


def too_large(root):
    """Yield how a window exceeds its screen: at its initial size, or even at its minimum size."""
    room, bar = root.screen().availableSize(), 0 if root.isFullScreen() else TITLE_BAR
    size, least = root.size(), root.minimumSizeHint().expandedTo(root.minimumSize())
    for name, wanted in (("opens", size), ("is at least", least)):
        if wanted.width() > room.width() or wanted.height() + bar > room.height():
            yield f"{name} {wanted.width()} x {wanted.height()} on {room.width()} x {room.height()}"


def unnamed(root):
    """Yield what a screen reader can't announce."""
    for widget in seen(root):
        icon_only = isinstance(widget, QToolButton) and not widget.text()
        if not (widget.focusPolicy() & Qt.FocusPolicy.TabFocus or icon_only) or isinstance(widget, QDialog):
            continue
        if widget.focusProxy() is not None or widget.objectName().startswith("qt_"):
            continue
        said = QAccessible.queryAccessibleInterface(widget)
        name = said.text(QAccessible.Text.Name).strip()
        if not any(map(str.isalpha, name)) and not isinstance(widget, QComboBox):
            yield f"{called(widget)} in {called(widget.parentWidget())}: no name but {name!r}"
        for kind, roles in _ROLES.items():
            if isinstance(widget, kind):
                if said.role() not in roles:
                    yield f"{called(widget)}: role {said.role()}"
                break
        if isinstance(widget, QComboBox | QAbstractSpinBox | QLineEdit) and not _is_labelled(root, widget):
            yield f"{called(widget)} says its value only"  # which Qt reports as the name on this system
        if isinstance(widget, QTableView):
            yield from _unnamed_cells(widget, said)
    if not QAccessible.queryAccessibleInterface(root).text(QAccessible.Text.Name):
        yield f"{called(root)}: the window has no name"


def _is_labelled(root, widget):
    inner = isinstance(widget, QLineEdit) and isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)
    field = widget.parentWidget() if inner else widget
    return bool(field.accessibleName()) or any(label.buddy() is field for label in seen(root, QLabel))


def _unnamed_cells(table, said):
    model = table.model()
    shown = [place for place in range(model.columnCount()) if not table.isColumnHidden(place)]
    titles = {str(model.headerData(place, Qt.Orientation.Horizontal)) for place in shown}
    children = [said.child(place) for place in range(min(said.childCount(), model.columnCount() + 1))]
    heard = {child.text(QAccessible.Text.Name) for child in children if child.role() is QAccessible.Role.ColumnHeader}
    if not titles <= heard or "" in titles:
        yield f"{called(table)}: heads {sorted(titles - heard)}"
    bars = [place for place, column in enumerate(getattr(model, "columns", ())) if column.bar is not None]
    for column in bars if model.rowCount() else ():
        if not model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole):
            yield f"{called(table)}: a bar without words"


def lost_by_tab(root):
    """Yield widgets that the Tab key does not reach in a dialog, its jumps backwards, and a missing first focus."""
    start = root.focusWidget()
    if start is None:
        yield from ["nothing has the focus at first"] * _takes_keys(root)
        return
    visited = [start]
    for _ in range(200):
        QTest.keyClick(visited[-1], Qt.Key.Key_Tab)
        now = root.focusWidget()
        if now is None or now in visited:
            break
        visited.append(now)
    if now is not start and len(visited) > 1 and now is not visited[0]:
        yield f"Tab is caught at {called(now)}"
    for widget in seen(root):
        wanted = widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if wanted and widget.focusProxy() is None and widget is not root and widget not in visited:
            group = isinstance(widget, QRadioButton | QToolButton) and widget.group()
            if not (group and group.exclusive()) and not isinstance(
                widget.parentWidget(), QComboBox | QAbstractSpinBox
            ):
                yield f"{called(widget)} is not reached"
    parts = [area for area in seen(root, QScrollArea) if area.objectName() != "smallScreen"]

    def place(widget):
        """Return where a widget is; what is scrolled in a part of the window counts as being where that part is."""
        return _rect(root, next((area for area in parts if area.isAncestorOf(widget)), widget))

    top = min(place(widget).top() for widget in visited)
    upper = [widget for widget in visited if place(widget).top() <= top + _LINE]
    first = visited.index(min(upper, key=lambda widget: place(widget).left()))
    for before, after in pairwise(visited[first:] + visited[:first]):
        area = root.findChild(QScrollArea, "smallScreen")
        if area is not None and area.isAncestorOf(before) and not area.isAncestorOf(after):
            continue  # a scrolled area may end below the fixed buttons
        one, other = place(before), place(after)
        if other.bottom() < one.top() and other.left() <= one.right():
            yield f"from {called(before)} up to {called(after)}"
    start.setFocus()


def _takes_keys(root):
    return any(widget.focusPolicy() & Qt.FocusPolicy.TabFocus for widget in seen(root))


def _rect(root, widget):
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def shared_mnemonics(root):
    """Yield the letters that several items of a window, or of one of its menus, share as a mnemonic."""
    letters = Counter()
    for widget in seen(root):
        text = ""
        if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None):
            text = widget.text()
        elif isinstance(widget, QGroupBox):
            text = widget.title()
        letters.update(_mnemonic(text))
    if isinstance(root, QDialog):
        yield from (f"{letter} {count} times" for letter, count in letters.items() if count > 1)
    for bar in seen(root, QMenuBar):
        yield from (
            f"{letter} is Alt in the menu bar too"
            for action in bar.actions()
            for letter in _mnemonic(action.text())
            if letters[letter]
        )
        yield from _shared_in_menu("menu bar", bar.actions())
    for table in seen(root, TableView):
        where = table.visualRect(table.model().index(0, 0)).center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, where, table.viewport().mapToGlobal(where))
        QApplication.sendEvent(table.viewport(), event)
        menu = next((menu for menu in table.findChildren(QMenu) if menu.isVisible()), None)
        if menu is None:
            yield f"{called(table)} has no menu"
        else:
            yield from _shared_in_menu(f"menu of {called(table)}", menu.actions())
            menu.close()


def _shared_in_menu(name, actions):
    letters = Counter(letter for action in actions for letter in _mnemonic(action.text()))
    yield from (f"{letter} {count} times in {name}" for letter, count in letters.items() if count > 1)
    for action in actions:
        if not action.isSeparator() and not _mnemonic(action.text()) and not action.isCheckable():
            yield f"{action.text()!r} in {name} has no letter"
        if action.menu() is not None:
            action.menu().aboutToShow.emit()  # some menus are filled only then
            yield from _shared_in_menu(action.text(), action.menu().actions())


def _mnemonic(text):
    key = QKeySequence.mnemonic(text).toString()
    return [key.rpartition("+")[2]] if key else []


def untranslated(root):
    """Yield English text in a Russian window, except for names, addresses and codes."""
    if QLocale().language() is not QLocale.Language.Russian:
        return
    for widget in seen(root):
        texts = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        texts += [widget.windowTitle() if widget is root else ""]
        for name in ("text", "title", "placeholderText", "specialValueText"):
            read = getattr(widget, name, None)
            if callable(read):
                texts.append(read())
        if isinstance(widget, QTableView):
            model = widget.model()
            texts += [str(model.headerData(place, Qt.Orientation.Horizontal)) for place in range(model.columnCount())]
        if isinstance(widget, QComboBox):
            texts += [widget.itemText(place) for place in range(widget.count())]
        if isinstance(widget, QTabWidget):
            texts += [widget.tabText(place) for place in range(widget.count())]
        if isinstance(widget, QMenuBar):
            texts += [action.text() for menu in widget.findChildren(QMenu) for action in menu.actions()]
        for text in texts:
            if _LATIN.search(_NO_WORDS.sub("", text)) and not _CYRILLIC.search(text):
                yield f"{called(widget)}: {text!r}"


def buttons(root):
    """Yield what Enter would wrongly do in a dialog, a default button that closes it, and that Esc does nothing."""
    if not isinstance(root, QDialog):
        return
    for button in seen(root, QPushButton):
        roles = [box.buttonRole(button) for box in root.findChildren(QDialogButtonBox)]
        if button.isDefault() and QDialogButtonBox.ButtonRole.RejectRole in roles:
            yield f"{called(button)} closes it and is the default"
    focused = root.focusWidget() or root
    if isinstance(root, PlanDialog) and not is_field(focused):
        accepts = [button for button in (root.confirming(focused), focused) if isinstance(button, QPushButton)]
        if any(button.objectName().endswith("Accept") for button in accepts):
            yield f"Enter accepts it in {called(focused)}"
    if isinstance(focused, SearchField) and focused.text():
        QTest.keyClick(focused, Qt.Key.Key_Escape)  # empties the field
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    if root.isVisible():
        yield "Esc does not close it"


CHECKS = {
    check.__name__: check for check in (clipped, too_large, unnamed, lost_by_tab, shared_mnemonics, untranslated)
}


async def examine(language):
    """Return the findings by check, in lines that begin with the picture's name; `names` has each picture's focus."""
    found = {name: [] for name in CHECKS} | {"buttons": []}
    app.dress(application(), language=language, theme_name="light")
    with tempfile.TemporaryDirectory() as folder, portal_of_days(Path(folder) / "portal", language) as portal:
        names = {}

        async def look(name, widget):
            await _settled(widget)
            names[name] = called(widget.focusWidget()) if widget.focusWidget() else ""
            for check, make in CHECKS.items():
                found[check] += [f"{name}: {line}" for line in make(widget)]

        async with app.Desk(portal.webhook, Path(folder)) as desk:
            await pass_days(desk, portal)
            async for name, widget in walk(desk):
                await look(name, widget)
                if not name.startswith("import-") or name == "import-decide":
                    found["buttons"] += [f"{name}: {line}" for line in buttons(widget)]
        async with app.Desk("", Path(folder)) as desk:
            for name, widget in states(desk):
                await look(name, widget)
    unique = {check: list(dict.fromkeys(lines)) for check, lines in found.items()}
    font = application().font()
    return unique | {"names": names, "line": QFontMetricsF(font).height() / QFontInfo(font).pixelSize()}


async def _settled(widget):
    widget.activateWindow()
    for _ in range(3):
        await breathe()
        await asyncio.sleep(0.01)


if __name__ == "__main__":
    if fonts := sys.argv[3:]:
        own = resources.folder
        resources.folder = lambda name: Path(*fonts) if name == "fonts" else own(name)
    result = app.run(examine(sys.argv[1]))
    Path(sys.argv[2]).write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")
