"""A walk through the board: lists by views, due dates, charts and the wallboard, as part of the tour."""

from collections.abc import AsyncIterator

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from desktop import app
from desktop.domain.figures import Standing
from desktop.services.session import Session
from desktop.ui.charts.found import EVER, Kind, Period
from desktop.ui.charts.window import ChartsWindow


async def walk_board(desk: app.Desk) -> AsyncIterator[tuple[str, QWidget]]:
    """Yield what the board shows of a connected window by name, open and filled; a list has been opened."""
    session, list_id = desk.services.session, desk.controller.participants.list_id
    if session is None or list_id is None:
        return
    async for found in _lists(desk, session, list_id):
        yield found
    async for found in _charts(desk, session, list_id):
        yield found
    desk.wallboard.open()
    assert desk.wallboard.window is not None
    yield "wallboard", desk.wallboard.window
    desk.wallboard.close()


def press(window: QWidget, name: str) -> None:
    """Press a button of a window by its name."""
    button = window.findChild(QPushButton, name)
    assert isinstance(button, QPushButton), name
    button.click()


async def _lists(desk: app.Desk, session: Session, list_id: int) -> AsyncIterator[tuple[str, QWidget]]:
    window, actions = desk.window, desk.window.actions_
    window.tabs.setCurrentWidget(window.call_lists)
    standings = {number: session.board.of(number).standing for number in session.known.call_lists}
    late = next((number for number, standing in standings.items() if standing is Standing.LATE), list_id)
    desk.controller.call_lists.choose(late)
    await desk.idle()
    yield "call-lists-late", window
    press(window, "panelDue")
    yield "due-date", (dialog := _open(window))
    dialog.close()
    window.call_lists.table.clearSelection()
    press(window, "viewStuck")
    await desk.idle()
    yield "call-lists-stuck", window
    desk.controller.call_lists.save_view("Проверить" if app.languages().current == "ru" else "To check")
    yield "call-lists-own-view", window
    actions.save_view.trigger()
    yield "save-view", (dialog := _open(window))
    dialog.close()
    actions.delete_view.trigger()
    await desk.idle()
    yield "call-lists-all", window


async def _charts(desk: app.Desk, session: Session, list_id: int) -> AsyncIterator[tuple[str, QWidget]]:
    desk.charts.open([])
    window = desk.charts.window
    assert window is not None
    for kind in Kind:
        await _show(desk, window, kind, Period.TODAY)
        yield f"charts-{kind.value}", window
    await _show(desk, window, Kind.DONE, Period.WEEK)
    yield "charts-week", window
    desk.charts.open([list_id])
    await _show(desk, window, Kind.STATUSES, Period.WEEK)
    yield "charts-of-a-list", window
    still = [number for number in session.known.call_lists if not session.board.movements([number], EVER)]
    desk.charts.open(still[:1])
    await _show(desk, window, Kind.DONE, Period.TODAY)
    yield "charts-empty", window
    window.close()


async def _show(desk: app.Desk, window: ChartsWindow, kind: Kind, period: Period) -> None:
    press(window, f"chartsKind{[*Kind].index(kind)}")
    press(window, f"chartsPeriod{[*Period].index(period)}")
    await desk.controller.parts.dialogs.idle()


def _open(window: QWidget) -> QDialog:
    return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())
