"""A portal for all writes, and one fresh list of 60 contacts a test, with others at work and answers lost."""

import asyncio
from datetime import timedelta

import pytest

from desktop.domain.plans import Wish
from desktop.portal.process import PortalProcess
from desktop.services.portals import Portals
from desktop.services.refreshing import refresh
from desktop.services.session import now
from desktop.services.writing import resolving
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.operation import prepare
from desktop.services.writing.path import carry_out

FORM = 1


@pytest.fixture(scope="module")
def portal():
    with PortalProcess(
        contacts=600, companies=20, call_lists=2, participants=60, plain=True, limits="off"
    ) as running:
        yield running


class Scene:
    """One list of 60 on the portal, and who is in it as the portal itself knows."""

    def __init__(self, session, portal, list_id):
        self.session, self.portal, self.list_id = session, portal, list_id

    async def there(self):
        rows = await self.portal.control.call("participants_of", list=self.list_id)
        return {row["id"]: row["status"] for row in rows}

    async def form(self):
        sql = "SELECT * FROM call_list WHERE id = ?"
        [row] = await self.portal.control.call("query", sql=sql, parameters=[self.list_id])
        return row

    def wish(self, add=(), remove=()):
        return Wish(self.list_id, tuple(add), tuple(remove))

    async def prepare(self, wish):
        return await prepare(self.session, [ChangeMembers(wish)])

    async def carry_out(self, prepared, **options):
        """Carry out an action of one write, and return its report."""
        [report] = (await carry_out(self.session, prepared, **options)).reports
        return report

    async def outsiders(self, count):
        return await self.portal.control.call("add_cards", kind=3, count=count)


@pytest.fixture
def play(portal, tmp_path, hasty):
    """Run a story on a fresh list of 60 contacts with a form."""

    def play_(story):
        async def whole():
            portals = Portals(tmp_path)
            session = await portals.open(portal.webhook)
            try:
                await portal.control.call("clear_faults")
                [list_id] = await portal.control.call("add_lists", count=1, participants_each=60)
                await portal.control.call("set_form", list=list_id, form=FORM)
                await refresh(session, lambda _: None)
                return await story(Scene(session, portal, list_id))
            finally:
                await portal.control.call("clear_faults")
                await portals.close()

        return asyncio.run(whole())

    return play_


@pytest.fixture
def long_after(monkeypatch):
    """Let what was cut off be found out about when no portal can be at it any more."""
    monkeypatch.setattr(resolving, "now", lambda: now() + timedelta(hours=1))
