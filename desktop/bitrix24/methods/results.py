"""What came of the calls to one client, in one request: `crm.activity.list`, `voximplant.statistic.get`,
`crm.timeline.comment.list`, `crm.item.list`, `crm.status.list` (contract 5.5, 6.3, 6.4, 7.1, 12).

Each part is a command of its own, so that a right that is missing costs its part alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Any, TypeVar

import msgspec

from desktop.bitrix24.line.paging import PAGE
from desktop.bitrix24.line.protocol import Call, Reply
from desktop.bitrix24.line.reader import Reader, outcomes
from desktop.bitrix24.methods import calls, cards, last_calls, records, statuses
from desktop.bitrix24.methods.calls import Client
from desktop.bitrix24.methods.records import Id, Reference, Text
from desktop.domain.call_list import CONTACT
from desktop.domain.plain_text import plain_text
from desktop.domain.problem import NO_RIGHT, Cause, Problem
from desktop.domain.results import Answer, ClientCall, ClientResults, FilledForm, Part, Remark, Trade

T = TypeVar("T")

COMMENTS = "crm.timeline.comment.list"
DEAL, INVOICE = 2, 31
_FORM_PROVIDER = "CRM_WEBFORM"
"""PROVIDER_ID of the activities of filled CRM forms."""
_FORM_TYPE = 6
"""TYPE_ID of activities with a provider."""
_STAGES = ("DEAL_STAGE", "SMART_INVOICE_STAGE")
"""How the ENTITY_ID of the dictionaries of stages begin: each funnel has one."""
_NO_SUCH_KIND = "ENTITY_TYPE_NOT_SUPPORTED"
"""What a portal answers that has no invoices of this kind."""
_ALONE = NO_RIGHT | {Cause.UNREADABLE, Cause.PORTAL_FAULT, Cause.OPERATING_LIMIT}
"""Failures that concern one part only; any other concerns the portal as a whole."""

_TRADE_FIELDS = (
    "id",
    "title",
    "opportunity",
    "currencyId",
    "stageId",
    "contactId",
    "companyId",
    "assignedById",
    "createdTime",
)

Stages = Mapping[str, str]
"""Names of the stages of deals and invoices, by code."""


@dataclass(frozen=True, slots=True)
class ResultsRead:
    """What was read; `stages` are None if they were not asked for, or could not be read."""

    results: ClientResults
    stages: Stages | None


async def of_client(
    reader: Reader, client: Client, since: datetime | None, zone: tzinfo, stages: Stages | None
) -> ResultsRead:
    """Return what came of the calls to a contact (3) or company (4), of each part at most the newest 50.

    `since` limits comments, forms, deals and invoices. `stages` are known names of stages; with None they are read as
    well. Moments are returned in `zone`. Raises Problem if the portal as a whole can't be read.
    """
    asked: dict[Part | None, Call] = {
        Part.CALLS: last_calls.calls_call(client),
        Part.TELEPHONY: last_calls.statistics_call([client]),
        Part.COMMENTS: _comments_call(client),
        Part.FORMS: _forms_call(client, since),
        Part.DEALS: _trades_call(DEAL, client, since),
        Part.INVOICES: _trades_call(INVOICE, client, since),
    }
    if stages is None:
        asked[None] = Call(statuses.LIST, {"order": {"SORT": "ASC"}})
    replies = dict(zip(asked, await outcomes(reader.read(call) for call in asked.values()), strict=True))
    read = _Parts(replies, client, since, zone)
    named = stages if stages is not None else read.stages()
    results = ClientResults(
        *client,
        since,
        calls=read.calls(),
        comments=read.of(Part.COMMENTS, read.comments),
        forms=read.of(Part.FORMS, read.forms),
        deals=read.of(Part.DEALS, lambda reply: read.trades(reply, DEAL, named or {})),
        invoices=read.of(Part.INVOICES, lambda reply: read.trades(reply, INVOICE, named or {})),
        missing=read.missing,
        more=frozenset(read.more),
    )
    return ResultsRead(results, named)


class _Parts:
    """Decodes the replies, and notes which parts are missing, and of which there is more."""

    def __init__(
        self, replies: "Mapping[Part | None, Reply | Problem]", client: Client, since: datetime | None, zone: tzinfo
    ) -> None:
        self._replies, self._client, self._since, self._zone = replies, client, since, zone
        self.missing: dict[Part, Cause] = {}
        self.more: set[Part] = set()

    def of(self, part: Part, decode: Callable[[Reply], tuple[T, ...]]) -> tuple[T, ...]:
        """Return a part; empty if it is missing. Raises Problem if the portal as a whole can't be read."""
        reply = self._replies[part]
        try:
            if isinstance(reply, Problem):
                raise reply
            return decode(reply)
        except Problem as problem:
            if problem.code.upper() == _NO_SUCH_KIND:
                return ()
            if problem.cause not in _ALONE:
                raise
            self.missing[part] = problem.cause
            return ()

    def calls(self) -> tuple[ClientCall, ...]:
        """Return the calls, with what the statistics know of them."""
        known = dict(self.of(Part.TELEPHONY, lambda reply: tuple(last_calls.statistic_rows(reply).items())))
        return self.of(Part.CALLS, lambda reply: self._calls(reply, known))

    def _calls(self, reply: Reply, known: Mapping[int, last_calls.StatisticRow]) -> tuple[ClientCall, ...]:
        rows = last_calls.call_rows(reply, [self._client])
        self._count(Part.CALLS, rows)
        found = [
            last_calls.call_of(self._client, row, known.get(int(row.id)))
            for row in rows
            if last_calls.held_with(row, [self._client])
        ]
        found.sort(key=lambda call: call.began, reverse=True)
        return tuple(replace(call, began=call.began.astimezone(self._zone)) for call in found)

    def comments(self, reply: Reply) -> tuple[Remark, ...]:
        """Return the comments in the client's card."""
        rows = records.rows(reply.result, _CommentRow, method=COMMENTS)
        if any(row.entity_id not in (0, self._client[1]) for row in rows):
            raise Problem(Cause.UNREADABLE, method=COMMENTS, detail="the filter was ignored")
        self._count(Part.COMMENTS, rows)
        found = [
            Remark(int(row.author_id) or None, at, text)
            for row in rows
            if (at := self._at(row.created)) is not None and (text := plain_text(row.comment))
        ]
        return tuple(remark for remark in found if self._since is None or remark.at >= self._since)

    def forms(self, reply: Reply) -> tuple[FilledForm, ...]:
        """Return the forms that were filled in for the client."""
        rows = records.rows(reply.result, _FormRow, method=calls.LIST)
        if any(row.provider_id.upper() != _FORM_PROVIDER for row in rows):
            raise Problem(Cause.UNREADABLE, method=calls.LIST, detail="the filter was ignored")
        self._count(Part.FORMS, rows)
        return tuple(
            FilledForm(int(row.id), int(row.form_id) or None, at, row.answers(self._client[0]))
            for row in {row.id: row for row in rows}.values()
            if (at := self._at(row.start_time)) is not None
        )

    def trades(self, reply: Reply, kind: int, stages: Stages) -> tuple[Trade, ...]:
        """Return the deals or invoices of the client."""
        rows = cards.rows(reply.result, _TradeRow)
        own = [row for row in rows if row.client_of(self._client[0]) == self._client[1]]
        if rows and not own:
            raise Problem(Cause.UNREADABLE, method=cards.LIST, detail="the filter was ignored")
        self._count(Part.DEALS if kind == DEAL else Part.INVOICES, rows)
        return tuple(
            Trade(
                kind,
                int(row.id),
                str(row.title),
                row.total,
                str(row.currency_id),
                stages.get(row.stage_id, str(row.stage_id)),
                int(row.assigned_by_id) or None,
                at,
            )
            for row in own
            if (at := self._at(row.created_time)) is not None and (self._since is None or at >= self._since)
        )

    def stages(self) -> Stages | None:
        """Return the names of stages; None if they can't be read, which costs only the names."""
        reply = self._replies[None]
        if isinstance(reply, Problem):
            return None
        try:
            rows = records.rows(reply.result, _StageRow, method=statuses.LIST)
        except Problem:
            return None
        return {str(row.status_id): str(row.name) for row in rows if row.entity_id.startswith(_STAGES)}

    def _at(self, written: str) -> datetime | None:
        read = calls.time_of(written)
        return read.astimezone(self._zone) if read is not None else None

    def _count(self, part: Part, rows: list[Any]) -> None:
        if len(rows) == PAGE:
            self.more.add(part)


class _CommentRow(msgspec.Struct, rename="upper"):
    id: Id
    entity_id: Reference = Reference()
    created: Text = Text()
    author_id: Reference = Reference()
    comment: Text = Text()


class _FormRow(msgspec.Struct, rename="upper"):
    id: Id
    provider_id: Text = Text()
    form_id: Reference = msgspec.field(default=Reference(), name="PROVIDER_TYPE_ID")
    start_time: Text = Text()
    provider_params: Any = None

    def answers(self, kind: int) -> tuple[Answer, ...]:
        """Return what was entered; `kind` is the client's, in whose card some of it is kept."""
        params = self.provider_params if isinstance(self.provider_params, dict) else {}
        fields = params.get("FIELDS")
        entries = fields.values() if isinstance(fields, dict) else fields if isinstance(fields, list) else ()
        own = "CONTACT_" if kind == CONTACT else "COMPANY_"
        return tuple(
            Answer(
                plain_text(records.text(entry.get("caption"))),
                value,
                on_card=records.text(entry.get("code")).upper().startswith(own),
            )
            for entry in entries
            if isinstance(entry, dict) and (value := _value(entry.get("value")))
        )


class _TradeRow(cards.CardRow, rename="camel"):
    opportunity: Any = None
    currency_id: Text = Text()
    stage_id: Text = Text()
    contact_id: Reference = Reference()
    created_time: Text = Text()

    @property
    def total(self) -> float | None:
        try:
            return float(self.opportunity)
        except (TypeError, ValueError):
            return None

    def client_of(self, kind: int) -> int:
        return int(self.contact_id if kind == CONTACT else self.company_id)


class _StageRow(msgspec.Struct, rename="upper"):
    entity_id: Text = Text()
    status_id: Text = Text()
    name: Text = Text()


def _value(given: Any) -> str:
    """Return what a form got in a field, which may hold several values, those of lists with a title."""
    values = given.values() if isinstance(given, dict) else given if isinstance(given, list) else [given]
    texts = (records.text(value.get("title") if isinstance(value, dict) else value) for value in values)
    return ", ".join(filter(None, map(plain_text, texts)))


def _comments_call(client: Client) -> Call:
    kind = "contact" if client[0] == CONTACT else "company"
    where = {"ENTITY_TYPE": kind, "ENTITY_ID": client[1]}
    select = ["ID", "ENTITY_ID", "CREATED", "AUTHOR_ID", "COMMENT"]
    return Call(COMMENTS, {"filter": where, "select": select, "order": {"ID": "DESC"}, "start": -1})


def _forms_call(client: Client, since: datetime | None) -> Call:
    where = {
        "=TYPE_ID": _FORM_TYPE,
        "=PROVIDER_ID": _FORM_PROVIDER,
        "BINDINGS": [{"OWNER_TYPE_ID": client[0], "OWNER_ID": client[1]}],
        **({">=START_TIME": calls.written(since)} if since is not None else {}),
    }
    select = ["ID", "TYPE_ID", "PROVIDER_ID", "PROVIDER_TYPE_ID", "START_TIME", "PROVIDER_PARAMS"]
    return Call(calls.LIST, {"select": select, "filter": where, "order": {"ID": "DESC"}, "start": -1})


def _trades_call(kind: int, client: Client, since: datetime | None) -> Call:
    where: dict[str, Any] = {"contactId" if client[0] == CONTACT else "companyId": client[1]}
    if since is not None:
        where[">=createdTime"] = calls.written(since)
    return cards.items_call(kind, where, select=_TRADE_FIELDS, newest_first=True)
