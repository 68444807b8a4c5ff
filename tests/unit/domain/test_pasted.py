import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.pasted import Pasted
from tests.forms import LENGTHS


def written(found):
    return tuple(map(str, found.phones))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("101, 102, 103", (101, 102, 103)),
        ("101 1024 105", (101, 1024, 105)),
        ("101,1024,105;103\t104\n105\r\n106", (101, 1024, 105, 103, 104, 106)),
        ("1,2,3", (1, 2, 3)),
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
        ("tel:+79161234567\n+1.212.555.0101", ("+79161234567", "+1.212.555.0101")),
        ("+380 44 123 45 67\n+49 1525 123 45 67", ("+380 44 123 45 67", "+49 1525 123 45 67")),
        ("+44 20 7946 0958, 33 1 42 68 53 01", ("+44 20 7946 0958", "33 1 42 68 53 01")),
    ],
)
def test_phones(text, phones):
    found = Pasted.read(text)
    assert (written(found), found.ids, found.unreadable) == (phones, (), ())
    assert found.is_list


@pytest.mark.parametrize(
    "extension", [";123", ",123", "#123", "*123", " доб. 123", " доб 123", " ext. 123", " x123", " вн.123"]
)
@pytest.mark.parametrize("phone", ["8 (495) 000-12-34", "+7 495 000-12-34", "84950001234", "+74950001234"])
def test_an_extension_is_no_number_of_a_card(phone, extension):
    found = Pasted.read(f"{phone}{extension}\n101")
    assert (found.ids, found.unreadable) == ((101,), ())
    assert [(known.number, known.extension) for known in found.phones] == [(phone, "123")]


@pytest.mark.parametrize("separator", ["\n#", "\nID ", "; ", ", ", "\t"])
def test_a_number_of_a_card_after_a_phone_is_no_extension(separator):
    found = Pasted.read(f"8 (495) 000-12-34{separator}123")
    assert (written(found), found.ids) == (("8 (495) 000-12-34",), (123,))


def test_the_same_phone_in_two_shapes_is_one():
    assert written(Pasted.read("8 (916) 123-45-67\n+79161234567\n9161234567")) == ("8 (916) 123-45-67",)
    assert written(Pasted.read("+49 30 1234567, 0049 30 1234567; +49 (0)30 1234567")) == ("+49 30 1234567",)


def test_addresses():
    found = Pasted.read("Anna@Example.com, <bob@example.com>\nmailto:eve@example.com anna@example.com")
    assert found.emails == ("Anna@Example.com", "bob@example.com", "eve@example.com")
    assert found.is_list


def test_everything_mixed_and_what_is_nothing_is_named():
    found = Pasted.read("Иванов Пётр\t57\t+7 916 123-45-67\tpetr@example.com\nСидорова\t58")
    assert (found.ids, written(found), found.emails) == ((57, 58), ("+7 916 123-45-67",), ("petr@example.com",))
    assert (found.unreadable, found.is_list) == (("Иванов Пётр", "Сидорова"), True)


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
    "number",
    [
        *("12 345", "12\u00a0345", "12\u202f345", "12\u2009345", "12\u2007345", "12,345", "12.345", "12'345"),
        *("1 234 567", "1,234,567", "12 345,67", "12,345.67", "104,5", "3,14", "57\u00a058", "12,34,567"),
        *("7,9E+10", "7.9E+10", "7,9е+10", "7E+10", "1,23E-05", "7,91606E+10"),
        *("#12 345", "ID 12 345", "№12 345", "#12,345", "57 12 345", "101 102 103", "20 7946 0958"),
    ],
)
@pytest.mark.parametrize("form", ["{}", "57\n{}", "{}\r\n57", "57\t{}\t58", "57; {}", "{}, 57"])
def test_a_number_of_a_spreadsheet_is_never_taken_for_cards(form, number):
    found = Pasted.read(form.format(number))
    assert set(found.ids) <= {57, 58} & set(map(int, form.format(" ").replace(",", " ").replace(";", " ").split()))
    assert (found.phones, found.emails) == ((), ())
    assert found.unreadable == (" ".join(number.split()),)


def test_numbers_that_may_be_anything_are_looked_up_as_a_list_to_be_told():
    found = Pasted.read("12 345\n67 890")
    assert (len(found), found.unreadable, found.is_list) == (0, ("12 345", "67 890"), True)


@given(
    st.integers(1_000, 10**12),
    st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", ",", "."]),
    st.sampled_from(["", "5", "25", "00"]),
)
def test_no_number_with_thousands_apart_is_a_card(number, gap, decimals):
    point = "." if gap == "," else ","
    assert Pasted.read(f"{number:,}".replace(",", gap) + (decimals and point + decimals)).ids == ()


@pytest.mark.parametrize(
    "worst",
    [
        *(
            "1 ",
            "12 34 567 ",
            "1",
            "(((",
            "+ ",
            "x1",
            "доб ",
            "1,",
            "1;",
            "12,345\n",
            "#",
            " ",
            "a@",
            "<",
            "1\u00a0",
            ",;",
        ),
        *("1 1 1 1 1 1 1 1 1 1 1 1 1\n", "84950001234,", "101,102;", "1.2", "ID:", "1E+"),
    ],
)
@LENGTHS
def test_a_megabyte_of_the_worst_comes_to_an_end(worst, length):
    assert len(Pasted.read(worst * (length // len(worst)))) <= 10


@given(st.text(alphabet="0123456789 +-()#,;\t\n.аx@<>№ID*", max_size=60))
def test_any_text_can_be_read(text):
    found = Pasted.read(text)
    assert all(0 < card_id < 1_000_000 for card_id in found.ids)
    assert all(phone.key for phone in found.phones)
    assert len(set(found.ids)) == len(found.ids)


@given(st.lists(st.integers(1, 999_999), min_size=2, unique=True), st.sampled_from([", ", ";", "\n", "\t", "\r\n"]))
def test_ids_come_back_whatever_parts_them(ids, separator):
    assert Pasted.read(separator.join(map(str, ids))).ids == tuple(ids)
