import pytest

from desktop.bitrix24.methods import cards
from desktop.domain.problem import Cause, Problem


def contact(card_id, **fields):
    return {
        "id": card_id,
        "lastName": "Иванов",
        "name": "Пётр",
        "secondName": None,
        "companyId": 5,
        "assignedById": 29,
        "fm": [
            {"id": 1, "typeId": "PHONE", "valueType": "WORK", "value": "+7 495 1234567"},
            {"id": 2, "typeId": "EMAIL", "valueType": "WORK", "value": "p@acme.ru"},
            {"id": 3, "typeId": "PHONE", "valueType": "MOBILE", "value": " 8 (916) 111-22-33 "},
            {"id": 4, "typeId": "PHONE", "valueType": "MOBILE", "value": "+7 495 1234567"},
            {"id": 5, "typeId": "WEB", "value": "acme.ru"},
        ],
        **fields,
    }


def listing(make=contact, missing=()):
    def list_(parameters):
        ids = [int(card_id) for card_id in parameters["filter"]["@id"]]
        assert len(ids) <= 50
        assert parameters["select"] == ["*"]
        assert parameters["order"] == {"id": "ASC"}
        return {"result": {"items": [make(card_id) for card_id in sorted(ids) if card_id not in missing]}, "total": 0}

    return list_


def read_cards(read, portal, ids, kind=3, **options):
    return read(portal, lambda reader: cards.cards(reader, kind, ids, **options))


def test_a_contact(make_portal, read):
    found = read_cards(read, make_portal({cards.LIST: listing()}), [7])[0]
    assert (found.kind, found.id, found.name, found.company_id, found.owner_id) == (3, 7, "Иванов Пётр", 5, 29)
    assert found.phones == ("+7 495 1234567", "8 (916) 111-22-33")
    assert found.emails == ("p@acme.ru",)


def test_cards_are_made_page_by_page_for_very_many_at_once_would_hold_the_window_up(make_portal, read, monkeypatch):
    events, make = [], cards.card_of
    monkeypatch.setattr(cards, "card_of", lambda kind, row: (events.append("made"), make(kind, row))[1])
    read_cards(read, make_portal({cards.LIST: listing()}), range(1, 101), progress=events.append)
    assert events == [*["made"] * 50, 50, *["made"] * 50, 100]


def test_five_thousand_cards_in_two_requests(make_portal, read):
    portal, told = make_portal({cards.LIST: listing(missing={17})}), []
    found = read_cards(read, portal, range(1, 5001), progress=told.append)
    assert {one.id for one in found} == set(range(1, 5001)) - {17}
    assert portal.sizes == [50, 50]
    assert told[-1] == 5000
    assert told == sorted(told)


def test_no_ids_no_request(make_portal, read):
    portal = make_portal({})
    assert read_cards(read, portal, []) == []
    assert portal.requests == []


def test_doubled_ids_are_asked_for_once(make_portal, read):
    assert len(read_cards(read, make_portal({cards.LIST: listing()}), [7, 7, 7])) == 1


def test_companies(make_portal, read):
    portal = make_portal({cards.LIST: listing(lambda card_id: {"id": card_id, "title": "ООО «Ромашка»", "fm": []})})
    assert read_cards(read, portal, [5], kind=4)[0].name == "ООО «Ромашка»"


@pytest.mark.parametrize(
    ("fields", "phones"),
    [
        ({"fm": None, "phone": "1", "phoneMobile": "2", "phoneWork": "1", "email": ""}, ("1", "2")),
        ({"fm": {"0": {"typeId": "PHONE", "value": "3"}}}, ("3",)),
        (
            {
                "fm": [
                    None,
                    5,
                    {"typeId": "PHONE"},
                    {"typeId": "PHONE", "value": None},
                    {"typeId": "PHONE", "value": 74},
                ]
            },
            ("74",),
        ),
        ({"fm": "x"}, ()),
    ],
)
def test_odd_multifields(make_portal, read, fields, phones):
    portal = make_portal({cards.LIST: listing(lambda card_id: contact(card_id, **fields))})
    assert read_cards(read, portal, [7])[0].phones == phones


def test_a_card_with_nothing_in_it(make_portal, read):
    found = read_cards(read, make_portal({cards.LIST: listing(lambda card_id: {"id": str(card_id)})}), [7])[0]
    assert (found.name, found.phones, found.emails, found.company_id, found.owner_id) == ("", (), (), None, None)


def test_rows_that_were_not_asked_for_are_left_out(make_portal, read):
    portal = make_portal({cards.LIST: lambda parameters: {"items": [contact(7), contact(8)]}})
    assert [one.id for one in read_cards(read, portal, [7])] == [7]


def test_nothing_found_is_an_empty_list(make_portal, read):
    assert read_cards(read, make_portal({cards.LIST: lambda parameters: []}), [7]) == []
    assert read_cards(read, make_portal({cards.LIST: lambda parameters: {"items": []}}), [7]) == []


def test_one_failing_slice_fails_all(make_portal, read, refusal):
    def refuse(parameters):
        if "60" in parameters["filter"]["@id"]:
            raise refusal("ACCESS_DENIED", "", 403)
        return {"items": []}

    with pytest.raises(Problem):
        read_cards(read, make_portal({cards.LIST: refuse}), range(1, 201))


def existence(there):
    def list_(parameters):
        ids = [int(card_id) for card_id in parameters["filter"]["@id"]]
        assert len(ids) <= 50
        assert parameters["select"] == ["id", "hasPhone"]
        assert int(parameters["start"]) == -1
        return {"items": [{"id": card_id} for card_id in ids if card_id in there]}

    return list_


def test_which_cards_exist(make_portal, read):
    portal = make_portal({cards.LIST: existence(set(range(2, 400, 2)))})
    found = read(portal, lambda reader: cards.look_for(reader, 4, [*range(1, 121), 2, 2]))
    assert found.readable == dict.fromkeys(range(2, 121, 2), True)
    assert portal.sizes == [3, 50, 10]
    assert portal.requests[0][1][0][1]["entityTypeId"] == "4"


def test_ten_thousand_cards_exist_in_four_requests(make_portal, read):
    portal = make_portal({cards.LIST: existence(set(range(1, 10_001)) - {77})})
    found = read(portal, lambda reader: cards.look_for(reader, 3, range(1, 10_001)))
    assert found.readable.keys() == set(range(1, 10_001)) - {77}
    assert portal.sizes == [50, 50, 50, 50, 1]


def test_being_left_out_of_the_list_is_no_proof_of_having_been_deleted(make_portal, read, refusal):
    refusals = {
        3: refusal("NOT_FOUND", "Элемент не найден", 400),
        4: refusal("ACCESS_DENIED", "", 400),
        5: refusal("ERROR_CORE", "", 400),
        6: refusal("INTERNAL_SERVER_ERROR", "", 500),
    }

    def get(parameters):
        card_id = int(parameters["id"])
        assert int(parameters["entityTypeId"]) == 3
        if card_id in refusals:
            raise refusals[card_id]
        return {7: {"item": {"id": 8}}, 9: [], 10: {"item": None}}.get(
            card_id, {"item": {"id": card_id, "hasPhone": "N"}}
        )

    portal = make_portal({cards.LIST: existence({1}), cards.GET: get})
    found = read(portal, lambda reader: cards.look_for(reader, 3, range(1, 11)))
    assert found.readable == {1: True, 2: False, 8: False}
    assert found.deleted == {3}


def test_a_connection_that_fails_while_cards_are_looked_for_is_a_problem(make_portal, read, refusal):
    def get(parameters):
        raise refusal("insufficient_scope", "", 401)

    with pytest.raises(Problem) as told:
        read(
            make_portal({cards.LIST: existence({1}), cards.GET: get}),
            lambda reader: cards.look_for(reader, 3, [1, 2]),
        )
    assert told.value.cause is Cause.SCOPE_MISSING


def test_cards_that_were_not_asked_for_do_not_exist(make_portal, read):
    portal = make_portal({cards.LIST: lambda parameters: {"items": [{"id": "7"}, {"id": 9}]}})
    assert read(portal, lambda reader: cards.look_for(reader, 3, [7, 8])).readable == {7: True}


def test_who_has_no_phone_is_told_and_who_is_not_told_of_counts_as_having_one(make_portal, read):
    items = [{"id": 1, "hasPhone": "N"}, {"id": "2", "hasPhone": "Y"}, {"id": 3}]
    portal = make_portal({cards.LIST: lambda parameters: {"items": items}})
    assert read(portal, lambda reader: cards.look_for(reader, 3, [1, 2, 3])).readable == {1: False, 2: True, 3: True}


def test_of_no_ids_none_exist(make_portal, read):
    portal = make_portal({})
    assert read(portal, lambda reader: cards.look_for(reader, 3, [])).readable == {}
    assert portal.requests == []
