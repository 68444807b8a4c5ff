"""What was read of results since the session began: last calls, and what came of the calls to single clients."""

from collections.abc import Callable, Collection, Iterable, Mapping, Set
from datetime import datetime

from desktop.domain.results import ClientCall, ClientResults, LastCall, NoCall

FRESH_FOR = 600.0
"""Seconds after which what is looked at is read again: who didn't answer was called without any status moving."""

Client = tuple[int, int]
"""Kind and card id of a contact (3) or company (4)."""


class KnownResults:
    """Owned by the session. What has expired is still there to be shown, until it was read again.

    `clock` returns seconds that only grow. `stages` are the names of the stages of deals and invoices by code, None
    until they were read. `telephony` says whether the statistics may be read, as far as is known.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.calls: dict[Client, LastCall] = {}
        """The last calls that were read, also those that have expired; for reading only."""
        self._until: dict[Client, float] = {}
        """When the last call of a client expires."""
        self._details: dict[tuple[Client, datetime | None], tuple[ClientResults, float]] = {}
        self.stages: Mapping[str, str] | None = None
        self.telephony = True

    def unread(self, clients: Iterable[Client]) -> list[Client]:
        """Return the clients whose last call is not known, or has expired."""
        now = self._clock()
        return [client for client in clients if self._until.get(client, now) <= now]

    def put_calls(self, asked: Collection[Client], found: Mapping[Client, ClientCall]) -> None:
        """Note the last calls of clients; those without one have none."""
        self.calls |= {client: found.get(client, NoCall.NONE) for client in asked}
        self._until |= dict.fromkeys(asked, self._clock() + FRESH_FOR)

    def put_no_calls(self, asked: Collection[Client], why: NoCall) -> None:
        """Note why last calls can't be read; those that are known stay. What has failed is read again soon."""
        kept = {client for client in asked if self._is_known(client)}
        self.calls |= {client: why for client in asked if client not in kept}
        if why is NoCall.NO_RIGHT:
            self._until |= {client: self._clock() + FRESH_FOR for client in asked if client not in kept}

    def details(self, client: Client, since: datetime | None) -> ClientResults | None:
        """Return what is known of a client, also if it has expired; None if nothing is."""
        kept = self._details.get((client, since))
        return kept[0] if kept else None

    def details_fresh(self, client: Client, since: datetime | None) -> bool:
        """Return whether a client need not be read again."""
        kept = self._details.get((client, since))
        return kept is not None and kept[1] > self._clock()

    def put_details(self, found: ClientResults) -> None:
        """Note what came of the calls to a client."""
        self._details[(found.kind, found.card_id), found.since] = (found, self._clock() + FRESH_FOR)

    def expire(self, clients: Set[Client] | None = None) -> None:
        """Have clients read again when they are looked at, as something happened to them; by default everybody."""
        for client in self._until if clients is None else self._until.keys() & clients:
            self._until[client] = 0.0
        for key, (results, _) in self._details.items():
            if clients is None or key[0] in clients:
                self._details[key] = results, 0.0
        if clients is None:
            self.telephony = True

    def _is_known(self, client: Client) -> bool:
        found = self.calls.get(client)
        return isinstance(found, ClientCall) or found is NoCall.NONE
