"""A walk through what came of the calls to participants, as part of the tour."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop import app
from desktop.domain.overview import ParticipantRow
from desktop.domain.problem import Cause, Problem
from desktop.domain.results import ClientResults, Part
from desktop.services.results import details
from desktop.services.session import Session
from desktop.ui.panel.results import Reading, ShownResults
from desktop.ui.participants.call_cells import KEYS

_LOOKED_UP = 25
"""People who are looked up at most, to find one of whom there is much to show."""
_REFUSED = {
    Part.TELEPHONY: Cause.SCOPE_MISSING,
    Part.FORMS: Cause.REFUSED,
    Part.DEALS: Cause.ACCESS_DENIED,
    Part.INVOICES: Cause.ACCESS_DENIED,
}


async def walk_results(desk: app.Desk) -> AsyncIterator[tuple[str, QWidget]]:
    """Yield the results of single participants, and the columns of last calls; a list has been opened."""
    session, list_id = desk.services.session, desk.controller.participants.list_id
    if session is None or list_id is None:
        return
    window = desk.window
    window.tabs.setCurrentWidget(window.participants)
    much = await _much(session, list_id, window.participants.model.shown_rows)
    table = window.participants.table
    table.choose([much.card_id])
    await desk.idle()
    yield "results", window
    window.panel.scroll_down()
    yield "results-below", window
    since = session.known.call_lists[list_id].created
    shown = ShownResults(Reading.DONE, much, since, session.known.users, session.known.forms)
    unreachable = Problem(Cause.UNREACHABLE, host=session.credentials.host)
    nothing = ClientResults(much.kind, much.card_id, since)
    for name, state in (
        (
            "results-no-right",
            replace(shown, results=replace(much, forms=(), deals=(), invoices=(), missing=_REFUSED)),
        ),
        ("results-nothing", replace(shown, results=nothing)),
        ("results-loading", ShownResults(Reading.LOADING)),
        ("results-offline", ShownResults(Reading.OFFLINE, problem=unreachable)),
    ):
        window.panel.set_results(state)
        window.panel.refresh()
        yield name, window
    table.clearSelection()
    for key in KEYS:
        table.show_column(window.participants.model.column_of(key), shown=True)
    await desk.idle()
    yield "last-calls", window
    for key in KEYS:
        table.show_column(window.participants.model.column_of(key), shown=False)
    await desk.idle()


async def _much(session: Session, list_id: int, rows: Sequence[ParticipantRow]) -> ClientResults:
    """Return the results of the one of some participants of whom there is most to show."""
    since = session.known.call_lists[list_id].created
    done = [row for row in rows if row.code == "SUCCESS" and not row.missing] or list(rows)
    found = [await details(session, (row.kind, row.card_id), since) for row in done[:_LOOKED_UP]]
    return max(found, key=lambda one: sum(map(bool, (one.calls, one.comments, one.forms, one.deals, one.invoices))))
