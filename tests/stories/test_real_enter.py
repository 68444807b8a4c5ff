"""The Enter key of a real keyboard in every field of every dialog, on a real X display.

Run as a script, this file is the program itself. It reports on standard output, one line of JSON each, when a field
has the focus and what the key did.
"""

import asyncio
import contextlib
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from desktop.portal.process import PortalProcess
from tests.fields import content, fields

pytestmark = pytest.mark.long
LONGEST = 120
"""Seconds after which the program is ended."""


# -- the program --


def be_the_program(webhook, data_dir, story):
    from desktop import app
    from desktop.qtkit.loop import application

    async def program():
        app.dress(application(), language="en", theme_name="light")
        async with app.Desk(webhook, Path(data_dir)) as desk:
            desk.window.move(0, 0)
            await desk.idle()
            await {"walk": press_everywhere, "list": make_a_list}[story](desk)
        tell(done=True)

    with contextlib.suppress(asyncio.CancelledError):  # SIGTERM
        app.run(program())


def tell(**what):
    print(json.dumps(what), flush=True)


async def until(condition):
    while not condition():  # noqa: ASYNC110 - a window's looks have no event to wait for
        await asyncio.sleep(0.002)


class Keyboard:
    """Has the other process press keys, and waits until they have arrived."""

    def __init__(self):
        from PySide6.QtCore import QEvent, QObject, Qt
        from PySide6.QtWidgets import QApplication

        keyboard = self
        self.came = 0

        class Counted(QObject):
            def eventFilter(self, watched, event):
                # The first event of a key press; all its effects happen before the loop continues.
                if event.type() == QEvent.Type.ShortcutOverride and event.key() != Qt.Key.Key_Control:
                    keyboard.came += watched.isWidgetType()
                return False

        self._counted = Counted()
        QApplication.instance().installEventFilter(self._counted)

    async def press(self, dialog, field, *keys):
        """Bring a dialog to the front and press keys in one of its fields."""
        dialog.activateWindow()
        await until(dialog.isActiveWindow)
        field.setFocus()
        await until(field.hasFocus)
        before = self.came
        tell(press=keys)
        await until(lambda: self.came >= before + len(keys))
        await asyncio.sleep(0.01)


async def press_everywhere(desk):
    """Press Enter in every field; a button that would confirm is only recorded, so that each field gets its turn."""
    from PySide6.QtWidgets import QDialog

    from desktop.picture_tour import walk
    from desktop.qtkit.dialog import Dialog

    keyboard, pressed = Keyboard(), []
    Dialog._press = lambda _dialog, button: pressed.append(button.objectName())
    async for name, dialog in walk(desk):
        if not isinstance(dialog, QDialog):
            continue
        rejected = []
        dialog.rejected.connect(lambda rejected=rejected: rejected.append(True))
        for field in fields(dialog):
            where = f"{name}: {type(field).__name__} {field.objectName()}"
            before = content(dialog, field)
            pressed.clear()
            await keyboard.press(dialog, field, "Return")
            lost = bool(rejected) or not dialog.isVisible() or content(dialog, field) != before
            tell(field=where, pressed=list(pressed), lost=lost)
            if lost:
                break


async def make_a_list(desk):
    """Make a list with the keyboard alone: find and choose people, name the list, confirm."""
    from PySide6.QtWidgets import QDialog, QWidget

    keyboard = Keyboard()

    def dialog(name):
        return next(found for found in desk.window.findChildren(QDialog, name) if found.isVisible())

    desk.window.actions_.new_list.trigger()
    picker = dialog("pickerDialog")
    search, results = (picker.findChild(QWidget, name) for name in ("pickerSearch", "pickerResults"))
    await keyboard.press(picker, search, "a", "n")
    await until(lambda: results.model().rowCount() > 5)
    await keyboard.press(picker, search, "Return")  # to the results
    results.selectAll()
    await keyboard.press(picker, results, "Return")
    chosen = len(picker.chosen_model.rows)
    await keyboard.press(picker, search, "ctrl+Return")
    await until(lambda: desk.window.findChildren(QDialog, "planDialog"))
    plan = dialog("planDialog")
    subject, accept = (plan.findChild(QWidget, name) for name in ("newListSubject", "planAccept"))
    await keyboard.press(plan, subject, "n", "e", "w")
    await until(accept.isEnabled)
    await keyboard.press(plan, subject, "Return")
    await until(lambda: not [found for found in desk.window.findChildren(QDialog) if found.isVisible()])
    await desk.idle()
    known = desk.services.session.known
    made = max(known.call_lists)
    tell(chosen=chosen, made=len(known.memberships[made]), subject=known.activities[made].subject)


# -- the test --


def play(display, tmp_path, story):
    """Run a story of the program and press the keys that it requests; return its other reports."""
    root = str(Path(__file__).resolve().parents[2])
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": root}
    size = {"contacts": 400, "companies": 10, "call_lists": 6, "participants": 60}
    told = []
    with PortalProcess(**size, language="en", limits="off") as portal:
        program = subprocess.Popen(
            [sys.executable, __file__, portal.webhook, str(tmp_path / "data"), story],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        watch = threading.Timer(LONGEST, program.kill)
        watch.start()
        try:
            for line in program.stdout:
                said = json.loads(line)
                if "press" in said:
                    subprocess.run(["xdotool", "key", *said["press"]], env=environment, timeout=60, check=True)
                else:
                    told.append(said)
        finally:
            watch.cancel()
            program.kill()
            program.wait()
            program.stdout.close()
    assert told[-1] == {"done": True}, told[-3:]
    return told[:-1]


def test_enter_in_every_field_of_every_dialog_rejects_none_and_loses_nothing(display, tmp_path):
    told = play(display, tmp_path, "walk")
    assert [said["field"] for said in told if said["lost"]] == []
    assert len(told) > 80
    by_field = {said["field"]: said["pressed"] for said in told}
    assert by_field["edit: QLineEdit activitySubject"] == ["planAccept"]
    assert by_field["everywhere: SearchField everywhereSearch"] == []


def test_a_list_is_made_of_people_by_keys_alone(display, tmp_path):
    [told] = play(display, tmp_path, "list")
    assert told["chosen"] > 5
    assert 0 < told["made"] <= told["chosen"]
    assert told["subject"] == "new"


if __name__ == "__main__":
    be_the_program(*sys.argv[1:])
