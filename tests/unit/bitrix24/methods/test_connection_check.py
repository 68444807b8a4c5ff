from datetime import timedelta

import pytest

from desktop.bitrix24.credentials.webhook import Webhook
from desktop.bitrix24.methods import connection_check
from desktop.domain.portal import Capability
from desktop.domain.problem import Cause, Problem

OWN = {"ID": "7", "NAME": "Анна", "LAST_NAME": "Ким"}


@pytest.fixture
def portal(make_portal):
    return make_portal(
        {
            "profile": lambda parameters: {**OWN, "ADMIN": True},
            "scope": lambda parameters: ["crm", "user", "telephony"],
            "server.time": lambda parameters: "2026-08-03T12:00:00+05:00",
            "method.get": lambda parameters: {"isExisting": True, "isAvailable": True},
            "crm.calllist.statuslist": lambda parameters: [],
            "crm.status.list": lambda parameters: [],
            "crm.activity.list": lambda parameters: [],
            "user.get": lambda parameters: [{**OWN, "ACTIVE": True}],
            "voximplant.statistic.get": lambda parameters: [],
            "app.info": lambda parameters: {"SCOPE": ["crm"], "LICENSE": "ru_pro100"},
        }
    )


@pytest.fixture
def check(read, address):
    return lambda portal: read(portal, lambda reader: connection_check.check(reader, Webhook.parse(address)))


def refusing(refusal, code, status=403):
    def refuse(parameters):
        raise refusal(code, "", status)

    return refuse


def test_all_in_one_request(portal, check):
    result = check(portal)
    connection = result.connection
    assert portal.sizes == [10]
    assert result.missing == {}
    assert (connection.user.id, connection.user.name, connection.administrator) == (7, "Анна Ким", True)
    assert connection.scopes == ("crm", "user", "telephony")
    assert connection.clock_offset == timedelta(hours=5)
    assert (connection.host, connection.base) == ("acme.bitrix24.ru", "https://acme.bitrix24.ru")
    assert connection.lacks == ()


@pytest.mark.parametrize(
    ("method", "code", "status", "capability", "cause"),
    [
        ("crm.status.list", "", 400, Capability.STATUSES, Cause.REFUSED),
        ("crm.activity.list", "ERROR_METHOD_NOT_FOUND", 404, Capability.ACTIVITIES, Cause.METHOD_MISSING),
        ("user.get", "insufficient_scope", 401, Capability.USERS, Cause.SCOPE_MISSING),
        ("voximplant.statistic.get", "insufficient_scope", 403, Capability.TELEPHONY, Cause.SCOPE_MISSING),
        ("voximplant.statistic.get", "ACCESS_DENIED", 403, Capability.TELEPHONY, Cause.ACCESS_DENIED),
    ],
)
def test_what_is_missing_is_told_with_its_reason(portal, check, refusal, method, code, status, capability, cause):
    portal.methods[method] = refusing(refusal, code, status)
    result = check(portal)
    assert result.connection.lacks == (capability,)
    assert (result.missing[capability].cause, result.missing[capability].method) == (cause, method)


@pytest.mark.parametrize(
    ("told", "enterprise"),
    [
        ({"LICENSE": "ru_ent250"}, True),
        ({"LICENSE": "de_ENT10000"}, True),
        ({"LICENSE": "ru_pro100"}, False),
        ({"LICENSE": "ent"}, False),
        ({"LICENSE": None}, False),
        ([], False),
    ],
)
def test_the_enterprise_plan_is_told_by_the_licence(portal, check, told, enterprise):
    portal.methods["app.info"] = lambda parameters: told
    assert check(portal).enterprise is enterprise


def test_a_portal_that_does_not_tell_its_plan_lacks_nothing(portal, check, refusal):
    portal.methods["app.info"] = refusing(refusal, "ACCESS_DENIED")
    result = check(portal)
    assert (result.enterprise, result.connection.lacks) == (False, ())


def test_not_an_administrator(portal, check):
    portal.methods["profile"] = lambda parameters: {**OWN, "ADMIN": False}
    result = check(portal)
    assert not result.connection.administrator
    assert result.connection.lacks == (Capability.ADMINISTRATOR,)


def test_the_least_that_will_do(portal, check):
    portal.methods = {name: portal.methods[name] for name in ("profile", "crm.calllist.statuslist")}
    connection = check(portal).connection
    assert connection.scopes == ()
    assert connection.clock_offset == timedelta(hours=3)
    assert set(connection.lacks) == {
        Capability.STATUSES,
        Capability.ACTIVITIES,
        Capability.USERS,
        Capability.TELEPHONY,
    }


def test_a_portal_without_profile(portal, check):
    del portal.methods["profile"]
    connection = check(portal).connection
    assert (connection.user.id, connection.user.name, connection.administrator) == (7, "Анна Ким", False)


def test_without_the_scope_crm(portal, check, refusal):
    portal.methods["scope"] = lambda parameters: ["user"]
    for method in ("crm.calllist.statuslist", "crm.status.list", "crm.activity.list"):
        portal.methods[method] = refusing(refusal, "insufficient_scope", 401)
    with pytest.raises(Problem) as raised:
        check(portal)
    assert (raised.value.cause, raised.value.detail) == (Cause.SCOPE_MISSING, "crm")


def test_an_old_portal_without_call_lists(portal, check, refusal):
    portal.methods["method.get"] = lambda parameters: {"isExisting": False, "isAvailable": False}
    del portal.methods["crm.calllist.statuslist"]
    with pytest.raises(Problem) as raised:
        check(portal)
    assert (raised.value.cause, raised.value.method) == (Cause.METHOD_MISSING, "crm.calllist.list")


def test_without_statuslist_but_with_lists(portal, check):
    del portal.methods["crm.calllist.statuslist"]
    assert check(portal).missing == {}


@pytest.mark.parametrize(
    ("code", "status", "cause"),
    [
        ("INVALID_CREDENTIALS", 401, Cause.CREDENTIALS),
        ("NO_AUTH_FOUND", 401, Cause.CREDENTIALS),
        ("ACCESS_DENIED", 401, Cause.PLAN),
        ("PAYMENT_REQUIRED", 401, Cause.PLAN),
        ("PORTAL_DELETED", 403, Cause.PORTAL_GONE),
    ],
)
def test_a_webhook_that_is_no_good(portal, check, answer, code, status, cause):
    portal.script = [answer({"error": code}, status)]
    with pytest.raises(Problem) as raised:
        check(portal)
    assert raised.value.cause is cause
    assert len(portal.requests) == 1


def test_another_site(portal, check, answer):
    portal.script = [answer(b"<html>Hello</html>", 404)]
    with pytest.raises(Problem) as raised:
        check(portal)
    assert raised.value.cause is Cause.NOT_A_PORTAL


def test_everything_odd_but_readable(portal, check):
    portal.methods["profile"] = lambda parameters: {"ID": 7, "ADMIN": "Y"}
    portal.methods["scope"] = lambda parameters: {"0": "crm", "2": "user"}
    portal.methods["server.time"] = lambda parameters: "soon"
    connection = check(portal).connection
    assert (connection.scopes, connection.user.name) == (("crm", "user"), "Анна Ким")
    assert connection.clock_offset == timedelta(hours=3)
