"""A walk through the groups of call lists, and what is done with one, as part of the tour."""

from collections.abc import AsyncIterator

from PySide6.QtWidgets import QDialog, QWidget

from desktop import app
from desktop.domain.list_groups import GroupBy
from desktop.ui.call_lists.grouping import Grouping


async def walk_groups(desk: app.Desk) -> AsyncIterator[tuple[str, QWidget]]:
    """Yield the lists of a connected window in groups, and what is asked before the history of some is forgotten."""
    lists, grouping = desk.window.call_lists, desk.controller.call_lists.grouping
    desk.window.tabs.setCurrentWidget(lists)
    for by in GroupBy:
        grouping.show(Grouping(by))
        lists.table.clearSelection()
        await desk.idle()
        yield f"call-lists-by-{by.value}", desk.window
    people = [row.responsible for row in lists.model.found if row.responsible is not None]
    grouping.show(Grouping(GroupBy.RESPONSIBLE, frozenset(person.id for person in people[::3])))
    lists.table.selectRow(0)
    await desk.idle()
    yield "call-lists-folded", desk.window
    desk.window.actions_.forget_history.trigger()
    dialog = desk.window.findChild(QDialog, "forgetHistoryDialog")
    assert isinstance(dialog, QDialog)
    yield "forget-history", dialog
    dialog.close()
    grouping.show(Grouping())
    lists.table.clearSelection()
