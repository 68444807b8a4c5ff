from datetime import UTC, datetime

from desktop.domain.stop_list import StopEntry
from desktop.domain.stop_list_intake import Fault, Given, Unreadable, given_in_text, intake_of

AT = datetime(2026, 12, 1, 9, tzinfo=UTC)
ANNA = "+79031112233"
TEXT = """Телефон
+7 (903) 111-22-33
Иван Петров 8 912 345-67-89
Анна\t89031112244\tМосква

7,9E+10
57
anna@example.com
89031112233 89031112255
8 903 111-22-66, 7,9E+10
12 345 678
"""


def test_phones_are_taken_from_a_text_line_by_line_with_reasons_for_the_rest():
    found = given_in_text(TEXT)
    assert [key for key, _ in found.phones] == [
        ANNA,
        "+79123456789",
        "+79031112244",
        ANNA,
        "+79031112255",
        "+79031112266",
    ]
    assert found.phones[0] == (ANNA, "+7 (903) 111-22-33")
    assert [(one.row, one.text, one.fault) for one in found.unreadable] == [
        (1, "Телефон", Fault.NOT_A_PHONE),
        (6, "7,9E+10", Fault.LOST),
        (7, "57", Fault.CARD),
        (8, "anna@example.com", Fault.EMAIL),
        (10, "7,9E+10", Fault.LOST),
        (11, "12 345 678", Fault.NOT_A_PHONE),
    ]
    assert given_in_text(" \n") == Given("", ())


def test_each_number_given_is_new_or_there_already_once():
    there = {"+79031112244"}
    first = Given("", ((ANNA, "8903 1112233"), ("+79031112244", "89031112244"), (ANNA, "+7 903 111-22-33")))
    lost = Unreadable("####", Fault.LOST, 3, "a.csv")
    second = Given("a.csv", ((ANNA, "903"), ("+79031112255", "8 903 1112255")), (lost,))
    found = intake_of([first, second], there, AT)
    assert found.new == (
        StopEntry(ANNA, "8903 1112233", "", AT),
        StopEntry("+79031112255", "8 903 1112255", "a.csv", AT),
    )
    assert (found.already, found.repeated, found.unreadable) == (("89031112244",), 2, (lost,))
