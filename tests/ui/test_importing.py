"""The import dialog: how files are read, what their rows come to, and what is done with the people found."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from desktop.app import Desk
from desktop.domain.call_list import COMPANY
from desktop.domain.matching import Reason, Verdict
from desktop.domain.status import STOP_CALLING
from desktop.portal.process import PortalProcess
from desktop.services.file_import import Role
from desktop.ui.importing.verdicts import CARD, CONTENT, NOTES, REASON, VERDICT
from tests.exports import OWN_PHONE, contacts, drop, import_open, members, press
from tests.unit.importing.corpus import from_excel, quoted

DIALOG = "importDialog"
HEADER = ["Имя", "Фамилия", "Рабочий телефон", "ID"]
SHARED = "+7 903 555-00-00"


@pytest.fixture(scope="module")
def portal():
    size = {"contacts": 400, "companies": 10, "call_lists": 1, "participants": 20}
    with PortalProcess(**size, plain=True, language="ru", limits="off") as running:
        yield running


def export(path, people, *, more=()):
    rows = [[one["name"], one["last_name"], one["phone"], str(one["id"])] for one in people]
    path.write_bytes(quoted([HEADER, *rows, *more]).encode("utf-8-sig"))
    return path


async def imported(desk, hands, *paths, onto=None, where=None):
    """Drop files and wait until there is nothing more to do."""
    await desk.idle()
    assert drop(onto or desk.window, *paths, where=where)
    await hands.until(lambda: import_open(desk))
    await desk.idle()
    return hands.dialog(desk, DIALOG)


async def accept(desk, hands):
    await hands.ready(desk)
    said = hands.words(desk)
    hands.click(hands.child(desk, "planAccept"))
    await desk.idle()
    return said


async def fresh_list(portal, ids):
    [made] = await portal.control.call("add_lists", ids=ids)
    return made


def shown(dialog, column):
    model = dialog.verdicts
    return [model.index(row, column).data() for row in range(model.rowCount())]


def select(dialog, reason):
    """Select the first row with a reason."""
    places = range(dialog.verdicts.rowCount())
    matches = [dialog.verdicts.row_at(dialog.verdicts.index(place, 0)).match for place in places]
    dialog.table.selectRow(next(place for place in places if matches[place].reason is reason))


def choose_role(dialog, column, role):
    dialog.preview.menu_of(column).actions()[list(Role).index(role)].trigger()


def head(dialog, column):
    return dialog.preview.model().headerData(column, Qt.Orientation.Horizontal)


def first_cell(dialog):
    return dialog.preview.model().index(0, 0).data()


def choose(box, data):
    box.setCurrentIndex(box.findData(data))


async def in_flight(portal):
    """Wait until the portal was asked something and keeps it waiting."""
    while not any(  # noqa: ASYNC110 - the portal is asked, nothing here can tell
        one["fault"] for one in (await portal.control.call("requests"))["requests"]
    ):
        await asyncio.sleep(0.005)


async def settled(desk, hands, condition):
    """Wait for what begins a moment after a choice, and for its end."""
    await hands.until(condition)
    await desk.idle()


def test_a_bad_file_is_named_with_its_reason_and_the_others_go_on(run, portal, hands, tmp_path):
    async def story():
        people = await contacts(portal, 5)
        good, last = export(tmp_path / "good.csv", people[:3]), export(tmp_path / "last.csv", people[2:])
        picture, folder = tmp_path / "picture.csv", tmp_path / "folder.csv"
        picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
        folder.mkdir()
        empty = tmp_path / "empty.csv"
        empty.write_bytes(b"")
        paths = [good, picture, folder, empty, tmp_path / "vanished.csv", last]
        problems = []
        async with Desk(portal.webhook, tmp_path / "data") as desk:
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
            return people, states, problems, before, await members(portal, made)

    people, states, problems, (possible, why), there = run(story())
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


def test_how_a_file_is_read_can_be_changed_and_is_seen_at_once(run, portal, hands, tmp_path):
    async def story():
        people = await contacts(portal, 3, phone=OWN_PHONE)
        file = tmp_path / "база.csv"
        header = ["Имя", "Фамилия", "Телефон"]
        rows = [["Анна", "Зуева", one["phone"]] for one in people]
        file.write_bytes(from_excel([header, *rows]).encode("cp1251"))
        seen = []

        def look():
            seen.append((head(dialog, 0), first_cell(dialog), dialog.verdicts.rowCount()))

        async with Desk(portal.webhook, tmp_path / "data") as desk:
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
            return seen, [row.match.verdict for row in dialog.verdicts.rows]

    seen, verdicts = run(story())
    first = ("▾ first name: Имя", "Анна", 3)
    assert seen[0] == seen[-1] == first
    assert seen[1][1] not in ("Анна", "")
    assert seen[2][1].startswith("Анна;Зуева;")
    assert seen[3] == ("▾ ", "Имя", 4)
    assert verdicts == [Verdict.MATCHED] * 3


def test_a_column_is_given_another_role_in_its_head(run, portal, hands, tmp_path):
    async def story():
        people = await contacts(portal, 4, phone=OWN_PHONE)
        others = (await contacts(portal, 8, phone=OWN_PHONE))[4:]
        file = tmp_path / "две.csv"
        rows = [
            [f"К {n}", one["phone"], other["phone"]]
            for n, (one, other) in enumerate(zip(people, others, strict=True))
        ]
        file.write_bytes(from_excel([["ФИО", "Счёт", "Телефон"], *rows]).encode("utf-8"))
        async with Desk(portal.webhook, tmp_path / "data") as desk:
            dialog = await imported(desk, hands, file)
            found = [[row.match.card_id for row in dialog.verdicts.rows]]
            choose_role(dialog, 2, Role.IGNORED)
            await desk.idle()
            choose_role(dialog, 1, Role.PHONE)
            await desk.idle()
            found.append([row.match.card_id for row in dialog.verdicts.rows])
            return people, others, found

    people, others, found = run(story())
    assert found == [[one["id"] for one in others], [one["id"] for one in people]]


def test_a_row_that_may_be_two_people_is_decided_by_hand(run, portal, hands, tmp_path):
    async def story():
        one, other = await portal.control.call("add_cards", count=2, phones=[SHARED, SHARED])
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
            return one, other, seen, await members(portal, made)

    one, other, seen, there = run(story())
    assert seen[0] == seen[3] == (["ambiguous"], False, [""])
    assert [state[:2] for state in seen[1:3]] == [(["matched"], True)] * 2
    assert seen[1][2][0].endswith(f"(#{other})")
    assert seen[2][2][0].endswith(f"(#{one})")
    assert there == [other]


def test_two_decisions_one_after_the_other_both_count(run, portal, hands, tmp_path):
    async def story():
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
            return ids, [row.match.card_id for row in dialog.verdicts.rows]

    ids, found = run(story())
    assert found == [ids[0], ids[2]]


def test_after_a_decision_the_next_row_is_asked_about(run, portal, hands, tmp_path):
    async def story():
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
            return ids, stayed, found, dialog.verdicts.rowCount(), dialog.decide.isVisible()

    ids, stayed, found, left, asked = run(story())
    assert stayed == (90, True), "the table neither loses the row nor jumps to its top"
    assert found == ids[::2]
    assert (left, asked) == (0, False)


def test_what_was_stopped_is_taken_up_again(run, portal, hands, tmp_path):
    async def story():
        people = await contacts(portal, 6)
        files = [export(tmp_path / "a.csv", people[:3]), export(tmp_path / "b.csv", people[3:])]
        async with Desk(portal.webhook, tmp_path / "data") as desk:
            await desk.idle()
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
            return people, states, await members(portal, made)

    people, states, there = run(story())
    assert states == ["a.csv – stopped", "b.csv – stopped"]
    assert there == [one["id"] for one in people]


def test_rows_are_narrowed_by_verdict_and_by_words(run, portal, hands, tmp_path):
    async def story():
        people = await contacts(portal, 12)
        more = [["Нет", "Никитин", "", "900001"], ["Нет", "Никонов", "", "900002"], ["", "", "", ""]]
        file = export(tmp_path / "a.csv", people, more=more)
        async with Desk(portal.webhook, tmp_path / "data") as desk:
            dialog = await imported(desk, hands, file)
            texts = []
            for number, count in enumerate((15, 12, 0, 2, 1)):
                button = hands.child(desk, f"importFilter{number}", DIALOG)
                texts.append(button.text())
                hands.click(button)
                await settled(desk, hands, lambda count=count: dialog.verdicts.rowCount() == count)
            hands.click(hands.child(desk, "importFilter0", DIALOG))
            dialog.search.setText("никон 900002")
            await settled(desk, hands, lambda: shown(dialog, CONTENT) == ["#900002 · Никонов Нет"])
            return texts, shown(dialog, REASON)

    texts, reasons = run(story())
    assert texts == ["All 15", "Matched 12", "Ambiguous 0", "Not found 2", "Skipped 1"]
    assert reasons == ["no card with this ID: deleted, or you may not read it"]


def test_what_is_dropped_on_a_list_is_added_to_it_and_removed_from_it(run, portal, hands, tmp_path):
    async def story():
        people = await contacts(portal, 10)
        ids = [one["id"] for one in people]
        made = await fresh_list(portal, [*ids[:4], 200])
        file = export(tmp_path / "a.csv", people)
        async with Desk(portal.webhook, tmp_path / "data") as desk:
            await desk.idle()
            table = desk.window.call_lists.table
            row = [one.id for one in desk.window.call_lists.model.shown].index(made)
            where = table.visualRect(table.model().index(row, 0)).center()
            dialog = await imported(desk, hands, file, onto=table.viewport(), where=where)
            target = dialog.target.currentData()
            hands.click(dialog.add_to_list)
            await desk.idle()
            added = await accept(desk, hands)
            there = [await members(portal, made)]
            dialog = await imported(desk, hands, file, onto=table.viewport(), where=where)
            hands.click(dialog.remove_from_list)
            await desk.idle()
            removed = await accept(desk, hands)
            there.append(await members(portal, made))
            return made, ids, target, added, removed, there

    made, ids, target, added, removed, there = run(story())
    assert target == made
    assert "Add 6 participants." in added
    assert "4 are in already" in added or "4 in already" in added
    assert "Remove 10 participants." in removed
    assert there == [sorted([*ids, 200]), [200]]


@pytest.mark.parametrize(("what", "between"), [("id", "\n"), ("phone", "\n"), ("phone", ", ")])
def test_what_is_pasted_is_looked_for(run, portal, hands, tmp_path, what, between):
    async def story():
        people = await contacts(portal, 6, phone=OWN_PHONE)
        async with Desk(portal.webhook, tmp_path / "data") as desk:
            await desk.idle()
            QGuiApplication.clipboard().setText(between.join(str(one[what]) for one in people))
            await press(desk, Qt.Key.Key_V)
            await desk.idle()
            dialog = hands.dialog(desk, DIALOG)
            name, problem = dialog.files.item(0).text(), dialog.problem.text()
            hands.click(hands.child(desk, "importContacts", DIALOG))
            await desk.idle()
            return people, name, problem, [row.match.card_id for row in dialog.verdicts.rows]

    people, name, problem, found = run(story())
    assert problem == ("Are the rows contacts or companies? Choose above." if what == "id" else "")
    assert name.startswith("Clipboard")
    assert found == [one["id"] for one in people]


def test_the_same_base_with_a_few_more_is_meant_for_its_list(run, portal, hands, tmp_path):
    async def story():
        people = await contacts(portal, 54)
        ids = [one["id"] for one in people]
        made = await fresh_list(portal, ids[:40])
        await fresh_list(portal, [300, 301])
        file = export(tmp_path / "a.csv", people)
        async with Desk(portal.webhook, tmp_path / "data") as desk:
            dialog = await imported(desk, hands, file)
            counted, target = dialog.counts.text(), dialog.target.currentData()
            hands.click(dialog.add_to_list)
            await desk.idle()
            await accept(desk, hands)
            return ids, made, counted, target, await members(portal, made)

    ids, made, counted, target, there = run(story())
    assert f"#{made} already: only 14 new." in counted
    assert target == made
    assert there == ids


def test_files_given_at_the_start_wait_for_a_portal(run, portal, hands, tmp_path):
    async def story():
        people = await contacts(portal, 3)
        file = export(tmp_path / "a.csv", people)
        async with Desk("", tmp_path / "data") as desk:
            desk.controller.open_files([file])
            await desk.idle()
            waiting, early = desk.window.banner.accessibleName(), import_open(desk)
            desk.controller.connecting.connect_to(portal.webhook)
            await desk.idle()
            dialog = hands.dialog(desk, DIALOG)
            found = [row.match.card_id for row in dialog.verdicts.rows]
            dialog.reject()
            desk.controller.refresh()
            await desk.idle()
            return people, waiting, early, found, import_open(desk), desk.notices.current

    people, waiting, early, found, again, told = run(story())
    assert waiting == "These files are opened once a portal is connected: a.csv."
    assert not early
    assert found == [one["id"] for one in people]
    assert not again
    assert not told


def test_a_file_that_is_looked_for_is_read_in_another_way_meanwhile(run, portal, hands, tmp_path):
    async def story():
        people = await contacts(portal, 20)
        file = export(tmp_path / "a.csv", people)
        async with Desk(portal.webhook, tmp_path / "data") as desk:
            await desk.idle()
            await portal.control.call("requests", reset=True)
            await portal.control.call("fault", kind="delay", seconds=2)
            assert drop(desk.window, file)
            await hands.until(lambda: import_open(desk))
            dialog = hands.dialog(desk, DIALOG)
            await in_flight(portal)
            dialog.header_row.setValue(2)
            await settled(desk, hands, lambda: dialog.preview.model().rowCount() == 19)
            cells = [row.candidate.cells[3] for row in dialog.verdicts.rows]
            dialog.header_row.setValue(1)
            await settled(desk, hands, lambda: len(dialog.verdicts.rows) == len(people))
            return people, cells, [row.match.card_id for row in dialog.verdicts.rows]

    people, cells, found = run(story())
    assert cells == [str(one["id"]) for one in people[1:]]
    assert found == [one["id"] for one in people]


@pytest.mark.parametrize("when", ["reading", "matching"])
def test_closing_the_dialog_stops_all_work(run, portal, hands, tmp_path, when):
    async def story():
        people = await contacts(portal, 20)
        more = [
            ["", f"Имя {n}", f"+7 902 {n:07}", str(1_000_000 + n)] for n in range(30_000 if when == "reading" else 1)
        ]
        file = export(tmp_path / "a.csv", people, more=more)
        async with Desk(portal.webhook, tmp_path / "data") as desk:
            await desk.idle()
            await portal.control.call("requests", reset=True)
            await portal.control.call("fault", kind="delay", seconds=2)
            assert drop(desk.window, file)
            await hands.until(lambda: import_open(desk))
            dialog = hands.dialog(desk, DIALOG)
            if when == "matching":
                await in_flight(portal)
            else:
                await hands.until(lambda: dialog.files.count() and dialog.files.item(0).text().endswith("reading …"))
            busy = desk.controller.scope.busy
            hands.click(dialog.close_button)
            await desk.idle()
            await portal.control.call("clear_faults")
            desk.controller.refresh()
            await desk.idle()
            return busy, import_open(desk), desk.window.banner.accessibleName()

    assert run(story()) == (True, False, "")


def test_closing_the_dialog_while_a_plan_is_worked_out_leaves_nothing_behind(run, portal, hands, tmp_path):
    async def story():
        people = await contacts(portal, 5)
        made = await fresh_list(portal, [200])
        file = export(tmp_path / "a.csv", people)
        async with Desk(portal.webhook, tmp_path / "data") as desk:
            dialog = await imported(desk, hands, file)
            choose(dialog.target, made)
            await portal.control.call("requests", reset=True)
            await portal.control.call("fault", kind="delay", seconds=2)
            hands.click(dialog.add_to_list)
            await in_flight(portal)
            hands.click(dialog.close_button)
            await desk.idle()
            return desk.notices.current, await members(portal, made)

    told, there = run(story())
    assert not told
    assert there == [200]


def test_a_portal_that_is_gone_meanwhile_is_told_and_tried_again(run, portal, hands, tmp_path, hasty):
    async def story():
        people = await contacts(portal, 5)
        file = export(tmp_path / "a.csv", people)
        async with Desk(portal.webhook, tmp_path / "data") as desk:
            await desk.idle()
            await portal.control.call("fault", kind="drop_before", times=500)
            dialog = await imported(desk, hands, file)
            told = dialog.problem.text(), dialog.files.item(0).text(), dialog.create_list.isEnabled()
            await portal.control.call("clear_faults")
            hands.click(hands.child(desk, "importAgain", DIALOG))
            await desk.idle()
            after = dialog.problem.isVisible(), [row.match.card_id for row in dialog.verdicts.rows]
            return people, told, after, hands.child(desk, "importAgain", DIALOG).isVisible()

    people, told, after, offered = run(story())
    assert "can't be reached" in told[0]
    assert told[1:] == ("a.csv – not looked for", False)
    assert after == (False, [one["id"] for one in people])
    assert not offered


def test_who_asked_not_to_be_called_is_noted(run, portal, hands, tmp_path):
    async def story():
        people = await contacts(portal, 4)
        stopped = people[1]["id"]
        made = await fresh_list(portal, [stopped, 210])
        await portal.control.call("operator_status", list=made, participant=stopped, status=STOP_CALLING)
        file = export(tmp_path / "a.csv", people)
        async with Desk(portal.webhook, tmp_path / "data") as desk:
            dialog = await imported(desk, hands, file)
            return made, dialog.counts.text(), shown(dialog, NOTES)

    made, counted, notes = run(story())
    assert "1 on the stop list." in counted
    assert ["stop list" in note for note in notes] == [False, True, False, False]
    assert f"#{made}" in notes[1]


def test_an_import_is_closed_when_its_portal_is_left(run, portal, hands, tmp_path):
    async def story():
        file = export(tmp_path / "a.csv", await contacts(portal, 5))
        async with Desk(portal.webhook, tmp_path / "data") as desk:
            await desk.idle()
            assert drop(desk.window, file)
            await hands.until(lambda: import_open(desk))
            desk.controller.connecting.connect_to(portal.webhook)
            await desk.idle()
            return import_open(desk)

    assert not run(story())


def test_a_list_that_cannot_take_the_rows_is_named_and_no_other_is_chosen_for_it(run, portal, hands, tmp_path):
    async def story():
        people = await contacts(portal, 4)
        possible = await fresh_list(portal, [one["id"] for one in people])
        [of_companies] = await portal.control.call("add_lists", kind=COMPANY, participants_each=3)
        file = export(tmp_path / "a.csv", people)
        async with Desk(portal.webhook, tmp_path / "data") as desk:
            await desk.idle()
            table = desk.window.call_lists.table
            place = [row.id for row in desk.window.call_lists.model.shown].index(of_companies)
            where = table.visualRect(table.model().index(place, 0)).center()
            dialog = await imported(desk, hands, file, onto=table.viewport(), where=where)
            buttons = dialog.add_to_list, dialog.remove_from_list
            first = dialog.target.currentData(), dialog.amiss.text(), [button.isEnabled() for button in buttons]
            seen = dialog.amiss.isVisible()
            dialog.target.setCurrentIndex(dialog.target.findData(possible))
            dialog.target.activated.emit(dialog.target.currentIndex())
            then = dialog.target.currentData(), dialog.amiss.isVisible(), [button.isEnabled() for button in buttons]
            return of_companies, possible, seen, first, then

    number, possible, seen, first, then = run(story())
    assert seen
    assert f"#{number} can't take these rows" in first[1]
    assert (first[0], first[2]) == (None, [False, False])
    assert then == (possible, False, [True, True])


def test_files_over_a_search_field_go_to_the_window(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path / "data") as desk:
            await desk.idle()
            return [field.acceptDrops() for field in desk.window.findChildren(QLineEdit)]

    takes = run(story())
    assert takes
    assert not any(takes)


def test_what_is_dropped_on_a_list_is_of_its_kind(run, portal, hands, tmp_path):
    async def story():
        people = await contacts(portal, 5)
        phones = "\n".join(one["phone"] for one in people if one["phone"])
        async with Desk(portal.webhook, tmp_path / "data") as desk:
            await desk.idle()
            row = next(row for row in desk.window.call_lists.model.shown if row.call_list.kind == 3)
            desk.controller.importing.open_text(desk.services.session, f"Номер\n{phones}", list_id=row.id)
            await desk.idle()
            dialog = hands.dialog(desk, DIALOG)
            await hands.until(lambda: dialog.counts.text().count("matched"))
            return row.id, dialog.target.currentData(), dialog.problem.text()

    number, target, problem = run(story())
    assert (target, problem) == (number, "")
