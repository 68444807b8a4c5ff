"""All kinds of writes with their words."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from desktop.domain.journal import Entry
from desktop.services.writing.activities import ChangeActivity, DeleteList
from desktop.services.writing.cards import CreateCards
from desktop.services.writing.local import MarkStatus, SetDue
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.new_lists import CreateList
from desktop.services.writing.statuses import AddStatus, ChangeStatus, DeleteStatus
from desktop.services.writing.write import AnyWrite, kind_of
from desktop.ui.writes import activities, cards, local, members, new_lists, statuses
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
    SetDue: local.DUE,
    MarkStatus: local.MARK,
}
"""Kinds that are listed here can be read from the journal, resolved, finished and undone."""


def words_of(entry: Entry) -> AnyWords:
    """Return the words for an entry's kind of write."""
    return WORDS[kind_of(entry)]


def what_about(entry: Entry) -> str:
    """Return the name of a write: its kind and subject."""
    return words_of(entry).name(entry)
