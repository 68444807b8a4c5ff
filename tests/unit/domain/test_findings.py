from dataclasses import replace

from desktop.domain.findings import Checked, Finding, FindingKind, Gap

PERSON = Finding(FindingKind.SAME_PHONE, 10, 3, 57, other_list=10, other_card=58, phone="+79031112233")
LIST = Finding(FindingKind.CARD_GONE, 10, 3, card_ids=(1, 2))


def test_its_key_is_about_the_same_thing_only():
    assert replace(PERSON, other_status="SUCCESS").key == PERSON.key
    others = {
        replace(PERSON, **{name: 9}).key for name in ("list_id", "card_id", "other_list", "other_card", "about")
    }
    assert len(others | {PERSON.key}) == 6
    assert replace(PERSON, kind=FindingKind.SEVERAL_LISTS).key != PERSON.key


def test_more_deleted_cards_are_another_finding():
    assert replace(LIST, card_ids=(1, 2, 3)).key != LIST.key
    assert replace(LIST, kind=FindingKind.NOT_DONE).key == replace(LIST, kind=FindingKind.NOT_DONE, card_ids=(1,)).key


def test_its_key_holds_no_phone():
    assert "9031112233" not in PERSON.key


def test_gaps_are_told_of_the_kinds_that_they_are_about():
    checked = Checked(gaps={Gap.CARDS_UNREAD: 5, Gap.HISTORY_SHORT: 1})
    assert checked.gaps_of(FindingKind.NO_PHONE) == (Gap.CARDS_UNREAD,)
    assert checked.gaps_of(FindingKind.CALLED_ELSEWHERE) == (Gap.HISTORY_SHORT,)
    assert checked.gaps_of(FindingKind.DISMISSED) == ()
