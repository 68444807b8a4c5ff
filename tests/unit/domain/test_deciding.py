"""Which card a rule chooses for a row that matches several."""

import pytest

from desktop.domain.call_list import CONTACT
from desktop.domain.card import Card
from desktop.domain.deciding import NOBODY, Rule, chosen_by, key_of
from desktop.domain.matching import Match, Reason, Wanted

CARDS = {
    n: Card(CONTACT, n, f"Ли {n}", company_id=company) for n, company in ((1, 100), (2, 200), (3, 100), (4, None))
}
COMPANIES = {100: "ООО «Ромашка»", 200: "Лютик, ЗАО"}


@pytest.mark.parametrize(
    ("rule", "reason", "cards", "company", "chosen"),
    [
        (Rule.SAME_COMPANY, Reason.PHONE_OF_SEVERAL, (1, 2), "ромашка", 1),
        (Rule.SAME_COMPANY, Reason.PHONE_OF_SEVERAL, (1, 2, 4), "Лютик", 2),
        (Rule.SAME_COMPANY, Reason.ID_OF_ANOTHER, (1, 2), "Лютик", 2),
        (Rule.SAME_COMPANY, Reason.PHONE_OF_SEVERAL, (1, 3), "Ромашка", None),
        (Rule.SAME_COMPANY, Reason.PHONE_OF_SEVERAL, (1, 2), "Клевер", None),
        (Rule.SAME_COMPANY, Reason.PHONE_OF_SEVERAL, (1, 4), "", None),
        (Rule.NEWEST, Reason.NAME_OF_SEVERAL, (1, 3, 2), "", 3),
        (Rule.NEWEST, Reason.EMAIL_OF_SEVERAL, (4, 3), "", 4),
        (Rule.NEWEST, Reason.ID_OF_ANOTHER, (1, 2), "", None),
        (Rule.NEWEST, Reason.PHONES_OF_DIFFERENT, (1, 2), "", None),
        (Rule.NOBODY, Reason.PHONES_OF_DIFFERENT, (1, 2), "", NOBODY),
        (Rule.NOBODY, Reason.PHONE, (1,), "", None),
    ],
)
def test_what_a_rule_takes(rule, reason, cards, company, chosen):
    assert chosen_by(rule, Match(2, reason, candidates=cards), company, CARDS, COMPANIES) == chosen


def test_a_row_is_known_again_whatever_its_number_and_only_with_the_same_cards():
    wanted = Wanted(2, phones=("+79160000001",), name="Ли Анна")
    key = key_of(wanted, (1, 2))
    assert key_of(Wanted(9, phones=("+79160000001",), name="ли анна"), (2, 1)) == key
    assert key_of(wanted, (1, 3)) != key
    assert key_of(Wanted(2, phones=("+79160000002",), name="Ли Анна"), (1, 2)) != key
