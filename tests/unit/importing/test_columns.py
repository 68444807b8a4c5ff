import pytest

from desktop.importing.columns import Ground, Kind, propose_columns, shape_of
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
        ("last_name", Role.LAST_NAME),
        ("имя", Role.NAME),
        ("First name", Role.NAME),
        ("Отчество", Role.SECOND_NAME),
        ("Middle name", Role.SECOND_NAME),
        ("Тел.", Role.PHONE),
        ("Тел. 2", Role.PHONE),
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
        (["ID", "Фамилия", "Компания"], Kind.CONTACTS),
        (["ID", "Last Name", "Company Name"], Kind.CONTACTS),
        (["ID", "Название компании"], Kind.COMPANIES),
        (["ID", "Company Name", "Work Phone"], Kind.COMPANIES),
        (["TITLE", "PHONE_WORK"], Kind.COMPANIES),
        (["ID", "Имя", "Рабочий телефон"], Kind.CONTACTS),
        (["ID", "Тип контакта", "Рабочий телефон"], Kind.CONTACTS),
        (["ID", "Сфера деятельности", "Рабочий телефон"], Kind.COMPANIES),
        (["ФИО", "Телефон"], Kind.CONTACTS),
        (["Клиент", "Телефон"], Kind.UNSURE),
        (["Организация", "Телефон"], Kind.UNSURE),
        (["ID", "Рабочий телефон"], Kind.UNSURE),
        (["Телефон"], Kind.UNSURE),
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
    corrected = first.with_roles([Role.FULL_NAME, Role.PHONE, Role.FULL_NAME], Kind.CONTACTS)
    assert corrected.roles == (Role.FULL_NAME, Role.PHONE, Role.IGNORED)
    assert [column.ground for column in corrected.columns] == [Ground.CHOSEN] * 3
    again = propose_columns(["кто", "куда звонить", "клиент"])
    assert again.shape == first.shape
    assert again.with_roles(corrected.roles, corrected.kind).roles == corrected.roles


def test_faxes_are_looked_for_last():
    mapping = propose_columns(["Номер факса", "Рабочий телефон", "ID", "Фамилия"])
    assert [column.header for column in mapping.of(Role.PHONE)] == ["Рабочий телефон", "Номер факса"]
