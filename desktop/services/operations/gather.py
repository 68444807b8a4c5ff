"""Make a call list from the people of others, by status: recycling one list, combining several."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.bitrix24.line.reader import together
from desktop.domain.list_plans import NewList
from desktop.domain.plans import Include
from desktop.domain.splitting import Combination, chosen_people
from desktop.services.participants import members_of
from desktop.services.session import Session
from desktop.services.writing.new_lists import CreateList
from desktop.services.writing.operation import Operation
from desktop.services.writing.write import AnyWrite


@dataclass(frozen=True, slots=True)
class GatherList(Operation):
    """Makes a list of the people in some lists who have one of the statuses `codes`; those lists stay unchanged.

    `wish` is the new list, whose people are worked out here. A difference takes people from the first of
    `list_ids`.
    """

    list_ids: tuple[int, ...]
    codes: frozenset[str]
    wish: NewList
    how: Combination = Combination.UNION

    def including(self, include: Include) -> "GatherList":
        """Return the operation including people who are otherwise left out."""
        return replace(self, wish=replace(self.wish, include=include))

    async def writes(self, session: Session, *, anew: bool) -> Sequence[AnyWrite]:
        """Return the write that makes the list."""
        known = dict(session.known.memberships)
        unread = [number for number in self.list_ids if anew or number not in known]
        known |= zip(unread, await together([members_of(session, number) for number in unread]), strict=True)
        people = chosen_people(self.how, [known[number].participants for number in self.list_ids], self.codes)
        chosen = set(people)
        drawn = tuple(
            (number, participant.card_id, participant.status)
            for number in self.list_ids
            for participant in known[number].participants
            if participant.card_id in chosen
        )
        return [CreateList(replace(self.wish, card_ids=people, sources=self.list_ids, drawn_from=drawn))]
