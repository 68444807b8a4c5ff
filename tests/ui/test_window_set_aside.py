import pytest

from desktop.app import Desk


@pytest.mark.parametrize("ending", [".history.sqlite", ".sqlite"])
async def test_a_file_that_was_set_aside_is_named(run, portal, tmp_path, ending):
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        damaged = tmp_path / "portals" / f"{desk.services.session.id}{ending}"
    damaged.write_bytes(b"not a database, but long enough to be looked at" * 100)
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        told = [notice.text for notice in desk.notices.current]
    assert told == [f"The saved data could not be read; it was set aside as {damaged.name}.unreadable-1."]
