"""Remove people from all call lists that they are in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from desktop.bitrix24.line.reader import together
from desktop.domain.call_list import Visibility
from desktop.domain.moves import Person
from desktop.domain.overview import list_rows
from desktop.domain.plans import Include, Wish
from desktop.domain.refresh_rule import pending
from desktop.domain.whereabouts import Whereabouts
from desktop.services.participants import members_of
from desktop.services.refreshing import read_lists
from desktop.services.session import Session
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.operation import Operation
from desktop.services.writing.write import AnyWrite

_KNOWN_FOR = timedelta(seconds=60)
"""How old known participants may be when the plan is worked out; before a write they are read again anyway."""
_FINISHED = 20
"""Finished lists that are read although nothing speaks for it, those first whose reading is the oldest: an old portal
has thousands, and hardly anybody comes into one (decision 49)."""


@dataclass(frozen=True, slots=True)
class TakeOff(Operation):
    """Removes people, by kind and CRM id, from every list, in progress or finished, that they are in by then.

    Of many finished lists only some are read for it again; the others are as known. What one list refuses does not
    keep them in the others.
    """

    people: tuple[Person, ...]
    apart = True

    def including(self, include: Include) -> "TakeOff":
        """Return the operation unchanged: it adds nobody to a list."""
        return self

    async def writes(self, session: Session, *, anew: bool) -> Sequence[AnyWrite]:
        """Return one removal for every list that contains any of them."""
        await _read_lists(session, {kind for kind, _ in self.people}, anew=anew)
        whereabouts = Whereabouts(session.known, people=self.people)
        by_list: dict[int, list[int]] = {}
        for kind, card_id in self.people:
            for place in whereabouts.places(kind, card_id):
                by_list.setdefault(place.list_id, []).append(card_id)
        return [ChangeMembers(Wish(list_id, remove=tuple(ids))) for list_id, ids in sorted(by_list.items())]


async def _read_lists(session: Session, kinds: set[int], *, anew: bool) -> None:
    if anew:
        await read_lists(session, session.foreground)
    known, oldest = session.known, session.portal_clock.now() - _KNOWN_FOR
    stale = [
        row
        for row in list_rows(known, tallied=False)
        if row.call_list.kind in kinds
        and not row.in_the_way
        and (anew or row.membership is None or row.membership.read_at < oldest)
    ]
    speaking = set(pending(stale, session.learn.outdated))
    calm = [row for row in stale if row.visibility is Visibility.FINISHED and row.id not in speaking]
    calm.sort(key=lambda row: row.membership.read_at if row.membership else oldest)
    left_out = {row.id for row in calm[_FINISHED:]}
    await together([members_of(session, row.id) for row in stale if row.id not in left_out])
