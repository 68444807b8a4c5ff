from datetime import UTC, datetime

import pytest

from desktop.bitrix24.methods import card_search, cards, duplicates
from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.card_query import CardCursor, CardQuery
from desktop.domain.problem import Cause, Problem


def contact(card_id, phone="+7 495 1234567", **fields):
    phones = [
        {"typeId": "PHONE", "value": "1"},
        {"typeId": "PHONE", "value": phone},
    ]
    return {"id": card_id, "name": "Пётр", "lastName": "Иванов", "assignedById": 29, "fm": phones, **fields}


def listing(rows, companies=()):
    """Return `crm.item.list`: pages of all rows, whatever the text, and `companies` for a search of companies."""

    def list_(parameters):
        assert int(parameters["start"]) == -1
        if parameters["select"] == ["id"]:
            return {"items": [{"id": company_id} for company_id in companies]}
        assert parameters["select"] == ["*"]
        where, [(field, direction)] = parameters["filter"], parameters["order"].items()
        assert field == "id"
        found = sorted(rows, key=lambda row: row["id"], reverse=direction == "DESC")
        if "<id" in where:
            found = [row for row in found if row["id"] < int(where["<id"])]
        if ">id" in where:
            found = [row for row in found if row["id"] > int(where[">id"])]
        return {"items": found[:50]}

    return list_


def search(query="", kind=CONTACT, after=None, **narrower):
    return lambda reader: card_search.search(reader, kind, CardQuery(query, **narrower), after)


def filter_of(portal):
    """Return the filter of the last page requested."""
    return next(
        parameters["filter"]
        for _, calls in reversed(portal.requests)
        for method, parameters in reversed(calls)
        if method == cards.LIST and parameters["select"] == ["*"]
    )


def whole(read, portal, **options):
    found, cursor, pages = [], None, 0
    while True:
        page = read(portal, search(after=cursor, **options))
        found += [card.id for card in page.cards]
        pages += 1
        cursor = page.next
        if cursor is None:
            return found, pages


@pytest.mark.parametrize("newest_first", [True, False])
@pytest.mark.parametrize("number", [0, 1, 49, 50, 51, 120])
def test_all_pages(make_portal, read, number, newest_first):
    portal = make_portal({cards.LIST: listing([contact(card_id) for card_id in range(1, number + 1)])})
    found, pages = whole(read, portal, newest_first=newest_first)
    assert found == sorted(range(1, number + 1), reverse=newest_first)
    assert pages == len(portal.requests) == number // 50 + 1


def test_a_card_has_all_its_phones(make_portal, read):
    [card] = read(make_portal({cards.LIST: listing([contact(7)])}), search()).cards
    assert (card.kind, card.id, card.name, card.owner_id) == (CONTACT, 7, "Иванов Пётр", 29)
    assert card.phones == ("1", "+7 495 1234567")


JULY = datetime(2026, 7, 1, 9, 30, 15, 999, tzinfo=UTC)


@pytest.mark.parametrize(
    ("narrower", "kind", "where"),
    [
        ({}, CONTACT, None),
        ({"owner_id": 29}, CONTACT, {"=assignedById": 29}),
        ({"type_code": "CLIENT"}, CONTACT, {"=typeId": "CLIENT"}),
        ({"has_phone": True}, CONTACT, {"=hasPhone": "Y"}),
        ({"has_phone": False}, CONTACT, {"=hasPhone": "N"}),
        ({"created_from": JULY}, CONTACT, {">=createdTime": "2026-07-01T09:30:15+00:00"}),
        ({"created_before": JULY}, CONTACT, {"<createdTime": "2026-07-01T09:30:15+00:00"}),
        ({"company_id": 5}, CONTACT, {"=companyId": 5}),
        ({"company_id": 5}, COMPANY, {"!=isMyCompany": "Y"}),
        ({"owner_id": 29}, COMPANY, {"!=isMyCompany": "Y", "=assignedById": 29}),
        (
            {"after": CardCursor(900), "has_phone": True},
            CONTACT,
            {"=hasPhone": "Y", "<id": 900},
        ),
        ({"after": CardCursor(900), "newest_first": False}, CONTACT, {">id": 900}),
    ],
)
def test_what_narrows_a_search(make_portal, read, narrower, kind, where):
    portal = make_portal({cards.LIST: listing([])})
    read(portal, search(kind=kind, **narrower))
    assert portal.raw == [
        {
            "entityTypeId": kind,
            "select": ["*"],
            "filter": where or {},
            "order": {"id": "ASC" if narrower.get("newest_first") is False else "DESC"},
            "start": -1,
        }
    ]


def test_own_companies_are_left_out_whatever_the_portal_says(make_portal, read):
    rows = [{"id": card_id, "title": "x", "isMyCompany": "Y" if card_id == 3 else "N"} for card_id in range(1, 51)]
    page = read(make_portal({cards.LIST: listing(rows)}), search(kind=COMPANY))
    assert [card.id for card in page.cards] == [card_id for card_id in range(50, 0, -1) if card_id != 3]
    assert page.next == CardCursor(1)


@pytest.mark.parametrize(
    "rows",
    [
        [contact(3), contact(5)],
        [contact(5), contact(5)],
        [contact(900), contact(5)],
        [contact(901)],
    ],
)
def test_an_order_that_is_ignored_is_told(make_portal, read, rows):
    portal = make_portal({cards.LIST: lambda parameters: {"items": rows}})
    with pytest.raises(Problem) as raised:
        read(portal, search(after=CardCursor(900)))
    assert raised.value.cause is Cause.UNREADABLE


def test_contacts_are_looked_for_by_their_company_too(make_portal, read):
    portal = make_portal({cards.LIST: listing([contact(7)], companies=[6, 5])})
    page = read(portal, search("Ромашка"))
    assert portal.sizes == [1, 1]
    assert portal.raw[0]["filter"] == {"%title": "Ромашка", "!=isMyCompany": "Y"}
    assert {"@companyId": [6, 5]} in filter_of(portal)["0"].values()
    assert [card.id for card in page.cards] == [7]


def test_the_next_page_looks_up_nothing_again(make_portal, read):
    rows = [contact(card_id) for card_id in range(1, 121)]
    portal = make_portal({cards.LIST: listing(rows, companies=[5])})
    page = read(portal, search("Ромашка"))
    asked = len(portal.requests)
    read(portal, search("Ромашка", after=page.next))
    assert len(portal.requests) == asked + 1
    assert {"@companyId": [5]} in filter_of(portal)["0"].values()
    assert filter_of(portal)["<id"] == 71


def test_a_whole_phone_is_looked_up_and_found_with_one_request_more(make_portal, read):
    asked = []

    def find(parameters):
        asked.append((parameters["type"], parameters["entity_type"], *parameters["values"]))
        return {"CONTACT": [7]}

    portal = make_portal({cards.LIST: listing([contact(7, phone="8-495-123-45-67")]), duplicates.FIND: find})
    page = read(portal, search("495 123-45-67"))
    assert asked == [("PHONE", "CONTACT", "+74951234567", "495 123-45-67", "+84951234567")]
    assert filter_of(portal)["0"] == {"logic": "OR", "0": {"@id": [7]}}
    assert ([card.id for card in page.cards], page.next, page.by_parts) == ([7], None, True)
    assert len(portal.requests) == 2


def test_an_address_is_looked_up(make_portal, read):
    portal = make_portal({cards.LIST: listing([contact(7)]), duplicates.FIND: lambda parameters: {"CONTACT": ["7"]}})
    read(portal, search("p@acme.ru"))
    assert portal.raw[0] == {"type": "EMAIL", "values": ["p@acme.ru"], "entity_type": "CONTACT"}
    assert filter_of(portal)["0"] == {"logic": "OR", "0": {"@id": [7]}, "1": {"%email": "p@acme.ru"}}


@pytest.mark.parametrize("typed", ["Ромашка", "p@acme.ru", "495 123-45-67"])
@pytest.mark.parametrize(("code", "status"), [("ACCESS_DENIED", 403), ("", 400), ("ERROR_METHOD_NOT_FOUND", 404)])
def test_what_may_not_be_looked_up_is_done_without(make_portal, read, refusal, typed, code, status):
    def refuse(parameters):
        if parameters.get("select") == ["*"]:
            return {"items": [contact(7)]}
        raise refusal(code, "Access denied.", status)

    portal = make_portal({cards.LIST: refuse, duplicates.FIND: refuse})
    assert [card.id for card in read(portal, search(typed)).cards] == [7]


def test_a_dead_webhook_is_no_empty_result(make_portal, read, refusal):
    def refuse(parameters):
        raise refusal("INVALID_CREDENTIALS", "", 401)

    with pytest.raises(Problem) as raised:
        read(make_portal({cards.LIST: refuse, duplicates.FIND: refuse}), search("495 123-45-67"))
    assert raised.value.cause is Cause.CREDENTIALS


def unfilterable(refusal, rows, code):
    """Return `crm.item.list` of a portal that refuses flat fields in a filter."""

    def list_(parameters):
        alternatives = [one for name, one in parameters["filter"].get("0", {}).items() if name != "logic"]
        if any(name in ("%phone", "=%phone", "%email") for one in alternatives for name in one):
            raise refusal(code, "Invalid filter: field 'phone' is not allowed in filter")
        return listing(rows)(parameters)

    return list_


@pytest.mark.parametrize("code", ["INVALID_ARG_VALUE", "100"])
def test_a_portal_that_cannot_filter_by_parts_finds_by_the_rest(make_portal, read, refusal, code):
    rows = [contact(card_id, phone="12345") for card_id in range(1, 121)]
    portal = make_portal({cards.LIST: unfilterable(refusal, rows, code)})
    page = read(portal, search("12345"))
    assert (len(page.cards), page.by_parts) == (50, False)
    asked = len(portal.requests)
    page = read(portal, search("12345", after=page.next))
    assert (len(page.cards), page.by_parts, len(portal.requests)) == (50, False, asked + 1)


def test_where_nothing_is_left_to_look_for_nothing_is_found(make_portal, read, refusal):
    portal = make_portal(
        {
            cards.LIST: unfilterable(refusal, [contact(7)], "INVALID_ARG_VALUE"),
            duplicates.FIND: lambda parameters: [],
        }
    )
    page = read(portal, search("495 123-45-67"))
    assert (page.cards, page.next, page.by_parts) == ((), None, False)
    assert len(portal.requests) == 2


def test_another_refusal_of_the_page_is_told(make_portal, read, refusal):
    def refuse(parameters):
        raise refusal("INVALID_ARG_VALUE", "Invalid filter: field 'typeId' has invalid value")

    with pytest.raises(Problem) as raised:
        read(make_portal({cards.LIST: refuse}), search(type_code="X"))
    assert (raised.value.cause, raised.value.code) == (Cause.REFUSED, "INVALID_ARG_VALUE")


def test_others_that_a_pattern_found_are_left_out_and_read_over(make_portal, read):
    rows = [contact(card_id, phone="+7 495 1230067") for card_id in range(101, 221)]
    rows += [contact(7, phone="+7 495 123-45-67"), contact(8, phone="8 (495) 1234567"), contact(9, phone="")]
    portal = make_portal({cards.LIST: listing(rows), duplicates.FIND: lambda parameters: []})
    page = read(portal, search("495 12345"))
    assert ([card.id for card in page.cards], page.next) == ([8, 7], None)


def test_reading_over_others_has_an_end(make_portal, read):
    rows = [contact(card_id, phone="+7 495 1230067") for card_id in range(1, 401)]
    portal = make_portal({cards.LIST: listing(rows), duplicates.FIND: lambda parameters: []})
    page = read(portal, search("495 12345"))
    assert (page.cards, page.next.last_id) == ((), 201)
    assert len(portal.requests) == 1 + 4
    assert whole(read, portal, query="495 12345")[0] == []


def test_a_text_that_the_portal_would_replace_goes_directly(make_portal, read):
    portal = make_portal({cards.LIST: listing([])})
    read(portal, search("$result[c0] $total[c1]"))
    assert {method for method, _ in portal.requests} == {cards.LIST}


@pytest.mark.parametrize("typed", ["", "  ", "\n"])
def test_no_text_looks_up_nothing(make_portal, read, typed):
    portal = make_portal({cards.LIST: listing([])})
    read(portal, search(typed))
    assert portal.sizes == [1]
    assert "0" not in filter_of(portal)
