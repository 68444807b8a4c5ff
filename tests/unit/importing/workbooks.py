"""Workbooks as bytes, of {sheet name: rows of texts and numbers}."""

import io
import struct
import zipfile
from xml.sax.saxutils import escape

import xlsxwriter
import xlwt


def xlsx(sheets):
    out = io.BytesIO()
    with xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False}
    ) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value != "":
                        (sheet.write_string if isinstance(value, str) else sheet.write_number)(at, column, value)
    return out.getvalue()


def xls(sheets):
    book = xlwt.Workbook(encoding="utf-8")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if value != "":
                    sheet.write(at, column, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(sheets, cell_attributes="", row_attributes=""):
    body = ""
    for name, rows in sheets.items():
        body += f'<table:table table:name="{escape(name)}">'
        for row in rows:
            body += f"<table:table-row{row_attributes}>"
            for value in row:
                if value == "":
                    body += "<table:table-cell/>"
                elif isinstance(value, str):
                    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
                    body += (
                        f'<table:table-cell office:value-type="string"{cell_attributes}>{lines}</table:table-cell>'
                    )
                else:
                    body += f'<table:table-cell office:value-type="float" office:value="{value}"/>'
            body += "</table:table-row>"
        body += "</table:table>"
    return ods_of(body)


def ods_of(body, manifest="", head=""):
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?>{head}<office:document-content{names} office:version="1.2"><office:body>'
        f"<office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
        "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
    }
    return archive(parts)


def archive(parts, level=None):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def xlsb(sheets):
    """As little of an XLSB as readers need: the workbook, its relations, sheets with texts and numbers in place."""
    relations, bundle, parts = "", b"", {}
    for number, (name, rows) in enumerate(sheets.items(), 1):
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
        relations += f'<Relationship Id="rId{number}" Type="{kind}" Target="worksheets/sheet{number}.bin"/>'
        bundle += record(156, struct.pack("<II", 0, number) + wide(f"rId{number}") + wide(name))
        parts[f"xl/worksheets/sheet{number}.bin"] = xlsb_sheet(rows)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts["xl/_rels/workbook.bin.rels"] = (
        f'<?xml version="1.0"?><Relationships xmlns="{space}">{relations}</Relationships>'
    )
    parts["xl/workbook.bin"] = record(131) + record(143) + bundle + record(144) + record(132)
    parts["[Content_Types].xml"] = "<Types/>"
    return archive(parts)


def xlsb_sheet(rows):
    height, width = max(len(rows), 1), max(map(len, rows), default=1)
    data = record(129) + record(148, struct.pack("<4I", 0, height - 1, 0, max(width - 1, 0))) + record(145)
    for at, row in enumerate(rows):
        data += record(0, struct.pack("<II", at, 0) + b"\0" * 9)
        for column, value in enumerate(row):
            place = struct.pack("<II", column, 0)
            if isinstance(value, str) and value:
                data += record(6, place + wide(value))
            elif value != "":
                data += record(5, place + struct.pack("<d", value))
    return data + record(146) + record(130)


def record(kind, data=b""):
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = b"", len(data)
    while True:
        length += bytes([size & 0x7F | (0x80 if size > 0x7F else 0)])
        size >>= 7
        if not size:
            return head + length + data


def wide(text):
    return struct.pack("<I", len(text.encode("utf-16-le")) // 2) + text.encode("utf-16-le")


def encrypted_ooxml():
    """The outside of a workbook that Excel has protected with a password: an old container around the new format."""
    data = bytearray(xls({"A": [["x"]]}))
    place = data.index("Workbook".encode("utf-16-le"))
    name = "EncryptedPackage".encode("utf-16-le")
    data[place : place + len(name)] = name
    data[place + 64] = len(name) + 2
    return bytes(data)
