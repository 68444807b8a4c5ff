"""What the words of a header reveal: the role of its column, and whose data it holds.

Words are compared whole: "Phonetic Name" has nothing to do with phones.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from desktop.importing.known_headers import normalized

_LONGEST = 200
_CAMEL = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def _any(words: str) -> re.Pattern[str]:
    return re.compile("|".join(words.split()))


_PHONE = _any(
    r"""
    (?:радио|мобил|спец)?телефон(?:а|ы|ов|у|ом|е)? телефонн[а-я]{1,3} телеф тлф тел мобильн[а-я]{1,3}
    сотов[а-я]{1,3} сот моб пейджера?
    факс[а-я]? (?:cell|mobile|home|work|tele)?phones? phonenumber tel mobiles? mob ph cell cellular msisdn ctn gsm fax
    pager w(?:hats|ats)app в[оа]тсапп? telefon[a-z]{0,2}
    """
)
_PHONE_PHRASE = re.compile(
    r"\bcaller ?id\b|whats app|контактн[а-я]{1,3} номера?"
    r"|номера? (?:абонента|для связи|для звонка|для обзвона)|абонентский номер"
)
_WEAK = _any(
    r"""
    mobiles? mob ph cell cellular моб сот мобильн[а-я]{1,3} сотов[а-я]{1,3} gsm mail почт[а-я]
    """
)
"""Words that have other meanings, too."""
_FAX = _any(
    r"""
    факс[а-я]? fax
    """
)
_EMAIL = _any(
    r"""
    e?mails? (?:э|е|и)?м[еэ]йл[а-я]? имэйл email(?:s|address) почт[аыеу]
    """
)
_EMAIL_PHRASE = re.compile(r"\be mails?\b|\bэл(?:ектронн[а-я]{1,3})? (?:почт|адрес)|\bадрес(?: \d+)? эл\b")
_PLAIN = _any(
    r"""
    номер[а-я]{0,2} numbers? num no раб[а-я]{0,8} дом домашн[а-я]{1,3} личн[а-я]{1,3} частный основн[а-я]{1,3}
    доп[а-я]{0,12} друг[а-я]{1,3} контактн[а-я]{1,3} прям[а-я]{1,3} город[а-я]{0,7} стационарн[а-я]{1,3}
    клиент[а-я]? контакт[а-я]? абонент[а-я]? заказчик[а-я]? покупател[а-я] пациент[а-я]? для связи home work
    main primary office business company other direct contact clients? customers? alt alternate value personal e
    эл электронн[а-я]{1,3} address адрес и или and or \d+
    """
)
"""Words that do not change the meaning of a word for a phone or an address beside them."""
_ABOUT = _any(
    r"""
    types? label kind verified verification valid[a-z]{0,6} status code operator carrier country region opt
    optin consent count quality source extension ext format id name app os device version notes? comments?
    preferred permission dnc bounced? bounces unsubscribed? prefix hash domain sent opens? opened clicks? list
    тип[а-я]? вид кода? кодом статус[а-я]? операторы? страна регион провер[а-я]{1,8} подтвержд[а-я]{1,8}
    верифи[а-я]{1,9} валид[а-я]{1,8} соглас[а-я]{1,4} комментари[а-я] примечани[а-я] добавочн[а-я]{1,3} доб
    внутр[а-я]{0,7} кол количество имя наименование название модель марка источник приложени[а-я] устройств[а-я]
    есть наличие качество формат hlr домен
    """
)
"""Words of columns that may describe a phone or an address instead of holding one: the cells decide."""
_ANOTHERS = _any(
    r"""
    менеджер[а-я]{0,3} ответственн[а-я]{1,3} помощник[а-я]{0,2} ассистент[а-я]{0,2} секретар[а-я]{1,2}
    куратор[а-я]{0,2} продав[а-я]{1,4} оператора операторов агент(?:а|у|ом|ы|ов)? курьер[а-я]{0,2}
    водител[а-я]{1,2} исполнител[а-я]{1,2} супруг[а-я]{0,2} реферал[а-я]{0,2} автор[а-я]{0,2}
    рекомендател[а-я]{1,2} managers? assistants? secretary responsible agents? owners? sellers? reps?
    representatives? salesperson referr[a-z]{1,3} referral spouse emergency assigned creator authors? our нашей
    наш user users пользовател[а-я]{1,2} yomi phonetic
    """
)
"""Words of columns about someone other than the client, or about how a name is pronounced."""
_PERHAPS_ANOTHERS = _any(
    r"""
    сотрудник[а-я]{0,2} партнер[а-я]{0,2} поставщик[а-я]{0,2} ри[еэ]лтор[а-я]{0,2} врач[а-я]{0,2}
    доктор[а-я]{0,2} поддержк[аи] специалист[а-я]{0,2} администратор[а-я]{0,2} филиал[а-я]{0,2}
    магазин[а-я]{0,2} салон[а-я]{0,2} склад[а-я]{0,2} линии бухгалтер[а-я]{0,3} директор[а-я]{0,2}
    доверенн[а-я]{1,3} родственник[а-я]{0,2} юрист[а-я]{0,2} мастер[а-я]{0,2} тренер[а-я]{0,2}
    консультант[а-я]{0,2} диспетчер[а-я]{0,2} логист[а-я]{0,2} брокер[а-я]{0,2} наставник[а-я]{0,2}
    преподавател[а-я]{1,2} учител[а-я]{1,2} employees? staff partners? suppliers? vendors? support branch(?:es)?
    stores? doctors? specialists? admins? administrators? directors? accountants? brokers? drivers? couriers?
    consultants? trainers? teachers?
    """
)
"""Words of columns about someone else, if the file has another column of the kind."""
_NAMING = _any(
    r"""
    имя name тип types? label
    """
)
"""Words that disqualify a column as one of e-mails, even if its cells repeat the address."""
_NEVER = _any(
    r"""
    инн огрн[а-я]{0,2} кпп бик снилс сч[её]т[а-я]{0,2} расч[её]тн[а-я]{1,3} паспорт[а-я]{0,3} договор[а-я]{0,3}
    заказ(?:а|ы|ов|у|е)? дат[аы] сумм[аы] цена стоимость артикул индекс штрих[а-я]{0,6} штрихкод полис[а-я]{0,2}
    лицевой карт[аыу] баланс долг остаток время рождени[а-я] фото ссылка сайт серия адрес inn vat iban orders?
    date amount price zip sku address passport ssn tax birth birthday created updated modified time timestamp
    balance revenue total budget бюджет invoice tracking barcode ean isbn imei vin photo image url link website
    web id ид code код kod
    """
)
"""Words for numbers other than phones, and for addresses other than e-mails."""

_PERSON = (
    r"(?:контактное лицо|клиент|контакт|абонент|заказчик|покупатель|пациент|получатель|плательщик|участник|гость"
    r"|подписчик|ученик|студент|посетитель|слушатель|собственник|арендатор|жилец|респондент|должник|заемщик|заявитель"
    r"|соискатель|кандидат|пассажир|страхователь|застрахованный|пайщик|физ ?лицо)"
)
_PERSONS = (
    r"(?:клиента|контакта|абонента|заказчика|покупателя|пациента|получателя|плательщика|участника|гостя|подписчика"
    r"|ученика|студента|собственника|арендатора|должника|заемщика|заявителя|соискателя|кандидата|пассажира)"
)
_CLIENT = (
    r"(?:contact|client|customer|buyer|patient|guest|member|subscriber|recipient|person|lead|student|candidate"
    r"|applicant|tenant|passenger|borrower|contact person)"
)
_COMPANY = (
    r"(?:компани[яи]|организаци[яи]|фирм[аы]|предприяти[ея]|юр(?:идическо[ей])? лиц[оа]|контрагента?|работодатель)"
)
_ROLES = {
    "id": r"""
        (?:id|ид|айди)(?: (?:контакта|клиента|contact|client|crm|bitrix|битрикс|б)){0,2}
        (?:contact|client|crm|bitrix|битрикс|б)(?: (?:contact|crm))? id
    """,
    "last-name": r"""
        фамилия(?: [а-я]+){0,2}
        (?:last|family) ?name
        surname
        lname
    """,
    "second-name": r"""
        отчество(?: [а-я]+){0,2}
        (?:middle|second|additional) name
        middlename
        middle initial
        patronymic
    """,
    "full-name": rf"""
        (?:ф и о|фио|ф и)(?: [а-я]+){{0,4}}
        фамилия (?:и )?имя(?: [а-я]+){{0,4}}
        имя (?:и )?фамилия(?: [а-я]+){{0,2}}
        (?:основной |главный )?{_PERSON}(?: (?:фио|ф и о|имя))?
        (?:полное )?(?:имя|наименование) {_PERSONS}
        фамилия и о(?: [а-я]+)?
        полное имя(?: [а-я]+)?
        отображаемое имя
        (?:full|display) name
        fullname
        {_CLIENT}(?: full)?(?: name)?
        name(?: of {_CLIENT})?
        file as
    """,
    "name": r"""
        имя(?: [а-я]+){0,2}
        (?:first|given) ?name
        forename
        fname
    """,
    "company": rf"""
        (?:(?:полное |краткое )?(?:название|наименование) )?{_COMPANY}(?: {_PERSONS})?
        название
        наименование
        место работы
        (?:associated )?(?:company|organi[sz]ation|employer|firm)(?: name)?
        account name
        companyname
        business name
    """,
}
_PATTERNS = tuple(
    (role, re.compile("|".join(line.strip() for line in lines.strip().splitlines())))
    for role, lines in _ROLES.items()
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a header says: a `role` by its words, or "".

    `certain`: whatever the cells hold. `anothers`: about someone else. `never`: not a phone, whatever the cells look
    like. `ours`: by its words, an ID of Bitrix24. `perhaps_anothers`: about someone else if another column is the
    client's. `either`: phones or addresses, depending on the cells.
    """

    role: str = ""
    certain: bool = False
    anothers: bool = False
    never: bool = False
    fax: bool = False
    ours: bool = False
    perhaps_anothers: bool = False
    either: bool = False


@lru_cache(maxsize=4096)
def said_by(header: str) -> Said:
    """Return what a header says."""
    text = _CAMEL.sub(" ", header[:_LONGEST].replace("WhatsApp", "Whatsapp"))
    words = _WORD.findall(normalized(text))
    outside = _WORD.findall(normalized(_BRACKETS.sub(" ", text)))
    plain = " ".join(word for word in outside if not word.isdecimal())
    whole = " ".join(words)
    email = _has(_EMAIL, words) or _EMAIL_PHRASE.search(whole) is not None
    if _has(_ANOTHERS, words) or (email and _has(_NAMING, words)):
        return Said(anothers=True, never=True)
    phone = _has(_PHONE, words) or _PHONE_PHRASE.search(whole) is not None
    never, perhaps = _has(_NEVER, outside), _has(_PERHAPS_ANOTHERS, words)
    if email or phone:
        about = _has(_ABOUT, words) or (_has(_NEVER, words) and not _EMAIL_PHRASE.search(whole) and not email)
        other = [word for word in words if not (_PHONE.fullmatch(word) or _EMAIL.fullmatch(word))]
        simple = all(_PLAIN.fullmatch(word) for word in other) and not about
        strong = any((_PHONE.fullmatch(w) or _EMAIL.fullmatch(w)) and not _WEAK.fullmatch(w) for w in words)
        strong = strong or _PHONE_PHRASE.search(whole) is not None or _EMAIL_PHRASE.search(whole) is not None
        fax = _has(_FAX, words) and sum(_PHONE.fullmatch(word) is not None for word in words) == 1
        either = email and any(_PHONE.fullmatch(word) and not _WEAK.fullmatch(word) for word in words)
        certain = simple and strong and not either
        return Said(
            "email" if email else "phone", certain, never=about, fax=fax, perhaps_anothers=perhaps, either=either
        )
    ours = re.search(r"\b(?:bitrix|битрикс|б)\b", whole) is not None
    for role, pattern in _PATTERNS:
        if (role == "id" or not never) and pattern.fullmatch(plain):
            if role == "last-name" and ("имя" in outside or plain.startswith("фамилия и о")):
                role = "full-name"
            return Said(role, certain=True, ours=ours, never=True, perhaps_anothers=perhaps)
    return Said(never=never, perhaps_anothers=perhaps)


def _has(pattern: re.Pattern[str], words: list[str]) -> bool:
    return any(pattern.fullmatch(word) for word in words)
