"""Issue 15, local time: Vladivostok isn't phoned at night, and a list is split by the time zones of its people."""

from collections import Counter
from datetime import UTC, datetime, time, timedelta

from PySide6.QtWidgets import QPushButton, QRadioButton

from desktop.app import Desk
from tests.portals import plain_portal
from tests.tabs import column

PHONES = {
    "Kaliningrad": "+7 401 212-34-56",
    "Moscow": "8 (495) 123-45-67",
    "Novosibirsk": "+7 383 212-34-56",
    "Vladivostok": "+7 423 212-34-56",
    "New York": "+1 212 555 0123",
    "mobile": "+7 914 222-33-44",
    "nowhere": "2-34-56",
}
HOUR = 3600
portal = plain_portal(
    scope="function",
    language="en",
    contacts=60,
    companies=5,
    call_lists=2,
    participants=28,
    start="2026-03-06T08:00",
    clock=0,
)


async def give_phones(portal, list_id=2):
    """Give the people of a list phones of these places in turn, and return who is where."""
    people = await portal.control.call("participants_of", list=list_id)
    where = {}
    for number, person in enumerate(people):
        place = list(PHONES)[number % len(PHONES)]
        where[person["id"]] = place
        await portal.control.call("set_card", id=person["id"], phones=[PHONES[place]])
    return where


async def open_list(desk, list_id=2):
    await desk.idle()
    desk.window.resize(1366, 768)
    desk.controller.call_lists.choose(list_id)
    desk.window.tabs.setCurrentWidget(desk.window.participants)
    await settled(desk)


async def settled(desk):
    await desk.idle()
    await desk.controller.scope.idle()


async def later(desk, portal, hours):
    """Let hours pass on the portal, and read it again."""
    await portal.control.call("advance", seconds=hours * HOUR)
    desk.controller.refresh()
    await settled(desk)


def chip(desk):
    return desk.window.findChild(QPushButton, "participantsCallable")


def places_shown(desk, where):
    return {where[row.card_id] for row in desk.window.participants.model.shown}


def plain(text):
    """Return a text with plain spaces."""
    return text.replace("\N{NARROW NO-BREAK SPACE}", " ")


def time_of(desk, where, place):
    """Return what the column says of the people of a place."""
    ids = [row.card_id for row in desk.window.participants.model.shown]
    texts = dict(zip(ids, column(desk.window.participants.table, "local_time"), strict=True))
    [text] = {text for card_id, text in texts.items() if where[card_id] == place}
    return plain(text)


async def test_only_those_are_shown_whose_day_it_is_through_nights_and_a_change_of_the_clocks(
    run, portal, hands, tmp_path
):
    where = await give_phones(portal)
    everywhere = set(PHONES)
    async with Desk(portal.webhook, tmp_path) as desk:
        await open_list(desk)
        # Friday, 8:00 in Moscow: it is 15:00 in Vladivostok, and still Thursday night in New York.
        assert places_shown(desk, where) == everywhere
        assert time_of(desk, where, "Vladivostok") == "3:00 PM"
        assert time_of(desk, where, "New York") == "12:00 AM"
        assert time_of(desk, where, "mobile") == "7:00 AM–5:00 PM"
        assert time_of(desk, where, "nowhere") == "unknown"
        hands.click(chip(desk))
        assert places_shown(desk, where) == {"Novosibirsk", "Vladivostok"}
        assert chip(desk).text() == "May be called now 8"
        seen = {}
        for clock, hours in ((10, 2), (13, 3), (15, 2), (17, 2), (22, 5), (31, 9)):
            await later(desk, portal, hours)
            seen[clock] = places_shown(desk, where)
    assert seen[10] == {"Kaliningrad", "Moscow", "Novosibirsk", "Vladivostok", "mobile"}
    assert seen[13] == {"Kaliningrad", "Moscow", "Novosibirsk", "Vladivostok"}
    assert seen[15] == {"Kaliningrad", "Moscow", "Novosibirsk"}  # 22:00 in Vladivostok
    assert seen[17] == {"Kaliningrad", "Moscow", "New York"}  # 21:00 in Novosibirsk, 9:00 in New York
    assert seen[22] == {"New York"}
    assert seen[31] == {"Novosibirsk", "Vladivostok"}  # Saturday, 7:00 in Moscow
    assert hands.clicks == 1


async def test_the_day_begins_an_hour_sooner_after_the_clocks_were_changed_abroad(run, portal, hands, tmp_path):
    where = await give_phones(portal)
    async with Desk(portal.webhook, tmp_path) as desk:
        await open_list(desk)
        hands.click(chip(desk))
        await later(desk, portal, 32.5)  # Saturday, 16:30 in Moscow
        before = places_shown(desk, where)
        await later(desk, portal, 24)  # New York has changed its clocks in the night
        after = places_shown(desk, where)
    assert before == {"Kaliningrad", "Moscow", "Novosibirsk"}
    assert after == {"Kaliningrad", "Moscow", "Novosibirsk", "New York"}


async def test_the_minute_that_a_place_closes_is_noticed_and_nothing_moves(run, portal, tmp_path):
    where = await give_phones(portal)
    async with Desk(portal.webhook, tmp_path) as desk:
        await open_list(desk)
        participants, model = desk.controller.participants, desk.window.participants.model
        clock = [datetime(2026, 3, 6, 10, 59, 40, tzinfo=UTC)]  # a minute to nine in the evening in Vladivostok
        participants.times.attach(lambda: clock[0])
        participants.retranslate()
        await settled(desk)
        order, moved = [row.card_id for row in model.shown], []
        for signal in (model.modelReset, model.layoutChanged, model.rowsRemoved, model.rowsInserted):
            signal.connect(lambda *_: moved.append(1))
        assert participants.times.count == 16
        assert 19_000 < participants.times.timer.remainingTime() <= 20_001
        clock[0] += timedelta(seconds=20)
        participants.times.timer.timeout.emit()
        assert participants.times.count == 12
        assert time_of(desk, where, "Vladivostok") == "9:00 PM"
        assert chip(desk).text() == "May be called now 12"
        assert [row.card_id for row in model.shown] == order
        assert not moved


async def test_the_panel_says_the_time_of_a_person_and_the_hours_are_a_setting(run, portal, tmp_path):
    where = await give_phones(portal)
    async with Desk(portal.webhook, tmp_path) as desk:
        await open_list(desk)
        panel = desk.window.panel

        def said(place):
            person = next(card_id for card_id, found in where.items() if found == place)
            desk.controller.participants.choose(person)
            desk.controller.panel.show()
            labels = [panel.findChild(object, name) for name in ("panelLocalTime", "panelMayCall")]
            return [plain(label.text()) for label in labels if label.isVisible()]

        assert said("Vladivostok") == ["3:00 PM · Vladivostok Standard Time, UTC+10", "May be called now"]
        assert said("Moscow")[1] == "Not now: calls are allowed from 09:00 to 21:00 there"
        assert said("mobile")[1] == "Not now: it may be outside 09:00 to 21:00 there"
        assert said("nowhere") == ["The phones don't show where the client is."]
        desk.preferences.change(calling_hours=(time(7), time(15)))
        assert said("Vladivostok")[1] == "Not now: calls are allowed from 07:00 to 15:00 there"
        assert said("Moscow")[1] == "May be called now"


async def lists_of(portal):
    """Return the people of each list, with the subject of its activity."""
    sql = "SELECT associated_entity_id AS list, subject FROM activity WHERE provider_id = 'CALL_LIST'"
    subjects = {row["list"]: row["subject"] for row in await portal.control.call("query", sql=sql)}
    found = {}
    for number, subject in subjects.items():
        people = await portal.control.call("participants_of", list=number)
        found[number] = (subject, {row["id"]: row["status"] for row in people})
    return found


async def test_a_list_is_split_by_time_zone_and_taken_back_as_one(run, portal, hands, tmp_path):
    where = await give_phones(portal)
    before = await lists_of(portal)
    waiting = {card_id for card_id, status in before[2][1].items() if status == "IN_WORK"}
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        desk.controller.call_lists.choose(2)
        desk.window.actions_.split.trigger()
        await desk.idle()
        dialog = hands.dialog(desk)
        dialog.findChild(QRadioButton, "splitByZones").click()
        await hands.ready(desk)
        said = hands.words(desk)
        await hands.accept(desk)
        after = await lists_of(portal)
        desk.window.actions_.undo.trigger()
        await desk.idle()
        await hands.accept(desk)
        restored = await lists_of(portal)
    offsets = {"Kaliningrad": "UTC+2", "Moscow": "UTC+3", "Novosibirsk": "UTC+7", "Vladivostok": "UTC+10"}
    offsets |= {"New York": "UTC−5", "mobile": "time zone unknown", "nowhere": "time zone unknown"}
    sizes = Counter(offsets[where[card_id]] for card_id in waiting)
    made = {number: found for number, found in after.items() if number not in before}
    moved = [card_id for _, people in made.values() for card_id in people]
    assert len(made) == len(sizes) - 1
    assert len(moved) == len(set(moved))
    assert set(moved) | after[2][1].keys() == before[2][1].keys()
    assert not set(moved) & after[2][1].keys()
    for subject, people in made.values():
        [offset] = {offsets[where[card_id]] for card_id in people}
        assert subject.endswith(f", {offset}")
        assert len(people) == sizes[offset]
        assert f"{offset}\N{NO-BREAK SPACE}({sizes[offset]})" in said
    [stays] = {offsets[where[card_id]] for card_id in waiting - set(moved)}
    assert f"Stays in this list: {stays}" in said
    assert restored == before
