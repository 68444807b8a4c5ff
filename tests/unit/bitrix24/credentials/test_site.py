import pytest

from desktop.bitrix24.credentials.site import Site
from desktop.domain.problem import Cause, Problem


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("acme.bitrix24.ru", "https://acme.bitrix24.ru"),
        ("  «https://Acme.Bitrix24.ru/» \n", "https://acme.bitrix24.ru"),
        ("https://acme.bitrix24.ru:443/?a=1#b", "https://acme.bitrix24.ru"),
        ("intra.acme.ru:8443/portal/", "https://intra.acme.ru:8443/portal"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:8000/", "http://[::1]:8000"),
    ],
)
def test_reads_what_people_type(text, base):
    assert Site.parse(text).base == base


@pytest.mark.parametrize(
    "text", ["", "https://", "ftp://acme.ru", "acme..ru", "-acme.ru", "acme.ru:0", "a b", "https://a@b.ru", "[x]"]
)
def test_refuses_what_is_no_address(text):
    with pytest.raises(Problem) as raised:
        Site.parse(text)
    assert raised.value.cause is Cause.ADDRESS_UNREADABLE


def test_plain_http_is_for_this_computer_only():
    with pytest.raises(Problem) as raised:
        Site.parse("http://acme.bitrix24.ru")
    assert raised.value.cause is Cause.PLAIN_HTTP
