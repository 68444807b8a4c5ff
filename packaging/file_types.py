"""Files that systems may offer to open with the program, which reads text and web pages too."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FileType:
    """An ending, its MIME type and its names."""

    ending: str
    mime_type: str
    english: str
    russian: str


FILE_TYPES = (
    FileType("csv", "text/csv", "CSV table", "Таблица CSV"),
    FileType("tsv", "text/tab-separated-values", "TSV table", "Таблица TSV"),
    FileType("xls", "application/vnd.ms-excel", "Excel 97-2003 workbook", "Книга Excel 97-2003"),
    FileType(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Excel workbook",
        "Книга Excel",
    ),
    FileType(
        "xlsb",
        "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
        "Excel binary workbook",
        "Двоичная книга Excel",
    ),
    FileType("ods", "application/vnd.oasis.opendocument.spreadsheet", "OpenDocument table", "Таблица OpenDocument"),
    FileType("vcf", "text/vcard", "Contact cards", "Карточки контактов"),
)
