"""A stranger's names, subjects and statuses that look like markup; no window opens the file that they name."""

import ctypes
import os
import sqlite3
import struct
import sys
from contextlib import closing, contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QListView, QWidget

from desktop import app
from desktop.picture_tour import walk
from desktop.portal.process import PortalProcess
from desktop.qtkit.cell import CellDelegate

NAMED = {
    "contact": ("name", "last_name"),
    "company": ("title",),
    "activity": ("subject",),
    "dictionary_entry": ("name",),
    "user": ("name", "last_name"),
    "form": ("name",),
    "multifield": ("value",),
}
_LOOKED_AT = 8
"""Most lines of a table that are examined."""
_IN_OPEN = 0x20


@pytest.mark.long
def test_no_window_takes_a_strangers_text_for_markup(run, tmp_path):
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    database = tmp_path / "portal.sqlite"
    with PortalProcess(language="en", limits="off", database=database):
        pass
    with closing(sqlite3.connect(database)) as portal, portal:
        for table, columns in NAMED.items():
            for column in columns:
                portal.execute(f"UPDATE {table} SET {column} = {column} || ?", (f" <img src='{picture.as_uri()}'>",))

    async def scenario(webhook, opened):
        found, seen = [], set()
        async with app.Desk(webhook, tmp_path / "data") as desk:
            async for name, window in walk(desk):
                window.grab()
                found += [f"{name}: {line}" for line in may_be_markup(window, seen)]
                window.grab()
                if opened():
                    found.append(f"{name}: a file was opened")
        assert found == []
        assert {"label", "tooltip", "line"} <= seen

    with PortalProcess(language="en", limits="off", database=database) as portal, watched(picture) as opened:
        run(scenario(portal.webhook, opened))


def may_be_markup(window, seen):
    """Yield what shows a stranger's text so that Qt may take it for markup; also draw all tooltips."""
    for widget in (window, *window.findChildren(QWidget)):
        if isinstance(widget, QLabel) and "<img" in widget.text():
            seen.add("label")
            if widget.textFormat() is not Qt.TextFormat.PlainText:
                yield f"label {widget.text()[:60]!r}"
        if "img" in widget.toolTip():
            seen.add("tooltip")
            if "<img" in widget.toolTip():
                yield f"tooltip {widget.toolTip()[:60]!r}"
            rest_on(widget.toolTip())
        if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView) and widget.model():
            for line in tooltips_of_lines(widget):
                seen.add("line")
                if "<img" in line:
                    yield f"line {line[:60]!r}"
                rest_on(line)


def tooltips_of_lines(view):
    """Yield the tooltips of a view's lines and headers that Qt itself shows rather than a `CellDelegate`."""
    model, tip = view.model(), Qt.ItemDataRole.ToolTipRole
    columns = 1 if isinstance(view, QListView) else model.columnCount()
    for column in range(columns):
        title = model.headerData(column, Qt.Orientation.Horizontal, tip)
        if title:
            yield str(title)
        for row in range(min(_LOOKED_AT, model.rowCount())):
            index = model.index(row, column)
            if index.data(tip) and not isinstance(view.itemDelegateForIndex(index), CellDelegate):
                yield str(index.data(tip))


def rest_on(text):
    """Draw a text as Qt draws tooltips."""
    if text:
        tip = QLabel(text)
        tip.resize(tip.sizeHint())
        tip.grab()


@contextmanager
def watched(path):
    """Yield a function that returns whether a file has been opened; elsewhere than on Linux, it returns False."""
    if not sys.platform.startswith("linux"):
        yield lambda: False
        return
    libc = ctypes.CDLL(None, use_errno=True)
    events = libc.inotify_init1(os.O_NONBLOCK)
    try:
        assert libc.inotify_add_watch(events, os.fsencode(path), _IN_OPEN) >= 0

        def opened():
            try:
                return len(os.read(events, 4096)) >= struct.calcsize("iIII")
            except BlockingIOError:
                return False

        yield opened
    finally:
        os.close(events)
