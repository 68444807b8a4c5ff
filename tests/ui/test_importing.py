"""The import dialog: how files are read, how their rows are matched, and what is done with the people found."""

import asyncio

from PySide6.QtCore import Qt

from desktop.app import Desk
from desktop.domain.matching import Reason, Verdict
from desktop.services.file_import import Role
from desktop.ui.importing import controller
from desktop.ui.importing.verdicts import CARD, CONTENT, REASON, VERDICT
from tests.exports import DIALOG, OWN_PHONE, contacts, drop, export, import_open, imported, members, shown
from tests.imports import accept, choose, choose_role, first_cell, head, in_flight, select, settled
from tests.portals import plain_portal
from tests.unit.importing.corpus import from_excel, quoted

SHARED, BARE = "+7 903 555-00-00", "903 555 00 00"
portal = plain_portal(language="ru", contacts=400, companies=10, call_lists=1, participants=20)


async def test_a_bad_file_is_named_with_its_reason_and_the_others_go_on(desk, portal, hands, tmp_path):
    people = await contacts(portal, 5)
    good, last = export(tmp_path / "good.csv", people[:3]), export(tmp_path / "last.csv", people[2:])
    picture, folder = tmp_path / "picture.csv", tmp_path / "folder.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    folder.mkdir()
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    paths = [good, picture, folder, empty, tmp_path / "vanished.csv", last]
    problems = []
    dialog = await imported(desk, hands, *paths)
    states = [dialog.files.item(row).text() for row in range(dialog.files.count())]
    for row in range(len(paths)):
        dialog.files.setCurrentRow(row)
        await desk.idle()
        problems.append((dialog.problem.isVisible(), dialog.problem.text()))
    dialog.files.setCurrentRow(0)
    before = dialog.create_list.isEnabled(), dialog.amiss.text()
    for row in range(1, len(paths) - 1):
        dialog.files.item(row).setCheckState(Qt.CheckState.Unchecked)
    hands.click(dialog.create_list)
    await accept(desk, hands)
    made = max(desk.services.session.known.call_lists)
    (possible, why), there = before, await members(portal, made)
    assert not possible
    for name in ("picture", "folder", "empty", "vanished"):
        assert f"{name}.csv (can't be read)" in why
    assert [text.split(" – ")[0] for text in states] == [
        "good.csv",
        "picture.csv",
        "folder.csv",
        "empty.csv",
        "vanished.csv",
        "last.csv",
    ]
    assert [text.endswith("can't be read") for text in states] == [False, True, True, True, True, False]
    assert [visible for visible, _ in problems] == [False, True, True, True, True, False]
    assert problems[1][1].startswith("picture.csv: this is no table of contacts")
    assert problems[2][1].startswith("folder.csv: this is a folder.")
    assert problems[3][1].startswith("empty.csv: the file has no rows.")
    assert problems[4][1].startswith("vanished.csv: the file is gone.")
    assert there == [one["id"] for one in people], "both good files become one list, nobody is in it twice"


async def test_how_a_file_is_read_can_be_changed_and_is_seen_at_once(desk, portal, hands, tmp_path):
    people = await contacts(portal, 3, phone=OWN_PHONE)
    file = tmp_path / "база.csv"
    header = ["Имя", "Фамилия", "Телефон"]
    rows = [["Анна", "Зуева", one["phone"]] for one in people]
    file.write_bytes(from_excel([header, *rows]).encode("cp1251"))
    seen = []

    def look():
        seen.append((head(dialog, 0), first_cell(dialog), dialog.verdicts.rowCount()))

    dialog = await imported(desk, hands, file)
    look()
    choose(dialog.encoding, "cp866")
    await settled(desk, hands, lambda: "Имя" not in head(dialog, 0))
    look()
    choose(dialog.encoding, "cp1251")
    await settled(desk, hands, lambda: first_cell(dialog) == "Анна")
    choose(dialog.delimiter, ",")
    await settled(desk, hands, lambda: dialog.preview.model().columnCount() == 1)
    look()
    choose(dialog.delimiter, ";")
    await settled(desk, hands, lambda: dialog.preview.model().columnCount() == 3)
    dialog.header_row.setValue(0)
    await settled(desk, hands, lambda: first_cell(dialog) == "Имя")
    look()
    dialog.header_row.setValue(1)
    await settled(desk, hands, lambda: first_cell(dialog) == "Анна")
    look()
    first = ("▾ first name: Имя", "Анна", 3)
    assert seen[0] == seen[-1] == first
    assert seen[1][1] not in ("Анна", "")
    assert seen[2][1].startswith("Анна;Зуева;")
    assert seen[3] == ("▾ ", "Имя", 4)
    assert [row.match.verdict for row in dialog.verdicts.rows] == [Verdict.MATCHED] * 3


async def test_a_column_is_given_another_role_in_its_head(desk, portal, hands, tmp_path):
    people = await contacts(portal, 4, phone=OWN_PHONE)
    others = (await contacts(portal, 8, phone=OWN_PHONE))[4:]
    file = tmp_path / "две.csv"
    rows = [
        [f"К {n}", one["phone"], other["phone"]] for n, (one, other) in enumerate(zip(people, others, strict=True))
    ]
    file.write_bytes(from_excel([["ФИО", "Счёт", "Телефон"], *rows]).encode("utf-8"))
    dialog = await imported(desk, hands, file)
    found = [[row.match.card_id for row in dialog.verdicts.rows]]
    choose_role(dialog, 2, Role.IGNORED)
    await desk.idle()
    choose_role(dialog, 1, Role.PHONE)
    await desk.idle()
    found.append([row.match.card_id for row in dialog.verdicts.rows])
    assert found == [[one["id"] for one in others], [one["id"] for one in people]]


async def test_a_row_that_may_be_two_people_is_decided_by_hand(run, portal, hands, tmp_path):
    one, other = await portal.control.call("add_cards", count=2, phones=[SHARED, BARE])
    file = tmp_path / "телефоны.csv"
    file.write_bytes(quoted([["Фамилия", "Рабочий телефон"], ["", SHARED]]).encode("utf-8-sig"))
    seen = []
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        dialog = await imported(desk, hands, file)

        def look():
            seen.append((shown(dialog, VERDICT), dialog.create_list.isEnabled(), shown(dialog, CARD)))

        look()
        for name in (f"importCandidate{other}", f"importCandidate{one}", "importCandidateNone"):
            dialog.table.selectRow(0)
            await desk.idle()
            hands.click(hands.child(desk, name, DIALOG))
            await desk.idle()
            look()
        dialog.table.selectRow(0)
        await desk.idle()
        hands.click(hands.child(desk, f"importCandidate{other}", DIALOG))
        await desk.idle()
        hands.click(dialog.create_list)
        await accept(desk, hands)
        made = max(desk.services.session.known.call_lists)
        there = await members(portal, made)
    assert seen[0] == (["ambiguous"], False, [""])
    assert seen[3] == (["skipped"], False, [""])
    assert [state[:2] for state in seen[1:3]] == [(["matched"], True)] * 2
    assert seen[1][2][0].endswith(f"(#{other})")
    assert seen[2][2][0].endswith(f"(#{one})")
    assert there == [other]


async def test_two_decisions_one_after_the_other_both_count(run, portal, hands, tmp_path):
    phones = [f"+7 903 555-01-0{n}" for n in (1, 1, 2, 2)]
    ids = await portal.control.call("add_cards", count=4, phones=phones)
    file = tmp_path / "телефоны.csv"
    rows = [["Фамилия", "Рабочий телефон"], ["", phones[0]], ["", phones[2]]]
    file.write_bytes(quoted(rows).encode("utf-8-sig"))
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        dialog = await imported(desk, hands, file)
        for row in (0, 1):
            dialog.table.selectRow(row)
            hands.click(hands.child(desk, f"importCandidate{ids[row * 2]}", DIALOG))
        await desk.idle()
        found = [row.match.card_id for row in dialog.verdicts.rows]
    assert found == [ids[0], ids[2]]


async def test_after_a_decision_the_next_row_is_asked_about(run, portal, hands, tmp_path):
    phones = [f"+7 903 555-02-0{n // 2}" for n in range(8)]
    ids = await portal.control.call("add_cards", count=8, phones=phones)
    strangers = [["", f"+7 902 555-{n:02}-{n:02}"] for n in range(90)]
    file = tmp_path / "телефоны.csv"
    rows = [["Фамилия", "Рабочий телефон"], *strangers, *(["", phone] for phone in phones[::2])]
    file.write_bytes(quoted(rows).encode("utf-8-sig"))
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        dialog = await imported(desk, hands, file)
        select(dialog, Reason.PHONE_OF_SEVERAL)
        hands.click(hands.child(desk, f"importCandidate{ids[0]}", DIALOG))
        await desk.idle()
        stayed = dialog.verdicts.place_of(dialog.table.currentIndex()), dialog.table.rowAt(0) > 0
        hands.click(hands.child(desk, "importFilter2", DIALOG))
        await settled(desk, hands, lambda: dialog.verdicts.rowCount() == 3)
        for number in (2, 4, 6):
            hands.click(hands.child(desk, f"importCandidate{ids[number]}", DIALOG))
            await desk.idle()
        found = [row.match.card_id for row in dialog.verdicts.rows if row.match.card_id]
        left, asked = dialog.verdicts.rowCount(), dialog.decide.isVisible()
    assert stayed == (90, True), "the table neither loses the row nor jumps to its top"
    assert found == ids[::2]
    assert (left, asked) == (0, False)


async def test_what_was_stopped_is_taken_up_again(desk, portal, hands, tmp_path):
    people = await contacts(portal, 6)
    files = [export(tmp_path / "a.csv", people[:3]), export(tmp_path / "b.csv", people[3:])]
    await portal.control.call("requests", reset=True)
    await portal.control.call("fault", kind="delay", seconds=2)
    assert drop(desk.window, *files)
    await hands.until(lambda: import_open(desk))
    dialog = hands.dialog(desk, DIALOG)
    await in_flight(portal)
    dialog.progress.stop.click()
    await desk.idle()
    states = [dialog.files.item(row).text() for row in (0, 1)]
    hands.click(dialog.again)
    await desk.idle()
    hands.click(dialog.create_list)
    await accept(desk, hands)
    made = max(desk.services.session.known.call_lists)
    there = await members(portal, made)
    assert states == ["a.csv – stopped", "b.csv – stopped"]
    assert there == [one["id"] for one in people]


async def test_rows_are_narrowed_by_verdict_and_by_words(desk, portal, hands, tmp_path):
    people = await contacts(portal, 12)
    more = [["Нет", "Никитин", "", "900001"], ["Нет", "Никонов", "", "900002"], ["", "", "", ""]]
    file = export(tmp_path / "a.csv", people, more=more)
    dialog = await imported(desk, hands, file)
    texts = []
    for number, count in enumerate((15, 12, 0, 2, 1)):
        button = hands.child(desk, f"importFilter{number}", DIALOG)
        texts.append(button.text().strip())
        hands.click(button)
        await settled(desk, hands, lambda count=count: dialog.verdicts.rowCount() == count)
    hands.click(hands.child(desk, "importFilter0", DIALOG))
    dialog.search.setText("никон 900002")
    await settled(desk, hands, lambda: shown(dialog, CONTENT) == ["#900002 · Никонов Нет"])
    assert texts == ["All 15", "Matched 12", "Ambiguous 0", "Not found 2", "Skipped 1"]
    assert shown(dialog, REASON) == ["no card with this ID: deleted, or you may not read it"]


async def test_the_window_is_drawn_before_a_worker_loads_the_readers(desk, portal, hands, tmp_path, monkeypatch):
    order, load = [], controller._load
    monkeypatch.setattr(controller, "_load", lambda: (order.append("loaded"), load()))
    loop = asyncio.get_running_loop()
    drop(desk.window, export(tmp_path / "people.csv", await contacts(portal, 2)))
    loop.call_soon(lambda: loop.call_soon(order.append, "drawn"))
    await hands.until(lambda: len(order) == 2)
    assert order == ["drawn", "loaded"]
    await desk.idle()
