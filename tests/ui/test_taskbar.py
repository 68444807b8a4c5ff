"""The program in the task bar: progress, the number of what waits, and the tasks that begin from its icon."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import app
from desktop.app import Desk
from desktop.cli import TASKS, parser
from desktop.domain.problem import Cause, Problem
from desktop.qtkit.loop import breathe
from desktop.qtkit.notices import Notice, NoticeKind
from desktop.qtkit.progress import UNKNOWN, ThinProgress
from desktop.ui.write_hold import WriteHold, reason

PICKER = "pickerDialog"


class Bar:
    """Remembers what the task bar was told."""

    def __init__(self):
        self.shares, self.numbers = [], []

    def show_progress(self, share):
        self.shares.append(share)

    def show_number(self, number):
        self.numbers.append(number)


@pytest.fixture
def bar(monkeypatch):
    made = Bar()
    monkeypatch.setattr(app, "Taskbar", lambda _window: made)
    return made


@pytest.fixture
def tasks(monkeypatch):
    shown = []

    class List:
        def __init__(self, *_):
            self.show = shown.append

    monkeypatch.setattr(app, "JumpList", List)
    return shown


@pytest.fixture(autouse=True)
def english_again():
    yield
    app.languages().set("en")


async def test_long_work_is_seen_and_short_work_is_not(run, bar, tmp_path):
    async with Desk("", tmp_path) as desk:
        line = desk.window.progress
        line.begin()
        line.step("Participants", 0.5)
        line.finish()
        assert bar.shares == []
        line.begin()
        line._words_timer.timeout.emit()
        line.step("Participants 1 of 4", 0.25)
        line.step("Cards", None)
        imported = ThinProgress()
        desk.controller.importing.opened.emit(type("Dialog", (), {"progress": imported})())
        imported.begin()
        imported._words_timer.timeout.emit()
        imported.step("Rows", 0.75)
        line.step("Participants", 0.5)
        line.finish()
        imported.finish()
        assert bar.shares == [UNKNOWN, 0.25, UNKNOWN, 0.75, 0.5, 0.75, None]
        line.begin()
        line._words_timer.timeout.emit()
    line._words_timer.timeout.emit()
    desk.notices.tell(Notice("Not saved.", kind=NoticeKind.ERROR))
    assert bar.shares[-1] is None
    assert bar.numbers[-1:] in ([], [0])


async def test_what_came_while_nobody_looked_is_counted_until_somebody_does(run, qapp, bar, tmp_path):
    failed = Notice("Call list #13 was not changed.", kind=NoticeKind.ERROR)
    async with Desk("", tmp_path) as desk:
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        desk.notices.tell(Notice("The portal moved.", kind=NoticeKind.WARNING))
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
        assert bar.numbers == []
        desk.notices.tell(failed)
        desk.notices.tell(Notice("Call list #14 changed.", kind=NoticeKind.SUCCESS))
        desk.notices.tell(Notice("The report is incomplete.", kind=NoticeKind.WARNING))
        desk.notices.dismiss(failed)
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        assert bar.numbers == [1, 2, 1, 0]
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
        desk.notices.tell(Notice("No answer.", kind=NoticeKind.ERROR))
    assert bar.numbers == [1, 2, 1, 0, 1, 0]


async def test_the_icon_has_the_tasks_in_the_language_of_the_window(run, tasks, tmp_path):
    async with Desk("", tmp_path) as desk:
        desk.tasks._soon.timeout.emit()
        app.languages().set("ru")
        await breathe()
        desk.tasks._soon.timeout.emit()
    english, russian = tasks
    assert [task.title for task in english] == ["New list", "Import"]
    assert [task.title for task in russian] == ["Новый обзвон", "Импорт"]
    assert [task.words for task in english] == [(f"--{name}",) for name in TASKS]
    assert [parser().parse_args(task.words).task for task in english] == list(TASKS)


def opened(desk, name):
    return [child for child in desk.window.findChildren(QWidget, name) if child.isVisible()]


async def test_a_new_list_begins_once_the_portal_was_read(run, portal, tmp_path):
    async with Desk(portal.webhook, tmp_path) as desk:
        desk.tasks.begin("new-list")
        early = opened(desk, PICKER)
        await desk.idle()
        picker = opened(desk, PICKER)
        desk.tasks.begin("import")
        files = [one for one in desk.window.findChildren(QFileDialog) if one.isVisible()]
        for dialog in [*picker, *files]:
            dialog.close()
    assert not early
    assert len(picker) == 1


async def test_importing_begins_in_a_window_that_is_open(desk, monkeypatch):
    monkeypatch.setattr(app, "raise_window", lambda *_: None)  # offscreen nothing can be raised
    desk._started_again([], "", "import")
    [dialog] = [one for one in desk.window.findChildren(QFileDialog) if one.isVisible()]
    desk._started_again([], "", "new-list")
    assert dialog.isVisible()
    assert not opened(desk, PICKER)
    dialog.reject()
    desk._started_again([], "", "rm -rf")
    desk._started_again([], "", "")
    assert not opened(desk, PICKER)


async def test_why_a_new_list_can_not_begin_is_said(desk):
    await desk.services.set_read_only(read_only=True)
    desk.controller.standing.look()
    desk.tasks.begin("new-list")
    assert desk.notices.current[-1].text == reason(WriteHold.READ_ONLY)
    assert not opened(desk, PICKER)


async def test_a_failed_write_is_counted_in_the_task_bar(run, qapp, bar, tmp_path):
    async with Desk("", tmp_path) as desk:
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
        desk.controller.failed(Problem(Cause.ACCESS_DENIED, host="acme.bitrix24.ru", method="crm.calllist.update"))
        assert bar.numbers == [1]
