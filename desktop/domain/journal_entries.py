"""What the journal keeps of writes by which people come to lists and leave them; other kinds define their own.

The names of the fields are the keys of the journal's JSON. A field without a default is always written, any other one
only if it differs from its default; a field that an older version did not write has its default.
"""

from dataclasses import dataclass, fields

from desktop.domain.journal import CREATION, NOTHING, Entry, Nothing, Result
from desktop.domain.plans import INCLUDE_NOBODY, Include

People = tuple[tuple[int, str], ...]
"""CRM ids, each with the person's present or former status."""
NOT_KEPT = 0
"""The form in entries of versions that could not change forms; None means no form."""


@dataclass(frozen=True, slots=True)
class Given:
    """Values of which some change; None for one that stays."""

    def given(self) -> dict[str, str | int]:
        """Return the values that change, by name."""
        values = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {name: value for name, value in values if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListResult(Result):
    """The state of a list after it was made or changed."""

    absent: tuple[int, ...] = ()
    """People who should be in it and are not."""
    form: int | None = NOT_KEPT
    activity: int = 1
    """Number of its activity; 0 when no visible one shows the list to operators."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMeanwhile:
    """What others did to a list since its plan was shown. `form`: the form that they attached, empty if none."""

    came: tuple[int, ...] = ()
    went: tuple[int, ...] = ()
    form: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersBefore:
    """A list before its change: who stays, who is removed, who is left out because their card was deleted."""

    kind: int = 0
    form: int | None = NOT_KEPT
    kept: People
    removed: People
    dead: People = ()
    meanwhile: KeptMeanwhile = KeptMeanwhile()
    moving: People | None = None
    """People who are to leave for another list in a move; more than `removed` when some have already left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersAfter:
    """Who is added, everyone who is sent, and the form."""

    added: tuple[int, ...]
    sent: tuple[int, ...]
    form: int | None = NOT_KEPT
    include: Include = INCLUDE_NOBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersResult(ListResult):
    """Deviations from the wish, and what others did: see `ChangeMembers.found_out`."""

    still_in: tuple[int, ...] = ()
    dead_gone: tuple[int, ...] = ()
    other_status: tuple[tuple[int, str, str], ...] = ()
    """CRM ids, each with the previous and the present status."""
    came: tuple[int, ...] = ()
    rolled_back: People = ()
    overwritten: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersEntry(Entry):
    """A change of the participants or the form of a list."""

    action = "change-participants"
    before: MembersBefore
    after: MembersAfter
    result: MembersResult = MembersResult()

    @property
    def new_form(self) -> tuple[int | None] | None:
        """The CRM form attached, (None,) if one was detached; None when the form stayed."""
        form = self.after.form
        return None if form in (NOT_KEPT, self.before.form) else (form,)


@dataclass(frozen=True, slots=True, kw_only=True)
class CreationBefore:
    """Number of the newest list before."""

    newest: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CreationAfter:
    """The list wished for. `drawn_from`: list, person and status of those who stay in another list."""

    kind: int = 0
    added: tuple[int, ...]
    form: int | None
    subject: str
    responsible: int | None
    drawn_from: tuple[tuple[int, int, str], ...] = ()
    include: Include = INCLUDE_NOBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class CreationResult(ListResult):
    """The list that was made. `lists`: the candidates, when it is not known which one it is, or whether any."""

    list: int = 0
    lists: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CreationEntry(Entry):
    """A new list."""

    action = CREATION
    before: CreationBefore = CreationBefore()
    after: CreationAfter
    result: CreationResult = CreationResult()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionBefore:
    """Everything needed to make the list again, and its activity."""

    activity: int = 0
    subject: str
    responsible: int | None
    kind: int = 0
    form: int | None
    members: People


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionResult(Result):
    """`unseen`: the activity is no longer visible, which need not mean that it was deleted."""

    unseen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionEntry(Entry):
    """The deletion of a list."""

    action = "delete-list"
    before: DeletionBefore
    after: Nothing = NOTHING
    result: DeletionResult = DeletionResult()
