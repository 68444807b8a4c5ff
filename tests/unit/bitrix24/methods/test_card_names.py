import pytest

from desktop.bitrix24.methods import card_names, cards
from desktop.domain.call_list import COMPANY, CONTACT


def find(names, kind=CONTACT, **options):
    return lambda reader: card_names.find_named(reader, kind, names, **options)


def person(card_id, last, first):
    return {"id": card_id, "lastName": last, "name": first, "fm": [{"typeId": "PHONE", "value": f"+7 {card_id}"}]}


def listing(people):
    """Return `crm.item.list` that answers by exact last and first names, in pages, as on the portal."""

    def list_(parameters):
        where = parameters["filter"]
        where = where if isinstance(where, dict) else {"0": where[0]}
        last = int(where.get(">id", 0))
        conditions = [one for key, one in where["0"].items() if key != "logic"]
        assert len(conditions) > 1
        fitting = [one for one in people if any(fits(one, condition) for condition in conditions)]
        return {"items": [one for one in fitting if one["id"] > last][:50]}

    return list_


def fits(one, condition):
    return all(one[key.removeprefix("@")] in values for key, values in condition.items())


@pytest.mark.parametrize(
    ("name", "last", "first"),
    [
        ("Семенов Петр", "Семёнов", "Петр"),
        ("Семёнов Пётр", "Семенов", "Петр"),
        ("Пётр Семёнов", "Семёнов", "Пётр"),
        ("Пётр Ильич Семёнов", "Семёнов", "Пётр"),
        ("Семёнов Пётр", "", "Семёнов Пётр"),
        ("Де Ла Круз Хуан", "Де Ла Круз", "Хуан"),
        ("Мария Анна Круз", "Круз", "Мария Анна"),
    ],
)
def test_a_contact_is_found_however_the_name_is_parted(make_portal, read, name, last, first):
    portal = make_portal({cards.LIST: listing([person(7, last, first), person(8, "Другой", "Пётр")])})
    found = read(portal, find([name]))
    assert [one.id for one in found.cards] == [7]
    assert found.cards[0].phones == ("+7 7",)
    assert found.crowded == ()


def test_names_go_five_a_command(make_portal, read):
    portal, told = make_portal({cards.LIST: lambda parameters: {"items": []}}), []
    names = [f"Некто {n}й" for n in range(12)]
    assert read(portal, find([*names, names[0], " "], progress=told.append)).cards == ()
    assert portal.sizes == [3]
    assert told[-1] == 12


def test_a_full_page_is_asked_for_again_name_by_name(make_portal, read):
    people = [
        *(person(n, "Иванов", "Иван") for n in range(1, 61)),
        *(person(n, "Орлов", "Олег") for n in range(61, 64)),
        *(person(n, "Толпа", "Тит") for n in range(100, 400)),
    ]
    portal = make_portal({cards.LIST: listing(people)})
    found = read(portal, find(["Иванов Иван", "Орлов Олег", "Толпа Тит"]))
    assert {one.id for one in found.cards} == {*range(1, 64), *range(100, 300)}
    assert found.crowded == ("Толпа Тит",)


def test_a_company_is_looked_for_by_the_words_of_its_title(make_portal, read):
    asked = []

    def list_(parameters):
        asked.append(parameters["filter"])
        return {"items": [{"id": 5, "title": "ООО «Жёлтый дом»"}]}

    portal = make_portal({cards.LIST: list_})
    found = read(portal, find(["Желтый дом, ООО"], COMPANY))
    assert [one.name for one in found.cards] == ["ООО «Жёлтый дом»"]
    assert asked[0]["0"]["0"] == {"0": {"=%title": "%ж_лтый%"}, "1": {"=%title": "%дом%"}}
    assert asked[0]["!=isMyCompany"] == "Y"
