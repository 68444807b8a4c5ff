"""A walk through the groups of call lists, as part of the tour."""

from collections.abc import AsyncIterator

from PySide6.QtWidgets import QWidget

from desktop import app
from desktop.domain.list_groups import GroupBy
from desktop.ui.call_lists.grouping import Grouping


async def walk_groups(desk: app.Desk) -> AsyncIterator[tuple[str, QWidget]]:
    """Yield the lists of a connected window in each kind of groups, and with a folded group that is selected."""
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
    grouping.show(Grouping())
    lists.table.clearSelection()
