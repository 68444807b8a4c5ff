"""A walk through every tab, dialog and state of the window, for drawing and for examining them."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QTabWidget,
    QWidget,
)

from desktop import app
from desktop.domain.call_list import CONTACT
from desktop.domain.journal import Entry, Outcome
from desktop.domain.journal_entries import (
    CreationAfter,
    CreationEntry,
    CreationResult,
    MembersAfter,
    MembersBefore,
    MembersEntry,
    People,
)
from desktop.domain.moves import Move
from desktop.domain.overview import list_rows
from desktop.domain.plans import MemberPlan, Wish, plan_members
from desktop.domain.portal import Known
from desktop.domain.preferences import Preferences, Proxy
from desktop.domain.problem import Cause, Problem
from desktop.picture_board import press, walk_board
from desktop.picture_checks import walk_checks
from desktop.picture_groups import walk_groups
from desktop.picture_local_time import walk_local_time
from desktop.picture_operators import walk_operators
from desktop.picture_report import walk_report
from desktop.picture_results import walk_results
from desktop.picture_several import walk_several
from desktop.picture_stop_list import walk_stop_list
from desktop.services.writing.finishing import OpenAction
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.operation import Prepared, Step, Writes
from desktop.ui.connect.dialog import ConnectDialog
from desktop.ui.importing.candidates import is_for_people
from desktop.ui.importing.dialog import ImportDialog
from desktop.ui.journal.dialog import JournalDialog
from desktop.ui.keys.dialog import KeysDialog
from desktop.ui.plan import sentences
from desktop.ui.plan.dialog import PlanDialog
from desktop.ui.portal_state import PortalState
from desktop.ui.settings.dialog import SettingsDialog

W = TypeVar("W", bound=QWidget)

WALKS = (
    walk_results,
    walk_board,
    walk_groups,
    walk_report,
    walk_operators,
    walk_stop_list,
    walk_several,
    walk_checks,
    walk_local_time,
)
_LOOKED_UP_AFTER = 0.4
"""Seconds after which dialogs have begun to look up what is typed."""
_MOVED = "participantsMoved"
"""The chip that shows who moved, if anybody has."""
_FIT_FOR_A_PICTURE = 137
"""The list with the size nearest to this is opened: long enough to scroll, soon read."""
_LEFT = 20
"""Fewest contacts who are still to be called in that list, if there is such a one."""


async def walk(desk: app.Desk) -> AsyncIterator[tuple[str, QWidget]]:
    """Yield every tab and dialog of a connected window by name, open and filled, one after another."""
    await desk.idle()
    await _open_a_list(desk)
    for name, widget in _tabs(desk):
        yield name, widget
    for walk_part in WALKS:
        async for name, widget in walk_part(desk):
            yield name, widget
    await _open_a_list(desk)
    if (session := desk.services.session) is not None and desk.controller.participants.list_id is not None:
        left_open = _left_open(session.known, desk.controller.participants.list_id)
        desk.controller.changes.tell_open(session, [left_open])
        yield "left-open", desk.window
        desk.notices.withdraw(f"open {left_open.group}")
    for name, dialog in _dialogs(desk):
        dialog.show()
        yield name, dialog
        dialog.close()
    for name, action, act in _asked(desk):
        action.trigger()
        await desk.idle()
        dialog = _open_dialog(desk)
        act(dialog)
        await _planned(desk)
        yield name, dialog
        if dialog.isVisible():
            dialog.reject()
    desk.wallboard.open()
    if (wallboard := desk.wallboard.window) is not None:
        wallboard.showNormal()
        yield "wallboard", wallboard
    desk.wallboard.close()
    async for name, dialog in _imports(desk):
        yield name, dialog


def states(desk: app.Desk) -> Iterator[tuple[str, QWidget]]:
    """Yield the states of a window without a portal by name."""
    desk.window.tabs.setCurrentIndex(0)
    yield "state-not-connected", desk.window
    for name, state in (
        ("loading", PortalState(reading=True)),
        ("empty", PortalState(host="acme.bitrix24.ru")),
        ("no-right", PortalState(problem=Problem(Cause.ACCESS_DENIED))),
    ):
        desk.controller.call_lists.show_state(state)
        yield f"state-{name}", desk.window
    desk.controller.failed(Problem(Cause.UNREACHABLE, host="acme.bitrix24.ru", method="batch"))
    yield "state-offline", desk.window
    desk.controller.failed(Problem(Cause.NOT_A_PORTAL, host="acme.bitrix24.ru", method="profile"))
    yield "state-failed", desk.window


async def _open_a_list(desk: app.Desk) -> None:
    session = desk.services.session
    rows = [row for row in list_rows(session.known) if row.tally and row.call_list.changeable] if session else []
    if rows:
        going_on = [
            row
            for row in rows
            if row.call_list.kind == CONTACT and row.tally and row.tally.total - row.tally.done >= _LEFT
        ]
        chosen = min(going_on or rows, key=lambda row: abs(row.tally.total - _FIT_FOR_A_PICTURE) if row.tally else 0)
        desk.controller.call_lists.choose(chosen.id)
        desk.controller.participants.open(chosen.id)
        await desk.idle()


def _tabs(desk: app.Desk) -> Iterator[tuple[str, QWidget]]:
    for index, name in enumerate(("call-lists", "participants", "statuses")):
        desk.window.tabs.setCurrentIndex(index)
        if name == "participants":
            desk.window.participants.table.selectRow(0)
        yield name, desk.window
        if name == "participants" and desk.window.findChild(QPushButton, _MOVED):  # they are until this tab is left
            press(desk.window, _MOVED)
            yield "participants-moved", desk.window
            press(desk.window, _MOVED)


def _dialogs(desk: app.Desk) -> Iterator[tuple[str, QDialog]]:
    session = desk.services.session
    connection = session.known.connection if session else None
    yield "connect-empty", _dialog(desk, "")
    dialog = _dialog(desk, "")
    dialog.ways.setCurrentWidget(dialog.application)
    yield "connect-application", dialog
    if connection is not None:
        dialog = _dialog(desk)
        dialog.show_connection(connection)
        yield "connect-checked", dialog
    dialog = _dialog(desk)
    dialog.show_checking()
    yield "connect-checking", dialog
    dialog = _dialog(desk)
    dialog.show_problem(Problem(Cause.CREDENTIALS, host="acme.bitrix24.ru", method="profile"))
    yield "connect-problem", dialog
    if session is not None and desk.controller.participants.list_id is not None:
        for name, wish in _wishes(session.known, desk.controller.participants.list_id):
            write = ChangeMembers(wish)
            prepared = Prepared((Step(write, _plan(session.known, wish)),), Writes((write,)))
            yield name, PlanDialog(sentences.of(prepared, session.known), desk.window)
        yield "plan-changed", _changed_plan(session.known, desk.controller.participants.list_id, desk.window)
    if session is not None:
        yield "journal", JournalDialog(_entries(session.known), session.known, desk.window)
    holidays = frozenset(date(2027, 1, day) for day in range(1, 9))
    chosen = Preferences(
        notify=True, days_off=holidays, proxy=Proxy.ADDRESS, proxy_address="http://proxy.acme.ru:3128"
    )
    for name in ("general", "work", "notifications", "updates"):
        settings = SettingsDialog(chosen, desk.window)
        settings.tabs.setCurrentWidget(getattr(settings, name))
        yield f"settings-{name}", settings
    settings = SettingsDialog(chosen, desk.window)
    settings.tabs.setCurrentWidget(settings.connection)
    settings.connection.address.selectAll()
    settings.connection.address.insert("anna:***@proxy.acme.ru:3128")
    yield "settings-proxy", settings
    yield "keys", KeysDialog(desk.window.menuBar(), desk.window)


def _asked(desk: app.Desk) -> Iterator[tuple[str, QAction, Callable[[QDialog], None]]]:
    """Yield the dialogs that ask before they plan: name, the action that opens it, and what is done in it."""
    actions, list_id = desk.window.actions_, desk.controller.participants.list_id
    if desk.services.session is None or list_id is None:
        return
    desk.window.tabs.setCurrentIndex(0)
    desk.controller.call_lists.choose(list_id)
    yield "delete", actions.delete_list, lambda dialog: None
    yield "picker", actions.new_list, lambda dialog: _type(dialog, "pickerSearch", "ова")
    yield "recycle", actions.recycle, lambda dialog: _part(dialog, QCheckBox, "recycleWRONG_NUMBER").click()
    yield "split", actions.split, _tick_two
    yield "form", actions.change_form, lambda dialog: _type(dialog, "formChoice", "3")
    yield "edit", actions.edit_list, lambda dialog: _part(dialog, QCheckBox, "activityFinished").click()
    yield "everywhere", actions.remove_everywhere, lambda dialog: _type(dialog, "everywhereSearch", "ова")
    yield "about", actions.about, lambda dialog: None
    yield "about-changes", actions.about, lambda dialog: _part(dialog, QTabWidget, "aboutTabs").setCurrentIndex(1)
    yield "portal-check", actions.check_portal, lambda dialog: None
    others = [row.id for row in desk.window.call_lists.model.shown if row.call_list.kind == CONTACT]
    desk.window.call_lists.table.choose(others[:3])
    yield "combine", actions.combine, lambda dialog: None
    desk.window.tabs.setCurrentIndex(2)
    yield "status-new", actions.add_status, lambda dialog: _type(dialog, "statusName", "Перезвонить после 18:00")
    statuses = desk.window.statuses
    own = [row for row in statuses.model.shown if not row.status.system]
    for name, rows in (("status-delete", own), ("status-delete-system", statuses.model.shown)):
        statuses.table.choose([statuses.model.id_of(rows[0])] if rows else [])
        yield name, actions.delete_status, lambda dialog: None
    statuses.table.choose([statuses.model.id_of(own[0])] if own else [])
    yield "status-colour", actions.colour_status, lambda dialog: None


async def _imports(desk: app.Desk) -> AsyncIterator[tuple[str, QDialog]]:
    """Yield an import of a Bitrix24 export beside a file that needs an answer and one that can't be read."""
    session = desk.services.session
    people = [card for card in session.known.cards.values() if card.kind == CONTACT][:60] if session else []
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("CONTACT_20261120.csv", "база ноябрь.csv", "photo.csv")]
        export = [f'"{card.id}";"{card.name}";"{", ".join(card.phones)}";' for card in people]
        lines = ('"ID";"Фамилия";"Рабочий телефон";', *export, '"999999";"Безымянный";"+7 999 000-00-00";')
        paths[0].write_text("\n".join(lines), encoding="utf-8-sig")
        base = [f"{card.name};{card.phones[0] if card.phones else '7,9E+10'};Москва" for card in people]
        paths[1].write_bytes("\r\n".join(("Клиент;моб.;Город", *base)).encode("cp1251", "replace"))
        paths[2].write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
        desk.controller.open_files(paths)
        await _planned(desk)
        dialog = desk.window.findChild(ImportDialog, "importDialog")
        assert isinstance(dialog, ImportDialog)
        for place, name in enumerate(("import-export", "import-unsure", "import-unreadable")):
            dialog.files.setCurrentRow(place)
            await _planned(desk)
            yield name, dialog
        dialog.files.setCurrentRow(1)
        _part(dialog, QRadioButton, "importContacts").click()
        await _planned(desk)
        rows = range(dialog.verdicts.rowCount())
        matches = (dialog.verdicts.row_at(dialog.verdicts.index(row, 0)).match for row in rows)
        dialog.table.selectRow(next((row for row, match in enumerate(matches) if match and is_for_people(match)), 0))
        await _planned(desk)
        yield "import-decide", dialog
        if dialog.isVisible():
            dialog.reject()


def _open_dialog(desk: app.Desk) -> QDialog:
    return next(dialog for dialog in desk.window.findChildren(QDialog) if dialog.isVisible())


def _part(dialog: QDialog, kind: type[W], name: str) -> W:
    found = dialog.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def _type(dialog: QDialog, name: str, text: str) -> None:
    field = _part(dialog, QWidget, name)
    if isinstance(field, QComboBox):
        field.setEditText(text)
    elif isinstance(field, QLineEdit):
        field.setText(text)


def _tick_two(dialog: QDialog) -> None:
    colleagues = _part(dialog, QListWidget, "colleagues")
    for place in (1, 2):
        colleagues.item(place).setCheckState(Qt.CheckState.Checked)


async def _planned(desk: app.Desk) -> None:
    """Wait until what was chosen in a dialog has been looked up and planned: a moment after the last choice."""
    await asyncio.sleep(_LOOKED_UP_AFTER)
    await desk.idle()
    await asyncio.sleep(_LOOKED_UP_AFTER)
    await desk.idle()


def _entries(known: Known) -> list[Entry]:
    steps: tuple[tuple[People, int, int, Outcome], ...] = (
        (((1, "IN_WORK"),) * 50, 0, 0, Outcome.DONE),
        ((), 50, 1, Outcome.DONE),
        ((), 12, 0, Outcome.NOT_DONE),
        (((1, "SUCCESS"),), 1, 0, Outcome.UNKNOWN),
    )
    return [
        replace(_change(max(known.call_lists), removed, added), id=number, undoes=undoes, outcome=outcome)
        for number, (removed, added, undoes, outcome) in enumerate(steps, 1)
    ]


def _change(list_id: int, removed: People = (), added: int = 0) -> MembersEntry:
    at = datetime.now(UTC).replace(hour=9, minute=30, second=0)
    before, after = MembersBefore(kept=(), removed=removed), MembersAfter(added=(1,) * added, sent=())
    return MembersEntry(at=at, user_id=1, host="", list_id=list_id, before=before, after=after)


def _wishes(known: Known, list_id: int) -> Iterator[tuple[str, Wish]]:
    card_ids = known.memberships[list_id].card_ids
    yield "plan-remove", Wish(list_id, remove=card_ids[40:90])
    yield "plan-add", Wish(list_id, add=(*range(9_000_001, 9_000_013), *card_ids[:8]))
    yield "plan-impossible", Wish(list_id, remove=card_ids)


def _left_open(known: Known, list_id: int) -> OpenAction:
    """Return a split that stopped when the new list was made and nobody had left the old one."""
    people = dict.fromkeys(known.memberships[list_id].card_ids[40:59], "IN_WORK")
    new = max(known.call_lists) + 1
    left = replace(_change(list_id), outcome=Outcome.PLANNED)
    after, result = CreationAfter(added=(), form=None, subject="", responsible=None), CreationResult(list=new)
    made = CreationEntry(at=left.at, user_id=1, host="", after=after, result=result, outcome=Outcome.DONE)
    move = Move(list_id, CONTACT, people, (new,))
    return OpenAction(1, (made, left), ((move, tuple(people)),), unknown=False)


def _changed_plan(known: Known, list_id: int, parent: QWidget) -> PlanDialog:
    """Return a plan that is shown again because more people would be removed than it showed."""
    card_ids = known.memberships[list_id].card_ids
    first, second = (ChangeMembers(Wish(list_id, remove=card_ids[40:end])) for end in (60, 63))
    shown, fresh = (Prepared((Step(w, _plan(known, w.wish)),), Writes((w,))) for w in (first, second))
    return PlanDialog(sentences.of(fresh, known, shown=shown), parent)


def _plan(known: Known, wish: Wish) -> MemberPlan:
    """Work out a change; of those to be added two have no phone, and one is on the stop list."""
    membership = known.memberships[wish.list_id]
    readable = dict.fromkeys((*membership.card_ids, *wish.add), True) | dict.fromkeys(wish.add[:2], False)
    call_list, activity = known.call_lists[wish.list_id], known.activities.get(wish.list_id)
    return plan_members(wish, call_list, membership, activity, readable, stop_list=set(wish.add[2:3]))


def _dialog(desk: app.Desk, address: str = "https://acme.bitrix24.com/rest/1/.../") -> ConnectDialog:
    dialog = ConnectDialog(desk.window)
    dialog.address.setText(address)
    return dialog
