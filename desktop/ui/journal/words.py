"""Entries of the journal in words: the change, the state before and after, the outcome."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.journal import Entry, Outcome
from desktop.domain.portal import Known
from desktop.ui import names
from desktop.ui.writes.kinds import words_of

translate = QCoreApplication.translate


def what(entry: Entry, known: Known) -> str:
    """Return what a write was meant to do."""
    line = words_of(entry).line(entry, known)
    text = line[:1].upper() + line[1:]
    return translate("Journal", "{what} (undo)").format(what=text) if entry.undoes else text


def before(entry: Entry, known: Known, most: int = names.MOST) -> str:
    """Return the values that a write was to change; at most `most` people are named."""
    return "; ".join(filter(None, words_of(entry).before(entry, known, most)))


def after(entry: Entry, known: Known, most: int = names.MOST) -> str:
    """Return the values that a write was to leave; at most `most` people are named."""
    return "; ".join(filter(None, words_of(entry).after(entry, known, most)))


def outcome(entry: Entry) -> str:
    """Return how a write ended, or how far it has come."""
    if entry.result.given_up:
        return translate("Journal", "not begun")
    return {
        Outcome.PLANNED: translate("Journal", "still to be done"),
        Outcome.INTENDED: translate("Journal", "under way"),
        Outcome.DONE: translate("Journal", "done"),
        Outcome.NOT_DONE: translate("Journal", "not done"),
        Outcome.UNKNOWN: translate("Journal", "to be checked"),
    }[entry.outcome]


def note(entry: Entry, known: Known) -> str:
    """Return details of an outcome: why a write was not done, or what went differently than planned."""
    if entry.result.problem:
        return entry.result.problem
    if entry.outcome is Outcome.DONE and words_of(entry).odd(entry):
        return " ".join(words_of(entry).oddities(entry, known))
    return ""


def details(entry: Entry, known: Known) -> str:
    """Return all of this, one item per line."""
    lines = [what(entry, known)]
    if old := before(entry, known):
        lines.append(translate("Journal", "Before: {what}").format(what=old))
    if new := after(entry, known):
        lines.append(translate("Journal", "After: {what}").format(what=new))
    return "\n".join(filter(None, [*lines, note(entry, known)]))
