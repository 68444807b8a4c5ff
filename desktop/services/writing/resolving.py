"""Find out what became of writes that the end of the program cut off."""

from datetime import timedelta
from typing import Any

from desktop.bitrix24.transport import WHOLE_SECONDS
from desktop.domain.journal import Action, Entry, Outcome
from desktop.domain.problem import Cause, Problem
from desktop.services.session import Session, now
from desktop.services.writing.activities import ChangeActivity, DeleteList
from desktop.services.writing.cards import CreateCards
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.new_lists import CreateList
from desktop.services.writing.path import Finding, Write, conclude
from desktop.services.writing.statuses import AddStatus, ChangeStatus, DeleteStatus

_KINDS: dict[Action, type[Write[Any]]] = {
    kind.action: kind
    for kind in (
        ChangeMembers,
        CreateList,
        ChangeActivity,
        DeleteList,
        AddStatus,
        ChangeStatus,
        DeleteStatus,
        CreateCards,
    )
}


_AT_IT = timedelta(seconds=WHOLE_SECONDS)
"""For how long a portal may be at a write, or another program wait for its answer."""


async def resolve_unfinished(session: Session) -> list[Entry]:
    """Read the portal for every entry without an outcome; returns the entries as concluded.

    An entry of which nothing is to be seen, and which is so young that the portal may be at it still, stays
    unfinished until the next time; so do all when the portal can't be read, which raises Problem.
    """
    resolved = []
    for entry in await session.journal.unfinished():
        try:
            finding = await _KINDS[entry.action].found_out(session, entry, None)
        except Problem as problem:
            if problem.cause is not Cause.REFUSED:
                raise
            finding = Finding(Outcome.UNKNOWN, {})
        if finding.outcome is Outcome.NOT_DONE and now() - entry.at < _AT_IT:
            continue
        result = finding.result | {"resolved": "after a restart"}
        entry, recorded = await conclude(session, entry, finding.outcome, result)
        if recorded:  # else another program has concluded it
            resolved.append(entry)
    return resolved
