"""The tab of statuses, as the portal has them."""

from dataclasses import replace

from desktop.domain.status import Statuses
from desktop.qtkit.loop import breathe
from desktop.services.learning import Change
from tests.tabs import column


async def test_statuses_with_code_name_order_colour_and_origin(desk):
    table = desk.window.statuses.table
    shown = {key: column(table, key) for key in ("code", "name", "order", "colour", "system")}
    assert shown["code"] == ["IN_WORK", "CALL_BACK", "SUCCESS", "WRONG_NUMBER", "STOP_CALLING"]
    assert shown["order"] == ["10", "15", "20", "30", "40"]
    assert shown["system"] == ["system", "own", "system", "system", "system"]
    assert shown["colour"][1] == "#8E5BD0"
    assert shown["name"][0] == "Scheduled"


async def test_participants_are_counted_when_the_tab_is_shown(desk):
    table, session = desk.window.statuses.table, desk.services.session
    before = column(table, "used")
    list_id, membership = next(iter(session.known.memberships.items()))
    emptied = replace(membership, participants=())
    session.known.memberships[list_id] = emptied
    session.tell(Change(members=frozenset({list_id})))
    await desk.controller.scope.idle()
    hidden = column(table, "used")
    desk.window.actions_.tabs[2].trigger()
    assert hidden == before != column(table, "used")


async def test_other_statuses_are_shown_at_once_also_behind_another_tab(desk):
    counted, session = [], desk.services.session
    desk.controller.statuses.counted.connect(counted.append)
    session.known.statuses = Statuses(session.known.statuses[:-1])
    session.tell(Change(statuses=True))
    while not counted:
        await breathe()
    assert counted == [4]
