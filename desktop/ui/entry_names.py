"""Names for the writes that the journal keeps."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.call_list import COMPANY
from desktop.domain.journal import Entry
from desktop.domain.journal_entries import CreationEntry, DeletionEntry, MembersEntry
from desktop.domain.moves import list_of
from desktop.services.writing.activities import ActivityEntry
from desktop.services.writing.cards import CardsEntry
from desktop.services.writing.statuses import StatusAdditionEntry, StatusChangeEntry, StatusDeletionEntry

translate = QCoreApplication.translate


def what_about(entry: Entry) -> str:
    """Name what a write was about, with the kind of the write."""
    number = list_of(entry)
    match entry:
        case CreationEntry() if number:
            text = translate("Changes", "New call list #{number}")
        case CreationEntry():
            text = translate("Changes", "New call list")
        case CardsEntry():
            return _cards(entry)
        case StatusAdditionEntry(after=new):
            return translate("Changes", "New status «{name}»").format(name=new.name)
        case StatusChangeEntry(before=old):
            return translate("Changes", "Change of the status «{name}»").format(name=old.called)
        case StatusDeletionEntry(before=old):
            return translate("Changes", "Deletion of the status «{name}»").format(name=old.name)
        case MembersEntry():
            text = translate("Changes", "Change of call list #{number}")
        case ActivityEntry():
            text = translate("Changes", "Change of the activity of call list #{number}")
        case DeletionEntry():
            text = translate("Changes", "Deletion of call list #{number}")
        case _:
            return ""
    return text.format(number=number)


def _cards(entry: CardsEntry) -> str:
    """Name a write of cards."""
    count = len(entry.after.cards)
    if entry.kind == COMPANY:
        return translate("Changes", "%n new company(ies) in the CRM", "", count)
    return translate("Changes", "%n new contact(s) in the CRM", "", count)
