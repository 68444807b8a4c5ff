"""All call lists are checked: each kind of finding is made, found, repaired by a plan, and taken back."""

import pytest

from desktop.app import Desk
from desktop.domain.findings import FindingKind
from tests.portals import plain_portal

portal = plain_portal(scope="function", language="en", contacts=0, companies=0, call_lists=0)
DISMISSED = 12


class Lists:
    """Makes lists of people with phones of their own on an embedded portal."""

    def __init__(self, portal):
        self.control, self._made = portal.control, 0

    async def people(self, count):
        self._made += count
        phones = [f"+7 903 {100 + self._made}-{10 + number:02}-11" for number in range(count)]
        return await self.control.call("add_cards", kind=3, count=count, phones=phones)

    async def of(self, ids):
        [list_id] = await self.control.call("add_lists", ids=ids)
        return list_id

    async def status(self, list_id, card_id, status):
        await self.control.call("operator_status", list=list_id, participant=card_id, status=status)

    async def inside(self, list_id):
        rows = await self.control.call("participants_of", list=list_id)
        return {row["id"]: row["status"] for row in rows}

    async def column(self, list_id, table, column):
        sql = {
            "activity": f"SELECT {column} FROM activity WHERE associated_entity_id = ?",
            "call_list": f"SELECT {column} FROM call_list WHERE id = ?",
        }[table]
        [row] = await self.control.call("query", sql=sql, parameters=[list_id])
        return row[column]


@pytest.fixture
def lists(portal):
    return Lists(portal)


class Checking:
    """A supervisor who looks at the check of the lists."""

    def __init__(self, desk, hands):
        self.desk, self.hands = desk, hands

    @property
    def dialog(self):
        return self.hands.dialog(self.desk, "checkListsDialog")

    @property
    def found(self):
        return {finding.kind: finding for finding in self.dialog.model.shown}

    async def open(self):
        await self.desk.idle()
        self.desk.window.actions_.check_lists.trigger()
        await self.desk.idle()

    async def read_all(self):
        for name in ("findingsReadCards", "findingsAskForms"):
            button = self.hands.child(self.desk, name, "checkListsDialog")
            if button.isVisible():
                self.hands.click(button)
                await self.desk.idle()

    def choose(self, kind):
        self.dialog.kinds.choose([kind])
        self.dialog.table.selectAll()

    async def repair(self, choose=None):
        self.hands.click(self.dialog.repair)
        await self.desk.idle()
        if choose is not None:
            choose(self)
        await self.hands.ready(self.desk)
        said = self.hands.words(self.desk)
        await self.hands.accept(self.desk)
        await self.desk.idle()
        return said

    async def take_back(self, *, including=""):
        self.hands.click(self.dialog.undo)
        await self.desk.idle()
        if including:
            self.hands.child(self.desk, including).click()
            await self.hands.ready(self.desk)
        await self.hands.accept(self.desk)
        await self.desk.idle()


@pytest.fixture
def checking(hands):
    return lambda desk: Checking(desk, hands)


async def same_phone(lists):
    ids = await lists.people(6)
    await lists.control.call("set_card", id=ids[4], phones=["8 (903) 555-01-01"])
    await lists.control.call("set_card", id=ids[1], phones=["+7 903 555 01 01"])
    list_id = await lists.of(ids)
    await lists.status(list_id, ids[4], "SUCCESS")
    return list_id, ids[1]


async def several_lists(lists):
    ids = await lists.people(6)
    await lists.of(ids[:4])
    return await lists.of(ids[3:]), ids[3]


async def on_stop_list(lists):
    ids = await lists.people(6)
    first = await lists.of(ids[:4])
    await lists.status(first, ids[3], "STOP_CALLING")
    return await lists.of(ids[3:]), ids[3]


async def no_phone(lists):
    ids = await lists.people(6)
    await lists.control.call("set_card", id=ids[2], phones=[])
    return await lists.of(ids), ids[2]


async def called_elsewhere(lists):
    ids = await lists.people(6)
    first = await lists.of(ids[:4])
    await lists.status(first, ids[3], "SUCCESS")
    return await lists.of(ids[3:]), ids[3]


PEOPLE = {
    FindingKind.SAME_PHONE: same_phone,
    FindingKind.SEVERAL_LISTS: several_lists,
    FindingKind.ON_STOP_LIST: on_stop_list,
    FindingKind.NO_PHONE: no_phone,
    FindingKind.CALLED_ELSEWHERE: called_elsewhere,
}


@pytest.mark.parametrize("kind", PEOPLE, ids=lambda kind: kind.value)
async def test_somebody_leaves_a_list_and_comes_back(run, portal, lists, hands, checking, tmp_path, kind):
    list_id, card_id = await PEOPLE[kind](lists)
    before = await lists.inside(list_id)
    async with Desk(portal.webhook, tmp_path) as desk:
        supervisor = checking(desk)
        await supervisor.open()
        await supervisor.read_all()
        finding = supervisor.found[kind]
        supervisor.choose(kind)
        said = await supervisor.repair()
        after, left = await lists.inside(list_id), supervisor.found
        await supervisor.take_back(including="planIncludeStopped" if kind is FindingKind.ON_STOP_LIST else "")
        back = await lists.inside(list_id)
    assert (finding.list_id, finding.card_id) == (list_id, card_id)
    assert f"Remove 1 participant from call list #{list_id}." in said
    assert after == {other: status for other, status in before.items() if other != card_id}
    assert kind not in left
    assert back == before


async def not_completed(lists):
    ids = await lists.people(3)
    list_id = await lists.of(ids)
    for card_id in ids:
        await lists.status(list_id, card_id, "SUCCESS")
    await lists.control.call("complete_list", list=list_id, completed=False)
    return list_id, ("activity", "completed", "N", "Y")


async def not_done(lists):
    list_id = await lists.of(await lists.people(3))
    await lists.control.call("complete_list", list=list_id)
    return list_id, ("activity", "completed", "Y", "N")


async def dismissed(lists):
    list_id = await lists.of(await lists.people(3))
    await lists.control.call("set_activity", list=list_id, responsible_id=DISMISSED)
    await lists.control.call("dismiss", user=DISMISSED)
    return list_id, ("activity", "responsible_id", DISMISSED, 7)


async def form_gone(lists):
    list_id = await lists.of(await lists.people(3))
    [row] = await lists.control.call("query", sql="SELECT id FROM form WHERE active = 'N' LIMIT 1")
    await lists.control.call("set_form", list=list_id, form=row["id"])
    return list_id, ("call_list", "webform_id", row["id"], None)


def choose_responsible(supervisor):
    box = supervisor.hands.child(supervisor.desk, "newResponsible")
    box.setCurrentIndex(box.findData(7))


def choose_no_form(supervisor):
    supervisor.hands.child(supervisor.desk, "formChoice").setCurrentIndex(0)


LISTS = {
    FindingKind.NOT_COMPLETED: (not_completed, None),
    FindingKind.NOT_DONE: (not_done, None),
    FindingKind.DISMISSED: (dismissed, choose_responsible),
    FindingKind.FORM_GONE: (form_gone, choose_no_form),
}


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.value)
async def test_a_list_is_set_right_and_back(run, portal, lists, checking, tmp_path, kind):
    make, choose = LISTS[kind]
    list_id, (table, column, wrong, right) = await make(lists)
    async with Desk(portal.webhook, tmp_path) as desk:
        supervisor = checking(desk)
        await supervisor.open()
        await supervisor.read_all()
        finding = supervisor.found[kind]
        supervisor.choose(kind)
        await supervisor.repair(choose)
        after, left = await lists.column(list_id, table, column), supervisor.found
        await supervisor.take_back()
        back = await lists.column(list_id, table, column)
    assert finding.list_id == list_id
    assert after == right
    assert kind not in left
    assert back == wrong


async def test_a_list_with_deleted_people_is_replaced_by_a_clean_one(run, portal, lists, checking, tmp_path):
    ids = await lists.people(4)
    list_id = await lists.of(ids)
    await lists.control.call("delete_cards", ids=ids[:1])
    async with Desk(portal.webhook, tmp_path) as desk:
        supervisor = checking(desk)
        await supervisor.open()
        await supervisor.read_all()
        finding = supervisor.found[FindingKind.CARD_GONE]
        supervisor.choose(FindingKind.CARD_GONE)
        await supervisor.repair()
        newest = max(desk.services.session.known.call_lists)
        made = await lists.inside(newest)
        await supervisor.take_back()
        [row] = await portal.control.call(
            "query", sql="SELECT COUNT(*) AS n FROM activity WHERE associated_entity_id = ?", parameters=[newest]
        )
    assert (finding.list_id, finding.card_ids) == (list_id, (ids[0],))
    assert newest > list_id
    assert set(made) == set(ids[1:])
    assert row["n"] == 0


async def test_many_findings_of_many_kinds_are_repaired_by_one_plan(run, portal, lists, checking, tmp_path):
    phoneless, _ = await no_phone(lists)
    doubled, _ = await several_lists(lists)
    finished, _ = await not_done(lists)
    async with Desk(portal.webhook, tmp_path) as desk:
        supervisor = checking(desk)
        await supervisor.open()
        await supervisor.read_all()
        supervisor.choose(None)
        hinted = supervisor.dialog.repair.text()
        said = await supervisor.repair()
        left, told = list(supervisor.dialog.model.shown), supervisor.hands.words(desk, "checkListsDialog")
        await supervisor.take_back()
        again = {finding.list_id for finding in supervisor.dialog.model.shown}
    assert "(3)" in hinted
    assert f"Remove 1 participant from call list #{phoneless}." in said
    assert f"Remove 1 participant from call list #{doubled}." in said
    assert f"Call list #{finished} will be open again." in said
    assert left == []
    assert "Nothing found so far" in told
    assert "3 card" in told  # the people of the list that is open again
    assert again == {phoneless, doubled, finished}


async def test_whoever_gets_a_result_meanwhile_stays(run, portal, lists, checking, hands, tmp_path):
    list_id, card_id = await no_phone(lists)
    async with Desk(portal.webhook, tmp_path) as desk:
        supervisor = checking(desk)
        await supervisor.open()
        await supervisor.read_all()
        supervisor.choose(FindingKind.NO_PHONE)
        await lists.status(list_id, card_id, "SUCCESS")
        hands.click(supervisor.dialog.repair)
        await desk.idle()
        possible = hands.child(desk, "planAccept").isVisible()
        hands.dialog(desk).reject()
    assert not possible
    assert (await lists.inside(list_id))[card_id] == "SUCCESS"


async def test_what_is_fine_is_ignored_and_stays_ignored(run, portal, lists, checking, hands, tmp_path):
    list_id, _ = await not_done(lists)
    async with Desk(portal.webhook, tmp_path) as desk:
        supervisor = checking(desk)
        await supervisor.open()
        supervisor.choose(FindingKind.NOT_DONE)
        hands.click(supervisor.dialog.ignore)
        await desk.idle()
        gone = supervisor.found
    async with Desk(portal.webhook, tmp_path) as desk:
        supervisor = checking(desk)
        await supervisor.open()
        still_gone = supervisor.found
        hands.click(hands.child(desk, "findingsIgnored", "checkListsDialog"))
        ignored = supervisor.found
        supervisor.dialog.table.selectAll()
        hands.click(supervisor.dialog.ignore)
        await desk.idle()
        hands.click(hands.child(desk, "findingsFilter0", "checkListsDialog"))
        back = supervisor.found
    assert gone == still_gone == {}
    assert ignored[FindingKind.NOT_DONE].list_id == list_id
    assert back[FindingKind.NOT_DONE].list_id == list_id


async def test_it_follows_what_happens_on_the_portal(run, portal, lists, checking, tmp_path):
    ids = await lists.people(6)
    first = await lists.of(ids[:4])
    second = await lists.of(ids[3:])
    async with Desk(portal.webhook, tmp_path) as desk:
        supervisor = checking(desk)
        await supervisor.open()
        before = supervisor.found
        await lists.status(first, ids[3], "STOP_CALLING")
        desk.window.actions_.refresh.trigger()
        await desk.idle()
        after = supervisor.found
    assert FindingKind.SEVERAL_LISTS in before
    assert FindingKind.SEVERAL_LISTS not in after
    assert after[FindingKind.ON_STOP_LIST].list_id == second


async def test_a_double_click_shows_the_person_in_the_list_and_the_check_comes_back_as_it_was(
    run, portal, lists, checking, tmp_path
):
    list_id, card_id = await several_lists(lists)
    async with Desk(portal.webhook, tmp_path) as desk:
        supervisor = checking(desk)
        await supervisor.open()
        supervisor.choose(FindingKind.SEVERAL_LISTS)
        supervisor.dialog.table.opened.emit(supervisor.found[FindingKind.SEVERAL_LISTS])
        await desk.idle()
        shown = [row.card_id for row in desk.window.participants.table.selected_rows()]
        assert desk.controller.participants.list_id == list_id
        await supervisor.open()
        kind = supervisor.dialog.kind
        chosen = [finding.card_id for finding in supervisor.dialog.table.selected_rows()]
    assert shown == chosen == [card_id]
    assert kind is FindingKind.SEVERAL_LISTS


async def test_it_closes_when_its_portal_is_left(run, portal, lists, checking, tmp_path):
    await several_lists(lists)
    async with Desk(portal.webhook, tmp_path) as desk:
        supervisor = checking(desk)
        await supervisor.open()
        closed = []
        supervisor.dialog.finished.connect(closed.append)
        desk.controller.open_session(lambda: desk.services.open(portal.webhook))
        await desk.idle()
    assert closed
