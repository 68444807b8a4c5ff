"""The check of the portal without a window: `--check-portal`."""

import sys
from pathlib import Path

from desktop.domain.preferences import Preferences
from desktop.domain.problem import Problem
from desktop.services.portal_check import check_portal
from desktop.services.portals import Portals
from desktop.ui import words
from desktop.ui.about.versions import versions
from desktop.ui.portal_check.text import report_text


async def print_check(webhook: str, data_dir: Path, preferences: Preferences) -> int:
    """Print the report to the standard output; returns 0 when every point could be asked, otherwise 1.

    The portal is reached as the preferences say, and not remembered.
    """
    portals = Portals(data_dir, preferences=preferences)
    try:
        report = await check_portal(await portals.open(webhook))
    except Problem as problem:
        sys.stderr.write(f"{words.explain(problem).text}\n")
        return 1
    finally:
        await portals.close()
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # a terminal may lack characters
    sys.stdout.write(report_text(report, versions()))
    sys.stdout.flush()
    return 0 if report.complete else 1
