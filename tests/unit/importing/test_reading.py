"""Choices that override findings, following and stopping a reading, and the problems of files."""

import errno
import io
import os
import threading

import pytest

from desktop.importing.columns import propose_columns
from desktop.importing.problems import FileFault, FileProblem
from desktop.importing.reading import ReadOptions, inspect, read
from desktop.importing.rows import candidates
from tests.unit.importing import workbooks
from tests.unit.importing.corpus import PLAIN, foreign_rows, from_excel, page, quoted, table


@pytest.fixture
def file(tmp_path):
    def made(data, name="x.csv"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return made


def cells(path, options=None):
    return [row.cells for row in read(inspect(path, options))]


def keep(rows, seen):
    for row in rows:
        seen.append(row)


def cause_of(path, options=None):
    with pytest.raises(FileProblem) as caught:
        list(read(inspect(path, options)))
    assert caught.value.name == path.name
    return caught.value.cause


def test_cells_come_as_they_were_written(file):
    rows = table(PLAIN, "ru")
    path = file(b"\xef\xbb\xbf" + quoted(rows).encode())
    found = inspect(path)
    assert found.header == tuple(rows[0])
    assert cells(path) == [tuple(row) for row in rows[1:]]
    assert [row.number for row in read(found)] == list(range(2, 14))
    assert found.preview == tuple(read(found))


@pytest.mark.parametrize("make", [workbooks.xlsx, workbooks.xls, workbooks.xlsb, workbooks.ods])
def test_cells_of_workbooks_come_as_they_were_written(file, make):
    rows = table(PLAIN, "ru")
    assert cells(file(make({"A": rows}))) == [tuple(row) for row in rows[1:]]


def test_cells_of_pages_come_without_their_tags(file):
    rows = [["ФИО", "Телефон", "Комментарий"], ["Иванов &amp; сын", "8&nbsp;916", "<b>раз</b><br>два &lt;три&gt;"]]
    assert cells(file(page(rows).encode())) == [("Иванов & сын", "8 916", "раз\nдва <три>")]


def test_merged_cells_of_pages_take_their_columns(file):
    text = (
        "<table><tr><td colspan=3>Отчёт<tr><td>ФИО<td>Телефон<td>Город<tr><td>Иванов<td>89160620000<td>Казань</table>"
    )
    found = inspect(file(text.encode()))
    assert (found.header_row, found.header) == (2, ("ФИО", "Телефон", "Город"))


def test_a_chosen_encoding_is_obeyed(file):
    path = file("ФИО;Телефон\nЖуков;89160620000\n".encode("koi8-r"))
    assert inspect(path, ReadOptions(encoding="koi8-r")).header == ("ФИО", "Телефон")
    assert inspect(path, ReadOptions(encoding="cp866")).header != ("ФИО", "Телефон")


def test_a_chosen_delimiter_and_header_row_are_obeyed(file):
    path = file(b"a,b;c\n1,2;3\n4,5;6\n")
    options = ReadOptions(delimiter=",", header_row=1)
    assert inspect(path, options).header == ("a", "b;c")
    assert cells(path, options) == [("1", "2;3"), ("4", "5;6")]
    assert inspect(path, ReadOptions(delimiter=";", header_row=0)).header == ("", "")
    assert cells(path, ReadOptions(delimiter=";", header_row=0))[0] == ("a,b", "c")


@pytest.mark.parametrize(
    ("lines", "delimiter"),
    [
        # Every name contains a ";": the comma splits into more cells.
        (["Фамилия;имя,Телефон,Город", "Титов;Олег,89160620000,Казань", "Ким;Ира,89160620001,Омск"], ","),
        # Records of several lengths: the comma splits all ten, four of them alike; ";" splits five, all alike.
        (
            ["ФИО,Телефон,Город", "Титов,89160620000,Омск", "Ким,89160620001,Тула", "Юн,89160620002,Уфа"]
            + ["Лев,89160620003;89160620004"] * 3
            + ["Дин,89160620005;89160620006,Омск,да", "Рим,89160620007;89160620008,Уфа,да", "Ян,89160620009,Уфа,да"],
            ",",
        ),
        # Remarks with any number of ";": both split every record, but only the comma splits all of them alike.
        (["Телефон,Заметка;раз", "89160620000,а;б;в", "89160620001,а;б;в;г", "89160620002,а;б;в;г;д"], ","),
    ],
)
def test_the_delimiter_is_what_cuts_most_records_most_alike(file, lines, delimiter):
    assert inspect(file("\n".join(lines).encode())).delimiter == delimiter


def test_another_sheet_can_be_chosen(file):
    path = file(workbooks.xlsx({"A": table(PLAIN, "ru"), "B": [["Клиент", "Телефон"], ["Жуков", "89160620000"]]}))
    found = inspect(path)
    assert ([sheet.name for sheet in found.sheets], found.sheet) == (["A", "B"], "A")
    assert cells(path, ReadOptions(sheet="B")) == [("Жуков", "89160620000")]
    assert cause_of(path, ReadOptions(sheet="C")) is FileFault.NO_SHEET


def test_rows_with_more_cells_than_headers_keep_what_is_filled(file):
    path = file("ФИО;Телефон\nИванов;89160620000;;лишнее;;\nПетров\n".encode())
    found = inspect(path)
    assert found.header == ("ФИО", "Телефон", "", "")
    assert [row.cells for row in read(found)] == [("Иванов", "89160620000", "", "лишнее"), ("Петров", "", "", "")]


def test_a_letter_that_is_broken_does_not_change_the_encoding(file):
    data = bytearray(from_excel(foreign_rows("ru")).encode())
    data[20] ^= 0x40
    found = inspect(file(bytes(data)))
    assert (found.encoding, found.damaged) == ("utf-8", True)


def test_a_long_file_is_followed_in_a_thread(file):
    path = file(quoted(table(PLAIN, "ru", 5_000)).encode())
    told, rows = [], []

    def work():
        rows.extend(read(inspect(path), progress=lambda number, share: told.append((number, share))))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert len(rows) == 5_000
    assert [number for number, _ in told] == [1000, 2000, 3000, 4000, 5000, 5001]
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert 0 < shares[0] < 1 == shares[-1]


@pytest.mark.parametrize("make", [lambda rows: quoted(rows).encode(), lambda rows: workbooks.xlsx({"A": rows})])
def test_reading_stops_when_told(file, make):
    path = file(make(table(PLAIN, "ru", 5_000)))
    seen = []
    with pytest.raises(FileProblem) as caught:
        keep(read(inspect(path), stop=lambda: len(seen) >= 1500), seen)
    assert caught.value.cause is FileFault.STOPPED
    assert 1500 <= len(seen) < 2500


def test_the_file_can_be_deleted_after_reading_and_while_it_is_half_read(file):
    path = file(quoted(table(PLAIN, "ru", 200)).encode())
    rows = read(inspect(path))
    next(rows)
    rows.close()
    path.unlink()
    assert not path.exists()


def test_nothing_is_read_from_what_is_no_file(tmp_path, file):
    assert cause_of(tmp_path) is FileFault.DIRECTORY
    assert cause_of(tmp_path / "none.csv") is FileFault.VANISHED
    assert cause_of(tmp_path / "no\0ne.csv") is FileFault.VANISHED


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have names on POSIX only")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    assert cause_of(tmp_path / "pipe.csv") is FileFault.BINARY


def test_a_file_that_vanishes_between_looking_and_reading_is_told(file):
    path = file(quoted(table(PLAIN, "ru")).encode())
    found = inspect(path)
    path.unlink()
    with pytest.raises(FileProblem) as caught:
        list(read(found))
    assert (caught.value.cause, caught.value.name) == (FileFault.VANISHED, "x.csv")


@pytest.mark.parametrize("make", [lambda rows: quoted(rows).encode(), lambda rows: page(rows).encode()])
def test_a_file_on_a_drive_that_goes_away_is_told_with_the_rows_before(file, make, monkeypatch):
    path = file(make(table(PLAIN, "ru", 12_000)))
    found = inspect(path)
    seen = []

    class Gone(io.FileIO):
        """A file whose drive is unplugged after the first piece."""

        def readinto(self, buffer):
            if self.tell():
                raise OSError(errno.EIO, "Input/output error")
            return super().readinto(buffer)

    monkeypatch.setattr(type(path), "open", lambda path, *_, **__: Gone(path))
    with pytest.raises(FileProblem) as caught:
        keep(read(found), seen)
    assert caught.value.cause is FileFault.VANISHED
    assert len(seen) > 1_000


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", FileFault.EMPTY),
        (b"\xef\xbb\xbf", FileFault.EMPTY),
        (b"\xff\xfe", FileFault.EMPTY),
        (b" \r\n\r\n", FileFault.EMPTY),
        ("Нет данных для экспорта".encode(), FileFault.EMPTY),
        ('\ufeff"Нет элементов, измените фильтр.";\n'.encode(), FileFault.EMPTY),
        (b"\0" * 500, FileFault.NUL_BYTES),
        ("ФИО;Телефон\nИва\0нов;89160620000\n".encode(), FileFault.NUL_BYTES),
        ("<table><tr><td>ФИО\0</td></tr></table>".encode(), FileFault.NUL_BYTES),
        (b"BEGIN:VCARD\nN:A\0;B\nEND:VCARD\n", FileFault.NUL_BYTES),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), FileFault.BINARY),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", FileFault.BINARY),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", FileFault.BINARY),
        (b"MZ\x90\0\x03\0\0\0", FileFault.BINARY),
        (b"\0\0\0\x20ftypisom\0\0\x02\0", FileFault.BINARY),
        (bytes(range(1, 32)) * 20, FileFault.BINARY),
        (workbooks.archive({"word/document.xml": "<w/>"}), FileFault.BINARY),
        (b"PK\x03\x04", FileFault.TRUNCATED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, FileFault.DAMAGED),
        ('"ФИО";"Телефон";\n"Иванов";"89160620000";\n"Петров";"891606'.encode(), FileFault.TRUNCATED),
        ("<table><tr><td>ФИО<td>Телефон<tr><td>Иванов<td>8916".encode(), FileFault.TRUNCATED),
        (b"BEGIN:VCARD\nN:A;B\nEND:VCARD\nBEGIN:VCARD\nN:C;", FileFault.TRUNCATED),
        (("ФИО;Телефон;" + "x;" * 20_000 + "\n" + "Иванов;89160620000\n").encode(), FileFault.TOO_MANY_COLUMNS),
        (b"<table><tr>" + b"<td>x" * 20_000 + b"</table>", FileFault.TOO_MANY_COLUMNS),
        ("ФИО;Телефон\nИванов;".encode() + b"8" * 5_000_000, FileFault.TOO_BIG),
        (('ФИО;Телефон\n"' + "Иванов\n" * 100_000).encode(), FileFault.TOO_BIG),
        (b"<table><tr><td>" + b"x" * 500_000 + b"</table>", FileFault.TOO_BIG),
        (b"<table><tr><td>" * 200, FileFault.TOO_DEEP),
        (b"BEGIN:VCARD\n" + b"AGENT:\nBEGIN:VCARD\n" * 200, FileFault.TOO_DEEP),
        ("Это письмо, в котором нет таблицы\nи даже двух колонок\nа только слова".encode(), FileFault.NO_HEADER),
    ],
)
def test_what_is_wrong_with_a_file(file, data, cause):
    assert cause_of(file(data)) is cause


def test_the_message_of_an_export_without_results_is_kept(file):
    with pytest.raises(FileProblem) as caught:
        inspect(file("Нет данных для экспорта".encode()))
    assert caught.value.detail == "Нет данных для экспорта"


def test_a_big_file_that_is_cut_gives_its_rows_and_then_says_so(file):
    data = quoted(table(PLAIN, "ru", 2_000)).encode()
    path = file(data[: len(data) * 3 // 4 + 7])
    found, seen = inspect(path), []
    with pytest.raises(FileProblem) as caught:
        keep(read(found), seen)
    assert caught.value.cause is FileFault.TRUNCATED
    assert caught.value.row == seen[-1].number + 1
    assert 1_400 < len(seen) < 1_600


@pytest.mark.parametrize("make", [workbooks.xlsx, workbooks.xls, workbooks.xlsb, workbooks.ods])
def test_a_workbook_that_is_cut_is_told(file, make):
    data = make({"A": table(PLAIN, "ru", 300)})
    assert cause_of(file(data[: len(data) // 2])) in (FileFault.TRUNCATED, FileFault.DAMAGED)


def test_a_protected_workbook_is_told(file):
    assert cause_of(file(workbooks.encrypted_ooxml())) is FileFault.PASSWORD
    assert cause_of(file(workbooks.ods_of("", manifest="<encryption-data/>"))) is FileFault.PASSWORD
    data = bytearray(workbooks.xlsx({"A": table(PLAIN, "ru")}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert cause_of(file(bytes(data))) is FileFault.PASSWORD


def test_other_files_go_on(file):
    bad, good = file(b"\0", "bad.csv"), file(quoted(table(PLAIN, "ru")).encode(), "good.csv")
    read_files = {}
    for path in (bad, good):
        try:
            read_files[path.name] = len(cells(path))
        except FileProblem as problem:
            read_files[path.name] = problem.cause
    assert read_files == {"bad.csv": FileFault.NUL_BYTES, "good.csv": 12}


def test_a_problem_names_file_row_and_detail():
    problem = FileProblem(FileFault.TRUNCATED, "a.csv", row=7, detail="a quotation stays open")
    assert str(problem) == "a.csv, row 7: truncated (a quotation stays open)"


def test_a_file_of_messages_of_cells_is_no_loss_of_rows(file):
    """Stray quotation marks inside cells end no cell and join no rows."""
    text = 'ФИО;Телефон\nООО "Ромашка";89160620000\n7" труба;89160620001\n"АО" Вектор;89160620002\n'
    assert cells(file(text.encode())) == [
        ('ООО "Ромашка"', "89160620000"),
        ('7" труба', "89160620001"),
        ('"АО" Вектор', "89160620002"),
    ]


def test_candidates_come_from_a_thread_in_slices(file):
    path = file(quoted(table(PLAIN, "ru", 3_000)).encode())
    found = inspect(path)
    mapping = propose_columns(found.header, [row.cells for row in found.preview])
    assert sum(1 for one in candidates(read(found), mapping) if one.skip is None) == 3_000


def test_the_phones_of_addresses_are_whole_and_their_extensions_apart(tmp_path):
    path = tmp_path / "card.vcf"
    phones = (
        "tel:+7-916-770-00-71;ext=5555",
        "tel:770-00-72;phone-context=+7-916",
        "tel:+7-916-770-00-73;phone-context=x",
    )
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "FN:Вера",
        *(f"TEL;VALUE=uri:{phone}" for phone in phones),
        "END:VCARD",
        "",
    ]
    path.write_text("\r\n".join(lines), encoding="utf-8")
    inspection = inspect(path)
    [row] = read(inspection)
    cell = next(cell for cell in row.cells if "770" in cell)
    assert cell.splitlines() == ["+7-916-770-00-71;5555", "+7-916-770-00-72", "+7-916-770-00-73"]


def test_a_title_of_known_words_is_no_header_row(tmp_path):
    path = tmp_path / "page.html"
    tables = [[["Логотип", "Адрес"]], [["ФИО", "Телефон"], ["Жук Яна", "89160629072"]], [["Итого", "1"]]]
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for table in tables for row in table)
    path.write_text(f"<table>{rows}</table>", encoding="utf-8")
    assert (inspect(path).header_row, inspect(path).header) == (2, ("ФИО", "Телефон"))
