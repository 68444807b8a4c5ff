"""The journal: each write in words with the state before and after, undone from there, saved for spreadsheets."""

import asyncio
import csv
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from desktop import app
from desktop.app import Desk
from desktop.domain.list_plans import ActivityWish
from desktop.domain.plans import FormWish, Wish
from desktop.domain.portal import Known
from desktop.domain.status_plans import NewStatus
from desktop.qtkit.loop import breathe
from desktop.services.list_reading import open_list
from desktop.services.writing.activities import ChangeActivity, DeleteList
from desktop.services.writing.carrying_out import carry_out
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.operation import prepare
from desktop.services.writing.statuses import AddStatus, DeleteStatus
from desktop.store.journal import Journal
from desktop.ui.journal.words import details
from tests.landed import ROWS, put


def journal(desk):
    return next(dialog for dialog in desk.window.findChildren(QDialog, "journalDialog") if dialog.isVisible())


def undo_button(desk):
    return journal(desk).findChild(QPushButton, "journalUndo")


async def opened(desk):
    desk.window.actions_.journal.trigger()
    await desk.idle()
    return journal(desk)


async def written(desk, *writes):
    session = desk.services.session
    return await carry_out(session, await prepare(session, writes))


async def fresh_list(desk, portal, size=12):
    """Make a list on the portal and read the names of its people; return its number and their ids."""
    [made] = await portal.control.call("add_lists", count=1, participants_each=size)
    desk.controller.refresh()
    await desk.idle()
    await open_list(desk.services.session, made, lambda _: None)
    return made, [row["id"] for row in await portal.control.call("participants_of", list=made)]


def test_every_write_is_an_entry_with_what_was_before_and_after_and_can_be_found(run, portal, tmp_path, cells):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            made, people = await fresh_list(desk, portal)
            cards = desk.services.session.known.cards
            names = [f"{cards[3, card_id].name} (#{card_id})" for card_id in people]
            await written(desk, ChangeMembers(Wish(made, remove=tuple(people[:2]), form=FormWish(2))))
            [user] = await portal.control.call("query", sql="SELECT max(id) AS id FROM user WHERE active = 1")
            desk.services.session.known.users.pop(user["id"], None)
            desk.services.session.users_read.discard(user["id"])
            await written(desk, ChangeActivity(ActivityWish(made, subject="Second wave", responsible_id=user["id"])))
            await written(desk, DeleteList(made))
            dialog = await opened(desk)
            shown = cells(dialog.table)
            dialog.table.selectRow(2)
            details = dialog.findChild(QLabel, "journalDetails")
            assert details.isVisible()
            assert details.text().splitlines() == [
                "2 participants removed, CRM form #2 attached",
                f"Before: {shown[2][4]}",
                "After: CRM form #2",
            ]
            QTest.keyClicks(dialog.search, "no such thing")
            assert cells(dialog.table) == []
            QTest.keyClick(dialog.search, Qt.Key.Key_Return)
            assert dialog.isVisible()
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
            return made, names, desk.services.session.known.users[user["id"]].name, shown

    made, names, responsible, shown = run(story())
    assert all(when and who for when, who, *_ in shown)
    deleted, renamed, changed = [row[2:] for row in shown]
    assert changed == [
        f"#{made}",
        "2 participants removed, CRM form #2 attached",
        f"{names[0]}: Scheduled, {names[1]}: Scheduled; no CRM form",
        "CRM form #2",
        "done",
    ]
    assert renamed[1] == f"List changed: “Second wave”, responsible: {responsible}"
    assert renamed[3] == f"“Second wave”; responsible: {responsible}"
    assert deleted[2].startswith(f"“Second wave”; responsible: {responsible}; CRM form #2")


def test_a_change_is_taken_back_from_its_entry_though_others_came_after_it(run, portal, hands, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            made, people = await fresh_list(desk, portal)
            other, them = await fresh_list(desk, portal)
            await written(desk, ChangeMembers(Wish(made, remove=tuple(people[:3]))))
            await written(desk, ChangeMembers(Wish(other, remove=tuple(them[:1]))))
            dialog = await opened(desk)
            enabled = [undo_button(desk).isEnabled()]
            rows = dialog.model.shown
            dialog.table.choose([next(row.id for row in rows if row.list_id == made)])
            enabled.append(undo_button(desk).isEnabled())
            hands.click(undo_button(desk))
            await desk.idle()
            said = hands.words(desk)
            await hands.ready(desk)
            hands.click(hands.child(desk, "planAccept"))
            await desk.idle()
            entries = len(dialog.model.shown)
            dialog.table.choose([next(row.id for row in rows if row.list_id == made)])
            enabled.append(undo_button(desk).isEnabled())
            there = {row["id"] for row in await portal.control.call("participants_of", list=made)}
            return made, set(people), said, enabled, len(rows), entries, there

    made, people, said, enabled, before, after, there = run(story())
    assert f"Add 3 participants to call list #{made}." in said
    assert enabled == [False, True, False]
    assert after == before + 1
    assert there == people


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_journal_is_saved_in_words_with_dates_and_names(run, portal, tmp_path, language):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            made, people = await fresh_list(desk, portal)
            session = desk.services.session
            await written(desk, ChangeMembers(Wish(made, remove=tuple(people[:1]))))
            await written(desk, AddStatus(NewStatus("LATER", "=Later", 90, "#00FF00")))
            await written(desk, DeleteStatus("LATER"))
            app.languages().set(language)
            await breathe()
            desk.controller.journal.save(session, tmp_path / "journal.csv")
            await desk.idle()
            names = {status.code: status.name for status in session.known.statuses}
            person = f"{session.known.cards[3, people[0]].name} (#{people[0]}): {names['IN_WORK']}"
            user = session.known.users[session.user_id]
            return made, person, f"{user.name} (#{user.id})", desk.window.banner.accessibleName()

    try:
        made, person, user, told = run(story())
    finally:
        app.languages().set("en")
    assert "journal.csv" in told
    raw = (tmp_path / "journal.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    titles, changed, added, deleted = csv.reader(raw.decode("utf-8-sig").splitlines(), delimiter=";")
    in_words = {
        "en": (["When", "Who", "Portal", "Call list", "What", "Before", "After", "Outcome", "Note"], "done"),
        "ru": (["Когда", "Кто", "Портал", "Обзвон", "Изменение", "Было", "Стало", "Итог", "Примечание"], "выполнено"),
    }
    assert (titles, changed[7]) == in_words[language]
    assert abs((datetime.strptime(changed[0], "%Y-%m-%d %H:%M:%S") - datetime.now()).total_seconds()) < 3600
    assert (changed[1], changed[3], changed[5]) == (user, str(made), person)
    assert "=Later" in added[6]
    assert added[6] == deleted[5]


SAID = {
    1: ("#667", "#665: IN_WORK, #666: IN_WORK"),
    3: ("“Вторая волна”", "#2", "#661, #662, #663"),
    5: ("“Третья волна”", "#1"),
    7: ("“Вторая волна”", "#68", "#661: IN_WORK, #662: IN_WORK, #663: IN_WORK"),
    8: ("“Позже” (LATER)", "25", "#AABBCC"),
    9: ("“Позже”", "Потом", "26"),
    11: ("“Позже” (LATER)", "25", "#AABBCC"),
    13: ("Новикова Анна, Ким",),
    20: ("#661: SUCCESS", "refused crm.calllist.update ENTITIES_ERROR"),
}
"""Fragments in the descriptions of entries that an earlier version wrote; the sentences around them may vary."""


def test_what_an_earlier_version_did_is_said_in_words(qapp, tmp_path):
    app.languages().set("en")

    async def story():
        async with Journal(tmp_path / "j.sqlite") as kept:
            put(kept.path, ROWS)
            return await kept.newest(100)

    told = {entry.id: details(entry, Known()) for entry in asyncio.run(story())}
    assert len(told) == len(ROWS)
    for number, parts in SAID.items():
        assert all(part in told[number] for part in parts), told[number]


def test_an_empty_journal_says_so_and_has_nothing_to_save(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            dialog = await opened(desk)
            return dialog.table.findChild(object, "placeholder") is not None, [
                dialog.findChild(QPushButton, name).isEnabled() for name in ("journalExport", "journalUndo")
            ]

    assert run(story()) == (True, [False, False])


def test_a_file_that_cannot_be_written_is_told(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            desk.controller.journal.save(desk.services.session, tmp_path / "no such folder" / "journal.csv")
            await desk.idle()
            return desk.window.banner.accessibleName()

    assert run(story()).startswith("The journal could not be saved as journal.csv: ")
