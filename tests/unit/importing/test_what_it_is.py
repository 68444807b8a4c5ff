"""Files that are no table, or a table in an unsupported format, are identified by name."""

import io
import struct
import zipfile

import pytest

from desktop.importing.problems import FileProblem
from desktop.importing.reading import inspect
from tests.unit.importing import workbooks

MHT = (
    'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary="--=_x"\r\n\r\n'
    "----=_x\r\nContent-Type: text/html\r\n\r\n<html><table><tr><td>Телефон</td></tr></table></html>\r\n"
)
SYLK = 'ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K"ФИО"\r\nC;Y1;X2;K"Телефон"\r\nE\r\n'
MAIL = "From: a@x.ru\r\nTo: b@x.ru\r\nSubject: Счёт\r\nDate: Mon\r\n\r\nЗаказ;Сумма\r\n12;1000\r\n"
LDIF = "dn: cn=Иван Иванов,mail=i@example.com\nobjectclass: top\ncn: Иван Иванов\nmobile: 89160620000\n\n"


def encrypted_xls(*, version=0x0600):
    begin = struct.pack("<HH4H", 0x809, 8, version, 5, 0, 0)
    locked = struct.pack("<HH", 0x2F, 4) + b"\x01\x02\x03\x04"
    return begin + locked + b"\xa5" * 200


def archive(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, "x" * 100)
    return out.getvalue()


SHAPES = {
    "mht.xls": (MHT.encode(), "web-archive"),
    "saved.mht": (("From: <IE>\r\nSubject: =?utf-8?Q?=D0?=\r\n =?utf-8?Q?=D0?=\r\n" + MHT).encode(), "web-archive"),
    "blink.mhtml": (("From: <Saved by Blink>\r\nSubject: x\r\nDate: Mon\r\n" + MHT).encode(), "web-archive"),
    "sylk.slk": (SYLK.encode("cp1251"), "sylk"),
    "sylk.csv": (SYLK.replace("\r\n", "\n").encode(), "sylk"),
    "table.dif": (b'TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,2\r\n""\r\n', "sylk"),
    "bare.mht": (MHT[MHT.index("Content-Type") :].encode(), "web-archive"),
    "python.json": (b"{'name': 'x', 'phone': '89160620000'}\n", "json"),
    "undeclared.xml": (b"<contacts><contact><phone>89160620000</phone></contact></contacts>", "xml"),
    "long.xml": (b"<contacts>\n" + b"<contact>\n<phone>89160620000</phone>\n</contact>\n" * 3000, "xml"),
    "labels.txt": ("ФИО: Иванов\nТелефон: 89160620000\nГород: Тула\n\n".encode() * 3, "no-header"),
    "list.yaml": (b"- name: Ivanov\n  phone: 89160620000\n" * 3, "no-header"),
    "phones.txt": (", ".join(f"Яна <a{n}@example.com>" for n in range(9)).encode(), "on-its-side"),
    "letter.eml": (MAIL.encode(), "mail"),
    "received.eml": (("Received: from a\r\n by b\r\n for c\r\n" * 40 + MAIL).encode(), "mail"),
    "message.msg": (workbooks.contained(b"\0" * 32, "__properties_version1.0"), "mail"),
    "box.mbox": (("From a@x.ru Mon Jan  1 10:00:00 2026\n" + MAIL.replace("\r", "")).encode(), "mail"),
    "page.eml": (MAIL.replace("\r\n\r\n", "\r\nMIME-Version: 1.0\r\n\r\n<table>").encode(), "mail"),
    "book.ldif": (LDIF.encode(), "ldif"),
    "version.ldif": (("# Thunderbird\nversion: 1\n\n" + LDIF.replace("dn: ", "dn:: Y249")).encode(), "ldif"),
    "list.json": (b'[\n {"name": "x", "phone": "89160620000"}\n]', "json"),
    "lines.jsonl": (b'{"name": "x"}\n{"name": "y"}\n', "json"),
    "empty.json": (b"[]", "json"),
    "wide.json": (('{"Имя": "x"}' * 20).encode("utf-16"), "json"),
    "jcard.json": (b'["vcard", [["version", {}, "text", "4.0"]]]', "xcard"),
    "cards.xml": (
        b'<?xml version="1.0"?><vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0"><vcard/></vcards>', "xcard",
    ),
    "other.xml": (b'<?xml version="1.0"?><contacts><contact phone="1"/></contacts>', "xml"),
    "files.zip": (archive("contacts.csv", "readme.txt"), "archive"),
    "one.xlsx": (archive("contacts.xlsx"), "archive"),
    "files.rar": (b"Rar!\x1a\x07\x00" + b"\1\2\3" * 50, "archive"),
    "files.7z": (b"7z\xbc\xaf\x27\x1c" + b"\0\4" * 50, "archive"),
    "text.csv.gz": (b"\x1f\x8b\x08\0" + b"\1" * 50, "archive"),
    "letter.docx": (archive("[Content_Types].xml", "word/document.xml"), "binary"),
    "table.numbers": (archive("Index/Document.iwa", "preview.jpg"), "binary"),
    "locked.ods": (archive("mimetype", "META-INF/manifest.xml", "encrypted-package"), "password"),
    "locked.xls": (workbooks.contained(encrypted_xls(), "Workbook"), "password"),
    "locked95.xls": (workbooks.contained(encrypted_xls(version=0x0500)), "password"),
    "locked.xlsx": (workbooks.encrypted_ooxml(), "password"),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_it_is_called_by_its_name(name, tmp_path):
    data, cause = SHAPES[name]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(FileProblem) as caught:
        inspect(path)
    assert caught.value.cause.value == cause


@pytest.mark.parametrize(
    "text",
    [
        "ID;Phone;Name\n1;89160620000;x\n2;89160620001;y\n",
        "ID;P\n1;89160620000\n",
        "dn;Телефон\n1;89160620000\n",
        "[1] ФИО;Телефон\nИванов;89160620000\n",
        "<Иванов>;Телефон\nx;89160620000\n",
        "{имя};Телефон\nx;89160620000\n",
        "MIME;Телефон\nx;89160620000\n",
        'ФИО;Телефон;Письмо\nx;89160620000;"From: a\nTo: b\nSubject: c\nDate: d"\n',
        "MECARD:N:x;TEL:89160620000;;\n",
        "TABLE;Телефон\nx;89160620000\n",
        "['x'];Телефон\nx;89160620000\n",
        "<b>ФИО</b>;Телефон\n<b>x</b>;89160620000\n" * 5,
        "Телефон: 89160620000\nТелефон: 89160620001\nТелефон: 89160620002\n",
        "ФИО;Телефон\nx;89160620000\nФИО: Яна\nТелефон: 1\n",
    ],
)
def test_a_table_that_begins_like_something_else_is_a_table(text, tmp_path):
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    assert inspect(path).content.value == "delimited"
