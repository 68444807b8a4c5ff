"""Entries of the journal in words: what was written, what was there before and after, how it ended."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.call_list import COMPANY, Visibility
from desktop.domain.journal import Entry, Outcome
from desktop.domain.journal_entries import (
    ActivityEntry,
    ActivityValues,
    CardsEntry,
    CreationAfter,
    CreationEntry,
    DeletionBefore,
    DeletionEntry,
    MembersEntry,
    People,
    StatusAdditionEntry,
    StatusChangeEntry,
    StatusDeletionEntry,
    StatusValues,
    WholeStatus,
)
from desktop.domain.portal import Known
from desktop.ui import names, words
from desktop.ui.changes import list_reports

translate = QCoreApplication.translate


def what(entry: Entry, known: Known) -> str:
    """Return what a write was to do."""
    text = _what(entry, known)
    return translate("Journal", "{what} (taking back)").format(what=text) if entry.undoes else text


def before(entry: Entry, known: Known, most: int = names.MOST) -> str:
    """Return what was there of that which a write was to change; of people `most` are named."""
    parts: list[str] = []
    match entry:
        case MembersEntry(before=old):
            parts = [_with_statuses(entry, known, old.removed, most)]
            parts += [_form(old.form)] if entry.new_form else []
        case DeletionEntry(before=old):
            parts = [*_carried(old, known), _with_statuses(entry, known, old.members, most)]
        case ActivityEntry(before=old):
            parts = _activity(old, known)
        case StatusChangeEntry(before=old) | StatusDeletionEntry(before=old):
            parts = _status(old)
    return "; ".join(filter(None, parts))


def after(entry: Entry, known: Known, most: int = names.MOST) -> str:
    """Return what was to be there after a write; of people `most` are named."""
    parts: list[str] = []
    match entry:
        case MembersEntry(after=new):
            parts = [names.people(known, entry.kind, new.added, most=most)]
            parts += [_form(form) for form in entry.new_form or ()]
        case CreationEntry(after=new):
            parts = [*_carried(new, known), names.people(known, entry.kind, new.added, most=most)]
        case ActivityEntry(after=new):
            parts = _activity(new, known)
        case StatusAdditionEntry(after=new) | StatusChangeEntry(after=new):
            parts = _status(new)
        case CardsEntry(after=new):
            parts = [names.some([card.name for card in new.cards], most)]
    return "; ".join(filter(None, parts))


def outcome(entry: Entry) -> str:
    """Return how a write ended, or how far it has come."""
    if entry.result.given_up:
        return translate("Journal", "not begun")
    return {
        Outcome.PLANNED: translate("Journal", "still to be done"),
        Outcome.INTENDED: translate("Journal", "under way"),
        Outcome.DONE: translate("Journal", "done"),
        Outcome.NOT_DONE: translate("Journal", "not done"),
        Outcome.UNKNOWN: translate("Journal", "to be looked at"),
    }[entry.outcome]


def note(entry: Entry, known: Known) -> str:
    """Return what else is to be known of how a write ended: why it was not done, or what was not as wished."""
    if entry.result.problem:
        return entry.result.problem
    if entry.outcome is Outcome.DONE and isinstance(entry, list_reports.ListEntry) and list_reports.is_odd(entry):
        return " ".join(list_reports.oddities(entry, known))
    return ""


def details(entry: Entry, known: Known) -> str:
    """Return all of this, line by line."""
    lines = [what(entry, known)]
    if old := before(entry, known):
        lines.append(translate("Journal", "Before: {what}").format(what=old))
    if new := after(entry, known):
        lines.append(translate("Journal", "After: {what}").format(what=new))
    return "\n".join(filter(None, [*lines, note(entry, known)]))


def _what(entry: Entry, known: Known) -> str:
    match entry:
        case MembersEntry():
            return _changed_members(entry)
        case CreationEntry(after=new):
            return translate("Journal", "list made, %n participant(s)", "", len(new.added))
        case DeletionEntry(before=old):
            text = translate("Journal", "list deleted (activity #{number} «{subject}»)")
            return text.format(number=old.activity, subject=old.subject)
        case ActivityEntry(after=new):
            text = translate("Journal", "list changed: {what}")
            return text.format(what=", ".join(_activity(new, known)))
        case StatusAdditionEntry(after=new):
            text = translate("Journal", "status «{name}» ({code}) added")
            return text.format(name=new.name, code=new.code)
        case StatusChangeEntry(before=old, after=new):
            text = translate("Journal", "status «{name}»: {what}")
            return text.format(name=old.called, what=", ".join(_status(new)))
        case StatusDeletionEntry(before=old):
            text = translate("Journal", "status «{name}» ({code}) deleted")
            return text.format(name=old.name, code=old.code)
        case CardsEntry(after=new, kind=kind) if kind == COMPANY:
            return translate("Journal", "%n company(ies) added to the CRM", "", len(new.cards))
        case CardsEntry(after=new):
            return translate("Journal", "%n contact(s) added to the CRM", "", len(new.cards))
    return ""


def _changed_members(entry: MembersEntry) -> str:
    parts = []
    if added := len(entry.after.added):
        parts.append(translate("Journal", "%n participant(s) added", "", added))
    if removed := len(entry.before.removed):
        parts.append(translate("Journal", "%n participant(s) removed", "", removed))
    if entry.new_form:
        [form] = entry.new_form
        parts.append(
            translate("Journal", "CRM form detached")
            if form is None
            else translate("Journal", "CRM form #{form} attached").format(form=form)
        )
    return ", ".join(parts)


def _activity(values: ActivityValues, known: Known) -> list[str]:
    parts = []
    if values.subject:
        parts.append(f"«{values.subject}»")
    if values.responsible_id is not None:
        name = words.user(known, values.responsible_id)
        parts.append(translate("Journal", "responsible: {name}").format(name=name))
    if values.completed is not None:
        parts.append(words.state(Visibility.FINISHED if values.completed else Visibility.ACTIVE))
    return parts


def _carried(values: CreationAfter | DeletionBefore, known: Known) -> list[str]:
    """Return subject, responsible and form of a list that was made or deleted, as far as it had any."""
    wished = ActivityValues(subject=values.subject, responsible_id=values.responsible)
    return [*_activity(wished, known), *([] if values.form is None else [_form(values.form)])]


def _status(values: StatusValues | WholeStatus) -> list[str]:
    parts = []
    if values.name is not None:
        parts.append(translate("Journal", "name: {name}").format(name=values.name))
    if values.sort is not None:
        parts.append(translate("Journal", "order: {number}").format(number=values.sort))
    if values.colour is not None:
        none = translate("Journal", "none")
        parts.append(translate("Journal", "colour: {colour}").format(colour=values.colour or none))
    return parts


def _form(form_id: int | None) -> str:
    if form_id is None:
        return translate("Journal", "no CRM form")
    return translate("Journal", "CRM form #{form}").format(form=form_id)


def _with_statuses(entry: Entry, known: Known, people: People, most: int) -> str:
    statuses = {card_id: known.statuses.name_of(code) for card_id, code in people}
    return names.people(known, entry.kind, statuses, statuses, most=most)
