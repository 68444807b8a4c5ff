"""Texts that depend on the portal's language (contract 1.8)."""

from __future__ import annotations

RUSSIAN: dict[str, str] = {
    "call_list": "Обзвон",
    "status_name_missing": "Не заполнено поле «Название»",
    "status_duplicate": "Элемент с таким кодом уже существует: «{code}».<br>",
    "value_too_long": "Слишком длинное значение поля «{name}».<br>",
    "item_not_found": "Элемент не найден",
    "item_denied": "Доступ запрещён",
    "type_not_supported": "Тип CRM не поддерживается",
    "field_required": "Поле «{name}» обязательно для заполнения",
    "import_too_many": "Превышено максимальное количество элементов",
    "outgoing_call": "Исходящий звонок {name}",
    "missed_call": "Исходящий звонок {name} (нет ответа)",
    "filled_form": "Заполнение CRM-формы: {name}",
    "deal": "Сделка #{id}",
    "invoice": "Счёт #{id}",
    "company": "Компания #{id}",
    "lead": "Лид #{id}",
    "common_pipeline": "Общая",
    "sales_pipeline": "Повторные продажи",
    "title:NAME": "Имя",
    "title:LAST_NAME": "Фамилия",
    "title:SECOND_NAME": "Отчество",
    "title:TITLE": "Название",
    "title:PHONE": "Телефон",
    "title:EMAIL": "E-mail",
    "title:COMPANY_ID": "Компания",
    "title:CONTACT_ID": "Контакт",
    "title:ASSIGNED_BY_ID": "Ответственный",
    "title:CREATED_BY_ID": "Кем создан",
    "title:MODIFY_BY_ID": "Кем изменён",
    "title:DATE_CREATE": "Дата создания",
    "title:DATE_MODIFY": "Дата изменения",
    "title:COMMENTS": "Комментарий",
    "title:SOURCE_ID": "Источник",
    "title:POST": "Должность",
    "title:SUBJECT": "Тема",
    "title:RESPONSIBLE_ID": "Ответственный",
    "title:STATUS": "Статус",
    "title:STATUS_ID": "Статус",
    "title:SORT": "Сортировка",
    "title:COLOR": "Цвет",
    "title:COMPLETED": "Выполнено",
    "title:OPPORTUNITY": "Сумма",
    "title:STAGE_ID": "Стадия",
}

ENGLISH: dict[str, str] = {
    "call_list": "Call list",
    "status_name_missing": "The “Name” field is required",
    "status_duplicate": "An entry with this code already exists: “{code}”.<br>",
    "value_too_long": "The value of “{name}” is too long.<br>",
    "item_not_found": "Item not found",
    "item_denied": "Access denied",
    "type_not_supported": "Entity type is not supported",
    "field_required": "The field “{name}” is required",
    "import_too_many": "Too many items",
    "outgoing_call": "Outbound call to {name}",
    "missed_call": "Outbound call to {name} (no answer)",
    "filled_form": "CRM form filled in: {name}",
    "deal": "Deal #{id}",
    "invoice": "Invoice #{id}",
    "company": "Company #{id}",
    "lead": "Lead #{id}",
    "common_pipeline": "General",
    "sales_pipeline": "Repeat sales",
}

LANGUAGES = {"ru": RUSSIAN, "en": ENGLISH}


class Texts:
    """Owned by the portal: its words in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._words = LANGUAGES[language]

    def __call__(self, key: str, **values: object) -> str:
        """Return a text, filled in."""
        return self._words[key].format(**values)

    def pick(self, russian: str, english: str) -> str:
        """Return the one of two texts that is in the portal's language."""
        return russian if self.language == "ru" else english

    def title(self, upper: str) -> str:
        """Return a field's title; a readable form of its name where there is no word for it."""
        return self._words.get(f"title:{upper}", upper.replace("_", " ").capitalize().replace(" id", " ID"))
