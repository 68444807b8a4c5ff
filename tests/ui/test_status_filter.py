"""The filter of participants by status: chips and a box that show one choice, of several statuses at once."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.domain.status import Statuses
from desktop.services.learning import Change
from tests.tabs import opened


def chips(desk):
    """Return the chips by what they say, without the number behind it."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    row = desk.window.participants.filter.chips
    found = [chip for chip in row.findChildren(QPushButton) if chip.objectName().startswith(row.objectName())]
    return {chip.text().strip().rstrip("0123456789, ").strip(): chip for chip in found}


def name_of(desk, code):
    return desk.services.session.known.statuses.name_of(code)


def on(desk):
    return {name for name, chip in chips(desk).items() if chip.isChecked()}


def codes(desk):
    return {row.code for row in desk.window.participants.model.shown}


def counts(desk):
    """Return how many participants of the open list have each status."""
    counted = {}
    for row in desk.window.participants.model.rows:
        counted[row.status.name] = counted.get(row.status.name, 0) + 1
    return counted


async def test_every_status_of_the_list_has_a_chip_with_its_count(desk):
    await opened(desk, 137)
    texts = {chip.text().strip() for chip in chips(desk).values()}
    assert texts == {"All 137", *(f"{name} {count}" for name, count in counts(desk).items())}


async def test_several_statuses_are_shown_at_once_and_the_box_says_so(desk):
    await opened(desk, 137)
    tab = desk.window.participants
    first, second = list(counts(desk))[:2]
    chips(desk)[first].click()
    assert (on(desk), tab.model.rowCount()) == ({first}, counts(desk)[first])
    assert tab.status_filter.currentText() == f"{first} ({counts(desk)[first]})"
    chips(desk)[second].click()
    together = counts(desk)[first] + counts(desk)[second]
    assert (on(desk), tab.model.rowCount()) == ({first, second}, together)
    assert tab.status_filter.currentText() == "2 statuses"
    assert tab.summary.text() == f"{together} of 137 shown"
    chips(desk)[first].click()
    assert (on(desk), tab.model.rowCount()) == ({second}, counts(desk)[second])
    chips(desk)["All"].click()
    assert (on(desk), tab.model.rowCount()) == ({"All"}, 137)
    assert tab.status_filter.currentText() == "All statuses"


async def test_what_is_chosen_in_the_box_is_on_among_the_chips(desk):
    await opened(desk, 137)
    box = desk.window.participants.status_filter
    box.setCurrentIndex(box.findData("SUCCESS"))
    assert on(desk) == {"Success"}
    assert codes(desk) == {"SUCCESS"}
    chips(desk)[name_of(desk, "IN_WORK")].click()
    box.setCurrentIndex(box.findData("SUCCESS"))
    assert on(desk) == {"Success"}
    box.setCurrentIndex(0)
    assert on(desk) == {"All"}
    assert desk.window.participants.model.rowCount() == 137


async def test_the_line_for_several_in_the_box_changes_nothing(desk):
    await opened(desk, 137)
    box = desk.window.participants.status_filter
    for code in ("SUCCESS", "IN_WORK"):
        chips(desk)[name_of(desk, code)].click()
    shown = codes(desk)
    QTest.keyClick(box, Qt.Key.Key_End)
    assert box.currentText() == "2 statuses"
    assert codes(desk) == shown == {"SUCCESS", "IN_WORK"}


async def test_a_status_that_nobody_has_is_offered_in_the_box_only(desk):
    await opened(desk, 137)
    tab, known = desk.window.participants, desk.services.session.known
    known.statuses = Statuses(
        [*known.statuses, replace(next(iter(known.statuses)), id=9_999, code="NEW", name="New")]
    )
    desk.services.session.tell(Change(statuses=True, lists=True))
    await desk.idle()
    box, offered = tab.status_filter, set(chips(desk))
    box.setCurrentIndex(box.findData("NEW"))
    assert box.currentText() == "New (0)"
    assert "New" not in offered
    assert on(desk) == {"New"}, "what is chosen is seen"
    assert tab.model.rowCount() == 0


async def test_the_choice_stays_over_a_refresh_and_is_begun_anew_with_another_list(desk):
    await opened(desk, 137)
    for code in ("SUCCESS", "IN_WORK"):
        chips(desk)[name_of(desk, code)].click()
    desk.controller.refresh(background=True)
    await desk.idle()
    kept = on(desk), codes(desk)
    desk.window.go_to(0)
    await opened(desk, 45)
    assert kept == ({"Success", name_of(desk, "IN_WORK")}, {"SUCCESS", "IN_WORK"})
    assert on(desk) == {"All"}
    assert desk.window.participants.model.rowCount() == 45


async def test_a_status_that_leaves_the_dictionary_leaves_the_choice_and_the_others_stay(desk):
    chosen = await opened(desk, 45)
    session = desk.services.session
    name = next(row.status.name for row in desk.window.participants.model.shown if row.code == "CALL_BACK")
    for each in (name, name_of(desk, "IN_WORK")):
        chips(desk)[each].click()
    both = codes(desk)
    session.known.statuses = Statuses(one for one in session.known.statuses if one.code != "CALL_BACK")
    membership = session.known.memberships[chosen]
    left = tuple(one for one in membership.participants if one.status != "CALL_BACK")
    session.known.memberships[chosen] = replace(membership, participants=left)
    session.tell(Change(lists=True))
    await desk.idle()
    assert both == {"CALL_BACK", "IN_WORK"}
    assert on(desk) == {name_of(desk, "IN_WORK")}
    assert codes(desk) == {"IN_WORK"}
    assert desk.window.participants.status_filter.currentData() == "IN_WORK"


async def test_a_search_is_within_the_statuses_that_are_chosen(desk):
    await opened(desk, 137)
    chips(desk)["Success"].click()
    row = desk.window.participants.model.shown[0]
    desk.window.participants.search.setText(row.card.name)
    assert row.card_id in {each.card_id for each in desk.window.participants.model.shown}
    assert codes(desk) == {"SUCCESS"}
