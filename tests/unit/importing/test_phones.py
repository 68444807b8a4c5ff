import pytest

from desktop.importing.phones import comparable, is_lost, server_form, server_spellings, split_phones


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
        ("+7 495 123-45-67, доб. 123", ("+7 495 123-45-67,доб. 123",)),
        ("+74951234567,12, 89160999941", ("+74951234567,12", "89160999941")),
        ("123-45-67", ("123-45-67",)),
        ("нет", ()),
        ("7,9E+10", ()),
        ("", ()),
    ],
)
def test_a_cell_holds_many_phones(cell, found):
    assert split_phones(cell) == found


@pytest.mark.parametrize("cell", ["7,9E+10", "7.9E+10", "7,91606E+10", "7E+10", " 7,9E+10 ", "7,9е+10", "########"])
def test_what_excel_has_destroyed_is_known(cell):
    assert is_lost(cell)


@pytest.mark.parametrize("cell", ["79160629072", "+7 916 062-90-72", "E10", "нет", "", "##", "12,5"])
def test_other_cells_are_not_lost(cell):
    assert not is_lost(cell)


@pytest.mark.parametrize(
    "text",
    [
        "+7 (903) 111-22-33", "8 903 111 22 33", "89031112233", "79031112233", "9031112233", "+79031112233",
        "8-903-111-22-33 доб. 12", "tel 8 (903) 1112233", "+7\u00a0903\u00a0111‑22‑33", "+7 903 111-22-33;15",
    ],
)  # fmt: skip
def test_one_number_is_the_same_however_it_is_written(text):
    assert comparable(text) == "+79031112233"


@pytest.mark.parametrize("text", ["", "нет", "12", "7,9E+10", "123456789012345678901"])
def test_what_is_no_number_compares_with_nothing(text):
    assert comparable(text) is None


def test_the_region_is_the_callers():
    assert comparable("0176 12345678", "DE") == "+4917612345678"
    assert comparable("+49 176 12345678") == "+4917612345678"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("8 (495) 123-45-67", "74951234567"), ("+7 495 1234567", "74951234567"), ("9031112233", "9031112233"),
        ("88005553535", "78005553535"), ("8121234567", "8121234567"), ("8005553535", "8005553535"),
        ("+8613800138000", "8613800138000"),
        ("0049 30 1234567", "49301234567"), ("011 49 30 1234567", "49301234567"), ("030 12345678", "3012345678"),
        ("+7 495 1234567;12", "74951234567"), ("123-45-67", "1234567"), ("8431234567", "7431234567"),
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
    ],
)
def test_however_a_card_has_it_the_server_finds_it(text, stored):
    asked = {server_form(spelling) for spelling in server_spellings(text)}
    assert {server_form(written) for written in stored} <= asked
    assert len(asked) == len(server_spellings(text))


def test_nothing_is_asked_for_what_has_no_digits():
    assert server_spellings("нет") == ()
