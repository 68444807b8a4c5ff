"""Calls as rows of activities (contract 6.3) and of the telephony statistics (contract 12)."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from desktop.bitrix24.line.protocol import Reply
from desktop.bitrix24.methods import activities, records
from desktop.bitrix24.methods.records import Id, Listing, Reference, Text
from desktop.domain.call_list import CHANGEABLE_KINDS, COMPANY, CONTACT
from desktop.domain.calls import Call
from desktop.domain.problem import Cause, Problem
from desktop.domain.results import CallResult, ClientCall

LIST = activities.LIST
STATISTICS = "voximplant.statistic.get"
TYPE = 2
"""TYPE_ID of calls."""
PROVIDER = "VOXIMPLANT_CALL"
"""PROVIDER_ID of telephony calls; those of others have a planned time (contract 6.3)."""
ACTIVITY_OUT, STATISTIC_OUT = 2, 1
"""DIRECTION and CALL_TYPE of calls that operators made."""
FIELDS = [
    "ID",
    "TYPE_ID",
    "PROVIDER_ID",
    "PROVIDER_TYPE_ID",
    "OWNER_TYPE_ID",
    "OWNER_ID",
    "RESPONSIBLE_ID",
    "DIRECTION",
    "START_TIME",
    "END_TIME",
    "SETTINGS",
    "COMMUNICATIONS",
]
"""What is selected of activities to know when somebody was called, by whom, and whether there was an answer."""
_RESULTS = {
    "200": CallResult.ANSWERED,
    "304": CallResult.NO_ANSWER,
    "480": CallResult.NO_ANSWER,
    "603": CallResult.NO_ANSWER,
    "603-S": CallResult.NO_ANSWER,
    "486": CallResult.BUSY,
    "404": CallResult.WRONG_NUMBER,
}

Client = tuple[int, int]
"""Kind and card id of a contact (3) or company (4)."""
NOBODY: Client = (0, 0)
"""The client of a call to somebody who is neither, or who is not known."""


class ActivityRow(msgspec.Struct, rename="upper"):
    """A call's activity, of `FIELDS`."""

    id: Id
    type_id: Reference = Reference()
    provider_id: Text = Text()
    provider_type_id: Text = Text()
    owner_type_id: Reference = Reference()
    owner_id: Reference = Reference()
    responsible_id: Reference = Reference()
    direction: Reference = Reference()
    start_time: Text = Text()
    end_time: Text = Text()
    settings: Any = None
    communications: Listing = msgspec.field(default_factory=Listing)
    description: Text = Text()

    @property
    def is_call(self) -> bool:
        """Whether it is a telephony call at all."""
        return self.type_id == TYPE and self.provider_id.upper() == PROVIDER

    @property
    def made(self) -> bool:
        """Whether an operator made the call: it neither came in nor was a callback."""
        return self.direction == ACTIVITY_OUT and self.provider_type_id.upper() != "CALLBACK"

    @property
    def answered(self) -> bool:
        """Whether somebody answered, as far as the activity says."""
        missed = self.settings.get("MISSED_CALL") if isinstance(self.settings, dict) else None
        return str(missed).strip().upper() not in ("TRUE", "Y", "1")

    @property
    def owner(self) -> Client:
        """The kind and id of what the activity belongs to, which may be a deal."""
        return int(self.owner_type_id), int(self.owner_id)

    @property
    def client(self) -> Client | None:
        """Whom the call was with; None if that is neither a contact nor a company, or not certain."""
        named = {_communication(entry) for entry in self.communications} or {self.owner}
        return self.client_among({client for client in named if client[0] in CHANGEABLE_KINDS})

    def client_call(self) -> ClientCall:
        """Return the call with all that its activity says of it. Raises Problem UNREADABLE."""
        began = moment_of(self.start_time, LIST)
        ended = max(began, read_moment(self.end_time) or began)
        return ClientCall(
            int(self.id),
            *(self.client or NOBODY),
            int(self.responsible_id) or None,
            began,
            ended - began if self.answered else timedelta(),
            CallResult.ANSWERED if self.answered else CallResult.NO_ANSWER,
            comment=self.description.strip(),
        )

    def client_among(self, asked: Collection[Client]) -> Client | None:
        """Return which of the clients was called: whom it was held with, the owner where that says nothing."""
        named = {_communication(entry) for entry in self.communications}
        held = {client for client in named if client in asked}
        if len(held) == 1:
            return held.pop()
        return self.owner if self.owner in (held if named else asked) else None


class StatisticRow(msgspec.Struct, rename="upper"):
    """A call in the telephony statistics."""

    id: Id
    portal_user_id: Reference = Reference()
    call_type: Reference = Reference()
    call_duration: Reference = Reference()
    call_start_date: Text = Text()
    call_failed_code: Text = Text()
    crm_entity_type: Text = Text()
    crm_entity_id: Reference = Reference()
    crm_activity_id: Reference = Reference()
    comment: Text = Text()
    record_file_id: Reference = Reference()

    @property
    def client(self) -> Client:
        """The kind and card id of the primary entity; kind 0 if it is neither contact nor company."""
        kind = {"CONTACT": CONTACT, "COMPANY": COMPANY}.get(self.crm_entity_type.upper(), 0)
        return kind, int(self.crm_entity_id)

    @property
    def unsure(self) -> bool:
        """Whether its activity has to say who was called: the primary entity may be the client's deal or company."""
        return self.client[0] != CONTACT and self.crm_activity_id > 0

    @property
    def began(self) -> datetime:
        """When the call began, in UTC. Raises Problem UNREADABLE."""
        return moment_of(self.call_start_date, STATISTICS)

    @property
    def talked(self) -> timedelta:
        """How long was talked; the portal says 0 if nobody answered."""
        return timedelta(seconds=max(int(self.call_duration), 0))

    @property
    def result(self) -> CallResult:
        """How the call ended, by its CALL_FAILED_CODE."""
        code = self.call_failed_code.strip().upper()
        return _RESULTS.get(code, CallResult.FAILED) if code else CallResult.UNKNOWN

    def call(self, client: Client) -> Call:
        """Return the call, to a client who is known by now."""
        answered = self.result is CallResult.ANSWERED
        return Call(*client, int(self.portal_user_id) or None, self.began, self.began + self.talked, answered)

    def client_call(self, client: Client) -> ClientCall:
        """Return the call with all that the statistics say of it, to a client who is known by now."""
        return ClientCall(
            int(self.crm_activity_id) or None,
            *client,
            int(self.portal_user_id) or None,
            self.began,
            self.talked,
            self.result,
            comment=self.comment.strip(),
            recorded=self.record_file_id > 0,
        )


def _communication(entry: Any) -> Client:
    held_with = entry if isinstance(entry, dict) else {}
    kind, card_id = (records.text(held_with.get(name)) for name in ("ENTITY_TYPE_ID", "ENTITY_ID"))
    return (int(kind), int(card_id)) if kind.isdecimal() and card_id.isdecimal() else (0, 0)


def server_time(replies: Iterable[Reply]) -> datetime | None:
    """Return the portal's clock when it answered first; None if it did not say."""
    at = next((reply.time.at for reply in replies if reply.time.at is not None), None)
    return None if at is None else datetime.fromtimestamp(at, UTC)


def moment_of(text: str, method: str) -> datetime:
    """Read the beginning of a call. Raises Problem UNREADABLE: without it, it may be the last one."""
    read = read_moment(text)
    if read is None:
        raise Problem(Cause.UNREADABLE, method=method, detail="the time of a call")
    return read


def read_moment(text: str) -> datetime | None:
    """Read a moment, in UTC; None if it is unreadable, or in no zone."""
    try:
        read = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return read.astimezone(UTC) if read.tzinfo is not None else None


def written(moment: datetime) -> str:
    """Return a moment as filters take it."""
    return second_of(moment).isoformat()


def second_of(moment: datetime) -> datetime:
    """Return the beginning of a moment's second: the portal keeps whole seconds."""
    return moment.astimezone(UTC).replace(microsecond=0)
