"""A walk through the window of operators, as part of the tour."""

from collections.abc import AsyncIterator
from dataclasses import replace

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from desktop import app
from desktop.domain.operators import Gap
from desktop.domain.problem import Cause, Problem
from desktop.ui.operators.controller import Operators, Shown


async def walk_operators(desk: app.Desk) -> AsyncIterator[tuple[str, QWidget]]:
    """Yield the window of operators by name: a day, one list, calls that are missing, and why there may be none."""
    session, operators = desk.services.session, desk.operators
    if session is None:
        return
    operators.open([])
    window = operators.window
    assert window is not None
    await _read(desk)
    if not window.model.shown:
        window.day.setDate(window.day.date().addDays(-1))
        await _read(desk)
    yield "operators", window
    if isinstance(shown := operators.shown, Shown):
        hidden = replace(shown.calls, hidden=True, gap=Gap.RIGHT)
        _show(operators, replace(shown, calls=hidden))
        yield "operators-missing", window
    moved = [number for number in session.known.call_lists if session.board.movements([number], session.board.now)]
    window.lists.setCurrentIndex(max(window.lists.findData(moved[0] if moved else None), 1))
    await _read(desk)
    yield "operators-of-a-list", window
    _show(operators, None)
    yield "operators-loading", window
    for name, cause in (("no-right", Cause.ACCESS_DENIED), ("offline", Cause.UNREACHABLE)):
        _show(operators, Problem(cause, host="acme.bitrix24.ru", method="voximplant.statistic.get"))
        yield f"operators-{name}", window
    window.day.setDate(QDate(window.day.minimumDate()))
    await _read(desk)
    yield "operators-empty", window
    window.close()


def _show(operators: Operators, shown: Shown | Problem | None) -> None:
    operators.shown = shown
    operators.show_again()


async def _read(desk: app.Desk) -> None:
    await desk.controller.parts.dialogs.idle()
