"""Columns of the journal."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

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
                text=lambda entry: f"#{entry.list_id}" if entry.list_id else "",
                sort=lambda entry: entry.list_id or None,
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


def what(entry: Entry) -> str:
    """Return what a write was to do."""
    if entry.action is not Action.CHANGE_PARTICIPANTS:
        return str(entry.action.value)
    parts = []
    if added := len(entry.after["added"]):
        parts.append(translate("Journal", "%n participant(s) added", "", added))
    if removed := len(entry.before["removed"]):
        parts.append(translate("Journal", "%n participant(s) removed", "", removed))
    text = ", ".join(parts)
    return translate("Journal", "{what} (taking back)").format(what=text) if entry.undoes else text


def outcome(entry: Entry) -> str:
    """Return how a write ended."""
    names: dict[Outcome, str] = {
        Outcome.INTENDED: translate("Journal", "under way"),
        Outcome.DONE: translate("Journal", "done"),
        Outcome.NOT_DONE: translate("Journal", "not done"),
        Outcome.UNKNOWN: translate("Journal", "to be looked at"),
    }
    return names[entry.outcome]
