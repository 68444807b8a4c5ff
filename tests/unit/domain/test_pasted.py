import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.pasted import Pasted, phone_shapes


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("101 102 103", (101, 102, 103)),
        ("101 102 103 104,105", (101, 102, 103, 104, 105)),
        ("101,102;103\t104\n105\r\n106", (101, 102, 103, 104, 105, 106)),
        ("101\n102\n103\n104,5", (101, 102, 103, 104, 5)),
        ("#101 №102, ID 103; id:104", (101, 102, 103, 104)),
        ("101, 102, 101", (101, 102)),
        ("8 9 10", (8, 9, 10)),
        ("57; 0", (57,)),
        (" 101 ;; 102 ,", (101, 102)),
        ("#101\n#102", (101, 102)),
    ],
)
def test_numbers_of_cards(text, ids):
    found = Pasted.read(text)
    assert (found.ids, found.phones, found.emails, found.unreadable) == (ids, (), (), ())
    assert found.is_list
    assert len(found) == len(ids)


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("+7 (916) 123-45-67\n8 (916) 123-45-68", ("+7 (916) 123-45-67", "8 (916) 123-45-68")),
        ("+7 916 1234567 +7 916 1234568", ("+7 916 1234567", "+7 916 1234568")),
        ("8 (916) 123-45-67 8 (916) 123-45-68", ("8 (916) 123-45-67", "8 (916) 123-45-68")),
        ("89161234567 89161234568", ("89161234567", "89161234568")),
        ("79161234567;79161234568", ("79161234567", "79161234568")),
        ("916 123 45 67\n8 916 123 45 68", ("916 123 45 67", "8 916 123 45 68")),
        ("212 555 0101\n1 212 555 0102", ("212 555 0101", "1 212 555 0102")),
        ("123-45-67, 1234568", ("123-45-67", "1234568")),
        ("tel:+79161234567\n+1.212.555.0101", ("tel:+79161234567", "+1.212.555.0101")),
    ],
)
def test_phones(text, phones):
    found = Pasted.read(text)
    assert (found.phones, found.ids, found.unreadable) == (phones, (), ())
    assert found.is_list


@pytest.mark.parametrize(
    "extension", [";123", ",123", "#123", "*123", " доб. 123", " доб 123", " ext. 123", " x123", " вн.123"]
)
@pytest.mark.parametrize("phone", ["8 (495) 000-12-34", "+7 495 000-12-34", "84950001234", "+74950001234"])
def test_an_extension_is_no_number_of_a_card(phone, extension):
    found = Pasted.read(f"{phone}{extension}\n101")
    assert (found.phones, found.ids, found.unreadable) == ((phone,), (101,), ())


@pytest.mark.parametrize("separator", ["\n#", "\nID ", "; ", ", ", "\t"])
def test_a_number_of_a_card_after_a_phone_is_no_extension(separator):
    found = Pasted.read(f"8 (495) 000-12-34{separator}123")
    assert (found.phones, found.ids) == (("8 (495) 000-12-34",), (123,))


def test_the_same_phone_in_two_shapes_is_one():
    assert Pasted.read("8 (916) 123-45-67\n+79161234567\n9161234567").phones == ("8 (916) 123-45-67",)


def test_addresses():
    found = Pasted.read("Anna@Example.com, <bob@example.com>\nmailto:eve@example.com anna@example.com")
    assert found.emails == ("Anna@Example.com", "bob@example.com", "eve@example.com")
    assert found.is_list


def test_everything_mixed_and_what_is_nothing_is_named():
    found = Pasted.read("Иванов Пётр\t57\t+7 916 123-45-67\tpetr@example.com\nСидорова\t58")
    assert found == Pasted(
        (57, 58), ("+7 916 123-45-67",), ("petr@example.com",), ("Иванов Пётр", "Сидорова"), is_list=True
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \n ",
        "57",
        "57\n",
        "Иванов Пётр",
        "Иванов, Пётр",
        "Иванов\nПётр",
        "Дом 7 корпус 12",
        "+7 (916) 123-45-67",
        "8 916 123 45 67",
        "916 123 45 67",
        "+7 495 12",
        "8 495",
        "8 495 123 4",
        "495-123-4",
        "8 (495) 000-12-34 доб. 123",
        "anna@example.com",
    ],
)
def test_one_value_or_a_name_is_searched_for(text):
    assert not Pasted.read(text).is_list


@pytest.mark.parametrize(
    ("phone", "shapes"),
    [
        ("8 (916) 123-45-67", ("79161234567", "9161234567")),
        ("+7 916 123 45 67", ("79161234567", "9161234567")),
        ("916 123-45-67", ("79161234567", "9161234567")),
        ("8123456789", ("78123456789", "8123456789")),
        ("81234567890", ("81234567890",)),
        ("+3725123456", ("3725123456",)),
        ("+1 212 555 01 01", ("12125550101",)),
        ("123-45-67", ("1234567",)),
    ],
)
def test_shapes_of_a_phone(phone, shapes):
    assert phone_shapes(phone) == shapes


@given(st.text(alphabet="0123456789 +-()#,;\t\n.аx@<>№ID*", max_size=60))
def test_any_text_can_be_read(text):
    found = Pasted.read(text)
    assert all(0 < card_id < 1_000_000 for card_id in found.ids)
    assert all(phone_shapes(phone)[0] for phone in found.phones)
    assert len(set(found.ids)) == len(found.ids)


@given(st.lists(st.integers(1, 999_999), min_size=2, unique=True), st.sampled_from([", ", ";", "\n", "\t", "\r\n"]))
def test_ids_come_back_whatever_parts_them(ids, separator):
    assert Pasted.read(separator.join(map(str, ids))).ids == tuple(ids)
