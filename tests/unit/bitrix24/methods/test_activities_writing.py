import pytest

from desktop.bitrix24.methods import activities
from desktop.domain.call_list import Activity, FoundActivity
from desktop.domain.problem import Cause, Problem


def row(number, **fields):
    return {
        "ID": str(number),
        "SUBJECT": "Обзвон #13",
        "TYPE_ID": "6",
        "PROVIDER_ID": "CALL_LIST",
        "ASSOCIATED_ENTITY_ID": "13",
        "RESPONSIBLE_ID": "29",
        "COMPLETED": "N",
        **fields,
    }


TO_DO = {"PROVIDER_ID": "CRM_TODO", "ASSOCIATED_ENTITY_ID": "13"}


def subjects(rows):
    """Return `crm.activity.list` as the portal filters by subject: case-insensitively."""

    def list_(parameters):
        where = parameters["filter"]
        assert set(where) == {"=SUBJECT", ">ID"}
        found = [one for one in rows if one["SUBJECT"].lower() == where["=SUBJECT"].lower()]
        return [one for one in found if int(one["ID"]) > int(where[">ID"])][:50]

    return list_


def find(subject="Обзвон #13"):
    return lambda reader: activities.by_subject(reader, subject)


def get(number=5):
    return lambda reader: activities.get(reader, number)


def test_a_found_activity_is_an_activity_that_tells_what_it_carries(make_portal, read):
    [found] = read(make_portal({activities.LIST: subjects([row(5)])}), find())
    assert found == FoundActivity(5, 13, "Обзвон #13", 29, False, type_id=6, provider_id="CALL_LIST")
    assert isinstance(found, Activity)


@pytest.mark.parametrize(
    ("fields", "list_id"),
    [
        (TO_DO, 0),
        ({"PROVIDER_ID": "", "TYPE_ID": "3"}, 0),
        ({"TYPE_ID": "2"}, 0),
        ({"ASSOCIATED_ENTITY_ID": "0"}, 0),
        ({"ASSOCIATED_ENTITY_ID": None}, 0),
        ({"PROVIDER_ID": "call_list", "TYPE_ID": 6}, 13),
    ],
)
def test_only_the_activity_of_a_call_list_has_its_number(make_portal, read, fields, list_id):
    portal = make_portal({activities.LIST: subjects([row(5, **fields)]), activities.GET: lambda _: row(5, **fields)})
    for found in (*read(portal, find()), read(portal, get())):
        assert found.list_id == list_id
        assert found.provider_id == fields.get("PROVIDER_ID", "CALL_LIST")


def test_all_of_the_same_subject_are_returned(make_portal, read):
    rows = [row(5), row(6, **TO_DO), row(7, SUBJECT="Обзвон #130"), row(8, SUBJECT="обзвон #13")]
    found = read(make_portal({activities.LIST: subjects(rows)}), find(" Обзвон #13 "))
    assert [one.id for one in found] == [5, 6, 8]


def test_nothing_of_that_subject(make_portal, read):
    assert read(make_portal({activities.LIST: subjects([])}), find()) == []


@pytest.mark.parametrize("number", [50, 51, 120])
def test_many_of_the_same_subject(make_portal, read, number):
    rows = [row(index, **TO_DO) for index in range(1, number + 1)]
    assert len(read(make_portal({activities.LIST: subjects(rows)}), find())) == number


def test_rows_that_the_database_takes_for_equal_count(make_portal, read):
    rows = [row(5, SUBJECT="Счёт  №1"), row(6, SUBJECT="счет №1")]
    assert len(read(make_portal({activities.LIST: lambda parameters: rows}), find("СЧЕТ №1"))) == 2


def test_rows_of_another_subject_are_left_out(make_portal, read):
    rows = [row(4, SUBJECT="Обзвон #1"), row(5)]
    found = read(make_portal({activities.LIST: lambda parameters: rows}), find())
    assert [one.id for one in found] == [5]


def test_a_filter_that_is_ignored_is_told_and_not_read_through(make_portal, read):
    portal = make_portal({activities.LIST: lambda parameters: [row(index, SUBJECT="x") for index in range(1, 51)]})
    with pytest.raises(Problem) as raised:
        read(portal, find())
    assert raised.value.cause is Cause.UNREADABLE
    assert len(portal.requests) == 1


@pytest.mark.parametrize("subject", ["", "  "])
def test_an_empty_subject_would_find_all(make_portal, read, subject):
    portal = make_portal({})
    with pytest.raises(ValueError, match="subject"):
        read(portal, find(subject))
    assert portal.requests == []


@pytest.mark.parametrize("code", ["", "0", "NOT_FOUND"])
@pytest.mark.parametrize("description", ["", "Not found.", "Access denied."])
def test_an_activity_that_is_not_there_for_this_user(make_portal, read, refusal, code, description):
    def refuse(parameters):
        raise refusal(code, description)

    assert read(make_portal({activities.GET: refuse}), get()) is None


@pytest.mark.parametrize(
    ("code", "status", "cause"),
    [
        ("insufficient_scope", 401, Cause.SCOPE_MISSING),
        ("ERROR_METHOD_NOT_FOUND", 404, Cause.METHOD_MISSING),
        ("ERROR_CORE", 400, Cause.REFUSED),
        ("ACCESS_DENIED", 403, Cause.ACCESS_DENIED),
        ("", 401, Cause.CREDENTIALS),
    ],
)
def test_other_failures_are_no_proof_of_a_deletion(make_portal, read, refusal, code, status, cause):
    def refuse(parameters):
        raise refusal(code, "", status)

    with pytest.raises(Problem) as raised:
        read(make_portal({activities.GET: refuse}), get())
    assert raised.value.cause is cause


@pytest.mark.parametrize("answer", [[], None, row(6), {"SUBJECT": "x"}])
def test_an_answer_about_something_else_is_no_proof_either(make_portal, read, answer):
    with pytest.raises(Problem) as raised:
        read(make_portal({activities.GET: lambda parameters: answer}), get())
    assert raised.value.cause is Cause.UNREADABLE


@pytest.fixture
def writable(make_portal):
    return make_portal(dict.fromkeys((activities.UPDATE, activities.DELETE), lambda parameters: True))


def update(number=5, **wish):
    return lambda client: activities.update(client, number, **wish)


def delete(number=5):
    return lambda client: activities.delete(client, number)


@pytest.mark.parametrize(
    ("write", "method", "sent"),
    [
        (
            update(subject=" Июль $result[c0] "),
            activities.UPDATE,
            {"id": 5, "fields": {"SUBJECT": "Июль $result[c0]"}},
        ),
        (update(responsible_id=29), activities.UPDATE, {"id": 5, "fields": {"RESPONSIBLE_ID": 29}}),
        (update(completed=False), activities.UPDATE, {"id": 5, "fields": {"COMPLETED": "N"}}),
        (
            update(subject="x", responsible_id=1, completed=True),
            activities.UPDATE,
            {"id": 5, "fields": {"SUBJECT": "x", "RESPONSIBLE_ID": 1, "COMPLETED": "Y"}},
        ),
        (delete(), activities.DELETE, {"id": 5}),
    ],
)
def test_what_a_change_sends(writable, run, write, method, sent):
    run(writable, write)
    assert (writable.called, writable.raw) == ([method], [sent])


@pytest.mark.parametrize(
    "write",
    [
        update(),
        update(subject=""),
        update(subject="  "),
        update(responsible_id=0),
        update(responsible_id="29"),
        update(0, completed=False),
        delete(0),
        delete(-5),
        delete("5"),
        delete(None),
    ],
)
def test_what_makes_no_sense_is_never_sent(writable, run, write):
    with pytest.raises(ValueError):  # noqa: PT011
        run(writable, write)
    assert writable.requests == []


@pytest.mark.parametrize("write", [update(completed=False), delete()])
@pytest.mark.parametrize("description", ["Access denied.", "Activity is not found."])
def test_a_refused_change_is_told_in_the_portals_words(writable, run, refusal, write, description):
    def refuse(parameters):
        raise refusal("", description)

    writable.methods = dict.fromkeys(writable.methods, refuse)
    with pytest.raises(Problem) as raised:
        run(writable, write)
    assert (raised.value.cause, raised.value.code, raised.value.detail) == (Cause.REFUSED, "", description)


@pytest.mark.parametrize("write", [update(completed=False), delete()])
def test_a_lost_answer_is_unknown_and_nothing_is_sent_again(writable, run, write):
    writable.script = [Problem(Cause.TIMED_OUT)]
    with pytest.raises(Problem) as raised:
        run(writable, write)
    assert raised.value.cause is Cause.OUTCOME_UNKNOWN
    assert len(writable.requests) == 1
