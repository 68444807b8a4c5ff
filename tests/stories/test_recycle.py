"""Scenario 7: people of a list who have one status become a new list in three clicks; the source is untouched."""

from desktop.app import Desk
from tests.portals import plain_portal

portal = plain_portal(scope="function", language="en", contacts=300, companies=10, call_lists=3, participants=80)


async def statuses_of(portal, list_id):
    rows = await portal.control.call("participants_of", list=list_id)
    return {row["id"]: row["status"] for row in rows}


def test_who_was_not_reached_is_called_again(run, portal, hands, tmp_path):
    async def story():
        before = await statuses_of(portal, 2)
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            desk.controller.call_lists.choose(2)
            hands.click_button(desk, desk.window.actions_.recycle)
            hands.click(hands.child(desk, "recycleWRONG_NUMBER"))
            await hands.ready(desk)
            said = hands.words(desk)
            await hands.accept(desk)
            newest = max(desk.services.session.known.call_lists)
            shown = {row.id for row in desk.window.call_lists.model.shown}
            return before, said, desk.window.banner.accessibleName(), newest, shown

    before, said, told, newest, shown = run(story())
    again = {card_id for card_id, status in before.items() if status == "WRONG_NUMBER"}
    assert hands.clicks == 3
    assert f"New call list with {len(again)} contacts" in said
    assert told.startswith(f"Call list #{newest} created. {len(again)} participants.")
    assert newest in shown

    async def there():
        return await statuses_of(portal, 2), await statuses_of(portal, newest)

    source, made = run(there())
    assert source == before
    assert made == dict.fromkeys(again, "IN_WORK")
