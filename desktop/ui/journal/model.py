"""Columns of the journal."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from desktop.domain.call_list import COMPANY
from desktop.domain.card import User
from desktop.domain.journal import Action, Entry, Outcome
from desktop.qtkit.columns import RIGHT, Column
from desktop.qtkit.table_model import TableModel
from desktop.ui import formats, words

translate = QCoreApplication.translate


class JournalModel(TableModel[Entry]):
    """Rows are `Entry`s by id; owned by the journal's dialog."""

    def __init__(self, users: Mapping[int, User], parent=None):
        self._users = users
        super().__init__(self._columns(), lambda entry: entry.id, parent)

    def _columns(self) -> list[Column[Entry]]:
        return [
            Column(
                key="when",
                title=lambda: translate("Journal", "When"),
                text=lambda entry: formats.stamp(entry.at.astimezone()),
                sort=lambda entry: (entry.at, entry.id),
                width=20,
            ),
            Column(
                key="who",
                title=lambda: translate("Journal", "Who"),
                text=lambda entry: words.person(self._users.get(entry.user_id) or User(entry.user_id, "")),
                width=18,
            ),
            Column(
                key="list",
                title=lambda: translate("Journal", "Call list"),
                text=lambda entry: f"#{number}" if (number := list_number(entry)) else "",
                sort=lambda entry: list_number(entry) or None,
                alignment=RIGHT,
                width=8,
            ),
            Column(key="what", title=lambda: translate("Journal", "What"), text=what, stretch=True, width=34),
            Column(
                key="outcome",
                title=lambda: translate("Journal", "Outcome"),
                text=outcome,
                tooltip=lambda entry: str(entry.result.get("problem", "")),
                dim=lambda entry: entry.outcome is Outcome.NOT_DONE,
                width=18,
            ),
        ]


def list_number(entry: Entry) -> int:
    """Return the number of the list that a write is about, or made; 0 for none."""
    return int(entry.result.get("list", entry.list_id))


def what(entry: Entry) -> str:
    """Return what a write was to do."""
    text = _WHAT[entry.action](entry)
    return translate("Journal", "{what} (taking back)").format(what=text) if entry.undoes else text


def _changed_members(entry: Entry) -> str:
    parts = []
    if added := len(entry.after["added"]):
        parts.append(translate("Journal", "%n participant(s) added", "", added))
    if removed := len(entry.before["removed"]):
        parts.append(translate("Journal", "%n participant(s) removed", "", removed))
    if entry.new_form:
        [form] = entry.new_form
        parts.append(
            translate("Journal", "CRM form detached")
            if form is None
            else translate("Journal", "CRM form #{form} attached").format(form=form)
        )
    return ", ".join(parts)


def _made(entry: Entry) -> str:
    return translate("Journal", "list made, %n participant(s)", "", len(entry.after["added"]))


def _deleted(entry: Entry) -> str:
    text = translate("Journal", "list deleted (activity #{number} «{subject}»)")
    return text.format(number=entry.before["activity"], subject=entry.before["subject"])


def _changed_activity(entry: Entry) -> str:
    parts = []
    if "subject" in entry.after:
        parts.append(translate("Journal", "subject: {subject}").format(subject=entry.after["subject"]))
    if "responsible_id" in entry.after:
        number = entry.after["responsible_id"]
        parts.append(translate("Journal", "responsible: user #{number}").format(number=number))
    if "completed" in entry.after:
        parts.append(
            translate("Journal", "activity completed")
            if entry.after["completed"]
            else translate("Journal", "activity opened again")
        )
    return ", ".join(parts)


def _added_status(entry: Entry) -> str:
    text = translate("Journal", "status «{name}» ({code}) added")
    return text.format(name=entry.after["name"], code=entry.after["code"])


def _changed_status(entry: Entry) -> str:
    parts = []
    if "name" in entry.after:
        parts.append(translate("Journal", "name: {name}").format(name=entry.after["name"]))
    if "sort" in entry.after:
        text = translate("Journal", "order: {before} → {after}")
        parts.append(text.format(before=entry.before["sort"], after=entry.after["sort"]))
    if "colour" in entry.after:
        none = translate("Journal", "none")
        parts.append(translate("Journal", "colour: {colour}").format(colour=entry.after["colour"] or none))
    text = translate("Journal", "status «{name}»: {what}")
    return text.format(name=entry.before["called"], what=", ".join(parts))


def _deleted_status(entry: Entry) -> str:
    text = translate("Journal", "status «{name}» ({code}) deleted")
    return text.format(name=entry.before["name"], code=entry.before["code"])


def _made_cards(entry: Entry) -> str:
    count = len(entry.after["cards"])
    if entry.after["kind"] == COMPANY:
        return translate("Journal", "%n company(ies) added to the CRM", "", count)
    return translate("Journal", "%n contact(s) added to the CRM", "", count)


_WHAT: Mapping[Action, Callable[[Entry], str]] = {
    Action.CHANGE_PARTICIPANTS: _changed_members,
    Action.CREATE_LIST: _made,
    Action.DELETE_LIST: _deleted,
    Action.CHANGE_ACTIVITY: _changed_activity,
    Action.ADD_STATUS: _added_status,
    Action.CHANGE_STATUS: _changed_status,
    Action.DELETE_STATUS: _deleted_status,
    Action.CREATE_CARDS: _made_cards,
}


def outcome(entry: Entry) -> str:
    """Return how a write ended."""
    names: dict[Outcome, str] = {
        Outcome.INTENDED: translate("Journal", "under way"),
        Outcome.DONE: translate("Journal", "done"),
        Outcome.NOT_DONE: translate("Journal", "not done"),
        Outcome.UNKNOWN: translate("Journal", "to be looked at"),
    }
    return names[entry.outcome]
