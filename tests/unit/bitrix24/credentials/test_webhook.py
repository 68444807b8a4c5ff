import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.bitrix24.credentials.site import Site, is_loopback
from desktop.bitrix24.credentials.webhook import Webhook
from desktop.domain.problem import Cause, Problem

WHOLE = "https://acme.bitrix24.ru/rest/1/abcd1234efgh5678/"


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        WHOLE.rstrip("/"),
        f"  {WHOLE}\n",
        f'"{WHOLE}"',
        f"«{WHOLE}»",
        f"<{WHOLE}>",
        f"\ufeff{WHOLE}",
        WHOLE + "profile.json",
        WHOLE + "crm.calllist.list",
        WHOLE + "profile.json?x=1",
        WHOLE.removeprefix("https://"),
        WHOLE.replace("acme.bitrix24.ru", "ACME.Bitrix24.RU"),
        WHOLE.replace("acme.bitrix24.ru", "acme.bitrix24.ru:443"),
        WHOLE.replace("https", "HTTPS"),
    ],
)
def test_reads_what_people_paste(text):
    webhook = Webhook.parse(text)
    assert webhook == Webhook.parse(WHOLE)
    assert webhook.reveal() == WHOLE
    assert (webhook.host, webhook.base, webhook.user_id) == ("acme.bitrix24.ru", "https://acme.bitrix24.ru", 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "acme",
        "https://acme.bitrix24.ru/",
        "https://acme.bitrix24.ru/rest/",
        "https://acme.bitrix24.ru/rest/1/",
        "https://acme.bitrix24.ru/rest/x/abcd/",
        "https://acme.bitrix24.ru/rest/0/abcd/",
        "ftp://acme.bitrix24.ru/rest/1/abcd/",
        "https://user:pass@acme.bitrix24.ru/rest/1/abcd/",
        "https://acme.bitrix24.ru:99999/rest/1/abcd/",
        "https://acme.bitrix24.ru:0/rest/1/abcd/",
        "https://-acme.ru/rest/1/abcd/",
        "https://acme..ru/rest/1/abcd/",
        "https://[::1/rest/1/abcd/",
        "https://[zz]/rest/1/abcd/",
        "https://acme.bitrix24.ru/rest/1/abcd/ and more",
        "https://acme.bitrix24.ru/rest/1/ab cd/",
    ],
)
def test_refuses_what_is_no_webhook(text):
    with pytest.raises(Problem) as raised:
        Webhook.parse(text)
    assert raised.value.cause is Cause.ADDRESS_UNREADABLE


@pytest.mark.parametrize("host", ["acme.bitrix24.ru", "192.168.1.5", "localhost.evil.ru", "128.0.0.1", "[::2]"])
def test_refuses_plain_http_to_another_computer(host):
    with pytest.raises(Problem) as raised:
        Webhook.parse(f"http://{host}/rest/1/abcd1234/")
    assert raised.value.cause is Cause.PLAIN_HTTP


@pytest.mark.parametrize("host", ["127.0.0.1:8123", "127.3.2.1", "localhost:80", "[::1]:8123"])
def test_plain_http_on_this_computer(host):
    webhook = Webhook.parse(f"http://{host}/rest/1/abcd1234/")
    assert webhook.local
    assert webhook.host == host.removesuffix(":80")


def test_keeps_a_site_folder():
    webhook = Webhook.parse("https://intra.acme.ru/portal/rest/12/abcd1234/profile")
    assert webhook.base == "https://intra.acme.ru/portal"
    assert webhook.reveal() == "https://intra.acme.ru/portal/rest/12/abcd1234/"
    moved = webhook.at(Site.parse("https://new.acme.ru/portal"))
    assert moved.reveal() == "https://new.acme.ru/portal/rest/12/abcd1234/"


def test_prints_masked_everywhere():
    webhook = Webhook.parse(WHOLE)
    masked = "https://acme.bitrix24.ru/rest/1/•••/"
    assert webhook.masked() == str(webhook) == f"{webhook}" == format(webhook) == masked
    for text in (repr(webhook), f"{webhook!r}", f"{[webhook]}", "%s" % webhook, "{:>60}".format(webhook)):  # noqa: UP031, UP032
        assert "abcd1234efgh5678" not in text


def test_cannot_be_pickled_or_changed():
    webhook = Webhook.parse(WHOLE)
    with pytest.raises(TypeError):
        pickle.dumps(webhook)
    with pytest.raises(TypeError):
        copy.deepcopy(webhook)
    with pytest.raises(AttributeError):
        webhook.host = "evil.ru"


def test_equal_by_value():
    assert len({Webhook.parse(WHOLE), Webhook.parse(WHOLE + "profile")}) == 1
    assert Webhook.parse(WHOLE) != Webhook.parse(WHOLE.replace("/1/", "/2/"))
    assert Webhook.parse(WHOLE) != WHOLE


def test_loopback():
    assert is_loopback("127.0.0.1")
    assert is_loopback("[::1]:80")
    assert is_loopback("::1")
    assert is_loopback("localhost")
    assert not is_loopback("127.0.0.1.evil.ru")
    assert not is_loopback("acme.bitrix24.ru")


@given(st.text(max_size=60))
def test_any_text_is_a_webhook_or_a_problem(text):
    try:
        webhook = Webhook.parse(f"https://{text}/rest/1/abcd1234")
    except Problem as problem:
        assert problem.cause in (Cause.ADDRESS_UNREADABLE, Cause.PLAIN_HTTP)  # noqa: PT017
    else:
        assert Webhook.parse(webhook.reveal()) == webhook
