from datetime import UTC, datetime, timedelta, timezone

import pytest

from desktop.bitrix24.methods import calls, cards, results, statuses
from desktop.domain.problem import Cause, Problem
from desktop.domain.results import Answer, FilledForm, Part, Remark, Trade

SINCE = datetime(2026, 11, 30, 9, tzinfo=UTC)
AT = "2026-11-30T15:00:00+03:00"
MOSCOW = timezone(timedelta(hours=3))
THEN = datetime(2026, 11, 30, 15, tzinfo=MOSCOW)
IVAN = (3, 101)
TOKEN = "https://acme.bitrix24.ru/pub/form/?token=s3cret"
CALL = {
    "ID": "1",
    "TYPE_ID": "2",
    "PROVIDER_ID": "VOXIMPLANT_CALL",
    "OWNER_TYPE_ID": "3",
    "OWNER_ID": "101",
    "RESPONSIBLE_ID": "7",
    "DIRECTION": "2",
    "START_TIME": AT,
    "END_TIME": AT,
}
FORM = {
    "ID": "2",
    "TYPE_ID": "6",
    "PROVIDER_ID": "CRM_WEBFORM",
    "PROVIDER_TYPE_ID": "4",
    "START_TIME": AT,
    "PROVIDER_PARAMS": {
        "FIELDS": [
            {"code": "CONTACT_POST", "caption": "Должность", "value": ["Директор"]},
            {"code": "DEAL_UF_CRM_1", "caption": "Когда", "value": [{"value": 1, "title": "Утром"}, "[b]днём[/b]"]},
            {"code": "COMPANY_TITLE", "caption": "Фирма", "value": "ООО"},
            {"code": "DEAL_COMMENTS", "caption": "Пусто", "value": []},
            "nonsense",
        ],
        "FORM": {"LINK": TOKEN},
    },
}
COMMENT = {"ID": "3", "ENTITY_ID": "101", "CREATED": AT, "AUTHOR_ID": "11", "COMMENT": "<b>да</b>"}
DEAL = {
    "id": 22,
    "title": "Сделка",
    "opportunity": "12000.50",
    "currencyId": "RUB",
    "stageId": "C5:NEW",
    "contactId": 101,
    "assignedById": 7,
    "createdTime": AT,
}
STAGES = [
    {"ENTITY_ID": "DEAL_STAGE_5", "STATUS_ID": "C5:NEW", "NAME": "Новая"},
    {"ENTITY_ID": "SOURCE", "STATUS_ID": "CALL", "NAME": "Звонок"},
]


def answering(**changed):
    """Return the methods of a portal with one entry of each part."""

    def activities(parameters):
        return changed.get("forms", [FORM]) if parameters["filter"]["=PROVIDER_ID"] == "CRM_WEBFORM" else [CALL]

    def trades(parameters):
        kind = int(parameters["entityTypeId"])
        return {"items": changed.get("deals", [DEAL]) if kind == 2 else []}

    return {
        calls.LIST: activities,
        calls.STATISTICS: lambda parameters: [],
        results.COMMENTS: lambda parameters: changed.get("comments", [COMMENT]),
        cards.LIST: trades,
        statuses.LIST: lambda parameters: STAGES,
    }


def read_client(read, portal, *, client=IVAN, since=SINCE, stages=None):
    return read(portal, lambda reader: results.of_client(reader, client, since, MOSCOW, stages))


def test_everything_comes_in_one_request(make_portal, read):
    portal = make_portal(answering())
    found = read_client(read, portal)
    one = found.results
    assert [call.began for call in one.calls] == [THEN]
    assert one.comments == (Remark(11, THEN, "да"),)
    answers = (Answer("Должность", "Директор", on_card=True), Answer("Когда", "Утром, днём"), Answer("Фирма", "ООО"))
    assert one.forms == (FilledForm(2, 4, THEN, answers),)
    assert one.deals == (Trade(2, 22, "Сделка", 12000.5, "RUB", "Новая", 7, THEN),)
    assert (one.invoices, dict(one.missing), one.more) == ((), {}, frozenset())
    assert one.people == {7, 11}
    assert found.stages == {"C5:NEW": "Новая"}
    assert portal.sizes == [7]
    assert "s3cret" not in repr(found)


def test_names_of_stages_are_read_once(make_portal, read):
    portal = make_portal(answering())
    found = read_client(read, portal, stages={})
    assert portal.sizes == [6]
    assert found.results.deals[0].stage == "C5:NEW"


def test_a_company(make_portal, read):
    asked = []
    methods = answering(deals=[{**DEAL, "companyId": 5}], comments=[{**COMMENT, "ENTITY_ID": "5"}])
    listed = methods[cards.LIST]
    portal = make_portal(methods | {cards.LIST: lambda given: (asked.append(given["filter"]), listed(given))[1]})
    found = read_client(read, portal, client=(4, 5)).results
    assert asked[0]["companyId"] == "5"
    assert [answer.question for answer in found.forms[0].answers if answer.on_card] == ["Фирма"]
    assert len(found.deals) == 1


@pytest.mark.parametrize(
    ("method", "missing"),
    [
        (calls.STATISTICS, {Part.TELEPHONY}),
        (results.COMMENTS, {Part.COMMENTS}),
        (calls.LIST, {Part.CALLS, Part.FORMS}),
        (cards.LIST, {Part.DEALS, Part.INVOICES}),
        (statuses.LIST, set()),
    ],
)
def test_a_missing_right_costs_its_part_alone(make_portal, read, refusal, method, missing):
    def refuse(parameters):
        raise refusal("ACCESS_DENIED", "Access denied!", 403)

    found = read_client(read, make_portal(answering() | {method: refuse})).results
    parts = {Part.CALLS: found.calls, Part.COMMENTS: found.comments, Part.FORMS: found.forms, Part.DEALS: found.deals}
    assert dict(found.missing) == dict.fromkeys(missing, Cause.ACCESS_DENIED)
    assert {part for part, entries in parts.items() if not entries} == missing & set(parts)


def test_a_portal_without_invoices_of_this_kind_has_none(make_portal, read, refusal):
    def trades(parameters):
        if int(parameters["entityTypeId"]) == 31:
            raise refusal("ENTITY_TYPE_NOT_SUPPORTED", "no")
        return {"items": [DEAL]}

    found = read_client(read, make_portal(answering() | {cards.LIST: trades})).results
    assert (found.invoices, dict(found.missing)) == ((), {})


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({"comments": [{**COMMENT, "ENTITY_ID": "999"}]}, Part.COMMENTS),
        ({"forms": [{**FORM, "PROVIDER_ID": "CRM_TODO"}]}, Part.FORMS),
        ({"deals": [{**DEAL, "contactId": 999}]}, Part.DEALS),
        ({"deals": "nonsense"}, Part.DEALS),
    ],
)
def test_what_was_not_asked_for_is_not_shown(make_portal, read, changed, part):
    found = read_client(read, make_portal(answering(**changed))).results
    assert dict(found.missing) == {part: Cause.UNREADABLE}


def test_what_is_older_than_the_list_is_left_out(make_portal, read):
    old = "2026-11-30T11:59:59+03:00"
    changed = {"comments": [COMMENT, {**COMMENT, "CREATED": old}], "deals": [DEAL, {**DEAL, "createdTime": old}]}
    found = read_client(read, make_portal(answering(**changed))).results
    assert (len(found.comments), len(found.deals)) == (1, 1)
    assert len(read_client(read, make_portal(answering(**changed)), since=None).results.comments) == 2


def test_a_full_page_says_that_there_is_more(make_portal, read):
    many = [{**COMMENT, "ID": str(number)} for number in range(50, 0, -1)]
    assert read_client(read, make_portal(answering(comments=many))).results.more == {Part.COMMENTS}


def test_a_portal_that_is_down_is_no_missing_right(make_portal, read):
    portal = make_portal(answering())
    portal.script = [Problem(Cause.CREDENTIALS)] * 3
    with pytest.raises(Problem) as raised:
        read_client(read, portal)
    assert raised.value.cause is Cause.CREDENTIALS
