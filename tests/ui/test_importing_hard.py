"""Real-life files in the window: whose IDs count, what can be chosen, what is reported."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.app import Desk
from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.matching import Reason
from desktop.services.file_import import Role
from desktop.ui.importing.verdicts import REASON, ROW, VERDICT
from tests.exports import DIALOG, OWN_PHONE, contacts, imported, members, shown
from tests.portals import plain_portal
from tests.unit.importing.corpus import from_excel, quoted

HARD = Path(__file__).parents[1] / "unit" / "importing" / "hard"
portal = plain_portal(language="ru", contacts=400, companies=10, call_lists=1, participants=20)


async def test_deals_become_a_list_of_their_contacts(desk, portal, hands, tmp_path):
    """The deals' own IDs are IDs of contacts, too."""
    header = ["ID", "Стадия сделки", "Название сделки", "Сумма", "Контакт: ID", "Контакт: Имя", "Контакт: Фамилия"]
    people = (await contacts(portal, 40))[30:]
    rows = [
        [str(n), "В работе", f"Сделка #{n}", "10.00", str(one["id"]), one["name"], one["last_name"]]
        for n, one in enumerate(people, 1)
    ]
    path = tmp_path / "DEAL_20261120.csv"
    path.write_bytes(quoted([header, *rows]).encode("utf-8-sig"))
    dialog = await imported(desk, hands, path)
    hands.click(dialog.create_list)
    await hands.ready(desk)
    await hands.accept(desk)
    assert await members(portal, max(desk.services.session.known.call_lists)) == sorted(one["id"] for one in people)
    assert hands.clicks == 2


async def test_another_programs_ids_find_nobody(desk, hands, tmp_path):
    path = tmp_path / "amocrm.csv"
    shutil.copy(HARD / "ui02_amocrm_ids_that_exist_here_too.csv", path)
    dialog = await imported(desk, hands, path)
    assert [row.match.reason for row in dialog.verdicts.rows] == [Reason.NO_SUCH_PHONE] * 4
    assert not dialog.create_list.isEnabled()


async def test_another_sheet_is_read_with_its_own_header_row(desk, hands, tmp_path):
    path = tmp_path / "звонки.xlsx"
    shutil.copy(HARD / "ui01_second_sheet_keeps_the_header_row.xlsx", path)
    seen = []
    dialog = await imported(desk, hands, path)
    for sheet, first in (("Февраль", 2), ("Январь", 5)):
        seen.append((dialog.sheet.currentData(), dialog.header_row.value(), len(dialog.verdicts.rows)))
        dialog.sheet.setCurrentIndex(dialog.sheet.findData(sheet))
        await hands.until(lambda first=first: [r.candidate.row for r in dialog.verdicts.rows][:1] == [first])
        await desk.idle()
    seen.append((dialog.sheet.currentData(), dialog.header_row.value(), len(dialog.verdicts.rows)))
    assert seen == [("Январь", 4, 8), ("Февраль", 1, 8), ("Январь", 4, 8)]


async def test_a_header_row_that_was_chosen_stays_when_the_encoding_is_chosen(desk, hands, tmp_path):
    path = tmp_path / "база.csv"
    rows = [["Имя", "Телефон"], ["Имя", "Телефон"], ["Анна", "+7 903 000-00-01"]]
    path.write_bytes(from_excel(rows).encode("cp1251"))
    dialog = await imported(desk, hands, path)
    dialog.header_row.setValue(2)
    await hands.until(lambda: len(dialog.verdicts.rows) == 1)
    await desk.idle()
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("koi8-r"))
    await hands.until(lambda: dialog.preview.model().index(0, 0).data() not in ("Анна", None))
    await desk.idle()
    assert (dialog.header_row.value(), dialog.encoding.currentData()) == (2, "koi8-r")


async def test_what_is_refused_can_be_read_in_another_way(desk, hands, tmp_path):
    """A list of names that do not look like names and can't be recognised as such."""
    path = tmp_path / "имена.txt"
    path.write_bytes("кеша\r\nгриша\r\nмаша\r\n".encode("cp1251"))
    dialog = await imported(desk, hands, path)
    told = dialog.problem.text()
    usable = [field.isEnabled() for field in (dialog.encoding, dialog.delimiter, dialog.header_row)]
    actions = dialog.preview.menu_of(0).actions()
    actions[list(Role).index(Role.FULL_NAME)].trigger()
    await desk.idle()
    hands.click(hands.child(desk, "importContacts", DIALOG))
    await desk.idle()
    assert "no row of headers was found" in told
    assert usable == [True] * 3
    assert [row.match.reason for row in dialog.verdicts.rows] == [Reason.NAME_TOO_SHORT] * 3


async def test_a_file_that_is_no_text_by_itself_can_be_taken_for_one(desk, hands, tmp_path):
    path = tmp_path / "база.csv"
    path.write_bytes("ФИО;Телефон\r\nЖук Яна;+7 903 000-00-02\r\n".encode("cp1251") + b"\x03" * 9)
    dialog = await imported(desk, hands, path)
    refused = bool(dialog.problem.text()), dialog.encoding.isEnabled(), dialog.header_row.isEnabled()
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("cp1251"))
    await hands.until(lambda: dialog.verdicts.rowCount() > 0)
    await desk.idle()
    assert (refused, dialog.verdicts.rows[0].candidate.name) == ((True, True, True), "Жук Яна")


async def test_what_cannot_be_read_stands_in_the_row_and_in_the_counts(desk, hands, tmp_path):
    path = tmp_path / "база.csv"
    rows = [
        ["ФИО", "Телефон"],
        ["Аа Бб", "#N/A"],
        ["Вв Гг", "7,92E+10"],
        ["Дд Ее", "нет"],
        ["Жж Зз", "89167711010"],
    ]
    path.write_bytes(from_excel(rows).encode("cp1251"))
    dialog = await imported(desk, hands, path)
    counts, reasons = dialog.counts.text(), shown(dialog, REASON)
    chip = hands.child(desk, "importFilter6", DIALOG)
    text = chip.text()
    hands.click(chip)
    await hands.until(lambda: dialog.verdicts.rowCount() == 3)
    assert (
        "1 with a phone destroyed by Excel, 2 with an unreadable phone, 1 with a formula without its value" in counts
    )
    assert [text.partition("; ")[2] for text in reasons] == [
        "phone unreadable; a formula without its value",
        "phone destroyed by Excel",
        "phone unreadable",
        "",
    ]
    assert (text, hands.child(desk, "importFilter0", DIALOG).text()) == ("Unreadable 3", "All 4")


async def test_who_was_found_under_another_name_can_be_looked_through(desk, portal, hands, tmp_path):
    one, other = await contacts(portal, 2, phone=OWN_PHONE)
    header = ["ID", "Имя", "Фамилия", "Рабочий телефон"]
    rows = [
        [str(one["id"]), "Онуфрий", "Безымянный", one["phone"]],
        [str(other["id"]), other["name"], other["last_name"], other["phone"]],
    ]
    path = tmp_path / "CONTACT_1.csv"
    path.write_bytes(quoted([header, *rows]).encode("utf-8-sig"))
    dialog = await imported(desk, hands, path)
    chip = hands.child(desk, "importFilter5", DIALOG)
    text = chip.text()
    hands.click(chip)
    await hands.until(lambda: dialog.verdicts.rowCount() == 1)
    assert text == "Another name 1"
    assert shown(dialog, REASON) == ["found by ID and phone or e-mail, the name on the portal is another"]


async def test_verdicts_and_row_numbers_are_never_cut(desk, hands, tmp_path):
    path = tmp_path / "база.csv"
    rows = [["Ф.И.О.", "Телефон"], *([f"Некто {n}", f"+7 902 {n:07}"] for n in range(12_000))]
    path.write_bytes(from_excel(rows).encode("cp1251"))
    dialog = await imported(desk, hands, path)
    table = dialog.table
    for column in (ROW, VERDICT):
        table.setColumnWidth(column, 10)
    last = dialog.verdicts.rowCount() - 1
    option = QStyleOptionViewItem()
    table.initViewItemOption(option)
    hints = [table.itemDelegate().sizeHint(option, dialog.verdicts.index(last, c)) for c in (ROW, VERDICT)]
    assert [hint.width() <= table.columnWidth(c) for hint, c in zip(hints, (ROW, VERDICT), strict=True)] == [
        True,
        True,
    ]


async def test_the_files_name_proposes_the_lists(desk, portal, hands, tmp_path):
    people = await contacts(portal, 3, phone=OWN_PHONE)
    names = []
    for name in ("База_Тверь, ноябрь.csv", "CONTACT_20261124_8d3b1f5c_6744.csv"):
        path = tmp_path / name
        path.write_bytes(from_excel([["ФИО", "Телефон"], *(["", one["phone"]] for one in people)]).encode())
        dialog = await imported(desk, hands, path)
        hands.click(dialog.create_list)
        await hands.ready(desk)
        names.append(hands.child(desk, "newListSubject").text())
        hands.dialog(desk, "planDialog").reject()
        dialog.reject()
        await desk.idle()
    assert names == ["База Тверь, ноябрь", ""]


@pytest.mark.parametrize("kind", [CONTACT, COMPANY])
async def test_the_portal_tells_whether_rows_are_contacts_or_companies(run, portal, hands, tmp_path, kind):
    phones = [f"+7 904 {kind}00-00-{n:02}" for n in range(5)]
    ids = await portal.control.call("add_cards", kind=kind, count=5, phones=phones)
    path = tmp_path / "база.csv"
    path.write_bytes(from_excel([["Клиент", "Телефон"], *(["", phone] for phone in phones)]).encode())
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        dialog = await imported(desk, hands, path)
        chosen = [hands.child(desk, name, DIALOG).isChecked() for name in ("importContacts", "importCompanies")]
        found, problem = [row.match.card_id for row in dialog.verdicts.rows], dialog.problem.text()
    assert found == ids
    assert chosen == [kind == CONTACT, kind == COMPANY]
    assert not problem


async def test_contacts_or_companies_is_asked_when_both_have_the_phones(run, portal, hands, tmp_path):
    for kind in (CONTACT, COMPANY):
        await portal.control.call("add_cards", kind=kind, count=1, phones=["+7 904 700-00-01"])
    path = tmp_path / "база.csv"
    path.write_bytes(from_excel([["Клиент", "Телефон"], ["", "+7 904 700-00-01"]]).encode())
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        dialog = await imported(desk, hands, path)
        assert dialog.problem.text() == "Are the rows contacts or companies?"


async def test_each_row_to_be_made_a_card_can_be_unticked_and_those_without_name_or_phone_are(desk, hands, tmp_path):
    rows = [
        *(["Ястребова Эмма", "+7 905 100-00-01", ""], ["Ястребов Клим", "+7 905 100-00-02", ""]),
        *(["", "+7 905 100-00-03", ""], ["Ястребов Ян", "нет", "yan@example.org"], ["Ястребов Як", "#N/A", ""]),
    ]
    path = tmp_path / "новые.csv"
    path.write_bytes(from_excel([["ФИО", "Телефон", "E-mail"], *rows]).encode())
    dialog = await imported(desk, hands, path)
    hands.click(dialog.create_cards)
    await hands.ready(desk)
    lines = hands.child(desk, "newCardsRows")
    before = [(lines.item(n).text(), lines.item(n).checkState().name) for n in range(lines.count())]
    lines.item(1).setCheckState(Qt.CheckState.Unchecked)
    await hands.until(lambda: not hands.child(desk, "planAccept").isEnabled())
    await hands.ready(desk)
    said = hands.words(desk)
    await hands.accept(desk)
    reasons = [row.match.reason for row in dialog.verdicts.rows]
    assert before == [
        ("2: Ястребова Эмма, +7 905 100-00-01", "Checked"),
        ("3: Ястребов Клим, +7 905 100-00-02", "Checked"),
        ("4: +7 905 100-00-03", "Unchecked"),
        ("5: Ястребов Ян, yan@example.org", "Unchecked"),
    ]
    assert "1 row without a phone or e-mail left out." in said
    assert [reason is Reason.MADE for reason in reasons] == [True, False, False, False, False]


async def test_many_ambiguous_rows_are_decided_at_once_and_known_in_the_next_file(run, portal, hands, tmp_path):
    phones = [f"+7 906 100-00-{n:02}" for n in range(6)]
    older = await portal.control.call("add_cards", count=6, phones=phones)
    newer = await portal.control.call("add_cards", count=6, phones=phones)
    for card_id in (*older, *newer):
        await portal.control.call("set_card", kind=CONTACT, id=card_id, name="", last_name="", second_name="")
    [firm] = await portal.control.call("add_cards", kind=COMPANY, count=1)
    await portal.control.call("set_card", kind=COMPANY, id=firm, title="ООО «Барвинок»")
    await portal.control.call("set_card", kind=CONTACT, id=older[0], company_id=firm)
    header = ["Имя", "Рабочий телефон", "Компания"]
    rows = [["", phone, "Барвинок"] for phone in phones]
    files = [tmp_path / name for name in ("a.csv", "b.csv")]
    for path, some in zip(files, (rows, rows[::-1]), strict=True):
        path.write_bytes(from_excel([header, *some]).encode())
    seen = []
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        dialog = await imported(desk, hands, files[0])

        def cards():
            return [row.match.card_id for row in dialog.verdicts.rows]

        seen.append(cards())
        dialog.table.selectRow(1)
        await desk.idle()
        for rule in ("same-company", "newest"):
            hands.click(hands.child(desk, f"importRest-{rule}", DIALOG))
            await desk.idle()
            seen.append(cards())
            dialog.table.selectRow(1)
            await desk.idle()
        dialog.reject()
        await desk.idle()
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        dialog = await imported(desk, hands, files[1])
        seen.append([row.match.card_id for row in dialog.verdicts.rows])
        reasons = {row.match.reason for row in dialog.verdicts.rows}
    assert seen[0] == [None] * 6
    assert seen[1] == [older[0], *[None] * 5]
    assert seen[2] == [older[0], *newer[1:]]
    assert seen[3] == seen[2][::-1]
    assert reasons == {Reason.CHOSEN}


async def test_none_is_taken_for_all_that_are_left_and_one_can_still_be_chosen(run, portal, hands, tmp_path):
    phones = [f"+7 906 200-00-{n // 2:02}" for n in range(6)]
    ids = await portal.control.call("add_cards", count=6, phones=phones)
    path = tmp_path / "a.csv"
    path.write_bytes(from_excel([["Фамилия", "Рабочий телефон"], *(["", one] for one in phones[::2])]).encode())
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        dialog = await imported(desk, hands, path)
        dialog.table.selectRow(0)
        await desk.idle()
        hands.click(hands.child(desk, "importRest-nobody", DIALOG))
        await desk.idle()
        left = {row.match.reason for row in dialog.verdicts.rows}, dialog.create_list.isEnabled()
        dialog.table.selectRow(2)
        await desk.idle()
        hands.click(hands.child(desk, f"importCandidate{ids[5]}", DIALOG))
        await desk.idle()
        found = [row.match.card_id for row in dialog.verdicts.rows]
    assert left == ({Reason.LEFT_OUT}, False)
    assert found == [None, None, ids[5]]
