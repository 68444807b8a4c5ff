"""Every text of the window is in the Russian catalogue, every plural form in both."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"
LUPDATE = Path(sys.executable).with_name("pyside6-lupdate")
PLACES = re.compile(r"\{\w*\}|%n")


def messages(catalogue):
    for context in ElementTree.parse(catalogue).getroot().findall("context"):
        for message in context.findall("message"):
            yield context.findtext("name"), message


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_catalogue_has_all_texts_of_the_code_and_no_others(language, tmp_path):
    kept = TRANSLATIONS / f"call-list-desk_{language}.ts"
    fresh = tmp_path / kept.name
    sources = sorted(str(path) for path in (ROOT / "desktop").rglob("*.py"))
    extent = ["-pluralonly"] if language == "en" else []
    command = [LUPDATE, *sources, "-ts", fresh, "-source-language", "en", "-target-language", language, *extent]
    subprocess.run(command, check=True, capture_output=True)
    in_code = {(context, message.findtext("source")) for context, message in messages(fresh)}
    in_catalogue = {(context, message.findtext("source")) for context, message in messages(kept)}
    assert in_catalogue == in_code, "run: python3 packaging/dev.py translate"


@pytest.mark.parametrize(("language", "forms"), [("ru", 3), ("en", 2)])
def test_nothing_is_unfinished_and_every_place_is_kept(language, forms):
    for context, message in messages(TRANSLATIONS / f"call-list-desk_{language}.ts"):
        source, translation = message.findtext("source"), message.find("translation")
        assert translation.get("type") is None, (context, source)
        texts = [form.text for form in translation.findall("numerusform")] or [translation.text]
        if message.get("numerus"):
            assert len(texts) == forms, (context, source)
        for text in texts:
            assert text, (context, source)
            assert sorted(PLACES.findall(text)) == sorted(PLACES.findall(source)), (context, source)
