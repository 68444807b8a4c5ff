"""The search of the toolbar finds people in all call lists, in whatever way a phone is written."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop import app
from desktop.app import Desk
from desktop.qtkit.loop import breathe
from desktop.services import people_search
from tests.portals import plain_portal

portal = plain_portal(language="en", contacts=200, companies=5, call_lists=2, participants=20)


async def person_in_two_lists(portal, phone):
    [card_id] = await portal.control.call("add_cards", kind=3, count=1, phones=[phone])
    lists = await portal.control.call("add_lists", count=2, participants_each=10)
    for list_id in lists:
        await portal.control.call("add_participants", list=list_id, ids=[card_id])
    return card_id, sorted(lists, reverse=True)


class Search:
    """Somebody who types into the search of the toolbar."""

    def __init__(self, desk, name="callListsSearch"):
        self.desk, self.field = desk, desk.window.findChild(QLineEdit, name)
        self.popup = desk.window.findChild(QWidget, "searchResults")
        self.table = self.popup.table

    async def type(self, text):
        """Type, and wait until people were looked up, without the moment in which more may be typed."""
        self.field.setFocus()
        self.field.clear()
        QTest.keyClicks(self.field, text)
        await self.looked_up()

    async def looked_up(self):
        self.desk.controller.finding._soon.now()
        await self.desk.controller._dialogs.idle()

    def key(self, key):
        QTest.keyClick(self.field, key)

    def rows(self):
        return [(row.card.id, row.place.list_id) for row in self.table.model().shown]

    def selected(self):
        return [(row.card.id, row.place.list_id) for row in self.table.selected_rows()]


async def search_in(desk, hands, name="callListsSearch"):
    await hands.until(desk.window.isActiveWindow)
    await desk.idle()
    return Search(desk, name)


@pytest.mark.parametrize(
    ("phone", "written"),
    [
        ("+7 901 555-03-11", "8 (901) 5550311"),
        ("89015550312", "+7 901 555-03-12"),
        ("(901) 555-03-13", "9015550313"),
        ("+7 901 555-03-14", "555-03-14"),
    ],
)
async def test_a_phone_finds_a_person_in_all_lists(run, portal, hands, tmp_path, phone, written):
    card_id, lists = await person_in_two_lists(portal, phone)
    async with Desk(portal.webhook, tmp_path) as desk:
        search = await search_in(desk, hands)
        await search.type(written)
        seen, rows, focus = search.popup.isVisible(), search.rows(), search.field.hasFocus()
        says = search.popup.findChild(QLabel, "searchSays").text()
        inside = desk.window.rect().contains(search.popup.geometry())
        below = search.popup.y() >= search.field.mapTo(desk.window, search.field.rect().bottomLeft()).y()
    assert seen
    assert rows == [(card_id, list_id) for list_id in lists]
    assert says == "In call lists:"
    assert focus, "the keyboard stays in the field"
    assert inside
    assert below


async def test_down_and_enter_open_the_list_with_the_person_selected(run, portal, hands, tmp_path):
    card_id, lists = await person_in_two_lists(portal, "+7 901 555-03-18")
    async with Desk(portal.webhook, tmp_path) as desk:
        search = await search_in(desk, hands)
        await search.type("901 555-03-18")
        first = search.selected()
        search.key(Qt.Key.Key_Down)
        second = search.selected()
        search.key(Qt.Key.Key_Up)
        search.key(Qt.Key.Key_Down)
        search.key(Qt.Key.Key_Return)
        await desk.idle()
        window = desk.window
        hidden = not search.popup.isVisible()
        opened, tab = desk.controller.participants.list_id, window.tabs.currentWidget()
        people = [row.card_id for row in window.participants.table.selected_rows()]
        in_view = (
            window.participants.table.viewport()
            .rect()
            .contains(window.participants.table.visualRect(window.participants.model.index_of(card_id)).center())
        )
        with_keys = window.participants.table.hasFocus()
    assert first == [(card_id, lists[0])], "the first is selected at once"
    assert second == [(card_id, lists[1])]
    assert hidden
    assert (opened, tab) == (lists[1], window.participants)
    assert people == [card_id]
    assert in_view
    assert with_keys


async def test_a_click_opens_too_whatever_was_filtered_there(run, portal, hands, tmp_path):
    card_id, lists = await person_in_two_lists(portal, "+7 901 555-03-19")
    async with Desk(portal.webhook, tmp_path) as desk:
        search = await search_in(desk, hands)
        desk.controller.participants.open(lists[0])
        await desk.idle()
        desk.window.participants.search.setText("nobody is called that")
        desk.window.participants.filter.choose(frozenset({"SUCCESS"}))
        await search.type("901 555-03-19")
        spot = search.table.visualRect(search.table.model().index(0, 0)).center()
        QTest.mouseClick(search.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        await desk.idle()
        people = [row.card_id for row in desk.window.participants.table.selected_rows()]
        rows = desk.window.participants.model.rowCount()
    assert people == [card_id]
    assert rows == 11


async def test_escape_closes_the_popup_first_and_empties_the_field_then(run, portal, hands, tmp_path):
    await person_in_two_lists(portal, "+7 901 555-03-20")
    async with Desk(portal.webhook, tmp_path) as desk:
        search = await search_in(desk, hands)
        await search.type("901 555-03-20")
        seen = search.popup.isVisible()
        search.key(Qt.Key.Key_Escape)
        closed, kept = not search.popup.isVisible(), search.field.text()
        search.key(Qt.Key.Key_Escape)
        emptied = search.field.text()
    assert seen
    assert closed
    assert kept == "901 555-03-20"
    assert emptied == ""


async def test_the_popup_goes_with_the_text_and_with_the_focus(run, portal, hands, tmp_path):
    await person_in_two_lists(portal, "+7 901 555-03-21")
    async with Desk(portal.webhook, tmp_path) as desk:
        search = await search_in(desk, hands)
        seen = []
        for leave in (search.field.clear, desk.window.call_lists.table.setFocus):
            await search.type("901 555-03-21")
            seen.append(search.popup.isVisible())
            leave()
            seen.append(search.popup.isVisible())
    assert seen == [True, False, True, False]


async def test_who_is_in_no_list_is_said(run, portal, hands, tmp_path):
    await portal.control.call("add_cards", kind=3, count=1, phones=["+7 901 555-03-22"])
    async with Desk(portal.webhook, tmp_path) as desk:
        search = await search_in(desk, hands)
        await search.type("901 555-03-22")
        says, table = search.popup.findChild(QLabel, "searchSays").text(), search.table.isVisible()
        search.key(Qt.Key.Key_Return)
        stays = desk.window.tabs.currentIndex()
    assert says == "1 found, in no list."
    assert not table
    assert stays == 0


async def test_when_nobody_is_found_the_table_says_so(run, portal, hands, tmp_path):
    async with Desk(portal.webhook, tmp_path) as desk:
        search = await search_in(desk, hands)
        await search.type("Zzyzx Nobody")
        seen = search.popup.isVisible()
        said = desk.window.call_lists.table.findChild(QWidget, "placeholder").accessibleName()
    assert not seen
    assert said.startswith("No list matches")


async def test_fewer_than_three_characters_ask_the_portal_nothing(run, portal, hands, tmp_path):
    async with Desk(portal.webhook, tmp_path) as desk:
        search = await search_in(desk, hands)
        asked = []
        for text in ("90", " a ", "ann"):
            await portal.control.call("requests", reset=True)
            await search.type(text)
            asked.append((await portal.control.call("requests"))["count"])
    assert asked[:2] == [0, 0]
    assert asked[2] > 0


async def test_keys_typed_quickly_are_one_question(run, portal, hands, tmp_path, monkeypatch):
    asked = []

    async def find_people(_session, text):
        asked.append(text)
        return []

    async with Desk(portal.webhook, tmp_path) as desk:
        search = await search_in(desk, hands)
        monkeypatch.setattr(people_search, "find_people", find_people)
        await search.type("anna sm")
    assert asked == ["anna sm"]


async def test_the_search_of_participants_finds_people_in_other_lists(run, portal, hands, tmp_path):
    card_id, lists = await person_in_two_lists(portal, "+7 901 555-03-23")
    async with Desk(portal.webhook, tmp_path) as desk:
        search = await search_in(desk, hands, "participantsSearch")
        other = next(row.id for row in desk.window.call_lists.model.shown if row.id not in lists)
        desk.controller.participants.open(other)
        desk.window.go_to(1)
        await desk.idle()
        await search.type("901 555-03-23")
        rows = search.rows()
        search.key(Qt.Key.Key_Enter)
        await desk.idle()
        opened = desk.controller.participants.list_id
        people = [row.card_id for row in desk.window.participants.table.selected_rows()]
        searched = search.field.text()
    assert rows == [(card_id, list_id) for list_id in lists]
    assert opened == lists[0]
    assert people == [card_id]
    assert searched == "", "the person would not be shown otherwise"


async def test_an_answer_that_comes_when_nobody_waits_for_it_opens_nothing(run, portal, hands, tmp_path):
    await person_in_two_lists(portal, "+7 901 555-03-24")
    async with Desk(portal.webhook, tmp_path) as desk:
        search = await search_in(desk, hands)
        search.field.setFocus()
        QTest.keyClicks(search.field, "901 555-03-24")
        desk.controller.finding._soon.now()
        desk.window.call_lists.table.setFocus()
        await desk.controller._dialogs.idle()
        late = search.popup.isVisible()
    assert not late


async def test_a_portal_that_fails_leaves_the_filter_of_the_table(run, portal, hands, tmp_path, hasty):
    async with Desk(portal.webhook, tmp_path) as desk:
        search = await search_in(desk, hands)
        await portal.control.call("fault", kind="drop_before", times=100)
        await search.type("no such list")
        await portal.control.call("clear_faults")
        seen, rows = search.popup.isVisible(), desk.window.call_lists.model.rowCount()
    assert (seen, rows) == (False, 0)


async def test_a_screen_reader_hears_what_the_popup_is_in_the_language_chosen_meanwhile(run, tmp_path):
    async with Desk("", tmp_path) as desk:
        search = Search(desk)
        before = search.table.accessibleName()
        try:
            app.languages().set("ru")
            await breathe()
            after = search.table.accessibleName()
        finally:
            app.languages().set("en")
    assert before == "People found in call lists"
    assert after not in ("", before)
