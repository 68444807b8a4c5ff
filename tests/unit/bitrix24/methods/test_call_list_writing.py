import pytest

from desktop.bitrix24.methods import call_list_writing
from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.problem import Cause, Problem


def add(kind=CONTACT, ids=(7, 9), form=1):
    return lambda client: call_list_writing.add(client, kind, ids, form)


def update(kind=CONTACT, ids=(7, 9), form=1):
    return lambda client: call_list_writing.update(client, 13, kind, ids, form)


@pytest.fixture
def portal(make_portal):
    return make_portal(
        {call_list_writing.ADD: lambda parameters: 13, call_list_writing.UPDATE: lambda parameters: True}
    )


@pytest.mark.parametrize(
    ("kind", "form", "sent"),
    [
        (CONTACT, 1, {"ENTITY_TYPE": "CONTACT", "ENTITIES": [9, 7], "WEBFORM_ID": 1}),
        (COMPANY, None, {"ENTITY_TYPE": "COMPANY", "ENTITIES": [9, 7], "WEBFORM_ID": None}),
    ],
)
def test_what_is_sent_in_a_direct_call(portal, run, kind, form, sent):
    assert run(portal, add(kind, (9, 7), form)) == 13
    assert run(portal, update(kind, (9, 7), form)) is None
    assert portal.called == [call_list_writing.ADD, call_list_writing.UPDATE]
    assert portal.raw == [sent, {"LIST_ID": 13, **sent}]


def test_ten_thousand_participants_in_one_request(portal, run):
    run(portal, update(ids=range(1, 10_001)))
    assert portal.sizes == [1]
    assert portal.raw[0]["ENTITIES"] == list(range(1, 10_001))


@pytest.mark.parametrize("write", [add, update])
@pytest.mark.parametrize(
    "wrong",
    [
        {"ids": ()},
        {"ids": (7, 7)},
        {"ids": (0,)},
        {"ids": (-7,)},
        {"ids": ("7",)},
        {"ids": (7.0,)},
        {"ids": (True,)},
        {"ids": (None,)},
        {"kind": 1},
        {"kind": "CONTACT"},
        {"form": 0},
        {"form": -1},
        {"form": "1"},
        {"form": False},
    ],
)
def test_what_the_portal_would_take_wrongly_is_never_sent(portal, run, write, wrong):
    with pytest.raises(ValueError):  # noqa: PT011
        run(portal, write(**wrong))
    assert portal.requests == []


@pytest.mark.parametrize(("number", "read_as"), [(13, 13), ("13", 13), (13.0, 13)])
def test_the_number_of_a_new_list(portal, run, number, read_as):
    portal.methods[call_list_writing.ADD] = lambda parameters: number
    assert run(portal, add()) == read_as


@pytest.mark.parametrize("number", [True, None, 0, -1, "", "x", "²", [], [13], {"ID": 13}])
def test_a_new_list_without_a_number_may_be_there(portal, run, number):
    portal.methods[call_list_writing.ADD] = lambda parameters: number
    with pytest.raises(Problem) as raised:
        run(portal, add())
    assert (raised.value.cause, raised.value.method) == (Cause.OUTCOME_UNKNOWN, call_list_writing.ADD)
    assert len(portal.requests) == 1


@pytest.mark.parametrize(
    ("write", "code", "status", "cause"),
    [
        (add, "ENTITY_ERROR", 400, Cause.REFUSED),
        (add, "ENTITIES_ERROR", 400, Cause.REFUSED),
        (add, "ENTITY_TYPE_ERROR", 400, Cause.REFUSED),
        (add, "WEBFORM_ERROR", 400, Cause.REFUSED),
        (add, "ACCESS_ERROR", 403, Cause.ACCESS_DENIED),
        (update, "ERROR_ARGUMENT", 400, Cause.REFUSED),
        (update, "ENTITIES_ERROR", 400, Cause.REFUSED),
        (update, "LIST_ID_ERROR", 400, Cause.REFUSED),
        (update, "ENTITY_TYPE_ERROR", 400, Cause.REFUSED),
        (update, "WEBFORM_ERROR", 400, Cause.REFUSED),
        (update, "ACCESS_ERROR", 403, Cause.ACCESS_DENIED),
        (update, "ERROR_CORE", 500, Cause.OUTCOME_UNKNOWN),
    ],
)
def test_refusals_keep_the_portals_code(portal, run, refusal, write, code, status, cause):
    def refuse(parameters):
        raise refusal(code, "Incorrect entities id", status)

    portal.methods = dict.fromkeys(portal.methods, refuse)
    with pytest.raises(Problem) as raised:
        run(portal, write())
    assert (raised.value.cause, raised.value.code) == (cause, code)
    assert len(portal.requests) == 1


@pytest.mark.parametrize("write", [add, update])
def test_a_lost_answer_is_unknown_and_nothing_is_sent_again(portal, run, write):
    portal.script = [Problem(Cause.TIMED_OUT)]
    with pytest.raises(Problem) as raised:
        run(portal, write())
    assert raised.value.cause is Cause.OUTCOME_UNKNOWN
    assert len(portal.requests) == 1
