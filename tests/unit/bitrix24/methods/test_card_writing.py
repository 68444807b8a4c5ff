import pytest

from desktop.bitrix24.methods import card_writing
from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.card_plans import NewCard
from desktop.domain.problem import Cause, Problem

ANNA = NewCard(2, "Титова", "Анна", phones=("+7 903 111-22-33", "8 (495) 000-12-34"), emails=("anna@example.com",))
OLEG = NewCard(3, "", "Олег", phones=("9031112244",), company="Ромашка")


def answers_of(*answers):
    """Return `crm.item.batchImport` that answers with these ids and error codes, in the order of the data."""

    def import_(parameters):
        shaped = (
            {"error": answer, "error_description": "Обязательное поле"}
            if isinstance(answer, str)
            else {"item": {"id": answer}}
            for answer in answers
        )
        return {"result": {"items": dict(zip(parameters["data"], shaped, strict=True))}}

    return import_


def create(*cards, kind=CONTACT, **options):
    return lambda client: card_writing.create(client, kind, cards, **options)


def told(answers):
    return [answer.code if isinstance(answer, Problem) else answer for answer in answers]


def test_what_is_sent_for_contacts(make_portal, run):
    portal = make_portal({card_writing.IMPORT: answers_of(71, 72)})
    made = run(portal, create(ANNA, OLEG, owner_id=5, company_ids={"Ромашка": 9}))
    assert made == [71, 72]
    assert portal.called == [card_writing.IMPORT]
    [sent] = portal.raw
    assert sent["entityTypeId"] == CONTACT
    assert list(sent["data"].values()) == [
        {
            "name": "Анна",
            "lastName": "Титова",
            "assignedById": 5,
            "fm": [
                {"typeId": "PHONE", "valueType": "MOBILE", "value": "+7 903 111-22-33"},
                {"typeId": "PHONE", "valueType": "WORK", "value": "8 (495) 000-12-34"},
                {"typeId": "EMAIL", "valueType": "WORK", "value": "anna@example.com"},
            ],
        },
        {
            "name": "Олег",
            "companyId": 9,
            "assignedById": 5,
            "fm": [{"typeId": "PHONE", "valueType": "MOBILE", "value": "9031112244"}],
        },
    ]
    assert not any(key.isdigit() for key in sent["data"])


def test_what_is_sent_for_a_company(make_portal, run):
    portal = make_portal({card_writing.IMPORT: answers_of(7)})
    run(portal, create(NewCard(2, title="ООО «Ромашка»", company="x"), kind=COMPANY))
    assert portal.raw == [{"entityTypeId": COMPANY, "data": {"n0": {"title": "ООО «Ромашка»", "fm": []}}}]


def test_each_card_has_an_answer_of_its_own(make_portal, run):
    portal = make_portal({card_writing.IMPORT: answers_of(71, "CRM_FIELD_ERROR_REQUIRED", 73)})
    first, second, third = run(portal, create(ANNA, OLEG, ANNA))
    assert (first, second.cause, second.code, third) == (71, Cause.REFUSED, "CRM_FIELD_ERROR_REQUIRED", 73)
    assert second.detail == "Обязательное поле"
    assert portal.called == [card_writing.IMPORT]


def test_answers_that_lost_their_keys_are_taken_in_their_order(make_portal, run):
    portal = make_portal({card_writing.IMPORT: lambda _: {"items": [{"item": {"id": 71}}, {"item": {"id": "72"}}]}})
    assert run(portal, create(ANNA, OLEG)) == [71, 72]


@pytest.mark.parametrize(
    "result",
    [
        [],
        {"items": []},
        {"items": {"n0": {"item": {"id": 71}}}},
        {"items": {"n0": {"item": {"id": 71}}, "n1": {"item": {}}}},
        {"items": {"n0": {"item": {"id": 71}}, "n1": None}},
    ],
)
def test_a_card_that_is_not_answered_for_may_be_there(make_portal, run, result):
    portal = make_portal({card_writing.IMPORT: lambda _: result})
    with pytest.raises(Problem) as raised:
        run(portal, create(ANNA, OLEG))
    assert raised.value.cause is Cause.OUTCOME_UNKNOWN
    assert len(portal.requests) == 1


def test_when_all_are_refused_that_is_the_problem(make_portal, run):
    portal = make_portal({card_writing.IMPORT: answers_of("CRM_FIELD_ERROR_REQUIRED", "OTHER")})
    with pytest.raises(Problem) as raised:
        run(portal, create(ANNA, OLEG))
    assert (raised.value.cause, raised.value.code) == (Cause.REFUSED, "CRM_FIELD_ERROR_REQUIRED")


def test_a_lost_answer_is_unknown_and_nothing_is_sent_again(make_portal, run):
    portal = make_portal({card_writing.IMPORT: answers_of(71)})
    portal.script = [Problem(Cause.TIMED_OUT)]
    with pytest.raises(Problem) as raised:
        run(portal, create(ANNA))
    assert raised.value.cause is Cause.OUTCOME_UNKNOWN
    assert len(portal.requests) == 1


class Adding:
    """`crm.item.add` with ascending ids, which refuses some names."""

    def __init__(self, refusal, refused=()):
        self.refusal, self.refused, self.sent = refusal, dict(refused), []

    def __call__(self, parameters):
        name = parameters["fields"]["name"]
        if name in self.refused:
            raise self.refusal(*self.refused[name])
        self.sent.append(name)
        return {"item": {"id": 70 + len(self.sent), "name": name}}


@pytest.mark.parametrize("lack", ["missing", "refused", "each refused"])
def test_without_the_import_cards_are_added_one_by_one(make_portal, run, refusal, lack):
    adding = Adding(refusal)
    portal = make_portal({card_writing.ADD: adding})
    if lack == "refused":

        def import_(parameters):
            raise refusal("ACCESS_DENIED", "Нет прав на импорт", 403)

        portal.methods[card_writing.IMPORT] = import_
    elif lack == "each refused":
        portal.methods[card_writing.IMPORT] = answers_of("ACCESS_DENIED", "ACCESS_DENIED")
    assert run(portal, create(ANNA, OLEG, owner_id=5)) == [71, 72]
    assert portal.called == [card_writing.IMPORT, card_writing.ADD, card_writing.ADD]
    assert portal.raw[1]["fields"]["assignedById"] == 5


def test_one_by_one_a_refusal_does_not_keep_the_others(make_portal, run, refusal):
    portal = make_portal({card_writing.ADD: Adding(refusal, {"Анна": ("CRM_FIELD_ERROR_REQUIRED",)})})
    assert told(run(portal, create(ANNA, OLEG))) == ["CRM_FIELD_ERROR_REQUIRED", 71]


def test_one_by_one_the_right_to_add_is_asked_for_once(make_portal, run, refusal):
    portal = make_portal({card_writing.ADD: Adding(refusal, {"Анна": ("ACCESS_DENIED", "", 403)})})
    with pytest.raises(Problem) as raised:
        run(portal, create(ANNA, OLEG))
    assert raised.value.cause is Cause.ACCESS_DENIED
    assert portal.called == [card_writing.IMPORT, card_writing.ADD]


def test_one_by_one_a_portal_that_goes_away_leaves_the_rest_untried(make_portal, run, refusal):
    portal = make_portal({card_writing.ADD: Adding(refusal, {"Олег": ("PAYMENT_REQUIRED", "", 402)})})
    assert told(run(portal, create(ANNA, OLEG, ANNA))) == [71, "PAYMENT_REQUIRED", None]


def test_one_by_one_a_lost_answer_ends_it_unknown(make_portal, run, refusal):
    portal = make_portal({card_writing.ADD: Adding(refusal)})
    portal.script = [None, None, Problem(Cause.TIMED_OUT)]
    with pytest.raises(Problem) as raised:
        run(portal, create(ANNA, OLEG, ANNA))
    assert raised.value.cause is Cause.OUTCOME_UNKNOWN
    assert len(portal.requests) == 3


@pytest.mark.parametrize(
    ("cards", "kind"),
    [((), CONTACT), ((ANNA,) * 21, CONTACT), ((ANNA,), 1), ((NewCard(2, phones=("1",)),), CONTACT)],
)
def test_what_the_portal_would_not_take_is_never_sent(make_portal, run, cards, kind):
    portal = make_portal()
    with pytest.raises(ValueError):  # noqa: PT011
        run(portal, create(*cards, kind=kind))
    assert portal.requests == []


def test_cards_made_since_by_a_user_are_read_to_the_end(make_portal, read):
    rows = [
        {"id": number, "name": "Анна", "createdBy": 7, "fm": [{"typeId": "PHONE", "value": str(number)}]}
        for number in range(101, 171)
    ]

    def list_(parameters):
        where = parameters["filter"]
        fitting = [row for row in rows if row["id"] > int(where[">id"]) and int(where["=createdBy"]) == 7]
        return {"items": fitting[:50]}

    portal = make_portal({"crm.item.list": list_})
    found = read(portal, lambda reader: card_writing.created_after(reader, CONTACT, 105, 7))
    assert [card.id for card in found] == list(range(106, 171))
    assert found[0].phones == ("106",)


def test_a_portal_that_ignores_the_filter_gives_no_cards_of_others(make_portal, read):
    rows = [{"id": 106, "name": "Анна", "createdBy": 8}, {"id": 107, "name": "Анна", "createdBy": "7"}]
    portal = make_portal({"crm.item.list": lambda _: {"items": rows}})
    found = read(portal, lambda reader: card_writing.created_after(reader, CONTACT, 105, 7))
    assert [card.id for card in found] == [107]


def test_the_newest_card(make_portal, read):
    portal = make_portal({"crm.item.list": lambda _: {"items": [{"id": 41}, {"id": 40}]}})
    assert read(portal, lambda reader: card_writing.newest(reader, CONTACT)) == 41
    portal.methods["crm.item.list"] = lambda _: {"items": []}
    assert read(portal, lambda reader: card_writing.newest(reader, CONTACT)) == 0


def test_companies_are_taken_by_their_exact_title_when_it_is_the_only_one(make_portal, read, refusal):
    titles = ["Ромашка", "ромашка+", "Лютик", "ЛЮТИК", "Пион"]
    rows = [{"id": number, "title": title} for number, title in enumerate(titles, 1)]
    portal = make_portal({"crm.item.list": lambda _: {"items": rows}})

    def titled(*asked):
        return read(portal, lambda reader: card_writing.companies_titled(reader, asked))

    assert titled("РОМАШКА", "лютик", "Роза", "") == {"РОМАШКА": 1}
    assert titled("", " ") == {}
    rows += [{"id": number, "title": "Пион"} for number in range(6, 51)]
    assert titled("Ромашка") == {}

    def closed(parameters):
        raise refusal("ACCESS_DENIED", "", 403)

    portal.methods["crm.item.list"] = closed
    assert titled("Ромашка") == {}
