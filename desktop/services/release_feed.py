"""A feed of releases, JSON Feed (jsonfeed.org, version 1) or Atom (RFC 4287), as its versions with their pages."""

import json
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

from desktop.domain.updates import Release, is_page, version_in

_ATOM = "{http://www.w3.org/2005/Atom}"
_MOST = 500
"""Entries that are looked at; feeds begin with the newest."""


def read_releases(content: bytes) -> list[Release]:
    """Return the releases of a feed that name a version and a page by https.

    Raises ValueError if it is no feed, or if none of its entries does.
    """
    try:
        text = content.decode("utf-8-sig")
        entries = _of_json(text) if text.lstrip().startswith("{") else _of_atom(text)
        found = [
            Release(version, link)
            for title, link in _first(entries)
            if (version := version_in(title)) and is_page(link)
        ]
    except (RecursionError, ElementTree.ParseError) as error:
        raise ValueError(str(error)) from None
    if not found:
        raise ValueError("no release")
    return found


def _first(entries: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for _ in range(_MOST):
        entry = next(entries, None)
        if entry is None:
            return
        yield entry


def _of_json(text: str) -> Iterator[tuple[str, str]]:
    feed = json.loads(text)
    if not str(feed.get("version")).startswith("https://jsonfeed.org/version/1"):
        raise ValueError("no JSON Feed")
    items = feed.get("items")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            yield _text(item.get("title")), _text(item.get("url"))


def _of_atom(text: str) -> Iterator[tuple[str, str]]:
    _refuse_document_type(text)
    root = ElementTree.fromstring(text)  # noqa: S314 - it has no document type
    if root.tag != f"{_ATOM}feed":
        raise ValueError("no Atom feed")
    for entry in root.iterfind(f"{_ATOM}entry"):
        links = [
            link.get("href") for link in entry.iterfind(f"{_ATOM}link") if link.get("rel") in (None, "alternate")
        ]
        yield entry.findtext(f"{_ATOM}title") or "", _text(links[0] if links else "")


def _refuse_document_type(text: str) -> None:
    """Raise ValueError for XML with a document type: its entities may grow without end."""

    def refuse(*_: object) -> None:
        raise ValueError("a document type")

    parser = expat.ParserCreate("utf-8")
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
