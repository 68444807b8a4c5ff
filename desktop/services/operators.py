"""Who called in a time: the calls that this user may see, and whether others' calls are missing."""

from datetime import datetime

from desktop.bitrix24.methods import calls_of_time as reading
from desktop.bitrix24.methods.calls_of_time import TimeRead
from desktop.domain.operators import CallsOfTime, Gap
from desktop.domain.problem import Cause, Problem
from desktop.services.call_moments import SETTLED
from desktop.services.session import Session


async def calls_of_time(session: Session, since: datetime, until: datetime) -> CallsOfTime:
    """Return the calls that operators made from `since` on and before `until`, 2 500 a request at most.

    From the telephony statistics, and from activities where those are refused or lack calls. Raises Problem, with the
    statistics' cause if this user may read neither.
    """
    settled = session.portal_clock.now() - SETTLED
    read = await reading.in_time(session.foreground, since, until, settled)
    gap = _gap(session, read)
    # Administrators see every activity, and thus every call to a client.
    hidden = gap in (Gap.SCOPE, Gap.RIGHT, Gap.SOME, Gap.OWN) and not (session.administrator and read.compared)
    return CallsOfTime(read.calls, hidden, read.at or session.portal_clock.now(), gap)


def _gap(session: Session, read: TimeRead) -> Gap:
    if read.refused is not None:
        return _of_refusal(read.refused)
    if read.lacking:
        return Gap.SOME
    if session.administrator and read.compared:
        return Gap.NONE
    others = any(call.operator_id not in (None, session.user_id) for call in read.calls)
    return Gap.UNTOLD if others else Gap.OWN


def _of_refusal(problem: Problem) -> Gap:
    return Gap.SCOPE if problem.cause is Cause.SCOPE_MISSING else Gap.RIGHT
