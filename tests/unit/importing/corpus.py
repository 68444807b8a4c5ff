"""Files made byte for byte in the shapes that users have, and the expected reading of each."""

import html
import quopri
import re
from collections import Counter
from dataclasses import dataclass, field

from tests.unit.importing import workbooks as made_as
from tests.unit.importing.workbooks import ods, xls, xlsb, xlsx

NAMES = [
    ("Волкова", "Анна", "Петровна"),
    ("Ершов", "Борис", ""),
    ("Щербаков", "Егор", "Ильич"),
    ("Зуева", "Ольга", "Юрьевна"),
    ("Лапин", "Фёдор", ""),
    ("Цой", "Инна", "Сергеевна"),
    ("Ёлкин", "Пётр", "Львович"),
    ("Морозова", "Эмма", ""),
    ("Громов", "Яков", "Ильич"),
    ("Иванов", "Иван", "Иванович"),
    ("Smith", "John", ""),
    ("Жукова", "Мария", "Олеговна"),
]
COMPANIES = ["ООО «Ромашка»", 'АО "Вектор"', "ИП Сидоров; опт", "Альфа, Бета и Ко", "Northwind Ltd"]

# code, Russian, English, role; `cell` returns the text of row i
FIELDS = {
    code: (ru, en, role)
    for code, ru, en, role in [
        ("ID", "ID", "ID", "id"),
        ("HONORIFIC", "Обращение", "Salutation", "ignored"),
        ("NAME", "Имя", "First Name", "name"),
        ("LAST_NAME", "Фамилия", "Last Name", "last-name"),
        ("SECOND_NAME", "Отчество", "Middle Name", "second-name"),
        ("BIRTHDATE", "Дата рождения", "Birthday", "ignored"),
        ("POST", "Должность", "Position", "ignored"),
        ("COMPANY_ID", "Компания", "Company", "company"),
        ("TYPE_ID", "Тип контакта", "Contact Type", "ignored"),
        ("PHONE_WORK", "Рабочий телефон", "Work Phone", "phone"),
        ("PHONE_MOBILE", "Мобильный телефон", "Mobile", "phone"),
        ("PHONE_FAX", "Номер факса", "Fax", "phone"),
        ("PHONE_HOME", "Домашний телефон", "Home Phone", "phone"),
        ("PHONE_PAGER", "Номер пейджера", "Pager Number", "phone"),
        ("PHONE_MAILING", "Телефон для рассылок", "SMS marketing phone", "phone"),
        ("PHONE_OTHER", "Другой телефон", "Other Phone Number", "phone"),
        ("EMAIL_WORK", "Рабочий e-mail", "Work E-mail", "email"),
        ("EMAIL_HOME", "Частный e-mail", "Home E-mail", "email"),
        ("EMAIL_MAILING", "E-mail для рассылок", "Newsletters email", "email"),
        ("EMAIL_OTHER", "Другой e-mail", "Other E-mail", "email"),
        ("WEB_WORK", "Корпоративный сайт", "Corporate Website", "ignored"),
        ("WEB_VK", "Страница ВКонтакте", "VK Page", "ignored"),
        ("IM_SKYPE", "Контакт Skype", "Skype ID", "ignored"),
        ("IM_TELEGRAM", "Контакт Telegram", "Telegram account", "ignored"),
        ("ASSIGNED_BY", "Ответственный", "Responsible person", "ignored"),
        ("COMMENTS", "Комментарий", "Comment", "ignored"),
        ("SOURCE_ID", "Источник", "Source", "ignored"),
        ("EXPORT", "Экспорт", "Export", "ignored"),
        ("DATE_CREATE", "Дата создания", "Created", "ignored"),
        ("ADDRESS", "Адрес", "Address", "ignored"),
        ("ADDRESS_CITY", "Город", "City", "ignored"),
        ("ADDRESS_POSTAL_CODE", "Почтовый индекс", "Zip", "ignored"),
        ("UTM_SOURCE", "UTM Source", "UTM Source", "ignored"),
        ("TITLE", "Название компании", "Company Name", "company"),
        ("COMPANY_TYPE", "Тип компании", "Company Type", "ignored"),
        ("INDUSTRY", "Сфера деятельности", "Industry", "ignored"),
        ("EMPLOYEES", "Кол-во сотрудников", "Employees", "ignored"),
        ("REVENUE", "Годовой оборот", "Annual Income", "ignored"),
        ("BANKING_DETAILS", "Банковские реквизиты", "Payment Details", "ignored"),
        ("ADDRESS_LEGAL", "Юридический адрес", "Legal Address", "ignored"),
    ]
}
PLAIN = [
    "NAME",
    "SECOND_NAME",
    "LAST_NAME",
    "COMPANY_ID",
    "POST",
    "PHONE_WORK",
    "PHONE_MOBILE",
    "EMAIL_WORK",
    "ASSIGNED_BY",
    "COMMENTS",
    "ID",
]
ALL_OF_CONTACTS = ["ID", *(code for code in list(FIELDS)[1:33])]
WITHOUT_PHONES = ["HONORIFIC", "NAME", "SECOND_NAME", "LAST_NAME", "TYPE_ID", "ASSIGNED_BY", "DATE_CREATE", "ID"]
PLAIN_COMPANIES = ["ID", "TITLE", "COMPANY_TYPE", "PHONE_WORK", "EMAIL_WORK", "ASSIGNED_BY", "DATE_CREATE"]
ALL_OF_COMPANIES = [
    "TITLE", "COMPANY_TYPE", "INDUSTRY", "EMPLOYEES", "REVENUE", "PHONE_WORK", "PHONE_FAX", "EMAIL_WORK", "WEB_WORK",
    "ASSIGNED_BY", "COMMENTS", "BANKING_DETAILS", "ADDRESS", "ADDRESS_LEGAL", "DATE_CREATE", "ID",
]  # fmt: skip


@dataclass(frozen=True)
class Sample:
    """A file and its expected reading: roles from left to right, and rows per outcome ("used" or a Skip)."""

    name: str
    data: bytes
    content: str
    kind: str
    header_row: int
    roles: tuple[str, ...]
    outcomes: Counter
    encoding: str = ""
    delimiter: str = ""
    sure: bool = False
    first: dict = field(default_factory=dict)


def cell(code, i):
    last, first, second = NAMES[i % len(NAMES)]
    values = {
        "ID": str(1 + 3 * i),
        "NAME": first,
        "LAST_NAME": f"{last}{'' if i < len(NAMES) else i}",
        "SECOND_NAME": second,
        "COMPANY_ID": COMPANIES[i % 5] if i % 3 else "",
        "TITLE": f"{COMPANIES[i % 5]} {i}",
        "PHONE_WORK": f"+7 (495) 1{i:02}-20-{i:02}" + (f", 8916765{i:04}" if i % 4 == 2 else ""),
        "PHONE_MOBILE": f"8916062{i:04}" if i % 2 else "",
        "PHONE_HOME": f"+7 (812) 3{i:02}-11-{i:02} доб. 12" if i % 5 == 1 else "",
        "PHONE_FAX": f"+7 (495) 9{i:02}-20-{i:02}" if i % 6 == 1 else "",
        "EMAIL_WORK": f"p{i}@example.com" if i % 2 else "",
        "COMMENTS": 'Просил "перезвонить";\nпосле обеда, не раньше' if i % 3 == 0 else "",
        "BIRTHDATE": "01.02.1980",
        "ADDRESS_POSTAL_CODE": "101000",
        "EMPLOYEES": "50-250",
        "BANKING_DETAILS": "р/с 40702810500000012345",
        "DATE_CREATE": "20.11.2026 09:15",
        "ASSIGNED_BY": "Елена Кузнецова",
        "EXPORT": "Да",
    }
    return values.get(code, "")


def quoted(rows, delimiter=";", trailing=True):
    """Write as Bitrix24 does: every cell in quotation marks, a delimiter after every cell, including the last."""
    lines = []
    for row in rows:
        cells = ['"' + text.replace('"', '""') + '"' for text in row]
        lines.append(delimiter.join(cells) + (delimiter if trailing else "") + "\n")
    return "".join(lines)


def from_excel(rows, delimiter=";"):
    """Write as Excel does: quotation marks only where needed, CRLF."""
    special = {delimiter, '"', "\n"}
    cells = ([f'"{c.replace(chr(34), chr(34) * 2)}"' if special & set(c) else c for c in row] for row in rows)
    return "".join(delimiter.join(row) + "\r\n" for row in cells)


def page(rows, charset="UTF-8", *, escaped=False):
    """Write as the "Excel" export does: no <html>, cells as they are."""
    show = html.escape if escaped else lambda text: text.replace("\n", "<br>\n")
    head = "".join(f"<th>{text}</th>" for text in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{show(text)}</td>" for text in row) + "</tr>" for row in rows[1:])
    meta = f'<meta http-equiv="Content-type" content="text/html;charset={charset}" />'
    return f'{meta}<table border="1"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def table(codes, language, count=12):
    place = {"ru": 0, "en": 1}.get(language)
    header = [code if place is None else FIELDS[code][place] for code in codes]
    return [header, *([cell(code, i) for code in codes] for i in range(count))]


def roles_of(codes):
    return tuple(FIELDS[code][2] for code in codes)


def encodings(text, *, single=True):
    yield "utf-8", "bom", b"\xef\xbb\xbf" + text.encode()
    yield "utf-8", "plain", text.encode()
    if single:
        yield "cp1251", "box", text.encode("cp1251")


def bitrix_csv():
    shapes = [
        ("CONTACT_20261120_5f3a9c1e_plain", PLAIN, "contacts"),
        ("CONTACT_20261120_5f3a9c1e_all", ALL_OF_CONTACTS, "contacts"),
        ("contacts_without_phones", WITHOUT_PHONES, "contacts"),
        ("COMPANY_20261120_0b77e2aa_plain", PLAIN_COMPANIES, "companies"),
        ("COMPANY_20261120_0b77e2aa_all", ALL_OF_COMPANIES, "companies"),
    ]
    for language in ("ru", "en", "codes"):
        for name, codes, kind in shapes:
            rows = table(codes, language)
            for encoding, how, data in encodings(quoted(rows)):
                yield Sample(
                    f"{name}-{language}-{how}.csv",
                    data,
                    "delimited",
                    kind,
                    1,
                    roles_of(codes),
                    Counter(used=12),
                    encoding,
                    ";",
                    sure=True,
                )


def bitrix_details():
    """Exports with requisites: rows in which only those are filled; custom fields titled like standard ones."""
    for language in ("ru", "en"):
        header, *rows = table(PLAIN, language)
        titles = {"ru": ("Имя", "Реквизит: ИНН"), "en": ("First Name", "Details: Tax ID")}[language]
        rows_out = [[*header, *titles]]
        for i, row in enumerate(rows):
            rows_out.append([*row, f"custom {i}", f"770100{i:04}"])
            if i % 2:
                rows_out.append([""] * len(row) + ["", f"500100{i:04}"])
        for encoding, how, data in encodings(quoted(rows_out)):
            yield Sample(
                f"details-{language}-{how}.csv",
                data,
                "delimited",
                "contacts",
                1,
                (*roles_of(PLAIN), "ignored", "ignored"),
                Counter({"used": 12, "continuation": 6}),
                encoding,
                ";",
                sure=True,
            )
        doubled = [header, *rows, rows[3], [""] * len(header), rows[5]]
        yield Sample(
            f"doubled-{language}.csv",
            b"\xef\xbb\xbf" + quoted(doubled).encode(),
            "delimited",
            "contacts",
            1,
            roles_of(PLAIN),
            Counter({"used": 12, "duplicate": 2, "empty": 1}),
            "utf-8",
            ";",
            sure=True,
        )


def bitrix_pages():
    for language in ("ru", "en"):
        for codes, kind in ((PLAIN, "contacts"), (ALL_OF_CONTACTS, "contacts"), (PLAIN_COMPANIES, "companies")):
            rows = table(codes, language)
            common = ("html", kind, 1, roles_of(codes), Counter(used=12))
            bom = b"\xef\xbb\xbf"
            yield Sample(f"{kind}{len(codes)}-{language}.xls", bom + page(rows).encode(), *common, "utf-8", sure=True)
            box = page(rows, "windows-1251").encode("cp1251")
            yield Sample(f"{kind}{len(codes)}-{language}-box.xls", box, *common, "cp1251", sure=True)
        dirty = table(PLAIN, language)
        for i, text in enumerate(
            [
                "1 < 2 & <b>жирно</b>",
                "<!-- никогда не закрыт",
                "<script>alert(1)",
                "AT&amp;T <ivan@example.com>",
                "<table><tr><td>в таблице</td></tr></table>",
                "<style>td {",
                "<p>абзац</p><ul><li>раз</li></ul>",
                "<Иванов>",
                "<textarea>",
                "<![CDATA[",
                "<?php",
                "a<br/>b",
            ]
        ):
            dirty[i + 1][PLAIN.index("COMMENTS")] = text
        yield Sample(
            f"dirty-{language}.xls",
            b"\xef\xbb\xbf" + page(dirty).encode(),
            "html",
            "contacts",
            1,
            roles_of(PLAIN),
            Counter(used=12),
            "utf-8",
            sure=True,
        )


def foreign_rows(language):
    header = {
        "ru": ["ФИО", "Телефон", "Город", "Почта", "ИНН"],
        "en": ["Full name", "Phone number", "Town", "E-mail", "VAT no"],
    }[language]
    rows = [header]
    for i in range(12):
        last, first, second = NAMES[i]
        phone = "7,9E+10" if i in (4, 9) else f"8916062{i:04}" if i % 2 else f"+7 (916) 062-{i:02}-77"
        rows.append([f"{last} {first} {second}".strip(), phone, "Казань", f"p{i}@example.com", f"770100{i:04}"])
    rows.append(["", "7,9E+10", "Казань", "", ""])
    rows.append(["", "", "Итого", "", ""])
    rows.append(rows[2])
    return rows


FOREIGN = {
    "kind": "contacts",
    "header_row": 1,
    "roles": ("full-name", "phone", "ignored", "email", "ignored"),
    "outcomes": Counter({"used": 12, "phone-lost": 1, "nothing-to-find": 1, "duplicate": 1}),
}


def foreign_texts():
    for language in ("ru", "en"):
        rows = foreign_rows(language)
        for delimiter, mark in ((";", "semicolon"), (",", "comma"), ("\t", "tab"), ("|", "bar")):
            text = from_excel(rows, delimiter)
            for encoding in ("utf-8", "cp1251", "cp866", "koi8-r"):
                yield Sample(
                    f"foreign-{language}-{mark}-{encoding}.csv",
                    text.encode(encoding),
                    "delimited",
                    encoding=encoding,
                    delimiter=delimiter,
                    **FOREIGN,
                )
        text = from_excel(rows, "\t")
        for encoding, bom in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")):
            for how, first in (("bom", bom), ("bare", b"")):
                yield Sample(
                    f"unicode-{language}-{encoding}-{how}.txt",
                    first + text.encode(encoding),
                    "delimited",
                    encoding=encoding,
                    delimiter="\t",
                    **FOREIGN,
                )


def odd_texts():
    one = FOREIGN["roles"]
    rows = foreign_rows("ru")
    text = from_excel(rows)
    below = {**FOREIGN, "header_row": 4}
    titles = "Отчёт по телефонам клиентов\r\n\r\nза ноябрь 2026\r\n"
    yield Sample(
        "titles.csv", (titles + text).encode("cp1251"), "delimited", encoding="cp1251", delimiter=";", **below
    )
    told = {**FOREIGN, "header_row": 2}
    yield Sample("sep.csv", ("sep=;\r\n" + text).encode(), "delimited", encoding="utf-8", delimiter=";", **told)
    blank = from_excel([rows[0], *(row for pair in zip(rows[1:], [[""] * 5] * 15, strict=True) for row in pair)])
    yield Sample(
        "every_second_blank.csv",
        blank.encode(),
        "delimited",
        "contacts",
        1,
        one,
        FOREIGN["outcomes"] + Counter(empty=15),
        "utf-8",
        ";",
    )
    for name, changed in (
        ("no_last_end.csv", text.rstrip("\r\n")), ("carriage_returns.csv", text.replace("\r\n", "\r")),
        ("line_feeds.txt", text.replace("\r\n", "\n")),
    ):  # fmt: skip
        yield Sample(name, changed.encode(), "delimited", encoding="utf-8", delimiter=";", **FOREIGN)
    numbers = "".join(f"8916062{i:04}\r\n" for i in range(20)).encode()
    yield Sample("numbers.csv", numbers, "delimited", "unsure", 0, ("phone",), Counter(used=20), "utf-8", ";")
    yield Sample(
        "one_column.csv",
        "Телефон\r\n".encode() + numbers,
        "delimited",
        "unsure",
        1,
        ("phone",),
        Counter(used=20),
        "utf-8",
        ";",
    )
    bare = "".join(f"Иванов {i},8916062{i:04},i{i}@example.com\n" for i in range(20)).encode("cp1251")
    yield Sample(
        "no_header.csv",
        bare,
        "delimited",
        "unsure",
        0,
        ("ignored", "phone", "email"),
        Counter(used=20),
        "cp1251",
        ",",
    )
    unnamed = "Клиент;;Комментарий\n" + "".join(f"Иванов {i};8916062{i:04};x\n" for i in range(20))
    yield Sample(
        "unnamed_phones.csv",
        unnamed.encode(),
        "delimited",
        "unsure",
        1,
        ("full-name", "phone", "ignored"),
        Counter(used=20),
        "utf-8",
        ";",
    )
    wide = [
        ["ФИО", "Телефон", *(f"Поле {i}" for i in range(498))],
        *([f"Иванов {i}", f"8916062{i:04}", *["x"] * 498] for i in range(9)),
    ]
    yield Sample(
        "wide.csv",
        from_excel(wide).encode(),
        "delimited",
        "contacts",
        1,
        ("full-name", "phone", *["ignored"] * 498),
        Counter(used=9),
        "utf-8",
        ";",
    )
    late = (
        "Name;Phone;Note\n"
        + "".join(f"Smith {i};8916062{i:04};{'x' * 200}\n" for i in range(2000))
        + "Иванов;89160620000;ж\n"
    )
    yield Sample(
        "russian_at_the_end.csv",
        late.encode("cp1251"),
        "delimited",
        "unsure",
        1,
        ("full-name", "phone", "ignored"),
        Counter(used=2001),
        "cp1251",
        ";",
    )


def workbooks():
    for make, end in ((xlsx, "xlsx"), (xls, "xls"), (xlsb, "xlsb"), (ods, "ods")):
        for language in ("ru", "en"):
            for codes, kind in ((PLAIN, "contacts"), (PLAIN_COMPANIES, "companies")):
                rows = table(codes, language)
                yield Sample(
                    f"{kind}-{language}.{end}",
                    make({"Лист1": rows}),
                    "workbook",
                    kind,
                    1,
                    roles_of(codes),
                    Counter(used=12),
                    sure=True,
                )
        titled = [["Отчёт по телефонам клиентов"], [], *foreign_rows("ru")]
        below = {**FOREIGN, "header_row": 3}
        yield Sample(f"titled.{end}", make({"База": titled, "Пустой": []}), "workbook", **below)
        yield Sample(f"second_sheet.{end}", make({"Пустой": [], "База": titled}), "workbook", **below)
        numbers = [["ФИО", "Телефон"], *([f"Иванов {i}", 79160620000 + i] for i in range(9))]
        yield Sample(
            f"numbers.{end}",
            make({"A": numbers}),
            "workbook",
            "contacts",
            1,
            ("full-name", "phone"),
            Counter(used=9),
            first={"phones": ("79160620000",)},
        )


def odd_packages():
    """Workbooks that Excel opens although their parts are in unusual places, or not in UTF-8."""
    plain = xlsx({"База": foreign_rows("ru")})

    def moved(old, new, *, also=()):
        def texts(name, part):
            for before, after in ((old, new), *also):
                part = part.replace(before.encode(), after.encode()) if name.endswith((".rels", "].xml")) else part
            return part

        return texts

    def at_the_root(name):
        return name.removeprefix("xl/")

    def size(told):
        return lambda name, part: (
            re.sub(rb'<dimension ref="[^"]*"/>', told.encode(), part) if "sheet1" in name else part
        )

    def wide(encoding, mark):
        def texts(name, part):
            if "sheet1.xml" not in name and "Strings" not in name:
                return part
            return mark + part.decode().replace("UTF-8", "UTF-16").encode(encoding)

        return texts

    shapes = {
        "backslashes": made_as.repacked(plain, lambda name: name.replace("/", "\\")),
        "leading_slashes": made_as.repacked(plain, lambda name: f"/{name}"),
        "at_the_root": made_as.repacked(plain, at_the_root, moved('="xl/', '="')),
        "workbook2": made_as.repacked(
            plain, lambda name: name.replace("book.xml", "book2.xml"), moved("xl/workbook.xml", "xl/workbook2.xml")
        ),
        "other_texts": made_as.repacked(
            plain, lambda name: name.replace("sharedStrings", "strings1"), moved("sharedStrings.xml", "strings1.xml")
        ),
        "from_the_root": made_as.repacked(
            plain, texts=moved('"worksheets/', '"/xl/worksheets/', also=[('"sharedStrings', '"/xl/sharedStrings')])
        ),
        "without_root": made_as.repacked(plain, lambda name: name.replace("_rels/.rels", "_rels/none")),
        "capitals": made_as.repacked(plain, lambda name: name.replace("xl/workbook", "xl/Workbook")),
        "utf16le": made_as.repacked(plain, texts=wide("utf-16-le", b"\xff\xfe")),
        "utf16be": made_as.repacked(plain, texts=wide("utf-16-be", b"\xfe\xff")),
        **{
            f"size_{number}": made_as.repacked(plain, texts=size(told))
            for number, told in enumerate(
                (
                    '<dimension ref="A0:AZ48943"/>', '<dimension ref=""/>', '<dimension ref="A:Z"/>',
                    '<dimension ref="E15:A1"/>', '<dimension ref="A1:XFD1048576"/>',
                    '<dimension ref="#REF!"></dimension>', "",
                )
            )
        },
    }  # fmt: skip
    for name, data in shapes.items():
        yield Sample(f"package_{name}.xlsx", data, "workbook", **FOREIGN)


def old_code_pages():
    """Workbooks of Excel 95: with their code page, without it, and with a wrong one."""
    rows = foreign_rows("ru")
    pages = {"cp1251": 1251, "cp866": 866, "koi8-r": 20866, "mac-cyrillic": 10007}
    for encoding, page in pages.items():
        for told in (page, None, 1252):
            data = made_as.contained(made_as.biff5(rows, encoding, told))
            yield Sample(f"biff5-{encoding}-{told}.xls", data, "workbook", encoding=encoding, **FOREIGN)
    western = [["Full name", "Phone number"], *([f"Müller André {i}", f"8916062{i:04}"] for i in range(9))]
    for told in (1252, 0x8001):
        yield Sample(
            f"biff5-western-{told}.xls", made_as.contained(made_as.biff5(western, "cp1252", told, "A")),
            "workbook", "contacts", 1, ("full-name", "phone"), Counter(used=9), "cp1252",
            first={"name": "Müller André 0"},
        )  # fmt: skip


def flat_workbooks():
    """Workbooks in a single text: flat ODS, and XML Spreadsheet 2003 in the variants that programs write."""
    rows = foreign_rows("ru")
    told = '<?xml version="1.0" encoding="{}"?>'
    numbered = [["ФИО", "", "Телефон"], ["", "", ""], *([f"Иванов {i}", "", 79160620000 + i] for i in range(9))]
    as_numbers = ("workbook", "contacts", 1, ("full-name", "ignored", "phone"), Counter({"used": 9, "empty": 1}))
    shapes = {
        "flat.fods": made_as.flat_ods(rows),
        "flat_as_ods.ods": b"\xef\xbb\xbf" + made_as.flat_ods(rows),
        "flat_as.xml": made_as.flat_ods(rows),
        "spreadsheet.xml": made_as.xml_spreadsheet(rows).encode(),
        "spreadsheet_prefixed.xls": made_as.xml_spreadsheet(rows, "ss:").encode(),
        "spreadsheet_bom.xls": b"\xef\xbb\xbf\r\n" + made_as.xml_spreadsheet(rows, head="").encode(),
        "spreadsheet_cp1251.xls": made_as.xml_spreadsheet(rows, head=told.format("windows-1251")).encode("cp1251"),
        "spreadsheet_wide.xls": made_as.xml_spreadsheet(rows, head=told.format("utf-16")).encode("utf-16"),
    }
    for name, data in shapes.items():
        yield Sample(name, data, "workbook", **FOREIGN)
    data = made_as.xml_spreadsheet(numbered).encode()
    yield Sample("spreadsheet_gaps.xls", data, *as_numbers, first={})


def repeated_rows():
    """Rows of an ODS that are stored once and repeated, wide and narrow, with gaps."""
    header, *rows = foreign_rows("ru")
    row = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'

    def cells(texts):
        return made_as.ods_rows([texts]).removeprefix("<table:table-row>").removesuffix("</table:table-row>")

    def table_of(*parts):
        return made_as.ods_of(f'<table:table table:name="A">{"".join(parts)}</table:table>')

    common = ("workbook", "contacts", 1, FOREIGN["roles"])
    some = [row.format(1, cells(header)), *(row.format(3, cells(one)) for one in rows[:4])]
    yield Sample("repeated.ods", table_of(*some), *common, Counter({"used": 4, "duplicate": 8}))
    gaps = [
        row.format(1, cells(header)),
        row.format(2, ""),
        row.format(2, cells(rows[0])),
        row.format(1, cells(rows[1])),
    ]
    yield Sample("repeated_gaps.ods", table_of(*gaps), *common, Counter({"used": 2, "duplicate": 1, "empty": 2}))
    end = '<table:table-cell table:number-columns-repeated="1000"/>'
    tail = [*some, row.format(1_048_000, end)]
    yield Sample("repeated_to_the_end.ods", table_of(*tail), *common, Counter({"used": 4, "duplicate": 8}))
    apart = cells(rows[0][:2]) + '<table:table-cell table:number-columns-repeated="2"/>' + cells(["x"])
    wide = [row.format(1, cells(header)), row.format(4, apart), row.format(1, cells(rows[1]))]
    yield Sample("repeated_apart.ods", table_of(*wide), *common, Counter({"used": 2, "duplicate": 3}))
    hidden = row.replace("<table:table-row", '<table:table-row table:visibility="filter"')
    some_hidden = [row.format(1, cells(header)), hidden.format(3, cells(rows[0])), row.format(1, cells(rows[1]))]
    yield Sample("repeated_hidden.ods", table_of(*some_hidden), *common, Counter({"used": 2, "duplicate": 2}))


CARD = ("last-name", "name", "second-name", "full-name", "company", "phone", "email")


FAXES = {
    "2.1": "TEL;FAX:8 495 900-00-",
    "3.0": "TEL;type=FAX:8 495 900-00-",
    "4.0": 'TEL;VALUE=uri;TYPE="fax,work":tel:+7-495-900-00-',
}


def soft(value, charset):
    """Return quoted-printable with soft line breaks, as Android writes it."""
    written = quopri.encodestring(value.encode(charset)).replace(b"\n", b"\r\n")
    return written.replace(b";", b"=3B")


def cards():
    common = ("vcard", "contacts", 0, CARD, Counter(used=12))
    first = {"name": "Волкова Анна Петровна", "phones": ("+7 (495) 100-20-00", "8 916 000-00-00")}
    for charset in ("utf-8", "windows-1251"):
        data = b""
        for i, (last, name, second) in enumerate(NAMES):
            mark = f";CHARSET={charset.upper()};ENCODING=QUOTED-PRINTABLE:".encode()
            parts = b";".join(soft(part, charset) for part in (last, name, second, "", ""))
            long = soft(f"{name} {last}, отдел по работе с очень важными клиентами и поставщиками", charset)
            data += b"BEGIN:VCARD\r\nVERSION:2.1\r\nN" + mark + parts + b"\r\nFN" + mark + long + b"\r\n"
            data += f"TEL;CELL:\r\nTEL;WORK:+7 (495) 1{i:02}-20-{i:02}\r\nTEL;HOME:8 916 000-00-{i:02}\r\n".encode()
            data += (
                b"PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD\r\n " + b"A" * 70 + b"\r\n\r\nEND:VCARD\r\n"
            )
        yield Sample(f"android-{charset}.vcf", data, *common, "utf-8", sure=True, first=first)

    def plain(version, end="\r\n"):
        text = ""
        for i, (last, name, second) in enumerate(NAMES):
            company = COMPANIES[i % 5].replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
            tel = f"+7 (495) 1{i:02}-20-{i:02}"
            lines = [
                "BEGIN:VCARD",
                f"VERSION:{version}",
                f"N:{last};{name};{second};;",
                f"FN:{name} {last}",
                f"ORG:{company};",
                "NOTE:" + "очень длинная заметка " * 8,
                FAXES[version] + f"{i:02}" + (";ext=5" if version == "4.0" else ""),
                f"item1.TEL;type=CELL;type=VOICE;type=pref:{tel}",
                f"TEL:8 916 000-00-{i:02}",
                f"EMAIL;type=INTERNET:p{i}@example.com",
                "END:VCARD",
            ]
            for line in lines:
                text += f"{end} ".join(line[at : at + 60] for at in range(0, len(line), 60)) + end
        return text

    for version in ("2.1", "3.0", "4.0"):
        fax = "+7-495-900-00-00;5" if version == "4.0" else "8 495 900-00-00"
        faxed = {**first, "phones": (*first["phones"], fax), "company": "ООО «Ромашка»"}
        text = plain(version)
        yield Sample(f"cards-{version}.vcf", text.encode(), *common, "utf-8", sure=True, first=faxed)
        yield Sample(f"cards-{version}-box.vcf", text.encode("cp1251"), *common, "cp1251", sure=True, first=faxed)
        bom = b"\xef\xbb\xbf" + plain(version, "\n").encode()
        yield Sample(f"cards-{version}-bom.vcf", bom, *common, "utf-8", sure=True, first=faxed)
        wide = b"\xff\xfe" + plain(version, "\n").encode("utf-16-le")
        yield Sample(f"cards-{version}-wide.vcf", wide, *common, "utf-16-le", sure=True, first=faxed)
    other = "BEGIN:VCARD\nN:Чужой;Имя\nTEL:1234567\nEND:VCARD\n"
    agent = f"BEGIN:VCARD\nVERSION:2.1\nN:Иванов;Иван\nAGENT:\n{other}TEL:89160620000\nEND:VCARD\n"
    lost = agent.replace("END:VCARD\n", "", 2).replace("AGENT:\n", "")
    named = {"name": "Иванов Иван", "phones": ("89160620000",)}
    yield Sample(
        "agent.vcf", agent.encode(), "vcard", "contacts", 0, CARD, Counter(used=1), "utf-8", sure=True, first=named
    )
    yield Sample(
        "begun_twice.txt",
        (lost + "END:VCARD\n").encode(),
        "vcard",
        "contacts",
        0,
        CARD,
        Counter(used=2),
        "utf-8",
        sure=True,
        first={"name": "Иванов Иван", "phones": ()},
    )


def shape(name, header, rows, roles, kind="contacts", *, used=None, sure=False, first=None, **others):
    """Return a file as Excel writes it, with a header in its first line; `others` count rows with other outcomes."""
    outcomes = Counter(used=len(rows) if used is None else used) + Counter(
        {skip.replace("_", "-"): count for skip, count in others.items()}
    )
    data, encoding = from_excel([header, *rows]).encode(), "utf-8"
    short = {"p": "phone", "e": "email", "-": "ignored", "f": "full-name", "l": "last-name", "n": "name", "i": "id"}
    short |= {"s": "second-name", "c": "company"}
    whole = tuple(short[letter] for letter in roles)
    return Sample(name, data, "delimited", kind, 1, whole, outcomes, encoding, ";", sure=sure, first=first or {})


def mobile(i):
    return f"8916700{i:04}"


def exports_of_other_things():
    """IDs that do not belong to contacts: of deals, of leads, of other programs."""
    ids = [str(n) for n in range(1, 7)]
    deal = ["ID", "Название сделки", "Стадия сделки", "Ответственный"]
    deal_en = ["ID", "Deal Name", "Stage", "Responsible"]
    its = ["Елена Кузнецова"]
    for name, own, prefix in (("ru", deal, "Контакт"), ("en", deal_en, "Contact")):
        parts = ["ID", "Имя", "Рабочий телефон"] if name == "ru" else ["ID", "First Name", "Work Phone"]
        header = [*own, *(f"{prefix}: {part}" for part in parts)]
        rows = [[n, f"Сделка {n}", "Новая", *its, f"50{n}", "Анна", mobile(int(n))] for n in ids]
        yield shape(f"deals-{name}.csv", header, rows, "----inp", sure=True, first={"ids": (501,)})
        company = {"ru": "Компания", "en": "Company"}[name]
        title = {"ru": "Название компании", "en": "Company Name"}[name]
        header = [*own, f"{company}: ID", f"{company}: {title}", f"{company}: {parts[2]}"]
        rows = [[n, f"Сделка {n}", "Новая", *its, f"70{n}", f"ООО {n}", mobile(int(n))] for n in ids]
        yield shape(
            f"deals-of-companies-{name}.csv", header, rows, "----icp", "companies", sure=True, first={"ids": (701,)}
        )
        both = [*own, f"{prefix}: ID", f"{prefix}: {parts[2]}", f"{company}: ID", f"{company}: {parts[2]}"]
        rows = [[n, f"Сделка {n}", "Новая", *its, f"50{n}", mobile(int(n)), f"70{n}", mobile(90)] for n in ids]
        yield shape(f"deals-of-both-{name}.csv", both, rows, "----ip--", sure=True, first={"phones": (mobile(1),)})
    lead = ["ID", "Lead Name", "Status", "First Name", "Last Name", "Work Phone"]
    rows = [[n, f"Lead {n}", "New", "Ann", f"Lee{n}", mobile(int(n))] for n in ids]
    yield shape("leads-en.csv", lead, rows, "---nlp", sure=True, first={"ids": ()})
    hubspot = ["Record ID", "First Name", "Last Name", "Email", "Phone Number", "Contact owner", "Associated Company",
               "Associated Company IDs"]  # fmt: skip
    rows = [[n, "Ann", f"Lee{n}", f"a{n}@example.com", mobile(int(n)), "Boss", "Acme", f"9{n}"] for n in ids]
    yield shape("hubspot.csv", hubspot, rows, "-nlep-c-", first={"ids": (), "company": "Acme"})
    suite = ["ID", "First Name", "Last Name", "Office Phone", "Email Address", "Account Name", "Assigned to"]
    rows = [[f"{n}6f0c1e-8d3b", "Ann", f"Lee{n}", mobile(int(n)), f"a{n}@example.com", "Acme", "boss"] for n in ids]
    yield shape("suitecrm.csv", suite, rows, "-nlpec-", first={"ids": ()})
    amo = [
        "ID",
        "Название сделки",
        "Бюджет",
        "Полное имя контакта",
        "Рабочий телефон (контакт)",
        "Дата создания сделки",
    ]
    rows = [[n, "Сделка", "100", f"Анна Ли{n}", mobile(int(n)), "20.11.2026"] for n in ids]
    yield shape("amocrm-deals.csv", amo, rows, "---fp-", first={"ids": ()})
    person = ["Person - ID", "Person - Name", "Person - Phone", "Person - Owner", "Deal - Title"]
    rows = [[n, f"Ann Lee{n}", mobile(int(n)), "Boss", "Deal"] for n in ids]
    yield shape("pipedrive.csv", person, rows, "-fp--", "unsure", first={"ids": ()})


def columns_about_phones():
    """Headers that contain a word for a phone, for columns without phones of clients."""
    i = range(6)
    for name, header, cells in (
        ("assistant", "Assistant's Phone", ["+7 495 100-00-00"] * 6),
        ("responsible", "Тел. ответственного", ["+7 495 100-00-00"] * 6),
        ("agent", "Телефон агента", ["+7 495 100-00-00"] * 6),
        ("owner", "Owner Phone", ["+7 495 100-00-00"] * 6),
        ("emergency", "Emergency phone", ["+7 495 100-00-00"] * 6),
        ("code", "Код телефона", ["495"] * 6),
        ("type", "Тип телефона", ["мобильный"] * 6),
        ("operator", "Мобильный оператор", ["МТС"] * 6),
        ("checked", "Телефон проверен", ["да", "нет"] * 3),
        ("app", "Mobile app", ["yes"] * 6),
        ("phonetic", "Phonetic Last Name", ["Li"] * 6),
        ("telephony", "Телефония", ["да"] * 6),
        ("extension", "Phone extension", ["12", "13"] * 3),
    ):
        rows = [[f"Ли Анна{n}", mobile(n), cells[n]] for n in i]
        yield shape(
            f"about-phones-{name}.csv", ["ФИО", "Телефон", header], rows, "fp-", first={"phones": (mobile(0),)}
        )
    for name, header in (
        *(
            ("subscriber", "Номер абонента"),
            ("msisdn", "MSISDN"),
            ("office", "Office Phone"),
            ("camel", "MobilePhone"),
        ),
        *(("of-customer", "Телефон заказчика"), ("of-buyer", "Тел. покупателя"), ("with-code", "Телефон с кодом")),
        *(("primary", "Phone 1 - Value"), ("whats", "WhatsApp"), ("portable", "Телефон переносной")),
    ):
        rows = [[f"Ли Анна{n}", mobile(n)] for n in i]
        yield shape(f"phones-{name}.csv", ["ФИО", header], rows, "fp", first={"phones": (mobile(0),)})
    for header in ("Заказчик", "Покупатель", "Клиент (ФИО)", "Customer"):
        rows = [[f"Ли Анна{n}", mobile(n)] for n in i]
        yield shape(f"people-{header}.csv", [header, "Телефон"], rows, "fp", "unsure", first={"name": "Ли Анна0"})
    rows = [[f"Ли Анна{n}", mobile(n)] for n in i]
    yield shape("people-Пациент.csv", ["Пациент", "Телефон"], rows, "fp", first={"name": "Ли Анна0"})
    fax = [["Ли Анна", mobile(1), mobile(2)]]
    yield shape(
        "fax-last.csv", ["ФИО", "Рабочий факс", "Телефон"], fax, "fpp", first={"phones": (mobile(2), mobile(1))}
    )


def rows_of_nobody():
    """Rows that are not people, and cells that are not phones."""
    people = [[str(n), f"Ли Анна{n}", mobile(n)] for n in range(6)]
    header = ["№", "ФИО", "Телефон"]
    for name, row in (
        ("sum", ["", "ИТОГО: 6 чел.", ""]), ("total", ["", "Total 6", ""]),
        ("all", ["Всего", "Всего клиентов: 6", ""]),
        ("signed", ["", "Составил: Петрова", ""]), ("printed", ["", "Дата печати: 20.11.2026", ""]),
        ("end", ["", "Конец отчёта", ""]), ("header", header), ("upper", ["№", "фио", "ТЕЛЕФОН"]),
        ("colon", ["", "Менеджер по продажам: Кузнецова Е.", ""]),
    ):  # fmt: skip
        yield shape(f"nobody-{name}.csv", header, [*people[:3], row, *people[3:]], "-fp", used=6, no_client=1)
    yield shape("nobody-control-z.csv", header, [*people, ["\x1a"]], "-fp", used=6, empty=1)
    for name, cell in (
        ("date", "01.02.1980"), ("time", "1980-02-01 00:00:00"), ("inn", "ИНН 7701000001"), ("sum", "12 500,00 руб."),
        ("passport", "паспорт 4510 123456"), ("error", "#ССЫЛКА!"), ("formula", "=A1&B1"), ("words", "позже"),
    ):  # fmt: skip
        yield shape(f"no-phone-{name}.csv", ["ФИО", "Телефон"], [["Ли Анна", cell]], "fp", first={"phones": ()})
    for name, cell, phone in (
        ("text-formula", '="89167000001"', "89167000001"), ("apostrophe", "'+79167000001", "+79167000001"),
        ("number-formula", "=+79167000001", "+79167000001"),
        ("link", '=HYPERLINK("tel:+79167000001")', "+79167000001"),
        ("marks", "\u202a+7 916 700-00-01\u202c", "+7 916 700-00-01"),
    ):  # fmt: skip
        yield shape(f"dressed-{name}.csv", ["ФИО", "Телефон"], [["Ли Анна", cell]], "fp", first={"phones": (phone,)})
    for name, cell, found in (
        ("link", "mailto:a@example.com", ("a@example.com",)), ("slash", "a@x.ru/b@x.ru", ("a@x.ru", "b@x.ru")),
        ("named", '"Анна" <a@x.ru>', ("a@x.ru",)), ("dot", "a@x.ru.", ("a@x.ru",)), ("none", "a@b", ()),
        ("apostrophe", "'a@x.ru", ("a@x.ru",)), ("twice", "A@x.ru, a@x.ru", ("A@x.ru",)),
    ):  # fmt: skip
        yield shape(f"address-{name}.csv", ["ФИО", "E-mail"], [["Ли Анна", cell]], "fe", first={"emails": found})
    whole = ["Name", "First Name", "Last Name", "Тел."]
    row = ["Ann Lee", "Ann", "Lee", mobile(1)]
    yield shape("whole-beside-parts.csv", whole, [row], "fnlp", first={"name": "Lee Ann"})
    yield shape("more-in-the-whole.csv", ["Имя клиента", "Имя", "Тел."], [["Ли Анна", "Анна", mobile(1)]], "fnp",
                first={"name": "Ли Анна"})  # fmt: skip
    names = "".join(f"{last} {first}\r\n" for last, first, _ in NAMES).encode()
    yield Sample("names_only.txt", names, "delimited", "unsure", 0, ("full-name",), Counter(used=12), "utf-8", ";")


def corpus():
    """Yield all files; names are unique."""
    for part in (
        bitrix_csv, bitrix_details, bitrix_pages, foreign_texts, odd_texts, workbooks, cards,
        odd_packages, old_code_pages, flat_workbooks, repeated_rows,
        exports_of_other_things, columns_about_phones, rows_of_nobody,
    ):  # fmt: skip
        yield from part()
