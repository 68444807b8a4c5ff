"""Portals that follow the contract in unusual ways: numbers instead of text, fields and methods left out."""

import asyncio
import json
from urllib.parse import parse_qsl

import pytest

from desktop.bitrix24.line.protocol import Answer
from desktop.domain.overview import ParticipantRows, list_rows
from desktop.domain.portal import Capability
from desktop.services import portals as portals_
from desktop.services.list_reading import open_list
from desktop.services.portals import Portals
from desktop.services.refreshing import refresh

ADDRESS = "https://acme.bitrix24.ru/rest/7/s3cr3tw3bh00k/"
TIME = {"start": 1.5, "date_start": "2026-08-03T12:00:00+03:00"}
PEOPLE = [(101, "IN_WORK"), (102, "SUCCESS"), (103, "WHO_KNOWS")]


class Scripted:
    """A transport that answers batches and single calls from a table of methods; other methods do not exist."""

    def __init__(self, methods):
        self.methods = methods

    async def post(self, credentials, method, body):
        parameters = json.loads(body)
        if method != "batch":
            found, error = self._reply(method, parameters)
            return _answer(error or {"result": found, "time": TIME}, 400 if error else 200)
        results, errors = {}, {}
        for key, command in parameters["cmd"].items():
            name, _, query = command.partition("?")
            found, error = self._reply(name, dict(parse_qsl(query)))
            if error:
                errors[key] = error
            else:
                results[key] = found
        parts = {"result": results or [], "result_error": errors or [], "result_total": [], "result_next": []}
        return _answer({"result": {**parts, "result_time": []}, "time": TIME}, 200)

    async def close(self):
        pass

    def _reply(self, method, parameters):
        if method not in self.methods:
            return None, {"error": "ERROR_METHOD_NOT_FOUND", "error_description": "Method not found!"}
        found = self.methods[method](parameters)
        return (None, found) if isinstance(found, dict) and "error" in found else (found, None)


def _answer(content, status):
    return Answer(status, json.dumps(content).encode(), "")


def pages(rows):
    def items_get(parameters):
        page = rows[int(parameters.get("start", 0)) :][:50]
        return page or {"error": "ACCESS_ERROR", "error_description": "You do not have access"}

    return items_get


def cards(rows):
    return lambda parameters: {"items": rows if int(parameters["entityTypeId"]) == 3 else []}


TEXT = {
    "profile": lambda _: {"ID": "7", "ADMIN": True, "NAME": "Anna", "LAST_NAME": "Titova"},
    "scope": lambda _: ["crm", "user_brief"],
    "server.time": lambda _: "2026-08-03T12:00:00+03:00",
    "method.get": lambda _: {"isExisting": True, "isAvailable": True},
    "crm.calllist.statuslist": lambda _: [{"ID": "1", "STATUS_ID": "IN_WORK", "NAME": "In work", "SORT": "10"}],
    "crm.status.list": lambda _: [
        {"ID": "1", "STATUS_ID": "IN_WORK", "NAME": "In work", "SORT": "10", "SYSTEM": "Y", "COLOR": "#aabbcc"},
        {"ID": "2", "STATUS_ID": "SUCCESS", "NAME": "Success", "SORT": "20", "SYSTEM": "N", "COLOR": ""},
    ],
    "crm.activity.list": lambda _: [
        {
            "ID": "900",
            "ASSOCIATED_ENTITY_ID": "13",
            "SUBJECT": "November",
            "RESPONSIBLE_ID": "7",
            "COMPLETED": "N",
            "PROVIDER_ID": "CALL_LIST",
        }
    ],
    "user.get": lambda _: [{"ID": "7", "NAME": "Anna", "LAST_NAME": "Titova", "ACTIVE": True}],
    "crm.calllist.list": lambda _: [
        {
            "ID": "13",
            "DATE_CREATE": "2026-07-14 08:47:19",
            "CREATED_BY_ID": "7",
            "WEBFORM_ID": "0",
            "ENTITY_TYPE_ID": "3",
        }
    ],
    "crm.calllist.items.get": pages([{"ID": str(number), "STATUS": code} for number, code in PEOPLE]),
    "crm.item.list": cards(
        [
            {"id": "101", "name": "Ivan", "lastName": "Orlov", "companyId": "0", "assignedById": "7"},
            {"id": "102", "name": "Olga", "lastName": None, "companyId": None, "assignedById": "7"},
        ]
    ),
}
NUMBERS = TEXT | {
    "profile": lambda _: {"ID": 7, "ADMIN": True, "NAME": 5, "LAST_NAME": None},
    "scope": lambda _: {"0": "crm", "2": "user_brief"},
    "crm.status.list": lambda _: [
        {"ID": 1, "STATUS_ID": "IN_WORK", "NAME": "In work", "SORT": 10, "SYSTEM": True},
        {"ID": 2, "STATUS_ID": "SUCCESS", "NAME": "Success", "SORT": 20},
    ],
    "crm.activity.list": lambda _: [
        {
            "ID": 900,
            "ASSOCIATED_ENTITY_ID": 13,
            "SUBJECT": 2026,
            "RESPONSIBLE_ID": 7,
            "COMPLETED": False,
            "PROVIDER_ID": "CALL_LIST",
        }
    ],
    "user.get": lambda _: [{"ID": 7, "NAME": "Anna", "LAST_NAME": "Titova"}],
    "crm.calllist.list": lambda _: [{"ID": 13, "CREATED_BY_ID": 7, "ENTITY_TYPE_ID": 3}],
    "crm.calllist.items.get": pages([{"ID": number, "STATUS": code} for number, code in PEOPLE]),
    "crm.item.list": cards(
        [
            {"id": 101, "name": "Ivan", "lastName": "Orlov", "companyId": 0, "assignedById": 7},
            {"id": 102, "name": "Olga", "assignedById": 7, "fm": []},
        ]
    ),
}


@pytest.fixture
def play(monkeypatch, tmp_path):
    """Refresh from a portal with these methods, open its list 13, and return the session's last known state."""

    def play_(methods):
        monkeypatch.setattr(portals_, "HttpTransport", lambda **_: Scripted(methods))

        async def story():
            portals = Portals(tmp_path)
            session = await portals.open(ADDRESS)
            try:
                await refresh(session, lambda _: None)
                await open_list(session, 13, lambda _: None)
                return session.known
            finally:
                await portals.close()

        return asyncio.run(asyncio.wait_for(story(), 20))

    return play_


@pytest.mark.parametrize("methods", [TEXT, NUMBERS], ids=["text", "numbers"])
def test_text_and_numbers_are_the_same(play, methods):
    known = play(methods)
    [row] = list_rows(known)
    assert (row.id, row.visibility.value, row.creator.name, row.responsible.name) == (
        13,
        "active",
        *("Anna Titova", "Anna Titova"),
    )
    assert (row.tally.done, row.tally.total) == (2, 3)
    assert row.call_list.form_id is None
    people = {person.card_id: person for person in ParticipantRows(known, 13)}
    assert [people[number].code for number, _ in PEOPLE] == [code for _, code in PEOPLE]
    assert people[101].card.name == "Orlov Ivan"
    assert people[102].card.name == "Olga"
    assert people[102].company is None
    assert (people[103].status, people[103].missing) == (None, True)
    assert known.connection.scopes == ("crm", "user_brief")


@pytest.mark.parametrize(
    ("method", "lack"),
    [
        ("crm.status.list", Capability.STATUSES),
        ("crm.activity.list", Capability.ACTIVITIES),
        ("user.get", Capability.USERS),
        ("server.time", None),
        ("method.get", None),
        ("scope", None),
        ("profile", Capability.ADMINISTRATOR),
    ],
)
def test_a_portal_that_lacks_one_method_is_used_without_it(play, method, lack):
    known = play({name: reply for name, reply in TEXT.items() if name != method})
    [row] = list_rows(known)
    assert (row.id, row.tally.total) == (13, 3)
    assert len(known.cards) == 2
    assert known.read_at is not None
    if lack is not None:
        assert lack in known.connection.lacks
    if lack is Capability.STATUSES:
        assert [(status.code, status.system) for status in known.statuses] == [("IN_WORK", None)]
    if lack is Capability.ACTIVITIES:
        assert row.visibility.value == "active"


async def test_a_portal_without_lists_is_read_to_its_end(monkeypatch, tmp_path):
    methods = TEXT | {"crm.calllist.list": lambda _: []}
    monkeypatch.setattr(portals_, "HttpTransport", lambda **_: Scripted(methods))
    portals = Portals(tmp_path)
    session = await portals.open(ADDRESS)
    await refresh(session, lambda _: None)
    await portals.close()
    known = session.known
    assert (known.call_lists, known.memberships) == ({}, {})
    assert known.read_at is not None
