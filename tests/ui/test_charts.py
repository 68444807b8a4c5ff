import asyncio
import csv
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QToolButton, QWidget

from desktop import app
from desktop.domain.call_list import CONTACT, Activity, CallList, Membership, Participant
from desktop.domain.card import User
from desktop.domain.curves import done_since
from desktop.domain.history import Movement
from desktop.domain.portal import Connection, Known
from desktop.domain.status import IN_WORK, Status, Statuses
from desktop.qtkit.loop import breathe
from desktop.qtkit.notices import Notices
from desktop.qtkit.scope import TaskScope
from desktop.ui.charts.controller import Charts
from desktop.ui.charts.found import Asked, Kind, Period
from desktop.ui.panel.panel import SidePanel
from tests.days import HOURS, NOW, FakeBoard, figures, lived

LISTS = {13: "Second wave", 14: "Third wave", 15: "Old ones"}
NIGHT = [
    Movement(14, 900 + place, IN_WORK, "SUCCESS", NOW - timedelta(hours=21), NOW - timedelta(hours=5, minutes=20))
    for place in range(12)
]
"""Twelve people of a list who became done while nobody read it: from six in the evening until twenty past nine."""


def known(movements):
    """Return what is known after movements: a list of eighty for each of LISTS, of which the last is finished."""
    after = {(moved.list_id, moved.card_id): moved.after for moved in movements}
    portal = Connection("acme.bitrix24.ru", "https://acme.bitrix24.ru", User(1, "A"), True, ("crm",), timedelta())
    state = Known(
        connection=portal,
        statuses=Statuses([Status(1, IN_WORK, "Scheduled", 10), Status(2, "SUCCESS", "Success", 20)]),
    )
    for list_id, subject in LISTS.items():
        people = [*range(80), *(range(900, 912) if list_id == 14 else ())]
        members = tuple(Participant(card_id, after.get((list_id, card_id), IN_WORK)) for card_id in people)
        state.call_lists[list_id] = CallList(list_id, CONTACT, None, None, None)
        state.activities[list_id] = Activity(900 + list_id, list_id, subject, 30, completed=list_id == 15)
        state.memberships[list_id] = Membership(list_id, members, True, False, True, NOW)
    return state


class Main(QWidget):
    """A main window: what charts want of it."""

    closing = Signal()
    changed = Signal(object)

    def __init__(self):
        super().__init__()
        self.actions_ = SimpleNamespace(charts=QAction(self))
        self.panel = SidePanel(*[[QAction("Do it", self)]] * 4)
        self.panel.setParent(self)


@pytest.fixture
def charts(qapp, qtbot):
    """Return a function that makes charts of movements, by default of two weeks; with what they belong to."""
    app.dress(qapp, language="en", theme_name="light")
    errors = []

    def charts_(movements=None):
        if movements is None:
            movements = [*lived(13, range(80), gap=(11, 13)), *lived(14, range(80), seed=2), *NIGHT]
        main = Main()
        qtbot.addWidget(main)
        made = SimpleNamespace(main=main, board=FakeBoard(movements), known=known(movements), kept=[], selected=[])
        made.portals = SimpleNamespace(session=made)
        made.parts = SimpleNamespace(
            window=main, portals=made.portals, dialogs=TaskScope(errors.append), notices=Notices(main)
        )
        controller = QObject(main)
        controller.parts = made.parts
        controller.commands = SimpleNamespace(lists=made.selected)
        controller.remembering = SimpleNamespace(keep_place=made.kept.append)
        controller.standing = SimpleNamespace(changed=main.changed)
        made.controller = Charts(controller)
        made.open = lambda *list_ids: made.controller.open(list_ids)
        return made

    yield charts_
    app.dress(qapp, language="en", theme_name="light")
    assert errors == []


async def drawn(charts):
    """Wait until the chart that was asked for is drawn, and return the window."""
    await charts.parts.dialogs.idle()
    charts.controller.pending.now()
    await charts.parts.dialogs.idle()
    await breathe()
    return charts.controller.window


def part(window, name, kind=QWidget):
    return window.findChild(kind, name)


def said(window, name):
    return part(window, name, QLabel).text()


def legend(window):
    return part(window, "chartsLegend").accessibleName()


def press(window, text):
    """Press the chip with a text."""
    [chip] = [one for one in window.findChildren(QPushButton) if one.text() == text and one.isCheckable()]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)


async def left(charts):
    """Close the window, and let it be gone."""
    charts.controller.close()
    await charts.parts.dialogs.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


async def test_it_opens_on_the_chosen_lists_and_reads_exact_values(run, charts):
    charts = charts()
    charts.open(13)
    loading = part(charts.controller.window, "placeholder").accessibleName()
    window = await drawn(charts)
    QTest.keyClick(window.plot, Qt.Key.Key_End)
    QTest.keyClick(window.plot, Qt.Key.Key_Home)
    first = window.plot.values
    assert loading == "Preparing…"
    assert window.objectName() == "chartsWindow"
    assert window.isWindow()
    assert window.wanted == Asked(Kind.DONE, Period.TODAY, (13,))
    assert said(window, "chartsTitle") == "Done over time · Today · #13 Second wave"
    assert legend(window) == "Done, Usual day, Not known when"
    assert first.lines == (("Done", "0"),)
    assert window.plot.accessibleName() == said(window, "chartsTitle")
    assert charts.kept == [window]
    await left(charts)


async def test_unknown_stretches_are_read_as_what_is_possible(run, charts):
    charts = charts([*lived(13, range(80), gap=(11, 13))])
    charts.open(13)
    window = await drawn(charts)
    noon = datetime(2026, 11, 30, 9, tzinfo=UTC).timestamp()
    picture = window.plot._picture
    lines = dict(picture.read(noon).lines)
    at_two = dict(picture.read(datetime(2026, 11, 30, 11, tzinfo=UTC).timestamp()).lines)
    gap = [moved for moved in charts.board.past if moved.not_after - moved.not_before > timedelta(hours=1)]
    low, high = map(int, lines["Done"].split("–"))
    assert gap
    assert high - low == len(gap)
    assert at_two["Done"].isdigit()
    assert all(
        not any(begin <= noon <= end for (begin, _), (end, _) in pairwise(run)) for run in picture.lines[-1].runs
    )
    assert [min(x for x, _ in area) <= noon <= max(x for x, _ in area) for area in picture.unknown] == [True]
    await left(charts)


@pytest.mark.parametrize(
    ("chip", "title", "named"),
    [
        ("By status", "Participants by status", "Scheduled, Invalid number"),
        ("By hour", "Done by hour of the day", "Done, Hour unknown"),
        ("Compare", "Share of participants who are done", "#14 Third wave, #13 Second wave, Not known when"),
    ],
)
async def test_every_kind_has_its_chip(run, charts, chip, title, named):
    charts = charts()
    charts.open(13, 14)
    window = await drawn(charts)
    press(window, chip)
    press(window, "Week")
    await drawn(charts)
    QTest.keyClick(window.plot, Qt.Key.Key_End)
    assert said(window, "chartsTitle") == f"{title} · Week · 2 call lists"
    assert set(named.replace("Invalid number", "Success").split(", ")) <= set(legend(window).split(", "))
    assert window.plot.values.text == window.plot.accessibleDescription()
    assert len(window.plot.values.lines) >= 1
    await left(charts)


async def test_every_period_has_its_chip_and_a_longer_one_begins_earlier(run, charts):
    charts = charts()
    charts.open(13)
    window = await drawn(charts)
    begins = []
    for chip in ("Today", "Week", "Two weeks", "All time"):
        press(window, chip)
        await drawn(charts)
        begins.append(window.plot._picture.left)
    assert begins == sorted(begins, reverse=True)
    assert len(set(begins)) >= 3
    assert charts.controller.window.wanted.period is Period.ALL
    await left(charts)


async def test_lists_are_ticked_searched_and_cleared(run, charts, hands):
    charts = charts()
    charts.open()
    window = await drawn(charts)
    in_progress = window.wanted.list_ids
    hands.click_line(window.lists, "Third")
    one = (await drawn(charts)).wanted.list_ids
    QTest.keyClicks(window.search, "old")
    shown = [window.lists.item(row).text() for row in range(3) if not window.lists.item(row).isHidden()]
    hands.click(part(window, "chartsNoList"))
    await drawn(charts)
    none = part(window, "placeholder").accessibleName(), part(window, "chartsSave").isEnabled()
    hands.click(part(window, "chartsAllInProgress"))
    await drawn(charts)
    assert (in_progress, one) == ((14, 13), (13,))
    assert shown == ["#15 Old ones", "#13 Second wave"]
    assert none == ("No call list is chosen Tick lists at the left.", False)
    assert window.wanted.list_ids == (14, 13)
    assert part(window, "chartsSave").isEnabled()
    await left(charts)


async def test_without_data_it_says_so_and_since_when(run, charts):
    charts = charts([*lived(13, range(80))])
    charts.open(15)
    window = await drawn(charts)
    some = part(window, "placeholder").accessibleName()
    charts.board.past = []
    charts.board.happen()
    await drawn(charts)
    assert some.startswith("Not enough data yet Nothing has changed in these lists since recording began: ")
    assert "November 19, 2026" in some
    assert part(window, "placeholder").accessibleName() == "Not enough data yet No change has been recorded yet."
    await left(charts)


async def test_a_usual_day_is_promised_for_the_day_from_which_it_will_be_known(run, charts):
    charts = charts([*lived(13, range(80), days=2)])
    charts.open(13)
    window = await drawn(charts)
    assert legend(window) == "Done"
    assert "The usual day is expected from 3 Dec: not enough data yet." in said(window, "chartsNotes")
    await left(charts)


async def test_it_shows_what_happens_while_it_is_open(run, charts):
    charts = charts()
    charts.open(13)
    window = await drawn(charts)
    before = window.plot._picture.top
    at = NOW - timedelta(minutes=1)
    many = [Movement(13, 1000 + place, IN_WORK, "SUCCESS", at, at) for place in range(200)]
    charts.board.happen(*many)
    await drawn(charts)
    assert window.plot._picture.top > before + 150
    await left(charts)
    assert charts.board.listeners == []


async def test_language_and_theme_are_switched_while_it_is_open(run, charts, qapp):
    charts = charts()
    charts.open(13)
    window = await drawn(charts)
    light = window.plot._picture.lines[-1].colour
    app.dress(qapp, language="ru", theme_name="dark")
    await drawn(charts)
    assert said(window, "chartsTitle") == "Ход обработки · Сегодня · #13 Second wave"
    assert window.windowTitle() == "Графики"
    assert legend(window) == "Обработано, Обычный день, Когда — неизвестно"
    assert window.plot._picture.lines[-1].colour != light
    await left(charts)


async def test_everything_has_a_name_and_is_reached_by_the_tab_key(run, charts):
    charts = charts()
    charts.open(13)
    window = await drawn(charts)
    window.search.setFocus()
    reached = [window.search]
    while (QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab), window.focusWidget())[1] not in reached:
        reached.append(window.focusWidget())
    names = [one.objectName() for one in reached]
    assert names[:4] == ["chartsSearch", "chartsLists", "chartsAllInProgress", "chartsNoList"]
    assert names[4:] == [
        *(f"chartsKind{number}" for number in range(4)),
        "chartsSave",
        *(f"chartsPeriod{number}" for number in range(4)),
        "chartsPlot",
    ]
    assert all(one.accessibleName() or getattr(one, "text", str)() for one in reached)
    await left(charts)


async def saved(charts, ending, path):
    charts.controller.save(ending, path)
    await charts.parts.dialogs.idle()
    return charts.parts.notices.current[-1].text


async def test_values_are_saved_for_spreadsheets(run, charts, tmp_path):
    charts = charts()
    charts.open(13, 14)
    window = await drawn(charts)
    path = tmp_path / "values.csv"
    told = await saved(charts, "csv", path)
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    press(window, "Compare")
    await drawn(charts)
    charts.known.activities[13] = replace(charts.known.activities[13], subject="=SUM(A1)")
    await saved(charts, "csv", path)
    titles = path.read_text(encoding="utf-8-sig").splitlines()[0]
    midnight = datetime(2026, 11, 30, tzinfo=HOURS.zone)
    done = done_since(charts.board.past, midnight)[-1].low
    assert told == "The chart was saved as values.csv."
    assert rows[0] == ["Time", "Done, at least", "Done, at most"]
    assert [row[0] for row in rows[1:]] == sorted(row[0] for row in rows[1:])
    assert rows[-1][0] == "2026-11-30 14:40:00"
    assert rows[-1][1:] == [str(done), str(done)]
    assert "#13 =SUM(A1), at least" in titles
    await left(charts)


async def test_pictures_are_saved_sharp_and_as_lines(run, charts, tmp_path):
    charts = charts()
    charts.open(13)
    window = await drawn(charts)
    await saved(charts, "png", tmp_path / "chart.png")
    await saved(charts, "svg", tmp_path / "chart.svg")
    image, text = QImage(str(tmp_path / "chart.png")), (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert image.size() == window.sheet.size() * 2
    assert "Done over time" in text
    assert "<polyline" in text or "<path" in text
    assert "<image" not in text
    await left(charts)


async def test_a_file_that_cannot_be_written_is_told(run, charts, tmp_path):
    charts = charts()
    charts.open(13)
    await drawn(charts)
    told = await saved(charts, "png", tmp_path / "no such folder" / "chart.png")
    assert told.startswith("The chart could not be saved as chart.png: ")
    await left(charts)


@pytest.mark.parametrize("ending", ["png", "svg", "csv"])
async def test_the_menu_asks_where_to_save(run, charts, ending, tmp_path):
    charts = charts()
    charts.open(13)
    window = await drawn(charts)
    action = part(window, f"chartsSave{ending.capitalize()}", QAction)
    assert action in part(window, "chartsSave", QToolButton).menu().actions()
    action.trigger()
    dialog = part(window, "saveFileDialog", QFileDialog)
    assert dialog.selectedFiles()[0].endswith(f"Second wave 2026-11-30.{ending}")
    dialog.fileSelected.emit(str(tmp_path / f"chart.{ending}"))
    await charts.parts.dialogs.idle()
    assert (tmp_path / f"chart.{ending}").stat().st_size > 100
    dialog.reject()
    await left(charts)


async def test_it_comes_to_the_front_with_other_lists_and_goes_with_the_main_window(run, charts):
    charts = charts()
    charts.open(13)
    window = await drawn(charts)
    charts.open(14)
    await drawn(charts)
    again = charts.controller.window
    charts.main.closing.emit()
    assert again is window
    assert window.wanted.list_ids == (14,)
    assert charts.controller.window is None
    charts.open(13)
    assert charts.controller.window is not window
    await asyncio.sleep(0)
    await left(charts)


async def test_another_portal_closes_what_was_open(run, charts):
    charts = charts()
    charts.open(13)
    window = await drawn(charts)
    charts.main.changed.emit(None)
    still = charts.controller.window
    charts.portals.session = SimpleNamespace(board=FakeBoard(), known=known([]))
    charts.main.changed.emit(None)
    assert still is window
    assert charts.controller.window is None
    assert charts.board.listeners == []
    charts.open(13)
    assert len(charts.portals.session.board.listeners) == 1
    await left(charts)


async def test_the_action_opens_the_selected_lists_and_the_panel_its_own(run, charts):
    charts = charts()
    charts.selected += [SimpleNamespace(id=14)]
    charts.main.actions_.charts.trigger()
    window = await drawn(charts)
    assert window.wanted.list_ids == (14,)
    charts.main.panel.charts_wanted.emit(13)
    await drawn(charts)
    assert window.wanted.list_ids == (13,)
    await left(charts)


async def test_without_a_portal_nothing_opens(run, charts):
    charts = charts()
    charts.portals.session = None
    charts.main.actions_.charts.trigger()
    assert charts.controller.window is None


async def test_from_the_window_of_the_program_which_remembers_its_place(desk):
    session, window = desk.services.session, desk.window
    row = window.call_lists.model.shown[0]
    session.board = FakeBoard(lived(row.id, row.membership.card_ids), map(figures, session.known.call_lists))
    window.call_lists.table.choose([row.id])
    window.actions_.charts.trigger()
    await desk.controller.parts.dialogs.idle()
    shown = desk.charts.window
    chosen = shown.wanted.list_ids
    shown.resize(700, 520)
    shown.move(60, 50)
    shown.close()
    await desk.controller.parts.dialogs.idle()
    kept = desk.preferences.layouts["windows"]["chartsWindow"]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.actions_.charts.trigger()
    await desk.controller.parts.dialogs.idle()
    again = desk.charts.window
    assert chosen == (row.id,)
    assert (kept["width"], kept["height"]) == (700, 520)
    assert again is not shown
    assert (again.x(), again.y(), again.width(), again.height()) == (60, 50, 700, 520)
