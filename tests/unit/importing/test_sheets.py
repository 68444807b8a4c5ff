"""The sheet with people is proposed, wherever it is; a transposed table and other dead ends are reported."""

import pytest

from desktop.importing.columns import propose_columns
from desktop.importing.problems import FileFault, FileProblem
from desktop.importing.reading import Inspection, ReadOptions, inspect
from tests.unit.importing.corpus import from_excel
from tests.unit.importing.workbooks import ods, xls, xlsx

PEOPLE = [["ФИО", "Телефон"], *([f"Ли Анна{n}", f"8916700{n:04}"] for n in range(6))]
EXAMPLE = [["ФИО", "Телефон"], ["Иванов Иван", "+7 900 000-00-00"]]
FIRST = {
    "summary": [["Sheet Name", "Numbers Table Name"], ["Export Summary"], ["Sheet 1", "Table 1"]],
    "instruction": [["Как заполнять"], ["1. Впишите ФИО"], ["2. Впишите телефон клиента"]],
    "pivot": [["Названия строк", "Количество по полю Телефон"], ["Москва", 4], ["Тула", 2], ["Общий итог", 6]],
    "example": EXAMPLE,
    "price": [["Товар", "Цена"], ["Стол", 1000], ["Стул", 500], ["Шкаф", 9000]],
    "cover": [["База клиентов"], ["ноябрь 2026"]],
    "empty": [],
}


def made(tmp_path, data, ending="xlsx"):
    path = tmp_path / f"a.{ending}"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize(("ending", "write"), [("xlsx", xlsx), ("xls", xls), ("ods", ods)])
def test_the_sheet_with_people_is_proposed(tmp_path, first, ending, write):
    found = inspect(made(tmp_path, write({"Первый": FIRST[first], "База": PEOPLE}), ending))
    assert (found.sheet, found.header_row, len(found.preview)) == ("База", 1, 6)


def test_a_sheet_of_names_only_is_better_than_none(tmp_path):
    names = [["Фамилия", "Имя"], ["Ли", "Анна"], ["Жук", "Яна"]]
    assert inspect(made(tmp_path, xlsx({"Титул": FIRST["cover"], "Люди": names}))).sheet == "Люди"


def test_the_first_sheet_with_people_is_taken_and_another_one_when_it_is_chosen(tmp_path):
    path = made(tmp_path, xlsx({"Один": PEOPLE, "Два": [["Отчёт"], [""], *PEOPLE, *PEOPLE[1:]]}))
    assert inspect(path).sheet == "Один"
    found = inspect(path, ReadOptions(sheet="Два"))
    assert (found.sheet, found.header_row) == ("Два", 3)


def test_where_nobody_is_all_sheets_can_still_be_chosen(tmp_path):
    path = made(tmp_path, xlsx({"Один": [["раз"], ["два"]], "Два": [["три"], ["четыре"]]}))
    with pytest.raises(FileProblem) as told:
        inspect(path)
    assert told.value.cause is FileFault.NO_HEADER
    found = told.value.found
    assert isinstance(found, Inspection)
    assert [sheet.name for sheet in found.sheets] == ["Один", "Два"]
    assert [row.cells for row in found.preview] == [("раз",), ("два",)]
    assert not propose_columns(found.header, [row.cells for row in found.preview]).usable


@pytest.mark.parametrize(
    "rows",
    [
        [["ФИО", "Ли Анна", "Жук Яна"], ["Телефон", "89167000001", "89167000002"]],
        [["Имя", "Анна"], ["Фамилия", "Ли"], ["Телефон", "89167000001"], ["Город", "Тула"]],
        [["Name", "Ann", "Bob", "Cid"], ["E-mail", "a@x.ru", "b@x.ru", "c@x.ru"]],
        [["Карточка", ""], ["ФИО", "Ли Анна"], ["Моб. телефон", "+7 916 700-00-01"], ["E-mail", "a@x.ru"]],
        [["Компания", "ООО Ёж", "ООО Уж"], ["Тел.", "+7 495 100-20-30", "+7 495 100-20-31"], ["ИНН", "1", "2"]],
    ],
)
def test_a_table_on_its_side_is_told(tmp_path, rows):
    with pytest.raises(FileProblem) as told:
        inspect(made(tmp_path, from_excel(rows).encode(), "csv"))
    assert told.value.cause is FileFault.ON_ITS_SIDE
    assert told.value.found is not None


@pytest.mark.parametrize(
    "rows",
    [
        [["ФИО", "Телефон"], ["Ли Анна", "89167000001"]],
        [["Телефон", "ФИО"], ["89167000001", "Ли Анна"], ["89167000002", "Жук Яна"]],
        [["Клиент", "Телефон", "Телефон 2"], ["Контакт", "89167000001", "89167000002"]],
    ],
)
def test_a_table_that_stands_is_read(tmp_path, rows):
    assert inspect(made(tmp_path, from_excel(rows).encode(), "csv")).header_row == 1
