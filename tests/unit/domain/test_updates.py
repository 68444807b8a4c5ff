from datetime import UTC, datetime, timedelta

import pytest

from desktop.domain.updates import (
    BETWEEN,
    AddressFault,
    Looked,
    Outcome,
    Release,
    is_due,
    is_page,
    newest,
    read_feed_address,
    version_in,
)

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
FEED = "https://example.com/releases.atom"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (FEED, FEED),
        (f"  {FEED} ", FEED),
        ("example.com/releases.atom", FEED),
        ("https://example.com:8443/a?b=c", "https://example.com:8443/a?b=c"),
        ("", AddressFault.EMPTY),
        ("http://example.com/a", AddressFault.SCHEME),
        ("ftp://example.com/a", AddressFault.SCHEME),
        ("file:///etc/passwd", AddressFault.SCHEME),
        ("https://anna:secret@example.com/a", AddressFault.LOGIN),
        ("anna@example.com/a", AddressFault.LOGIN),
        ("http://anna:secret@example.com", AddressFault.LOGIN),
        ("https://", AddressFault.UNREADABLE),
        ("https://example.com:port/", AddressFault.UNREADABLE),
        ("https://exa mple.com/", AddressFault.UNREADABLE),
        ("https://пример.рф/", AddressFault.UNREADABLE),
        ("https://[::1/", AddressFault.UNREADABLE),
        (f"https://example.com/{'a' * 500}", AddressFault.UNREADABLE),
    ],
)
def test_the_address_of_a_feed(typed, read):
    assert read_feed_address(typed) == read


@pytest.mark.parametrize(
    "link",
    [
        *(
            "",
            "http://example.com/",
            "javascript:alert(1)",
            "//example.com/",
            "https:example.com",
            "file:///etc/passwd",
        ),
        *(
            "https://example.com@evil.com/",
            "https://exаmple.com/",
            "https://example.com/\n",
            "https://evil.com\\@a.ru/",
        ),
        *("https://a.ru:0/", "https://?", "HTTPS ://a.ru", "\u202ehttps://a.ru/"),
    ],
)
def test_only_a_plain_https_page_is_a_link(link):
    assert not is_page(link)
    assert is_page("https://example.com/releases/1.2.0?tag=v1.2#notes")


@pytest.mark.parametrize(
    ("title", "version"),
    [
        *(("Call List Desk 1.2.3", "1.2.3"), ("v1.2", "1.2"), ("Version 2.0.0 (2026-12-01)", "2.0.0")),
        *(("1.3.0-rc1", ""), ("1.3.0b1", ""), ("1.3.0+dev", ""), ("nothing", ""), ("7", ""), ("1.2.3.4.5", "")),
        *(("from 1.1 to 1.2", ""), ("1.2, again 1.2", "1.2"), ("٣.٤", ""), ("123456.1", "")),
    ],
)
def test_the_version_in_a_title(title, version):
    assert version_in(title) == version


@pytest.mark.parametrize(
    ("versions", "than", "found"),
    [
        (["1.9", "1.10", "1.2"], "1.9.9", "1.10"),
        (["1.2"], "1.2.0", None),
        (["1.1.9"], "1.2", None),
        ([], "0.1", None),
        (["0.2"], "0.1.dev1", "0.2"),
    ],
)
def test_the_newest_version_counts_by_its_numbers(versions, than, found):
    release = newest([Release(one, "https://a.ru/") for one in versions], than)
    assert (release and release.version) == found


@pytest.mark.parametrize(
    ("ago", "due"),
    [(timedelta(), False), (BETWEEN - timedelta(seconds=1), False), (BETWEEN, True), (timedelta(hours=-1), True)],
)
def test_a_feed_is_asked_once_a_day(ago, due):
    looked = Looked(FEED, NOW - ago, Outcome.UNREACHABLE)
    assert is_due(looked, FEED, NOW) is due
    assert is_due(looked, "https://example.com/other", NOW)
    assert not is_due(looked, "", NOW)
    assert not is_due(Looked(), "", NOW)
    assert is_due(Looked(), FEED, NOW)
