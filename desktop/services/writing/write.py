"""One kind of write: what each kind supplies to the path that all of them take (`carrying_out.py`)."""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Self, TypeAlias, TypeVar

from desktop.bitrix24.methods.update_watch import UpdateWatch
from desktop.domain.journal import NOTHING, Entry, Outcome, Result
from desktop.domain.plans import Include, Plan
from desktop.services.session import Session

P = TypeVar("P", bound=Plan)
E = TypeVar("E", bound=Entry)
R = TypeVar("R", bound=Result)
V = TypeVar("V")
AnyWrite: TypeAlias = "Write[Any, Any, Any]"


def required(value: V | None) -> V:
    """Return a value that every plan without objections has. Raises ValueError for one that is not to be sent."""
    if value is None:
        raise ValueError("a plan with an objection is not carried out")
    return value


@dataclass(frozen=True, slots=True)
class Finding(Generic[R]):
    """What reading back showed: DONE, NOT_DONE or UNKNOWN, and the result for the journal."""

    outcome: Outcome
    result: R


class Write(ABC, Generic[P, E, R]):
    """A wish that a single request to the portal fulfils; immutable.

    Each kind is a subclass with its own plan, class of entries and result; defining it registers it.
    """

    entry: ClassVar[type[Entry]]

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        _KINDS[cls.entry] = cls

    @abstractmethod
    async def plan(self, session: Session, shown: P | None = None, *, certain: bool = False) -> P:
        """Read the portal and work out what the write will do; raises Problem.

        `certain`: the request is about to be sent, so what it changes is read for certain. With `shown`, a plan of
        this write that was accepted, the new plan does no more than that one showed.
        """

    def covers(self, shown: P, fresh: P) -> bool:
        """Return whether a fresh plan does nothing that was not shown."""
        return shown.covers(fresh)

    @abstractmethod
    def intent(self, plan: P) -> tuple[object, object]:
        """Return the entry's `before` and `after`: enough to find out the outcome, and to undo the write."""

    @classmethod
    @abstractmethod
    def again(cls, entry: E) -> Self | None:
        """Return the write that an entry records, whether done or planned; None when the entry holds too little."""

    @classmethod
    def inverse(cls, entry: E) -> Sequence[AnyWrite]:
        """Return the writes that undo one that was done; who is in which list is up to the action as a whole."""
        return ()

    @property
    @abstractmethod
    def key(self) -> Hashable:
        """Identifies the write within its action, whichever people it concerns."""

    def wanted(self) -> object:
        """Return the entry's `after` for a step that can't be planned yet; `again` understands it."""
        return NOTHING

    def including(self, include: Include) -> "Write[P, E, R]":
        """Return the write including people who are otherwise left out of call lists."""
        return self

    def watch(self, plan: P) -> UpdateWatch | None:
        """Return what reads the list while the request is under way."""
        return None

    @abstractmethod
    async def send(self, session: Session, plan: P, watching: UpdateWatch | None) -> R:
        """Send the request; returns what only its answer contains. Raises Problem."""

    @staticmethod
    @abstractmethod
    async def found_out(
        session: Session, entry: E, sent: R | None, watching: UpdateWatch | None = None
    ) -> Finding[R]:
        """Read back the outcome of a write; `sent` is None when the answer was lost. Raises Problem."""

    def then(self, entry: E) -> Sequence[AnyWrite]:
        """Return the writes that follow once this one is done."""
        return ()


_KINDS: dict[type[Entry], type[AnyWrite]] = {}


def kind_of(entry: Entry) -> type[AnyWrite]:
    """Return the kind of write that an entry records."""
    return _KINDS[type(entry)]
