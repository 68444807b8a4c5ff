"""The tab of participants shows the chosen list, for as long as the portal lists it."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest

from desktop.app import Desk
from tests.portals import plain_portal

portal = plain_portal(language="en", contacts=200, companies=5, call_lists=3, participants=20)


async def looked_at(desk):
    """Go to the tab of participants with its key; return its texts and rows."""
    QTest.keyClick(desk.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    await desk.idle()
    tab = desk.window.participants
    return tab.heading.text(), {row.card_id for row in tab.model.shown}


async def test_a_list_that_was_chosen_is_shown_when_its_participants_are_looked_at(run, portal, hands, tmp_path):
    async with Desk(portal.webhook, tmp_path) as desk:
        await hands.until(desk.window.isActiveWindow)
        await desk.idle()
        seen = {}
        for row in list(desk.window.call_lists.model.shown):
            desk.window.go_to(0)
            desk.controller.call_lists.choose(row.id)
            seen[row.id] = await looked_at(desk)
        people = {
            list_id: {person["id"] for person in await portal.control.call("participants_of", list=list_id)}
            for list_id in seen
        }
    assert len(seen) == 3
    for list_id, (heading, shown) in seen.items():
        assert f"#{list_id}" in heading
        assert shown == people[list_id]


async def test_the_open_list_stays_when_it_is_among_several_chosen(run, portal, hands, tmp_path):
    async with Desk(portal.webhook, tmp_path) as desk:
        await hands.until(desk.window.isActiveWindow)
        await desk.idle()
        lists = [row.id for row in desk.window.call_lists.model.shown]
        desk.controller.call_lists.choose(lists[1])
        await looked_at(desk)
        desk.window.go_to(0)
        desk.window.call_lists.table.choose(lists)
        open_list, heading = lists[1], (await looked_at(desk))[0]
    assert f"#{open_list}" in heading


async def test_a_refresh_in_which_the_open_list_is_no_longer_listed_goes_on_to_its_end(run, portal, tmp_path):
    [made] = await portal.control.call("add_lists", count=1, participants_each=7)
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        crashed = []
        desk.controller.crashed.connect(crashed.append)
        desk.controller.call_lists.choose(made)
        desk.controller.participants.open(made)
        desk.window.go_to(1)
        await desk.idle()
        found = await portal.control.call(
            "query",
            sql="SELECT id FROM activity WHERE provider_id = 'CALL_LIST' AND associated_entity_id = ?",
            parameters=[made],
        )
        await portal.control.call("switch", deleted_lists_hidden=True)
        await portal.control.call("delete_activity", activity=found[0]["id"])
        read_at = desk.services.session.known.read_at
        phases = []
        desk.controller.standing.changed.connect(lambda state: phases.append(state.phase.name))
        desk.window.actions_.refresh.trigger()
        await desk.idle()
        await portal.control.call("switch", deleted_lists_hidden=False)
        state = desk.window.participants.table.findChild(QObject, "placeholder").accessibleName()
        read_again = desk.services.session.known.read_at > read_at
        open_list = desk.controller.participants.list_id
    assert crashed == []
    assert read_again
    assert phases == ["LOADING", "EMPTY"]
    assert open_list is None
    assert state.startswith(f"Call list #{made} is no longer listed")
