"""Looking for a new version, on a real server: what is sent, what is refused, how often it is asked."""

import asyncio
import json
from datetime import UTC, datetime, timedelta

import pytest

from desktop.bitrix24.line.transport import HttpTransport
from desktop.domain.preferences import Preferences, Proxy
from desktop.domain.updates import Outcome, Release
from desktop.services import update_check
from desktop.services.update_check import UpdateCheck
from tests.feeds import answer, atom_feed, feed_server, json_feed

FOUND = Release("1.3.0", "https://example.com/releases/1.3.0")


def check_of(feed, folder, version="1.2.0"):
    file = folder / "updates.json"
    return UpdateCheck(file, transport=lambda _: HttpTransport(feed.trusting, proxy=Proxy.NONE), version=version)


def chosen(feed):
    return Preferences(look_for_updates=True, feed_address=feed.address)


async def test_a_new_version_is_found_and_nothing_about_the_user_is_sent(tmp_path):
    async with feed_server() as feed:
        feed.whole = answer(atom_feed("1.2.0", "1.3.0", "0.9"))
        looked = await check_of(feed, tmp_path).look(chosen(feed))
    assert (looked.outcome, looked.release) == (Outcome.FOUND, FOUND)
    host = feed.address.split("/")[2]
    lines = feed.requests[0].splitlines()
    assert lines[0] == "GET /releases.json HTTP/1.1"
    assert sorted(line for line in lines[1:] if line) == [
        "Accept-Encoding: identity",
        "Accept: */*",
        "Connection: close",
        f"Host: {host}",
        "User-Agent: CallListDesk",
    ]


async def test_it_is_asked_once_a_day_whatever_came_of_it_and_over_restarts(tmp_path):
    async with feed_server() as feed:
        feed.whole = answer(b"", "500 Oops")
        for _ in range(3):
            looked = await check_of(feed, tmp_path).look(chosen(feed))
        assert (looked.outcome, len(feed.requests)) == (Outcome.REFUSED, 1)
        feed.whole = answer(json_feed("1.2.0"))
        looked = await check_of(feed, tmp_path).look(chosen(feed), asked=True)
        assert (looked.outcome, len(feed.requests)) == (Outcome.LATEST, 2)
        file = tmp_path / "updates.json"
        saved = json.loads(file.read_text(encoding="utf-8"))
        file.write_text(json.dumps(saved | {"at": (datetime.now(UTC) - timedelta(days=1)).isoformat()}))
        await check_of(feed, tmp_path).look(chosen(feed))
        assert len(feed.requests) == 3


async def test_nothing_is_asked_without_an_address(tmp_path):
    async with feed_server() as feed:
        looked = await check_of(feed, tmp_path).look(Preferences(look_for_updates=True), asked=True)
    assert (looked.outcome, feed.requests) == (Outcome.NEVER, [])


@pytest.mark.parametrize(
    ("whole", "outcome"),
    [
        (answer(b"x" * (update_check._LARGEST + 1)), Outcome.TOO_LARGE),
        (answer(b"x" * 100, Content_Encoding="gzip"), Outcome.TOO_LARGE),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"ffff\r\n%b\r\n" % (b"x" * 65535) * 9,
            Outcome.TOO_LARGE,
        ),
        (answer(b"", "302 Found", Location="https://evil.example/"), Outcome.REFUSED),
        (answer(b"Not found", "404 Not Found"), Outcome.REFUSED),
        (answer(b"<html>Sign in</html>"), Outcome.UNREADABLE),
        (answer(json_feed("9.9", link="http://evil.example/{}")), Outcome.UNREADABLE),
        (answer(b""), Outcome.UNREADABLE),
        (b"SSH-2.0-OpenSSH\r\n", Outcome.UNREACHABLE),
        (b"", Outcome.UNREACHABLE),
    ],
    ids=["huge", "compressed", "endless", "redirect", "missing", "page", "forged", "empty", "other", "cut"],
)
async def test_what_is_no_feed_is_named_and_brings_no_version(tmp_path, whole, outcome):
    async with feed_server() as feed:
        feed.whole = whole
        looked = await check_of(feed, tmp_path).look(chosen(feed))
    assert (looked.outcome, looked.release) == (outcome, None)
    assert len(feed.requests) == 1


async def test_a_server_that_never_answers_is_left(tmp_path, monkeypatch):
    monkeypatch.setattr(update_check, "_SECONDS", 0.3)
    async with feed_server() as feed:
        feed.whole = None
        looked = await check_of(feed, tmp_path).look(chosen(feed))
        assert looked.outcome is Outcome.UNREACHABLE
        assert (await check_of(feed, tmp_path).remembered()).outcome is Outcome.UNREACHABLE


async def test_being_interrupted_counts_as_having_asked(tmp_path):
    async with feed_server() as feed:
        feed.whole = None
        asking = asyncio.create_task(check_of(feed, tmp_path).look(chosen(feed)))
        while not feed.requests:  # noqa: ASYNC110 - the server notes a request when it came
            await asyncio.sleep(0.01)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        looked = await check_of(feed, tmp_path).look(chosen(feed))
    assert (looked.outcome, looked.address, len(feed.requests)) == (Outcome.UNREACHABLE, feed.address, 1)


async def test_an_unknown_authority_is_not_believed(tmp_path):
    async with feed_server() as feed:
        check = UpdateCheck(tmp_path / "updates.json", version="1.2.0")
        looked = await check.look(Preferences(feed_address=feed.address, proxy=Proxy.NONE), asked=True)
    assert (looked.outcome, feed.requests) == (Outcome.UNTRUSTED, [])


async def test_a_version_is_told_of_once_and_not_once_it_is_installed(tmp_path):
    async with feed_server() as feed:
        feed.whole = answer(json_feed("1.3.0"))
        await check_of(feed, tmp_path).look(chosen(feed))
        await check_of(feed, tmp_path).note_told("1.3.0")
        remembered = await check_of(feed, tmp_path).remembered()
        assert (remembered.release, remembered.told) == (FOUND, "1.3.0")
        installed = await check_of(feed, tmp_path, version="1.3.0").remembered()
    assert (installed.outcome, installed.release) == (Outcome.LATEST, None)


@pytest.mark.parametrize(
    "saved",
    [
        *({}, {"at": 5}, {"at": "2026-12-01T09:00:00"}),
        {"at": "2026-12-01T09:00:00+00:00", "address": "a", "outcome": "odd", "told": ""},
        {
            "at": "2026-12-01T09:00:00+00:00",
            "address": "a",
            "outcome": "found",
            "told": "",
            "version": "9",
            "link": "file:///etc/passwd",
        },
    ],
)
async def test_a_file_that_means_nothing_is_passed_over(tmp_path, saved):
    file = tmp_path / "updates.json"
    file.write_text(json.dumps(saved))
    assert (await UpdateCheck(file).remembered()).outcome is Outcome.NEVER


async def test_the_proxy_of_the_settings_is_used(tmp_path):
    reached = update_check._reached_as_chosen(Preferences(proxy=Proxy.ADDRESS, proxy_address="http://proxy:3128"))
    assert (reached._proxy, reached._proxy_address) == (Proxy.ADDRESS, "http://proxy:3128")
