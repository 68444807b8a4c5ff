import csv
from datetime import UTC, datetime

import pytest

from desktop.domain.phones import Phone
from desktop.domain.stop_list import StopEntry
from desktop.domain.stop_list_intake import Fault
from desktop.services.file_import import FileProblem, ImportShapes
from desktop.services.stop_list_files import phones_in, save_list


@pytest.fixture
def taken(tmp_path):
    """Return a function that writes a file and returns the phones in it."""

    async def taken_(name, text, encoding="utf-8-sig"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return await phones_in(path, ImportShapes(tmp_path / "shapes.json"), lambda step: None)

    return taken_


async def test_the_phones_of_all_phone_columns_are_taken_and_the_rest_is_named_with_its_row(taken):
    lines = (
        "Имя;Рабочий телефон;Мобильный телефон;E-mail",
        "Анна;8 (495) 700-11-22 доб. 5;+7 903 111-22-33, 8 903 111 22 44;a@example.com",
        "Борис;;7,9E+10;b@example.com",
        "Вера;;;v@example.com",
        ";;;",
        "Глеб;нет;;",
        "Анна;8 (495) 700-11-22;;",
    )
    found = await taken("Отписались.csv", "\n".join(lines), "cp1251")
    assert [key for key, _ in found.phones] == ["+74957001122", "+79031112233", "+79031112244", "+74957001122"]
    assert found.source == "Отписались.csv"
    assert [(one.row, one.fault, one.text, one.source) for one in found.unreadable] == [
        (3, Fault.LOST, "7,9E+10", "Отписались.csv"),
        (4, Fault.NO_PHONE, "Вера", "Отписались.csv"),
        (6, Fault.NOT_A_PHONE, "нет", "Отписались.csv"),
    ]


async def test_a_file_of_phones_alone_needs_no_header(taken):
    found = await taken("a.txt", "+7 903 111-22-33\n89031112244\n8 903 111 22 55\n")
    assert [key for key, _ in found.phones] == ["+79031112233", "+79031112244", "+79031112255"]
    assert found.unreadable == ()


async def test_a_file_without_phones_says_what_its_columns_are(taken):
    found = await taken("a.csv", "Город;Улица\nМосква;Тверская\nОмск;Ленина\n")
    assert (found.phones, [(one.fault, one.row) for one in found.unreadable]) == ((), [(Fault.NO_COLUMN, 0)])
    assert found.unreadable[0].text == "Город, Улица"


async def test_a_file_that_cannot_be_read_is_a_problem(tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    with pytest.raises(FileProblem):
        await phones_in(path, ImportShapes(tmp_path / "shapes.json"), lambda step: None)


async def test_a_list_that_was_saved_can_be_put_on_a_list_again(tmp_path):
    path, at = tmp_path / "Стоп-лист.csv", datetime(2026, 12, 1, tzinfo=UTC)
    entries = [
        StopEntry(Phone.read(text).key, text, "a.csv", at) for text in ("+7 903 111-22-33", "8 495 7001122 доб. 5")
    ]
    titles = ["Телефон", "У кого", "Откуда", "Добавлен"]
    await save_list(
        path, titles, entries, lambda entry: [entry.written, "=Анна", entry.source, f"{entry.added:%d.%m}"]
    )
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, first, _ = csv.reader(file, delimiter=";")
    assert (header, first) == (titles, ["'+7 903 111-22-33", "'=Анна", "a.csv", "01.12"])
    found = await phones_in(path, ImportShapes(tmp_path / "shapes.json"), lambda step: None)
    assert [key for key, _ in found.phones] == [entry.key for entry in entries]
    assert found.unreadable == ()
