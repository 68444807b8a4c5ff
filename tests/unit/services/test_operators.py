"""Who called, by the embedded portal's own rows."""

from datetime import UTC, datetime, timedelta

from desktop.domain.operators import Gap
from desktop.domain.results import CallResult
from desktop.services.operators import calls_of_time
from desktop.services.refreshing import refresh
from tests.portals import plain_portal

portal = plain_portal(scope="function", contacts=400, companies=40, call_lists=4, participants=100)

_CALLED = (
    "SELECT s.crm_activity_id AS activity, a.owner_type_id AS kind, a.owner_id AS card,"
    " s.portal_user_id AS operator, s.call_start_date AS began, s.call_duration AS seconds,"
    " s.call_failed_code AS code, COALESCE(s.comment, '') AS comment, s.record_file_id AS record"
    " FROM call_statistic s JOIN activity a ON a.id = s.crm_activity_id WHERE s.call_type = 1"
    " ORDER BY s.call_start_date, a.id"
)


def moment(seconds):
    return datetime.fromtimestamp(seconds, UTC)


async def called(portal):
    rows = await portal.control.call("query", sql=_CALLED)
    assert len(rows) > 60
    return rows


def told(calls):
    return [
        {
            "activity": call.activity_id,
            "kind": call.kind,
            "card": call.card_id,
            "operator": call.operator_id,
            "began": call.began.timestamp(),
            "seconds": call.talked.total_seconds(),
            "comment": call.comment,
        }
        for call in calls
    ]


def plain(rows):
    return [{name: value for name, value in row.items() if name not in ("code", "record")} for row in rows]


async def everything(session, rows):
    return await calls_of_time(session, moment(rows[0]["began"]), moment(rows[-1]["began"] + 1))


async def test_all_calls_of_a_time_as_the_portal_has_them(portal, session):
    await refresh(session, lambda _: None)
    rows = await called(portal)
    since, until = moment(rows[10]["began"]), moment(rows[-10]["began"])
    await portal.control.call("requests", reset=True)
    found = await calls_of_time(session, since, until)
    inside = [row for row in rows if since <= moment(row["began"]) < until]
    assert told(found.calls) == plain(inside)
    assert [call.result is CallResult.ANSWERED for call in found.calls] == [row["code"] == "200" for row in inside]
    assert [call.recorded for call in found.calls] == [row["record"] is not None for row in inside]
    assert (found.hidden, found.gap) == (False, Gap.NONE)
    assert abs(found.at - datetime.now(UTC)) < timedelta(minutes=5)
