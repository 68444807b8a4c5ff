import pytest

from desktop.bitrix24.methods import call_lists, statuses
from desktop.domain.problem import Cause, Problem

WHOLE = [
    {
        "ID": "61",
        "ENTITY_ID": "CALL_LIST",
        "STATUS_ID": "IN_WORK",
        "NAME": "В работе",
        "SORT": "10",
        "SYSTEM": "Y",
        "COLOR": "#55d0e0",
        "SEMANTICS": None,
    },
    {"ID": "70", "ENTITY_ID": "CALL_LIST", "STATUS_ID": "LATER", "NAME": "Later", "SORT": "5", "COLOR": "aabbcc"},
    {"ID": "1", "ENTITY_ID": "SOURCE", "STATUS_ID": "CALL", "NAME": "Call", "SORT": "10", "SYSTEM": "N"},
]
PLAIN = [
    {"ID": 61, "NAME": "В работе", "SORT": 10, "STATUS_ID": "IN_WORK"},
    {"ID": 62, "NAME": "Успешно", "SORT": 20, "STATUS_ID": "SUCCESS"},
]


@pytest.fixture
def portal(make_portal):
    return make_portal({statuses.LIST: lambda parameters: WHOLE, call_lists.STATUS_LIST: lambda parameters: PLAIN})


def test_both_sources_in_one_request(portal, read):
    found = read(portal, statuses.dictionary)
    assert [(one.code, one.colour, one.system) for one in found] == [
        ("LATER", "#AABBCC", False),
        ("IN_WORK", "#55D0E0", True),
        ("SUCCESS", None, None),
    ]
    assert portal.sizes == [2]
    assert portal.requests[0][1][0][1]["filter"] == {"ENTITY_ID": "CALL_LIST"}


def test_rows_of_other_dictionaries_are_left_out(portal, read):
    assert "CALL" not in {one.code for one in read(portal, statuses.dictionary)}


def test_either_source_will_do(portal, read):
    whole = portal.methods.pop(statuses.LIST)
    assert [one.code for one in read(portal, statuses.dictionary)] == ["IN_WORK", "SUCCESS"]
    portal.methods = {statuses.LIST: whole}
    assert [one.code for one in read(portal, statuses.dictionary)] == ["LATER", "IN_WORK"]


def test_who_wants_to_change_the_dictionary_needs_all_of_it(portal, read):
    del portal.methods[statuses.LIST]
    with pytest.raises(Problem) as raised:
        read(portal, lambda reader: statuses.dictionary(reader, whole_only=True))
    assert raised.value.method == statuses.LIST


def test_without_both_there_is_a_problem(portal, read):
    portal.methods.clear()
    with pytest.raises(Problem) as raised:
        read(portal, statuses.dictionary)
    assert (raised.value.cause, raised.value.method) == (Cause.METHOD_MISSING, statuses.LIST)


@pytest.mark.parametrize("colour", ["", None, "red", "#12", "#1234567", "url(x)"])
def test_odd_colours_are_none(portal, read, colour):
    portal.methods = {statuses.LIST: lambda parameters: [{**WHOLE[0], "COLOR": colour}]}
    assert read(portal, statuses.dictionary)[0].colour is None


def add(**other):
    wish = {"code": "CALL_LATER", "name": "Позже", "sort": 50, "colour": "#aaBB00", **other}
    return lambda client: statuses.add_status(client, **wish)


def update(status_id=70, **wish):
    return lambda client: statuses.update_status(client, status_id, **wish)


def delete(status_id=70, forced=False):
    return lambda client: statuses.delete_status(client, status_id, forced=forced)


@pytest.fixture
def writable(make_portal):
    methods = {statuses.ADD: 71, statuses.UPDATE: True, statuses.DELETE: True}
    return make_portal({method: lambda parameters, result=result: result for method, result in methods.items()})


@pytest.mark.parametrize(
    ("write", "method", "sent"),
    [
        (
            add(),
            statuses.ADD,
            {
                "fields": {
                    "ENTITY_ID": "CALL_LIST",
                    "STATUS_ID": "CALL_LATER",
                    "NAME": "Позже",
                    "SORT": 50,
                    "COLOR": "#aaBB00",
                }
            },
        ),
        (
            add(name=" a ", colour=None),
            statuses.ADD,
            {"fields": {"ENTITY_ID": "CALL_LIST", "STATUS_ID": "CALL_LATER", "NAME": "a", "SORT": 50}},
        ),
        (update(name="Потом"), statuses.UPDATE, {"id": 70, "fields": {"NAME": "Потом"}}),
        (update(sort=1), statuses.UPDATE, {"id": 70, "fields": {"SORT": 1}}),
        (update(colour=""), statuses.UPDATE, {"id": 70, "fields": {"COLOR": ""}}),
        (update(colour="#000000"), statuses.UPDATE, {"id": 70, "fields": {"COLOR": "#000000"}}),
        (
            update(name="$result[c0] <b>", sort=20, colour="#123456"),
            statuses.UPDATE,
            {"id": 70, "fields": {"NAME": "$result[c0] <b>", "SORT": 20, "COLOR": "#123456"}},
        ),
        (delete(), statuses.DELETE, {"id": 70}),
        (delete(forced=True), statuses.DELETE, {"id": 70, "params": {"FORCED": "Y"}}),
    ],
)
def test_what_a_change_sends(writable, run, write, method, sent):
    run(writable, write)
    assert (writable.called, writable.raw) == ([method], [sent])


@pytest.mark.parametrize("number", [71, "71"])
def test_the_number_of_a_new_entry(writable, run, number):
    writable.methods[statuses.ADD] = lambda parameters: number
    assert run(writable, add()) == 71


def test_a_code_of_letters_that_are_not_ours_can_be_made_again(writable, run):
    run(writable, add(code="Перезвон 2"))
    assert writable.raw[0]["fields"]["STATUS_ID"] == "Перезвон 2"


@pytest.mark.parametrize(
    "write",
    [
        add(code=""),
        add(code=" "),
        add(code=" X"),
        add(code="C5:NEW"),
        add(code="X" * 51),
        add(name=""),
        add(name=" "),
        add(name="x" * 101),
        add(sort=0),
        add(sort=-10),
        add(sort="10"),
        add(sort=True),
        add(colour=""),
        add(colour="red"),
        add(colour="aabbcc"),
        add(colour="#abc"),
        add(colour="#aabbcc\n"),
        update(),
        update(name=""),
        update(name="x" * 101),
        update(sort=0),
        update(colour="#12345G"),
        update(0, name="x"),
        update("70", name="x"),
        delete(0),
        delete("70"),
    ],
)
def test_what_the_portal_would_change_by_itself_is_never_sent(writable, run, write):
    with pytest.raises(ValueError):  # noqa: PT011
        run(writable, write)
    assert writable.requests == []


@pytest.mark.parametrize("write", [add(), update(name="x"), delete()])
@pytest.mark.parametrize(
    ("code", "description", "detail"),
    [
        ("", "Access denied.", "Access denied."),
        ("", "Status is not found.", "Status is not found."),
        ("ERROR_CORE", "Код уже есть<br>", "Код уже есть"),
    ],
)
def test_a_refused_change_is_told_in_the_portals_words(writable, run, refusal, write, code, description, detail):
    def refuse(parameters):
        raise refusal(code, description)

    writable.methods = dict.fromkeys(writable.methods, refuse)
    with pytest.raises(Problem) as raised:
        run(writable, write)
    assert (raised.value.cause, raised.value.code, raised.value.detail) == (Cause.REFUSED, code, detail)


@pytest.mark.parametrize("write", [add(), update(name="x"), delete()])
def test_a_lost_answer_is_unknown_and_nothing_is_sent_again(writable, run, write):
    writable.script = [Problem(Cause.TIMED_OUT)]
    with pytest.raises(Problem) as raised:
        run(writable, write)
    assert raised.value.cause is Cause.OUTCOME_UNKNOWN
    assert len(writable.requests) == 1


def test_a_new_entry_without_a_number_may_be_there(writable, run):
    writable.methods[statuses.ADD] = lambda parameters: True
    with pytest.raises(Problem) as raised:
        run(writable, add())
    assert raised.value.cause is Cause.OUTCOME_UNKNOWN
