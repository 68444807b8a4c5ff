"""Why a plan can't be carried out, or only if the supervisor insists."""

from collections.abc import Iterable
from enum import Enum


class Objection(Enum):
    """What prevents a write. The window has words for each."""

    READ_ONLY = "read-only"
    """A list of leads or another kind that REST can't change."""
    NOTHING_TO_DO = "nothing-to-do"
    """Everything is already as wished."""
    NOBODY = "nobody"
    """A new list needs at least one participant with a card that this user may read."""
    WOULD_BE_EMPTY = "would-be-empty"
    """A list can't be emptied by REST; only its activity can be deleted."""
    INCOMPLETE = "incomplete"
    """The end of the list was not proven, so someone could be deleted unseen."""
    MAY_HIDE = "may-hide"
    """Participants may be hidden from this user; what the portal does with them is unknown."""
    NO_ACTIVITY = "no-activity"
    """No activity carries the list, and an administrator would see it: the list counts as deleted."""
    ACTIVITY_NOT_VISIBLE = "activity-not-visible"
    """No activity of the list that this user may see: deleted, or another user's."""
    SEVERAL_ACTIVITIES = "several-activities"
    """More than one activity carries the list, so it is unclear which one is meant."""
    OTHER_ACTIVITY = "other-activity"
    """An activity is named like the list's, but carries no call list or a different one."""
    OTHERS_IN_IT = "others-in-it"
    """Others added people to the list whose creation is undone; they would be in no list."""
    NO_RIGHT = "no-right"
    """Changing the dictionary of statuses takes the right to change the settings of the CRM."""
    CODE_EXISTS = "code-exists"
    """The dictionary has an entry with this code; codes are compared case-insensitively."""
    CODE_UNUSABLE = "code-unusable"
    """The portal would not store the code as it is."""
    NAME_UNUSABLE = "name-unusable"
    """The portal would ignore the name: it is empty or too long."""
    STATUS_GONE = "status-gone"
    """The dictionary no longer has the entry."""
    SYSTEM_STATUS = "system-status"
    """A system entry can be deleted, but not restored as one."""
    NO_CARD = "no-card"
    """No row has enough to make a card, or it is unclear whether it already has one."""
    CARDS_CLOSED = "cards-closed"
    """This user may not read such cards, so existing ones can't be looked for."""


INSISTABLE = frozenset({Objection.MAY_HIDE, Objection.OTHERS_IN_IT, Objection.SYSTEM_STATUS})
"""Objections that the supervisor may overrule, once the consequences were shown."""


def refused(objections: Iterable[Objection], *, insisted: bool = False) -> tuple[Objection, ...]:
    """Return the objections that prevent a write."""
    return tuple(objection for objection in objections if not (insisted and objection in INSISTABLE))
