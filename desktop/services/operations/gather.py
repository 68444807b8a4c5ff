"""A new call list out of the people of others, by their statuses: recycling one list, combining several."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.bitrix24.reader import together
from desktop.domain.list_plans import NewList
from desktop.domain.plans import Include
from desktop.domain.splitting import Combination, combined
from desktop.services.session import Session
from desktop.services.writing.new_lists import CreateList
from desktop.services.writing.operation import Operation
from desktop.services.writing.path import members_of
from desktop.services.writing.write import Write


@dataclass(frozen=True, slots=True)
class GatherList(Operation):
    """Those of some lists who have one of the statuses `codes` become a new list; the lists stay as they are.

    Anyone with another status in any of the lists is left out: they are done with, or called there already. `wish` is
    the new list; who is in it is worked out. The first of `list_ids` is the one whose people are wanted in a
    difference.
    """

    list_ids: tuple[int, ...]
    codes: frozenset[str]
    wish: NewList
    how: Combination = Combination.UNION

    def including(self, include: Include) -> "GatherList":
        """Return it with those included who are left out otherwise."""
        return replace(self, wish=replace(self.wish, include=include))

    async def writes(self, session: Session, *, anew: bool) -> Sequence[Write[Any]]:
        """Return the list to be made."""
        known = session.known.memberships
        if anew or any(number not in known for number in self.list_ids):
            await together([members_of(session, number) for number in self.list_ids])
        lists = [known[number] for number in self.list_ids]
        people = combined(self.how, [membership.card_ids for membership in lists])
        out = {p.card_id for membership in lists for p in membership.participants if p.status not in self.codes}
        people = tuple(card_id for card_id in people if card_id not in out)
        return [CreateList(replace(self.wish, card_ids=people, sources=self.list_ids))]
