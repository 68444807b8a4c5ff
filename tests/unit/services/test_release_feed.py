import contextlib
import json
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.updates import Release
from desktop.services.release_feed import read_releases
from tests.feeds import atom_feed, json_feed

TWO = [Release(version, f"https://example.com/releases/{version}") for version in ("1.3.0", "1.2.0")]
ATOM = "http://www.w3.org/2005/Atom"
ENTITIES = (
    '<?xml version="1.0"?><!-- <entry --><!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefghi", "bcdefghij", strict=True))
    + f']><feed xmlns="{ATOM}"><entry><title>&j;</title></entry></feed>'
)
OUTSIDE = f'<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed xmlns="{ATOM}"><title>&x;</title></feed>'


@pytest.mark.parametrize("feed", [json_feed("1.3.0", "1.2.0"), atom_feed("1.3.0", "1.2.0")], ids=["json", "atom"])
def test_both_kinds_of_feed(feed):
    assert read_releases(feed) == TWO
    assert read_releases(b"\xef\xbb\xbf" + feed) == TWO


@pytest.mark.parametrize("make", [json_feed, atom_feed])
@pytest.mark.parametrize("link", ["http://example.com/{}", "javascript:alert({})", "", "https://a.ru@b.ru/{}"])
def test_an_entry_without_an_https_page_counts_for_nothing(make, link):
    with pytest.raises(ValueError, match="no release"):
        read_releases(make("1.3.0", link=link))


@pytest.mark.parametrize(
    "content",
    [
        *(
            b"",
            b"\xff\xfe",
            b"<html><body>Sign in</body></html>",
            b"not a feed",
            b"[]",
            b"{}",
            b"{",
            b"null",
            b"\0" * 9,
        ),
        b'{"version": "https://jsonfeed.org/version/1.1", "items": {"title": "1.3"}}',
        b'{"version": "https://jsonfeed.org/version/1.1", "items": [1, null, {"title": 5, "url": []}]}',
        b'{"version": 1, "items": [{"title": "1.3.0", "url": "https://a.ru/"}]}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        json.dumps({"version": "https://jsonfeed.org/version/1", "items": "9" * 5000}).encode(),
        b'{"version": ' + b"9" * 5000 + b"}",
        atom_feed("1.3.0").decode().encode("utf-16"),
        atom_feed("1.3.0").replace(b"http://www.w3.org/2005/Atom", b"http://purl.org/rss/1.0/"),
        atom_feed("1.3.0")[:-9],
        b"<a>" * 100_000,
        ENTITIES.encode(),
        OUTSIDE.encode(),
    ],
    ids=lambda content: content[:20],
)
def test_what_is_no_feed_is_an_error_and_soon(content):
    before = process_time()
    with pytest.raises(ValueError, match=r"."):
        read_releases(content)
    assert process_time() - before < 5


def test_entities_are_refused_before_they_are_read():
    for content in (ENTITIES, OUTSIDE):
        with pytest.raises(ValueError, match="document type"):
            read_releases(content.encode())


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_a_feed_or_a_value_error(content):
    for given_ in (content, b"{" + content, b"<feed>" + content):
        with contextlib.suppress(ValueError):
            assert read_releases(given_)
