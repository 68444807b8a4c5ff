"""A portal for all writes, with one fresh list of 60 contacts per test, other users at work, and lost answers."""

from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from desktop.domain.journal import Outcome
from desktop.domain.journal_entries import CreationEntry
from desktop.domain.list_plans import NewList
from desktop.domain.plans import Wish
from desktop.domain.splitting import dealt
from desktop.portal.process import PortalProcess
from desktop.services.operations.split import SplitList
from desktop.services.portals import Portals
from desktop.services.refreshing import refresh
from desktop.services.session import now
from desktop.services.writing import resolving
from desktop.services.writing.carrying_out import carry_out
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.operation import prepare, work_out

FORM = 1


@pytest.fixture(scope="module")
def portal():
    with PortalProcess(
        contacts=600, companies=20, call_lists=2, participants=60, plain=True, limits="off"
    ) as running:
        yield running


class Scene:
    """One list of 60 on the portal, and its participants according to the portal itself."""

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
@asynccontextmanager
async def scene(portal, tmp_path, hasty):
    """Make a fresh list of 60 contacts with a form."""
    portals = Portals(tmp_path)
    session = await portals.open(portal.webhook)
    try:
        await portal.control.call("clear_faults")
        [list_id] = await portal.control.call("add_lists", count=1, participants_each=60)
        await portal.control.call("set_form", list=list_id, form=FORM)
        await refresh(session, lambda _: None)
        yield Scene(session, portal, list_id)
    finally:
        await portal.control.call("clear_faults")
        await portals.close()


class Lists:
    """The list of a scene, other lists beside it, and what operators see of them."""

    def __init__(self, scene):
        self.scene, self.session, self.call = scene, scene.session, scene.portal.control.call

    async def of(self, number):
        rows = await self.call("participants_of", list=number)
        return {row["id"]: row["status"] for row in rows}

    async def living(self):
        sql = "SELECT associated_entity_id AS id FROM activity WHERE provider_id = 'CALL_LIST'"
        return {row["id"] for row in await self.call("query", sql=sql)}

    async def operator(self, who, status, number=None):
        await self.call("operator_status", list=number or self.scene.list_id, participant=who, status=status)

    async def split(self, parts=2):
        """Return the list of the scene split into parts, as the dialog does it."""
        people = await self.of(self.scene.list_id)
        first, *others = dealt(list(people), parts)
        moved = [who for part in others for who in part]
        lists = tuple(NewList(3, part, None, f"part {n}", 2) for n, part in enumerate(others, 2))
        return SplitList(self.scene.list_id, lists, tuple((who, people[who]) for who in moved)), first, others

    async def do(self, operation, **options):
        return await carry_out(self.session, await work_out(self.session, operation), **options)

    async def made_by(self, done):
        entries = await self.session.journal.group(done.group)
        made = [e for e in entries if isinstance(e, CreationEntry) and e.outcome is Outcome.DONE]
        return [entry.result.list for entry in made]


@pytest.fixture
@asynccontextmanager
async def lists(scene):
    async with scene as opened:
        yield Lists(opened)


@pytest.fixture
def long_after(monkeypatch):
    """Resolve interrupted writes an hour later, when no portal can still be processing them."""
    monkeypatch.setattr(resolving, "now", lambda: now() + timedelta(hours=1))
