"""What came of the calls: one person after another, the last calls of five hundred, and what can't be seen."""

import asyncio
import logging
from contextlib import asynccontextmanager

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from desktop.app import Desk
from desktop.portal.process import PortalProcess
from desktop.qtkit.loop import breathe
from desktop.ui.participants.call_cells import KEYS
from tests.portals import plain_portal
from tests.tabs import column

portal = plain_portal(language="en", call_lists=2, participants=500, contacts=1200)

FORM = [
    {"code": "CONTACT_POST", "caption": "Position", "value": ["Director"]},
    {"code": "DEAL_COMMENTS", "caption": "Wishes", "value": ["[b]a contract[/b] &amp; <i>an invoice</i>"]},
]


@pytest.fixture
@asynccontextmanager
async def looking(run, portal, tmp_path):
    """Open the window with a list of five hundred, whose participants are shown."""
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        await desk.idle()
        desk.controller.participants.open(min(desk.services.session.known.call_lists))
        desk.window.go_to(1)
        await desk.idle()
        try:
            yield desk
        finally:
            await portal.control.call("clear_faults")
            await portal.control.call("switch", refused_methods=[], telephony_right="all", unreadable_kinds=[])
            await portal.control.call("admin", on=True)


async def said(desk):
    """Return what the section of results says."""
    await breathe()
    section = desk.window.panel.findChild(object, "participantDetails")
    return [label.text() for label in section.findChildren(QLabel) if label.isVisible() and label.text()]


def buttons(desk, name, kind=QToolButton):
    section = desk.window.panel.findChild(object, "participantDetails")
    return [button for button in section.findChildren(kind, name) if button.isVisible()]


async def requests(portal):
    return (await portal.control.call("requests", reset=True))["count"]


async def select(desk, place):
    tab = desk.window.participants
    row = tab.model.shown[place]
    tab.table.choose([row.card_id])
    await desk.idle()
    return row


async def leave_everything(portal, card_id):
    control = portal.control
    await control.call("leave_call", ids=[card_id], seconds=134, comment="[b]Send[/b] the <i>price list</i>")
    await control.call(
        "leave_comment", id=card_id, text="<b>VIP</b>, see [url=https://x.invalid/?token=s3]here[/url]"
    )
    await control.call("leave_form", id=card_id, form=2, answers=FORM)
    await control.call("leave_trade", client=card_id, opportunity=12_000.0, title="Yearly <b>contract</b>")
    await control.call("leave_trade", client=card_id, kind=31, opportunity=700.5, title="Invoice 7")


def show_calls(desk):
    for key in KEYS:
        desk.window.participants.table.show_column(desk.window.participants.model.column_of(key), shown=True)


async def test_a_person_is_selected_and_read_about(looking, portal, monkeypatch, caplog, hands):
    opened = []
    monkeypatch.setattr("desktop.ui.window.pages.open_page", lambda address: opened.append(address) or True)
    caplog.set_level(logging.DEBUG)
    row = looking.window.participants.model.shown[3]
    await leave_everything(portal, row.card_id)
    await requests(portal)
    await select(looking, 3)
    texts = await said(looking)
    assert await requests(portal) == 1
    assert texts[0] == "Calls"
    assert texts[1].endswith("· talked 2:14")
    assert texts[2].endswith("· recorded, listen on the portal")
    assert "Send the price list" in texts
    assert "VIP, see here" in texts
    assert {"Position: Director", "Wishes: a contract & an invoice"} <= set(texts)
    assert "Kept in the card: Position. The portal does not say what was there before." in texts
    assert {"Deals since the list was created", "Invoices since the list was created"} <= set(texts)
    assert {"12,000 ₽", "700.50 ₽"} <= set(texts)
    calls, forms = buttons(looking, "panelOpenCall"), buttons(looking, "panelOpenForm")
    deals = buttons(looking, "panelOpenTrade", QPushButton)
    for button in (calls[0], forms[0], deals[0]):
        looking.window.panel._area.ensureWidgetVisible(button)
        hands.click(button)
    assert ["/crm/activity/?ID=" in address for address in opened] == [True, True, False]
    assert "/crm/deal/details/" in opened[2]
    assert calls[0].accessibleName().startswith("Open the call on the portal: ")
    assert "Yearly <b>contract</b>" in [link.accessibleName() for link in deals]
    for text in (*texts, *opened, caplog.text, *(button.toolTip() for button in calls)):
        assert "token=" not in text


async def test_selected_again_nothing_is_asked(looking, portal):
    await select(looking, 0)
    await select(looking, 1)
    before = await said(looking)
    await select(looking, 0)
    await requests(portal)
    await select(looking, 1)
    assert (await said(looking), await requests(portal)) == (before, 0)


async def test_who_is_passed_by_with_the_arrow_keys_is_not_looked_up(looking, portal):
    tab = looking.window.participants
    await requests(portal)
    for place in range(10, 30):
        tab.table.choose([tab.model.shown[place].card_id])
    await looking.idle()
    assert await requests(portal) == 1
    assert looking.controller.panel.results.shown.results.card_id == tab.model.shown[29].card_id


async def test_results_follow_when_the_status_changes_meanwhile(looking, portal):
    row = await select(looking, 5)
    status = "SUCCESS" if row.code != "SUCCESS" else "WRONG_NUMBER"
    await portal.control.call("leave_call", ids=[row.card_id], code="486", ago=3, comment="Busy right now")
    list_id = looking.controller.participants.list_id
    await portal.control.call("operator_status", list=list_id, participant=row.card_id, status=status)
    assert "Busy right now" not in await said(looking)
    looking.controller.refresh(background=True)
    await looking.idle()
    assert "Busy right now" in await said(looking)
    assert any(text.endswith("· busy") for text in await said(looking))


async def test_scrolling_through_five_hundred_people_takes_few_requests(looking, portal):
    table, model = looking.window.participants.table, looking.window.participants.model
    await requests(portal)
    show_calls(looking)
    await looking.idle()
    bar = table.verticalScrollBar()
    for place in range(0, bar.maximum() + 1, max(bar.pageStep(), 1)):
        bar.setValue(place)
        await looking.idle()
    bar.setValue(bar.maximum())
    await looking.idle()
    there = await requests(portal)
    assert "…" not in column(table, "lastCall")
    assert len(column(table, "lastCall")) == 500
    bar.setValue(0)
    await looking.idle()
    assert there <= 12
    assert await requests(portal) == 0
    assert all(model.row(row.card_id) is row for row in model.shown)


async def test_only_what_is_in_sight_is_read_and_what_is_scrolled_past_is_not_waited_for(looking, portal):
    table = looking.window.participants.table
    await portal.control.call("latency", milliseconds=400)
    try:
        show_calls(looking)
        looking.controller.participants.calls.now()
        await asyncio.sleep(0)
        bar = table.verticalScrollBar()
        bar.setValue(bar.maximum())
        looking.controller.participants.calls.now()
        await looking.idle()
    finally:
        await portal.control.call("latency", milliseconds=0)
    texts = column(table, "lastCall")
    assert texts[0] == "…"
    assert texts[-1] != "…"


async def test_sorted_by_the_last_call_everybody_counts(looking, portal):
    table = looking.window.participants.table
    show_calls(looking)
    table.sort_by("lastCall", descending=True)
    await looking.idle()
    model = looking.window.participants.model
    moments = [row.last_call.began for row in model.shown if hasattr(row.last_call, "began")]
    assert moments == sorted(moments, reverse=True)
    assert "…" not in column(table, "lastCall")


async def test_comments_are_not_searched_as_only_some_are_known(looking, portal):
    row = looking.window.participants.model.shown[0]
    await portal.control.call("leave_call", ids=[row.card_id], comment="unmistakable", ago=1)
    show_calls(looking)
    await looking.idle()
    assert "unmistakable" in column(looking.window.participants.table, "callComment")
    looking.window.participants.search.setText("unmistakable")
    assert looking.window.participants.model.rowCount() == 0


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"telephony_right": "none"}, "The portal's administrator can give you the right to call statistics."),
        ({"refused_methods": ["crm.timeline.comment.list"]}, "Comments can't be read."),
        ({"refused_methods": ["crm.activity.list"]}, "Calls can't be read."),
        ({"unreadable_kinds": [2]}, "The portal's administrator can give you the right to read deals."),
        ({"unreadable_kinds": [31]}, "The portal's administrator can give you the right to read invoices."),
    ],
)
async def test_what_may_not_be_read_is_said_with_what_would_bring_it(looking, portal, how, told):
    row = looking.window.participants.model.shown[7]
    await leave_everything(portal, row.card_id)
    await portal.control.call("admin", on="unreadable_kinds" not in how)
    await portal.control.call("switch", **how)
    await select(looking, 7)
    texts = await said(looking)
    assert any(told in text for text in texts)
    assert len(texts) > 6


async def test_last_calls_that_may_not_be_read_say_so(looking, portal):
    await portal.control.call("switch", refused_methods=["crm.activity.list"])
    await requests(portal)
    show_calls(looking)
    await looking.idle()
    table = looking.window.participants.table
    assert set(column(table, "lastCall")) == {"no right"}
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    await looking.idle()
    assert await requests(portal) == 1


async def test_the_portal_is_down_and_comes_back(run, tmp_path, hasty):
    portal = PortalProcess(language="en", limits="off", plain=True, call_lists=1, participants=60, contacts=100)
    async with portal, Desk(portal.webhook, tmp_path / "data") as desk:
        await desk.idle()
        desk.controller.participants.open(min(desk.services.session.known.call_lists))
        desk.window.go_to(1)
        await desk.idle()
        await select(desk, 0)
        before = await said(desk)
        await portal.control.call("fault", kind="drop_before", times=1000)
        show_calls(desk)
        await select(desk, 1)
        down, calls = await said(desk), set(column(desk.window.participants.table, "lastCall"))
        await select(desk, 0)
        again = await said(desk)
        await portal.control.call("clear_faults")
        desk.window.actions_.refresh.trigger()
        await asyncio.sleep(0)
        await desk.idle()
        await select(desk, 1)
        back, read = await said(desk), set(column(desk.window.participants.table, "lastCall"))
    assert down == ["The portal can't be reached. Results will be loaded when it answers."]
    assert "not read" in calls
    assert again == before
    assert down[0] not in back
    assert not {"not read", "…"} & read
