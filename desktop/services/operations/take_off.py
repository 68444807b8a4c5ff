"""Take people off all call lists that they are in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from desktop.bitrix24.line.reader import together
from desktop.domain.moves import Person
from desktop.domain.overview import list_rows
from desktop.domain.plans import Include, Wish
from desktop.domain.whereabouts import Whereabouts
from desktop.services.participants import members_of
from desktop.services.refreshing import read_lists
from desktop.services.session import Session, now
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.operation import Operation
from desktop.services.writing.write import AnyWrite

_KNOWN_FOR = timedelta(seconds=60)
"""How old the known participants of a list may be to work out what is shown; what is sent is read again anyway."""


@dataclass(frozen=True, slots=True)
class TakeOff(Operation):
    """People, by kind and CRM id, leave every list in work or finished that they are in at that moment."""

    people: tuple[Person, ...]
    apart = True

    def including(self, include: Include) -> "TakeOff":
        """Return the same: nobody comes to a list."""
        return self

    async def writes(self, session: Session, *, anew: bool) -> Sequence[AnyWrite]:
        """Return one removal for every list that somebody of them is in."""
        await _read_lists(session, {kind for kind, _ in self.people}, anew=anew)
        whereabouts = Whereabouts(session.known)
        by_list: dict[int, list[int]] = {}
        for kind, card_id in self.people:
            for place in whereabouts.places(kind, card_id):
                by_list.setdefault(place.list_id, []).append(card_id)
        return [ChangeMembers(Wish(list_id, remove=tuple(ids))) for list_id, ids in sorted(by_list.items())]


async def _read_lists(session: Session, kinds: set[int], *, anew: bool) -> None:
    if anew:
        await read_lists(session, session.foreground)
    known, oldest = session.known, now() - _KNOWN_FOR
    stale = [
        row.id
        for row in list_rows(known, tallied=False)
        if row.call_list.kind in kinds
        and not row.in_the_way
        and (anew or row.membership is None or row.membership.read_at < oldest)
    ]
    await together([members_of(session, number) for number in stale])
