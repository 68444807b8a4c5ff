import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.bitrix24.methods import duplicates
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


class Register:
    """Cards with phones, as the portal searches them: 20 values, 20 cards per value, not saying which has which."""

    def __init__(self, owners, unreadable=()):
        self.owners = owners
        self.unreadable = unreadable

    def find(self, parameters):
        told = {}
        for value in parameters["values"][:20]:
            told |= dict.fromkeys(self.owners.get(value, ())[:20])
        return {"CONTACT": list(told)}

    def readable(self, value):
        return {card_id for card_id in self.owners.get(value, ()) if card_id not in self.unreadable}


def find_any(values, **options):
    return lambda reader: duplicates.find_any(reader, CONTACT, "PHONE", values, **options)


def test_many_values_go_twenty_a_command_and_a_thousand_a_request(make_portal, read):
    register = Register({f"+7916{n:07}": [n + 1] for n in range(1_010)})
    portal, told = make_portal({duplicates.FIND: register.find}), []
    values = [*register.owners, "", " ", *list(register.owners)[:5]]
    found = read(portal, find_any(values, progress=told.append))
    assert portal.sizes == [50, 1]
    assert [value for hits in found for value in hits.values] == list(register.owners)
    assert [card_id for hits in found for card_id in hits.card_ids] == list(range(1, 1_011))
    assert max(len(one["values"]) for _, calls in portal.requests for _, one in calls) == 20
    assert {one["entity_type"] for _, calls in portal.requests for _, one in calls} == {"CONTACT"}
    assert told == sorted(told)
    assert told[-1] == 1_010


def test_twenty_values_of_one_card_each_are_not_doubtful(make_portal, read):
    register = Register({str(n): [n] for n in range(1, 21)})
    [hits] = read(make_portal({duplicates.FIND: register.find}), find_any(register.owners))
    assert hits.doubtful(register.readable) == ()


@pytest.mark.parametrize(
    ("owners", "unreadable", "doubtful"),
    [
        ({"a": range(1, 20), "b": [50]}, (), ()),  # 20 ids, but neither value has 20
        ({"a": range(1, 21), "b": [50]}, (), ("a",)),
        ({"a": range(1, 26), "b": [50], "c": []}, (), ("a",)),
        ({"a": range(1, 26), "b": [50], "c": []}, range(1, 26), ("a", "b", "c")),  # any value may have the 20
        ({"a": range(1, 26), "b": range(50, 55)}, range(1, 6), ("a",)),
        ({"a": range(1, 20), "b": [50]}, range(1, 20), ("b",)),
        ({"a": range(1, 19), "b": [50]}, range(1, 20), ()),  # too few ids to have been cut off
    ],
)
def test_values_that_may_have_been_cut_off_are_doubtful(make_portal, read, owners, unreadable, doubtful):
    register = Register({value: list(card_ids) for value, card_ids in owners.items()}, unreadable)
    [hits] = read(make_portal({duplicates.FIND: register.find}), find_any(owners))
    assert hits.doubtful(register.readable) == doubtful


@given(
    st.lists(st.integers(0, 30), min_size=1, max_size=20),
    st.sets(st.integers(0, 400)),
)
def test_a_value_that_was_cut_off_is_always_doubtful(counts, unreadable):
    owners, start = {}, 0
    for place, count in enumerate(counts):
        owners[str(place)] = list(range(start, start + count))
        start += count - count // 3  # neighbours share some cards
    register = Register(owners, unreadable)
    values = tuple(owners)
    hits = duplicates.Hits(values, tuple(register.find({"values": values})["CONTACT"]))
    cut_off = {value for value, card_ids in owners.items() if len(card_ids) > 20}
    assert cut_off <= set(hits.doubtful(register.readable))


def test_a_refusal_of_many_is_told(make_portal, read, refusal):
    def refuse(parameters):
        raise refusal("", "Access denied.")

    with pytest.raises(Problem) as raised:
        read(make_portal({duplicates.FIND: refuse}), find_any(["1"]))
    assert raised.value.cause is Cause.REFUSED
