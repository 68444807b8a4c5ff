"""A data folder left by an earlier version (`landed/`, written by it) opens unchanged."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.app import Desk
from desktop.domain.journal import Outcome
from desktop.domain.journal_entries import MembersEntry
from desktop.domain.status_mark import Mark

LANDED = Path(__file__).with_name("landed")
NAME = "127.0.0.1_1"


@pytest.fixture
def folder(tmp_path):
    portals = tmp_path / "portals"
    portals.mkdir()
    for script, ending in (("state.sql", ".sqlite"), ("journal.sql", ".journal.sqlite")):
        with closing(sqlite3.connect(portals / f"{NAME}{ending}")) as database:
            database.executescript((LANDED / script).read_text(encoding="utf-8"))
    for name in ("facts", "marks"):
        shutil.copy(LANDED / f"{name}.json", portals / f"{NAME}.{name}.json")
    for name in ("preferences.json", "layouts.json"):
        shutil.copy(LANDED / name, tmp_path)
    return tmp_path


async def test_all_that_an_earlier_version_kept_is_there(run, folder, hasty):
    async with Desk("http://127.0.0.1:9/rest/1/abcdefgh/", folder) as desk:
        await desk.idle()
        session, window = desk.services.session, desk.window
        [entry] = await session.journal.newest(10)
        people = [desk.window.participants.model.rowCount()]
        desk.controller.participants.open(1)
        await desk.idle()
        people.append(desk.window.participants.model.rowCount())
        names = [card.name for card in session.known.cards.values()]
        marks = {code: session.marks.of(code) for code in ("STOP_CALLING", "SUCCESS")}
        shown = (window.call_lists.model.rowCount(), people, session.store.set_aside, window.tabs.currentIndex())
        chosen = desk.preferences.current
        entry = (type(entry), entry.outcome, entry.list_id)
        kept = ("Lovelace Walter" in names, marks, session.facts.facts.form_list)
    assert shown == (2, [0, 4], None, 2)
    assert (chosen.theme, chosen.language, chosen.refresh_minutes) == ("dark", "ru", 10)
    assert entry == (MembersEntry, Outcome.DONE, 1)
    assert kept == (True, {"STOP_CALLING": Mark.FINAL, "SUCCESS": None}, True)
