"""The program as a process that closes its window in a given state: `closing.py STATE PORTAL FILE [words ...]`.

Prints "closing" when it closes the window; before that, "writing" or "asked" while a change is under way.
"""

import asyncio
import socket
import sys
import threading
from pathlib import Path

from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton

from desktop import app, cli
from desktop.domain.plans import Wish
from desktop.qtkit import loop
from desktop.services.writing.members import ChangeMembers


async def until(condition):
    while not condition():  # noqa: ASYNC110 - a window's looks have no event to wait for
        await asyncio.sleep(0.002)


def dialog(desk, name):
    return next((found for found in desk.window.findChildren(QDialog, name) if found.isVisible()), None)


def button(desk, dialog_name, name):
    return dialog(desk, dialog_name).findChild(QPushButton, name)


def busy(desk):
    session = desk.services.session
    return session is not None and session.queue.in_flight > 0


async def at_once(desk):
    pass


async def reading(desk):
    await until(lambda: busy(desk))


async def offline(desk):
    await until(lambda: desk.controller.retry_timer.isActive())


async def looking_up(desk):
    await until(lambda: busy(desk))
    await until(LOOKING_UP.is_set)


async def checking(desk):
    desk.window.actions_.connect_portal.trigger()
    await until(lambda: dialog(desk, "connectDialog"))
    dialog(desk, "connectDialog").findChild(QLineEdit, "connectAddress").setText(PORTAL)
    button(desk, "connectDialog", "connectCheck").click()
    await until(lambda: not dialog(desk, "connectDialog").running.isHidden())


async def importing(desk):
    await until(lambda: dialog(desk, "importDialog"))
    await until(loop.threads_busy)


async def dialogs(desk):
    await desk.idle()
    desk.controller.open_files([FILE])
    await desk.idle()
    desk.controller.call_lists.choose(2)
    desk.window.actions_.edit_list.trigger()
    desk.window.actions_.journal.trigger()
    await until(lambda: dialog(desk, "planDialog") and dialog(desk, "importDialog"))


async def terminating(desk):
    await writing(desk, "early")


async def writing(desk, answer="leavingWait"):
    await desk.idle()
    session = desk.services.session
    people = session.known.memberships[2].card_ids
    desk.controller.changes.change(session, [ChangeMembers(Wish(2, remove=people[:3]))])
    await desk.idle()
    button(desk, "planDialog", "planAccept").click()
    while not await session.journal.unfinished():  # noqa: ASYNC110 - nor does a row of a file
        await asyncio.sleep(0.002)
    if answer == "early":
        print("writing", flush=True)
        await asyncio.Event().wait()
    desk.window.close()
    assert desk.window.isVisible()
    print("asked", flush=True)
    await asyncio.sleep(0)
    if answer == "leavingForce":
        button(desk, "leavingDialog", answer).click()
        assert desk.window.isVisible()
    if answer:
        print("closing", flush=True)
        button(desk, "leavingDialog", answer).click()
    await asyncio.Event().wait()


async def forcing(desk):
    await writing(desk, "leavingForce")


async def staying(desk):
    await writing(desk, "")


def slow_lookup(*arguments, **options):
    LOOKING_UP.set()
    threading.Event().wait(60)
    raise socket.gaierror(socket.EAI_AGAIN, "no answer")


async def act(desk, state):
    await state(desk)
    print("closing", flush=True)
    desk.window.close()


class ClosingDesk(app.Desk):
    """A desk that closes itself once it is in the state."""

    async def __aenter__(self):
        desk = await super().__aenter__()
        self.closer = asyncio.create_task(act(desk, STATE))
        self.closer.add_done_callback(lambda done: done.cancelled() or done.result())
        return desk


STATE = globals()[sys.argv[1]]
LOOKING_UP = threading.Event()
PORTAL, FILE = sys.argv[2], Path(sys.argv[3])
if __name__ == "__main__":
    if STATE is looking_up:
        socket.getaddrinfo = slow_lookup
    app.Desk = ClosingDesk
    del sys.argv[1:4]
    sys.exit(cli.main())
