"""Choosing people in the picker, by keys, by mouse, across searches; and the notes beside each of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QRadioButton

from desktop.domain.call_list import COMPANY, CONTACT
from desktop.services.refreshing import refresh
from desktop.ui.picker.controller import Picked
from tests.picker import picking
from tests.portals import plain_portal

portal = plain_portal(contacts=300, companies=60, call_lists=2, participants=5)


@pytest.fixture
def scene(run, portal, tmp_path, hasty):
    return picking(portal, tmp_path)


async def test_everything_can_be_done_by_keys(scene):
    made = await scene.add_cards(["+7 916 000-55-01"] * 3, last_name="Клавишная")
    scene.open(verb="Create list")
    await scene.type("клавишная")
    scene.press("Down")
    scene.press("Shift+Down")
    focused = scene.results.hasFocus(), scene.button("pickerAdd").text()
    scene.press("Return")
    two = scene.ids(scene.chosen), scene.button("pickerAccept").text()
    scene.press("Tab")  # skips the button that adds, which has nothing left to add
    at_chosen = scene.chosen.hasFocus()
    scene.chosen.selectRow(0)
    scene.press("Delete")
    one = scene.ids(scene.chosen), scene.part(QLabel, "pickerCount").text()
    scene.press("Ctrl+Return")
    stays = not scene.closed
    scene.picker.finish()
    newest = made[::-1]
    assert focused == (True, "&Add selected (2)")
    assert two == (newest[:2], "Create list (2)…")
    assert at_chosen
    assert one == (newest[1:2], "Chosen: 1 contact")
    assert scene.picked == [Picked(CONTACT, (newest[1],))]
    assert stays
    assert scene.closed


async def test_a_double_click_adds_and_who_is_chosen_is_not_added_twice(scene):
    made = await scene.add_cards(["+7 916 000-56-01"] * 2, last_name="Двойная")
    scene.open()
    await scene.type("двойная")
    cell = scene.results.visualRect(scene.results.model().index(1, 0)).center()
    QTest.mouseClick(scene.results.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    QTest.mouseDClick(scene.results.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    once = scene.ids(scene.chosen), scene.notes(made[0]), scene.button("pickerAdd").isEnabled()
    scene.results.selectAll()
    scene.button("pickerAdd").click()
    assert once == ([made[0]], "chosen", False)
    assert scene.ids(scene.chosen) == made


async def test_escape_picks_nobody_and_ends_the_search(scene):
    scene.open()
    await scene.portal.control.call("fault", kind="delay", seconds=30, method="crm.item.list")
    scene.search.insert("Анна")
    QTest.keyClick(scene.search, Qt.Key.Key_Return)
    running = scene.scope.busy
    scene.press("Escape")
    emptied = scene.search.text(), scene.closed
    scene.press("Escape")
    await scene.scope.idle()
    assert (running, emptied, scene.closed, scene.picked) == (True, ("", False), True, [])


async def test_kinds_are_never_mixed(scene):
    [company] = await scene.add_cards(["+7 916 000-57-01"], COMPANY)
    [contact] = await scene.add_cards(["+7 916 000-57-01"])
    scene.open()
    contacts, companies = scene.part(QRadioButton, "pickerContacts"), scene.part(QRadioButton, "pickerCompanies")
    await scene.type("89160005701")
    as_contacts = scene.ids(scene.results)
    companies.click()
    await scene.scope.idle()
    as_companies = [(row.card.kind, row.card.id) for row in scene.results.model().shown]
    scene.results.selectAll()
    scene.button("pickerAdd").click()
    locked = contacts.isEnabled(), contacts.toolTip()
    scene.button("pickerAccept").click()
    assert as_contacts == [contact]
    assert as_companies == [(COMPANY, company)]
    assert locked == (
        False,
        "A call list has either contacts or companies: take out the chosen ones first.",
    )
    assert scene.picked == [Picked(COMPANY, (company,))]


async def test_a_kind_that_is_given_cannot_be_switched(scene):
    scene.open(kind=COMPANY)
    assert not scene.part(QRadioButton, "pickerContacts").isVisible()
    assert scene.dialog.kind == COMPANY
    assert scene.dialog.windowTitle() == "Choose companies"
    assert scene.results.isColumnHidden(1)


async def test_what_one_should_know_stands_beside_each(scene):
    made = await scene.add_cards(["+7 916 000-58-01"] * 4, last_name="Пометная")
    await scene.portal.control.call("set_card", id=made[3], phones=[])
    [target] = await scene.portal.control.call("add_lists", ids=made[:1])
    [other] = await scene.portal.control.call("add_lists", ids=made[:3])
    await scene.portal.control.call("operator_status", list=other, participant=made[1], status="SUCCESS")
    await scene.portal.control.call("operator_status", list=other, participant=made[2], status="STOP_CALLING")
    await refresh(scene.session, lambda _: None)
    names = {status.code: status.name for status in scene.session.known.statuses}
    scene.open(list_id=target)
    await scene.type("пометная")
    notes = [scene.notes(card_id) for card_id in made]
    dim = scene.results.model().index_of(made[0]).data(Qt.ItemDataRole.ForegroundRole) is not None
    scene.results.choose(made[:1])
    can_add = scene.button("pickerAdd").isEnabled()
    scene.results.setFocus()
    scene.press("Return")
    assert notes == [
        f"already in this list; also in #{other} ({names['IN_WORK']})",
        f"also in #{other} ({names['SUCCESS']})",
        f"stop list; also in #{other} ({names['STOP_CALLING']})",
        "no phone",
    ]
    assert dim
    assert not can_add
    assert scene.ids(scene.chosen) == []


async def test_nothing_found_and_why(scene):
    scene.open()
    await scene.type("щщщщщ")
    assert scene.empty_words.startswith("Nothing found Check the spelling and the filters.")
    assert scene.note == ""


async def test_a_failure_is_explained_and_enter_tries_again(scene):
    scene.open()
    await scene.type("Анна")
    await scene.portal.control.call("webhook", state="deleted")
    await scene.type("Иванов")
    failed = scene.empty_words, scene.ids(scene.results)
    await scene.portal.control.call("restore_webhook")
    QTest.keyClick(scene.search, Qt.Key.Key_Return)
    await scene.scope.idle()
    (words, shown), found, after = failed, len(scene.ids(scene.results)), scene.empty_words
    assert "does not accept this webhook" in words
    assert words.endswith("Press Enter in the search to try again.")
    assert shown == []
    assert found
    assert after is None


async def test_a_portal_that_finds_whole_phones_only_is_named(scene):
    [made] = await scene.add_cards(["+7 916 000-59-01"])
    scene.open()
    refusal = {"code": "INVALID_ARG_VALUE"}
    await scene.portal.control.call("moment", method="crm.item.list", action="fail", arguments=refusal, when="before")
    await scene.type("9160005901")
    assert scene.ids(scene.results) == [made]
    assert scene.note == "1 found. Only whole phone numbers and e-mail addresses were found."


async def test_who_may_not_read_companies_still_finds_contacts(scene):
    [company] = await scene.add_cards(["+7 916 000-60-01"], COMPANY)
    [made] = await scene.add_cards(["+7 916 000-60-02"], last_name="Подчинённая", company_id=company)
    await scene.portal.control.call("switch", unreadable_kinds=[COMPANY])
    await scene.portal.control.call("admin", on=False)
    try:
        scene.open()
        await scene.type("подчинённая")
        assert scene.ids(scene.results) == [made]
        assert scene.note == "1 found."
        assert scene.results.model().shown[0].owner.name
    finally:
        await scene.portal.control.call("admin", on=True)
        await scene.portal.control.call("switch", unreadable_kinds=[])


async def test_who_is_chosen_stays_through_other_searches(scene):
    first, second = await scene.add_cards(["+7 916 000-61-01", "+7 916 000-61-02"])
    scene.open()
    for card_id in (first, second, first):
        await scene.type(f"#{card_id}")
        scene.results.selectAll()
        scene.button("pickerAdd").click()
    marked = scene.notes(first)
    scene.chosen.choose([first])
    scene.button("pickerTakeOut").click()
    assert (marked, scene.notes(first)) == ("chosen", "")
    assert scene.ids(scene.chosen) == [second]


async def test_opening_again_begins_anew(scene):
    scene.open()
    await scene.type("1, 2")
    scene.results.selectAll()
    scene.button("pickerAdd").click()
    scene.open(verb="Other")
    assert scene.search.text() == ""
    assert scene.ids(scene.chosen) == []
    assert scene.button("pickerAccept").text() == "Other…"
    assert scene.picked == []
