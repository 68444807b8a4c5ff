"""The picker on a real portal: typing, pasting and choosing with keys only."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel

from desktop.domain.call_list import COMPANY, CONTACT
from desktop.services.refreshing import refresh
from desktop.ui.picker.controller import Picked
from tests.picker import picking
from tests.portals import plain_portal

portal = plain_portal(contacts=300, companies=60, call_lists=2, participants=5)


@pytest.fixture
def scene(run, portal, tmp_path, hasty):
    return picking(portal, tmp_path)


async def test_nobody_is_searched_for_before_anything_is_typed(scene):
    await scene.requests()
    scene.open()
    busy = scene.scope.busy, scene.pending.isActive()
    scene.search.insert("И")
    await scene.settled()
    assert busy == (False, False)
    assert scene.empty_words.startswith("Which contacts? Type what you know of them")
    assert not scene.button("pickerAccept").isEnabled()
    assert await scene.requests() == 0


async def test_somebody_is_found_by_whatever_is_known(scene):
    [company] = await scene.add_cards(["+7 916 000-50-01"], COMPANY, title="Рассвет-Кинельский")
    [made] = await scene.add_cards(["+7 (916) 000-50-02"], last_name="Неповторимая", company_id=company)
    scene.open()
    found = {}
    for text in ("неповторимая", "8 916 000 50 02", "000-50-02", f"#{made}", "кинельский"):
        await scene.type(text)
        found[text] = scene.ids(scene.results)
    row = scene.results.model().shown[0]
    assert set(map(tuple, found.values())) == {(made,)}
    assert row.company.name == "Рассвет-Кинельский"
    assert row.owner.name
    assert scene.note == "1 found."


async def test_a_pause_in_typing_starts_one_search(scene):
    scene.open()
    await scene.requests()
    paused = asyncio.get_running_loop().create_future()
    scene.pending.timeout.connect(lambda: paused.set_result(None))
    scene.search.insert("Ан")
    scene.search.insert("на")
    before = scene.scope.busy
    await paused
    await scene.scope.idle()
    names = [row.card.name + (row.company.name if row.company else "") for row in scene.results.model().shown]
    searches = await scene.portal.control.call("requests")
    assert not before
    assert names
    assert all("анна" in name.casefold() for name in names)
    assert 2 <= searches["count"] <= 3  # what the text may stand for, the page, and names not yet known


async def test_a_newer_search_ends_the_older(scene):
    first, second = await scene.add_cards(["+7 916 000-51-01", "+7 916 000-51-02"])
    scene.open()
    await scene.portal.control.call("fault", kind="delay", seconds=0.5, method="crm.item.list")
    scene.search.insert(f"#{first}")
    QTest.keyClick(scene.search, Qt.Key.Key_Return)
    running, loading = scene.scope.busy, scene.empty_words
    await scene.type(f"#{second}")
    assert running
    assert loading == "Searching…"
    assert scene.ids(scene.results) == [second]


async def test_scrolling_down_reads_on(scene):
    scene.open()
    scene.part(QComboBox, "pickerCreated").setCurrentIndex(4)
    await scene.settled()
    scene.dialog.filters.first.setDate(scene.dialog.filters.first.date().addYears(-3))
    await scene.settled()
    page = scene.ids(scene.results)
    scene.results.selectRow(3)
    counts = [len(page)]
    while scene.note.endswith("scroll down for more."):
        scene.results.scrollToBottom()
        await scene.scope.idle()
        counts.append(len(scene.ids(scene.results)))
    ids = scene.ids(scene.results)
    assert counts[0] == 50
    assert counts == sorted(set(counts))
    assert len(ids) >= 300
    assert ids == sorted(set(ids), reverse=True)
    assert scene.selected() == [page[3]]
    assert scene.note == f"{len(ids)} found."


async def test_filters_narrow_and_need_no_text(scene):
    users = scene.session.known.users
    owner = next(iter(users))
    [made] = await scene.add_cards(["+7 916 000-52-01"], last_name="Узкая", assigned_by_id=owner)
    [other] = await scene.add_cards(["+7 916 000-52-02"], last_name="Узкая", assigned_by_id=owner + 1)
    [silent] = await scene.add_cards([""], last_name="Узкая", assigned_by_id=owner)
    await scene.portal.control.call("set_card", id=silent, phones=[])
    scene.open()
    box = scene.part(QComboBox, "pickerOwner")
    box.setCurrentIndex(box.findData(owner))
    await scene.settled()
    without_text = set(scene.ids(scene.results))
    await scene.type("узкая")
    by_owner = set(scene.ids(scene.results))
    scene.dialog.filters.has_phone.setChecked(True)
    await scene.settled()
    with_phone = set(scene.ids(scene.results))
    scene.part(QComboBox, "pickerCreated").setCurrentIndex(1)
    box.setCurrentIndex(0)
    await scene.settled()
    assert {made, silent} <= without_text
    assert by_owner == {made, silent}
    assert with_phone == {made}
    assert set(scene.ids(scene.results)) <= {made, other}


async def test_pasted_ids_are_all_selected_and_missing_ones_named(scene):
    made = await scene.add_cards(["+7 916 000-53-01"] * 3)
    [list_id] = await scene.portal.control.call("add_lists", ids=[made[0]])
    await refresh(scene.session, lambda _: None)
    scene.open(list_id=list_id)
    await scene.paste(f"{made[2]}\n{made[0]}\r\n{made[1]}\n999999\nИванов")
    state = scene.ids(scene.results), scene.selected(), scene.note
    tooltip = scene.part(QLabel, "pickerNote")
    tooltip.grab()
    scene.button("pickerCopyMissing").click()
    QTest.keyClick(scene.search, Qt.Key.Key_Return)
    added = scene.ids(scene.chosen)
    scene.press("Ctrl+Return")
    (found, selected, note) = state
    tooltip = tooltip.toolTip()
    assert found == [made[2], made[0], made[1]]
    assert selected == [made[2], made[1]]
    assert note == ("A list of 4 values was looked up. Not found: 1 of 4: 999999. Not recognised: Иванов.")
    assert "999999<br>Иванов" in tooltip
    assert QGuiApplication.clipboard().text() == "999999\nИванов"
    assert added == [made[2], made[1]]
    assert scene.picked == [Picked(CONTACT, (made[2], made[1]))]


async def test_a_pasted_phone_of_several_is_left_to_the_supervisor(scene):
    pair = await scene.add_cards(["+7 916 000-54-01", "8 (916) 000-54-01"])
    [single] = await scene.add_cards(["+7 916 000-54-02"])
    scene.open()
    await scene.paste("89160005401\n89160005402")
    assert scene.ids(scene.results) == [*pair, single]
    assert scene.selected() == [single]
    assert scene.notes(pair[0]) == "one of 2 with 89160005401"
    assert scene.note == ("A list of 2 values was looked up. 1 value with several cards: choose yourself. ").strip()


@pytest.mark.parametrize("number", ["1 234", "1\u00a0234", "1\u202f234", "1\u2009234", "1,234", "7,9E+10"])
async def test_a_number_that_excel_has_written_selects_nobody_and_is_named(scene, number):
    scene.open()
    await scene.paste(f"{number}\n2")
    listed = scene.ids(scene.results), scene.selected(), scene.note
    await scene.paste(number)
    (found, selected, note), alone = listed, scene.selected()
    assert (found, selected, alone) == ([2], [2], [])
    assert note == f"A list of 1 value was looked up. Not recognised: {' '.join(number.split())}."


async def test_numbers_that_excel_has_written_are_all_named(scene):
    scene.open()
    await scene.paste("1\u00a0234\n7,9E+10")
    assert (scene.ids(scene.results), scene.note) == ([], "Not recognised: 1 234, 7,9E+10.")


async def test_pasted_phones_are_found_with_extensions_and_in_other_countries_forms(scene):
    made = await scene.add_cards(["8 (495) 000-55-01 доб. 12", "+49 30 0005502", "+8 916 000-55-03", "9160005504"])
    scene.open()
    await scene.paste("+7 495 000-55-01 (доб. 12)\n0049 30 0005502\n8 916 000-55-03\n+7 916 000-55-04")
    assert scene.selected() == made
    assert scene.note == "A list of 4 values was looked up. All were found."


async def test_nobody_stays_selected_unseen_from_search_to_search(scene):
    scene.open()
    await scene.type("1, 2")
    listed = scene.selected()
    await scene.type("#1")
    assert (listed, scene.ids(scene.results), scene.selected()) == ([1, 2], [1], [])


async def test_filters_rest_while_a_list_is_looked_up(scene):
    scene.open()
    scene.dialog.filters.has_phone.setChecked(True)
    await scene.type("1, 2")
    listed = scene.dialog.filters.isEnabled(), sorted(scene.ids(scene.results))
    await scene.type("Анна")
    assert (listed, scene.dialog.filters.isEnabled()) == ((False, [1, 2]), True)
