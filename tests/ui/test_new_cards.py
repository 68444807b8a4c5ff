"""The window's texts when cards are made: plan, report, journal; undo is not offered for them."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QDialog, QPushButton

from desktop.domain.call_list import CONTACT
from desktop.domain.card_plans import NewCard
from desktop.domain.journal import Outcome
from desktop.services.writing.cards import CardsAfter, CardsEntry, CardsResult, SentCard, writes
from desktop.ui.changes import reports

OFFICE = "+7 495 777-00-01"


def rows_of_a_file(count):
    named = [NewCard(row, "Новикова", f"Анна{row}", phones=(f"+7 999 70{row:05}",)) for row in range(2, count)]
    return [*named, NewCard(count, phones=("+7 999 7111111",)), NewCard(count + 1)]


async def accept(desk, hands):
    await hands.ready(desk)
    await hands.accept(desk)
    return desk.window.banner.accessibleName()


async def test_cards_of_several_writes_are_told_as_one(desk, portal, hands, cells):
    session = desk.services.session
    await portal.control.call("add_cards", phones=["8 999 70 00003"])
    desk.controller.changes.change(session, writes(CONTACT, rows_of_a_file(45), 1), apart=True)
    await desk.idle()
    plan = hands.words(desk)
    reason = {"code": "SOME_RULE", "description": "Не положено"}
    await portal.control.call("moment", method="crm.item.import", action="fail", arguments=reason, number=3)
    told = await accept(desk, hands)
    desk.window.actions_.journal.trigger()
    await desk.idle()
    dialog = next(one for one in desk.window.findChildren(QDialog, "journalDialog") if one.isVisible())
    journal = cells(dialog.table)
    assert plan.count("CRM.") == 1
    assert "Add 43 contact" in plan
    assert "a card by now" in plan
    assert "row: 45" in plan
    assert "row: 46" in plan
    assert "42 contact" in told
    assert "row: 5. “Не положено”" in told
    assert "row: 46." in told
    assert [int(what.split()[0]) for _, _, _, what, *_ in journal] == [4, 20, 19]


async def test_undo_is_not_offered_for_cards(desk, hands):
    session = desk.services.session
    desk.controller.changes.change(session, writes(CONTACT, [NewCard(2, "Ким", phones=(OFFICE,))]), apart=True)
    await desk.idle()
    words = hands.words(desk)
    await accept(desk, hands)
    offered = desk.window.findChild(QPushButton, "noticeAction").isVisible()
    desk.window.actions_.undo.trigger()
    await desk.idle()
    assert "undo does not delete clients" in words
    assert not offered
    assert desk.window.banner.accessibleName() == "There is nothing to undo."


@pytest.mark.parametrize(
    ("outcome", "result", "said"),
    [
        (Outcome.DONE, {"made": [[2, 7], [3, 8]], "missing": []}, "cut off last time, it was done."),
        (Outcome.DONE, {"made": [[2, 7]], "missing": [3]}, "it was done. 1 not added; row: 3."),
        (Outcome.NOT_DONE, {"made": [], "missing": [2, 3]}, "cut off last time, it was not done."),
        (Outcome.UNKNOWN, {"made": [], "missing": [], "unclear": [[2, [7, 8]]]}, "Look at it."),
    ],
)
def test_what_became_of_cards_that_were_cut_off(outcome, result, said):
    after = CardsAfter(kind=CONTACT, cards=(SentCard(rows=(2,)), SentCard(rows=(3,))))
    told = CardsResult(**result)
    entry = CardsEntry(at=datetime.now(UTC), user_id=1, host="acme", after=after, outcome=outcome, result=told)
    text = reports.of_resolved(entry).text
    assert text.startswith("2 new contact")
    assert text.endswith(said)
