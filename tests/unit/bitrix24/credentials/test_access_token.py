import copy
import json
import pickle

import pytest

from desktop.bitrix24.credentials.access_token import AccessToken
from desktop.bitrix24.credentials.masking import mask
from desktop.bitrix24.credentials.site import Site
from desktop.bitrix24.credentials.webhook import Webhook
from desktop.domain.problem import Cause, Problem

TOKEN = "4cc3ss+t0ken/9"
ENDPOINT = "https://acme.bitrix24.ru/rest/"


@pytest.fixture
def token():
    return AccessToken.at_endpoint(ENDPOINT, 7, TOKEN)


@pytest.mark.parametrize(
    ("endpoint", "base"),
    [
        (ENDPOINT, "https://acme.bitrix24.ru"),
        ("https://acme.bitrix24.ru/rest", "https://acme.bitrix24.ru"),
        ("https://Intra.Acme.ru:8443/portal/rest/", "https://intra.acme.ru:8443/portal"),
        ("http://127.0.0.1:8000/rest/", "http://127.0.0.1:8000"),
    ],
)
def test_methods_are_addressed_from_the_client_endpoint(endpoint, base):
    token = AccessToken.at_endpoint(endpoint, 7, TOKEN)
    assert token.base == base
    assert token.address("crm.calllist.list") == f"{base}/rest/crm.calllist.list"
    assert token.host == base.partition("://")[2].partition("/")[0]
    assert token.local == base.startswith("http:")


@pytest.mark.parametrize(
    "endpoint",
    ["", "https://acme.bitrix24.ru/", "http://acme.bitrix24.ru/rest/", "javascript:/rest/", ENDPOINT + "x"],
)
def test_a_client_endpoint_that_is_none(endpoint):
    with pytest.raises(Problem) as raised:
        AccessToken.at_endpoint(endpoint, 7, TOKEN)
    assert raised.value.cause is Cause.UNREADABLE


@pytest.mark.parametrize("params", [{}, {"LIST_ID": 13, "ENTITIES": [], "NAME": "Обзвон"}])
def test_the_token_goes_in_the_body_and_not_in_the_address(token, params):
    body = json.loads(token.signed(json.dumps(params, separators=(",", ":")).encode()))
    assert body == params | {"auth": TOKEN}
    assert TOKEN not in token.address("profile")


def test_the_body_of_a_webhook_is_left_alone():
    assert Webhook.parse("https://acme.bitrix24.ru/rest/1/abcd1234/").signed(b'{"a":1}') == b'{"a":1}'


def test_prints_masked(token):
    for text in (f"{token}", repr(token), f"{[token]}", "{:>90}".format(token), mask(f"auth={TOKEN}")):  # noqa: UP032
        assert TOKEN not in text
        assert "•••" in text


def test_cannot_be_pickled_copied_or_changed(token):
    for attempt in (pickle.dumps, copy.deepcopy, copy.copy):
        with pytest.raises(TypeError):
            attempt(token)
    with pytest.raises(AttributeError):
        token.user_id = 1


def test_equal_by_value_and_the_same_token_elsewhere(token):
    assert token == AccessToken.at_endpoint(ENDPOINT, 7, TOKEN)
    moved = token.at(Site.parse("new.bitrix24.ru"))
    assert moved.address("profile") == "https://new.bitrix24.ru/rest/profile"
    assert moved != token
    assert token.same_token(moved)
    assert not token.same_token(AccessToken.at_endpoint(ENDPOINT, 7, "another0ne"))
    assert not token.same_token(Webhook.parse(f"https://acme.bitrix24.ru/rest/7/{'x' * 12}/"))
