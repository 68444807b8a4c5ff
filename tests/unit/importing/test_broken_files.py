"""Files broken by other programs, or not a table by themselves: read correctly, or flagged row by row."""

import pytest

from tests.unit.importing.corpus import from_excel
from tests.unit.importing.test_hard_files import Seen
from tests.unit.importing.workbooks import xlsx

PEOPLE = [
    ("Щукин Иван", "+79160620001", "shchukin@example.com"),
    ("Волкова Анна", "+79160620002", "volkova@example.com"),
    ("Ёлкин Пётр", "+79160620003", "elkin@example.com"),
    ("Жукова Мария", "+79160620004", "zhukova@example.com"),
]
NAMES = [name for name, _, _ in PEOPLE]
PHONES = [(phone,) for _, phone, _ in PEOPLE]
EMAILS = [(email,) for _, _, email in PEOPLE]
HEADER = "ФИО;Телефон\r\n"


def lines(shape, header=""):
    """Return one line per person, after a header."""
    return header + "".join(f"{shape.format(n=n, p=p, e=e)}\r\n" for n, p, e in PEOPLE)


def garbled(text, read):
    """Return UTF-8 text as shown by a program that takes it for another encoding."""
    pieces = (bytes([code]) for code in text.encode())
    return "".join(piece.decode(read, "ignore") or piece.decode("latin-1") for piece in pieces)


TEXT = lines("{n};{p}", HEADER)
LOST = lines("{n};{p}").encode("ascii", "replace").decode()
FIXED = lines("{n:<30}{p}")

WITH_PHONES = {
    "iso-8859-5": TEXT.encode("iso8859-5"),
    "iso-8859-5 in capitals": lines("{n};{p}").upper().encode("iso8859-5"),
    "UTF-8 taken for Windows-1251": garbled(TEXT, "cp1251").encode(),
    "UTF-8 taken for Windows-1252": garbled(TEXT, "cp1252").encode("utf-8-sig"),
    "a page taken for Windows-1251": garbled(
        "<table><tr><th>ФИО<th>Телефон</tr>" + lines("<tr><td>{n}<td>{p}</tr>") + "</table>", "cp1251"
    ).encode(),
    "cards taken for Windows-1251": garbled(lines("BEGIN:VCARD\nFN:{n}\nTEL:{p}\nEND:VCARD"), "cp1251").encode(),
    "caret": lines("{n}^{p}", "ФИО^Телефон\r\n").encode(),
    "colon": lines("{n}:{p}", "ФИО:Телефон\r\n").encode(),
    "colon without headers": lines("{n}: {p}").encode(),
    "phone first": lines("{p} - {n}").encode(),
    "blanks": lines("{n} {p}").encode("cp1251"),
    "fixed width": (f"{'ФИО':<30}Телефон\r\n" + FIXED).encode("cp866"),
    "fixed width without headers": FIXED.encode(),
    "fixed width of three": lines("{n:<30}{city:<20}{p}".replace("{city:<20}", f"{'Тула':<20}")).encode(),
    "one cell of a workbook": xlsx({"A": [["Клиент"], *([f"{n}, тел. {p}"] for n, p, _ in PEOPLE)]}),
    "a column for both": lines("Тула;{n}, {p}", "Город;Контакты\r\n").encode(),
    "headers with another delimiter": lines("{n},{p}", HEADER).encode(),
    "headers with another delimiter below a title": lines("{n}\t{p}", "Отчёт\r\n\r\n" + HEADER).encode(),
    "a row with another delimiter": (lines("{n};{p}", HEADER).replace("Анна;", "Анна,")).encode(),
    "one row with another delimiter, in quotation marks": (
        lines('"{n}";"{p}"', HEADER).replace('Анна";"', 'Анна","').encode()
    ),
    "doubled quotation marks": lines('""{n}"";""{p}""', HEADER).encode(),
    "doubled quotation marks in a workbook": xlsx(
        {"A": [["ФИО", "Телефон"], *([f'""{n}""', p] for n, p, _ in PEOPLE)]}
    ),
    "doubled apostrophes": lines("''{n}'';{p}", HEADER).encode(),
    "Caller ID": lines("{p};{n}", "Caller ID;ФИО\r\n").encode(),
    "CallerID": lines("{p};{n}", "CallerID;ФИО\r\n").encode(),
    "phones of a column of names": lines("{p};{n}", "Абонент;ФИО\r\n").encode(),
    "MECARD": lines("MECARD:N:{n};TEL:{p};;").replace(" ", ",").encode(),
    "MECARD in UTF-16": lines("MECARD:TEL:{p};N:{n};;").encode("utf-16"),
    "MECARD in a column": lines('1,"MECARD:N:{n};TEL:{p};;"', "№,QR\r\n").encode(),
    "MECARD beside other columns": lines('{n};{p};"MECARD:N:x;TEL:{p};;"', "ФИО;Телефон;QR\r\n").encode(),
    "a name in the column of phones": lines("{p} {n}", "Телефон\r\n").encode(),
    "MECARD in a workbook": xlsx({"A": [["QR"], *([f"mecard:N:{n};TEL:{p};;"] for n, p, _ in PEOPLE)]}),
    "BIZCARD": lines("BIZCARD:X:{n};B:{p};;").encode(),
}
WITH_EMAILS = {
    "percent": "ФИО;E-mail\r\n" + "".join(f"{n};%{ord(e[0]):02X}{e[1:]}\r\n" for n, _, e in PEOPLE),
    "percent for @": lines("{n};{e}", "ФИО;E-mail\r\n").replace("@", "%40"),
    "colon": lines("{n}: {e}"),
    "brackets": lines("{n} <{e}>"),
}


@pytest.fixture
def seen(tmp_path):
    """Return the result of importing bytes."""

    def look(data):
        path = tmp_path / "list.csv"
        path.write_bytes(data)
        return Seen(path)

    return look


@pytest.mark.parametrize("name", WITH_PHONES)
def test_the_names_and_phones_are_right_and_nothing_is_flagged(name, seen):
    found = seen(WITH_PHONES[name])
    wanted = [text.upper() for text in NAMES] if "capitals" in name else NAMES
    assert (found.names, found.keys, found.flagged) == (wanted, PHONES, [])


@pytest.mark.parametrize("name", WITH_EMAILS)
def test_the_names_and_addresses_are_right_and_nothing_is_flagged(name, seen):
    found = seen(WITH_EMAILS[name].encode())
    assert (found.names, found.emails, found.flagged) == (NAMES, EMAILS, [])


@pytest.mark.parametrize(
    "data",
    [
        LOST.encode(),
        (HEADER + LOST).encode(),
        ("???;???????\r\n" + LOST).encode(),
        xlsx({"A": [["ФИО", "Телефон"], *(line.split(";") for line in LOST.split())]}),
        lines("{n};{p}", "Name;Phone\r\n").replace("в", "?").replace("у", "?").replace("к", "?").encode(),
    ],
)
def test_letters_that_became_question_marks_are_said_in_the_file_and_in_its_rows(data, seen):
    found = seen(data)
    assert found.inspection.lost
    assert len(found.flagged) >= 2


@pytest.mark.parametrize("name", ["Иван ???", "Ольга?", "http://example.com/?a", "Да? Нет?", "Что?Где?Когда?"])
def test_question_marks_of_people_stand_for_no_letters(name, seen):
    found = seen(lines("{n};{p}", HEADER).replace(NAMES[2], name).encode())
    assert (found.inspection.lost, found.flagged) == (False, [])


@pytest.mark.parametrize("name", [garbled(NAMES[2], "cp1251"), "??????? ?.?.", "Jos? Mu?oz", "\ufffd\ufffd"])
def test_a_name_that_cannot_be_read_is_flagged_however_deep_in_the_file(name, seen):
    more = [[f"Иванов Иван{n}", f"8916700{n:04}"] for n in range(200)]
    found = seen(from_excel([["ФИО", "Телефон"], *more, [name, "89160620003"]]).encode())
    assert (found.count, found.flagged, found.inspection.lost) == (201, [202], False)


@pytest.mark.parametrize(
    ("torn", "flagged"),
    [("Волкова\nАнна;{};Тула", [3]), ("Волкова Анна;{};Тула,\nЛенина 5", [4]), ("Волкова;Анна\n{};Тула", [3])],
)
def test_rows_that_a_line_break_has_torn_are_flagged(torn, flagged, seen):
    rows = [f"{n};{p};Тула" for n, p, _ in PEOPLE * 6]
    rows = ["ФИО;Телефон;Город", rows[0], torn.format(PHONES[1][0]), *rows[2:]]
    found = seen("\n".join(rows).encode())
    assert [one.row for one in found.rows if one.flags] == flagged


def test_rows_that_leave_their_last_cells_out_are_not_torn(seen):
    found = seen(lines("{n};{p}", "ФИО;Телефон;Город\r\n").replace("0001", "0001;Тула").encode())
    assert (found.names, found.flagged) == (NAMES, [])


def test_a_name_in_some_cells_of_phones_is_a_remark(seen):
    found = seen(lines("{p}", "Телефон\r\n").replace("0002", "0002 Позвонить вечером").encode())
    assert (found.keys, found.heads) == (PHONES, {"Телефон": "phone"})


def test_a_company_and_a_name_with_phones_stay_apart(seen):
    found = seen(lines("ООО Ёж;{n}, {p}", "Компания;Контакты\r\n").encode())
    assert (found.names, set(found.companys), found.keys) == (NAMES, {"ООО Ёж"}, PHONES)


def test_phones_beside_names_that_stand_there_twice_are_used(seen):
    found = seen(lines("{n};{n}, {p}", "ФИО;Контакты\r\n").encode())
    assert (found.names, found.keys) == (NAMES, PHONES)


def test_clients_called_by_their_phones_keep_their_column_of_names(seen):
    found = seen(lines("{p};{p}", "Name;Phone\r\n").encode())
    assert (found.keys, found.heads) == (PHONES, {"Name": "full-name", "Phone": "phone"})
