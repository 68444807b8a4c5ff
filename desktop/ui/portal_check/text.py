"""The report as text, to be saved and sent: without secrets, addresses or people."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.domain.portal_report import PointFinding, PointVerdict, PortalReport
from desktop.ui import formats
from desktop.ui.portal_check import evidence, points

translate = QCoreApplication.translate


def report_text(report: PortalReport, versions: Iterable[tuple[str, str]]) -> str:
    """Return the report in the language of the window."""
    parts = [
        translate("PortalCheck", "Portal check"),
        f"{formats.stamp(report.at)} UTC",
        *(f"{name} {version}" for name, version in versions),
        summary(report),
        translate(
            "PortalCheck", "The report holds no secret, no address of the portal, no names, phones or e-mails."
        ),
        "",
        *(_lines(finding) for finding in report.findings),
    ]
    return "\n".join(parts) + "\n"


def summary(report: PortalReport) -> str:
    """Return the number of points by verdict, and the requests and time that the check took."""
    counts = Counter(finding.verdict for finding in report.findings)
    verdicts = ", ".join(
        f"{evidence.verdict(verdict)}: {counts[verdict]}" for verdict in PointVerdict if counts[verdict]
    )
    effort = translate("PortalCheck", "%n request(s)", "", report.requests)
    seconds = translate("PortalCheck", "{seconds} s").format(seconds=QLocale().toString(report.seconds, "f", 1))
    return f"{verdicts} · {effort}, {seconds}"


def _lines(finding: PointFinding) -> str:
    head = f"{evidence.SIGNS[finding.verdict]} {points.title(finding.point)}: {evidence.seen(finding)}"
    return f"{head}\n    {points.consequence(finding.point)} [{finding.point.value}]"
