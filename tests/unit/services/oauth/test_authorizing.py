"""Sign in on the real embedded portal: the browser returns automatically, or its address is pasted."""

import asyncio
import json
import socket
from urllib.parse import parse_qs, urlsplit

import pytest

from desktop.bitrix24.line.oauth import Application
from desktop.domain.problem import Cause, Problem
from desktop.services.authorizing import Authorizing, ReturnPages

NOBODY = Application("local.nobody", "n0b0dyss3cr3t")


async def cause_of(awaitable):
    try:
        return await awaitable
    except Problem as problem:
        return problem.cause


def cause_of_pasting(signing_in, text):
    with pytest.raises(Problem) as raised:
        signing_in.pasted(text)
    return raised.value.cause


async def returning(browse, address):
    """Approve access, and return the address to which the browser is redirected."""
    response = await browse(address, follow=False)
    assert response.status_code == 302
    return response.headers["location"]


def refuses_connections(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


async def test_the_browser_brings_the_code_by_itself(world, browse):
    signing_in, address, _ = await world.authorizing()
    async with signing_in:
        page, grant = await asyncio.gather(browse(address), signing_in.signed_in())
    assert page.status_code == 200
    assert "Эту страницу можно закрыть &amp; забыть." in page.text
    assert 'lang="ru"' in page.text
    assert page.headers["cache-control"] == "no-store"
    assert (grant.user_id, json.loads(grant.reveal())["user_id"]) == (1, "1")
    assert grant.credentials.base == world.site
    assert refuses_connections(signing_in.port)


@pytest.mark.parametrize(
    "copied",
    [
        "{whole}",
        "  «{whole}»\n",
        "{code}",
        " {code} ",
        "code={code}",
        "?state={state}&code={code}",
        "http://localhost/?code={code}&state={state}#top",
    ],
)
async def test_what_people_paste(world, browse, copied):
    signing_in, address, _ = await world.authorizing()
    async with signing_in:
        whole = await returning(browse, address)
        parts = {name: value for name, [value] in parse_qs(urlsplit(whole).query).items()}
        signing_in.pasted(copied.format(whole=whole, **parts))
        assert (await signing_in.signed_in()).user_id == 1


@pytest.mark.parametrize(
    "text", ["", "acme.bitrix24.ru", "abc", "http://localhost:1/?code=", "code=a%20b", "https://a.ru/rest/1/abc/"]
)
async def test_a_text_without_a_code_is_told_and_the_sign_in_goes_on(world, browse, text):
    signing_in, address, _ = await world.authorizing()
    async with signing_in:
        cause = cause_of_pasting(signing_in, text)
        signing_in.pasted(await returning(browse, address))
        assert (cause, (await signing_in.signed_in()).user_id) == (Cause.CODE_UNREADABLE, 1)


async def test_a_return_with_another_state_is_refused_and_the_sign_in_goes_on(world, browse):
    signing_in, address, _ = await world.authorizing()
    async with signing_in:
        back = f"http://127.0.0.1:{signing_in.port}/?code=0123456789abcdef0123"
        pages = [await browse(back + state) for state in ("", "&state=", "&state=other")]
        mine = f"&state={parse_qs(urlsplit(address).query)['state'][0]}"
        others = ("", "&state=", "&state=other", f"{mine}&domain=evil.bitrix24.ru", f"&domain={world.host}")
        pasted = {cause_of_pasting(signing_in, back + other) for other in others}
        page, grant = await asyncio.gather(browse(address), signing_in.signed_in())
    assert [one.status_code for one in pages] == [403] * 3
    assert "Это другой вход." in pages[0].text
    assert pasted == {Cause.ANOTHER_SIGN_IN}
    assert (page.status_code, grant.user_id) == (200, 1)


async def test_the_state_of_an_earlier_attempt_counts_no_more(world, browse):
    signing_in, first, _ = await world.authorizing()
    async with signing_in:
        waiting = asyncio.ensure_future(signing_in.signed_in())
        second = await signing_in.begin()
        early, late = await browse(first), await browse(second)
        assert (early.status_code, late.status_code, (await waiting).user_id) == (403, 200, 1)


async def test_only_one_code_is_taken(world, browse):
    signing_in, address, _ = await world.authorizing()
    async with signing_in:
        first, second = await returning(browse, address), await returning(browse, address)
        pages = [await browse(first), await browse(second)]
        assert [page.status_code for page in pages] == [200, 403]
        assert cause_of_pasting(signing_in, second) is Cause.CODE_LATE
        assert (await signing_in.signed_in()).user_id == 1
    assert await world.counted("oauth/token") == 1


async def test_a_late_code_is_told_and_one_begins_again(world, browse):
    signing_in, address, _ = await world.authorizing()
    async with signing_in:
        back = await returning(browse, address)
        await world.portal.control.call("let_grants_age", seconds=31)
        signing_in.pasted(back)
        late = await cause_of(signing_in.signed_in())
        page, grant = await asyncio.gather(browse(await signing_in.begin()), signing_in.signed_in())
        assert (late, page.status_code, grant.user_id) == (Cause.CODE_LATE, 200, 1)


async def test_a_wrong_secret_or_application(world, browse):
    causes = []
    made = world.application("http://localhost:1/")
    for application in (Application(made.client_id, "an0thers3cr3t"), NOBODY):
        async with Authorizing(world.site, application, port=0, pages=ReturnPages("", "")) as signing_in:
            await signing_in.begin()
            signing_in.pasted("0123456789abcdef0123")
            causes.append(await cause_of(signing_in.signed_in()))
    assert causes == [Cause.APPLICATION] * 2


async def test_a_refusal_on_the_portal_brings_nobody_back(world, browse):
    await world.portal.control.call("switch", authorization_refused=True)
    signing_in, address, _ = await world.authorizing(seconds=0.05)
    async with signing_in:
        page = await browse(address)
        path, cause, port = page.url.path, await cause_of(signing_in.signed_in()), signing_in.port
    assert (path, cause) == ("/oauth/authorize/", Cause.NOBODY_SIGNED_IN)
    assert refuses_connections(port)


async def test_a_busy_port_is_told_and_pasting_works(world, browse):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        signing_in, address, _ = await world.authorizing(port=port)
        async with signing_in:
            problem = signing_in.port_problem
            signing_in.pasted(await returning(browse, address))
            user = (await signing_in.signed_in()).user_id
    assert (problem.cause, problem.detail, user) == (Cause.PORT_BUSY, str(port), 1)


async def test_a_port_that_has_become_free_is_listened_on_at_the_next_attempt(world):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        signing_in, _, _ = await world.authorizing(port=busy.getsockname()[1])
        before = signing_in.port_problem
    async with signing_in:
        await signing_in.begin()
        assert (before.cause, signing_in.port_problem) == (Cause.PORT_BUSY, None)


async def test_a_cancelled_sign_in_gives_the_port_back_and_cuts_who_hangs_on(world, monkeypatch):
    monkeypatch.setattr("desktop.services.browser_return._HEAD_SECONDS", 3600)
    signing_in, _, _ = await world.authorizing()
    waiting = asyncio.ensure_future(signing_in.signed_in())
    reader, writer = await asyncio.open_connection("127.0.0.1", signing_in.port)
    writer.write(b"GET / HT")
    await writer.drain()
    waiting.cancel()
    await signing_in.close()
    writer_end = await asyncio.gather(reader.read(), return_exceptions=True)
    writer.close()
    [ended], [seen], port = await asyncio.gather(waiting, return_exceptions=True), writer_end, signing_in.port
    assert isinstance(ended, asyncio.CancelledError)
    assert seen == b"" or isinstance(seen, ConnectionError)
    assert refuses_connections(port)


@pytest.mark.parametrize(
    ("request_text", "status"),
    [
        ("POST /?code={code}&state={state} HTTP/1.1\r\nHost: localhost\r\n", 405),
        ("HEAD /?code={code}&state={state} HTTP/1.1\r\nHost: localhost\r\n", 405),
        ("GET /?code={code}&state={state} HTTP/1.1\r\nHost: evil.ru\r\n", 421),
        ("GET /?code={code}&state={state} HTTP/1.1\r\n", 421),
        ("GET http://[evil/?code={code}&state={state} HTTP/1.1\r\nHost: localhost\r\n", 400),
        ("GET //[?code={code}&state={state} HTTP/1.1\r\nHost: localhost\r\n", 404),
        ("GET /favicon.ico HTTP/1.1\r\nHost: localhost\r\n", 404),
        ("GET /?error=access_denied HTTP/1.1\r\nHost: localhost\r\n", 404),
        ("nonsense\r\n", 400),
        ("\xff\xfe\r\n", 400),
    ],
)
async def test_what_is_no_return_of_a_browser_takes_nothing(world, browse, request_text, status):
    signing_in, address, _ = await world.authorizing()
    async with signing_in:
        state = parse_qs(urlsplit(address).query)["state"][0]
        sent = request_text.format(code="0123456789abcdef", state=state)
        reader, writer = await asyncio.open_connection("127.0.0.1", signing_in.port)
        writer.write(f"{sent}\r\n".encode("latin-1"))
        answered = await reader.read()
        writer.close()
        _, grant = await asyncio.gather(browse(address), signing_in.signed_in())
        assert (int(answered.split()[1]), grant.user_id) == (status, 1)


@pytest.mark.parametrize(
    ("typed", "base"),
    [
        ("acme.bitrix24.ru", "https://acme.bitrix24.ru"),
        (" https://Acme.Bitrix24.ru/company/personal/user/1/?a=1 ", "https://acme.bitrix24.ru"),
        ("https://crm.acme.ru:8443/", "https://crm.acme.ru:8443"),
    ],
)
async def test_the_portals_address_as_typed(typed, base):
    async with Authorizing(typed, NOBODY, port=0, pages=ReturnPages("", "")) as signing_in:
        address = await signing_in.begin()
    assert address.startswith(f"{base}/oauth/authorize/?client_id=local.nobody&state=")
    assert "secret" not in address
    assert "n0b0dy" not in address


@pytest.mark.parametrize(
    ("typed", "cause"),
    [("", Cause.PORTAL_UNREADABLE), ("my portal", Cause.PORTAL_UNREADABLE), ("http://a.ru", Cause.PLAIN_HTTP)],
)
def test_an_address_that_is_none(typed, cause):
    with pytest.raises(Problem) as raised:
        Authorizing(typed, NOBODY, port=0, pages=ReturnPages("", ""))
    assert raised.value.cause is cause
