"""Provokes every failure and searches for the secret: log records of all levels, exceptions, tracebacks, contexts."""

import asyncio
import json
import logging
import traceback

import pytest

from desktop.bitrix24.credentials import masking
from desktop.bitrix24.credentials.webhook import Webhook
from desktop.bitrix24.line.client import Call, Client, Urgency
from desktop.bitrix24.line.retry import Unsent
from desktop.bitrix24.line.transport import HttpTransport
from desktop.bitrix24.methods import activities, call_lists, cards, connection_check, statuses, users
from desktop.domain.problem import Cause, Problem


@pytest.fixture
def records():
    """Collect all log records of any level, as a handler with the filter sees them."""
    found, root = [], logging.getLogger()
    handler = logging.Handler()
    handler.emit = lambda record: found.append(logging.Formatter().format(record))
    before = root.level, [(name, logging.getLogger(name).level) for name in ("httpx", "httpcore", "asyncio")]
    root.addHandler(handler)
    masking.install()
    for name in ("", "httpx", "httpcore", "asyncio", "desktop.bitrix24"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield found
    root.removeHandler(handler)
    root.setLevel(before[0])
    for name, level in before[1]:
        logging.getLogger(name).setLevel(level)
    for other in root.handlers:
        other.filters[:] = [one for one in other.filters if not isinstance(one, masking.SecretFilter)]


def everything_of(error):
    """Return all texts of an exception and of the exceptions chained to it."""
    texts = []
    while error is not None:
        texts += [str(error), repr(error), repr(vars(error)), *traceback.format_exception(error)]
        error = error.__cause__ or error.__context__
    return "\n".join(texts)


def failures(secret):
    told = f"no access to https://acme.bitrix24.ru/rest/7/{secret}/batch<br>"
    envelopes = [
        ("QUERY_LIMIT_EXCEEDED", 503),
        ("OPERATION_TIME_LIMIT", 429),
        ("INVALID_CREDENTIALS", 401),
        ("ACCESS_DENIED", 403),
        ("", 400),
        (f"CODE/{secret}", 400),
        ("INTERNAL_SERVER_ERROR", 500),
    ]
    for code, status in envelopes:
        yield (json.dumps({"error": code, "error_description": told}).encode(), status, "")
    for status in (200, 302, 403, 404, 500, 502, 503):
        yield (f"<html>{told}</html>".encode(), status, "")
    yield (f'{{"result": "{secret}'.encode(), 200, "")
    yield (json.dumps({"result": [{"ID": secret}]}).encode(), 200, "")
    yield (json.dumps({"result": [], "next": secret}).encode(), 200, "")
    for target in ("https://{s}.ru/rest/7/{s}/login", "http://new.ru/rest/7/{s}/batch", "https://[{s}/", "/{s}"):
        yield (b"", 302, target.format(s=secret))
    yield Problem(Cause.TIMED_OUT)
    yield Problem(Cause.UNREACHABLE)
    yield Unsent(Cause.HOST_UNKNOWN)
    yield RuntimeError(f"https://acme.bitrix24.ru/rest/7/{secret}/batch")


async def no_lists():
    return ()


async def every_use(client):
    reader = client.reader(Urgency.FOREGROUND)
    uses = [
        lambda: connection_check.check(reader, client.credentials),
        lambda: call_lists.all_call_lists(reader),
        lambda: call_lists.call_list(reader, 13),
        lambda: call_lists.membership(reader, 13, administrator=True, expected=None, now=lambda: None),
        lambda: statuses.dictionary(reader),
        lambda: activities.of_call_lists(reader, no_lists),
        lambda: cards.cards(reader, 3, [1, 2]),
        lambda: users.users(reader, [1]),
        lambda: client.write(Call("crm.calllist.update", {"LIST_ID": 13})),
    ]
    errors = []
    for use in uses:
        try:
            await use()
        except Exception as error:
            errors.append(error)
    return errors


@pytest.mark.expects_log
def test_no_failure_tells_the_secret(run, make_portal, answer, secret, records):
    seen = 0
    for failure in failures(secret):
        portal = make_portal()
        portal.script = [failure if isinstance(failure, Exception) else answer(*failure)] * 200
        errors = run(portal, every_use)
        seen += len(errors)
        for error in errors:
            assert isinstance(error, Problem)
            assert secret not in everything_of(error)
    assert seen > 150
    assert records
    assert not [text for text in records if secret in text]


async def test_nor_does_the_real_transport(records, secret, make_clock):
    async def use():
        webhook = Webhook.parse(f"http://127.0.0.1:1/rest/7/{secret}/")
        async with Client(webhook, transport=HttpTransport(), clock=make_clock()) as client:
            try:
                await client.write(Call("profile"))
            except Problem as problem:
                return problem

    assert secret not in everything_of(await asyncio.wait_for(use(), 20))
    assert records
    assert not [text for text in records if secret in text]


@pytest.mark.expects_log
def test_the_transport_keeps_its_library_quiet_whoever_set_up_logging(secret):
    talkative = ("httpx", "httpcore", *(f"httpcore.{part}" for part in ("connection", "http11", "proxy")))
    loggers = [logging.getLogger(name) for name in ("", *talkative)]
    levels = [logger.level for logger in loggers]
    said = []
    handler = logging.Handler()
    handler.emit = lambda record: said.append((record.name, logging.Formatter().format(record)))

    async def answered(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        writer.close()

    async def use():
        async with await asyncio.start_server(answered, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            http = HttpTransport()
            for _ in range(2):
                await http.post(Webhook.parse(f"http://127.0.0.1:{port}/rest/7/{secret}/"), "profile", b"")
                for logger in loggers:
                    logger.setLevel(logging.DEBUG)  # set by code that wants to see everything, even after our set-up
            await http.close()
        logging.getLogger("httpx").warning("a warning that quotes /rest/7/%s/profile", secret)

    loggers[0].addHandler(handler)
    try:
        for logger in loggers:
            logger.setLevel(logging.DEBUG)
        asyncio.run(use())
    finally:
        loggers[0].removeHandler(handler)
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
    assert [text for name, text in said if name in talkative] == ["a warning that quotes /rest/7/•••/profile"]
    assert not [text for _, text in said if secret in text]


def test_the_client_prints_nothing_secret(run, make_portal, secret):
    async def use(client):
        return [repr(client), str(client), repr(client.credentials), f"{client.credentials}"]

    assert not [text for text in run(make_portal(), use) if secret in text]
