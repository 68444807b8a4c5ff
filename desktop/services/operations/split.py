"""Split a call list: those who are still to be called move to new lists, which colleagues get."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.domain.list_plans import ActivityWish, NewList
from desktop.domain.plans import Include, Wish
from desktop.services.participants import members_of
from desktop.services.session import Session
from desktop.services.writing.activities import ChangeActivity
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.new_lists import CreateList
from desktop.services.writing.operation import Operation
from desktop.services.writing.write import AnyWrite


@dataclass(frozen=True, slots=True)
class SplitList(Operation):
    """People who were dealt out move from a list to new ones, as far as they have the status they were dealt with.

    `parts` are the new lists, `statuses` what each person may lose by leaving. `responsible_id` is who gets what
    stays; None leaves that as it is.
    """

    list_id: int
    parts: tuple[NewList, ...]
    statuses: tuple[tuple[int, str], ...]
    responsible_id: int | None = None

    def including(self, include: Include) -> "SplitList":
        """Return the split with those included who stay in the list otherwise."""
        return replace(self, parts=tuple(replace(part, include=include) for part in self.parts))

    async def writes(self, session: Session, *, anew: bool) -> Sequence[AnyWrite]:
        """Return the new lists, what leaves this one, and who gets it."""
        people = dict(self.statuses)
        if anew:
            there = {p.card_id: p.status for p in (await members_of(session, self.list_id)).participants}
            people = {card_id: status for card_id, status in people.items() if there.get(card_id) == status}
        parts = [replace(part, card_ids=tuple(c for c in part.card_ids if c in people)) for part in self.parts]
        writes: list[AnyWrite] = [CreateList(part) for part in parts if part.card_ids]
        moving = tuple((card_id, people[card_id]) for part in parts for card_id in part.card_ids)
        if moving:
            wish = Wish(self.list_id, remove=tuple(card_id for card_id, _ in moving), losing=moving)
            writes.append(ChangeMembers(wish))
        if self.responsible_id is not None:
            writes.append(ChangeActivity(ActivityWish(self.list_id, responsible_id=self.responsible_id)))
        return writes
