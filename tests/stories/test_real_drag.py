"""Files are dragged from another program's window onto the program, on a real X display with a real mouse.

Run as a script, this file is one of the two windows: the other program, or the program itself. Both report the
effects of the mouse on standard output, one line of JSON each.
"""

import asyncio
import contextlib
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from queue import Queue

import pytest

from desktop.portal.process import PortalProcess

LONGEST = 60
SOURCE_LEFT = 1400
"""Left edge of the other program's window, in pixels; the program's own window is at most 1366 wide."""
STEPS = 15
PEOPLE = 3


# -- the two windows --


def tell(**what):
    print(json.dumps(what), flush=True)


def be_the_other_program(files):
    """Show a window of labels, from which files, their contents as attachments, or words are dragged."""
    from PySide6.QtCore import QMimeData, Qt, QUrl
    from PySide6.QtGui import QDrag
    from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

    from tests.attachments import attach

    class Source(QLabel):
        def __init__(self, fill):
            super().__init__("drag me")
            self._fill = fill

        def mouseMoveEvent(self, event):
            drag = QDrag(self)
            data = QMimeData()
            self._fill(data)
            drag.setMimeData(data)
            result = drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)
            tell(dropped=result.name)

    app = QApplication(sys.argv[:1])
    window = QWidget()
    sources = {
        "files": Source(lambda data: data.setUrls([QUrl.fromLocalFile(name) for name in files])),
        "attachments": Source(
            lambda data: attach(data, *((Path(name).name, Path(name).read_bytes()) for name in files))
        ),
        "words": Source(lambda data: data.setText("nobody to be called")),
    }
    layout = QVBoxLayout(window)
    for source in sources.values():
        layout.addWidget(source)
    window.setGeometry(SOURCE_LEFT, 100, 250, 200)
    window.show()
    app.processEvents()
    tell(**{name: place_of(source) for name, source in sources.items()})
    app.exec()


def be_the_program(webhook, data_dir):
    from desktop import app
    from desktop.qtkit.loop import application

    async def program():
        app.dress(application(), language="en", theme_name="light")
        async with app.Desk(webhook, Path(data_dir)) as desk:
            desk.window.move(0, 0)
            await desk.idle()
            await watch(desk)

    with contextlib.suppress(asyncio.CancelledError):  # SIGTERM
        app.run(program())


async def watch(desk):
    """Report where everything is; then, until the end, each drag that hovers and each import."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QDialog

    class Asked(QObject):
        def eventFilter(self, watched, event):
            if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove):
                tell(hovers=True)
            return False

    window, table = desk.window, desk.window.call_lists.table
    asked = Asked(window)
    for widget in (window, table.viewport()):
        widget.installEventFilter(asked)
    rows = {
        row.id: place_of(table.viewport(), table.visualRect(table.model().index(number, 1)).center())
        for number, row in enumerate(desk.window.call_lists.model.shown)
    }
    tell(rows=rows, toolbar=place_of(window.toolbar))
    while True:
        for dialog in window.findChildren(QDialog, "importDialog"):
            if dialog.isVisible():
                await desk.idle()
                tell(counts=dialog.counts.text(), target=dialog.target.currentData())
                dialog.close_button.click()
        await asyncio.sleep(0.01)


def place_of(widget, where=None):
    """Return the position on the screen of a point in a widget; by default, of its middle."""
    place = widget.mapToGlobal(where or widget.rect().center())
    return [place.x(), place.y()]


# -- the test --


class Program:
    """One of the two windows as a process, and its reports."""

    def __init__(self, environment, *words):
        command = [sys.executable, __file__, *words]
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        self._told = Queue()
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def _read(self):
        for line in self.process.stdout:
            self._told.put(json.loads(line))

    def tells(self, name):
        """Return the next value that it reports under a name."""
        while name not in (told := self._told.get(timeout=LONGEST)):
            pass
        return told

    def end(self):
        self.process.terminate()
        self.process.wait(LONGEST)
        self._reading.join(LONGEST)
        self.process.stdout.close()


@pytest.fixture
def windows(display, tmp_path):
    """Show both programs side by side; yield the program, its places and a function that drags to one of them."""
    root = str(Path(__file__).resolve().parents[2])
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": root}
    file = tmp_path / "CONTACT_20261120.csv"
    lines = ['"ID";"Фамилия";', *(f'"{number}";"";' for number in range(1, PEOPLE + 1))]
    file.write_text("\n".join(lines), encoding="utf-8-sig")
    size = {"contacts": 60, "companies": 5, "call_lists": 3, "participants": 10}
    with PortalProcess(**size, plain=True, language="en", limits="off") as portal:
        program = Program(environment, "program", portal.webhook, str(tmp_path / "data"))
        places = program.tells("rows")
        other = Program(environment, "source", str(file))
        sources = other.tells("files")

        def drag(what, target):
            def mouse(*words):
                subprocess.run(["xdotool", *map(str, words)], env=environment, timeout=LONGEST, check=True)

            (x, y), (to_x, to_y) = sources[what], target
            mouse("mousemove", "--sync", x, y, "mousedown", 1)
            for step in range(1, STEPS + 1):
                part = step / STEPS
                mouse("mousemove", "--sync", round(x + (to_x - x) * part), round(y + (to_y - y) * part))
            program.tells("hovers")
            mouse("mousemove", "--sync", to_x - 1, to_y, "mousemove", "--sync", to_x, to_y)
            program.tells("hovers")
            mouse("mouseup", 1)
            return other.tells("dropped")["dropped"]

        yield program, places, drag
        for each in (other, program):
            each.end()


def test_files_and_attachments_are_dropped_on_the_window_and_on_a_call_list_and_words_are_refused(windows):
    program, places, drag = windows
    assert drag("files", places["toolbar"]) == "CopyAction"
    on_window = program.tells("counts")
    assert on_window["counts"].startswith(f"{PEOPLE} of {PEOPLE} rows matched.")
    newest, oldest = max(map(int, places["rows"])), min(map(int, places["rows"]))
    assert on_window["target"] == newest
    assert drag("files", places["rows"][str(oldest)]) == "CopyAction"
    on_list = program.tells("counts")
    assert on_list["counts"].startswith(f"{PEOPLE} of {PEOPLE} rows matched.")
    assert on_list["target"] == oldest
    assert drag("attachments", places["rows"][str(oldest)]) == "CopyAction"
    as_attachment = program.tells("counts")
    assert (as_attachment["counts"], as_attachment["target"]) == (on_list["counts"], oldest)
    assert drag("words", places["rows"][str(oldest)]) == "IgnoreAction"


if __name__ == "__main__":
    if sys.argv[1] == "source":
        be_the_other_program(sys.argv[2:])
    else:
        be_the_program(*sys.argv[2:])
