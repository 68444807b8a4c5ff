"""Names for the writes that the journal keeps."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.call_list import COMPANY
from desktop.domain.journal import Action, Entry

translate = QCoreApplication.translate


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
        return _cards(entry)
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


def _cards(entry: Entry) -> str:
    """Name a write of cards."""
    count = len(entry.after["cards"])
    if entry.after["kind"] == COMPANY:
        return translate("Changes", "%n new company(ies) in the CRM", "", count)
    return translate("Changes", "%n new contact(s) in the CRM", "", count)
