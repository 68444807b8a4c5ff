"""The picker on a real portal: typed, pasted, chosen, by keys only."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget

from desktop.domain.call_list import COMPANY, CONTACT
from desktop.portal.process import PortalProcess
from desktop.qtkit.notices import Notices
from desktop.qtkit.scope import TaskScope
from desktop.qtkit.table_view import TableView
from desktop.services.portals import Portals
from desktop.services.refreshing import refresh
from desktop.ui.picker.controller import Picked, Picker
from desktop.ui.picker.search import PickerSearch


@pytest.fixture(scope="module")
def portal():
    with PortalProcess(contacts=300, companies=60, call_lists=2, participants=5, plain=True, limits="off") as running:
        yield running


class Scene:
    """A window with a picker, and what a supervisor sees of it."""

    def __init__(self, portal, session, window, scope):
        self.portal, self.session, self.window, self.scope = portal, session, window, scope
        self.picker = Picker(window, scope, Notices())
        self.picked = []
        self.picker.picked.connect(self.picked.append)

    def open(self, verb="Add to #41 …", **options):
        self.picker.open(self.session, verb=verb, **options)

    def press(self, keys):
        """Press keys where the focus is."""
        QTest.keySequence(self.dialog.focusWidget(), keys)

    @property
    def dialog(self):
        return next(dialog for dialog in self.window.findChildren(QDialog, "pickerDialog") if dialog.isVisible())

    @property
    def closed(self):
        return not [dialog for dialog in self.window.findChildren(QDialog, "pickerDialog") if dialog.isVisible()]

    def part(self, kind, name):
        return self.dialog.findChild(kind, name)

    @property
    def search(self):
        return self.part(QLineEdit, "pickerSearch")

    @property
    def results(self):
        return self.part(TableView, "pickerResults")

    @property
    def chosen(self):
        return self.part(TableView, "pickerChosen")

    @property
    def note(self):
        return self.part(QLabel, "pickerNote").text()

    @property
    def empty_words(self):
        placeholder = self.results.findChild(QWidget, "placeholder")
        return placeholder.accessibleName() if placeholder.isVisible() else None

    def button(self, name):
        return self.part(QPushButton, name)

    def ids(self, table):
        return [row.card.id for row in table.model().shown]

    def selected(self):
        return [row.card.id for row in self.results.selected_rows()]

    def notes(self, card_id):
        model = self.results.model()
        column = next(number for number, column in enumerate(model.columns) if column.key == "notes")
        return model.index(model.index_of(card_id).row(), column).data()

    async def type(self, text):
        """Type a text in the place of what is there, and wait for what it brings."""
        self.search.selectAll()
        self.search.insert(text)  # QTest types Latin letters only
        await self.settled()

    async def paste(self, text):
        QGuiApplication.clipboard().setText(text)
        self.search.selectAll()
        QTest.keySequence(self.search, "Ctrl+V")
        await self.settled()

    @property
    def pending(self):
        return self.dialog.findChild(PickerSearch).pending

    async def settled(self):
        """Search at once, as Enter does, and wait until nothing is under way."""
        if self.pending.isActive():
            QTest.keyClick(self.search, Qt.Key.Key_Return)
        await self.scope.idle()

    async def add_cards(self, phones, kind=CONTACT, **columns):
        made = await self.portal.control.call("add_cards", kind=kind, count=len(phones), phones=phones)
        for card_id in made if columns else ():
            await self.portal.control.call("set_card", kind=kind, id=card_id, **columns)
        return made

    async def requests(self):
        return (await self.portal.control.call("requests", reset=True))["count"]


@pytest.fixture
def play(run, portal, tmp_path, hasty):
    """Run a story on a session that has read the portal's lists."""

    def play_(story):
        async def whole():
            errors = []
            portals, window = Portals(tmp_path), QWidget()
            scope = TaskScope(errors.append, owner=window)
            window.show()
            try:
                session = await portals.open(portal.webhook)
                await refresh(session, lambda _: None)
                result = await story(Scene(portal, session, window, scope))
                assert not scope.busy
            finally:
                await scope.close()
                await portal.control.call("clear_faults")
                await portals.close()
                window.close()
                window.deleteLater()
            assert errors == []
            return result

        return run(whole())

    return play_


def test_nobody_is_searched_for_before_anything_is_typed(play):
    async def story(scene):
        await scene.requests()
        scene.open()
        busy = scene.scope.busy, scene.pending.isActive()
        scene.search.insert("И")
        await scene.settled()
        return busy, scene.empty_words, scene.button("pickerAccept").isEnabled(), await scene.requests()

    busy, empty, accept, requests = play(story)
    assert busy == (False, False)
    assert empty.startswith("Which contacts? Type what you know of them")
    assert not accept
    assert requests == 0


def test_somebody_is_found_by_whatever_is_known(play):
    async def story(scene):
        [company] = await scene.add_cards(["+7 916 000-50-01"], COMPANY, title="Рассвет-Кинельский")
        [made] = await scene.add_cards(["+7 (916) 000-50-02"], last_name="Неповторимая", company_id=company)
        scene.open()
        found = {}
        for text in ("неповторимая", "8 916 000 50 02", "000-50-02", f"#{made}", "кинельский"):
            await scene.type(text)
            found[text] = scene.ids(scene.results)
        row = scene.results.model().shown[0]
        return made, found, row.company.name, row.owner.name, scene.note

    made, found, company, owner, note = play(story)
    assert set(map(tuple, found.values())) == {(made,)}
    assert company == "Рассвет-Кинельский"
    assert owner
    assert note == "1 found."


def test_a_pause_in_typing_starts_one_search(play):
    async def story(scene):
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
        return before, names, searches["count"]

    before, names, requests = play(story)
    assert not before
    assert names
    assert all("анна" in name.casefold() for name in names)
    assert 2 <= requests <= 3  # what the text may stand for, the page, and names that were not known


def test_a_newer_search_ends_the_older(play):
    async def story(scene):
        first, second = await scene.add_cards(["+7 916 000-51-01", "+7 916 000-51-02"])
        scene.open()
        await scene.portal.control.call("fault", kind="delay", seconds=0.5, method="crm.item.list")
        scene.search.insert(f"#{first}")
        QTest.keyClick(scene.search, Qt.Key.Key_Return)
        running, loading = scene.scope.busy, scene.empty_words
        await scene.type(f"#{second}")
        return running, loading, scene.ids(scene.results), second

    running, loading, found, second = play(story)
    assert running
    assert loading == "Searching …"
    assert found == [second]


def test_scrolling_down_reads_on(play):
    async def story(scene):
        scene.open()
        scene.part(QComboBox, "pickerCreated").setCurrentIndex(4)
        await scene.settled()
        first = scene.ids(scene.results), scene.note
        scene.dialog.filters.first.setDate(scene.dialog.filters.first.date().addYears(-3))
        await scene.settled()
        page = scene.ids(scene.results)
        scene.results.selectRow(3)
        counts = [len(page)]
        while scene.note.endswith("scroll down for more."):
            scene.results.scrollToBottom()
            await scene.scope.idle()
            counts.append(len(scene.ids(scene.results)))
        return first, counts, scene.ids(scene.results), scene.selected() == [page[3]], scene.note

    _, counts, ids, still_selected, note = play(story)
    assert counts[0] == 50
    assert counts == sorted(set(counts))
    assert len(ids) >= 300
    assert ids == sorted(set(ids), reverse=True)
    assert still_selected
    assert note == f"{len(ids)} found."


def test_filters_narrow_and_need_no_text(play):
    async def story(scene):
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
        today = set(scene.ids(scene.results))
        return made, other, silent, without_text, by_owner, with_phone, today

    made, other, silent, without_text, by_owner, with_phone, today = play(story)
    assert {made, silent} <= without_text
    assert by_owner == {made, silent}
    assert with_phone == {made}
    assert today <= {made, other}


def test_pasted_ids_are_all_selected_and_missing_ones_named(play):
    async def story(scene):
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
        return made, state, tooltip.toolTip(), QGuiApplication.clipboard().text(), added, scene.picked

    made, (found, selected, note), tooltip, copied, added, picked = play(story)
    assert found == [made[2], made[0], made[1]]
    assert selected == [made[2], made[1]]
    assert note == (
        "A list of 4 values was looked up. Not found: 1 of 4: 999999. Neither ID nor phone nor e-mail: Иванов."
    )
    assert "999999<br>Иванов" in tooltip
    assert copied == "999999\nИванов"
    assert added == [made[2], made[1]]
    assert picked == [Picked(CONTACT, (made[2], made[1]))]


def test_a_pasted_phone_of_several_is_left_to_the_supervisor(play):
    async def story(scene):
        pair = await scene.add_cards(["+7 916 000-54-01", "8 (916) 000-54-01"])
        [single] = await scene.add_cards(["+7 916 000-54-02"])
        scene.open()
        await scene.paste("89160005401\n89160005402")
        return pair, single, scene.ids(scene.results), scene.selected(), scene.notes(pair[0]), scene.note

    pair, single, found, selected, note_of_one, note = play(story)
    assert found == [*pair, single]
    assert selected == [single]
    assert note_of_one == "one of 2 with 89160005401"
    assert note == ("A list of 2 values was looked up. 1 value with several cards: choose yourself. ").strip()


@pytest.mark.parametrize("number", ["1 234", "1\u00a0234", "1\u202f234", "1\u2009234", "1,234", "7,9E+10"])
def test_a_number_that_excel_has_written_selects_nobody_and_is_named(play, number):
    async def story(scene):
        scene.open()
        await scene.paste(f"{number}\n2")
        listed = scene.ids(scene.results), scene.selected(), scene.note
        await scene.paste(number)
        return listed, scene.selected()

    (found, selected, note), alone = play(story)
    assert (found, selected, alone) == ([2], [2], [])
    assert note == f"A list of 1 value was looked up. Neither ID nor phone nor e-mail: {' '.join(number.split())}."


def test_numbers_that_excel_has_written_are_all_named(play):
    async def story(scene):
        scene.open()
        await scene.paste("1\u00a0234\n7,9E+10")
        return scene.ids(scene.results), scene.note

    assert play(story) == ([], "Neither ID nor phone nor e-mail: 1 234, 7,9E+10.")


def test_pasted_phones_are_found_with_extensions_and_in_other_countries_forms(play):
    async def story(scene):
        made = await scene.add_cards(
            ["8 (495) 000-55-01 доб. 12", "+49 30 0005502", "+8 916 000-55-03", "9160005504"]
        )
        scene.open()
        await scene.paste("+7 495 000-55-01 (доб. 12)\n0049 30 0005502\n8 916 000-55-03\n+7 916 000-55-04")
        return made, scene.selected(), scene.note

    made, selected, note = play(story)
    assert selected == made
    assert note == "A list of 4 values was looked up. All were found."


def test_nobody_stays_selected_unseen_from_search_to_search(play):
    async def story(scene):
        scene.open()
        await scene.type("1, 2")
        listed = scene.selected()
        await scene.type("#1")
        return listed, scene.ids(scene.results), scene.selected()

    assert play(story) == ([1, 2], [1], [])


def test_filters_rest_while_a_list_is_looked_up(play):
    async def story(scene):
        scene.open()
        scene.dialog.filters.has_phone.setChecked(True)
        await scene.type("1, 2")
        listed = scene.dialog.filters.isEnabled(), sorted(scene.ids(scene.results))
        await scene.type("Анна")
        return listed, scene.dialog.filters.isEnabled()

    assert play(story) == ((False, [1, 2]), True)


def test_everything_can_be_done_by_keys(play):
    async def story(scene):
        made = await scene.add_cards(["+7 916 000-55-01"] * 3, last_name="Клавишная")
        scene.open(verb="New list …")
        await scene.type("клавишная")
        scene.press("Down")
        scene.press("Shift+Down")
        focused = scene.results.hasFocus(), scene.button("pickerAdd").text()
        scene.press("Return")
        two = scene.ids(scene.chosen), scene.button("pickerAccept").text()
        scene.press("Tab")  # past the button that adds, which has nothing left to add
        at_chosen = scene.chosen.hasFocus()
        scene.chosen.selectRow(0)
        scene.press("Delete")
        one = scene.ids(scene.chosen), scene.part(QLabel, "pickerCount").text()
        scene.press("Ctrl+Return")
        stays = not scene.closed
        scene.picker.finish()
        return made, focused, two, at_chosen, one, scene.picked, stays, scene.closed

    made, focused, two, at_chosen, one, picked, stays, closed = play(story)
    newest = made[::-1]
    assert focused == (True, "&Add selected (2)")
    assert two == (newest[:2], "New list … (2)")
    assert at_chosen
    assert one == (newest[1:2], "Chosen: 1 contact")
    assert picked == [Picked(CONTACT, (newest[1],))]
    assert stays
    assert closed


def test_a_double_click_adds_and_who_is_chosen_is_not_added_twice(play):
    async def story(scene):
        made = await scene.add_cards(["+7 916 000-56-01"] * 2, last_name="Двойная")
        scene.open()
        await scene.type("двойная")
        cell = scene.results.visualRect(scene.results.model().index(1, 0)).center()
        QTest.mouseClick(scene.results.viewport(), Qt.MouseButton.LeftButton, pos=cell)
        QTest.mouseDClick(scene.results.viewport(), Qt.MouseButton.LeftButton, pos=cell)
        once = scene.ids(scene.chosen), scene.notes(made[0]), scene.button("pickerAdd").isEnabled()
        scene.results.selectAll()
        scene.button("pickerAdd").click()
        return made, once, scene.ids(scene.chosen)

    made, once, both = play(story)
    assert once == ([made[0]], "chosen", False)
    assert both == made


def test_escape_picks_nobody_and_ends_the_search(play):
    async def story(scene):
        scene.open()
        await scene.portal.control.call("fault", kind="delay", seconds=30, method="crm.item.list")
        scene.search.insert("Анна")
        QTest.keyClick(scene.search, Qt.Key.Key_Return)
        running = scene.scope.busy
        scene.press("Escape")
        emptied = scene.search.text(), scene.closed
        scene.press("Escape")
        await scene.scope.idle()
        return running, emptied, scene.closed, scene.picked

    assert play(story) == (True, ("", False), True, [])


def test_kinds_are_never_mixed(play):
    async def story(scene):
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
        return contact, company, as_contacts, as_companies, locked, scene.picked

    contact, company, as_contacts, as_companies, locked, picked = play(story)
    assert as_contacts == [contact]
    assert as_companies == [(COMPANY, company)]
    assert locked == (
        False,
        "A call list has either contacts or companies: take out the chosen ones first.",
    )
    assert picked == [Picked(COMPANY, (company,))]


def test_a_kind_that_is_given_cannot_be_switched(play):
    async def story(scene):
        scene.open(kind=COMPANY)
        switch = scene.part(QRadioButton, "pickerContacts").isVisible()
        return switch, scene.dialog.kind, scene.dialog.windowTitle(), scene.results.isColumnHidden(1)

    assert play(story) == (False, COMPANY, "Choose companies", True)


def test_what_one_should_know_stands_beside_each(play):
    async def story(scene):
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
        return other, names, notes, dim, can_add, scene.ids(scene.chosen)

    other, names, notes, dim, can_add, chosen = play(story)
    assert notes == [
        f"already in this list; also in #{other} ({names['IN_WORK']})",
        f"also in #{other} ({names['SUCCESS']})",
        f"stop list; also in #{other} ({names['STOP_CALLING']})",
        "no phone",
    ]
    assert dim
    assert not can_add
    assert chosen == []


def test_nothing_found_and_why(play):
    async def story(scene):
        scene.open()
        await scene.type("щщщщщ")
        return scene.empty_words, scene.note

    empty, note = play(story)
    assert empty.startswith("Nothing found Check the spelling and the filters.")
    assert note == ""


def test_a_failure_is_explained_and_enter_tries_again(play):
    async def story(scene):
        scene.open()
        await scene.type("Анна")
        await scene.portal.control.call("webhook", state="deleted")
        await scene.type("Иванов")
        failed = scene.empty_words, scene.ids(scene.results)
        await scene.portal.control.call("restore_webhook")
        QTest.keyClick(scene.search, Qt.Key.Key_Return)
        await scene.scope.idle()
        return failed, len(scene.ids(scene.results)), scene.empty_words

    (words, shown), found, after = play(story)
    assert "does not accept this webhook" in words
    assert words.endswith("Enter in the search tries again.")
    assert shown == []
    assert found
    assert after is None


def test_a_portal_that_finds_whole_phones_only_is_named(play):
    async def story(scene):
        [made] = await scene.add_cards(["+7 916 000-59-01"])
        scene.open()
        refusal = {"code": "INVALID_ARG_VALUE"}
        await scene.portal.control.call(
            "moment", method="crm.item.list", action="fail", arguments=refusal, when="before"
        )
        await scene.type("9160005901")
        return made, scene.ids(scene.results), scene.note

    made, found, note = play(story)
    assert found == [made]
    assert note == "1 found. Only whole phone numbers and e-mail addresses were found."


def test_who_may_not_read_companies_still_finds_contacts(play):
    async def story(scene):
        [company] = await scene.add_cards(["+7 916 000-60-01"], COMPANY)
        [made] = await scene.add_cards(["+7 916 000-60-02"], last_name="Подчинённая", company_id=company)
        await scene.portal.control.call("switch", unreadable_kinds=[COMPANY])
        await scene.portal.control.call("admin", on=False)
        try:
            scene.open()
            await scene.type("подчинённая")
            return made, scene.ids(scene.results), scene.note, scene.results.model().shown[0].owner.name
        finally:
            await scene.portal.control.call("admin", on=True)
            await scene.portal.control.call("switch", unreadable_kinds=[])

    made, found, note, owner = play(story)
    assert found == [made]
    assert note == "1 found."
    assert owner


def test_who_is_chosen_stays_through_other_searches(play):
    async def story(scene):
        first, second = await scene.add_cards(["+7 916 000-61-01", "+7 916 000-61-02"])
        scene.open()
        for card_id in (first, second, first):
            await scene.type(f"#{card_id}")
            scene.results.selectAll()
            scene.button("pickerAdd").click()
        marked = scene.notes(first)
        scene.chosen.choose([first])
        scene.button("pickerTakeOut").click()
        return second, marked, scene.notes(first), scene.ids(scene.chosen)

    second, marked, unmarked, chosen = play(story)
    assert (marked, unmarked) == ("chosen", "")
    assert chosen == [second]


def test_opening_again_begins_anew(play):
    async def story(scene):
        scene.open()
        await scene.type("1, 2")
        scene.results.selectAll()
        scene.button("pickerAdd").click()
        scene.open(verb="Other")
        return scene.search.text(), scene.ids(scene.chosen), scene.button("pickerAccept").text(), scene.picked

    assert play(story) == ("", [], "Other", [])
