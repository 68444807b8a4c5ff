import asyncio

import pytest

from desktop.importing.columns import RowsKind, propose_columns
from desktop.importing.rows import RawRow, candidates
from desktop.services import file_import
from desktop.services.file_import import FileProblem, Role, as_file, look_at, new_card, read_rows, remember
from desktop.store.import_shapes import ImportShapes


def card(header, *cells, kind=None):
    mapping = propose_columns(header, [cells])
    if kind is not None:
        mapping = mapping.with_roles(mapping.roles, kind)
    [candidate] = candidates([RawRow(2, cells)], mapping)
    return new_card(candidate, mapping)


def test_a_card_is_made_of_the_parts_of_a_name():
    made = card(
        ("Фамилия", "Имя", "Отчество", "Рабочий телефон", "Рабочий e-mail", "Компания"),
        "Иванов",
        " Пётр ",
        "",
        "+7 900 000-00-01, 8 900 000 00 02",
        "p@example.org",
        "ООО Ромашка",
    )
    assert (made.last_name, made.name, made.second_name) == ("Иванов", "Пётр", "")
    assert made.phones == ("+7 900 000-00-01", "8 900 000 00 02")
    assert (made.emails, made.company, made.row) == (("p@example.org",), "ООО Ромашка", 2)


def test_a_whole_name_is_not_guessed_into_parts():
    made = card(("ФИО", "Телефон"), "Иванов Пётр Сергеевич", "+7 900 000-00-01")
    assert (made.last_name, made.name, made.second_name) == ("", "Иванов Пётр Сергеевич", "")


def test_a_company_has_a_title():
    made = card(("Название компании", "Рабочий телефон"), "ООО Ромашка", "+7 495 000-00-01", kind=RowsKind.COMPANIES)
    assert (made.title, made.full_name) == ("ООО Ромашка", "ООО Ромашка")
    assert made.last_name == made.name == ""


@pytest.mark.parametrize(
    ("pasted", "rows"),
    [
        ("12, 15; 17", [(12,), (15,), (17,)]),
        ("12\n15\n", [(12,), (15,)]),
        ("ID\tИмя\n12\tПётр\n", [(12,)]),
    ],
)
async def test_pasted_numbers_are_one_client_each(tmp_path, pasted, rows):
    with as_file(pasted, "clipboard.txt") as path:
        look = await look_at(path, ImportShapes(tmp_path / "shapes.json"))
        assert [candidate.ids for candidate in await read_rows(look, lambda step: None)] == rows


async def test_pasted_phones_in_one_line_are_different_clients(tmp_path):
    with as_file("+7 900 000-00-01, +7 900 000-00-02", "clipboard.txt") as path:
        look = await look_at(path, ImportShapes(tmp_path / "shapes.json"))
        assert len([candidate.phones for candidate in await read_rows(look, lambda step: None)]) == 2


async def test_a_corrected_column_is_remembered_for_files_of_that_shape(tmp_path):
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    for path in (first, second):
        path.write_text("Что;Где\n+79000000001;Тверь\n", encoding="utf-8")
    shapes = ImportShapes(tmp_path / "shapes.json")
    look = await look_at(first, shapes)
    corrected = look.mapping.with_roles([Role.PHONE, Role.COMPANY], RowsKind.COMPANIES)
    await remember(corrected, shapes)
    mapping = (await look_at(second, shapes)).mapping
    assert (mapping.roles, mapping.kind) == ((Role.PHONE, Role.COMPANY), RowsKind.COMPANIES)


async def test_columns_without_headers_are_told_by_each_file_anew(tmp_path):
    path, shapes = tmp_path / "a.txt", ImportShapes(tmp_path / "shapes.json")
    path.write_text("a@example.com\nb@example.com\n", encoding="utf-8")
    await remember((await look_at(path, shapes)).of_kind(RowsKind.COMPANIES).mapping, shapes)
    path.write_text("Щукин Иван: +79160620001\nЖуков Пётр: +79160620002\n", encoding="utf-8")
    mapping = (await look_at(path, shapes)).mapping
    assert (mapping.roles, mapping.kind) == ((Role.WITH_NAME,), RowsKind.COMPANIES)


def test_a_read_that_is_cancelled_stops_in_its_thread(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Телефон\n" + "+79000000001\n" * 50_000, encoding="utf-8")

    async def story():
        look = await look_at(path, ImportShapes(tmp_path / "shapes.json"))
        steps = []
        begun = asyncio.Event()

        def progress(step):
            steps.append(step)
            begun.set()

        reading = asyncio.create_task(read_rows(look, progress))
        await begun.wait()
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
        return steps

    assert asyncio.run(story())[-1].done < 50_000


def test_what_is_wrong_with_a_file_is_told(tmp_path):
    async def story():
        await look_at(tmp_path / "gone.csv", ImportShapes(tmp_path / "shapes.json"))

    with pytest.raises(FileProblem) as told:
        asyncio.run(story())
    assert told.value.cause is file_import.FileFault.VANISHED
