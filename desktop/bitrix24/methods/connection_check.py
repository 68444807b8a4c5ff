"""The check on connecting: whose the credentials are, what they allow, and why not the rest (contract 9.3)."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from desktop.bitrix24.credentials.credentials import Credentials
from desktop.bitrix24.line.protocol import Call, Reply
from desktop.bitrix24.line.reader import Reader, outcomes
from desktop.bitrix24.methods import activities, call_lists, statuses, users
from desktop.domain.card import User
from desktop.domain.portal import Capability, Connection
from desktop.domain.problem import Cause, Problem

_SCOPE = "crm"
"""The scope of crm.calllist.*, without which the program is of no use."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The result of the check: the connection, the Problem that explains each of its `lacks`, and whether the portal
    has the Enterprise plan, as far as it says."""

    connection: Connection
    missing: Mapping[Capability, Problem] = field(default_factory=dict)
    enterprise: bool = False


async def check(reader: Reader, credentials: Credentials) -> CheckResult:
    """Try everything that the program uses, in one batch.

    Asks profile, scope, server.time, method.get (crm.calllist.list), crm.calllist.statuslist, crm.status.list,
    crm.activity.list, user.get (own), voximplant.statistic.get and app.info; a portal that lacks one of them is used
    without it. Raises Problem when the credentials are invalid, or call lists can't be read: SCOPE_MISSING,
    METHOD_MISSING.
    """
    calls = [
        Call(users.PROFILE),
        Call("scope"),
        Call("server.time"),
        Call("method.get", {"name": call_lists.LIST}),
        Call(call_lists.STATUS_LIST),
        statuses.list_call(),
        Call(activities.LIST, {"select": ["ID"], "filter": {"=PROVIDER_ID": activities.PROVIDER}, "start": -1}),
        users.get_call([credentials.user_id]),
        Call("voximplant.statistic.get", {"start": -1}),
        Call("app.info"),
    ]
    answers = await outcomes(reader.read(call) for call in calls)
    profile, scope, clock, method, status_list, status, activity, user, telephony, app = answers
    _raise_if_useless(profile, answers)
    scopes = _scopes(scope)
    _raise_if_no_call_lists(scopes, method, status_list, host=credentials.host)
    owner, administrator = _owner(profile, user, credentials)
    tried = {
        Capability.STATUSES: status,
        Capability.ACTIVITIES: activity,
        Capability.USERS: user,
        Capability.TELEPHONY: telephony,
    }
    missing = {capability: outcome for capability, outcome in tried.items() if isinstance(outcome, Problem)}
    if not administrator:
        missing[Capability.ADMINISTRATOR] = Problem(Cause.ACCESS_DENIED, method=users.PROFILE, host=credentials.host)
    connection = Connection(
        host=credentials.host,
        base=credentials.base,
        user=owner,
        administrator=administrator,
        scopes=scopes,
        clock_offset=_clock_offset(clock, answers),
        lacks=tuple(missing),
    )
    return CheckResult(connection, missing, _is_enterprise(app))


def _raise_if_useless(profile: Reply | Problem, answers: Sequence[Reply | Problem]) -> None:
    """Raise the Problem of `profile`, which needs no scope and no right, unless the portal lacks the method."""
    if isinstance(profile, Problem) and profile.cause is not Cause.METHOD_MISSING:
        raise profile
    if all(isinstance(outcome, Problem) for outcome in answers):
        raise Problem(Cause.NOT_A_PORTAL, method=users.PROFILE)


def _raise_if_no_call_lists(
    scopes: tuple[str, ...], method: Reply | Problem, status_list: Reply | Problem, *, host: str
) -> None:
    exists = method.result if isinstance(method, Reply) and isinstance(method.result, dict) else {}
    if isinstance(status_list, Reply) or (scopes and _SCOPE in scopes and exists.get("isAvailable")):
        return
    cause = status_list.cause if isinstance(status_list, Problem) else Cause.UNREADABLE
    if exists.get("isExisting") is False:
        cause = Cause.METHOD_MISSING
    elif scopes and _SCOPE not in scopes:
        cause = Cause.SCOPE_MISSING
    detail = status_list.detail if isinstance(status_list, Problem) else ""
    raise Problem(cause, method=call_lists.LIST, detail=_SCOPE if cause is Cause.SCOPE_MISSING else detail, host=host)


def _scopes(outcome: Reply | Problem) -> tuple[str, ...]:
    result: Any = outcome.result if isinstance(outcome, Reply) else []
    values = result.values() if isinstance(result, dict) else result if isinstance(result, list) else []
    return tuple(str(value) for value in values)


def _is_enterprise(app: Reply | Problem) -> bool:
    """Return whether LICENSE of app.info, such as ru_ent250, is that of an Enterprise plan."""
    told = app.result.get("LICENSE") if isinstance(app, Reply) and isinstance(app.result, dict) else None
    return isinstance(told, str) and told.lower().partition("_")[2].startswith("ent")


def _owner(profile: Reply | Problem, user: Reply | Problem, credentials: Credentials) -> tuple[User, bool]:
    owner, administrator = User(credentials.user_id, ""), False
    if isinstance(profile, Reply):
        owner, administrator = users.decode_profile(profile.result)
    if not owner.name and isinstance(user, Reply):
        owner = next(iter(users.decode(user.result, [owner.id])), owner)
    return owner, administrator


def _clock_offset(clock: Reply | Problem, answers: Sequence[Reply | Problem]) -> timedelta:
    """Return the offset of the server's zone: from server.time, otherwise from the `time` of any reply."""
    moments = [outcome.time.date_start for outcome in answers if isinstance(outcome, Reply)]
    if isinstance(clock, Reply):
        with suppress(ValueError):
            moments.insert(0, datetime.fromisoformat(str(clock.result)))
    offsets = (moment.utcoffset() for moment in moments if moment is not None)
    return next((offset for offset in offsets if offset is not None), timedelta())
