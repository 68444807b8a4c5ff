"""What the application declares to macOS: its files, languages and oldest system."""

from __future__ import annotations

from typing import Any

from bundle import licence
from file_types import FILE_TYPES

APPLICATION = "Call List Desk.app"
IDENTIFIER = "org.call-list-desk.CallListDesk"
OLDEST_SYSTEM = "13.0"
"""The oldest system of the wheels of PySide6."""
_TYPE_IDENTIFIERS = {
    "csv": "public.comma-separated-values-text",
    "tsv": "public.tab-separated-values-text",
    "xls": "com.microsoft.excel.xls",
    "xlsx": "org.openxmlformats.spreadsheetml.sheet",
    "xlsb": "com.microsoft.excel.xlsb",
    "ods": "org.oasis-open.opendocument.spreadsheet",
    "vcf": "public.vcard",
}

_UNKNOWN = ("xlsb",)
"""Endings of which the system knows no type until a program that has one is installed."""


def of(version: str) -> dict[str, Any]:
    """Return the entries of Info.plist beyond those that PyInstaller writes."""
    return {
        "CFBundleDisplayName": "Call List Desk",
        "CFBundleShortVersionString": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "ru"],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": file_type.english,
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",  # offered, never taken over
                "LSItemContentTypes": [_TYPE_IDENTIFIERS[file_type.ending]],
            }
            for file_type in FILE_TYPES
        ],
        "UTImportedTypeDeclarations": [
            {
                "UTTypeIdentifier": _TYPE_IDENTIFIERS[file_type.ending],
                "UTTypeDescription": file_type.english,
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [file_type.ending],
                    "public.mime-type": [file_type.mime_type],
                },
            }
            for file_type in FILE_TYPES
            if file_type.ending in _UNKNOWN
        ],
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": OLDEST_SYSTEM,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": licence(),
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,
    }
