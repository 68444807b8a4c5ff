"""The headers that Bitrix24 writes into its exports, Russian and English, and the field codes they stand for."""

from desktop.domain.unseen import without_unseen

_TABLE = """
ID | ID | ID
HONORIFIC | Обращение | Salutation
NAME | Имя | First Name
LAST_NAME | Фамилия | Last Name
SECOND_NAME | Отчество | Middle Name; Second Name
BIRTHDATE | Дата рождения; День рождения | Birthday; Date of birth
POST | Должность | Position
COMPANY_ID | Компания | Company
TYPE_ID | Тип контакта | Contact Type
PHOTO | Фотография | Photo
PHONE_WORK | Рабочий телефон | Work Phone
PHONE_MOBILE | Мобильный телефон | Mobile; Mobile Phone
PHONE_FAX | Номер факса | Fax; Fax Number
PHONE_HOME | Домашний телефон | Home Phone
PHONE_PAGER | Номер пейджера | Pager Number
PHONE_MAILING | Телефон для рассылок | SMS marketing phone
PHONE_OTHER | Другой телефон | Other Phone Number
PHONE | Телефон | Phone
EMAIL_WORK | Рабочий e-mail | Work E-mail
EMAIL_HOME | Частный e-mail | Home E-mail
EMAIL_MAILING | E-mail для рассылок | Newsletters email
EMAIL_OTHER | Другой e-mail | Other E-mail
EMAIL | E-mail | E-mail
WEB_WORK | Корпоративный сайт | Corporate Website
WEB_HOME | Личная страница | Personal Page
WEB_FACEBOOK | Страница Facebook | Facebook Page
WEB_LIVEJOURNAL | Страница LiveJournal | LiveJournal
WEB_TWITTER | Микроблог Twitter | Twitter
WEB_VK | Страница ВКонтакте | VK Page
WEB_OTHER | Другой сайт | Other Website
IM_SKYPE | Контакт Skype | Skype ID
IM_ICQ | Контакт ICQ | ICQ Number
IM_TELEGRAM | Контакт Telegram | Telegram account
IM_VK | Контакт ВКонтакте | VK account
IM_VIBER | Контакт Viber | Viber contact
ASSIGNED_BY | Ответственный | Responsible; Responsible person
COMMENTS | Комментарий | Comment
SOURCE_ID | Источник | Source
SOURCE_DESCRIPTION | Дополнительно об источнике | Source Information
EXPORT | Экспорт | Export
WEBFORM_ID | Создан CRM-формой; Создана CRM-формой | Created by CRM form
CREATED_BY | Кем создан; Кем создана | Created by
DATE_CREATE | Дата создания | Created
MODIFY_BY | Кем изменен; Кем изменена | Modified by
DATE_MODIFY | Дата изменения | Modified
ADDRESS | Адрес; Фактический адрес | Address
ADDRESS_1 | Улица, дом, корпус, строение | Street, building
ADDRESS_2 | Квартира / офис | Suite / Apartment
ADDRESS_CITY | Город | City
ADDRESS_REGION | Район | Region
ADDRESS_PROVINCE | Область | State / Province
ADDRESS_POSTAL_CODE | Почтовый индекс | Zip
ADDRESS_COUNTRY | Страна | Country
UTM_SOURCE | UTM Source | UTM Source
UTM_MEDIUM | UTM Medium | UTM Medium
UTM_CAMPAIGN | UTM Campaign | UTM Campaign
UTM_CONTENT | UTM Content | UTM Content
UTM_TERM | UTM Term | UTM Term
TITLE | Название компании | Company Name
LOGO | Логотип | Logo
COMPANY_TYPE | Тип компании | Company Type
INDUSTRY | Сфера деятельности | Industry
EMPLOYEES | Кол-во сотрудников | Employees
REVENUE | Годовой оборот | Annual Income; Annual Revenue
CURRENCY_ID | Валюта | Currency
BANKING_DETAILS | Банковские реквизиты | Payment Details
ADDRESS_LEGAL | Юридический адрес | Legal Address; Billing Address
FULL_NAME | Контакт | Contact
COMPANY | |
"""


def normalized(header: str) -> str:
    """Return a header for comparing: in lower case, ё as е, whitespace collapsed, no invisible characters."""
    return " ".join(without_unseen(header).split()).strip(" \"'*:").casefold().replace("ё", "е")


def _read_table() -> dict[str, str]:
    known: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        code, *languages = (part.strip() for part in line.split("|"))
        for header in (code, *(name for names in languages for name in names.split(";") if name.strip())):
            known.setdefault(normalized(header), code)
    return known


CODES = _read_table()
"""Field code by normalized header."""

MARKS_CONTACTS = frozenset(
    {"LAST_NAME", "NAME", "SECOND_NAME", "HONORIFIC", "POST", "TYPE_ID", "BIRTHDATE", "FULL_NAME"}
)
MARKS_COMPANIES = frozenset({"TITLE", "LOGO", "COMPANY_TYPE", "INDUSTRY", "EMPLOYEES", "REVENUE", "BANKING_DETAILS"})
"""Codes of fields that only one kind has."""
