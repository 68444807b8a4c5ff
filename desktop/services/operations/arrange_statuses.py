"""Change statuses where they stand: their names, colours and places in the queue; and add one in its place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.bitrix24.methods import statuses
from desktop.domain.plans import Include
from desktop.domain.status import Status, Statuses
from desktop.domain.status_order import new_sorts, put
from desktop.domain.status_plans import NewStatus, StatusWish, plan_change
from desktop.services.session import Session
from desktop.services.writing.operation import Operation, Prepared, Step
from desktop.services.writing.statuses import AddStatus, ChangeStatus
from desktop.services.writing.write import AnyWrite


@dataclass(frozen=True, slots=True)
class Placing:
    """A wished place in the queue: directly below the nearest of the codes `above`, as they stood when it was wished.

    What others moved or deleted meanwhile does not change which neighbour is meant.
    """

    code: str
    above: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArrangeStatuses(Operation):
    """Changes the `values` of statuses, and their `places` in the queue, one move after another."""

    values: tuple[StatusWish, ...] = ()
    places: tuple[Placing, ...] = ()

    def wishes(self, dictionary: Statuses) -> list[StatusWish]:
        """Return what it changes in a dictionary; a moved status that is gone has a wish without values."""
        order, wishes = list(dictionary), {wish.code: wish for wish in self.values}
        for placing in self.places:
            if status := dictionary.get(placing.code):
                order = put(order, status, placing.above)
            else:
                wishes[placing.code] = StatusWish(placing.code)
        moving = {placing.code for placing in self.places}
        sorts = new_sorts(order, moving.pop() if len(moving) == 1 else "") if moving else {}
        for code, sort in sorts.items():
            wishes[code] = replace(wishes.get(code, StatusWish(code)), sort=sort)
        return list(wishes.values())

    def foreseen(self, session: Session) -> Prepared:
        """Return the operation worked out from what is known, which the supervisor sees while doing it."""
        dictionary = session.known.statuses
        steps = (
            Step(ChangeStatus(wish), plan_change(wish, dictionary, administrator=session.administrator))
            for wish in self.wishes(dictionary)
        )
        return Prepared(tuple(steps), self)

    async def writes(self, session: Session, *, anew: bool) -> Sequence[AnyWrite]:
        """Return a change for each status that needs one."""
        return [ChangeStatus(wish) for wish in self.wishes(await present_dictionary(session, anew=anew))]

    def including(self, include: Include) -> "ArrangeStatuses":
        """Return the operation as it is: it adds nobody to a list."""
        return self


@dataclass(frozen=True, slots=True)
class AddInPlace(Operation):
    """Adds a status directly below the nearest of the codes `above`, and moves others if there is no room for it."""

    wish: NewStatus
    above: tuple[str, ...]

    async def writes(self, session: Session, *, anew: bool) -> Sequence[AnyWrite]:
        """Return the addition, then the changes that make room for it."""
        dictionary, code = await present_dictionary(session, anew=anew), self.wish.code
        sorts = new_sorts(put(dictionary, Status(0, code, "", 0), self.above))
        new = AddStatus(replace(self.wish, sort=sorts.pop(code)))
        return [new, *(ChangeStatus(StatusWish(other, sort=sort)) for other, sort in sorts.items())]

    def including(self, include: Include) -> "AddInPlace":
        """Return the operation as it is: it adds nobody to a list."""
        return self


async def present_dictionary(session: Session, *, anew: bool) -> Statuses:
    """Return the dictionary: as known, or `anew` from the portal. Raises Problem."""
    if anew:
        await session.learn.statuses(await statuses.dictionary(session.foreground, whole_only=True))
    return session.known.statuses
