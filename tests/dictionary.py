"""The dictionary of statuses of an embedded portal, as other programs see and change it."""

import asyncio
import json
import urllib.request

from desktop.services.writing.carrying_out import carry_out
from desktop.services.writing.operation import prepare
from desktop.services.writing.undoing import prepare_undo


class Dictionary:
    """The dictionary of statuses, as other programs see and change it."""

    def __init__(self, scene):
        self.scene, self.session, self.control = scene, scene.session, scene.portal.control

    async def rows(self):
        sql = "SELECT * FROM dictionary_entry WHERE entity_id = 'CALL_LIST' ORDER BY sort, id"
        rows = await self.control.call("query", sql=sql)
        return {row["status_id"]: row for row in rows}

    async def shown(self, code):
        row = (await self.rows())[code]
        return row["name"], row["sort"], row["color"], row["system"]

    async def rest(self, method, **parameters):
        """Call a REST method as another program would."""

        def call():
            address = f"{self.scene.portal.webhook}{method}"
            body = json.dumps(parameters).encode()
            request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.load(answer)["result"]

        return await asyncio.to_thread(call)

    async def add(self, code, name="Other", sort=99):
        fields = {"ENTITY_ID": "CALL_LIST", "STATUS_ID": code, "NAME": name, "SORT": sort}
        return await self.rest("crm.status.add", fields=fields)

    async def delete(self, code):
        params = {"FORCED": "Y"}
        return await self.rest("crm.status.delete", id=(await self.rows())[code]["id"], params=params)

    async def prepare(self, *writes):
        return await prepare(self.session, writes)

    async def do(self, *writes, insisted=False):
        return await carry_out(self.session, await self.prepare(*writes), insisted=insisted)

    async def undo(self):
        return await carry_out(self.session, await prepare_undo(self.session))

    def known(self):
        return {status.code: status for status in self.session.known.statuses}

    async def saved(self):
        return {status.code for status in (await self.session.store.load()).statuses}

    async def sent(self, method):
        log = await self.control.call("requests")
        return [request for request in log["requests"] if request["method"] == method]
