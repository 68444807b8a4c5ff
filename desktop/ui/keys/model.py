"""All keyboard shortcuts: those of the actions in the menus, and those of tables and dialogs."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from desktop.qtkit.columns import Column
from desktop.qtkit.table_model import TableModel

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A shortcut: where it works (the title of a menu), what it does, and its keys as the system writes them."""

    place: int
    group: str
    what: str
    keys: str


class KeysModel(TableModel[KeyRow]):
    """Rows are `KeyRow`s by place; owned by the window of keys."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(_columns(), lambda row: row.place, parent)


def rows_of(bar: QMenuBar) -> list[KeyRow]:
    """Return a row for every shortcut: those of a menu bar in its order, then those of tables and dialogs."""
    found = [(plain(menu.title()), plain(action.text()), _keys(action)) for menu, action in _actions(bar)]
    return [KeyRow(place, *texts) for place, texts in enumerate([*found, *_others()])]


def plain(text: str) -> str:
    """Return the text of an action without its mnemonic and its ellipsis."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…").rstrip()


def _actions(bar: QMenuBar) -> Iterator[tuple[QMenu, QAction]]:
    """Yield every action that has a key once, with its top menu."""
    seen: set[QAction] = set()
    for top in bar.actions():
        if isinstance(menu := top.menu(), QMenu):
            for action in _below(menu):
                if not action.shortcut().isEmpty() and action not in seen:
                    seen.add(action)
                    yield menu, action


def _below(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        if isinstance(deeper := action.menu(), QMenu):
            yield from _below(deeper)
        else:
            yield action


def _keys(action: QAction) -> str:
    return ", ".join(_native(sequence) for sequence in action.shortcuts())


def _native(sequence: QKeySequence | QKeySequence.StandardKey | str) -> str:
    return QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText)


def _others() -> list[tuple[str, str, str]]:
    tables = translate("Keys", "In tables")
    dialogs = translate("Keys", "In dialogs")
    found = [
        (tables, translate("Keys", "Open the list or the card, add to the chosen ones"), ("Return",)),
        (tables, translate("Keys", "Next row, first row, last row"), ("Up", "Down", "Home", "End")),
        (tables, translate("Keys", "Select more rows"), ("Shift+Up", "Shift+Down")),
        (tables, translate("Keys", "Select all rows"), (QKeySequence.StandardKey.SelectAll,)),
        (tables, translate("Keys", "Copy the selected rows with their headers"), (QKeySequence.StandardKey.Copy,)),
        (tables, translate("Keys", "Menu of the row, with the columns"), ("Menu", "Shift+F10")),
        (dialogs, translate("Keys", "Next field, field before"), ("Tab", "Shift+Tab")),
        (dialogs, translate("Keys", "Tick or untick"), ("Space",)),
        (dialogs, translate("Keys", "From the search to what was found"), ("Down",)),
        (dialogs, translate("Keys", "Add those who were chosen"), ("Ctrl+Return",)),
        (dialogs, translate("Keys", "Close without a change; in the window, stop the work in progress"), ("Esc",)),
    ]
    return [(where, what, ", ".join(map(_native, keys))) for where, what, keys in found]


def _columns() -> list[Column[KeyRow]]:
    return [
        Column(
            key="keys", title=lambda: translate("Keys", "Keyboard shortcuts"), text=lambda row: row.keys, width=22
        ),
        Column(key="what", title=lambda: translate("Keys", "What"), text=lambda row: row.what, weight=1, width=36),
        Column(key="group", title=lambda: translate("Keys", "Where"), text=lambda row: row.group, width=16),
    ]
