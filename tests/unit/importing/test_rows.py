import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.phones import phones_of
from desktop.importing.columns import RowsKind, propose_columns
from desktop.importing.rows import Flag, RawRow, Skip, candidates

BITRIX = [
    "ID",
    "Фамилия",
    "Имя",
    "Отчество",
    "Компания",
    "Рабочий телефон",
    "Мобильный телефон",
    "Рабочий e-mail",
    "Цвет",
]


def read(rows, header=BITRIX, kind=None):
    mapping = propose_columns(header)
    mapping = mapping.with_roles(mapping.roles, kind)
    return list(candidates((RawRow(number, tuple(row)) for number, row in enumerate(rows, 2)), mapping))


def test_all_that_a_client_can_be_found_by():
    (one,) = read(
        [["17", "Жук", "Яна", "", " ООО  «Ёж» ", "+7 1, +7 (495) 100-20-30", "89160629072", "a@b.ru; c@d.ru", ""]]
    )
    assert (one.row, one.ids, one.name, one.company) == (2, (17,), "Жук Яна", "ООО «Ёж»")
    assert (one.phones, one.emails) == (("+7 (495) 100-20-30", "89160629072"), ("a@b.ru", "c@d.ru"))
    assert (one.flags, one.skip, one.of_row) == (frozenset(), None, None)


def test_a_company_has_no_persons_name():
    (one,) = read([["17", "ООО «Ёж»"]], ["ID", "Название компании"])
    assert (one.name, one.company) == ("", "ООО «Ёж»")
    (one,) = read([["ООО «Ёж»", "89160629072"]], ["Клиент", "Телефон"], RowsKind.COMPANIES)
    assert (one.name, one.company) == ("", "ООО «Ёж»")


def test_why_rows_are_left_out():
    rows = [
        ["17", "Жук", "Яна", "", "", "", "89160629072", "", "красный"],
        ["", "", "", "", "", "", "", "", "синий"],
        ["", " ", "", "", "", "", "", "", ""],
        ["18", "", "", "", "", "", "", "", ""],
        ["17", "Жук", "Анна", "", "", "", "", "", ""],
        ["", "", "", "", "", "7,9E+10", "", "", ""],
        ["", "", "", "", "", "нет", "", "", ""],
    ]
    assert [(one.skip, one.of_row) for one in read(rows)] == [
        (None, None),
        (Skip.CONTINUATION, 2),
        (Skip.EMPTY, None),
        (None, None),
        (Skip.DUPLICATE, 2),
        (Skip.PHONE_LOST, None),
        (Skip.NOTHING_TO_FIND, None),
    ]


def test_rows_without_an_id_double_others_when_they_say_the_same():
    header = ["ФИО", "Телефон", "Почта"]
    rows = [
        ["Пётр Жук", "+7 (916) 062-90-72", "A@b.ru"],
        ["петр жук", "89160629072", "a@B.ru"],
        ["Яна Жук", "89160629072", "a@b.ru"],
        ["Пётр Жук", "89160629072, 84951002030", "a@b.ru"],
    ]
    assert [one.of_row for one in read(rows, header)] == [None, 2, None, None]


def test_the_first_row_continues_nothing():
    assert read([["", "", "", "", "", "", "", "", "синий"]])[0].skip is Skip.NOTHING_TO_FIND


def test_a_foreign_files_other_cells_continue_nothing():
    rows = [["Яна", "89160629072", ""], ["", "", "Итого: 1"]]
    assert [one.skip for one in read(rows, ["ФИО", "Телефон", "Заметки"])] == [None, Skip.NOTHING_TO_FIND]


def test_a_lost_phone_is_flagged_and_never_guessed():
    (one,) = read([["Яна", "7,91606E+10", ""]], ["ФИО", "Телефон", "Почта"])
    assert (one.phones, one.flags, one.skip) == ((), frozenset({Flag.PHONE_LOST}), None)
    (one,) = read([["Яна", "7,9E+10; 89160629072", ""]], ["ФИО", "Телефон", "Почта"])
    assert (one.phones, one.flags) == (("89160629072",), frozenset({Flag.PHONE_LOST}))


def test_what_cannot_be_read_is_flagged():
    (one,) = read([["x17", "Жук", "", "", "", "позже", "", "нет", ""]])
    assert one.flags == {Flag.ID_UNREADABLE, Flag.PHONE_UNREADABLE, Flag.EMAIL_UNREADABLE}
    assert one.skip is None


def test_an_id_that_excel_made_a_fraction_is_whole():
    assert [one.ids for one in read([["17.0"], ["18,0"], ["#19"], ["0"], ["-3"], ["9" * 30]])] == [
        *((17,), (18,), (19,), (), (), ()),
    ]


def test_rows_may_be_shorter_and_longer_than_the_header():
    one, other = read([["17", "Жук"], ["18", *[""] * 20, "лишнее"]])
    assert (one.ids, one.name, other.ids) == ((17,), "Жук", (18,))


@given(
    st.lists(st.lists(st.sampled_from(["", " ", "1", "2", "Жук", "89160629072", "7,9E+10", "a@b.ru"]), max_size=10))
)
def test_every_row_is_there_once_and_is_used_or_says_why(rows):
    found = read(rows)
    assert [(one.row, one.cells) for one in found] == [(number, tuple(row)) for number, row in enumerate(rows, 2)]
    for one in found:
        useful = bool(one.ids or one.phones or one.emails or one.name or one.company)
        assert useful == (one.skip in (None, Skip.DUPLICATE))
        assert (one.of_row is not None) == (one.skip in (Skip.CONTINUATION, Skip.DUPLICATE))
        assert one.of_row is None or one.of_row < one.row


def test_the_same_client_with_the_number_in_another_form_is_a_double():
    rows = [
        ["", "Жук", "Яна", "", "", "+49 30 1234567", "", "", ""],
        ["", "Жук", "Яна", "", "", "0049 (30) 123-45-67", "", "", ""],
        ["", "Жук", "Яна", "", "", "+49 30 1234568", "", "", ""],
    ]
    assert [one.of_row for one in read(rows)] == [None, 2, None]


def test_an_extension_stays_with_its_phone_and_what_stands_beside_does_not():
    cells = ["8 (495) 775-00-01 (доб. 12)", "8 495 775-00-02 до 18:00", "79167750003.0", "01.02.1980"]
    found = read([["", "Жук", "", "", "", cell, "", "", ""] for cell in cells])
    assert [one.phones for one in found] == [
        ("8 (495) 775-00-01 (доб. 12)",),
        ("8 495 775-00-02",),
        ("79167750003",),
        (),
    ]
    assert [Flag.PHONE_UNREADABLE in one.flags for one in found] == [False, False, False, True]


@pytest.mark.parametrize(
    "cells",
    [
        *(["1", "2"], ["- 2 -", ""], ["=== END ===", ""], ["*** Конец отчёта ***", ""], ["<EOF>", ""]),
        *(["Директор ________ /Орлов И. И./", ""], ["«__» _______ 2026 г.", ""], ["Тел. 84950000000", ""]),
        *(["Среднее:", "1,5"], ["Average", ""], ["4 rows in set (0.00 sec)", ""]),
    ],
)
def test_what_is_printed_around_a_table_is_no_client(cells):
    assert read([cells], ["ФИО", "Телефон"])[0].skip is Skip.NO_CLIENT


@pytest.mark.parametrize("name", ["Жук Яна", "Жук-Лис Яна", "Яна_1", "Телегин Пётр", "И. И. Жук", "«Ёж»", "Яна (2)"])
def test_a_client_with_nothing_but_a_name_is_one(name):
    assert [one.skip for one in read([["1", name, ""], ["---", name[::-1], ""]], ["№", "ФИО", "Телефон"])] == [
        None
    ] * 2


@pytest.mark.parametrize(
    "cell", ["12.01.24", "01/02/99", "$12,500.00", "€ 12 500", "1 250 000,00", "12,500.00", "12 500.50"]
)
def test_dates_and_sums_are_no_phones_and_are_told(cell):
    (one,) = read([["Яна", cell]], ["ФИО", "Телефон"])
    assert (one.phones, one.flags) == ((), {Flag.PHONE_UNREADABLE})


@pytest.mark.parametrize(
    "cell", ["916.062.90.72", "8.916.062.90.72", "+7 916 062.90.72", "8 (916) 062 90 72", "916 062-90.72"]
)
def test_dots_and_blanks_make_no_sum_of_a_phone(cell):
    (one,) = read([["Яна", cell]], ["ФИО", "Телефон"])
    assert [phone.key for text in one.phones for phone in phones_of(text)] == ["+79160629072"]


@pytest.mark.parametrize(
    ("last", "first", "name"),
    [
        ("Жук", "Яна Жук", "Яна Жук"),
        ("Жук Яна", "Яна", "Жук Яна"),
        ("Жук", "Яна", "Жук Яна"),
        ("Ли", "Ли", "Ли Ли"),
        ("'Жук'", "'Яна'", "Жук Яна"),
    ],
)
def test_a_part_of_a_name_that_holds_the_others_says_them_once(last, first, name):
    (one,) = read([[last, first]], ["Фамилия", "Имя"])
    assert one.name == name


@pytest.mark.parametrize("cells", [["Full name", "Phone"], ["ФИО", "Тел."], ["фио", ""], ["(4 строки)", ""]])
def test_headers_once_more_are_no_client_in_other_words_either(cells):
    assert read([cells], ["ФИО", "Телефон"])[0].skip is Skip.NO_CLIENT


def test_a_client_who_is_called_like_a_header_is_one():
    found = read([["Контакт", ""], ["Клиент", "89160629072"], ["Phone", "Телефон"]], ["ФИО", "Телефон"])
    assert [one.skip for one in found] == [None] * 3


def test_one_phone_in_two_spellings_is_written_once():
    (one,) = read([["Яна", "+7 916 062-90-72", "89160629072", "8 495 100-20-30 доб. 1, 84951002030,2"]],
                  ["ФИО", "Телефон", "WhatsApp", "Раб. тел."])  # fmt: skip
    assert one.phones == ("+7 916 062-90-72", "8 495 100-20-30 доб. 1", "84951002030,2")


@pytest.mark.parametrize("header", ["Телефон/E-mail", "Контакты", "Телефон", "E-mail"])
def test_phones_and_addresses_in_one_column_are_both_found(header):
    cells = [
        "89160629072, a@b.ru",
        "8 916 062-90-73",
        "c@d.ru",
        "79160629074@mail.ru",
        "нет",
        "e@f.ru / +7 916 062 90 75",
    ]
    found = list(
        candidates(
            (RawRow(number, ("Яна", cell)) for number, cell in enumerate(cells, 2)),
            propose_columns(["ФИО", header], [["Яна", cell] for cell in cells]),
        )
    )
    assert [one.phones for one in found] == [
        *(("89160629072",), ("8 916 062-90-73",), (), (), (), ("+7 916 062 90 75",)),
    ]
    assert [one.emails for one in found] == [("a@b.ru",), (), ("c@d.ru",), ("79160629074@mail.ru",), (), ("e@f.ru",)]
    assert [bool(one.flags) for one in found] == [False, False, False, False, True, False]


def test_two_people_of_one_name_and_two_doubtful_ids_are_two():
    rows = [["17", "Жук Яна", ""], ["18", "Жук Яна", ""], ["17", "Жук Яна", ""], ["19", "Лис", "89160629072"],
            ["20", "Лис", "89160629072"]]  # fmt: skip
    assert [one.of_row for one in read(rows, ["ID", "ФИО", "Телефон"])] == [None, None, 2, None, 5]
