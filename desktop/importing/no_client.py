"""What a table holds apart from its clients: sums, signatures, page numbers; and numbers other than phones."""

import re
from collections.abc import Sequence

from desktop.importing.cleaning import is_blank

_LONGEST = 200
_SUM = re.compile(
    r"(?:общий |общее |grand |sub ?)?(?:итого?|всего|total|subtotal|среднее|average|минимум|максимум)\b"
    r"(?: [^\W\d_]{1,20}){0,4}\s{0,3}[:=-]?\s{0,3}[\d., ]{0,20}"
    r"(?:[^\W\d_]{1,12}\.?)?",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"(?:исполнител|ответственн|составил|проверил|подготовил|утвержда|согласовано|подпис|руководител|бухгалтер"
    r"|м\. ?п\."
    r"|дата (?:печати|формирования|выгрузки|создания|отч[её]та)|отч[её]т (?:сформирован|составлен|создан)|сформирован"
    r"|выгружено|выгрузка от|конец (?:отч[её]та|файла|списка)|количество (?:записей|строк|контактов)|записей|строк:"
    r"|стр(?:аница|\.) ?\d|лист \d|page \d|end of (?:file|report|list)|generated|exported|printed|prepared by"
    r"|records?:|rows?:|\(?\d{1,9} (?:records?|rows?|записей|записи|строк|строки)\b|примечани[ея]:|источник:"
    r"|report date"
    r"|тел(?:ефон)?[ .:]{1,3}[+(\d]|copyright|©|http://|https://|www\.)",
    re.IGNORECASE,
)
_COLON = re.compile(r"[^\W\d_][^:]{0,60}:(?!\w)")
_FRAMED = re.compile(r"[*=#~<_—–-].{0,198}[*=#~>_—–-]|.{0,197}___.{0,197}", re.DOTALL)
"""A ruled line with words in it, a page number, or a line for a signature."""
_OTHER_NUMBERS = re.compile(
    r"\b(?:инн|огрнип|огрн|кпп|снилс|паспорт|серия|полис|р/с|к/с|бик|договор|заказ|сч[её]т|сумма|inn|vat|passport|iban|order"
    r"|invoice)\b[\s:.№#-]{0,4}(?:[nN№]\s?)?\d[\d -]{3,25}"
    r"|(?<![\d+])\d{1,3}(?:[ .]?\d{3}){0,4}(?:[.,]\d{1,2})? ?(?:руб|₽|\$|€|usd|eur|rub|тыс|млн)"
    r"|[$€£₽] ?\d[\d ., ]{0,20}|(?<![\d+(])\d{1,3}(?:[ .,]\d{3}){1,4}[.,]\d{2}(?![\d.-])",
    re.IGNORECASE,
)


def is_footer(cells: Sequence[str], name: str, *, table: bool) -> bool:
    """Return whether a row without phones, addresses and IDs is a sum or a footer; `table`: with several columns."""
    filled = [cell.strip() for cell in cells if not is_blank(cell)]
    for text in {name, filled[0]} if filled else ():
        if 0 < len(text) <= _LONGEST and (_SUM.fullmatch(text) or _FOOTER.match(text)):
            return True
    if len(name) <= _LONGEST and (_FRAMED.fullmatch(name) or not any(map(str.isalpha, name))):
        return True
    alone = filled[0] if table and len(filled) == 1 else ""
    return bool(alone) and alone == name and _COLON.match(alone[:_LONGEST]) is not None


def without_other_numbers(cell: str) -> str:
    """Return a cell of phones without numbers marked as something else: "ИНН 7701000001", "12 500 руб."."""
    return _OTHER_NUMBERS.sub("|", cell) if not cell.isdecimal() else cell
