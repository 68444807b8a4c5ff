"""Connect to portals: check a pasted webhook, open a session, switch to another."""

from pathlib import Path

from desktop.bitrix24 import access
from desktop.bitrix24.access import CheckResult
from desktop.bitrix24.client import Client, Urgency
from desktop.bitrix24.webhook import Webhook
from desktop.services.session import Session
from desktop.store.import_shapes import ImportShapes


class Portals:
    """Owns the open session, one at a time; made once by the program.

    Webhooks are kept for the running program only.
    """

    def __init__(self, data_dir: Path) -> None:
        self.session: Session | None = None
        self.import_shapes = ImportShapes(data_dir / "import-shapes.json")
        self._data_dir = data_dir

    async def check(self, text: str) -> CheckResult:
        """Try a pasted webhook address without connecting; raises `Problem` when it can't be used at all."""
        webhook = Webhook.parse(text)
        async with Client(webhook) as client:
            return await access.check(client.reader(Urgency.FOREGROUND), webhook)

    async def open(self, text: str) -> Session:
        """Close the open session and open one with its last known state; asks the portal nothing."""
        webhook = Webhook.parse(text)
        await self.close()
        session = Session(webhook, self._data_dir)
        self.session = await session.__aenter__()
        return session

    async def close(self) -> None:
        """Close the open session, if there is one."""
        session, self.session = self.session, None
        if session is not None:
            await session.__aexit__(None, None, None)
