"""What calls explain is kept for good, shown by the board, and the names of who called are read."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.domain.status import IN_WORK, SUCCESS
from desktop.services import explaining as explaining_module
from desktop.services.explaining import Explaining
from desktop.services.refreshing import refresh
from tests.portals import portal_fixture

portal = portal_fixture(scope="module", plain=True, limits="off", call_lists=2, participants=20, contacts=100)
HOUR = timedelta(hours=1)


async def something_moved(session):
    """Let the board and the history hear of two movements; return them."""
    await refresh(session, lambda _: None)
    now = session.portal_clock.now()
    list_id = min(session.known.call_lists)
    statuses = session.known.memberships[list_id].statuses
    before = statuses | dict.fromkeys(list(statuses)[:2], IN_WORK)
    after = statuses | dict.fromkeys(list(statuses)[:2], SUCCESS)
    await session.history.forget(list_id)
    await session.history.record(list_id, before, now - 2 * HOUR, now - 2 * HOUR)
    moved = await session.history.record(list_id, after, now - HOUR, now - HOUR)
    await session.board.load()
    assert len(moved) == 2
    return moved


@pytest.fixture
def calls_tell(monkeypatch):
    """Return a function that sets what calls tell, and a list of what they were asked about."""
    asked, told = [], []

    async def explain(session, kind_of, movements, budget):
        asked.append(([kind_of(movement.list_id) for movement in movements], list(movements), budget.left))
        return list(told)

    monkeypatch.setattr(explaining_module, "explain", explain)
    return asked, told


async def test_what_calls_explain_is_shown_and_there_after_a_restart(session, calls_tell):
    asked, told = calls_tell
    first, second = await something_moved(session)
    exact = replace(first, happened=first.not_before + HOUR / 2, operator_id=7)
    exact = replace(exact, happened=exact.happened.replace(microsecond=0))
    told.append(exact)
    await Explaining(session, lambda: 60).run()
    assert [(kinds, set(movements), left) for kinds, movements, left in asked] == [
        ([session.known.call_lists[first.list_id].kind] * 2, {first, second}, 60)
    ]
    since = first.not_before - HOUR
    assert set(session.board.movements([first.list_id], since)) == {exact, second}
    await session.board.load()
    assert set(session.board.movements([first.list_id], since)) == {exact, second}
    assert 7 in session.known.users


async def test_what_is_explained_already_or_not_at_all_changes_nothing(session, calls_tell):
    _, told = calls_tell
    first, second = await something_moved(session)
    exact = replace(first, happened=first.not_after, operator_id=7)
    told.append(exact)
    explaining = Explaining(session, lambda: 60)
    await explaining.run()
    changes = []
    session.board.subscribe(lambda: changes.append(1))
    told[:] = [second, replace(first, happened=first.not_before + HOUR / 2, operator_id=8)]
    await explaining.run()
    assert changes == []
    assert set(session.board.movements([first.list_id], first.not_before)) == {exact, second}
