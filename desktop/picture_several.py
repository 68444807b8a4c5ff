"""A walk through what is done to several lists at once, and with sets of statuses, as part of the tour."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from functools import partial
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
    with tempfile.TemporaryDirectory() as folder:
        good, bad = Path(folder) / "Статусы.json", Path(folder) / "Статусы (2).json"
        status_file.write(good, _SET)
        bad.write_text(good.read_text(encoding="utf-8").replace("#2FC6F6", "blue"), encoding="utf-8")
        for name, tab, action, act in (
            ("several", window.call_lists, actions.edit_list, _change_all),
            ("hand-over", window.call_lists, actions.hand_over, _leave),
            ("hand-over-split", window.call_lists, actions.hand_over, _split),
            ("status-set", window.statuses, actions.bring_statuses, _leave),
            ("status-set-plan", window.statuses, actions.bring_statuses, partial(_bring, good)),
            ("status-set-bad-file", window.statuses, actions.bring_statuses, partial(_bring, bad)),
        ):
            window.tabs.setCurrentWidget(tab)
            window.call_lists.table.choose([row.id for row in window.call_lists.model.shown if row.activity][:6])
            action.trigger()
            await desk.idle()
            dialog = next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())
            act(dialog)
            await asyncio.sleep(_PLANNED_AFTER)
            await desk.idle()
            yield name, dialog
            if dialog.isVisible():
                dialog.reject()


def _leave(dialog: QDialog) -> None:
    pass


def _change_all(dialog: QDialog) -> None:
    _part(dialog, "activitySubject", QLineEdit).insert(" — 2")
    _part(dialog, "activityFinished", QCheckBox).setCheckState(Qt.CheckState.Checked)
    _part(dialog, "activityDue", QComboBox).setCurrentIndex(2)


def _split(dialog: QDialog) -> None:
    colleagues = _part(dialog, "colleagues", QListWidget)
    for place in (1, 2, 3):
        colleagues.item(place).setCheckState(Qt.CheckState.Checked)


def _bring(path: Path, dialog: QDialog) -> None:
    choices = dialog.findChild(BringChoices)
    assert isinstance(choices, BringChoices)
    choices.open_file(path)


def _part(dialog: QDialog, name: str, kind: type[W]) -> W:
    found = dialog.findChild(kind, name)
    assert isinstance(found, kind), name
    return found
