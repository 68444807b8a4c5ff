"""What the journal keeps of each kind of write.

The names of the fields are the keys of the journal's JSON. A field without a default is written always, any other one
unless it has its default; what an older version did not write has its default.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from desktop.domain.journal import NOTHING, Action, Entry, Nothing, Result
from desktop.domain.plans import INCLUDE_NOBODY, Include

People = tuple[tuple[int, str], ...]
"""CRM ids, each with the status that the person has, or had."""
NOT_KEPT = 0
"""The form in entries of versions that could not change forms; None is no form."""


@dataclass(frozen=True, slots=True)
class Given:
    """Values of which only some change; None for one that stays."""

    def given(self) -> dict[str, str | int]:
        """Return the values that change, by name."""
        values = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {name: value for name, value in values if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListResult(Result):
    """How the list was found to be after it was made or changed."""

    absent: tuple[int, ...] = ()
    """Who was to be in it and is not."""
    form: int | None = NOT_KEPT
    activity: int = 1
    """Number of its activity; 0 when none is to be seen that shows the list to operators."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMeanwhile:
    """What others did to a list since its plan was shown. `form`: the form that they attached, empty when none."""

    came: tuple[int, ...] = ()
    went: tuple[int, ...] = ()
    form: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersBefore:
    """A list before its change: who stays, who is removed, who is left out as their card was deleted."""

    kind: int = 0
    form: int | None = NOT_KEPT
    kept: People
    removed: People
    dead: People = ()
    meanwhile: KeptMeanwhile = KeptMeanwhile()
    moving: People | None = None
    """Who is to leave for another list, when the step is a part of that; more than `removed` when some have left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersAfter:
    """Who is added, everybody who is sent, and the form."""

    added: tuple[int, ...]
    sent: tuple[int, ...]
    form: int | None = NOT_KEPT
    include: Include = INCLUDE_NOBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersResult(ListResult):
    """Who is not as was wished, and what others did: see `ChangeMembers.found_out`."""

    still_in: tuple[int, ...] = ()
    dead_gone: tuple[int, ...] = ()
    other_status: tuple[tuple[int, str, str], ...] = ()
    """CRM ids, each with the status before and the one now."""
    came: tuple[int, ...] = ()
    rolled_back: People = ()
    overwritten: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersEntry(Entry):
    """A change of the participants or the form of a list."""

    action: Action = Action.CHANGE_PARTICIPANTS
    before: MembersBefore
    after: MembersAfter
    result: MembersResult = MembersResult()

    @property
    def kind(self) -> int:
        """Kind of the list."""
        return self.before.kind

    @property
    def new_form(self) -> tuple[int | None] | None:
        """The CRM form that it attached, (None,) for detaching it; None when the form stayed."""
        form = self.after.form
        return None if form in (NOT_KEPT, self.before.form) else (form,)


@dataclass(frozen=True, slots=True, kw_only=True)
class CreationBefore:
    """Number of the newest list before."""

    newest: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CreationAfter:
    """The list that is wished for. `drawn_from`: list, person and status of those who stay in another list."""

    kind: int = 0
    added: tuple[int, ...]
    form: int | None
    subject: str
    responsible: int | None
    drawn_from: tuple[tuple[int, int, str], ...] = ()
    include: Include = INCLUDE_NOBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class CreationResult(ListResult):
    """The list that was made. `lists`: those that it may be, when it is not known which, or whether any."""

    list: int = 0
    lists: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CreationEntry(Entry):
    """A new list."""

    action: Action = Action.CREATE_LIST
    before: CreationBefore = CreationBefore()
    after: CreationAfter
    result: CreationResult = CreationResult()

    @property
    def kind(self) -> int:
        """Kind of the list."""
        return self.after.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionBefore:
    """All that it takes to make the list again, and its activity."""

    activity: int = 0
    subject: str
    responsible: int | None
    kind: int = 0
    form: int | None
    members: People


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionResult(Result):
    """`unseen`: the activity is not to be seen any more, which need not mean that it was deleted."""

    unseen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionEntry(Entry):
    """The deletion of a list."""

    action: Action = Action.DELETE_LIST
    before: DeletionBefore
    after: Nothing = NOTHING
    result: DeletionResult = DeletionResult()

    @property
    def kind(self) -> int:
        """Kind of the list."""
        return self.before.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityValues(Given):
    """Values of an activity that change."""

    subject: str | None = None
    responsible_id: int | None = None
    completed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityBefore(ActivityValues):
    """Number of the activity (0 for a step that is planned before there is one), and what the values were."""

    activity: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityEntry(Entry):
    """A change of the activity of a list."""

    action: Action = Action.CHANGE_ACTIVITY
    before: ActivityBefore = ActivityBefore()
    after: ActivityValues


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusUsed:
    """How many participants have the status."""

    used: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeStatus:
    """An entry of the dictionary; `colour` is "" for none."""

    code: str
    name: str
    sort: int
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdditionResult(Result):
    """Number of the entry of the dictionary."""

    status: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusAdditionEntry(Entry):
    """A new status."""

    action: Action = Action.ADD_STATUS
    before: StatusUsed = StatusUsed()
    after: WholeStatus
    result: AdditionResult = AdditionResult()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusValues(Given):
    """Values of a status that change; `colour` is "" for none."""

    name: str | None = None
    sort: int | None = None
    colour: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusBefore(StatusValues):
    """What the values were, the number and code of the status, and what it was `called`."""

    status: int
    code: str
    called: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChangeEntry(Entry):
    """A change of a status."""

    action: Action = Action.CHANGE_STATUS
    before: StatusBefore
    after: StatusValues


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletedStatus(WholeStatus):
    """A status as it was, and who has it. `system`: it is a system entry, or not known to be none."""

    status: int
    system: bool
    used: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusDeletionEntry(Entry):
    """The deletion of a status."""

    action: Action = Action.DELETE_STATUS
    before: DeletedStatus
    after: Nothing = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsBefore:
    """Id of the newest card before, and cards that were found for rows of the file."""

    newest: int = 0
    found: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SentCard:
    """A card that is sent, and the rows of the file that it stands for."""

    rows: tuple[int, ...]
    name: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsAfter:
    """The cards that are sent."""

    kind: int = 0
    cards: tuple[SentCard, ...]
    owner: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsResult(Result):
    """What became of the rows: see `CreateCards.found_out`. `unseen`: cards that were made and can't be read."""

    made: tuple[tuple[int, int], ...] = ()
    refused: tuple[tuple[int, str, str], ...] = ()
    missing: tuple[int, ...] = ()
    unclear: tuple[tuple[int, tuple[int, ...]], ...] = ()
    unseen: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsEntry(Entry):
    """New cards."""

    action: Action = Action.CREATE_CARDS
    before: CardsBefore = CardsBefore()
    after: CardsAfter
    result: CardsResult = CardsResult()

    @property
    def kind(self) -> int:
        """Kind of the cards."""
        return self.after.kind


ENTRY_TYPES: Mapping[Action, type[Entry]] = {
    Action.CHANGE_PARTICIPANTS: MembersEntry,
    Action.CREATE_LIST: CreationEntry,
    Action.DELETE_LIST: DeletionEntry,
    Action.CHANGE_ACTIVITY: ActivityEntry,
    Action.ADD_STATUS: StatusAdditionEntry,
    Action.CHANGE_STATUS: StatusChangeEntry,
    Action.DELETE_STATUS: StatusDeletionEntry,
    Action.CREATE_CARDS: CardsEntry,
}
