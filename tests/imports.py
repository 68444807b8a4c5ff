"""The dialog of an import: choosing things in it, and waiting for it."""

import asyncio

from PySide6.QtCore import Qt

from desktop.services.file_import import Role


async def accept(desk, hands):
    await hands.ready(desk)
    said = hands.words(desk)
    await hands.accept(desk)
    return said


async def fresh_list(portal, ids):
    [made] = await portal.control.call("add_lists", ids=ids)
    return made


def select(dialog, reason):
    """Select the first row whose match has this reason."""
    places = range(dialog.verdicts.rowCount())
    matches = [dialog.verdicts.row_at(dialog.verdicts.index(place, 0)).match for place in places]
    dialog.table.selectRow(next(place for place in places if matches[place].reason is reason))


def choose_role(dialog, column, role):
    dialog.preview.menu_of(column).actions()[list(Role).index(role)].trigger()


def head(dialog, column):
    return dialog.preview.model().headerData(column, Qt.Orientation.Horizontal)


def first_cell(dialog):
    return dialog.preview.model().index(0, 0).data()


def choose(box, data):
    box.setCurrentIndex(box.findData(data))


async def in_flight(portal):
    """Wait until the portal has received a request that it does not answer yet."""
    while not any(  # noqa: ASYNC110 - only the portal knows, and it has to be asked
        one["fault"] for one in (await portal.control.call("requests"))["requests"]
    ):
        await asyncio.sleep(0.005)


async def settled(desk, hands, condition):
    """Wait until a choice has had its effect, which starts a moment later, and until the program is idle."""
    await hands.until(condition)
    await desk.idle()
