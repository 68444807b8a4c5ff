import json

import pytest

from desktop.bitrix24.credentials.access_token import AccessToken
from desktop.bitrix24.credentials.site import Site
from desktop.bitrix24.credentials.webhook import Webhook
from desktop.bitrix24.line import protocol
from desktop.bitrix24.line.protocol import Answer, Call
from desktop.domain.problem import Cause, Problem

HTML = b"<!DOCTYPE html><html><body>Login</body></html>"


def decipher(status, body):
    return protocol.decipher(Answer(status, body), method="crm.calllist.list", host="acme.bitrix24.ru")


@pytest.mark.parametrize(
    ("body", "result"),
    [
        (b'{"result": [{"ID": "13"}, {"ID": 13}]}', [{"ID": "13"}, {"ID": 13}]),
        (b'{"result": []}', []),
        (b'{"result": null}', None),
        (b'{"result": true, "time": []}', True),
        (b'\xef\xbb\xbf{"result": 1}', 1),
        (b'\r\n {"result": 1} \n', 1),
        (b'{"result": 1, "time": {"operating": "x", "date_start": "yesterday"}, "extra": {}}', 1),
        (b'{"result": 1, "time": "now"}', 1),
        ('{"result": "Обзвон"}'.encode(), "Обзвон"),
        (b'{"result": "\\u041e"}', "О"),
    ],
)
def test_successes(body, result):
    assert decipher(200, body).result == result


@pytest.mark.parametrize(
    ("status", "body", "cause", "code"),
    [
        (400, b'{"error": "ENTITY_ERROR", "error_description": "x"}', Cause.REFUSED, "ENTITY_ERROR"),
        (400, b'{"error": "", "error_description": "Access denied."}', Cause.REFUSED, ""),
        (200, b'{"error": "", "error_description": "x", "result": []}', Cause.REFUSED, ""),
        (200, b'{"error": 0}', Cause.REFUSED, "0"),
        (400, b'{"error": "0"}', Cause.REFUSED, "0"),
        (400, b'{"error": "100", "error_description": null}', Cause.REFUSED, "100"),
        (200, b'{"error": null}', Cause.REFUSED, ""),
        (400, b'{"error": "ERROR_CORE", "error_description": "Busy<br>"}', Cause.REFUSED, "ERROR_CORE"),
        (500, b'{"error": "ERROR_CORE", "error_description": "SQL query error!"}', Cause.PORTAL_FAULT, "ERROR_CORE"),
        (200, b'{"error": "WRONG_ENCODING"}', Cause.PORTAL_FAULT, "WRONG_ENCODING"),
        (302, b'{"error": "INVALID_CREDENTIALS"}', Cause.CREDENTIALS, "INVALID_CREDENTIALS"),
        (200, HTML, Cause.NOT_A_PORTAL, ""),
        (403, HTML, Cause.NOT_A_PORTAL, ""),
        (404, HTML, Cause.NOT_A_PORTAL, ""),
        (302, HTML, Cause.MOVED, ""),
        (500, HTML, Cause.PORTAL_FAULT, ""),
        (502, HTML, Cause.PORTAL_FAULT, ""),
        (503, HTML, Cause.PORTAL_FAULT, ""),
        (500, b"", Cause.PORTAL_FAULT, ""),
        (500, b'{"result": []}', Cause.PORTAL_FAULT, ""),
        (429, b"Too many requests", Cause.RATE_LIMIT, ""),
        (200, b"", Cause.NOT_A_PORTAL, ""),
        (200, b"[]", Cause.NOT_A_PORTAL, ""),
        (200, b'"ok"', Cause.NOT_A_PORTAL, ""),
        (200, b'{"status": "ok"}', Cause.NOT_A_PORTAL, ""),
        (200, b'{"result": [{"ID": "1', Cause.UNREADABLE, ""),
        (200, b'{"result": "\xff\xfe"}', Cause.UNREADABLE, ""),
        (200, b'{"result": [], "next": "soon"}', Cause.UNREADABLE, ""),
        (200, b'{"result": [], "next": false}', Cause.UNREADABLE, ""),
        (200, b'{"result": [], "next": {}}', Cause.UNREADABLE, ""),
    ],
)
def test_failures(status, body, cause, code):
    with pytest.raises(Problem) as raised:
        decipher(status, body)
    assert (raised.value.cause, raised.value.code) == (cause, code)
    assert raised.value.method == "crm.calllist.list"
    assert raised.value.host == "acme.bitrix24.ru"
    assert raised.value.__cause__ is None
    assert raised.value.__context__ is None


def test_counts_and_times():
    reply = decipher(
        200,
        b"""{"result": [], "total": "118", "next": 50, "time": {"start": 10, "finish": 12.5, "operating": 0.5,
        "operating_reset_at": 1752475617, "date_start": "2025-07-14T09:36:57+03:00"}}""",
    )
    assert (reply.total, reply.next) == (118, 50)
    assert (reply.time.operating, reply.time.reset_at, reply.time.at) == (0.5, 1752475617, 12.5)
    assert reply.time.date_start.isoformat() == "2025-07-14T09:36:57+03:00"


def test_absent_operating_is_unknown_and_not_zero():
    reply = decipher(200, b'{"result": [], "next": null, "time": {"start": 10}}')
    assert reply.time.operating is None
    assert reply.time.reset_at is None
    assert reply.next is None
    assert reply.total is None


def test_details_are_plain_and_masked(secret):
    body = {"error": "", "error_description": f"Busy<br>at &laquo;/rest/7/{secret}/x&raquo;<br />" + "y" * 900}
    with pytest.raises(Problem) as raised:
        decipher(400, json.dumps(body).encode())
    assert raised.value.detail.startswith("Busy at «/rest/7/•••/x»")
    assert len(raised.value.detail) <= 500


def test_a_direct_call_is_json_with_nulls_and_empty_arrays():
    call = Call("crm.calllist.update", {"LIST_ID": 13, "WEBFORM_ID": None, "ENTITIES": [], "NAME": "Обзвон"})
    assert json.loads(protocol.direct_body(call)) == call.params
    assert json.loads(protocol.direct_body(Call("profile"))) == {}


def test_this_computer_sends_on_to_this_computer(secret):
    here = Webhook.parse(f"http://localhost:1/rest/7/{secret}/")
    moved = protocol.redirect_target(here, "profile", Answer(302, b"", f"http://127.0.0.1:2/rest/7/{secret}/profile"))
    assert moved.base == "http://127.0.0.1:2"


def test_answers_do_not_print_what_they_hold(secret, address):
    printed = repr(Answer(302, secret.encode(), address))
    assert secret not in printed


@pytest.mark.parametrize(
    ("location", "base"),
    [
        ("https://new.bitrix24.ru/rest/7/{secret}/profile", "https://new.bitrix24.ru"),
        ("https://new.bitrix24.ru/rest/7/{secret}/profile.json", "https://new.bitrix24.ru"),
        ("https://new.bitrix24.ru/site/rest/7/{secret}/profile?a=1", "https://new.bitrix24.ru/site"),
        ("/site/rest/7/{secret}/profile", "https://acme.bitrix24.ru/site"),
    ],
)
def test_redirects_that_are_followed(location, base, secret, address):
    moved = protocol.redirect_target(
        Webhook.parse(address), "profile", Answer(302, b"", location.format(secret=secret))
    )
    assert moved.base == base
    assert moved.reveal() == f"{base}/rest/7/{secret}/"


@pytest.mark.parametrize(
    "location",
    [
        "http://new.bitrix24.ru/rest/7/{secret}/profile",
        "http://127.0.0.1:8080/rest/7/{secret}/profile",
        "https://new.bitrix24.ru/rest/7/{secret}/batch",
        "https://new.bitrix24.ru/rest/8/{secret}/profile",
        "https://new.bitrix24.ru/rest/7/other123456/profile",
        "https://new.bitrix24.ru/auth/?back=/rest/7/{secret}/profile",
        "https://me:you@new.bitrix24.ru/rest/7/{secret}/profile",
        "https://[bad/rest/7/{secret}/profile",
        "https://new.bitrix24.ru/",
        "ftp://new.bitrix24.ru/rest/7/{secret}/profile",
    ],
)
def test_redirects_that_are_not(location, secret, address):
    answer = Answer(302, b"", location.format(secret=secret))
    with pytest.raises(Problem) as raised:
        protocol.redirect_target(Webhook.parse(address), "profile", answer)
    assert raised.value.cause is Cause.MOVED
    assert secret not in str(raised.value)


@pytest.mark.parametrize(
    ("location", "base"),
    [
        ("https://new.bitrix24.ru/rest/profile", "https://new.bitrix24.ru"),
        ("https://new.bitrix24.ru/site/rest/profile.json?a=1", "https://new.bitrix24.ru/site"),
        ("/site/rest/profile", "https://acme.bitrix24.ru/site"),
    ],
)
def test_redirects_of_an_access_token_that_are_followed(location, base):
    token = AccessToken(Site.parse("acme.bitrix24.ru"), 7, "t0k3nofacm3")
    moved = protocol.redirect_target(token, "profile", Answer(302, b"", location))
    assert moved == AccessToken(Site.parse(base), 7, "t0k3nofacm3")


@pytest.mark.parametrize(
    "location",
    [
        "http://new.bitrix24.ru/rest/profile",
        "https://new.bitrix24.ru/rest/batch",
        "https://new.bitrix24.ru/rest/7/profile",
        "https://new.bitrix24.ru/auth/?back=/rest/profile",
        "https://me:you@new.bitrix24.ru/rest/profile",
    ],
)
def test_redirects_of_an_access_token_that_are_not(location):
    token = AccessToken(Site.parse("acme.bitrix24.ru"), 7, "t0k3nofacm3")
    with pytest.raises(Problem) as raised:
        protocol.redirect_target(token, "profile", Answer(302, b"", location))
    assert raised.value.cause is Cause.MOVED
