import copy
import json
import pickle
from urllib.parse import parse_qs, urlsplit

import pytest

from desktop.bitrix24.credentials import masking
from desktop.bitrix24.credentials.site import Site
from desktop.bitrix24.line import oauth
from desktop.bitrix24.line.oauth import Application, Grant, TokenRequest
from desktop.bitrix24.line.protocol import Answer
from desktop.domain.problem import Cause, Problem

APPLICATION = Application("local.5f2c", "cl13nt+s3cr3t/x")
SERVER = Site.parse("oauth.bitrix24.tech")
PARTS = {
    "access_token": "4cc3ss0f4cm3",
    "expires": 1752478617,
    "expires_in": 3600,
    "refresh_token": "r3fr3sh0f4cm3",
    "client_endpoint": "https://acme.bitrix24.ru/rest/",
    "server_endpoint": "https://oauth.bitrix24.tech/rest/",
    "domain": "oauth.bitrix24.tech",
    "member_id": "a223c6b3",
    "scope": "crm,user_brief",
    "status": "L",
    "user_id": 7,
}


def decipher(parts, status=200):
    body = parts if isinstance(parts, bytes) else json.dumps(parts).encode()
    return oauth.decipher(Answer(status, body), server=SERVER)


def refused(parts, status=200):
    with pytest.raises(Problem) as raised:
        decipher(parts, status)
    return raised.value


def asked(request):
    address = urlsplit(request.reveal())
    return f"{address.scheme}://{address.netloc}{address.path}", {
        name: value for name, [value] in parse_qs(address.query).items()
    }


@pytest.mark.parametrize(
    ("portal", "named", "server"),
    [
        *((f"acme.bitrix24.{end}", "", "https://oauth.bitrix24.tech") for end in ("ru", "by", "kz", "com.kz", "uz")),
        *((f"acme.bitrix24.{end}", "", "https://oauth.bitrix24.tech") for end in ("am", "az", "ge", "kg")),
        *((f"acme.bitrix24.{end}", "", "https://oauth.bitrix.info") for end in ("com", "de", "eu", "com.br")),
        ("crm.acme.ru:8443", "", "https://oauth.bitrix24.tech"),
        ("crm.acme.ru", "oauth.bitrix.info", "https://oauth.bitrix.info"),
        ("acme.bitrix24.com", "oauth.bitrix24.tech", "https://oauth.bitrix24.tech"),
        ("acme.bitrix24.com", "oauth.evil.com", "https://oauth.bitrix.info"),
        ("http://127.0.0.1:8000", "oauth.bitrix.info", "http://127.0.0.1:8000"),
    ],
)
def test_the_authorization_server_of_a_portal(portal, named, server):
    assert oauth.authorization_server(Site.parse(portal), named).base == server


def test_the_page_where_the_user_agrees():
    address = oauth.authorize_address(Site.parse("acme.bitrix24.ru"), APPLICATION, "st+te")
    assert address == "https://acme.bitrix24.ru/oauth/authorize/?client_id=local.5f2c&state=st%2Bte"


def test_the_requests_for_a_code_and_for_a_refresh():
    proof = {"client_id": "local.5f2c", "client_secret": "cl13nt+s3cr3t/x"}
    address, parameters = asked(oauth.code_request(SERVER, APPLICATION, "c0d3=&c0d3"))
    assert address == "https://oauth.bitrix24.tech/oauth/token/"
    assert parameters == {"grant_type": "authorization_code", "code": "c0d3=&c0d3"} | proof
    grant = decipher(PARTS | {"server_endpoint": "https://oauth.bitrix.info/rest/"})
    address, parameters = asked(oauth.refresh_request(APPLICATION, grant))
    assert address == "https://oauth.bitrix.info/oauth/token/"
    assert parameters == {"grant_type": "refresh_token", "refresh_token": "r3fr3sh0f4cm3"} | proof


@pytest.mark.parametrize(
    "oddity", [{}, {"user_id": "7"}, {"expires": "1752478617"}, {"extra": [1]}, {"scope": " crm , user_brief,"}]
)
def test_a_grant_is_read_whatever_its_numbers_are(oddity):
    grant = decipher(PARTS | oddity)
    kept = json.loads(grant.reveal())
    assert (grant.user_id, kept["user_id"]) == (7, "7")
    assert kept.keys() == {"access_token", "refresh_token", "client_endpoint", "server_endpoint", "user_id"}
    assert grant.server == SERVER
    assert grant.credentials.address("profile") == "https://acme.bitrix24.ru/rest/profile"
    assert json.loads(grant.credentials.signed(b"{}")) == {"auth": "4cc3ss0f4cm3"}


def test_a_grant_that_names_no_server_is_renewed_where_it_came_from():
    assert decipher(PARTS | {"server_endpoint": ""}).server == SERVER


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("access_token", ""),
        ("refresh_token", None),
        ("client_endpoint", "http://acme.bitrix24.ru/rest/"),
        ("client_endpoint", "nonsense"),
        ("user_id", 0),
        ("user_id", "nobody"),
        ("server_endpoint", "http://oauth.bitrix.info/rest/"),
    ],
)
def test_a_grant_that_lacks_something(name, value):
    problem = refused(PARTS | {name: value})
    assert (problem.cause, problem.detail) == (Cause.UNREADABLE, name)


@pytest.mark.parametrize(
    ("status", "error", "cause"),
    [
        (400, "invalid_request", Cause.REFUSED),
        (400, "invalid_client", Cause.APPLICATION),
        (400, "invalid_grant", Cause.SIGN_IN_AGAIN),
        (200, "wrong_client", Cause.APPLICATION),
        (403, "insufficient_scope", Cause.SCOPE_MISSING),
        (403, "invalid_scope", Cause.SCOPE_MISSING),
        (402, "PAYMENT_REQUIRED", Cause.PLAN),
        (401, "NOT_INSTALLED", Cause.APPLICATION),
        (500, "", Cause.PORTAL_FAULT),
    ],
)
def test_the_error_decides_whatever_the_status(status, error, cause):
    envelope = {"error": error, "error_description": f"client_secret=cl13nt+s3cr3t/x of {PARTS['refresh_token']}"}
    decipher(PARTS)
    for told in (envelope, PARTS | envelope):
        problem = refused(told, status)
        assert (problem.cause, problem.code, problem.host) == (cause, error, "oauth.bitrix24.tech")
        assert "cl13nt" not in str(problem)
        assert PARTS["refresh_token"] not in str(problem)


@pytest.mark.parametrize(
    ("body", "status", "cause"),
    [
        (b"<html>login</html>", 200, Cause.NOT_A_PORTAL),
        (b"", 502, Cause.PORTAL_FAULT),
        (b"{}", 200, Cause.NOT_A_PORTAL),
        (b"[]", 200, Cause.NOT_A_PORTAL),
        (b'{"access_token": "4cc', 200, Cause.UNREADABLE),
        (b"\xff\xfe", 200, Cause.NOT_A_PORTAL),
        (b"", 302, Cause.MOVED),
    ],
)
def test_what_is_no_answer_of_an_authorization_server(body, status, cause):
    assert refused(body, status).cause is cause


def test_what_the_keyring_keeps_comes_back():
    grant = decipher(PARTS)
    assert Grant.restored(grant.reveal()) == grant
    assert Application.restored(APPLICATION.reveal()) == APPLICATION


@pytest.mark.parametrize(
    "text", ["", "{}", "[1]", '{"access_token": "s3cr3tt0k3n"', '{"access_token": "s3cr3tt0k3n"}']
)
def test_what_the_keyring_has_spoilt(text):
    with pytest.raises(ValueError, match="this is no") as raised:
        Grant.restored(text)
    assert raised.value.__cause__ is None


def test_everything_prints_masked_and_is_not_pickled():
    grant = decipher(PARTS)
    secrets = (PARTS["access_token"], PARTS["refresh_token"], "cl13nt", "c0d3c0d3")
    request = oauth.code_request(SERVER, APPLICATION, "c0d3c0d3")
    for value in (grant, APPLICATION, request, grant.credentials):
        for text in (f"{value}", repr(value), f"{[value]}", "%s" % value):  # noqa: UP031
            assert not [secret for secret in secrets if secret in text]
        for attempt in (pickle.dumps, copy.copy):
            with pytest.raises(TypeError):
                attempt(value)
    assert masking.mask("c0d3c0d3 4cc3ss0f4cm3 r3fr3sh0f4cm3 cl13nt%2Bs3cr3t%2Fx") == "••• ••• ••• •••"
    assert isinstance(request, TokenRequest)
    with pytest.raises(AttributeError):
        grant.user_id = 1
