"""The check of the portal: read-only questions where portals may differ, and the facts drawn from the answers."""

import time
from collections.abc import Callable

from desktop.bitrix24.probes.asking import ask
from desktop.domain.portal_report import PortalReport, facts_of
from desktop.services.learning import Change
from desktop.services.session import Session, log, now


async def check_portal(
    session: Session, progress: Callable[[int, int], None] = lambda done, total: None
) -> PortalReport:
    """Ask the connected portal, in the background, and remember the facts that the program follows.

    `progress` gets the number of steps done and of all steps. Points that could not be asked are in the report and
    raise nothing. Nothing is changed on the portal. If cancelled, it leaves the remembered facts unchanged.
    """
    requests, started = session.client.requests_sent, time.monotonic()
    findings = await ask(session.client, moved=session.moved_to is not None, progress=progress)
    report = PortalReport(
        findings=findings,
        requests=session.client.requests_sent - requests,
        seconds=time.monotonic() - started,
        at=now(),
    )
    try:
        await session.facts.put(facts_of(findings, session.facts.facts, report.at))
    except OSError as error:
        log.info("what the check found could not be saved: %s", error.strerror)
    session.tell(Change(connection=True))
    return report
