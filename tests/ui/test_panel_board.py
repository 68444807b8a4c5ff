from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QCalendarWidget, QDialog, QLabel, QPushButton, QWidget

from desktop import app
from desktop.domain.call_list import CONTACT, Activity, CallList, Membership, Participant
from desktop.domain.card import User
from desktop.domain.curves import Caller
from desktop.domain.figures import Count, Forecast, NotYet, Pace, Standing
from desktop.domain.history import Movement
from desktop.domain.overview import list_row
from desktop.domain.portal import Known
from desktop.domain.status import IN_WORK
from desktop.qtkit.theme import Tone, tone
from desktop.ui.panel.controller import PanelController
from desktop.ui.panel.list_board import list_board, needed_pace
from desktop.ui.panel.panel import SidePanel
from tests.days import HOURS, NOW, FakeBoard, figures, lived

NAMES = {7: "Ann Sawyer", 8: "Edgar Mercer"}


def known():
    state = Known()
    for list_id in (13, 14):
        members = tuple(Participant(card_id, IN_WORK) for card_id in range(80))
        state.call_lists[list_id] = CallList(list_id, CONTACT, None, None, None)
        state.activities[list_id] = Activity(900 + list_id, list_id, "Second wave", 30, completed=False)
        state.memberships[list_id] = Membership(list_id, members, True, False, True, NOW)
    state.users = {number: User(number, name) for number, name in NAMES.items()}
    return state


@pytest.fixture
def panel(qapp, qtbot):
    """Return a function that shows the panel of list 13 with figures and movements."""
    app.dress(qapp, language="en", theme_name="light")

    def panel_(movements=None, **values):
        made = SidePanel(*[[QAction("Do it")]] * 4)
        qtbot.addWidget(made)
        made.resize(320, 900)
        state = known()
        movements = lived(13, range(80)) if movements is None else movements
        board = FakeBoard(movements, [figures(13, **values)])
        made.set_known(state)
        made.set_board(lambda list_id: list_board(board, list_id))
        made.show_lists([list_row(state, 13)])
        made.show()
        QCoreApplication.sendPostedEvents()
        return made

    yield panel_
    app.dress(qapp, language="en", theme_name="light")


def text(panel, name, kind=QLabel):
    part = panel.findChild(kind, name)
    return part.text() if part.isVisible() else None


def said(panel):
    QCoreApplication.sendPostedEvents()
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible() and label.text()]


def test_the_day_of_a_list_beside_the_usual_one(panel):
    shown = panel(done_today=Count(6))
    assert text(shown, "panelDoneToday") == "6"
    assert shown.findChild(QWidget, "panelToday").accessibleName() == "Done today: 6"
    assert shown.findChild(QWidget, "panelTodayLegend").accessibleName() == "Today, Usual day"


def test_what_is_not_known_is_hatched_and_counted_apart(panel):
    shown = panel(lived(13, range(80), gap=(11, 13)), done_today=Count(6, 4))
    assert text(shown, "panelDoneToday") == "6–10"
    assert shown.findChild(QWidget, "panelToday").hatched
    assert shown.findChild(QWidget, "panelToday").accessibleName() == "Done today: 6, up to 4 more unknown"
    assert "Not known when" in shown.findChild(QWidget, "panelTodayLegend").accessibleName()


def test_a_list_without_a_past_has_no_usual_day(panel):
    shown = panel([])
    assert shown.findChild(QWidget, "panelTodayLegend").accessibleName() == "Today"
    assert not shown.findChild(QWidget, "panelToday").hatched


def test_the_forecast_or_that_there_is_none_yet(panel):
    local = NOW.astimezone(HOURS.zone)
    early, late = (local.replace(hour=hour, minute=0) for hour in (16, 17))
    shown = panel(forecast=Forecast(early, early, late))
    assert text(shown, "panelFinish") == "Finish: today 16:00–17:00"
    assert text(panel(forecast=NotYet()), "panelFinish").startswith("Not enough data yet. ")
    assert text(panel(standing=Standing.FINISHED), "panelFinish") is None


@pytest.mark.parametrize(
    ("left", "pace", "told", "meaning"),
    [
        (98, Pace(5.0, 11.0), "Needs 30 an hour, does 5", Tone.AMBER),
        (20, Pace(None, 11.0), "Needs 6 an hour, does 11", Tone.DIM),
        (20, Pace(), "Needs 6 an hour", Tone.DIM),
        (0, Pace(5.0), None, None),
    ],
)
def test_plan_against_fact_once_there_is_a_due_date(panel, left, pace, told, meaning):
    shown = panel(left=left, pace=pace, due=NOW.date())
    assert text(shown, "panelPlan") == told
    if meaning is not None:
        label = shown.findChild(QLabel, "panelPlan")
        assert label.palette().color(label.foregroundRole()) == tone(meaning)
    assert text(panel(left=left, pace=pace), "panelPlan") is None


def test_a_due_date_that_has_passed_is_said(panel):
    assert text(panel(left=3, due=date(2026, 11, 27)), "panelPlan") == "The due date has passed"


def test_the_pace_that_is_needed_counts_time_of_work_only():
    friday = datetime(2026, 11, 27, 12, tzinfo=UTC)  # three in the afternoon there: three hours are left
    assert needed_pace(30, friday, date(2026, 11, 27), HOURS) == 10
    assert needed_pace(30, friday, date(2026, 11, 29), HOURS) == 10
    assert needed_pace(24, friday, date(2026, 11, 30), HOURS) == 2
    assert needed_pace(30, friday, date(2026, 11, 26), HOURS) is None


def test_who_calls_today_with_how_many_and_when_last(panel):
    at = NOW - timedelta(minutes=10)
    moved = [Movement(13, 1, IN_WORK, "SUCCESS", at, NOW, happened=at, operator_id=7)]
    shown = panel(moved, operators=((8, 2), (7, 9)))
    lines = said(shown)
    place = lines.index("Called today, last at")
    assert lines[place + 1 : place + 7] == ["Ann Sawyer", "2:30\u202fPM", "9", "Edgar Mercer", "–", "2"]
    assert "Called today, last at" not in said(panel(moved))


def test_many_callers_are_cut_off_and_counted(panel):
    assert "and 3 more" in said(panel(operators=tuple((number, 1) for number in range(11))))


def open_due(shown):
    shown.findChild(QPushButton, "panelDue").click()
    return shown.findChild(QDialog, "dueDateDialog")


def test_a_due_date_is_chosen_and_wanted(panel):
    shown = panel()
    wanted = QSignalSpy(shown.due_wanted)
    assert text(shown, "panelDue", QPushButton) == "Set a date…"
    dialog = open_due(shown)
    dialog.findChild(QCalendarWidget).setSelectedDate(QDate(2026, 12, 4))
    assert dialog.findChild(QPushButton, "dueDateNone") is None
    dialog.findChild(QPushButton, "dueDateSet").click()
    assert wanted.at(0) == [13, date(2026, 12, 4)]


def test_a_due_date_is_shown_and_taken_away(panel):
    shown = panel(due=date(2026, 12, 4), left=5)
    wanted = QSignalSpy(shown.due_wanted)
    assert text(shown, "panelDue", QPushButton) == "Fri, 4 Dec"
    assert shown.findChild(QPushButton, "panelDue").accessibleName() == "Due: Fri, 4 Dec"
    dialog = open_due(shown)
    assert dialog.findChild(QCalendarWidget).selectedDate() == QDate(2026, 12, 4)
    dialog.findChild(QPushButton, "dueDateNone").click()
    assert wanted.at(0) == [13, None]


def test_cancelling_wants_nothing(panel):
    shown = panel()
    wanted = QSignalSpy(shown.due_wanted)
    open_due(shown).reject()
    assert wanted.count() == 0


def test_charts_are_one_click_away(panel):
    shown = panel()
    wanted = QSignalSpy(shown.charts_wanted)
    shown.findChild(QPushButton, "panelCharts").click()
    assert wanted.at(0) == [13]


def test_other_selections_have_no_day(panel):
    shown = panel()
    state = known()
    shown.show_lists([list_row(state, 13), list_row(state, 14)])
    assert text(shown, "panelDoneToday") is None
    shown.show_lists([list_row(state, 14)])  # which the board does not know
    assert text(shown, "panelDoneToday") is None


def test_it_follows_language_and_theme(panel, qapp):
    shown = panel(done_today=Count(6), due=date(2026, 12, 4), left=5)
    app.dress(qapp, language="ru", theme_name="dark")
    assert "За сегодня" in said(shown)
    assert text(shown, "panelDue", QPushButton) == "пт, 4 дек."


def test_a_day_without_work_is_drawn_too():
    sunday = datetime(2026, 11, 29, 12, tzinfo=UTC)
    moved = Movement(13, 1, IN_WORK, "SUCCESS", sunday - timedelta(hours=3), sunday - timedelta(hours=3))
    board = FakeBoard([moved], [figures(13)])
    board.now = sunday
    found = list_board(board, 13)
    assert found.left <= moved.latest
    assert found.right == found.until
    assert found.usual == ()
    assert list_board(FakeBoard(), 13) is None


def test_callers_are_those_of_the_figures():
    found = list_board(FakeBoard([], [figures(13, operators=((7, 3),))]), 13)
    assert found.callers == (Caller(7, 3, None),)


async def test_the_controller_shows_a_board_as_long_as_it_is_attached(desk, monkeypatch):
    await desk.idle()
    row = desk.window.call_lists.model.shown[0]
    desk.window.call_lists.table.choose([row.id])
    board = FakeBoard([], map(figures, desk.services.session.known.call_lists))
    board.figures[row.id] = figures(row.id, done_today=Count(6))
    controller: PanelController = desk.controller.panel
    monkeypatch.setattr(desk.services.session, "board", board)
    controller.attach(desk.services.session)
    first = text(desk.window.panel, "panelDoneToday")
    board.figures[row.id] = replace(board.figures[row.id], done_today=Count(7))
    board.happen()
    controller.pending.now()
    second = text(desk.window.panel, "panelDoneToday")
    controller.attach(None)
    assert (first, second) == ("6", "7")
    assert text(desk.window.panel, "panelDoneToday") is None
    assert board.listeners == []
