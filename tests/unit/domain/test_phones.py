import pytest

from desktop.domain.numbering import server_form
from desktop.domain.phones import Phone, is_lost, keys_of, phones_of, search_digits
from tests.forms import LENGTHS


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("+7 (970) 729-08-72, 89160999941", ("+7 (970) 729-08-72", "89160999941")),
        ("89160999941;89167122250", ("89160999941", "89167122250")),
        ("89160999941\n89167122250\r\n", ("89160999941", "89167122250")),
        ("89160999941 / 89167122250", ("89160999941", "89167122250")),
        ("89160999941/89167122250", ("89160999941", "89167122250")),
        ("89160999941 89167122250", ("89160999941", "89167122250")),
        ("+7 916 099-99-41 +7 916 712-22-50", ("+7 916 099-99-41", "+7 916 712-22-50")),
        ("89160999941, 89160999941", ("89160999941",)),
        ("+7 495 123-45-67 доб. 123", ("+7 495 123-45-67 доб. 123",)),
        ("+7 495 123-45-67, доб. 123", ("+7 495 123-45-67, доб. 123",)),
        ("+74951234567,12, 89160999941", ("+74951234567,12", "89160999941")),
        ("8 916 775 00 01 8 495 775 00 01", ("8 916 775 00 01", "8 495 775 00 01")),
        ("8-916-775-00-01 8-495-775-00-01", ("8-916-775-00-01", "8-495-775-00-01")),
        ("8 916 7750001 - Иван 8 495 7750001 - Пётр", ("8 916 7750001", "8 495 7750001")),
        ("1) 8 916 775-00-01 2) 8 495 775-00-01", ("8 916 775-00-01", "8 495 775-00-01")),
        ("8(916)775-00-01  8(495)775-00-01", ("8(916)775-00-01", "8(495)775-00-01")),
        ("775-00-01 775-00-02", ("775-00-01", "775-00-02")),
        ("495 775 00 01 +49 30 1234567 89161234567", ("495 775 00 01", "+49 30 1234567", "89161234567")),
        ("8 123 456-78-90 8 123 456-78-91", ("8 123 456-78-90", "8 123 456-78-91")),
        ("123-45-67", ("123-45-67",)),
        ("89167750001 01.02.1980", ("89167750001",)),
        ("84951234567-89160999941", ("84951234567", "89160999941")),
        ("84951234567.89160999941", ("84951234567", "89160999941")),
        ("8-495-123-45-67-8-916-099-99-41", ("8-495-123-45-67", "8-916-099-99-41")),
        ("40702-810-5000-0001-2345", ()),
        ("4510-123456-79160999941", ()),
        ("01.02.1980", ()),
        ("01.02.80", ()),
        ("31/12/24", ()),
        ("22.33.44", ("22.33.44",)),
        ("1980-02-01 00:00:00", ()),
        ("нет", ()),
        ("7,9E+10", ()),
        ("", ()),
    ],
)
def test_a_cell_holds_many_phones(cell, found):
    assert tuple(phone.written for phone in phones_of(cell)) == found


@pytest.mark.parametrize(
    "beside",
    [
        *("(доб. 12)", "доб.12 (Иван)", "(доб 12)", "[доб. 12]", "доб. 12.", "д. 12", "доб. № 12", "IVR 12"),
        *("тоновый 12", "ext. 12", "вн. 12", "#12", "x12", "*12", "добавочный 12", "ext 12"),
    ],
)
def test_an_extension_is_kept_apart_from_its_number(beside):
    [phone] = phones_of(f"8 (495) 775-00-01 {beside}")
    assert (phone.international, phone.number, phone.extension) == ("+74957750001", "8 (495) 775-00-01", "12")
    assert phone == Phone.read("+7 495 775-00-01")
    assert phone.for_card == "8 (495) 775-00-01;12"


@pytest.mark.parametrize("joined", [",12", ";12", "#12", "*12", "x12", ", доб. 12", ";ext=12", ", (доб. 12)", ", 12"])
def test_an_extension_right_behind_its_number_is_none_of_it(joined):
    [phone] = phones_of(f"+7-495-775-00-01{joined}")
    assert (phone.international, phone.extension) == ("+74957750001", "12")


@pytest.mark.parametrize(
    "cell",
    [
        *("89167750001 до 18:00", "с 9:00 до 18:00 8 916 775-00-01", "8 916 775-00-01 2-й этаж", "89167750001.0"),
        *("8%20916%20775%2000%2001", "2-й этаж 8 916 775-00-01", "tel:+7-916-775-00-01", "8 916 775-00-01 12"),
        *(
            "\u202a+7 916 775-00-01\u202c",
            "8\u00ad916\u2011775\u201100\u201101",
            "\uff18\uff19167750001",
            "+8 916 775-00-01",
        ),
    ],
)
def test_what_stands_beside_a_phone_is_not_glued_to_it(cell):
    assert [phone.international for phone in phones_of(cell)] == ["+79167750001"]


def test_unseen_characters_are_no_part_of_what_was_written():
    [phone] = phones_of("\ufeff\u202a+7\u00a0916 771\u201111\u201100\u202c")
    assert str(phone) == "+7 916 771-11-00"


@pytest.mark.parametrize(
    "cell", ["7,9E+10", "7.9E+10", "7,91606E+10", "7E+10", " 7,9E+10 ", "7,9е+10", "7.91606E10", "########"]
)
def test_what_excel_has_destroyed_is_known(cell):
    assert is_lost(cell)


@pytest.mark.parametrize("cell", ["79160629072", "+7 916 062-90-72", "E10", "нет", "", "##", "12,5", "7E10"])
def test_other_cells_are_not_lost(cell):
    assert not is_lost(cell)


@pytest.mark.parametrize(
    "text",
    [
        "+7 (903) 111-22-33", "8 903 111 22 33", "89031112233", "79031112233", "9031112233", "+79031112233",
        "8-903-111-22-33 доб. 12", "+8 903 111-22-33", "tel 8 (903) 1112233", "+7\u00a0903\u00a0111‑22‑33",
        "+7 903 111-22-33;15",
    ],
)  # fmt: skip
def test_one_number_is_the_same_however_it_is_written(text):
    assert Phone.read(text).international == "+79031112233"


@pytest.mark.parametrize("text", ["", "нет", "12", "7,9E+10", "123456789012345678901"])
def test_what_is_no_number_compares_with_nothing(text):
    assert Phone.read(text).international is None
    assert Phone.read(text) != Phone.read("+7 903 111-22-33")


def test_the_region_is_the_callers():
    assert Phone.read("0176 12345678", "DE").international == "+4917612345678"
    assert Phone.read("+49 176 12345678") == Phone.read("0176 12345678", "DE")
    assert Phone.read("0176 12345678") != Phone.read("0176 12345678", "DE")


def test_a_bare_number_is_of_the_region_before_it_is_of_another_country():
    estonian, siberian = Phone.read("+372 5123456"), Phone.read("+7 372 512-34-56")
    assert estonian != siberian
    assert Phone.read("49 30 12345678") == Phone.read("+49 30 12345678")
    assert Phone.read("8 495 000-11-06").international == "+74950001106"
    assert Phone.read("+84 95 000 11 06").international == "+84950001106"


def test_phones_of_a_card_are_compared_as_numbers_and_what_is_none_is_left_out():
    assert keys_of(["8 (495) 775-00-01 доб. 12", "нет", "", "112", "84957750001 / 0049 30 1234567"]) == {
        "+74957750001",
        "112",
        "+49301234567",
    }


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("8 (495) 123-45-67", "74951234567"), ("+7 495 1234567", "74951234567"), ("9031112233", "9031112233"),
        ("88005553535", "78005553535"), ("8121234567", "8121234567"), ("8005553535", "8005553535"),
        ("+8613800138000", "8613800138000"),
        ("0049 30 1234567", "49301234567"), ("011 49 30 1234567", "49301234567"), ("030 12345678", "3012345678"),
        ("+7 495 1234567;12", "74951234567"), ("+8 916 775-00-01", "89167750001"),
        ("123-45-67", "1234567"), ("8431234567", "7431234567"),
    ],
)  # fmt: skip
def test_what_the_server_keeps(text, kept):
    assert server_form(text) == kept


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("9031112233", ["+79031112233", "8 (903) 111-22-33", "9031112233"]),
        ("+7 903 111-22-33", ["9031112233", "89031112233"]),
        ("8 800 555-35-35", ["+78005553535", "88005553535", "8005553535"]),
        ("+7 (812) 123-45-67", ["8 812 123-45-67", "8121234567", "+7 812 1234567"]),
        ("+7 843 123-45-67 доб. 5", ["8431234567", "88431234567"]),
        ("+49 176 12345678", ["0049 176 12345678", "4917612345678"]),
        ("+8613800138000", ["8613800138000", "+86 138 0013 8000"]),
        ("123-45-67", ["1234567"]),
        ("+7 916 775-00-01", ["+8 916 775-00-01"]),
        ("+8 916 775-00-01", ["+7 916 775-00-01", "9167750001"]),
        (
            "8 495 775-00-01 (доб. 12)",
            ["+7 495 775-00-01", "84957750001 доб. 12", "8 495 775-00-01, 12", "84957750001*12"],
        ),
    ],
)
def test_however_a_card_has_it_the_server_finds_it(text, stored):
    asked = [server_form(spelling) for spelling in Phone.read(text).spellings]
    assert {server_form(written) for written in stored} <= set(asked)
    assert len(asked) == len(set(asked))


def test_nothing_is_asked_for_what_has_no_digits():
    assert Phone.read("нет").spellings == ()


@pytest.mark.parametrize(
    ("phone", "mobile"),
    [
        ("+7 903 111-22-33", True),
        ("89031112233 доб. 5", True),
        ("9031112233", True),
        ("8 495 000-12-34", False),
        ("112", False),
    ],
)
def test_mobile_phones(phone, mobile):
    assert Phone.read(phone).is_mobile is mobile


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("8903111", "+7 (903) 111-22-33"),
        ("+7903111", "8 903 111-22-33"),
        ("89031112233", "9031112233"),
        ("0049301", "+49 30 1234567"),
        ("4930123", "0049 30 1234567"),
        ("2233", "+7 (903) 111-22-33 (доб. 12)"),
    ],
)
def test_digits_find_a_phone_while_they_are_typed(typed, written):
    assert "".join(filter(str.isdigit, typed)) in search_digits(written)


def test_an_extension_is_no_end_of_a_number_when_digits_are_looked_for():
    assert "3312" not in search_digits("+7 (903) 111-22-33 (доб. 12)")


@pytest.mark.parametrize(
    "worst",
    [
        *(
            "1 ",
            "12 34 567 ",
            "1",
            "((((",
            "+ ",
            "1) ",
            "x1",
            "1-",
            "доб ",
            "1,",
            "1;",
            "1:00 ",
            "1E+",
            "#",
            "%20",
            " ",
        ),
        *(
            "1 1 1 1 1 1 1 1 1 1 1 1 1,",
            "+1 23 45 678 9 1;",
            ".0",
            "а",
            "1234567.",
            "89161234567 ",
            "\u00a01",
            "-(1)",
        ),
    ],
)
@LENGTHS
def test_a_megabyte_of_the_worst_comes_to_an_end(worst, length):
    text = worst * (length // len(worst))
    assert len(phones_of(text)) <= 10
    assert len(search_digits(text)) <= len(text) * 3
    assert is_lost(text) is (worst == "#")
    assert len(server_form(text)) <= len(text)
