"""One kind of write: what each of them has to say for itself on the one path that all take."""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Protocol, Self, TypeAlias, TypeVar

from desktop.bitrix24.methods.update_watch import UpdateWatch
from desktop.domain.journal import NOTHING, Entry, Outcome, Result
from desktop.domain.objection import Objection
from desktop.domain.plans import Include
from desktop.services.session import Session


class Plan(Protocol):
    """What one write will do, worked out on one reading of the portal."""

    @property
    def list_id(self) -> int:
        """Number of the call list that it is about; 0 for none, or one that is yet to be made."""

    @property
    def objections(self) -> tuple[Objection, ...]:
        """What stands in its way."""

    def covers(self, fresh: Self, /) -> bool:
        """Tell whether a fresh plan does nothing that this one did not say."""


P = TypeVar("P", bound=Plan)
E = TypeVar("E", bound=Entry)
R = TypeVar("R", bound=Result)
AnyWrite: TypeAlias = "Write[Any, Any, Any]"


@dataclass(frozen=True, slots=True)
class Finding(Generic[R]):
    """What reading back showed: DONE, NOT_DONE or UNKNOWN, and what the journal is to keep of it."""

    outcome: Outcome
    result: R


class Write(ABC, Generic[P, E, R]):
    """One wish that one request to the portal fulfils; immutable.

    Each kind is a subclass, for one plan, one class of entries and their result; it is known once it is defined.
    """

    entry: ClassVar[type[Entry]]

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        _KINDS[cls.entry] = cls

    @abstractmethod
    async def plan(self, session: Session, shown: P | None = None, *, certain: bool = False) -> P:
        """Read the portal and work out what the write will do; raises Problem.

        `certain`: what is written to is read for certain, as the request is about to be sent. With `shown`, a plan of
        this write that was accepted, the new one does no more than that one said.
        """

    def covers(self, shown: P, fresh: P) -> bool:
        """Tell whether a fresh plan does nothing that the one shown did not say."""
        return shown.covers(fresh)

    @abstractmethod
    def intent(self, plan: P) -> tuple[object, object]:
        """Return what the entry keeps as before and after: enough to find out what became of it, and to undo it."""

    @classmethod
    @abstractmethod
    def again(cls, entry: E) -> Self | None:
        """Return the write that an entry of the journal was, or was to be; None when the entry does not hold it."""

    @classmethod
    def inverse(cls, entry: E) -> Sequence[AnyWrite]:
        """Return what takes back a write that was done; not who is in which list, which the whole action decides."""
        return ()

    @property
    @abstractmethod
    def key(self) -> Hashable:
        """What tells it from the other writes of its action, whatever people it is about."""

    def wanted(self) -> object:
        """Return what the entry keeps as after for a step that can't be planned yet; `again` understands it."""
        return NOTHING

    def including(self, include: Include) -> "Write[P, E, R]":
        """Return the write with those included who are left out of call lists otherwise."""
        return self

    def watch(self, plan: P) -> UpdateWatch | None:
        """Return who is to read beside the request while it is under way."""
        return None

    @abstractmethod
    async def send(self, session: Session, plan: P, watching: UpdateWatch | None) -> R:
        """Send the one request; returns what only its answer tells. Raises Problem."""

    @staticmethod
    @abstractmethod
    async def found_out(
        session: Session, entry: E, sent: R | None, watching: UpdateWatch | None = None
    ) -> Finding[R]:
        """Read back what became of a write; `sent` is None when its answer was lost. Raises Problem."""

    def then(self, entry: E) -> Sequence[AnyWrite]:
        """Return what is to follow when it was done."""
        return ()


_KINDS: dict[type[Entry], type[AnyWrite]] = {}


def kind_of(entry: Entry) -> type[AnyWrite]:
    """Return the kind of write that an entry is one of."""
    return _KINDS[type(entry)]
