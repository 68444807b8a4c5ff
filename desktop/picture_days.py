"""Days of the demo's portal, looked at again and again, so that pictures show the board in use."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import app
from desktop.domain.figures import Standing
from desktop.embedded_portal import demo_portal
from desktop.qtkit.table_view import TableView

if TYPE_CHECKING:
    from desktop.portal.process import PortalProcess

_BEGIN = datetime(2026, 11, 13, 13)
"""A Friday; the year hardly matters, and the same days give the same pictures."""
_LOOKS = (
    (datetime(2026, 11, 13, 15), datetime(2026, 11, 13, 17), timedelta(hours=1)),
    (datetime(2026, 11, 16, 9, 40), datetime(2026, 11, 16, 12, 20), timedelta(minutes=40)),
    (datetime(2026, 11, 16, 13, 35), datetime(2026, 11, 16, 14, 20), timedelta(minutes=15)),
)
"""From when to when and how often the portal is read."""
_ALL_SEEN = datetime(2026, 11, 16, 12, 20)
"""When all that moved is marked as seen, and calls are read for the last time: when something happened after that
is known from readings alone.
"""


def portal_of_days(folder: Path, language: str) -> "PortalProcess":
    """Return the demo's portal, not yet started, on the first of the days; its clock only moves by `pass_days`."""
    offset = _BEGIN.astimezone().utcoffset() or timedelta()
    return demo_portal(
        folder,
        language,
        start=f"{_BEGIN:%Y-%m-%dT%H:%M}",
        clock=0,
        working_days=True,
        limits=False,
        utc_offset=offset // timedelta(minutes=1),
    )


async def pass_days(desk: app.Desk, portal: "PortalProcess") -> None:
    """Let the days pass for a desk on a portal of `portal_of_days`, and leave it on the last reading.

    All that moved was marked as seen that day, and one list since; two have a due date.
    """
    desk.services.demo_at_any_hour = False
    await desk.idle()
    now = _BEGIN
    for moment in _moments():
        await portal.control.call("advance", seconds=(moment - now).total_seconds())
        now = moment
        desk.controller.refresh(background=True)
        await desk.idle()
        if now == _ALL_SEEN:
            desk.window.actions_.seen.trigger()
            desk.preferences.change(call_requests_per_hour=0)
            await desk.idle()
    await _mark(desk)
    for table in desk.window.findChildren(TableView):
        table.widths.forget()  # or columns would be as wide as what they held on the way


def _moments() -> Iterator[datetime]:
    for begin, end, step in _LOOKS:
        while begin <= end:
            yield begin
            begin += step


async def _mark(desk: app.Desk) -> None:
    session = desk.services.session
    assert session is not None
    board = session.board
    figures = [board.of(list_id) for list_id in session.known.call_lists]
    by_left = sorted((f for f in figures if f.standing is Standing.IN_PROGRESS), key=lambda found: found.left)
    await board.look_at([by_left[0].list_id])
    await board.set_due(by_left[-1].list_id, board.hours.day_of(board.now))
    await board.set_due(by_left[-2].list_id, board.hours.day_of(board.now) + timedelta(days=1))
    await desk.idle()
