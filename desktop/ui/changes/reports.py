"""What is said when an action of the supervisor has ended: list by list, with what was not as wished."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.domain.journal import Action, Entry, Outcome
from desktop.domain.objection import Objection
from desktop.domain.portal import Known
from desktop.domain.problem import Cause
from desktop.qtkit.notices import Kind, Notice
from desktop.services.writing.path import Done, Report
from desktop.ui import words
from desktop.ui.changes import card_reports
from desktop.ui.plan import objections

translate = QCoreApplication.translate
_MOST_PEOPLE = 10


def of_action(done: Done, known: Known) -> Notice:
    """Say how an action ended."""
    of_cards = card_reports.of_cards(done)
    told = [card_reports.in_words(done), *(_told(report, known) for report in done.reports if report not in of_cards)]
    odd = any(report.entry and _is_odd(report.entry) for report in done.reports) or card_reports.is_odd(done)
    kind = Kind.SUCCESS
    if done.outcome is not Outcome.DONE:
        kind = Kind.ERROR
    elif odd or any(report.objections for report in done.reports if report not in of_cards):
        kind = Kind.WARNING
    texts = [text for text in told if text]
    if any(not report.recorded for report in done.reports):
        kind = Kind.ERROR
        texts.append(
            translate("Changes", "The journal could not be written: is the disk full? This can't be undone here.")
        )
    details = "\n".join(words.details(report.problem) for report in done.reports if report.problem)
    return Notice(("\n" if len(texts) > 1 else "").join(texts), details, kind, key="change")


def of_resolved(entry: Entry) -> Notice:
    """Say what became of a write that the end of the program had cut off."""
    what = what_about(entry)
    if entry.outcome is Outcome.UNKNOWN:
        text = translate("Changes", "{what}: cut off last time, it may have been done. Look at it.")
    elif entry.outcome is Outcome.DONE:
        text = translate("Changes", "{what}: cut off last time, it was done.")
    else:
        text = translate("Changes", "{what}: cut off last time, it was not done.")
    partly = card_reports.of_resolved(entry)
    return Notice(f"{text.format(what=what)} {partly}".strip(), kind=Kind.WARNING)


def what_about(entry: Entry) -> str:
    """Name what a write was about, with the kind of the write."""
    number = entry.result.get("list", entry.list_id)
    if entry.action is Action.CREATE_LIST:
        return (
            translate("Changes", "New call list #{number}").format(number=number)
            if number
            else (translate("Changes", "New call list"))
        )
    if entry.action is Action.CREATE_CARDS:
        return card_reports.name_of(entry)
    name = entry.after.get("name", entry.before.get("name", ""))
    texts = {
        Action.ADD_STATUS: translate("Changes", "New status «{name}»"),
        Action.CHANGE_STATUS: translate("Changes", "Change of the status «{name}»"),
        Action.DELETE_STATUS: translate("Changes", "Deletion of the status «{name}»"),
        Action.CHANGE_PARTICIPANTS: translate("Changes", "Change of call list #{number}"),
        Action.CHANGE_ACTIVITY: translate("Changes", "Change of the activity of call list #{number}"),
        Action.DELETE_LIST: translate("Changes", "Deletion of call list #{number}"),
    }
    return texts.get(entry.action, "").format(number=number, name=entry.before.get("called", name))


def _is_odd(entry: Entry) -> bool:
    names = ("absent", "still_in", "other_status", "rolled_back")
    unseen = entry.action is Action.CREATE_LIST and not entry.result.get("activity", 1)
    return unseen or any(entry.result.get(name) for name in names)


def _told(report: Report, known: Known) -> str:
    if report.entry is None:
        return _not_tried(report)
    entry = report.entry
    if entry.outcome is Outcome.DONE:
        return " ".join(_done(entry, known))
    if entry.outcome is Outcome.UNKNOWN:
        text = translate("Changes", "{what}: it may have happened. Refresh and look before you try again.")
    else:
        text = translate("Changes", "{what}: not done.")
    if entry.outcome is Outcome.NOT_DONE and report.problem and report.problem.cause is Cause.OUTCOME_UNKNOWN:
        why = translate("Changes", "The portal's answer was lost; it was read again, and nothing has changed.")
    else:
        why = words.explain(report.problem).text if report.problem else ""
    if entry.result.get("passed_over"):
        why = translate("Changes", "The portal said yes and changed nothing.")
    return f"{text.format(what=what_about(entry))} {why}".strip()


def _not_tried(report: Report) -> str:
    if report.objections == (Objection.NOTHING_TO_DO,):
        return ""
    number = report.plan.list_id if report.plan is not None else 0
    what = (
        translate("Changes", "Call list #{number}: not done.").format(number=number)
        if number
        else (translate("Changes", "Not done."))
    )
    if report.problem is not None:
        why = words.explain(report.problem).text
    elif report.objections:
        why = " ".join(objections.in_words(objection) for objection in report.objections)
    else:
        why = translate("Changes", "It has changed meanwhile.")
    return f"{what} {why}"


def _done(entry: Entry, known: Known) -> list[str]:
    number = entry.result.get("list", entry.list_id)
    match entry.action:
        case Action.CREATE_LIST:
            parts = [translate("Changes", "Call list #{number} was made.").format(number=number)]
            there = len(entry.after["added"]) - len(entry.result["absent"])
            parts.append(translate("Changes", "%n participant(s).", "", there))
            if not entry.result["activity"]:
                parts.append(translate("Changes", "No activity shows it: operators may not see it."))
        case Action.DELETE_LIST:
            parts = [
                translate("Changes", "Call list #{number} was deleted: its activity is gone.").format(number=number)
            ]
        case Action.CHANGE_ACTIVITY:
            parts = [translate("Changes", "The activity of call list #{number} was changed.").format(number=number)]
        case Action.ADD_STATUS | Action.CHANGE_STATUS | Action.DELETE_STATUS:
            parts = [_status(entry)]
        case _:
            parts = _members(entry)
    if odd := len(entry.result.get("absent", ())) + len(entry.result.get("still_in", ())):
        parts.append(translate("Changes", "%n not as wished: the portal did otherwise.", "", odd))
    return parts + _statuses(entry, known)


def _status(entry: Entry) -> str:
    if entry.action is Action.ADD_STATUS:
        return translate("Changes", "The status «{name}» was added.").format(name=entry.after["name"])
    if entry.action is Action.DELETE_STATUS:
        return translate("Changes", "The status «{name}» was deleted.").format(name=entry.before["name"])
    before, after = entry.before, entry.after
    if "name" in after:
        text = translate("Changes", "The status «{before}» is called «{after}» now.")
        return text.format(before=before["name"], after=after["name"])
    if "sort" in after:
        text = translate("Changes", "The status «{name}» has the order {number} now.")
        return text.format(name=before["called"], number=after["sort"])
    return translate("Changes", "The status «{name}» has another colour now.").format(name=before["called"])


def _members(entry: Entry) -> list[str]:
    parts = [translate("Changes", "Call list #{number} was changed.").format(number=entry.list_id)]
    if added := len(entry.after["added"]):
        parts.append(translate("Changes", "%n added.", "", added - len(entry.result["absent"])))
    if removed := len(entry.before["removed"]):
        parts.append(translate("Changes", "%n removed.", "", removed - len(entry.result["still_in"])))
    if entry.new_form:
        [form] = entry.new_form
        parts.append(
            translate("Changes", "It has CRM form #{form} now.").format(form=form)
            if form is not None
            else translate("Changes", "It has no CRM form now.")
        )
    return parts


def _statuses(entry: Entry, known: Known) -> list[str]:
    names = {status.code: status.name for status in known.statuses}
    parts = []
    if back := entry.result.get("rolled_back"):
        people = _people([[card_id, names.get(lost, lost)] for card_id, lost in back])
        text = translate(
            "Changes", "%n status(es) set meanwhile were overwritten by the portal, set them again:", "", len(back)
        )
        parts.append(f"{text} {people}")
    if other := entry.result.get("other_status"):
        people = _people([[card_id, names.get(now, now)] for card_id, _, now in other])
        text = translate("Changes", "%n status(es) changed meanwhile, look at them:", "", len(other))
        parts.append(f"{text} {people}")
    return parts


def _people(pairs: Sequence[Any]) -> str:
    shown = ", ".join(f"#{card_id} ({status})" for card_id, status in pairs[:_MOST_PEOPLE])
    return f"{shown}{' …' if len(pairs) > _MOST_PEOPLE else ''}"
