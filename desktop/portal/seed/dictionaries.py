"""Users, dictionaries and CRM forms of the seeded portal."""

from __future__ import annotations

from desktop.portal.database import Row
from desktop.portal.state import Portal

OPERATORS = (7, 11, 12, 15, 23, 29, 31, 34)
"""Users who call clients."""
DISMISSED = (18, 41)
"""Users who have left but still own cards and lists."""
SUPERVISORS = (1, 6)
"""Users who make call lists; 1 is the webhook's."""

OWN_STATUS = "CALL_BACK"

_USERS: tuple[tuple[int, str, str, str, str], ...] = (
    # id, Russian name, English name, Russian position, English position
    (1, "Анна|Титова|F", "Ann|Sawyer|F", "Руководитель колл-центра", "Call center supervisor"),
    (6, "Игорь|Мельников|M", "Edgar|Mercer|M", "Старший супервайзер", "Senior supervisor"),
    (7, "Ольга|Ветрова|F", "Olive|Baker|F", "Оператор", "Operator"),
    (11, "Роман|Громов|M", "Ralph|Granger|M", "Оператор", "Operator"),
    (12, "Дарья|Цветкова|F", "Iris|Fletcher|F", "Оператор", "Operator"),
    (15, "Тимур|Салимжанов|M", "Cyrus|Vance|M", "Оператор", "Operator"),
    (18, "Вадим|Старостин|M", "Walter|Quincy|M", "Оператор", "Operator"),
    (23, "Юлия|Черкасова|F", "Joan|Thatcher|F", "Оператор", "Operator"),
    (29, "Светлана|Кузнецова|F", "Stella|Lovelace|F", "Старший оператор", "Senior operator"),
    (31, "Глеб|Островский|M", "Hugo|Oakley|M", "Оператор", "Operator"),
    (34, "Grace|Nightingale|F", "Вера|Рябинина|F", "Оператор", "Operator"),
    (41, "Раиса|Фомина|F", "Rosa|Underhill|F", "Оператор", "Operator"),
)
_DICTIONARIES: dict[str, tuple[tuple[str, str, str, str, str], ...]] = {
    # entity: status id, Russian, English, colour, semantics
    "CALL_LIST": (
        ("IN_WORK", "В работе", "Scheduled", "", ""),
        ("SUCCESS", "Успешно", "Success", "", ""),
        ("WRONG_NUMBER", "Неверный номер", "Invalid number", "", ""),
        ("STOP_CALLING", "Больше не звонить", "Do not call", "", ""),
    ),
    "SOURCE": (
        ("CALL", "Звонок", "Call", "", ""),
        ("WEB", "Веб-сайт", "Website", "", ""),
        ("ADVERTISING", "Реклама", "Advertising", "", ""),
        ("PARTNER", "Существующий клиент", "Existing client", "", ""),
    ),
    "CONTACT_TYPE": (
        ("CLIENT", "Клиенты", "Clients", "", ""),
        ("SUPPLIER", "Поставщики", "Suppliers", "", ""),
    ),
    "COMPANY_TYPE": (
        ("CUSTOMER", "Клиент", "Customer", "", ""),
        ("PARTNER", "Партнёр", "Partner", "", ""),
    ),
    "STATUS": (
        ("NEW", "Не обработан", "Unassigned", "#2FC6F6", ""),
        ("CONVERTED", "Качественный лид", "Good lead", "#7BD500", "S"),
        ("JUNK", "Некачественный лид", "Junk lead", "#FF5752", "F"),
    ),
    "DEAL_STAGE": (
        ("NEW", "Новая", "New", "#39A8EF", ""),
        ("PREPARATION", "Подготовка документов", "Preparing documents", "#2FC6F6", ""),
        ("WON", "Сделка успешна", "Deal won", "#7BD500", "S"),
        ("LOSE", "Сделка провалена", "Deal lost", "#FF5752", "F"),
    ),
    "SMART_INVOICE_STAGE": (
        ("DT31_2:N", "Новый", "New", "#22B9FF", ""),
        ("DT31_2:P", "Оплачен", "Paid", "#7BD500", "S"),
        ("DT31_2:D", "Не оплачен", "Unpaid", "#FF5752", "F"),
    ),
}
_FORMS = (
    ("Анкета клиента", "Client questionnaire", "Y"),
    ("Запись на консультацию", "Consultation booking", "Y"),
    ("Опрос о качестве", "Quality survey", "Y"),
    ("Старая форма", "Old form", "N"),
)
_DAY = 86_400


def add_users(portal: Portal, *, admin: bool) -> None:
    """Add the portal's users."""
    pick = portal.texts.pick
    now = int(portal.clock.now())
    rows: list[Row] = []
    for number, ru_name, en_name, ru_position, en_position in _USERS:
        name, last_name, gender = pick(ru_name, en_name).split("|")
        rows.append(
            {
                "id": number,
                "active": int(number not in DISMISSED),
                "is_admin": int(admin if number == 1 else number == 6),
                "name": name,
                "last_name": last_name,
                "email": f"user{number}@example.com",
                "work_position": pick(ru_position, en_position),
                "department": 1 if number in SUPERVISORS else 5,
                "gender": gender,
                "work_phone": f"{100 + number}",
                "date_register": now - 700 * _DAY,
                "last_login": now - number * 600,
            }
        )
    portal.database.insert_many("user", rows)


def add_dictionaries(portal: Portal) -> None:
    """Add the dictionaries with their system entries, and one own status of call lists."""
    pick = portal.texts.pick
    rows: list[Row] = []
    for entity_id, entries in _DICTIONARIES.items():
        for number, (status_id, russian, english, color, semantics) in enumerate(entries, start=1):
            row = {"entity_id": entity_id, "status_id": status_id, "sort": number * 10, "system": "Y"}
            row |= dict.fromkeys(("name", "name_init"), pick(russian, english))
            rows.append(row | {"color": color or None, "semantics": semantics or None})
    rows.append(
        {
            "entity_id": "CALL_LIST",
            "status_id": OWN_STATUS,
            "name": pick("Перезвонить", "Call back"),
            "name_init": "",
            "sort": 15,
            "system": "N",
            "color": "#8E5BD0",
            "semantics": None,
        }
    )
    portal.database.insert_many("dictionary_entry", rows)


def add_forms(portal: Portal) -> None:
    """Add the CRM forms; one of them inactive."""
    pick = portal.texts.pick
    rows = [{"name": pick(russian, english), "active": active} for russian, english, active in _FORMS]
    portal.database.insert_many("form", rows)
