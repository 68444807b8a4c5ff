"""What macOS reads of the application before any of its code runs: Info.plist, entitlements, types of documents."""

import plistlib
import re
from pathlib import Path

import pytest

from desktop import __version__

ROOT = Path(__file__).resolve().parents[2]
MACOS = ROOT / "packaging" / "macos"
SYSTEMS_OWN = {
    "com.microsoft.excel.xls",
    "org.openxmlformats.spreadsheetml.sheet",
    "org.oasis-open.opendocument.spreadsheet",
    "public.comma-separated-values-text",
    "public.tab-separated-values-text",
    "public.vcard",
}
"""Identifiers of types that macOS 13 declares itself."""


@pytest.fixture
def plist(script):
    """Return Info.plist as macOS reads it: written and read back."""
    return plistlib.loads(plistlib.dumps(script("macos/info_plist").of(__version__)))


def test_entries_have_the_types_that_macos_expects(plist):
    assert re.fullmatch(r"\d+(\.\d+){1,2}", plist["CFBundleShortVersionString"])
    assert re.fullmatch(r"\d+\.\d+", plist["LSMinimumSystemVersion"])
    assert plist["NSHighResolutionCapable"] is True
    assert plist["NSRequiresAquaSystemAppearance"] is False, "dark mode is followed"
    assert set(plist["CFBundleLocalizations"]) == {"en", "ru"}
    assert plist["CFBundleDevelopmentRegion"] in plist["CFBundleLocalizations"]


def test_documents_are_offered_and_never_taken_over(plist, script):
    types = plist["CFBundleDocumentTypes"]
    assert [one["CFBundleTypeRole"] for one in types] == ["Viewer"] * len(types)
    assert {one["LSHandlerRank"] for one in types} == {"Alternate"}
    identifiers = [one for document in types for one in document["LSItemContentTypes"]]
    assert len(set(identifiers)) == len(identifiers) == len(script("file_types").FILE_TYPES)


def test_every_type_is_the_systems_or_declared_with_its_ending(plist, script):
    used = {one for document in plist["CFBundleDocumentTypes"] for one in document["LSItemContentTypes"]}
    declared = {one["UTTypeIdentifier"]: one for one in plist["UTImportedTypeDeclarations"]}
    assert used - SYSTEMS_OWN == set(declared)
    endings = {file_type.ending: file_type.mime_type for file_type in script("file_types").FILE_TYPES}
    for declaration in declared.values():
        tags = declaration["UTTypeTagSpecification"]
        [ending] = tags["public.filename-extension"]
        assert tags["public.mime-type"] == [endings[ending]]
        assert declaration["UTTypeConformsTo"]
        assert declaration["UTTypeDescription"]


def test_the_hardened_runtime_is_loosened_by_one_entitlement():
    text = (MACOS / "entitlements.plist").read_bytes()
    assert plistlib.loads(text) == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_the_identifier_is_one(script):
    identifier = script("macos/info_plist").IDENTIFIER
    assert re.fullmatch(r"[A-Za-z0-9.-]+", identifier)
    assert "info_plist.IDENTIFIER" in (ROOT / "packaging" / "call-list-desk.spec").read_text(encoding="utf-8")
