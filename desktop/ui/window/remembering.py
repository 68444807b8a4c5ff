"""Keeps the layout of the window from one start to the next, and restores how it was at first."""

import copy
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QChildEvent, QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QTableView, QWidget

from desktop.qtkit.debounce import Debounce
from desktop.qtkit.dialog import Dialog
from desktop.qtkit.notices import Notice, NoticeKind
from desktop.qtkit.small_screen import fit_to_screen, room_for
from desktop.qtkit.window_place import place_of, put, size_of
from desktop.services.session import Session
from desktop.ui.call_lists.controller import CallListsController
from desktop.ui.call_lists.grouping import Grouping
from desktop.ui.call_lists.own_views import views_of
from desktop.ui.participants.controller import ParticipantsController
from desktop.ui.window.parts import WindowParts

translate = QCoreApplication.translate

_SAVED_AFTER = 1_500
"""Milliseconds in which changes are gathered before they are saved."""
_MOST_PORTALS = 20
"""Portals whose chosen list is remembered: those opened last."""
_WINDOW_EVENTS = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange})


class Remembering(QObject):
    """Owned by the main window's controller. Arranges the window before it is shown, and keeps how it is left.

    Tables are known by their object names, and so are dialogs, which are noticed when they become children of the
    window. Dialogs sized to their content are not remembered; the system's dialogs look after themselves. Values that
    were saved by another version, or edited by hand, are used as far as they are valid.
    """

    def __init__(self, parts: WindowParts, call_lists: CallListsController, participants: ParticipantsController):
        super().__init__(parts.window)
        self._window = window = parts.window
        self._call_lists, self._participants = call_lists, participants
        self._preferences = parts.preferences
        self._scope, self._notices = parts.dialogs, parts.notices
        self._host = ""
        """The portal that is open, "" for none and for the demo's."""
        self._open: dict[Dialog, dict[str, Any]] = {}
        """Open dialogs, with their layouts at first."""
        self._apart: dict[str, QWidget] = {}
        """Open windows beside the main one, by object name."""
        self._tables = {table.objectName(): table for table in _tables(window)}
        self._first = {"window": self._window_now({}), "tables": _layouts(self._tables.values())}
        for name in ("x", "y"):
            self._first["window"].pop(name)  # the system decides where a window appears
        self._kept: dict[str, Any] = parts.preferences.layouts
        call_lists.set_own_views(views_of(self._kept.get("views")))
        self._arrange(self._kept)
        for place, tab in enumerate((window.call_lists, window.participants, window.statuses)):
            if tab.objectName() == _part(self._kept, "window").get("tab"):
                window.go_to(place)
        self._soon = Debounce(self._keep, _SAVED_AFTER, self)
        self._watch()

    def attach(self, session: Session) -> None:
        """Show the list that was chosen when this portal was left, if it still exists."""
        self._host = "" if session.demo else session.credentials.host
        chosen = _part(_part(self._kept, "portals"), self._host)
        list_id = chosen.get("list")
        if self._participants.list_id is None and isinstance(list_id, int) and list_id in session.known.call_lists:
            self._participants.show_again(list_id, chosen.get("status"))

    def keep_place(self, window: QWidget) -> None:
        """Put a window beside the main one where it was left, and keep where it is until it is destroyed."""
        name = window.objectName()
        self._apart[name] = window
        put(window, _part(_part(self._kept, "windows"), name))
        window.installEventFilter(self)
        window.destroyed.connect(lambda: self._apart.pop(name) if self._apart.get(name) is window else None)

    def reset(self) -> None:
        """Restore everything as it was at first, and offer to undo that."""
        before, dialogs = self._now(), {dialog: _dialog_now(dialog) for dialog in self._open}
        self._arrange(self._first)
        for table in self._tables.values():
            table.widths.forget()  # they may be in another language by now
        box = self._window.participants.status_filter
        status = box.currentData()
        box.setCurrentIndex(0)
        self._preferences.layouts = self._kept = {name: before[name] for name in ("portals", "views")}
        for dialog, first in self._open.items():
            _arrange_dialog(dialog, first)
        self._soon.ask()

        def undo() -> None:
            self._kept = before
            self._arrange(before)
            box.setCurrentIndex(max(box.findData(status), 0))
            for dialog, stood in dialogs.items():
                if dialog in self._open:
                    _arrange_dialog(dialog, stood)
            self._soon.ask()

        text = translate("Remembering", "Layout reset.")
        action = (translate("Remembering", "Undo"), undo)
        self._notices.tell(Notice(text, kind=NoticeKind.SUCCESS, action=action, key="layout"))

    def take(self) -> None:
        """Take note of the layout, before the window is closed."""
        for dialog in self._open:
            self._keep_dialog(dialog)
        self._kept = self._now()

    async def save(self) -> None:
        """Save the layout, if it has changed; a failure is reported, not raised."""
        if self._kept == self._preferences.layouts:
            return
        self._preferences.layouts = copy.deepcopy(self._kept)
        try:
            await self._preferences.save_layouts()
        except OSError as error:
            text = translate("Remembering", "The window's layout can't be saved ({reason}).")
            self._notices.tell(Notice(text.format(reason=error.strerror), kind=NoticeKind.WARNING, key="layout"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the window is moved, and dialogs that are about to be shown."""
        kind = event.type()
        if kind in _WINDOW_EVENTS:
            self._soon.ask()
        elif kind == QEvent.Type.Close and watched is not self._window:
            self._keep()
        elif isinstance(event, QChildEvent) and event.polished():
            child = event.child()
            if isinstance(child, Dialog):
                if child.objectName() and child.testAttribute(Qt.WidgetAttribute.WA_Resized):
                    self._welcome(child)
                fit_to_screen(child)
        return False

    def _watch(self) -> None:
        window = self._window
        window.installEventFilter(self)
        window.actions_.reset_layout.triggered.connect(self.reset)
        window.closing.connect(self.take)
        for table in self._tables.values():
            header = table.horizontalHeader()
            for signal in (header.sectionMoved, header.sectionResized, header.sortIndicatorChanged):
                signal.connect(lambda *_: self._soon.ask())
        for signal in (
            window.tabs.currentChanged,
            window.actions_.side_panel.toggled,
            window.actions_.compact.toggled,
            window.call_lists.show_all.toggled,
            window.participants.filter.changed,
            self._participants.counted,
            self._call_lists.own_views_changed,
            self._call_lists.grouping.changed,
        ):
            signal.connect(lambda *_: self._soon.ask())

    def _keep(self) -> None:
        self._kept = self._now()
        if self._kept != self._preferences.layouts:
            self._scope.start(self.save(), key=(self, "save"))

    def _now(self) -> dict[str, Any]:
        kept = self._kept
        return {
            "window": self._window_now(_part(kept, "window")),
            "tables": _part(kept, "tables") | _layouts(self._tables.values()),
            "dialogs": _part(kept, "dialogs"),
            "windows": self._windows_now(_part(kept, "windows")),
            "portals": self._portals_now(_part(kept, "portals")),
            "views": [view.plain for view in self._call_lists.own_views.values()],
        }

    def _window_now(self, before: dict[str, Any]) -> dict[str, Any]:
        window = self._window
        return {
            **place_of(window, before),
            "panel_shown": window.actions_.side_panel.isChecked(),
            "compact": window.actions_.compact.isChecked(),
            "tab": window.tabs.currentWidget().objectName(),
            "show_all": window.call_lists.show_all.isChecked(),
            "grouping": self._call_lists.grouping.now.plain,
        }

    def _windows_now(self, before: dict[str, Any]) -> dict[str, Any]:
        now = {name: place_of(window, _part(before, name)) for name, window in self._apart.items()}
        return before | now

    def _portals_now(self, before: dict[str, Any]) -> dict[str, Any]:
        if not self._host or self._participants.list_id is None:
            return before
        code = self._window.participants.status_filter.currentData()
        others = {host: chosen for host, chosen in before.items() if host != self._host}
        latest = list(others.items())[1 - _MOST_PORTALS :]
        return {**dict(latest), self._host: {"list": self._participants.list_id, "status": code}}

    def _arrange(self, layouts: dict[str, Any]) -> None:
        window, kept = self._window, _part(layouts, "window")
        put(window, kept)
        if isinstance(kept.get("panel_shown"), bool):
            window.actions_.side_panel.setChecked(kept["panel_shown"])
        if isinstance(kept.get("compact"), bool):
            window.actions_.compact.setChecked(kept["compact"])
        if isinstance(kept.get("show_all"), bool):
            window.call_lists.show_all.setChecked(kept["show_all"])
        self._call_lists.grouping.show(Grouping.of(kept.get("grouping")))
        for name, table in self._tables.items():
            table.restore_layout(_part(_part(layouts, "tables"), name))

    def _welcome(self, dialog: Dialog) -> None:
        if dialog in self._open:
            return
        self._open[dialog] = _dialog_now(dialog)
        tables = {table.objectName(): table for table in _tables(dialog)}
        for name, table in tables.items():
            table.restore_layout(_part(_part(self._kept, "tables"), name))
        size = size_of(_part(_part(self._kept, "dialogs"), dialog.objectName()))
        if size is not None:
            dialog.resize(size)
        dialog.finished.connect(lambda _: self._farewell(dialog))
        dialog.destroyed.connect(lambda: self._open.pop(dialog, None))  # some are deleted without having been closed

    def _farewell(self, dialog: Dialog) -> None:
        if dialog in self._open:
            self._keep_dialog(dialog)
            del self._open[dialog]
            self._soon.ask()

    def _keep_dialog(self, dialog: Dialog) -> None:
        now = _dialog_now(dialog)
        self._kept = self._kept | {
            "tables": _part(self._kept, "tables") | now["tables"],
            "dialogs": _part(self._kept, "dialogs") | {dialog.objectName(): now["size"]},
        }


def _tables(parent: QWidget) -> Iterable[Any]:
    """Yield the tables in a widget, except for its dialogs, whose columns can be remembered."""
    for table in parent.findChildren(QTableView):
        if hasattr(table, "save_layout") and table.window() is parent.window():
            yield table


def _layouts(tables: Iterable[Any]) -> dict[str, Any]:
    return {table.objectName(): table.save_layout() for table in tables}


def _dialog_now(dialog: Dialog) -> dict[str, Any]:
    return {
        "size": {"width": dialog.width(), "height": dialog.height()},
        "tables": _layouts(_tables(dialog)),
    }


def _arrange_dialog(dialog: Dialog, stood: dict[str, Any]) -> None:
    if (size := size_of(stood["size"])) is not None:
        dialog.resize(size.boundedTo(room_for(dialog)))
    for table in _tables(dialog):
        table.restore_layout(_part(stood["tables"], table.objectName()))


def _part(values: dict[str, Any], name: str) -> dict[str, Any]:
    part = values.get(name)
    return part if isinstance(part, dict) else {}
