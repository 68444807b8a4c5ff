import pytest

from desktop.importing.columns import Ground, RowsKind, propose_columns, shape_of
from desktop.importing.known_headers import CODES, normalized
from desktop.importing.roles import Role

PHONES = ["+7 (916) 062-90-72", "89160629072", "", "8 (495) 100-20-30"]


def role_of(header, cells=()):
    return propose_columns(["Цвет", header], [["белый", cell] for cell in cells]).columns[1].role


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("ФИО", Role.FULL_NAME),
        ("Ф.И.О.", Role.FULL_NAME),
        ("ФИО клиента", Role.FULL_NAME),
        ("Клиент", Role.FULL_NAME),
        ("Контактное лицо", Role.FULL_NAME),
        ("Full Name", Role.FULL_NAME),
        ("Name", Role.FULL_NAME),
        ("Фамилия, имя, отчество", Role.FULL_NAME),
        ("Имя и фамилия", Role.FULL_NAME),
        ("Фамилия Имя", Role.FULL_NAME),
        ("Фамилия клиента", Role.LAST_NAME),
        ("Surname", Role.LAST_NAME),
        ("Фамилия И.О.", Role.FULL_NAME),
        ("Должник", Role.FULL_NAME),
        ("Заёмщик", Role.FULL_NAME),
        ("Соискатель (ФИО)", Role.FULL_NAME),
        ("Наименование покупателя", Role.FULL_NAME),
        ("Contact Person", Role.FULL_NAME),
        ("Applicant name", Role.FULL_NAME),
        ("last_name", Role.LAST_NAME),
        ("имя", Role.NAME),
        ("First name", Role.NAME),
        ("Отчество", Role.SECOND_NAME),
        ("Middle name", Role.SECOND_NAME),
        ("Тел.", Role.PHONE),
        ("Тел. 2", Role.PHONE),
        ("Сот.", Role.PHONE),
        ("Телефонный номер", Role.PHONE),
        ("Mob. No", Role.PHONE),
        ("Ph.", Role.PHONE),
        ("Раб. тел.", Role.PHONE),
        ("моб", Role.PHONE),
        ("Номер телефона", Role.PHONE),
        ("Сотовый", Role.PHONE),
        ("Телефон (моб.)", Role.PHONE),
        ("Phone 1", Role.PHONE),
        ("Cell", Role.PHONE),
        ("WhatsApp", Role.PHONE),
        ("Контактный номер", Role.PHONE),
        ("Факс", Role.PHONE),
        ("e-mail", Role.EMAIL),
        ("Email клиента", Role.EMAIL),
        ("Почта", Role.EMAIL),
        ("Эл. почта", Role.EMAIL),
        ("Эл. адрес", Role.EMAIL),
        ("Мейл", Role.EMAIL),
        ("Email address", Role.EMAIL),
        ("Компания", Role.COMPANY),
        ("Организация", Role.COMPANY),
        ("Название организации", Role.COMPANY),
        ("Юр. лицо", Role.COMPANY),
        ("Organization", Role.COMPANY),
        ("Контрагент", Role.COMPANY),
        ("ID", Role.ID),
        ("ID контакта", Role.ID),
        ("Contact ID", Role.ID),
        ("id клиента", Role.ID),
        ("№", Role.IGNORED),
        ("ИНН", Role.IGNORED),
        ("Дата", Role.IGNORED),
        ("Почтовый индекс", Role.IGNORED),
        ("Адрес", Role.IGNORED),
        ("Комментарий", Role.IGNORED),
        ("Сумма заказа", Role.IGNORED),
        ("", Role.IGNORED),
        ("Дата рождения", Role.IGNORED),
        ("Источник", Role.IGNORED),
        ("Контакт Skype", Role.IGNORED),
    ],
)
def test_words_of_foreign_headers(header, role):
    assert role_of(header) is role


def test_cells_speak_where_headers_do_not():
    assert role_of("Связь", PHONES) is Role.PHONE
    assert role_of("", ["a@example.com", "", "b@example.com"]) is Role.EMAIL
    assert role_of("Связь", ["7,9E+10", "7,9E+10"]) is Role.PHONE


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("ИНН", ["7701000001", "9160629072"]),
        ("Дата звонка", ["89160629072"]),
        ("Что-то", ["7701000001", "5001000004"]),
        ("Что-то", ["40702810500000012345"]),
        ("Что-то", ["20.11.2026", "21.11.2026"]),
        ("Что-то", ["1", "2", "3"]),
        ("Что-то", ["Позвонить 89160629072 Анне", "нет"]),
        ("Комментарий", PHONES),
    ],
)
def test_other_numbers_are_no_phones(header, cells):
    assert role_of(header, cells) is Role.IGNORED


def test_a_role_of_one_column_goes_to_the_best():
    mapping = propose_columns(["Клиент", "ФИО", "ID", "ID", "Телефон", "Моб"], [["Яна", "Яна", "x", "5", "", ""]] * 1)
    assert mapping.roles == (Role.FULL_NAME, Role.IGNORED, Role.IGNORED, Role.ID, Role.PHONE, Role.PHONE)


def test_the_number_of_a_company_is_not_its_name():
    mapping = propose_columns(["ID", "LAST_NAME", "COMPANY_ID"], [["1", "Жук", "17"], ["2", "Лис", "18"]])
    assert mapping.roles == (Role.ID, Role.LAST_NAME, Role.IGNORED)


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        (["ID", "Фамилия", "Компания"], RowsKind.CONTACTS),
        (["ID", "Last Name", "Company Name"], RowsKind.CONTACTS),
        (["ID", "Название компании"], RowsKind.COMPANIES),
        (["ID", "Company Name", "Work Phone"], RowsKind.COMPANIES),
        (["TITLE", "PHONE_WORK"], RowsKind.COMPANIES),
        (["ID", "Имя", "Рабочий телефон"], RowsKind.CONTACTS),
        (["ID", "Тип контакта", "Рабочий телефон"], RowsKind.CONTACTS),
        (["ID", "Сфера деятельности", "Рабочий телефон"], RowsKind.COMPANIES),
        (["ФИО", "Телефон"], RowsKind.CONTACTS),
        (["Клиент", "Телефон"], RowsKind.UNSURE),
        (["Организация", "Телефон"], RowsKind.UNSURE),
        (["ID", "Рабочий телефон"], RowsKind.UNSURE),
        (["Телефон"], RowsKind.UNSURE),
    ],
)
def test_contacts_or_companies(header, kind):
    assert propose_columns(header).kind is kind


def test_only_known_headers_and_a_known_kind_need_nobody():
    assert propose_columns(["ID", "Фамилия", "Мой цвет", "Рабочий телефон"]).sure
    assert not propose_columns(["ID", "Рабочий телефон"]).sure
    assert not propose_columns(["ФИО", "Телефон"]).sure
    assert not propose_columns(["Name", "Phone", "City"]).sure
    assert not propose_columns(["Цвет", "Размер"]).usable


@pytest.mark.parametrize(
    "header", ["Рабочий телефон", "РАБОЧИЙ ТЕЛЕФОН", "\ufeffРабочий\u00a0 телефон ", '"Рабочий телефон"']
)
def test_headers_are_known_however_they_are_written(header):
    assert CODES[normalized(header)] == "PHONE_WORK"


def test_ё_is_е():
    assert CODES[normalized("Кем изменён")] == "MODIFY_BY"


def test_the_shape_stands_for_the_headers():
    assert shape_of(["ФИО", "Тел."]) == shape_of(["фио ", "ТЕЛ."])
    assert len({shape_of(["ФИО", "Тел."]), shape_of(["Тел.", "ФИО"]), shape_of(["ФИО"]), shape_of(["ФИОТел."])}) == 4


def test_a_mapping_is_corrected_and_used_again():
    first = propose_columns(["Кто", "Куда звонить", "Клиент"])
    corrected = first.with_roles([Role.FULL_NAME, Role.PHONE, Role.FULL_NAME], RowsKind.CONTACTS)
    assert corrected.roles == (Role.FULL_NAME, Role.PHONE, Role.IGNORED)
    assert [column.ground for column in corrected.columns] == [Ground.CHOSEN] * 3
    again = propose_columns(["кто", "куда звонить", "клиент"])
    assert again.shape == first.shape
    assert again.with_roles(corrected.roles, corrected.kind).roles == corrected.roles


def test_faxes_are_looked_for_last():
    mapping = propose_columns(["Номер факса", "Рабочий телефон", "ID", "Фамилия"])
    assert [column.header for column in mapping.of(Role.PHONE)] == ["Рабочий телефон", "Номер факса"]


OTHERS = [
    *("Телефон сотрудника", "Телефон врача", "Телефон филиала", "Телефон доверенного лица", "Номер линии"),
    *("Support phone", "Employee phone", "Тел. партнёра"),
]


@pytest.mark.parametrize("header", OTHERS)
def test_a_phone_that_may_be_somebody_elses_is_used_only_where_there_is_no_other(header):
    rows = [["Яна", f"8916062{n:04}", f"8916063{n:04}"] for n in range(6)]
    assert propose_columns(["ФИО", "Телефон", header], rows).roles[1:] == (Role.PHONE, Role.IGNORED)
    assert propose_columns(["ФИО", header], [[row[0], row[2]] for row in rows]).roles[1] is Role.PHONE


def test_the_same_few_phones_in_all_rows_are_somebody_elses():
    rows = [[f"8916062{n:04}", f"8916063000{n % 2}", f"8916064{n:04}"] for n in range(6)]
    header = ["Телефон", "Телефон отдела", "Телефон жены"]
    assert propose_columns(header, rows).roles == (Role.PHONE, Role.IGNORED, Role.PHONE)
    assert propose_columns(header[1:2], [row[1:2] for row in rows]).roles == (Role.PHONE,)


def test_the_client_is_named_by_his_own_column():
    mapping = propose_columns(["ФИО специалиста", "ФИО", "Телефон"], [["Лис Пётр", "Жук Яна", "89160629072"]])
    assert mapping.roles == (Role.IGNORED, Role.FULL_NAME, Role.PHONE)


@pytest.mark.parametrize(
    "header",
    [
        ["ID", "Статус", "Имя", "Фамилия", "Рабочий телефон"],
        ["ID", "Status", "First Name", "Last Name", "Work Phone"],
        ["ID", "Тип", "Название компании", "Рабочий телефон", "Рабочий email", "Web"],
    ],
)
def test_headers_that_cards_of_bitrix24_do_not_have_make_its_ids_doubtful(header):
    assert not propose_columns(header).sure_ids
    assert propose_columns([*header[:1], *header[2:4], "Рабочий телефон"]).sure_ids


def test_an_id_that_is_no_number_is_another_programs():
    header = ["ID", "First Name", "Last Name", "Mobile", "Office Line Phone"]
    rows = [[f"9f1c{n}-11", "Ann", f"Kim{n}", f"8916062{n:04}", f"8495062{n:04}"] for n in range(4)]
    mapping = propose_columns(header, rows)
    assert (mapping.bitrix, mapping.of(Role.ID)) == (False, ())
    assert [column.index for column in mapping.of(Role.PHONE)] == [3, 4]


def test_phones_of_custom_fields_are_used_where_their_words_leave_no_doubt():
    mapping = propose_columns(["ID", "Фамилия", "Рабочий телефон", "Доп. телефон", "Телефон опекуна", "Цвет"])
    assert mapping.roles[2:] == (Role.PHONE, Role.PHONE, Role.IGNORED, Role.IGNORED)


@pytest.mark.parametrize(
    "header",
    [
        ["id", "Email", "Имя", "Фамилия", "Телефон", "Город"],
        ["ID", "Имя", "Фамилия", "Отчество", "Телефон", "E-mail"],
        ["ID", "First Name", "Last Name", "Mobile", "Home Phone", "Email"],
    ],
)
def test_an_id_beside_headers_that_everybody_writes_is_doubtful(header):
    assert not propose_columns(header).sure_ids
    assert propose_columns([*header, "Рабочий e-mail"]).sure_ids


def test_an_id_beside_nothing_but_a_name_is_bitrix24s():
    assert propose_columns(["Имя", "Фамилия", "ID"]).sure_ids


def test_a_column_about_deals_makes_no_deals_of_contacts():
    mapping = propose_columns(["ID", "Имя", "Фамилия", "Рабочий телефон", "Тип контакта", "Сделка"])
    assert (mapping.source.value, mapping.sure_ids) == ("bitrix", True)


def test_columns_of_a_deals_client_are_known_by_their_words_too():
    header = ["ID", "Название сделки", "Контакт: ID", "Контакт: ФИО", "Контакт: Телефон (моб.)", "Компания: Название"]
    mapping = propose_columns(header)
    roles = (Role.IGNORED, Role.IGNORED, Role.ID, Role.FULL_NAME, Role.PHONE, Role.COMPANY)
    assert (mapping.source.value, mapping.roles) == ("deals", roles)
    header = ["ID", "Название сделки", "Компания: ID", "Компания: Название", "Компания: Телефон"]
    roles = (Role.IGNORED, Role.IGNORED, Role.ID, Role.COMPANY, Role.PHONE)
    assert propose_columns(header).roles == roles
