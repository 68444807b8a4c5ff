"""What a reading of a list shows beside the earlier ones: who moved since, and who merely was not seen."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from desktop.domain.history import Movement


@dataclass(frozen=True, slots=True)
class ListState:
    """Who is in a list, and with which status, as far as its readings tell; at first that is what one reading saw.

    `begun` and `ended`: those of the latest reading. `whole_begun`: when the latest reading began that saw everybody;
    None before the first one. `absent`: people whom the readings since may have missed (rows hidden from this user, a
    list that moved while it was read), with the moment at which the reading that saw them last began.
    """

    list_id: int
    statuses: Mapping[int, str]
    begun: datetime
    ended: datetime
    whole_begun: datetime | None = None
    absent: Mapping[int, datetime] = field(default_factory=dict)

    @classmethod
    def read(
        cls, list_id: int, statuses: Mapping[int, str], begun: datetime, ended: datetime, *, whole: bool
    ) -> "ListState":
        """Return what one reading saw; `whole` if nobody can be missing in it."""
        return cls(list_id, statuses, begun, max(begun, ended), begun if whole else None)

    def then(self, reading: "ListState") -> tuple["ListState", list[Movement]]:
        """Return the state after a later reading, and who moved, by the moment they were seen last and card id.

        Nobody counts as removed unless the reading saw everybody, and nobody as added unless an earlier one did:
        others come and go unnoticed. Whoever was missed meanwhile moved after the reading that saw them last.
        """
        moved: list[Movement] = []

        def note(card_id: int, before: str | None, after: str | None, since: datetime) -> None:
            moved.append(Movement(self.list_id, card_id, before, after, min(since, reading.ended), reading.ended))

        for card_id, status in reading.statuses.items():
            before = self.statuses.get(card_id)
            if before is not None and before != status:
                note(card_id, before, status, self._seen(card_id))
            elif before is None and self.whole_begun is not None:
                note(card_id, None, status, self.whole_begun)
        missed = {card_id: status for card_id, status in self.statuses.items() if card_id not in reading.statuses}
        state = reading
        if reading.whole_begun is not None:
            for card_id, status in missed.items():
                note(card_id, status, None, self._seen(card_id))
        else:
            state = replace(
                reading,
                statuses={**reading.statuses, **missed},
                whole_begun=self.whole_begun,
                absent={card_id: self._seen(card_id) for card_id in missed},
            )
        return state, sorted(moved, key=lambda movement: (movement.not_before, movement.card_id))

    def _seen(self, card_id: int) -> datetime:
        return self.absent.get(card_id, self.begun)
