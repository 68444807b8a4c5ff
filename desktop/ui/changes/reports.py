"""Reports on ended actions: list by list, with what went differently than planned."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication

from desktop.domain.journal import Entry, Outcome
from desktop.domain.journal_entries import CreationEntry
from desktop.domain.moves import Person
from desktop.domain.objection import Objection
from desktop.domain.portal import Known
from desktop.domain.problem import Cause
from desktop.qtkit.notices import Notice, NoticeKind
from desktop.services.writing.activities import ActivityEntry
from desktop.services.writing.cards import CreateCards
from desktop.services.writing.carrying_out import Done, Report
from desktop.services.writing.finishing import OpenAction
from desktop.ui import words
from desktop.ui.names import people
from desktop.ui.plan import objections
from desktop.ui.writes import alike, cards, status_order, status_sets
from desktop.ui.writes.kinds import what_about, words_of

translate = QCoreApplication.translate
_MOST_STEPS = 3
"""Steps of an action that are named; the rest are left out."""


def of_action(done: Done, known: Known) -> Notice:
    """Return a notice of how an action ended."""
    others = [report for report in done.reports if not isinstance(report.write, CreateCards)]
    written = [report.entry for report in done.reports if report.entry is not None]
    new_lists = {entry.result.list for entry in written if isinstance(entry, CreationEntry)}
    order, others_told = status_order.told_apart(others, known)
    of_statuses, rest = status_sets.told_apart(others_told)
    together, each = alike.told_apart(rest, known)
    told = [
        cards.summary(done),
        *of_statuses,
        *together,
        *(_told(report, known, new_lists) for report in each),
        order,
    ]
    odd = any(entry.outcome is Outcome.DONE and words_of(entry).odd(entry) for entry in written)
    in_the_way = any(report.objections and report.outcome is not Outcome.DONE for report in others)
    kind = NoticeKind.SUCCESS
    if done.outcome is not Outcome.DONE:
        kind = NoticeKind.ERROR
    elif odd or in_the_way or cards.is_odd(done):
        kind = NoticeKind.WARNING
    texts = [text for text in (*told, _fell_out(done, known), _doubled(done, known)) if text]
    if any(not report.recorded for report in done.reports):
        kind = NoticeKind.ERROR
        texts.append(
            translate("Changes", "The journal could not be written: is the disk full? This can't be undone here.")
        )
    details = "\n".join(words.details(report.problem) for report in done.reports if report.problem)
    return Notice(("\n" if len(texts) > 1 else "").join(texts), details, kind, key="change")


def of_open(action: OpenAction, known: Known) -> Notice:
    """Return a notice of an action that stopped halfway, and of where people are now."""
    text = translate("Changes", "A change was not completed.")
    return Notice(f"{text} {state_of(action, known)}".strip(), kind=NoticeKind.WARNING, key=f"open {action.group}")


def state_of(action: OpenAction, known: Known) -> str:
    """Return what was done of an action that stopped halfway, what was not, and who is in several lists."""
    done = [what_about(entry) for entry in action.entries if entry.outcome is Outcome.DONE]
    left = [what_about(entry) for entry in action.entries if entry.outcome is Outcome.PLANNED]
    parts = []
    if done:
        parts.append(translate("Changes", "Done: {what}.").format(what=_listed(done)))
    if left:
        parts.append(translate("Changes", "Not done yet: {what}.").format(what=_listed(left)))
    for move, card_ids in action.in_both:
        lists = ", ".join(f"#{number}" for number in (move.source, *move.targets))
        text = translate("Changes", "%n are in more than one of the lists {lists}:", "", len(card_ids))
        parts.append(f"{text.format(lists=lists)} {people(known, move.kind, card_ids)}.")
    if action.unknown:
        parts.append(translate("Changes", "The outcome of one step is unknown yet; the program looks again."))
    return " ".join(parts)


def of_resolved(entry: Entry) -> Notice:
    """Return a notice of the outcome of a write that was cut off when the program ended."""
    what = what_about(entry)
    if entry.outcome is Outcome.UNKNOWN:
        may = translate("Changes", "{what}: cut off last time, it may have been done. Look at it.")
        text = words_of(entry).doubt(entry) or may
    elif entry.outcome is Outcome.DONE:
        text = translate("Changes", "{what}: cut off last time, it was done.")
    else:
        text = translate("Changes", "{what}: cut off last time, it was not done.")
    return Notice(f"{text.format(what=what)} {words_of(entry).partly(entry)}".strip(), kind=NoticeKind.WARNING)


def _listed(texts: Sequence[str]) -> str:
    shown = "; ".join(texts[:_MOST_STEPS])
    return f"{shown}; …" if len(texts) > _MOST_STEPS else shown


def _fell_out(done: Done, known: Known) -> str:
    """Name the people who were in the plan and were left unchanged."""
    if not done.fell_out:
        return ""
    text = translate(
        "Changes", "%n left unchanged (have a result, are on the stop list or gone by now):", "", len(done.fell_out)
    )
    return f"{text} {_by_kind(done.fell_out, known)}"


def _doubled(done: Done, known: Known) -> str:
    if not done.doubled:
        return ""
    text = translate("Changes", "%n got a result in both lists and are in both:", "", len(done.doubled))
    return f"{text} {_by_kind(done.doubled, known)}"


def _by_kind(persons: Sequence[Person], known: Known) -> str:
    kinds = dict.fromkeys(kind for kind, _ in persons)
    return "; ".join(people(known, kind, (card_id for k, card_id in persons if k == kind)) for kind in kinds)


def _told(report: Report, known: Known, new_lists: Collection[int]) -> str:
    if report.entry is None:
        return _not_tried(report)
    entry = report.entry
    if entry.outcome is Outcome.DONE:
        if isinstance(entry, ActivityEntry) and entry.list_id in new_lists:
            return ""  # part of creating the list
        return " ".join(words_of(entry).done(entry, known))
    if doubt := words_of(entry).doubt(entry):
        text = doubt
    elif entry.outcome is Outcome.UNKNOWN and entry.result.awaited:
        text = translate("Changes", "{what}: the portal may still be processing it. The program checks again.")
    elif entry.outcome is Outcome.UNKNOWN:
        text = translate("Changes", "{what}: it may have happened. Refresh and look before you try again.")
    else:
        text = translate("Changes", "{what}: not done.")
    if entry.outcome is Outcome.NOT_DONE and report.problem and report.problem.cause is Cause.OUTCOME_UNKNOWN:
        why = translate("Changes", "The portal's answer was lost; it was read again, and nothing has changed.")
    else:
        why = words.explain(report.problem).text if report.problem and not entry.result.awaited else ""
    if entry.result.passed_over:
        why = translate("Changes", "The portal said yes and changed nothing.")
    return f"{text.format(what=what_about(entry))} {why}".strip()


def _not_tried(report: Report) -> str:
    if report.objections == (Objection.NOTHING_TO_DO,):
        return ""
    number = report.plan.list_id if report.plan is not None else 0
    not_changed = translate("Changes", "Call list #{number}: not changed.").format(number=number)
    what = not_changed if number else translate("Changes", "Not done.")
    if report.problem is not None:
        why = words.explain(report.problem).text
    elif report.objections:
        why = " ".join(objections.in_words(objection) for objection in report.objections)
    else:
        why = translate("Changes", "It has changed meanwhile.")
    return f"{what} {why}"
