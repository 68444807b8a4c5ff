"""Split call lists: people who are still to be called move to new lists for colleagues."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.bitrix24.line.reader import together
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
    """Moves people from a list to new ones, if they still have the status they had when they were distributed.

    `parts` are the new lists, `statuses` what each person may lose by leaving. `responsible_id` is the user who gets
    the remaining list; None leaves that unchanged.
    """

    list_id: int
    parts: tuple[NewList, ...]
    statuses: tuple[tuple[int, str], ...]
    responsible_id: int | None = None

    def including(self, include: Include) -> "SplitList":
        """Return the split including people who otherwise stay in the list."""
        return replace(self, parts=tuple(replace(part, include=include) for part in self.parts))

    async def writes(self, session: Session, *, anew: bool) -> Sequence[AnyWrite]:
        """Return the writes: the new lists, the removal from this one, and its responsible user."""
        people = dict(self.statuses)
        if anew:
            there = (await members_of(session, self.list_id)).statuses
            people = {card_id: status for card_id, status in people.items() if there.get(card_id) == status}
        parts = [replace(part, card_ids=tuple(c for c in part.card_ids if c in people)) for part in self.parts]
        writes: list[AnyWrite] = [CreateList(part) for part in parts if part.card_ids]
        moving = {card_id: people[card_id] for part in parts for card_id in part.card_ids}
        if moving:
            writes.append(ChangeMembers(Wish.leaving(self.list_id, moving)))
        if self.responsible_id is not None:
            writes.append(ChangeActivity(ActivityWish(self.list_id, responsible_id=self.responsible_id)))
        return writes


@dataclass(frozen=True, slots=True)
class SplitLists(Operation):
    """Splits several lists as one action; nobody may be moved out of more than one of them."""

    splits: tuple[SplitList, ...]

    def including(self, include: Include) -> "SplitLists":
        """Return the splits including people who otherwise stay in their lists."""
        return replace(self, splits=tuple(split.including(include) for split in self.splits))

    async def writes(self, session: Session, *, anew: bool) -> Sequence[AnyWrite]:
        """Return the writes of all splits."""
        found = await together([split.writes(session, anew=anew) for split in self.splits])
        return [write for writes in found for write in writes]
