"""A megabyte of the worst input for each expression of the readers takes no longer than any other text."""

import io

import pytest

from desktop.importing import content, delimited, encodings, flat_workbook, html_table, package, quotations, vcard
from desktop.importing.delimited import DELIMITERS, find_delimiter, records
from desktop.importing.problems import FileProblem
from tests.forms import LENGTHS


def much(text, length):
    return text * (length // len(text))


MARKS = [
    '"',
    '""',
    '";',
    '"a"a;',
    '"a\n',
    'x;"a;b\n',
    'x;"""\n',
    '"\\"',
    '; "',
    '"' + " " * 20,
    "\\",
    'a"b";"',
    '"a""',
]


@LENGTHS
@pytest.mark.parametrize("worst", MARKS)
@pytest.mark.parametrize("head", ["", 'ФИО;Компания;Телефон\n"x \\"y\\"";2;3\n'])
def test_quotation_marks(worst, head, length):
    text = head + much(worst, length)
    assert find_delimiter(io.StringIO(text, newline="")) in DELIMITERS
    try:
        for _ in records(io.StringIO(text, newline=""), ";"):
            """Read to the end."""
    except FileProblem as problem:
        assert problem.row  # noqa: PT017


TAGS = [
    "<",
    "<a ",
    "<td ",
    "<td",
    "<table>",
    "<table><tr><td>",
    "<td rowspan=",
    "<td colspan = ",
    "</table>",
    "&",
    "<a",
]


@LENGTHS
@pytest.mark.parametrize("worst", TAGS)
def test_tags(worst, length):
    try:
        for _ in html_table.records(io.StringIO("<table><tr>" + much(worst, length))):
            """Read to the end."""
    except FileProblem as problem:
        assert problem.row  # noqa: PT017


PROPERTIES = [
    *("N:;", "N:\\", "N;", 'N;"', "N:\\;", "TEL:tel:;ext=", "TEL:tel:1;phone-context="),
    *("BEGIN:VCARD\n", " a\n", "PHOTO:A\n A", "N;ENCODING=QUOTED-PRINTABLE:=\n", "N;ENCODING=B:A"),
    *("item1.", "A-", "PHONE ", "Имя "),
]  # fmt: skip


@LENGTHS
@pytest.mark.parametrize("worst", PROPERTIES)
def test_properties_of_cards(worst, length):
    data = b"BEGIN:VCARD\n" + much(worst, length).encode()
    list(vcard.undeclared(io.BytesIO(data)))
    try:
        for _ in vcard.records(io.BytesIO(data + b"\nEND:VCARD\n"), "utf-8"):
            """Read to the end."""
    except FileProblem as problem:
        assert problem.row  # noqa: PT017


BEGINNINGS = [
    *("[", "{ ", "[\n", "#\n", "dn:", "dn: a", "ID;", "ID;\n", "a:\n", "a: b\n c\n", "<?", "<!--", "<!"),
    *("<a", "BEGIN ", " ", "\n", "BEGIN: VCARD", "version: 1\n", "<?xml ?>", "MIME-", "<a:", "From: a\n", "From "),
]  # fmt: skip


@LENGTHS
@pytest.mark.parametrize("worst", BEGINNINGS)
def test_what_a_file_is(worst, length):
    try:
        content.content_of(io.BytesIO(much(worst, length).encode()))
    except FileProblem as problem:
        assert problem.cause  # noqa: PT017
    flat_workbook.root_of(much(worst, length))


@LENGTHS
@pytest.mark.parametrize("worst", ["ж", "жа", "aж", "\xa0", "Ж\n", "ъ", "a"])
@pytest.mark.parametrize("encoding", ["cp1251", "utf-8", "koi8-r"])
def test_encodings(worst, encoding, length):
    data = much(worst, length).encode(encoding, "replace")
    assert encodings.detect(io.BytesIO(data + b"\xff")).name in encodings.ENCODINGS


EXPRESSIONS = {
    **{f"content.{name}": getattr(content, name) for name in ("_TABLE", "_VCARD", "_JSON", "_LDIF", "_SYLK", "_MHT")},
    "html._TAG": html_table._TAG, "html._SPAN": html_table._SPAN, "html._ROWS": html_table._ROWS,
    "html._UNSEEN": html_table._UNSEEN,
    "html._CHARSET": html_table._CHARSET, "flat._TAG": flat_workbook._TAG, "quotations._NUMBER": quotations._NUMBER,
    "encodings._WORD": encodings._WORD, "encodings._AMONG_LATIN": encodings._AMONG_LATIN,
    "encodings._GARBLED": encodings._GARBLED, "delimited._CODE": delimited._CODE,
    "encodings._ODD_PIECES": encodings._ODD_PIECES,
    **{f"package.{name}": getattr(package, name) for name in (
        "_WORKBOOK", "_DECLARATION", "_SIZE", "_CLEAR_SIZE", "_ROW_TAG", "_ROW_NUMBER", "_HIDDEN",
        "_ERROR_CELL", "_UNVALUED_CELL", "_CELL_PLACE", "_CELL_KIND")},
    **{f"vcard.{name}": getattr(vcard, name) for name in (
        "_OWN_PHONE", "_BULK", "_PARTS", "_ESCAPED", "_URI_PARAMETER")},
}  # fmt: skip
PIECES = [
    *("<row ", "<row hidden=", " hidden=", " r=", "<dimension ", " ref=", "<meta ", "<meta charset"),
    *("charset =", "1", "1 ", "1-", " ", "\t", "a", "A", "A ", "Ж", "\udc80", "<?xml", "\n", "\r", "[", "#\n"),
    *('<c r="', "<c a>", "<c a><f>", "<c a><f>a</f><v>", "<c a><f><v>1 ", ' t="e', 'r="A', "<f ", "c>"),
    *("display", "display: ", "aé", "é", "ééé ", "Р°", "Ð°"),
    *("dn:", "a:\n", "<a", "ID;", ";ext=", "\\", "colspan", "rowspan ", "BEGIN", "workbook1", "x.", "item."),
]  # fmt: skip


@LENGTHS
@pytest.mark.parametrize("name", EXPRESSIONS)
def test_every_expression(name, length):
    expression = EXPRESSIONS[name]
    for piece in PIECES:
        text = much(piece, length)
        given = text.encode("utf-8", "replace") if isinstance(expression.pattern, bytes) else text
        for _ in expression.finditer(given):
            """Find all matches."""
        expression.match(given)
        expression.fullmatch(given)
