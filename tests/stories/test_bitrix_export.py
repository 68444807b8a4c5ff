"""Scenario 3: an export of Bitrix24 is dropped on the window and becomes a call list, in two clicks."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.app import Desk
from desktop.domain.matching import Reason, Verdict
from tests.exports import DIALOG, OWN_PHONE, PHONE, contacts, drop, import_open, members, numbers, press
from tests.portals import plain_portal
from tests.unit.importing.corpus import page, quoted

ROWS = 500
HEADER = ["Имя", "Отчество", "Фамилия", "Рабочий телефон", "Ответственный", "Комментарий", "ID"]
GONE = 3
portal = plain_portal(language="ru", contacts=1200, companies=30, call_lists=2, participants=40)


def table(people, *, with_ids=True):
    """Return an export of 500 rows: people, some of them twice, requisites, people deleted since, an empty row."""
    comment = 'Просил "перезвонить";\nпосле обеда'
    rows = [
        [one["name"], "", one["last_name"], one["phone"], "Елена Кузнецова", comment, str(one["id"])]
        for one in people
    ]
    rows.insert(7, list(rows[6]))
    rows += [["Нет", "", f"Такого{n}", f"+7 999 000-00-0{n}", "", "", str(900_000 + n)] for n in range(GONE)]
    rows.append([""] * len(HEADER))
    assert len(rows) == ROWS
    end = None if with_ids else -1
    return [row[:end] for row in [HEADER, *rows]]


async def dropped(desk, portal, hands, *paths):
    """Drop files on the window; return the number of requests that all verdicts took, and all rows."""
    await desk.idle()
    await portal.control.call("requests", reset=True)
    assert drop(desk.window, *paths)
    await hands.until(lambda: desk.controller.scope.busy)
    await desk.idle()
    count = (await portal.control.call("requests"))["count"]
    return count, hands.dialog(desk, DIALOG).verdicts.rows


async def on_the_stop_list(portal):
    rows = await portal.control.call(
        "query", sql="SELECT entity_id FROM participant WHERE status_id = 'STOP_CALLING'"
    )
    return {row["entity_id"] for row in rows}


async def made(desk, hands):
    """Make the list after a drop, and return the text of the notice that follows."""
    hands.click(hands.child(desk, "importCreateList", DIALOG))
    await hands.ready(desk)
    await hands.accept(desk)
    return desk.window.banner.accessibleName()


@pytest.mark.parametrize("ending", ["csv", "xls"])
async def test_an_export_becomes_a_list_in_two_clicks(run, portal, hands, tmp_path, ending):
    people = await contacts(portal, ROWS - 2 - GONE)
    file = tmp_path / f"CONTACT_20261124_8d3b1f5c_6744.{ending}"
    file.write_bytes((quoted if ending == "csv" else page)(table(people)).encode("utf-8-sig"))
    before = await numbers(portal)
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        requests, rows = await dropped(desk, portal, hands, file)
        dialog = hands.dialog(desk, DIALOG)
        problem, counted = dialog.problem.isVisible(), dialog.counts.text()
        told = await made(desk, hands)
        closed = not import_open(desk)
        [new] = set(await numbers(portal)) - set(before)
        there, stopped = await members(portal, new), await on_the_stop_list(portal)
        await press(desk, Qt.Key.Key_Z)
        await desk.idle()
        undo = hands.words(desk)
        QTest.keyClicks(hands.child(desk, "deleteNumber"), str(len(there)))
        await hands.accept(desk)
        undone = desk.window.banner.accessibleName()
        left = [row.id for row in desk.window.call_lists.model.shown]
        await press(desk, Qt.Key.Key_Z)
        await desk.idle()
        more = desk.window.banner.accessibleName()
    found = (there, stopped)
    there, stopped = found
    assert hands.clicks == 2 + 1, "one more to take it back"
    assert requests <= 3 + 3, "who is not found by ID is looked for by phone, in all its forms, and by name"
    assert not problem, "no step to say what the columns are"
    assert Counter(row.match.verdict for row in rows) == {
        Verdict.MATCHED: len(people),
        Verdict.NOT_FOUND: GONE,
        Verdict.SKIPPED: 2,
    }
    assert {row.match.reason for row in rows} == {Reason.ID, Reason.ID_GONE, Reason.DUPLICATE, Reason.EMPTY}
    assert len({row.candidate.row for row in rows}) == ROWS
    assert counted.startswith("495 of 500 rows matched.")
    assert told.startswith(f"Call list #{new} created. {len(there)} participants.")
    assert closed
    assert there == [one["id"] for one in people if one["id"] not in stopped]
    assert f"#{new}" in undo
    assert f"#{new}" in undone
    assert new not in left
    assert "There is nothing to undo." in more


async def test_known_ids_take_three_requests_at_most(run, portal, hands, tmp_path):
    people = await contacts(portal, ROWS)
    rows = [[one["name"], one["last_name"], str(one["id"])] for one in people]
    file = tmp_path / "CONTACT_20261124_8d3b1f5c_6744.csv"
    file.write_bytes(quoted([["Имя", "Фамилия", "ID"], *rows]).encode("utf-8-sig"))
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        requests, rows = await dropped(desk, portal, hands, file)
    assert requests <= 3
    assert [row.match.reason for row in rows] == [Reason.ID] * ROWS


async def test_without_ids_people_are_found_by_their_phones(run, portal, hands, tmp_path):
    people = await contacts(portal, ROWS - 2 - GONE, phone=OWN_PHONE)
    file = tmp_path / "contacts.csv"
    file.write_bytes(quoted(table(people, with_ids=False)).encode("utf-8-sig"))
    before = await numbers(portal)
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        requests, rows = await dropped(desk, portal, hands, file)
        await made(desk, hands)
        [new] = set(await numbers(portal)) - set(before)
        there, stopped = await members(portal, new), await on_the_stop_list(portal)
    assert hands.clicks == 2
    assert requests <= 6
    assert {row.match.reason for row in rows if row.match.verdict is Verdict.MATCHED} == {Reason.PHONE}
    assert sum(row.match.verdict is Verdict.NOT_FOUND for row in rows) == GONE
    assert there == [one["id"] for one in people if one["id"] not in stopped]


async def test_a_shared_phone_is_nobodys_by_itself(run, portal, hands, tmp_path):
    people = await contacts(portal, ROWS - 2 - GONE, phone=PHONE)
    for one in people:
        one["name"] = one["last_name"] = ""
    file = tmp_path / "contacts.csv"
    file.write_bytes(quoted(table(people, with_ids=False)).encode("utf-8-sig"))
    shared = await portal.control.call(
        "query",
        sql="SELECT DISTINCT entity_id FROM multifield m WHERE entity_type_id = 3 AND type_id = 'PHONE' AND"
        " EXISTS (SELECT 1 FROM multifield o WHERE o.entity_type_id = 3 AND o.type_id = 'PHONE'"
        " AND o.normalized = m.normalized AND o.entity_id <> m.entity_id)",
    )
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        _, rows = await dropped(desk, portal, hands, file)
        shared = {one["entity_id"] for one in shared}
    assert sum(Counter(row.match.verdict for row in rows).values()) == ROWS
    ambiguous = [row.match for row in rows if row.match.verdict is Verdict.AMBIGUOUS]
    assert ambiguous
    assert all(len(match.candidates) > 1 and shared.issuperset(match.candidates) for match in ambiguous)
    assert all(row.match.card_id is None for row in rows if row.match.verdict is not Verdict.MATCHED)
