"""Portals are kept apart, adopt files that earlier versions named otherwise, and are asked where they moved to."""

import asyncio
import dataclasses
import json
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial

import pytest

from desktop.bitrix24.credentials.site import Site
from desktop.bitrix24.line.protocol import Call
from desktop.domain.journal import Outcome
from desktop.domain.known_portal import AccessKind, KnownPortal
from desktop.domain.status_mark import Mark
from desktop.domain.working_hours import ALWAYS, USUAL
from desktop.portal.process import PortalProcess
from desktop.services.portal_names import earlier_id, portal_id
from desktop.services.portals import Portals
from desktop.services.writing.activities import ActivityEntry, ActivityValues
from desktop.store.journal import Journal

SECRET = "s3cr3tofth1st3st"


class Keyring(dict):
    async def name(self):
        return "a keyring"

    async def read(self, portal_id):
        return self.get(portal_id)

    async def keep(self, portal_id, secret):
        self[portal_id] = secret

    async def forget(self, portal_id):
        self.pop(portal_id, None)


def webhook(base, secret=SECRET):
    return f"{base}/rest/1/{secret}/"


def listed(folder, *bases, **values):
    """Write a list of portals as an earlier version did."""
    portals = []
    for base in bases:
        site = Site.parse(base)
        portal = KnownPortal(earlier_id(site, 1), site.host, site.base, 1, remembered=True, **values)
        portals.append(dataclasses.asdict(portal) | {"kind": AccessKind.WEBHOOK.value})
    (folder / "portals.json").write_text(json.dumps({"portals": portals}), encoding="utf-8")


async def written(portals, base, *, mark="A"):
    """Open a portal, write something into all of its files, and close it; return its id."""
    session = await portals.open(webhook(base))
    await entered(session)
    await session.marks.put(mark, Mark.FINAL)
    await portals.close()
    return session.id


def changed(host, list_id):
    return ActivityEntry(at=datetime.now(UTC), user_id=1, host=host, list_id=list_id, after=ActivityValues())


async def entered(session):
    """Add a change of this portal to the journal."""
    [entry] = await session.journal.intend([changed(session.credentials.host, 13)])
    return await session.journal.conclude(entry, Outcome.DONE)


def as_before(folder, base, new):
    """Rename a portal's files to the names that an earlier version used."""
    for path in list((folder / "portals").iterdir()):
        if path.name.startswith(f"{new}."):
            path.rename(path.with_name(path.name.replace(new, earlier_id(Site.parse(base), 1), 1)))


def test_two_cyrillic_portals_share_nothing(tmp_path):
    async def story():
        portals = Portals(tmp_path)
        first = await written(portals, "https://портал.рф")
        session = await portals.open(webhook("https://компания.рф"))
        try:
            return first, session.id, await session.journal.undoable(), session.marks.of("A")
        finally:
            await portals.close()

    first, second, undoable, mark = asyncio.run(story())
    assert first != second
    assert (undoable, mark) == (None, None)


@pytest.mark.parametrize("base", ["https://портал.рф", "https://acme.ru/site1", "https://acme.ru:8443"])
def test_what_an_earlier_version_kept_is_taken_over(tmp_path, base):
    site = Site.parse(base)

    async def story():
        as_before(tmp_path, base, await written(Portals(tmp_path), base))
        listed(tmp_path, base)
        keyring = Keyring({earlier_id(site, 1): webhook(site.base)})
        portals = Portals(tmp_path, keyring)
        session = await portals.open_known(portals.known[0])
        await portals.unlock()
        try:
            entries = await session.journal.newest(5)
            return session, portals.known, keyring, entries, await session.journal.undoable()
        finally:
            await portals.close()

    session, known, keyring, entries, undoable = asyncio.run(story())
    assert session.id == portal_id(site, 1) == known[0].id != earlier_id(site, 1)
    assert len(entries) == 1
    assert undoable == entries[0].group
    assert session.marks.of("A") is Mark.FINAL
    assert keyring == {session.id: webhook(site.base)}
    assert not [path for path in (tmp_path / "portals").iterdir() if not path.name.startswith(session.id)]
    saved = json.loads((tmp_path / "portals.json").read_text(encoding="utf-8"))
    assert [portal["id"] for portal in saved["portals"]] == [session.id]


async def test_what_two_portals_kept_under_one_name_is_told_apart(tmp_path):
    one, other = "https://портал.рф", "https://компания.рф"
    as_before(tmp_path, one, await written(Portals(tmp_path), one))
    old = earlier_id(Site.parse(other), 1)
    assert old == earlier_id(Site.parse(one), 1)
    async with Journal(tmp_path / "portals" / f"{old}.journal.sqlite") as journal:
        [entry] = await journal.intend([changed("компания.рф", 14)])
        await journal.conclude(entry, Outcome.DONE)
    listed(tmp_path, one)
    keyring = Keyring({old: webhook(other)})
    portals, found = Portals(tmp_path, keyring), {}
    for base in (one, other):
        session = await portals.open(webhook(base))
        group = await session.journal.undoable()
        found[base] = [entry.host for entry in await session.journal.group(group)]
    await portals.close()
    assert found == {one: ["портал.рф"], other: ["компания.рф"]}
    assert list(keyring) == [earlier_id(Site.parse(one), 1)]


async def test_the_operators_of_the_demo_work_day_and_night(tmp_path):
    portals = Portals(tmp_path)
    demo = await portals.open_demo(webhook("http://127.0.0.1:9"), tmp_path / "demo")
    at_first = demo.board.hours.week
    portals.demo_at_any_hour = False
    assert (at_first, demo.board.hours.week) == (ALWAYS, USUAL)
    portals.demo_at_any_hour = True
    other = await portals.open(webhook("https://acme.bitrix24.com"))
    assert other.board.hours.week == USUAL
    await portals.close()


async def test_the_secret_of_another_portal_is_not_taken(tmp_path):
    one, other = "https://портал.рф", "https://компания.рф"
    listed(tmp_path, one)
    portals = Portals(tmp_path, Keyring({earlier_id(Site.parse(one), 1): webhook(other)}))
    await portals.open_known(portals.known[0])
    try:
        with pytest.raises(Exception, match="locked"):
            await portals.unlock()
    finally:
        await portals.close()


@pytest.fixture
def renamed():
    """Redirect requests for a portal's former name, as Bitrix24 does; return the webhook under that name."""

    async def moved(reader, writer, target):
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        asked.append(head.split(" ")[1])
        writer.write(f"HTTP/1.1 302 F\r\nLocation: {target}{asked[-1]}\r\nContent-Length: 0\r\n\r\n".encode())
        writer.close()

    asked = []

    @asynccontextmanager
    async def running(portal):
        site = portal.webhook.partition("/rest/")[0]
        answer = partial(moved, target=site)
        async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            yield portal.webhook.replace(site, f"http://localhost:{port}"), asked

    return running


@pytest.mark.parametrize("remembered_first", [True, False], ids=["remembered before", "remembered after"])
def test_a_renamed_portal_is_asked_where_it_is_at_the_next_start(tmp_path, renamed, remembered_first):
    async def story(portal):
        keyring = Keyring()
        async with renamed(portal) as (former, asked):
            portals = Portals(tmp_path, keyring)
            session = await portals.open(former)
            first, name = session.id, session.credentials.host
            entry = await entered(session)
            if remembered_first:
                await portals.remember(keep_secret=True)
            await session.foreground.read(Call("profile"))
            await portals.note_move()
            if not remembered_first:
                await portals.remember(keep_secret=True)
            assert session.moved_to == Site.parse(portal.webhook.partition("/rest/")[0]).host
            undoable = await session.journal.undoable()
            await portals.close()
            before = len(asked)
            portals = Portals(tmp_path, keyring)
            [known] = portals.known
            session = await portals.open_known(known)
            await portals.unlock()
            await session.foreground.read(Call("profile"))
            again = await session.journal.undoable()
            await portals.close()
        assert len(asked) == before
        assert session.id == known.id == first
        assert known.former == (name,)
        assert undoable == again == entry.group

    with PortalProcess(contacts=20, companies=1, call_lists=1, participants=10, plain=True, limits="off") as portal:
        asyncio.run(story(portal))
