"""A walk through what is done to several lists at once, and with sets of statuses, as part of the tour."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QListWidget, QWidget

from desktop import app
from desktop.domain.status_mark import Mark
from desktop.domain.status_set import SetEntry, StatusSet
from desktop.store import status_file
from desktop.ui.choices.bring_statuses import BringChoices

W = TypeVar("W", bound=QWidget)
_PLANNED_AFTER = 0.4
"""Seconds after which a plan has begun to be worked out."""
_SET = StatusSet(
    (
        SetEntry("NO_ANSWER", "Не отвечает", "#8E5BD0", Mark.CALL_AGAIN),
        SetEntry("THINKS", "Думает до понедельника", "#2FC6F6", Mark.CALL_AGAIN),
        SetEntry("REFUSED", "Отказ: дорого", "#A6AAB5", Mark.FINAL),
    ),
    ("IN_WORK", "NO_ANSWER", "THINKS", "SUCCESS", "REFUSED"),
)


async def walk_several(desk: app.Desk) -> AsyncIterator[tuple[str, QWidget]]:
    """Yield the dialogs of a connected window by name, open and filled."""
    if desk.services.session is None:
        return
    window, actions = desk.window, desk.window.actions_
    window.tabs.setCurrentWidget(window.call_lists)
    window.call_lists.table.choose([row.id for row in window.call_lists.model.shown if row.activity][:6])
    actions.edit_list.trigger()
    await desk.idle()
    dialog = _open(desk)
    _part(dialog, "activitySubject", QLineEdit).setText("{subject} — {number}, {date}")
    _part(dialog, "activityFinished", QCheckBox).setCheckState(Qt.CheckState.Checked)
    _part(dialog, "activityDue", QComboBox).setCurrentIndex(2)
    await _planned(desk)
    yield "several", dialog
    dialog.reject()
    actions.hand_over.trigger()
    await desk.idle()
    dialog = _open(desk)
    await _planned(desk)
    yield "hand-over", dialog
    colleagues = _part(dialog, "colleagues", QListWidget)
    for place in (1, 2, 3):
        colleagues.item(place).setCheckState(Qt.CheckState.Checked)
    await _planned(desk)
    yield "hand-over-split", dialog
    dialog.reject()
    window.tabs.setCurrentWidget(window.statuses)
    async for found in _sets(desk):
        yield found


async def _sets(desk: app.Desk) -> AsyncIterator[tuple[str, QWidget]]:
    desk.window.actions_.bring_statuses.trigger()
    await desk.idle()
    dialog = _open(desk)
    choices = dialog.findChild(BringChoices)
    assert isinstance(choices, BringChoices)
    yield "status-set", dialog
    with tempfile.TemporaryDirectory() as folder:
        good, bad = Path(folder) / "Статусы.json", Path(folder) / "Статусы (2).json"
        status_file.write(good, _SET)
        bad.write_text(good.read_text(encoding="utf-8").replace("#2FC6F6", "blue"), encoding="utf-8")
        choices.open_file(good)
        await _planned(desk)
        yield "status-set-plan", dialog
        choices.open_file(bad)
        await _planned(desk)
        yield "status-set-bad-file", dialog
    dialog.reject()


def _open(desk: app.Desk) -> QDialog:
    return next(dialog for dialog in desk.window.findChildren(QDialog) if dialog.isVisible())


def _part(dialog: QDialog, name: str, kind: type[W]) -> W:
    found = dialog.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


async def _planned(desk: app.Desk) -> None:
    await asyncio.sleep(_PLANNED_AFTER)
    await desk.idle()
