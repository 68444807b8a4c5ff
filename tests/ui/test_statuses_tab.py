"""The tab of statuses, as the portal has them."""

from desktop.app import Desk
from tests.tabs import column


def test_statuses_with_code_name_order_colour_and_origin(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            table = desk.window.statuses.table
            return {key: column(table, key) for key in ("code", "name", "order", "colour", "system")}

    shown = run(story())
    assert shown["code"] == ["IN_WORK", "CALL_BACK", "SUCCESS", "WRONG_NUMBER", "STOP_CALLING"]
    assert shown["order"] == ["10", "15", "20", "30", "40"]
    assert shown["system"] == ["system", "own", "system", "system", "system"]
    assert shown["colour"][1] == "#8E5BD0"
    assert shown["name"][0] == "Scheduled"
