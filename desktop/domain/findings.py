"""What a check of all call lists finds, and what it could not look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum


class FindingKind(Enum):
    """What is wrong, in the order in which it is shown; the value is what is kept of findings that are ignored."""

    SAME_PHONE = "same-phone"
    """Two cards with one phone are to be called in one list, or in two lists in progress."""
    SEVERAL_LISTS = "several-lists"
    """A person is to be called in several lists in progress."""
    ON_STOP_LIST = "on-stop-list"
    """A person on the stop list is to be called."""
    NO_PHONE = "no-phone"
    """A person without a phone is to be called."""
    CARD_GONE = "card-gone"
    """The portal did not return cards of participants: they were deleted, or this user may not read them."""
    CALLED_ELSEWHERE = "called-elsewhere"
    """A person who is to be called was called in another list lately."""
    NOT_COMPLETED = "not-completed"
    """Everybody in a list is done, and its activity is open."""
    NOT_DONE = "not-done"
    """The activity of a list is completed, and people in it are still to be called."""
    DISMISSED = "dismissed"
    """The user responsible for a list in progress was dismissed."""
    FORM_GONE = "form-gone"
    """The CRM form of a list in progress is not among the active ones."""

    __hash__ = object.__hash__  # that of Enum is Python, and takes most of the time that sorting findings takes


OF_PEOPLE = frozenset(
    {
        FindingKind.SAME_PHONE,
        FindingKind.SEVERAL_LISTS,
        FindingKind.ON_STOP_LIST,
        FindingKind.NO_PHONE,
        FindingKind.CALLED_ELSEWHERE,
    }
)
"""Kinds whose repair removes one person from one list; the others are about a list."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong in one list; of a person for the kinds `OF_PEOPLE`, where `card_id` is not 0.

    `owner_type` is that of the participants: 3 contacts, 4 companies. `other_list`, `other_card` and `other_status`
    name whoever stays or was called elsewhere, or where the stop list comes from; 0 and "" for nothing. `phone` is
    the number that two cards have, as it is compared, or what a card without a number has in its place. A call
    elsewhere happened from `earliest` to `latest`. `card_ids` are participants: those whose cards are gone, or who
    are still to be called. `about` is the dismissed user or the form.
    """

    kind: FindingKind
    list_id: int
    owner_type: int
    card_id: int = 0
    other_list: int = 0
    other_card: int = 0
    other_status: str = ""
    phone: str = ""
    earliest: datetime | None = None
    latest: datetime | None = None
    card_ids: tuple[int, ...] = ()
    about: int = 0
    key: str = field(init=False, compare=False, repr=False)
    """Identifies it from check to check, as long as it is about the same; holds neither names nor phones.

    A finding that is about another list, card, user or form is another one, also if more cards are gone.
    """

    def __post_init__(self) -> None:
        gone = len(self.card_ids) if self.kind is FindingKind.CARD_GONE else 0
        numbers = (self.list_id, self.card_id, self.other_list, self.other_card, self.about, gone)
        object.__setattr__(self, "key", ":".join((self.kind.value, *map(str, numbers))))


class Gap(Enum):
    """Why something could not be found."""

    ACTIVITIES = "activities"
    """Activities can't be read, so which lists are in progress, finished and whose is unknown."""
    LISTS_UNREAD = "lists-unread"
    """Lists whose participants were not read, or not to the end."""
    HIDDEN = "hidden"
    """Lists that may have participants whom this user may not read."""
    NOT_VISIBLE = "not-visible"
    """Lists without an activity that this user may see: deleted, or somebody else's."""
    OTHER_KINDS = "other-kinds"
    """Lists of leads and the like, whose cards are not read and which can't be changed."""
    CARDS_UNREAD = "cards-unread"
    """People in lists in progress whose cards, and so phones, were not read yet."""
    HISTORY_SHORT = "history-short"
    """Lists whose history begins within the days that are looked at."""
    USERS_UNKNOWN = "users-unknown"
    """Responsible users whom the portal does not name."""
    FORMS_UNKNOWN = "forms-unknown"
    """CRM forms in use, as the portal has not listed those that exist."""


_PEOPLE_OF_LISTS = OF_PEOPLE | {FindingKind.CARD_GONE}
_ANY = frozenset(FindingKind)
AFFECTED: Mapping[Gap, frozenset[FindingKind]] = {
    Gap.ACTIVITIES: _ANY,
    Gap.LISTS_UNREAD: _PEOPLE_OF_LISTS | {FindingKind.NOT_COMPLETED, FindingKind.NOT_DONE},
    Gap.HIDDEN: _PEOPLE_OF_LISTS | {FindingKind.NOT_COMPLETED, FindingKind.NOT_DONE},
    Gap.NOT_VISIBLE: _ANY,
    Gap.OTHER_KINDS: _PEOPLE_OF_LISTS,
    Gap.CARDS_UNREAD: frozenset({FindingKind.SAME_PHONE, FindingKind.NO_PHONE, FindingKind.CARD_GONE}),
    Gap.HISTORY_SHORT: frozenset({FindingKind.CALLED_ELSEWHERE}),
    Gap.USERS_UNKNOWN: frozenset({FindingKind.DISMISSED}),
    Gap.FORMS_UNKNOWN: frozenset({FindingKind.FORM_GONE}),
}
"""Of which kinds there may be more than were found."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of a check: findings by kind and list, newest list first, and how many things each gap is about.

    `unchecked` are the kinds of which nothing at all could be looked at.
    """

    findings: tuple[Finding, ...] = ()
    gaps: Mapping[Gap, int] = field(default_factory=dict)
    unchecked: frozenset[FindingKind] = frozenset()

    def gaps_of(self, kind: FindingKind) -> tuple[Gap, ...]:
        """Return the gaps because of which there may be more findings of a kind."""
        return tuple(gap for gap in self.gaps if kind in AFFECTED[gap])
