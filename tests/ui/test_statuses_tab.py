"""The tab of statuses, as the portal has them."""

from tests.tabs import column


async def test_statuses_with_code_name_order_colour_and_origin(desk):
    table = desk.window.statuses.table
    shown = {key: column(table, key) for key in ("code", "name", "order", "colour", "system")}
    assert shown["code"] == ["IN_WORK", "CALL_BACK", "SUCCESS", "WRONG_NUMBER", "STOP_CALLING"]
    assert shown["order"] == ["10", "15", "20", "30", "40"]
    assert shown["system"] == ["system", "own", "system", "system", "system"]
    assert shown["colour"][1] == "#8E5BD0"
    assert shown["name"][0] == "Scheduled"
