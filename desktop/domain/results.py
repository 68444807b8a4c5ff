"""What came of the calls to a client: the calls themselves, with how they ended and what the operator wrote."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum


class CallResult(Enum):
    """How a telephone call ended."""

    ANSWERED = "answered"
    NO_ANSWER = "no-answer"
    BUSY = "busy"
    WRONG_NUMBER = "wrong-number"
    FAILED = "failed"
    """It did not come about for another reason."""
    UNKNOWN = "unknown"
    """The portal keeps the call, but not how it ended."""


@dataclass(frozen=True, slots=True)
class ClientCall:
    """A telephone call with a client: kind 3 contacts, 4 companies.

    `activity_id` is the call's activity, None where only the telephony knows the call. `operator_id` is None if the
    portal names nobody. `began` is aware, by the server's clock; `talked` is None if unknown, zero if nobody
    answered. `comment` is plain text, "" for none. `recorded`: there is a recording, which is heard on the portal.
    """

    activity_id: int | None
    kind: int
    card_id: int
    operator_id: int | None
    began: datetime
    talked: timedelta | None
    result: CallResult
    incoming: bool = False
    comment: str = ""
    recorded: bool = False

    @property
    def client(self) -> tuple[int, int]:
        """The kind and the card id of the client."""
        return self.kind, self.card_id
