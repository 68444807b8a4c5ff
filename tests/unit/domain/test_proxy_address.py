import pytest

from desktop.domain.proxy_address import ProxyFault, read_proxy_address


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("proxy.company.ru:3128", "http://proxy.company.ru:3128"),
        ("  http://proxy:8080/ ", "http://proxy:8080"),
        ("https://10.0.0.1:443", "https://10.0.0.1:443"),
        ("HTTP://Proxy.Company.RU:3128", "http://proxy.company.ru:3128"),
        ("прокси.рф:3128", "http://прокси.рф:3128"),
        ("[::1]:3128", "http://[::1]:3128"),
        ("proxy", "http://proxy"),
        ("", ProxyFault.EMPTY),
        ("   ", ProxyFault.EMPTY),
        ("anna:secret@proxy:3128", ProxyFault.LOGIN),
        ("http://anna@proxy:3128", ProxyFault.LOGIN),
        ("socks5://proxy:1080", ProxyFault.SCHEME),
        ("ftp://proxy", ProxyFault.SCHEME),
        ("http://", ProxyFault.UNREADABLE),
        ("proxy:port", ProxyFault.UNREADABLE),
        ("proxy:99999", ProxyFault.UNREADABLE),
        ("proxy company:3128", ProxyFault.UNREADABLE),
        ("http://proxy:3128/path", ProxyFault.UNREADABLE),
        ("http://proxy:3128/X", ProxyFault.UNREADABLE),
        ("http://proxy:3128?x", ProxyFault.UNREADABLE),
        ("http://proxy:3128#x", ProxyFault.UNREADABLE),
        ("http://[::1:3128", ProxyFault.UNREADABLE),
    ],
)
def test_what_is_typed_is_read_or_refused_with_the_reason(typed, read):
    assert read_proxy_address(typed) == read


def test_a_whole_address_reads_as_itself():
    read = read_proxy_address("proxy.company.ru:3128")
    assert read_proxy_address(read) == read
