"""A new call list out of the people of others, by their statuses: recycling one list, combining several."""

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
    """Those of some lists who have one of the statuses `codes` become a new list; the lists stay as they are.

    `wish` is the new list; who is in it is worked out. The first of `list_ids` is the one whose people are wanted in
    a difference.
    """

    list_ids: tuple[int, ...]
    codes: frozenset[str]
    wish: NewList
    how: Combination = Combination.UNION

    def including(self, include: Include) -> "GatherList":
        """Return it with those included who are left out otherwise."""
        return replace(self, wish=replace(self.wish, include=include))

    async def writes(self, session: Session, *, anew: bool) -> Sequence[AnyWrite]:
        """Return the list to be made."""
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
