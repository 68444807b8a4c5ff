"""Workbooks as bytes, made of {sheet name: rows of texts and numbers}."""

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
    """Return a minimal XLSB: the workbook, its relations, sheets with texts and numbers in place."""
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
    """Return the shell of a workbook that Excel has encrypted: an old container around the new format."""
    data = bytearray(xls({"A": [["x"]]}))
    place = data.index("Workbook".encode("utf-16-le"))
    name = "EncryptedPackage".encode("utf-16-le")
    data[place : place + len(name)] = name
    data[place + 64] = len(name) + 2
    return bytes(data)


def repacked(data, names=lambda name: name, texts=lambda name, part: part):
    """Return a workbook with other names and other bytes for its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
        for name, part in parts.items():
            info = zipfile.ZipInfo(names(name))
            info.filename = names(name)  # unchanged: Windows would turn the backslashes
            changed.writestr(info, texts(name, part))
    return out.getvalue()


def biff5(rows, encoding, page=None, sheet="Лист1"):
    """Write as programs that know Excel 95 do: texts in a code page, which may be undeclared."""

    def record(kind, data):
        return struct.pack("<HH", kind, len(data)) + data

    name = sheet.encode(encoding)
    begin = record(0x809, struct.pack("<4H", 0x0500, 0x0005, 0, 0))
    if page is not None:
        begin += record(0x42, struct.pack("<H", page))
    bundle = struct.pack("<IHB", 0, 0, len(name)) + name
    place = len(begin) + 4 + len(bundle) + 4
    bundle = struct.pack("<I", place) + bundle[4:]
    data = begin + record(0x85, bundle) + record(0x0A, b"") + record(0x809, struct.pack("<4H", 0x0500, 0x0010, 0, 0))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            written = text.encode(encoding)
            data += record(0x204, struct.pack("<4H", at, column, 0, len(written)) + written)
    return data + record(0x0A, b"")


def contained(stream, name="Book"):
    """Put a stream into the container of old workbooks."""
    from desktop.importing.old_workbook import _container

    data = _container(stream)
    written = "Workbook".encode("utf-16-le")
    place = data.index(written)
    entry = name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2)
    return data[:place] + entry + data[place + 66 :]


def flat_ods(rows, hidden=()):
    """Return a flat ODS, as LibreOffice saves it; a filter hides the `hidden` rows."""
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    body = ods_rows(rows, hidden)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document{names} office:version="1.3"'
        ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:styles/><office:body>'
        f'<office:spreadsheet><table:table table:name="Лист1">{body}</table:table></office:spreadsheet>'
        "</office:body></office:document>"
    ).encode()


def ods_rows(rows, hidden=()):
    body = ""
    for at, row in enumerate(rows, 1):
        seen = ' table:visibility="filter"' if at in hidden else ""
        cells = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'
            for text in row
        )
        body += f"<table:table-row{seen}>{cells}</table:table-row>"
    return body


def xml_spreadsheet(rows, prefix="", hidden=(), head='<?xml version="1.0"?>'):
    """Return XML Spreadsheet 2003: numbers are typed; blank cells and rows are omitted, the next ones say where."""
    body, above = "", 0
    for at, row in enumerate(rows, 1):
        if not any(value != "" for value in row):
            continue
        cells, left = "", 0
        for column, value in enumerate(row, 1):
            if value == "":
                continue
            place = f' ss:Index="{column}"' if column != left + 1 else ""
            kind = "String" if isinstance(value, str) else "Number"
            text = escape(str(value)).replace("\n", "&#10;")
            cells += f'<{prefix}Cell{place}><{prefix}Data ss:Type="{kind}">{text}</{prefix}Data></{prefix}Cell>'
            left = column
        place = f' ss:Index="{at}"' if at != above + 1 else ""
        seen = ' ss:Hidden="1"' if at in hidden else ""
        body += f"<{prefix}Row{place}{seen}>{cells}</{prefix}Row>"
        above = at
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    own = f'xmlns:ss="{space}"' if prefix else f'xmlns="{space}" xmlns:ss="{space}"'
    return (
        f'{head}<?mso-application progid="Excel.Sheet"?><{prefix}Workbook {own}><{prefix}Worksheet ss:Name="Лист1">'
        f"<{prefix}Table>{body}</{prefix}Table></{prefix}Worksheet></{prefix}Workbook>"
    )
