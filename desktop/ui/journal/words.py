"""Entries of the journal in words: what was written, what was there before and after, how it ended."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.domain.call_list import COMPANY, Visibility
from desktop.domain.journal import Action, Entry, Outcome
from desktop.domain.portal import Known
from desktop.ui import names, words
from desktop.ui.changes import list_reports

translate = QCoreApplication.translate
_OF_PEOPLE = frozenset({Action.CREATE_LIST, Action.CHANGE_PARTICIPANTS})


def list_number(entry: Entry) -> int:
    """Return the number of the list that a write is about, or made; 0 for none."""
    return int(entry.result.get("list", entry.list_id))


def what(entry: Entry, known: Known) -> str:
    """Return what a write was to do."""
    text = _WHAT[entry.action](entry, known)
    return translate("Journal", "{what} (taking back)").format(what=text) if entry.undoes else text


def before(entry: Entry, known: Known, most: int = names.MOST) -> str:
    """Return what was there of that which a write was to change; of people `most` are named."""
    old = entry.before
    match entry.action:
        case Action.CHANGE_PARTICIPANTS:
            parts = [_with_statuses(entry, known, old.get("removed", ()), most)]
            parts += [_form(old.get("form"))] if entry.new_form else []
        case Action.DELETE_LIST:
            parts = _carried(old, known)
            parts.append(_with_statuses(entry, known, old.get("members", ()), most))
        case Action.CHANGE_ACTIVITY:
            parts = _activity(old, known)
        case Action.CHANGE_STATUS | Action.DELETE_STATUS:
            parts = _status(old)
        case _:
            parts = []
    return "; ".join(filter(None, parts))


def after(entry: Entry, known: Known, most: int = names.MOST) -> str:
    """Return what was to be there after a write; of people `most` are named."""
    new = entry.after
    match entry.action:
        case Action.CHANGE_PARTICIPANTS:
            parts = [_people(entry, known, new.get("added", ()), most)]
            parts += [_form(form) for form in entry.new_form or ()]
        case Action.CREATE_LIST:
            parts = [*_carried(new, known), _people(entry, known, new["added"], most)]
        case Action.CHANGE_ACTIVITY:
            parts = _activity(new, known)
        case Action.ADD_STATUS | Action.CHANGE_STATUS:
            parts = _status(new)
        case Action.CREATE_CARDS:
            parts = [names.some([card["name"] for card in new["cards"]], most)]
        case _:
            parts = []
    return "; ".join(filter(None, parts))


def outcome(entry: Entry) -> str:
    """Return how a write ended, or how far it has come."""
    if entry.result.get("given_up"):
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
    if problem := entry.result.get("problem"):
        return str(problem)
    if entry.action in _OF_PEOPLE and entry.outcome is Outcome.DONE and list_reports.is_odd(entry):
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


def _changed_members(entry: Entry, known: Known) -> str:
    parts = []
    if added := len(entry.after.get("added", ())):
        parts.append(translate("Journal", "%n participant(s) added", "", added))
    if removed := len(entry.before.get("removed", ())):
        parts.append(translate("Journal", "%n participant(s) removed", "", removed))
    if entry.new_form:
        [form] = entry.new_form
        parts.append(
            translate("Journal", "CRM form detached")
            if form is None
            else translate("Journal", "CRM form #{form} attached").format(form=form)
        )
    return ", ".join(parts)


def _made(entry: Entry, known: Known) -> str:
    return translate("Journal", "list made, %n participant(s)", "", len(entry.after["added"]))


def _deleted(entry: Entry, known: Known) -> str:
    text = translate("Journal", "list deleted (activity #{number} «{subject}»)")
    return text.format(number=entry.before["activity"], subject=entry.before["subject"])


def _changed_activity(entry: Entry, known: Known) -> str:
    text = translate("Journal", "list changed: {what}")
    return text.format(what=", ".join(_activity(entry.after, known)))


def _added_status(entry: Entry, known: Known) -> str:
    text = translate("Journal", "status «{name}» ({code}) added")
    return text.format(name=entry.after["name"], code=entry.after["code"])


def _changed_status(entry: Entry, known: Known) -> str:
    text = translate("Journal", "status «{name}»: {what}")
    return text.format(name=entry.before["called"], what=", ".join(_status(entry.after)))


def _deleted_status(entry: Entry, known: Known) -> str:
    text = translate("Journal", "status «{name}» ({code}) deleted")
    return text.format(name=entry.before["name"], code=entry.before["code"])


def _made_cards(entry: Entry, known: Known) -> str:
    count = len(entry.after["cards"])
    if entry.after["kind"] == COMPANY:
        return translate("Journal", "%n company(ies) added to the CRM", "", count)
    return translate("Journal", "%n contact(s) added to the CRM", "", count)


_WHAT: Mapping[Action, Callable[[Entry, Known], str]] = {
    Action.CHANGE_PARTICIPANTS: _changed_members,
    Action.CREATE_LIST: _made,
    Action.DELETE_LIST: _deleted,
    Action.CHANGE_ACTIVITY: _changed_activity,
    Action.ADD_STATUS: _added_status,
    Action.CHANGE_STATUS: _changed_status,
    Action.DELETE_STATUS: _deleted_status,
    Action.CREATE_CARDS: _made_cards,
}


def _activity(values: Mapping[str, Any], known: Known) -> list[str]:
    parts = []
    if values.get("subject"):
        parts.append(f"«{values['subject']}»")
    if values.get("responsible_id") is not None:
        name = words.user(known, values["responsible_id"])
        parts.append(translate("Journal", "responsible: {name}").format(name=name))
    if values.get("completed") is not None:
        parts.append(words.state(Visibility.FINISHED if values["completed"] else Visibility.ACTIVE))
    return parts


def _carried(values: Mapping[str, Any], known: Known) -> list[str]:
    """Return subject, responsible and form of a list that was made or deleted, as far as it had any."""
    wished = {"subject": values.get("subject"), "responsible_id": values.get("responsible")}
    form_id = values.get("form")
    return [*_activity(wished, known), *([] if form_id is None else [_form(form_id)])]


def _status(values: Mapping[str, Any]) -> list[str]:
    parts = []
    if "name" in values:
        parts.append(translate("Journal", "name: {name}").format(name=values["name"]))
    if "sort" in values:
        parts.append(translate("Journal", "order: {number}").format(number=values["sort"]))
    if "colour" in values:
        none = translate("Journal", "none")
        parts.append(translate("Journal", "colour: {colour}").format(colour=values["colour"] or none))
    return parts


def _form(form_id: int | None) -> str:
    if form_id is None:
        return translate("Journal", "no CRM form")
    return translate("Journal", "CRM form #{form}").format(form=form_id)


def _people(entry: Entry, known: Known, card_ids: Sequence[int], most: int) -> str:
    return names.people(known, names.kind_of(entry), card_ids, most=most)


def _with_statuses(entry: Entry, known: Known, people: Sequence[Sequence[Any]], most: int) -> str:
    called = {status.code: status.name for status in known.statuses}
    statuses = {card_id: called.get(code, code) for card_id, code in people}
    return names.people(known, names.kind_of(entry), statuses, statuses, most=most)
