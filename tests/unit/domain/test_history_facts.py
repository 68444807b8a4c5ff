from datetime import UTC, datetime

from desktop.domain.call_list import CONTACT, Activity, CallList
from desktop.domain.history import Fact, activity_facts, form_fact

AT = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)


def test_facts_of_a_list_are_text():
    assert form_fact(CallList(13, CONTACT, AT, 29, 5)) == {Fact.FORM: "5"}
    assert form_fact(CallList(13, CONTACT, AT, 29, None)) == {Fact.FORM: ""}
    assert activity_facts(Activity(900, 13, "Autumn", 29, completed=False)) == {
        Fact.RESPONSIBLE: "29",
        Fact.COMPLETED: "0",
    }
    assert activity_facts(Activity(900, 13, "Autumn", None, completed=True)) == {
        Fact.RESPONSIBLE: "",
        Fact.COMPLETED: "1",
    }
    assert activity_facts(None) == {Fact.RESPONSIBLE: "", Fact.COMPLETED: ""}
