"""From the browser to calls, renewals and their failures: client, store of the grant and the real embedded portal."""

import asyncio
import json
import subprocess
import sys
from contextlib import asynccontextmanager

import pytest

from desktop.bitrix24.line.client import Call, Client, ParallelReads, Urgency
from desktop.bitrix24.line.oauth import Application, Grant
from desktop.bitrix24.line.renewal import Renewal
from desktop.bitrix24.methods import connection_check
from desktop.domain.problem import Cause, Problem
from desktop.portal.process import PortalProcess
from desktop.services.authorizing import Authorizing, ReturnPages
from desktop.services.refreshing import refresh
from desktop.services.session import Session

PROGRAM = """
import asyncio, json, os, pathlib, sys
from desktop.bitrix24.line.client import Call, Client
from desktop.bitrix24.line.oauth import Application, Grant
from desktop.bitrix24.line.renewal import Renewal

async def act(told):
    file = pathlib.Path(told["file"])

    async def keep(grant):
        if told["when"] == "after":
            file.write_text(grant.reveal())
        print("here", flush=True)
        await asyncio.Event().wait()

    renewal = Renewal(Application.restored(told["application"]), Grant.restored(file.read_text()), keep)
    async with Client(renewal.credentials, renewal=renewal) as client:
        await client.write(Call("profile"))

asyncio.run(act(json.loads(sys.stdin.readline())))
"""
"""Makes a call with an expired token, and stops before or after the renewed grant is stored."""


class Kept:
    """Stores the grants, as the keyring does."""

    def __init__(self):
        self.texts = []

    async def __call__(self, grant):
        self.texts.append(grant.reveal())


@pytest.fixture
def kept():
    return Kept()


@pytest.fixture
@asynccontextmanager
async def client(world, kept):
    """Sign in, and open a client of the grant; requests are counted from here."""
    application, grant = await world.sign_in()
    async with Client(grant.credentials, renewal=Renewal(application, grant, kept)) as opened:
        await opened.write(Call("profile"))
        await world.portal.control.call("requests", reset=True)
        yield opened


def reads(client, count):
    reader = client.reader(Urgency.FOREGROUND)
    return [reader.read(Call("crm.calllist.items.get", {"LIST_ID": 1, "start": 0})) for _ in range(count)]


async def outcome(awaitable):
    try:
        return (await awaitable).result
    except Problem as problem:
        return problem.cause


async def tokens(world):
    return await world.counted("oauth/token")


async def test_signed_in_means_connected(client):
    connection = (await connection_check.check(client.reader(Urgency.FOREGROUND), client.credentials)).connection
    assert connection.user.id == 1
    assert connection.administrator
    assert connection.scopes == ("crm", "telephony", "user")
    assert f"http://{connection.host}" == connection.base


async def test_a_session_is_read_and_renewed_like_one_of_a_webhook(world, kept, tmp_path):
    application, grant = await world.sign_in()
    renewal = Renewal(application, grant, kept)
    async with Session(grant.credentials, tmp_path, renewal=renewal) as session:
        await refresh(session, lambda _: None)
        await world.portal.control.call("expire_access")
        await refresh(session, lambda _: None)
        known, exchanges = session.known, await tokens(world)
    assert {len(membership) for membership in known.memberships.values()} == {60}
    assert exchanges == 2
    assert len(kept.texts) == 1
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and secrets_in(path.read_bytes(), kept.texts)]


def secrets_in(content, texts):
    found = [json.loads(text) for text in texts]
    return [name for one in found for name in ("access_token", "refresh_token") if one[name].encode() in content]


async def test_ten_reads_at_once_refresh_once(client, world, kept):
    await world.portal.control.call("expire_access")
    results = await asyncio.gather(*reads(client, 10))
    assert [len(reply.result) for reply in results] == [50] * 10
    assert await tokens(world) == 1
    assert await world.counted("batch") == 2
    assert len(kept.texts) == 1


async def test_a_token_that_expires_between_two_batches(client, world):
    await world.portal.control.call("moment", method="crm.calllist.items.get", number=10, action="expire_access")
    results = await asyncio.gather(*reads(client, 120))
    assert {len(reply.result) for reply in results} == {50}
    assert await tokens(world) == 1
    assert await world.counted("batch") == 4


async def test_commands_that_meet_the_expiry_inside_a_batch(client, world):
    refusal = {"code": "expired_token", "description": "The access token provided has expired.", "status": 401}
    for number in (3, 4, 7):
        await world.portal.control.call(
            "moment", method="crm.calllist.items.get", number=number, action="fail", arguments=refusal
        )
    results = await asyncio.gather(*reads(client, 10))
    assert ({len(reply.result) for reply in results}, await tokens(world)) == ({50}, 1)
    assert await world.counted("batch") == 2


async def test_the_renewal_is_for_hours(client, world, kept):
    for _ in range(4):
        await world.portal.control.call("let_grants_age", seconds=3601)
        await asyncio.gather(*reads(client, 3))
    assert await tokens(world) == 4
    assert len(set(kept.texts)) == 4


async def test_a_write_and_the_readings_beside_it_meet_the_expiry(client, world, kept):
    """The write is under way with its original token while the reads beside it are refused."""
    heard = []
    control = world.portal.control
    await control.call("switch", update_cost_ms=5)
    await control.call("moment", method="crm.calllist.update", when="before", action="expire_access")
    await control.call(
        "moment", method="crm.calllist.update", when="before", action="hold", arguments={"requests": 4}
    )
    beside = ParallelReads([Call("profile"), Call("server.time")], heard.append, pause=0)
    members = [row["id"] for row in await control.call("participants_of", list=2)]
    update = Call("crm.calllist.update", {"LIST_ID": 2, "ENTITY_TYPE": "CONTACT", "ENTITIES": members})
    reply = await client.write(update, beside=beside)
    exchanged = await tokens(world)
    await asyncio.gather(*reads(client, 2))
    later, updates = await tokens(world), await world.counted("crm.calllist.update")
    assert (reply.result, exchanged, later, updates) == (True, 1, 1, 1)
    assert heard
    assert [problem for replies in heard for problem in replies if isinstance(problem, Problem)] == []
    assert len(kept.texts) == 1


async def test_two_clients_of_one_grant_refresh_once(world, kept):
    application, grant = await world.sign_in()
    renewal = Renewal(application, grant, kept)
    async with (
        Client(grant.credentials, renewal=renewal) as client,
        Client(renewal.credentials, renewal=renewal) as other,
    ):
        await client.write(Call("profile"))
        await world.portal.control.call("requests", reset=True)
        await world.portal.control.call("expire_access")
        results = await asyncio.gather(*reads(client, 10), *reads(other, 10))
        assert {len(reply.result) for reply in results} == {50}
        assert await tokens(world) == 1


async def test_a_refused_write_is_carried_out_once(client, world):
    add = Call("crm.calllist.add", {"ENTITY_TYPE": "CONTACT", "ENTITIES": [1, 2, 3]})
    await world.portal.control.call("expire_access")
    number = (await client.write(add)).result
    made = await world.portal.control.call(
        "query", sql="SELECT COUNT(*) AS n FROM call_list WHERE id >= ?", parameters=[number]
    )
    assert (made[0]["n"], await tokens(world)) == (1, 1)


@pytest.mark.expects_log
@pytest.mark.parametrize(
    ("fault", "result"),
    [
        ({"kind": "drop_before"}, "renewed"),
        ({"kind": "html", "status": 502}, "renewed"),
        ({"kind": "drop_after"}, Cause.SIGN_IN_AGAIN),
        ({"kind": "crash_after"}, Cause.SIGN_IN_AGAIN),
        ({"kind": "half_json"}, Cause.SIGN_IN_AGAIN),
        ({"kind": "drop_before", "times": 2}, Cause.SIGN_IN_AGAIN),
    ],
)
async def test_the_answer_to_a_refresh_is_lost(client, world, kept, fault, result):
    """The server may or may not have used up the old refresh token, so it is tried once more."""
    await world.portal.control.call("expire_access")
    await world.portal.control.call("fault", method="oauth/token", **fault)
    found = await outcome(client.write(Call("crm.calllist.list")))
    assert ("renewed" if isinstance(found, list) else found, await tokens(world)) == (result, 2)
    assert len(kept.texts) == (1 if result == "renewed" else 0)


@pytest.mark.parametrize("action", ["revoke_grants", "let_grants_age"])
async def test_revoked_or_too_old_means_to_sign_in_again(client, world, kept, action):
    arguments = {"seconds": 181 * 86400} if action == "let_grants_age" else {}
    await world.portal.control.call(action, **arguments)
    causes = await asyncio.gather(outcome(client.write(Call("profile"))), *map(outcome, reads(client, 10)))
    again = await world.sign_in()
    async with Client(again[1].credentials) as anew:
        user = (await anew.write(Call("profile"))).result["ID"]
    assert causes == [Cause.SIGN_IN_AGAIN] * 11
    assert (user, kept.texts) == ("1", [])


async def test_an_application_that_was_uninstalled(world, kept):
    application, grant = await world.sign_in()
    async with Client(grant.credentials, renewal=Renewal(application, grant, kept)) as client:
        await world.portal.control.call("install_application", client_id=application.client_id, on=False)
        assert await outcome(client.write(Call("profile"))) is Cause.APPLICATION


@pytest.mark.parametrize("when", ["before", "after"])
async def test_killed_where_the_new_grant_is_stored(world, tmp_path, kept, when):
    """Killed after storing, the stored grant works; killed before, signing in again is needed. Neither was used."""
    application, grant = await world.sign_in()
    file = tmp_path / "grant"
    file.write_text(grant.reveal())
    await world.portal.control.call("expire_access")
    await world.portal.control.call("requests", reset=True)
    told = {"file": str(file), "application": application.reveal(), "when": when}
    await asyncio.to_thread(run_until_here, told)
    used = await world.counted("profile"), await tokens(world)
    renewal = Renewal(application, Grant.restored(file.read_text()), kept)
    async with Client(renewal.credentials, renewal=renewal) as client:
        first = await outcome(client.write(Call("crm.calllist.list")))
        await world.portal.control.call("expire_access")
        second = await outcome(client.write(Call("crm.calllist.list")))
    used, first, second, cause = used, isinstance(first, list), isinstance(second, list), second
    assert used == (1, 1)
    assert (first, second) == ((True, True) if when == "after" else (False, False))
    assert when == "after" or cause is Cause.SIGN_IN_AGAIN


def run_until_here(told):
    """Start the program, and kill it where it has stopped."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        try:
            process.stdin.write(json.dumps(told) + "\n")
            process.stdin.flush()
            assert process.stdout.readline() == "here\n"
        finally:
            process.kill()


async def test_grants_and_applications_outlive_the_portals_process(tmp_path, kept, browse):
    """The portal restarts on the same file and port, with the application on its command line."""
    application = Application("local.desk", "secr3t-0f-the-desk")
    options = {
        "contacts": 60,
        "companies": 1,
        "call_lists": 1,
        "participants": 20,
        "plain": True,
        "database": tmp_path / "portal.sqlite",
        "application": "local.desk=http://localhost:8722/",
        "application_secret": "secr3t-0f-the-desk",
    }

    async with PortalProcess(**options) as portal:
        site = portal.webhook.partition("/rest/")[0]
        async with Authorizing(site, application, port=0, pages=ReturnPages("", "")) as signing_in:
            page = await browse(await signing_in.begin(), follow=False)
            signing_in.pasted(page.headers["location"])
            grant = await signing_in.signed_in()
        await portal.control.call("expire_access")
    options["port"] = int(site.rpartition(":")[2])
    renewal = Renewal(application, grant, kept)
    async with PortalProcess(**options), Client(renewal.credentials, renewal=renewal) as client:
        assert (await client.write(Call("profile"))).result["ID"] == "1"
    assert len(kept.texts) == 1
