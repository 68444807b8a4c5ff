"""Find out what became of writes that the end of the program cut off."""

from typing import Any

from desktop.domain.journal import Action, Entry, Outcome
from desktop.domain.problem import Cause, Problem
from desktop.services.session import Session
from desktop.services.writing.activities import ChangeActivity, DeleteList
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.new_lists import CreateList
from desktop.services.writing.path import Finding, Write, conclude
from desktop.services.writing.statuses import AddStatus, ChangeStatus, DeleteStatus

_KINDS: dict[Action, type[Write[Any]]] = {
    kind.action: kind
    for kind in (ChangeMembers, CreateList, ChangeActivity, DeleteList, AddStatus, ChangeStatus, DeleteStatus)
}


async def resolve_unfinished(session: Session) -> list[Entry]:
    """Read the portal for every entry without an outcome; returns the entries as concluded.

    Raises Problem when the portal can't be read: the entries stay unfinished until the next time.
    """
    resolved = []
    for entry in await session.journal.unfinished():
        try:
            finding = await _KINDS[entry.action].found_out(session, entry, None)
        except Problem as problem:
            if problem.cause is not Cause.REFUSED:
                raise
            finding = Finding(Outcome.UNKNOWN, {})
        entry, _ = await conclude(session, entry, finding.outcome, finding.result | {"resolved": "after a restart"})
        resolved.append(entry)
    return resolved
