"""Cleaning cells: removing invisible characters and whatever a spreadsheet writes around a value."""

import re

from desktop.domain.unseen import without_unseen

_ERROR = re.compile(
    r"#(?:n/?a|н/д|value!|знач!|ref!|ссылка!|name\??|имя\??|num!|число!|null!|пусто!|div/0!|дел/0!|spill!|перенос!|calc!"
    r"|выч!|getting_data|field!|connect!|blocked!|unknown!|error!?|ошибка!?)|(?:err|ошибка):\d{3}",
    re.IGNORECASE,
)
_NOTHING = frozenset(
    {"nan", "NaN", "null", "NULL", "none", "None", "undefined", "n/a", "N/A", "\\N", "(null)", "<null>", "[null]"}
)
"""What programs write for a missing value; in this letter case, none of it is a person's name."""
_LINK = re.compile(
    r'=(?:HYPERLINK|ГИПЕРССЫЛКА)\( {0,4}"([^"]{0,2000})"(?: {0,4}[,;] {0,4}"([^"]{0,2000})")? {0,4}\)', re.IGNORECASE
)
_NUMBER = re.compile(r"=[+\d][\d ().\-]{4,40}")
_FORMULA = re.compile(r"=[\w(+\-@]")
_SIGNS = re.compile(r"[\W_]{1,8}")


def cleaned(cell: str) -> str:
    """Return a cell's value with whitespace collapsed; "" for a formula error, "nan", a dash and the like."""
    text = " ".join(without_unseen(cell).split())
    if not text or text[0].isalnum():
        return "" if text in _NOTHING or is_error(text) else text
    if text[0] == "=":
        text = _calculated(text)
    elif text[0] == "'":  # a spreadsheet's text marker, or another program's quotation mark
        text = text.strip("'").strip() if text.startswith("''") else text[1:].removesuffix("'").strip()
    elif text[0] == '"' == text[-1] and '"' not in (inside := text.strip('"')):
        text = inside.strip()
    return "" if text in _NOTHING or is_error(text) or _SIGNS.fullmatch(text) else text


def is_error(cell: str) -> bool:
    """Return whether a cell holds a formula error, or a formula without its value."""
    text = cell.strip()
    if text[:1] not in ("#", "=", "e", "E", "о", "О"):
        return False
    return _ERROR.fullmatch(text) is not None or (_FORMULA.match(text) is not None and not _calculated(text))


def is_blank(cell: str) -> bool:
    """Return whether a cell shows nothing."""
    return not cell or not without_unseen(cell).strip()


def _calculated(text: str) -> str:
    """Return the value of a formula that contains its value (="…", a link, a number); "" for any other formula."""
    if text.startswith('="') and text.endswith('"') and len(text) > 2:
        return " ".join(text[2:-1].replace('""', '"').split())
    if link := _LINK.fullmatch(text):
        return (link[2] or link[1]).removeprefix("mailto:").removeprefix("tel:").strip()
    if _NUMBER.fullmatch(text):
        return text[1:]
    return "" if _FORMULA.match(text) else text
