"""What is said when cards of the CRM were made: all writes of the action summed up."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.domain.call_list import COMPANY
from desktop.domain.journal import Entry, Outcome
from desktop.domain.problem import Cause
from desktop.services.writing.cards import CardsEntry, CreateCards, RowsDone, rows_done
from desktop.services.writing.path import Done, Report
from desktop.ui import words
from desktop.ui.plan.of_cards import rows

translate = QCoreApplication.translate
_MOST_REASONS = 3


def of_cards(done: Done) -> list[Report]:
    """Return the reports that are about cards."""
    return [report for report in done.reports if isinstance(report.write, CreateCards)]


def is_odd(done: Done) -> bool:
    """Tell whether some row ended without a card."""
    told = rows_done(done)
    return bool(told.refused or told.unclear or told.left)


def in_words(done: Done) -> str:
    """Say how many cards were made and what became of the other rows; "" when the action is about no cards."""
    reports = of_cards(done)
    if not reports:
        return ""
    told = rows_done(done)
    parts = [_made(told, reports[0].plan.wish.kind)]
    if told.found:
        text = translate("Changes", "%n row(s) had a card by then: it is used.", "", len(told.found))
        parts.append(text)
    if told.refused:
        reasons = list(dict.fromkeys(reason for reason in told.refused.values() if reason))
        text = translate("Changes", "%n refused by the portal; row:", "", len(told.refused))
        quoted = "; ".join(f"«{reason}»" for reason in reasons[:_MOST_REASONS])
        parts.append(f"{text}{rows(told.refused)}. {quoted}".strip())
    if told.unclear:
        text = translate("Changes", "%n to be looked at on the portal; row:", "", len(told.unclear))
        parts.append(f"{text}{rows(told.unclear)}.")
    if told.left:
        text = translate("Changes", "%n not added; row:", "", len(told.left))
        parts.append(f"{text}{rows(told.left)}.")
    return " ".join([*parts, *_why(reports[-1])])


def of_resolved(entry: Entry) -> str:
    """Say how many of the cards of a write that was cut off are there; "" when it is all or none."""
    if not isinstance(entry, CardsEntry) or not entry.result.made or not entry.result.missing:
        return ""
    text = translate("Changes", "%n not added; row:", "", len(entry.result.missing))
    return f"{text}{rows(entry.result.missing)}."


def _made(told: RowsDone, kind: int) -> str:
    count = len(set(told.made.values()))
    if kind == COMPANY:
        return translate("Changes", "%n company(ies) added to the CRM.", "", count)
    return translate("Changes", "%n contact(s) added to the CRM.", "", count)


def _why(last: Report) -> Sequence[str]:
    if last.outcome is Outcome.UNKNOWN:
        return [translate("Changes", "Some may have been added unseen. Look before you try again.")]
    if last.problem is None or last.problem.cause is Cause.REFUSED:
        return []
    if last.problem.cause is Cause.OUTCOME_UNKNOWN:
        return [translate("Changes", "The portal's answer was lost; it was read again.")]
    return [words.explain(last.problem).text]
