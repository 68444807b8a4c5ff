"""Each point of a check changes when the portal answers differently; a scripted portal can answer either way."""

import asyncio
import copy

import pytest

from desktop.bitrix24.credentials.locked import Locked
from desktop.bitrix24.credentials.site import Site
from desktop.bitrix24.line.client import Client
from desktop.bitrix24.line.protocol import Answer
from desktop.bitrix24.probes import beyond
from desktop.bitrix24.probes.asking import PROBES, ask
from desktop.domain.portal_facts import Facts
from desktop.domain.portal_report import Point, PointVerdict, Why, facts_of
from desktop.domain.problem import Cause, Problem

EXPECTED, OTHERWISE, NOT_SEEN, NOT_ASKED = (
    PointVerdict.AS_EXPECTED,
    PointVerdict.OTHERWISE,
    PointVerdict.NOT_SEEN,
    PointVerdict.NOT_ASKED,
)
NAMES = {"crm.calllist.list", "crm.form.list", "voximplant.statistic.get", "user.get", "department.get"}
PERSON = "Kuznetsova"
PHONE = "+74951234567"


class World:
    """A portal as the contract describes it, with parts that a test replaces; `methods` holds its methods."""

    def __init__(self, refusal):
        self.refusal = refusal
        self.administrator = True
        self.scopes = ["crm", "user_brief", "telephony"]
        self.lists = dict.fromkeys(range(1, 61), 3) | {61: 1, 62: 0}
        self.closed = {59}
        self.gone = {55}
        self.sizes = dict.fromkeys(range(1, 61), 60)
        self.most_values = 999
        self.subject = "Call list #{number}"
        self.methods = {
            "profile": lambda _: {"ID": "7", "ADMIN": self.administrator, "NAME": PERSON},
            "scope": lambda _: self.scopes,
            "app.info": lambda _: {"LICENSE": "ru_ent250", "SCOPE": self.scopes},
            "feature.get": lambda _: {"value": "Y"},
            "server.time": lambda _: "2026-08-03T12:00:00+03:00",
            "method.get": self.method_get,
            "crm.status.list": lambda _: [
                {"STATUS_ID": code, "ENTITY_ID": "CALL_LIST", "NAME_INIT": name, "NAME": name}
                for code, name in (("IN_WORK", "Scheduled"), ("SUCCESS", "Success"))
            ],
            "crm.calllist.statuslist": lambda _: [{"STATUS_ID": "IN_WORK"}, {"STATUS_ID": "SUCCESS"}],
            "crm.calllist.list": self.list_lists,
            "crm.calllist.items.get": self.items_get,
            "crm.activity.list": self.list_activities,
            "crm.activity.get": lambda _: self.refuse(""),
            "crm.item.list": self.list_items,
            "crm.duplicate.findbycomm": lambda _: [],
            "crm.form.list": lambda _: [{"id": 1, "name": PERSON}],
            "user.get": lambda _: [{"ID": "7", "NAME": PERSON, "LAST_NAME": "", "ACTIVE": True}],
            "voximplant.statistic.get": lambda _: [],
            "department.get": lambda _: self.refuse("insufficient_scope", 401),
        }

    def refuse(self, code, status=400):
        raise self.refusal(code, f"no {PERSON} {PHONE}", status)

    def method_get(self, parameters):
        name = parameters["name"]
        return {"isExisting": name in NAMES, "isAvailable": name in NAMES - {"department.get"}}

    def list_lists(self, parameters):
        where = parameters.get("FILTER", {})
        if "NO_SUCH_FIELD" in where:
            self.refuse("100")
        if "@ID" in where:
            heeded = where["@ID"][: self.most_values]
            return [{"ID": number} for number in heeded if int(number) in self.lists]
        order = parameters.get("ORDER", {}).get("ID")
        numbers = sorted(self.lists, key=lambda number: number * 7 % 63)
        if order:
            numbers.sort(reverse=order == "DESC")
        rows = [{"ID": str(number), "ENTITY_TYPE_ID": str(self.lists[number])} for number in numbers]
        return rows if int(parameters.get("start", 0)) == -1 else rows[:50]

    def list_activities(self, parameters):
        where = parameters["filter"]
        numbers = [number for number in self.lists if number not in self.gone and self.lists[number]]
        if asked := where.get("=ASSOCIATED_ENTITY_ID"):
            numbers = [number for number in numbers if str(number) in asked]
        return [
            {
                "ID": str(number + 900),
                "SUBJECT": self.subject.format(number=number),
                "TYPE_ID": "6",
                "PROVIDER_ID": "CALL_LIST",
                "ASSOCIATED_ENTITY_ID": str(number),
                "COMPLETED": "Y" if number in self.closed else "N",
            }
            for number in numbers[:50]
        ]

    def items_get(self, parameters):
        number, start = int(parameters["LIST_ID"]), int(parameters.get("start", 0))
        rows = self.people(number)
        if wanted := parameters.get("FILTER", {}).get("STATUS"):
            rows = [row for row in rows if row["STATUS"] == wanted]
        return rows[start : start + 50] or self.refuse("ACCESS_ERROR", 403)

    def people(self, number):
        return [
            {"ID": 1000 + place, "STATUS": "SUCCESS" if place % 2 or number in self.closed else "IN_WORK"}
            for place in range(self.sizes[number])
        ]

    def list_items(self, parameters):
        if "noSuchField" in parameters.get("filter", {}):
            self.refuse("INVALID_ARG_VALUE")
        asked = parameters.get("filter", {}).get("@id", [])
        fm = [{"typeId": "PHONE", "value": PHONE}]
        return {"items": [{"id": int(number), "name": PERSON, "fm": fm} for number in asked if number != "1003"]}

    def instead(self, name, reply):
        """Replace a method's answer: `reply` gets the parameters and a function that returns the usual answer."""
        plain = self.methods[name]

        def answered(parameters):
            return reply(parameters, lambda: plain(copy.deepcopy(parameters)))

        self.methods[name] = answered


@pytest.fixture
def world(refusal):
    return World(refusal)


@pytest.fixture
def check(run, make_portal, world):
    """Return a function that runs all probes and returns the findings by point; its `portal` can be inspected."""

    def check_(script=(), time=None, methods=None):
        portal = make_portal(
            world.methods if methods is None else methods,
            time=time
            or {"start": 1.5, "date_start": "2026-08-03T12:00:00+03:00", "operating": 0.5, "operating_reset_at": 9},
        )
        portal.script = list(script)
        steps = []

        async def whole(client):
            return await ask(client, moved=False, progress=lambda done, total: steps.append((done, total)))

        findings = run(portal, whole)
        assert [finding.point for finding in findings] == list(Point)
        check_.portal, check_.steps = portal, steps
        return {finding.point: finding for finding in findings}

    return check_


def test_a_portal_as_the_contract_says_has_an_answer_to_every_point(check):
    found = check()
    assert {point: found[point].verdict for point in PROBES if found[point].verdict is not EXPECTED} == {}
    assert {point: found[point].why for point in beyond.UNSEEN} == beyond.UNSEEN
    assert set(PROBES) | set(beyond.UNSEEN) == set(Point)
    assert found[Point.END].values == {"status": 403, "code": "ACCESS_ERROR"}
    assert found[Point.AUTHORIZATION_STATUS].values == {"status": 401}
    assert found[Point.LISTS_WHOLE].values == {"count": 62}
    assert found[Point.OTHER_KINDS].values == {"others": 1, "drafts": 1}
    assert found[Point.DELETED_LISTS].values == {"count": 1}
    assert found[Point.SUBJECT_WORD].values["word"] == "Call list"
    assert found[Point.COMPLETION].values == {"count": 1, "open": 0}
    assert found[Point.MISSING_CARDS].values == {"count": 1, "of": 50}
    assert found[Point.ZONE].values == {"offset": "+03:00"}
    assert found[Point.FORM_LIST].values == {"count": 1}


def test_it_takes_seven_requests_and_tells_its_steps(check):
    check()
    assert [method for method, _ in check.portal.requests] == ["batch"] * 3 + [
        "server.time",
        "crm.calllist.items.get",
        "batch",
        "department.get",
    ]
    assert max(check.portal.sizes) <= 50
    assert check.steps == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


def test_nothing_of_people_and_no_secret_gets_into_the_findings(check, world, secret):
    world.subject = f"{PERSON} #{{number}}"
    found = check()
    found |= {("again", point): finding for point, finding in check(methods={}).items()}
    told = repr(list(found.values()))
    for private in (PERSON, PHONE, secret, "acme"):
        assert private not in told
    for finding in found.values():
        if finding.problem is not None:
            assert (finding.problem.host, finding.problem.detail) == ("", "")


def changed(name):
    """Return a function that turns `reply(parameters, plain)` into a mutation; `plain()` is the usual answer."""

    def mutation(reply):
        return lambda world: world.instead(name, reply)

    return mutation


def setting(**values):
    def mutation(world):
        for name, value in values.items():
            assert hasattr(world, name)
            setattr(world, name, value)

    return mutation


def without(name):
    return lambda world: world.methods.pop(name)


def refused(name, code, status=400):
    return lambda world: world.methods.update({name: lambda _: world.refuse(code, status)})


lists, items = changed("crm.calllist.list"), changed("crm.calllist.items.get")
activities, cards = changed("crm.activity.list"), changed("crm.item.list")
users, methods = changed("user.get"), changed("method.get")


def by_turns():
    """Return a reply that reverses the rows of a list when they are requested again."""
    asked = set()

    def reply(parameters, plain):
        rows = plain()
        again = parameters["LIST_ID"] in asked and parameters.get("start") == "0"
        asked.add(parameters["LIST_ID"])
        return rows[::-1] if again else rows

    return reply


def with_gaps(parameters, plain):
    """Return pages from which the portal has removed the rows that this user may not read."""
    rows = plain()
    return rows[2:] if int(parameters.get("start", 0)) == 0 and len(rows) == 50 else rows


TURNS = [
    (Point.ADMINISTRATOR, setting(administrator=False), OTHERWISE, {}),
    (Point.PERMISSIONS, setting(scopes=["crm", "disk"]), OTHERWISE, {"lacking": "user_brief", "scopes": "crm, disk"}),
    (Point.USER_NAMES, users(lambda p, plain: [{"ID": "7"}]), OTHERWISE, {}),
    (Point.USER_NAMES, refused("user.get", "insufficient_scope", 401), OTHERWISE, {}),
    (Point.TELEPHONY, refused("voximplant.statistic.get", "ACCESS_DENIED", 403), OTHERWISE, {}),
    (Point.PLAN, refused("app.info", "ACCESS_DENIED", 403), OTHERWISE, {"licence": ""}),
    (Point.CALL_LIST_FEATURE, changed("feature.get")(lambda p, plain: {"value": "N"}), OTHERWISE, {}),
    (Point.CALL_LIST_FEATURE, without("feature.get"), NOT_ASKED, {}),
    (
        Point.LANGUAGE,
        changed("crm.status.list")(lambda p, plain: [{"STATUS_ID": "IN_WORK", "NAME_INIT": "Geplant"}]),
        OTHERWISE,
        {},
    ),
    (Point.AUTHORIZATION_STATUS, refused("department.get", "insufficient_scope", 403), OTHERWISE, {"status": 403}),
    (
        Point.METHOD_NAMES,
        methods(lambda p, plain: {"isExisting": True, "isAvailable": p["name"] != "department.get"}),
        OTHERWISE,
        {},
    ),
    (
        Point.NEW_METHODS,
        methods(lambda p, plain: {"isExisting": True, "isAvailable": False} if "delete" in p["name"] else plain()),
        OTHERWISE,
        {"methods": "crm.calllist.delete"},
    ),
    (Point.LISTS_WHOLE, lists(lambda p, plain: plain()[:50]), OTHERWISE, {"count": 50}),
    (Point.LIST_ORDER, lists(lambda p, plain: plain()[::-1]), OTHERWISE, {}),
    (Point.UNORDERED, lists(lambda p, plain: sorted(plain(), key=lambda row: int(row["ID"]))), OTHERWISE, {}),
    (Point.LIST_FIELD, lists(lambda p, plain: [{"ID": 1}] if "FILTER" in p else plain()), OTHERWISE, {}),
    (Point.OTHER_KINDS, setting(lists=dict.fromkeys(range(1, 61), 3)), NOT_SEEN, {}),
    (
        Point.DELETED_LISTS,
        lists(lambda p, plain: [row for row in plain() if row["ID"] not in ("55", "62")]),
        OTHERWISE,
        {"count": 1},
    ),
    (Point.DELETED_LISTS, setting(gone=set()), NOT_SEEN, {}),
    (Point.DELETED_LISTS, setting(administrator=False), NOT_SEEN, {}),
    (
        Point.DELETED_READABLE,
        lambda world: world.instead(
            "crm.calllist.items.get",
            lambda p, plain: world.refuse("LIST_ID_ERROR") if p["LIST_ID"] == "55" else plain(),
        ),
        OTHERWISE,
        {},
    ),
    (Point.SUBJECT_WORD, setting(subject="Anrufliste #{number}"), OTHERWISE, {"word": "", "count": 59}),
    (Point.SUBJECT_WORD, setting(subject="November"), NOT_SEEN, {}),
    (
        Point.ACTIVITY_FILTER,
        activities(lambda p, plain: [row | {"PROVIDER_ID": "CRM_TODO"} for row in plain()]),
        OTHERWISE,
        {"count": 0},
    ),
    (
        Point.ACTIVITY_KEY,
        activities(lambda p, plain: [] if "=provider_id" in p["filter"] else plain()),
        OTHERWISE,
        {},
    ),
    (Point.ACTIVITY_KEY, activities(lambda p, plain: []), NOT_SEEN, {}),
    (Point.ACTIVITY_PAST_END, activities(lambda p, plain: plain() if int(p["start"]) < 50 else []), OTHERWISE, {}),
    (
        Point.ACTIVITY_GONE,
        refused("crm.activity.get", "ACTIVITY_NOT_FOUND"),
        OTHERWISE,
        {"code": "ACTIVITY_NOT_FOUND"},
    ),
    (Point.ACTIVITY_GONE, changed("crm.activity.get")(lambda p, plain: []), OTHERWISE, {"code": ""}),
    (Point.ACTIVITY_GONE, without("crm.activity.get"), NOT_ASKED, {}),
    (
        Point.COMPLETION,
        activities(lambda p, plain: [row | {"COMPLETED": "N"} for row in plain()]),
        OTHERWISE,
        {"count": 1, "open": 1},
    ),
    (Point.COMPLETION, setting(closed=set()), NOT_SEEN, {}),
    (
        Point.PAGE_SIZE,
        items(lambda p, plain: plain()[:20] if p.get("start") in ("0", 0, "50") else plain()),
        OTHERWISE,
        {"rows": 20},
    ),
    (Point.PAGE_SIZE, setting(sizes=dict.fromkeys(range(1, 61), 12)), NOT_SEEN, {}),
    (Point.UNCOUNTED, items(lambda p, plain: {"result": plain(), "total": 60, "next": 50}), OTHERWISE, {}),
    (
        Point.END,
        items(lambda p, plain: [] if int(p.get("start", 0)) > 100 else plain()),
        OTHERWISE,
        {"status": 200, "code": ""},
    ),
    (
        Point.END,
        lambda world: world.instead(
            "crm.calllist.items.get",
            lambda p, plain: world.refuse("ACCESS_DENIED", 400) if int(p.get("start", 0)) > 100 else plain(),
        ),
        OTHERWISE,
        {"status": 400, "code": "ACCESS_DENIED"},
    ),
    (
        Point.STATUS_FILTER,
        lambda world: world.instead(
            "crm.calllist.items.get", lambda p, plain: world.people(60)[:50] if "FILTER" in p else plain()
        ),
        OTHERWISE,
        {},
    ),
    (
        Point.LOWER_CASE_FILTER,
        items(
            lambda p, plain: [
                row for row in plain() if row["STATUS"] == p.get("FILTER", {}).get("status", row["STATUS"])
            ]
        ),
        OTHERWISE,
        {},
    ),
    (Point.STEADY, items(by_turns()), OTHERWISE, None),
    (Point.HIDDEN, items(with_gaps), OTHERWISE, {"count": 6}),
    (Point.HIDDEN, setting(administrator=False), NOT_SEEN, {}),
    (
        Point.MISSING_CARDS,
        cards(
            lambda p, plain: (
                {"items": [{"id": int(number), "fm": []} for number in p["filter"]["@id"]]}
                if "@id" in p.get("filter", {})
                else plain()
            )
        ),
        NOT_SEEN,
        {},
    ),
    (
        Point.UNKNOWN_STATUS,
        changed("crm.status.list")(lambda p, plain: plain()[:1]),
        OTHERWISE,
        None,
    ),
    (
        Point.CARD_FIELD,
        cards(lambda p, plain: {"items": []} if "noSuchField" in p.get("filter", {}) else plain()),
        OTHERWISE,
        {},
    ),
    (
        Point.CARD_PHONES,
        cards(lambda p, plain: {"items": [{"id": item["id"]} for item in plain()["items"]]}),
        OTHERWISE,
        {},
    ),
    (
        Point.CARD_PAST_END,
        cards(lambda p, plain: plain() if "filter" in p else {"items": [{"id": 1}]}),
        OTHERWISE,
        {},
    ),
    (Point.USER_KEY, users(lambda p, plain: [] if "NO_SUCH_FIELD" in p["FILTER"] else plain()), OTHERWISE, {}),
    (Point.USER_KEY, refused("user.get", "insufficient_scope", 401), NOT_ASKED, {}),
    (Point.EMPTY_MAP, changed("crm.duplicate.findbycomm")(lambda p, plain: {}), OTHERWISE, {}),
    (
        Point.FORM_LIST,
        methods(lambda p, plain: {"isExisting": False} if p["name"] == "crm.form.list" else plain()),
        OTHERWISE,
        {},
    ),
    (Point.FORM_LIST, without("crm.form.list"), OTHERWISE, {}),
    (Point.INPUT_VARS, setting(most_values=10_000), OTHERWISE, {"count": 1200}),
    (Point.INPUT_VARS, setting(lists={}), NOT_SEEN, {}),
    (
        Point.INPUT_VARS,
        lambda world: world.instead(
            "crm.calllist.list", lambda p, plain: world.refuse("") if "@ID" in p.get("FILTER", {}) else plain()
        ),
        NOT_ASKED,
        {},
    ),
]


@pytest.mark.parametrize(
    ("point", "mutation", "verdict", "values"), TURNS, ids=lambda value: getattr(value, "value", "")
)
def test_a_point_turns(check, world, point, mutation, verdict, values):
    mutation(world)
    finding = check()[point]
    assert finding.verdict is verdict
    if values is not None:
        assert finding.values == values
    assert (finding.problem is not None) is (verdict is NOT_ASKED)
    assert (finding.why is not None) is (verdict is NOT_SEEN)


@pytest.mark.parametrize(
    ("point", "time", "verdict"),
    [
        (Point.WHOLE_START, {"start": 1, "operating": 0}, OTHERWISE),
        (Point.WHOLE_START, {"operating": 0}, NOT_SEEN),
        (Point.OPERATING, {"start": 1.5}, OTHERWISE),
        (Point.OPERATING, {"start": 1.5, "operating": 0}, EXPECTED),
        (Point.ZONE, {"start": 1.5}, OTHERWISE),
        (Point.ZONE, {"date_start": "2026-08-03T12:00:00-03:30"}, EXPECTED),
    ],
)
def test_what_the_time_of_an_answer_tells(check, point, time, verdict):
    finding = check(time=time)[point]
    assert finding.verdict is verdict
    if "-03:30" in str(time):
        assert finding.values == {"offset": "-03:30"}


def test_every_probe_is_seen_to_turn():
    turned = {point for point, _, verdict, _ in TURNS if verdict is OTHERWISE}
    never = {Point.OTHER_KINDS, Point.MISSING_CARDS}  # these are seen in an example or not at all
    elsewhere = {Point.ADDRESS, Point.WHOLE_START, Point.OPERATING, Point.ZONE}
    assert turned | never | elsewhere == set(PROBES)


def test_a_portal_that_moved_is_told(check, address, secret):
    there = f"https://new.bitrix24.ru/rest/7/{secret}/batch"
    found = check(script=[Answer(302, b"", there)])
    assert found[Point.ADDRESS].verdict is OTHERWISE
    assert found[Point.END].verdict is EXPECTED


def test_a_portal_that_refuses_everything_is_asked_once_and_all_of_it_is_told(check, answer):
    envelope = {"error": "INVALID_CREDENTIALS", "error_description": "Invalid request credentials"}
    found = check(script=[answer(envelope, 401)] * 20)
    assert len(check.portal.requests) == 1
    causes = {point: found[point].problem and found[point].problem.cause for point in PROBES}
    assert set(causes.values()) == {Cause.CREDENTIALS}


def test_a_portal_that_goes_away_after_the_first_answers_keeps_what_it_told(check):
    gone = Problem(Cause.CREDENTIALS)
    found = check(script=[None, gone, gone, gone])
    assert found[Point.PLAN].verdict is EXPECTED
    assert found[Point.LIST_ORDER].verdict is EXPECTED
    assert found[Point.PAGE_SIZE].problem.cause is Cause.CREDENTIALS
    assert found[Point.END].problem.cause is Cause.CREDENTIALS
    assert found[Point.FORM_LIST].problem.cause is Cause.CREDENTIALS
    assert len(check.portal.requests) == 2


def test_a_portal_without_any_methods_answers_each_point_with_that(check):
    found = check(methods={})
    asked = {found[point].verdict for point in PROBES}
    assert asked <= {NOT_ASKED, NOT_SEEN, OTHERWISE, EXPECTED}
    assert found[Point.LIST_ORDER].problem.cause is Cause.METHOD_MISSING
    assert found[Point.PAGE_SIZE].problem.cause is Cause.METHOD_MISSING
    assert found[Point.CARD_PHONES].problem.cause is Cause.METHOD_MISSING


def test_a_portal_without_call_lists_has_nothing_to_show(check, world):
    world.lists = {}
    found = check()
    assert {found[point].why for point in (Point.PAGE_SIZE, Point.END, Point.SUBJECT_WORD)} == {Why.NO_EXAMPLE}
    assert found[Point.DELETED_LISTS].why is Why.NO_EXAMPLE
    assert not [point for point in PROBES if found[point].verdict is NOT_ASKED]


@pytest.mark.parametrize(
    ("mutation", "facts"),
    [
        (lambda world: None, {"form_list": True}),
        (items(with_gaps), {"form_list": True, "short_pages": True}),
        (without("crm.form.list"), {"form_list": False}),
        (refused("crm.activity.get", "ACTIVITY_NOT_FOUND"), {"form_list": True, "gone_code": "ACTIVITY_NOT_FOUND"}),
        (refused("crm.activity.get", "ERROR_CORE"), {"form_list": True}),
        (
            lists(lambda p, plain: [row for row in plain() if row["ID"] not in ("55", "62")]),
            {"form_list": True, "deleted_hidden": True},
        ),
    ],
    ids=["as the contract", "gaps", "no forms", "own code", "code of anything", "hides deleted"],
)
def test_what_is_remembered_of_a_check(check, world, mutation, facts):
    mutation(world)
    assert facts_of(check().values(), Facts(), None) == Facts(**facts)


def test_a_session_whose_secret_is_not_at_hand_is_not_asked_at_all(make_portal):
    portal = make_portal({})

    async def locked():
        async with Client(Locked(Site.parse("https://acme.bitrix24.ru"), 7), transport=portal) as client:
            return await ask(client, moved=False, progress=lambda done, total: None)

    found = {finding.point: finding for finding in asyncio.run(locked())}
    assert {found[point].problem.cause for point in PROBES} == {Cause.LOCKED}
    assert portal.requests == []
