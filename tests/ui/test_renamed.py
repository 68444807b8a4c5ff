"""A renamed portal: the supervisor is informed, and from the next start on its new name is used."""

import json

import pytest

from desktop.app import Desk
from desktop.bitrix24.credentials.site import Site
from desktop.services.portal_names import portal_id


class Keyring(dict):
    async def read(self, portal_id):
        return self.get(portal_id)

    async def keep(self, portal_id, secret):
        self[portal_id] = secret


@pytest.fixture
def remembered(tmp_path, portal):
    """Remember the portal as an earlier start would; return the keyring and a reader of the list of portals."""
    site = portal.webhook.partition("/rest/")[0]
    name = portal_id(Site.parse(site), 1)
    known = {"id": name, "host": Site.parse(site).host, "base": site, "user_id": 1, "remembered": True}
    file = tmp_path / "portals.json"
    file.write_text(json.dumps({"portals": [known]}), encoding="utf-8")
    keyring = Keyring({name: portal.webhook})

    def listed():
        [found] = json.loads(file.read_text(encoding="utf-8"))["portals"]
        return found["id"], found["base"]

    return keyring, listed


async def test_the_new_name_is_told_and_stored(run, portal, tmp_path, hands, remembered):
    keyring, listed = remembered
    before = listed()
    new = before[1].replace("127.0.0.1", "localhost")
    await portal.control.call("fault", kind="redirect", location=new, same_tail=True, times=1)
    async with Desk("", tmp_path, secrets=keyring) as desk:
        await hands.until(lambda: any("renamed" in notice.text for notice in desk.notices.current))
        await hands.until(lambda: listed()[1] == new)
        await desk.idle()
    await portal.control.call("requests", reset=True)
    async with Desk("", tmp_path, secrets=keyring) as desk:
        await desk.idle()
        told = [notice.text for notice in desk.notices.current]
    assert not any("renamed" in text for text in told)
    assert listed() == (before[0], new)
