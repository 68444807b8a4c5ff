"""All kinds of writes, each with what the window says of it."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from desktop.domain.journal import Entry
from desktop.services.writing.activities import ChangeActivity, DeleteList
from desktop.services.writing.cards import CreateCards
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.new_lists import CreateList
from desktop.services.writing.statuses import AddStatus, ChangeStatus, DeleteStatus
from desktop.services.writing.write import AnyWrite, kind_of
from desktop.ui.writes import activities, cards, members, new_lists, statuses
from desktop.ui.writes.words import WriteWords

AnyWords: TypeAlias = WriteWords[Any, Any]

WORDS: Mapping[type[AnyWrite], AnyWords] = {
    ChangeMembers: members.CHANGE,
    CreateList: new_lists.CREATION,
    ChangeActivity: activities.CHANGE,
    DeleteList: activities.DELETION,
    AddStatus: statuses.ADDITION,
    ChangeStatus: statuses.CHANGE,
    DeleteStatus: statuses.DELETION,
    CreateCards: cards.CREATION,
}
"""What is listed here the journal can read, and the program find out about, finish and take back."""


def words_of(entry: Entry) -> AnyWords:
    """Return the words for the kind of write that an entry is one of."""
    return WORDS[kind_of(entry)]


def what_about(entry: Entry) -> str:
    """Name a write by its kind and what it was about."""
    return words_of(entry).name(entry)
