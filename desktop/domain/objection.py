"""Why a plan can't be carried out, or only when the supervisor insists."""

from collections.abc import Iterable
from enum import Enum


class Objection(Enum):
    """What stands in the way of a write. The window has words for each."""

    READ_ONLY = "read-only"
    """A list of leads or another kind that REST can't change."""
    NOTHING_TO_DO = "nothing-to-do"
    """It is so already."""
    NOBODY = "nobody"
    """A new list needs at least one participant with a card that this user may read."""
    WOULD_BE_EMPTY = "would-be-empty"
    """A list can't be emptied by REST; only its activity can be deleted."""
    INCOMPLETE = "incomplete"
    """The end of the list was not proven, so somebody could be deleted unseen."""
    MAY_HIDE = "may-hide"
    """Participants may be hidden from this user; what becomes of them is up to the portal."""
    NO_ACTIVITY = "no-activity"
    """No activity carries the list, seen by an administrator, who sees all: it counts as deleted."""
    ACTIVITY_NOT_VISIBLE = "activity-not-visible"
    """No activity of the list that this user may see: deleted, or somebody else's."""
    SEVERAL_ACTIVITIES = "several-activities"
    """More than one activity carries the list: which one is meant can't be told."""
    OTHER_ACTIVITY = "other-activity"
    """An activity is named like the list's, but carries no call list, or another one."""
    OTHERS_IN_IT = "others-in-it"
    """People came by another hand to the list whose making is taken back; they would be in no list."""
    NO_RIGHT = "no-right"
    """Only who may change the settings of the CRM may change the dictionary of statuses."""
    CODE_EXISTS = "code-exists"
    """The dictionary has an entry with this code; codes are compared case-insensitively."""
    CODE_UNUSABLE = "code-unusable"
    """The portal would not store the code as it is."""
    NAME_UNUSABLE = "name-unusable"
    """The portal would pass over the name: it is empty or too long."""
    STATUS_GONE = "status-gone"
    """The dictionary has no such entry any more."""
    SYSTEM_STATUS = "system-status"
    """A system entry can be deleted, but never comes back as one."""
    NO_CARD = "no-card"
    """None of the rows has anything to make a card of, or it is not clear whether it has one already."""
    CARDS_CLOSED = "cards-closed"
    """This user may not read such cards, so it can't be looked whether they are there already."""


INSISTABLE = frozenset({Objection.MAY_HIDE, Objection.OTHERS_IN_IT, Objection.SYSTEM_STATUS})
"""Objections that the supervisor may overrule, having been told what may happen."""


def refused(objections: Iterable[Objection], *, insisted: bool = False) -> tuple[Objection, ...]:
    """Return the objections that stand in the way."""
    return tuple(objection for objection in objections if not (insisted and objection in INSISTABLE))
