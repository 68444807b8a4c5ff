"""The questions of a check: reads only, in rounds; the later ones depend on what the earlier ones brought."""

from desktop.bitrix24.line import batch
from desktop.bitrix24.line.paging import PAGE
from desktop.bitrix24.line.protocol import Call
from desktop.bitrix24.methods import activities, call_lists, cards, duplicates, forms, memberships, statuses, users
from desktop.bitrix24.methods.memberships import rows_of
from desktop.bitrix24.probes.replies import Replies, record_in
from desktop.domain.call_list import CONTACT
from desktop.domain.problem import Problem
from desktop.domain.status import IN_WORK

STATISTICS = "voximplant.statistic.get"
OWN_LIST = call_lists.LIST
LOUD_LIST = call_lists.LIST.upper()
NOT_YET = (
    "crm.calllist.delete",
    "crm.calllist.items.update",
    "crm.calllist.items.set",
    "crm.webform.list",
    "crm.form.get",
)
"""Methods that did not exist when the contract was written; only `method.get` is asked about them."""
OUT_OF_REACH = (
    STATISTICS,
    "disk.storage.getlist",
    "department.get",
    "sonet_group.get",
    "calendar.section.get",
    users.GET,
)
"""Harmless reads of other permissions; one that the webhook lacks shows how the portal refuses."""

LONG_COMMAND = 1_200
"""Values of one command; PHP takes 1000 by default (contract 1.2)."""

_NO_LIST = 2_000_000_000
_NOBODY = "nobody@call-list-desk.invalid"
_NO_ACTIVITY = 2_147_483_647
_FAR = 1_000_000 * PAGE
_NEWEST = 150
"""Lists whose activities are looked for."""
_LEAFED = 6
"""Lists of the sample of which the page is read again, and the next one too."""
_MOST_DELETED = 3
_FINISHED = 8
"""Lists with a completed activity whose participants still to be called are looked for."""
_ACTIVITY_FIELDS = ["ID", "SUBJECT", "TYPE_ID", "PROVIDER_ID", "ASSOCIATED_ENTITY_ID", "COMPLETED"]
_CARRIERS = {"=TYPE_ID": activities.TYPE, "=PROVIDER_ID": activities.PROVIDER}


def first_round(replies: Replies) -> dict[str, Call]:
    """Return what can be asked of any portal."""
    newest = {"select": _ACTIVITY_FIELDS, "filter": _CARRIERS, "order": {"ID": "DESC"}}
    named = {
        f"method {name}": Call(forms.METHOD, {"name": name})
        for name in (OWN_LIST, LOUD_LIST, forms.LIST, *NOT_YET, *OUT_OF_REACH)
    }
    return named | {
        "profile": Call(users.PROFILE),
        "scope": Call("scope"),
        "app": Call("app.info"),
        "feature": Call("feature.get", {"CODE": "crm_call_list"}),
        "dictionary": statuses.list_call(),
        "statuses": Call(call_lists.STATUS_LIST),
        "lists": Call(OWN_LIST, {"SELECT": call_lists.FIELDS, "ORDER": {"ID": "ASC"}, "start": -1}),
        "lists down": Call(OWN_LIST, {"SELECT": ["ID"], "ORDER": {"ID": "DESC"}, "start": 0}),
        "lists unordered": Call(OWN_LIST, {"SELECT": ["ID"], "start": 0}),
        "lists odd field": Call(OWN_LIST, {"SELECT": ["ID"], "FILTER": {"NO_SUCH_FIELD": 1}, "start": 0}),
        "activities": Call(activities.LIST, {**newest, "start": 0}),
        "activities far": Call(activities.LIST, {**newest, "start": _FAR}),
        "activities odd key": Call(
            activities.LIST,
            {"select": ["ID"], "filter": {"=provider_id": "NO_SUCH"}, "order": {"ID": "DESC"}, "start": -1},
        ),
        "activity gone": Call(activities.GET, {"id": _NO_ACTIVITY}),
        "user": users.get_call([replies.user_id]),
        "users odd key": Call(users.GET, {"FILTER": {"NO_SUCH_FIELD": "none"}, "start": -1}),
        "calls": Call(STATISTICS, {"FILTER": {"ID": 1}, "start": -1}),
        "cards odd field": cards.items_call(CONTACT, {"noSuchField": 1}, select=("id",)),
        "cards far": Call(
            cards.LIST, {"entityTypeId": CONTACT, "select": ["id"], "order": {"id": "ASC"}, "start": _FAR}
        ),
        "nobody": Call(duplicates.FIND, {"type": "EMAIL", "values": [_NOBODY], "entity_type": "CONTACT"}),
    }


def second_round(replies: Replies) -> dict[str, Call]:
    """Return what is asked about the newest lists."""
    calls: dict[str, Call] = {}
    newest = replies.changeable
    for first in range(0, min(len(newest), _NEWEST), PAGE):
        asked = newest[first : min(first + PAGE, _NEWEST)]
        where = {**_CARRIERS, "=ASSOCIATED_ENTITY_ID": asked}
        order = {"ID": "ASC"}
        calls[f"carriers:{first}"] = Call(
            activities.LIST, {"select": _ACTIVITY_FIELDS, "filter": where, "order": order, "start": -1}
        )
    for number in replies.sample:
        calls[f"page:{number}"] = memberships.window(number, 0)
    for number in replies.sample[:_LEAFED]:
        calls[f"again:{number}"] = memberships.window(number, 0)
        calls[f"next:{number}"] = memberships.window(number, 1)
    return calls


def third_round(replies: Replies) -> dict[str, Call]:
    """Return what is asked about the contents of the lists, and about forms if the portal has the method."""
    calls: dict[str, Call] = {}
    pages = {number: rows for number in replies.sample if (rows := page_rows(replies, f"page:{number}"))}
    mixed = next((number for number, rows in pages.items() if len({status for _, status in rows}) > 1), None)
    if mixed is not None:
        status = next(status for _, status in pages[mixed] if status)
        calls["exact"] = _items(mixed, {"STATUS": status})
        calls["lower case"] = _items(mixed, {"status": status})
    if pages:
        number, rows = next(iter(pages.items()))
        kind, ids = int(replies.lists[number].entity_type_id), [card_id for card_id, _ in rows][:PAGE]
        calls["cards"] = cards.items_call(kind, {"@id": ids})
    found = carried(replies) or {}
    finished = [number for number in replies.changeable if found.get(number)][:_FINISHED]
    for number in {*finished, *(number for number in pages if number in found)}:
        calls[f"waiting:{number}"] = _items(number, {"STATUS": IN_WORK})
        if number not in pages:
            calls[f"people:{number}"] = memberships.window(number, 0)
    for number in without_activity(replies)[:_MOST_DELETED]:
        calls[f"deleted:{number}"] = memberships.window(number, 0)
    if exists(replies, forms.LIST):
        calls["forms"] = forms.list_call()
    return calls


def observations(replies: Replies) -> dict[str, Call]:
    """Return the calls to make outside batches, for their HTTP answers."""
    calls = {"clock": Call("server.time")}
    with_rows = [number for number in replies.sample if page_rows(replies, f"page:{number}")]
    if with_rows:
        calls["end"] = Call(memberships.ITEMS, {"LIST_ID": with_rows[0], "start": _FAR})
    if replies.lists:
        calls["long"] = _long_command(max(replies.lists))
    refused = [name for name in OUT_OF_REACH if exists(replies, name, available=False)]
    if refused:
        calls["refused"] = Call(refused[0], {"start": -1})
    return calls


def exists(replies: Replies, method: str, *, available: bool = True) -> bool:
    """Return whether `method.get` says that a method exists, and is, or is not, open to this webhook."""
    answer = record_in(replies.outcomes[f"method {method}"])
    return bool(answer.get("isExisting")) and bool(answer.get("isAvailable")) is available


def page_rows(replies: Replies, name: str) -> list[tuple[int, str]]:
    """Return the rows of a page of participants, card id and status; none where it was refused or not asked."""
    outcome = replies.outcomes.get(name)
    try:
        return rows_of(outcome) if outcome is not None else []
    except Problem:
        return []


def carried(replies: Replies) -> dict[int, bool] | None:
    """Return, by newest list with an activity, whether all its activities are completed; None when unknown."""
    found: dict[int, bool] = {}
    try:
        for _, reply in replies.replies("carriers"):
            for row in activities.rows(reply.result):
                number = int(row.associated_entity_id)
                found[number] = found.get(number, True) and bool(row.completed)
    except Problem:
        return None
    return found


def without_activity(replies: Replies) -> list[int]:
    """Return the newest lists of contacts and companies whose activity this user does not see, newest first."""
    found = carried(replies)
    return [] if found is None else [number for number in replies.changeable[:_NEWEST] if number not in found]


def _long_command(number: int) -> Call:
    """Return a batch of one command with more values than PHP takes by default; the last is the only real one."""
    asked = [*range(_NO_LIST, _NO_LIST + LONG_COMMAND - 1), number]
    command = batch.command(Call(OWN_LIST, {"SELECT": ["ID"], "FILTER": {"@ID": asked}}))
    return Call(batch.METHOD, {"halt": 0, "cmd": {batch.key(0): command}})


def _items(number: int, where: dict[str, str]) -> Call:
    return Call(memberships.ITEMS, {"LIST_ID": number, "FILTER": where, "start": 0})


def list_ids(replies: Replies, name: str) -> list[int]:
    """Return the numbers of the lists in the reply to a question, in its order."""
    return [int(row.id) for row in call_lists.rows(replies.reply(name).result)]
