"""What came of the calls to a client: the calls themselves, with how they ended and what the operator wrote."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from desktop.domain.problem import Cause


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


class NoCall(Enum):
    """Why there is no last call to show."""

    UNREAD = "unread"
    """It was not asked for yet."""
    NONE = "none"
    """Nobody has called, as far as this user may see."""
    NO_RIGHT = "no-right"
    """This user may not read calls."""
    FAILED = "failed"
    """It could not be read; it is asked for again later."""


LastCall = ClientCall | NoCall


class Part(Enum):
    """A part of what came of the calls to a client. Each may be missing alone, for want of a right of its own."""

    CALLS = "calls"
    TELEPHONY = "telephony"
    """How calls ended, how long people talked to the second, and whether there is a recording."""
    COMMENTS = "comments"
    FORMS = "forms"
    DEALS = "deals"
    INVOICES = "invoices"


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment that somebody left in the client's card, as plain text; `author_id` is None if nobody is named."""

    author_id: int | None
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One field of a filled CRM form: what was asked, and what was entered, as plain text.

    `on_card`: the form keeps it in a field of the client's own card. Whether that changed the card is not told.
    """

    question: str
    value: str
    on_card: bool = False


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A CRM form that was filled in for the client; its answers in the form's order, those left blank are absent."""

    activity_id: int
    form_id: int | None
    at: datetime
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Trade:
    """A deal (kind 2) or an invoice (31) of the client.

    `total` is in `currency`, its code; None if the portal gives none. `stage` is its name, or its code if the name is
    unknown.
    """

    kind: int
    id: int
    title: str
    total: float | None
    currency: str
    stage: str
    owner_id: int | None
    created: datetime


@dataclass(frozen=True, slots=True)
class ClientResults:
    """What came of the calls to a client (kind 3 contacts, 4 companies), each part newest first.

    Comments, forms, deals and invoices are those since `since` (None: ever), calls are the latest ones of any time.
    The portal does not say which list any of it came from. `missing` are the parts that could not be read, and why;
    `more` are parts of which there is more than was read. Moments are aware, in the portal's zone.
    """

    kind: int
    card_id: int
    since: datetime | None
    calls: tuple[ClientCall, ...] = ()
    comments: tuple[Remark, ...] = ()
    forms: tuple[FilledForm, ...] = ()
    deals: tuple[Trade, ...] = ()
    invoices: tuple[Trade, ...] = ()
    missing: Mapping[Part, Cause] = field(default_factory=dict)
    more: frozenset[Part] = frozenset()

    @property
    def people(self) -> frozenset[int]:
        """The users who are named: operators, authors, owners."""
        named = (
            *(call.operator_id for call in self.calls),
            *(remark.author_id for remark in self.comments),
            *(trade.owner_id for trade in (*self.deals, *self.invoices)),
        )
        return frozenset(user_id for user_id in named if user_id is not None)
