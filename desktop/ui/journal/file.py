"""The journal as a file for spreadsheets: one row per entry, with dates as dates, people by name and number."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.journal import Entry
from desktop.domain.moves import list_of
from desktop.domain.portal import Known
from desktop.ui import words
from desktop.ui.journal import words as journal_words

translate = QCoreApplication.translate
_MOST_PEOPLE = 500
"""People named in one cell, which holds up to 32 767 characters in spreadsheets."""


def titles() -> list[str]:
    """Return the titles of the columns."""
    return [
        translate("Journal", "When"),
        translate("Journal", "Who"),
        translate("Journal", "Portal"),
        translate("Journal", "Call list"),
        translate("Journal", "What"),
        translate("Journal", "Before"),
        translate("Journal", "After"),
        translate("Journal", "Outcome"),
        translate("Journal", "Note"),
    ]


def cells(entry: Entry, known: Known) -> list[str]:
    """Return an entry as a row, with its time in this computer's zone as every spreadsheet reads it."""
    user = known.users.get(entry.user_id)
    return [
        f"{entry.at.astimezone():%Y-%m-%d %H:%M:%S}",
        f"{user.name} (#{user.id})" if user is not None and user.name else words.user(known, entry.user_id),
        entry.host,
        str(list_of(entry) or ""),
        journal_words.what(entry, known),
        journal_words.before(entry, known, _MOST_PEOPLE),
        journal_words.after(entry, known, _MOST_PEOPLE),
        journal_words.outcome(entry),
        journal_words.note(entry, known),
    ]
