"""Find out the outcome of writes whose answer was lost, or that were cut off when the program ended."""

from dataclasses import replace
from datetime import timedelta

from desktop.domain.journal import Entry, Outcome
from desktop.domain.problem import Cause, Problem
from desktop.services.session import Session, now
from desktop.services.writing.carrying_out import AT_IT, conclude, following_from
from desktop.services.writing.write import Finding, kind_of

_LOOKED_FOR = timedelta(days=7)
"""How long a write with an unknown outcome is looked for on each start."""


async def resolve_unfinished(session: Session, unknown_for: timedelta = _LOOKED_FOR) -> list[Entry]:
    """Read the portal for every entry without an outcome; returns the entries as concluded.

    Entries with an unknown outcome are included if they are no older than `unknown_for` and the outcome is known by
    now. An entry without a visible effect that the portal may still be processing is left for next time, as are all
    entries when the portal can't be read, which raises Problem.
    """
    resolved = []
    for entry in (*await session.journal.unfinished(), *await session.journal.unknown(now() - unknown_for)):
        kind = kind_of(entry)
        try:
            finding = await kind.found_out(session, entry, None)
        except Problem as problem:
            if problem.cause is not Cause.REFUSED:
                raise
            finding = Finding(Outcome.UNKNOWN, entry.result)
        young = finding.outcome is Outcome.NOT_DONE and now() - entry.at < AT_IT
        if young or finding.outcome is entry.outcome:
            continue
        result = replace(finding.result, resolved="later")
        found = kind.again(entry)
        following = following_from(found, replace(entry, outcome=finding.outcome, result=result)) if found else []
        entry, recorded = await conclude(session, entry, finding.outcome, result, following)
        if recorded:  # otherwise another program has concluded it
            resolved.append(entry)
    return resolved
