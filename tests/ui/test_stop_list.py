import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from desktop.domain.call_list import CONTACT
from desktop.domain.card_plans import NewCard
from desktop.domain.phones import Phone
from desktop.domain.stop_list import StopEntry
from desktop.services.session import now
from desktop.services.writing.cards import writes
from desktop.ui.importing.verdicts import NOTES
from desktop.ui.stop_list import model as stop_list_model
from tests import exports
from tests.exports import OWN_PHONE, contacts, export, imported
from tests.portals import plain_portal
from tests.stop_list import DIALOG, PREVIEW, accept, dropped, opened, pasted, press_undo, shown, told

portal = plain_portal(language="ru", contacts=400, companies=10, call_lists=1, participants=20)
ANNA, BORIS, OFFICE = "+7 903 111-22-33", "+7 903 111-22-44", "+7 495 700-11-22"


def entries(*written, source=""):
    return [StopEntry(Phone.read(text).key, text, source, now()) for text in written]


async def put(desk, *written, source=""):
    await desk.services.session.own_stop_list.add(entries(*written, source=source))


async def test_phones_are_pasted_after_a_look_at_what_that_does_and_taken_back(desk, hands):
    await put(desk, ANNA)
    dialog = await opened(desk)
    assert await shown(desk) == [ANNA]
    said = await pasted(desk, hands, "8 (903) 1112233\n89031112244\tИван\n8 903 111 22 44 доб. 5\n7,9E+10\n57\n")
    notice, phones = await accept(desk, hands)
    after_undo = await press_undo(desk, hands)
    again = await press_undo(desk, hands)
    assert "Put 1 phone on the stop list." in said
    assert "1 on it already." in said
    assert "1 repetition." in said
    assert "1 destroyed by Excel" in said
    assert "1 too short for a phone" in said
    assert (notice, phones) == ("Stop list: 1 added, 1 already in, 2 unreadable.", [BORIS, ANNA])
    assert after_undo == ("1 phone taken off the stop list.", [ANNA])
    assert again == ("1 phone put back on the stop list.", [BORIS, ANNA])
    dialog.reject()


async def test_what_is_not_added_is_named_with_its_row_and_the_reason(desk, hands, tmp_path):
    file = tmp_path / "Отписались.csv"
    file.write_text(f"Имя;Телефон\nАнна;{ANNA}\nБорис;7,9E+10\nВера;\n", encoding="utf-8")
    await opened(desk)
    said = await dropped(desk, hands, file)
    for fold in hands.dialog(desk, PREVIEW).findChildren(QAbstractButton, "planNames"):
        hands.click(fold)
    unfolded = hands.words(desk, PREVIEW)
    hands.click(hands.child(desk, "stopListAccept", PREVIEW))
    await desk.idle()
    assert "Отписались.csv" in said
    assert ANNA in unfolded
    assert "Отписались.csv, row 3: “7,9E+10”" in unfolded
    assert "Отписались.csv, row 4: “Вера”" in unfolded
    assert told(desk) == "Stop list: 1 added, 2 unreadable."


async def test_nothing_new_can_only_be_closed(desk, hands):
    await put(desk, ANNA)
    await opened(desk)
    said = await pasted(desk, hands, ANNA)
    assert "There is no new phone among them." in said
    assert hands.child(desk, "stopListAccept", PREVIEW) is None
    hands.dialog(desk, PREVIEW).reject()
    QGuiApplication.clipboard().setText(" ")
    hands.click(hands.child(desk, "stopListPaste", DIALOG))
    await desk.idle()
    assert told(desk) == "There are no phones on the clipboard: copy some first."


async def test_files_that_cannot_be_read_are_named_beside_those_that_can(desk, hands, tmp_path):
    good, bad = tmp_path / "a.csv", tmp_path / "b.png"
    good.write_text(f"Телефон\n{ANNA}\n", encoding="utf-8")
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    await opened(desk)
    said = await dropped(desk, hands, bad, good)
    assert told(desk).startswith("b.png:")
    assert "Put 1 phone" in said


async def test_entries_are_searched_by_digits_names_and_files_and_removed_with_undo(desk, portal, hands, cells):
    [person] = await contacts(portal, 1, phone=OWN_PHONE)
    await portal.control.call("add_lists", ids=[person["id"]])
    desk.controller.refresh()
    await desk.idle()
    number = max(desk.services.session.known.call_lists)
    desk.controller.participants.open(number)
    await desk.idle()
    await put(desk, OFFICE, source="Октябрь.xlsx")
    await put(desk, ANNA)
    await put(desk, person["phone"])
    dialog = await opened(desk)
    first = [row[:3] for row in cells(dialog.table)]
    counted = dialog.counts.text()
    found = {}
    for text in ("903 111", "8903111", "+7 (495)", person["last_name"].lower(), "октябрь", "zzz"):
        dialog.search.setText(text)
        found[text] = len(await shown(desk))
    nothing = dialog.counts.text()
    dialog.search.clear()
    await shown(desk)
    dialog.table.selectRow(0)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    await desk.idle()
    removed = told(desk), await shown(desk)
    back = await press_undo(desk, hands)
    assert first[0][1] == f"{person['last_name']} {person['name']} (#{person['id']})".strip()
    assert first[1:] == [[ANNA, "", "pasted"], [OFFICE, "", "Октябрь.xlsx"]]
    assert counted == "3 phones. 1 known card has one of them."
    assert found == {
        "903 111": 1,
        "8903111": 1,
        "+7 (495)": 1,
        person["last_name"].lower(): 1,
        "октябрь": 1,
        "zzz": 0,
    }
    assert nothing == "3 phones. 0 found. 1 known card has one of them."
    assert removed == ("1 phone taken off the stop list.", [ANNA, OFFICE])
    assert back[1][1:] == [ANNA, OFFICE]
    assert len(back[1]) == 3


async def test_of_very_many_the_newest_are_shown_and_a_search_finds_the_others(desk, monkeypatch):
    monkeypatch.setattr(stop_list_model, "MOST", 3)
    for number in range(5):
        await put(desk, f"+7 900 000-00-0{number}")
    dialog = await opened(desk)
    phones, counted = await shown(desk), dialog.counts.text()
    dialog.search.setText("9000000000")
    assert phones == [f"+7 900 000-00-0{number}" for number in (4, 3, 2)]
    assert "The newest 3 of them are shown: search for others." in counted
    assert await shown(desk) == ["+7 900 000-00-00"]


async def test_the_whole_list_is_saved_as_csv(desk, tmp_path):
    await put(desk, ANNA, source="Октябрь.xlsx")
    await opened(desk)
    path = tmp_path / "list.csv"
    desk.stop_list.save(path)
    await desk.idle()
    desk.stop_list.save(tmp_path / "none" / "list.csv")
    await desk.idle()
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, row = csv.reader(file, delimiter=";")
    assert header == ["Phone", "Who has it", "From", "Added"]
    assert row[:3] == [f"'{ANNA}", "", "Октябрь.xlsx"]
    assert told(desk).startswith("The stop list could not be saved as list.csv: there is no such folder")


async def test_an_empty_list_offers_how_to_begin(desk, hands, tmp_path):
    dialog = await opened(desk)
    steps = [step.text() for step in dialog.table.findChildren(QAbstractButton) if step.isVisible() and step.text()]
    assert steps == ["Paste phones", "From a file…"]
    assert not hands.child(desk, "stopListSave", DIALOG).isEnabled()
    assert not hands.child(desk, "stopListRemove", DIALOG).isEnabled()
    desk.window.actions_.stop_list.trigger()
    await desk.idle()
    assert desk.stop_list.dialog is dialog


async def test_it_is_closed_when_its_portal_is_left(desk, portal):
    await opened(desk)
    desk.controller.connecting.connect_to(portal.webhook)
    await desk.idle()
    assert desk.stop_list.dialog is None


@pytest.mark.parametrize("ticked", [False, True])
async def test_an_import_notes_who_is_on_it_and_a_plan_says_why_they_are_left_out(
    desk, portal, hands, tmp_path, ticked
):
    people = await contacts(portal, 5, phone=OWN_PHONE)
    stranger = {"id": "", "name": "Нет", "last_name": "Такого", "phone": "8 999 000-11-22"}
    file = export(tmp_path / "a.csv", [*people, stranger])
    await put(desk, people[1]["phone"], "+7 (999) 000-11-22")
    dialog = await imported(desk, hands, file)
    notes, counted = exports.shown(dialog, NOTES), dialog.counts.text()
    hands.click(dialog.create_cards)
    await desk.idle()
    offered = hands.child(desk, "newCardsRows").item(0)
    unticked = offered.text(), offered.checkState()
    hands.dialog(desk).reject()
    hands.click(dialog.create_list)
    await hands.ready(desk)
    if ticked:
        hands.click(hands.child(desk, "planIncludeStopped"))
        await hands.ready(desk)
    said = hands.words(desk)
    await hands.accept(desk)
    made = await exports.members(portal, max(await exports.numbers(portal)))
    assert ["your stop list" in note for note in notes] == [False, True, False, False, False, True]
    assert "1 on the stop list." in counted
    assert "your stop list" in unticked[0]
    assert unticked[1] is Qt.CheckState.Unchecked
    name = f"(#{people[1]['id']})"
    assert ("1 left out (phone on your stop list):" in said) is not ticked
    assert ("1 on your stop list by phone:" in said) is ticked
    assert name in said
    assert made == sorted(one["id"] for one in people if ticked or one is not people[1])


async def test_a_plan_of_new_cards_says_whose_phone_is_on_it(desk, hands):
    await put(desk, ANNA)
    cards = [NewCard(2, "Новикова", "Анна", phones=("8 903 1112233",)), NewCard(3, "Ким", phones=("8 903 0000001",))]
    desk.controller.changes.change(desk.services.session, writes(CONTACT, cards), apart=True)
    await desk.idle()
    assert "1 with a phone on your stop list; row: 2" in hands.words(desk)
