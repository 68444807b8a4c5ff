import pytest

from desktop.bitrix24 import duplicates
from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.problem import Cause, Problem


def find(values, kind=CONTACT, communication="PHONE"):
    return lambda reader: duplicates.find_by_comm(reader, kind, communication, values)


def test_each_value_has_its_own_command(make_portal, read):
    known = {"+7 495 1234567": [57, "61", 57], "8 916": [4]}
    portal = make_portal({duplicates.FIND: lambda one: {"CONTACT": known.get(one["values"][0], [])}})
    values = [*known, "nobody", "8 916", *map(str, range(60))]
    found = read(portal, find(values))
    assert found == {"+7 495 1234567": (57, 61), "8 916": (4,), "nobody": (), **{str(one): () for one in range(60)}}
    assert portal.sizes == [50, 13]
    for _, calls in portal.requests:
        for _, parameters in calls:
            assert (parameters["type"], parameters["entity_type"]) == ("PHONE", "CONTACT")
            assert len(parameters["values"]) == 1


@pytest.mark.parametrize("value", ["+74951234567", "$result[c0]", "+7 495 #5;6,7*&="])
def test_values_arrive_as_they_are_and_as_text(make_portal, read, value):
    portal = make_portal({duplicates.FIND: lambda one: []})
    read(portal, find([value, "12"]))
    assert sorted(one["values"] for _, calls in portal.requests for _, one in calls) == sorted([[value], ["12"]])


@pytest.mark.parametrize(
    ("kind", "answer", "ids"),
    [
        (CONTACT, [], ()),
        (CONTACT, {}, ()),
        (CONTACT, None, ()),
        (CONTACT, {"CONTACT": []}, ()),
        (CONTACT, {"COMPANY": [4], "LEAD": [9]}, ()),
        (CONTACT, {"CONTACT": {"0": 5, "2": 7}}, (5, 7)),
        (COMPANY, {"CONTACT": [5], "COMPANY": ["4"]}, (4,)),
    ],
)
def test_answers(make_portal, read, kind, answer, ids):
    portal = make_portal({duplicates.FIND: lambda one: answer})
    assert read(portal, find(["a@b.ru"], kind, "EMAIL")) == {"a@b.ru": ids}
    assert portal.raw[0]["entity_type"] == {CONTACT: "CONTACT", COMPANY: "COMPANY"}[kind]


@pytest.mark.parametrize("answer", [True, "x", [57], {"CONTACT": [0]}, {"CONTACT": ["x"]}, {"CONTACT": 5}])
def test_odd_answers_are_told(make_portal, read, answer):
    with pytest.raises(Problem) as raised:
        read(make_portal({duplicates.FIND: lambda one: answer}), find(["1"]))
    assert raised.value.cause is Cause.UNREADABLE


def test_blank_values_are_not_asked_for(make_portal, read):
    portal = make_portal({})
    assert read(portal, find(["", " "])) == {"": (), " ": ()}
    assert read(portal, find([])) == {}
    assert portal.requests == []


def test_a_refusal_is_told(make_portal, read, refusal):
    def refuse(parameters):
        raise refusal("", "Access denied.")

    with pytest.raises(Problem) as raised:
        read(make_portal({duplicates.FIND: refuse}), find(["1", "2"]))
    assert (raised.value.cause, raised.value.detail) == (Cause.REFUSED, "Access denied.")
