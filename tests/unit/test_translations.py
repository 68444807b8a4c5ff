"""Every text of the window is in the Russian catalogue, every plural form in both catalogues."""

import importlib.util
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from desktop import app

ROOT = Path(__file__).resolve().parents[2]
PLACES = re.compile(r"\{\w*\}|%n")


@pytest.fixture(scope="module")
def catalogue():
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "packaging" / "catalogue.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def messages(catalogue, language):
    return catalogue.read(ROOT / "resources" / "translations" / f"call-list-desk_{language}.ts")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_catalogue_has_the_texts_of_the_code_and_no_others(catalogue, language):
    in_code = catalogue.wanted(catalogue.texts_of(ROOT / "desktop"), language)
    assert set(messages(catalogue, language)) == in_code, "run: python3 packaging/dev.py translate"


@pytest.mark.parametrize("language", ["ru", "en"])
def test_nothing_is_unfinished_and_every_place_is_kept(catalogue, language):
    for (context, source, plural), message in messages(catalogue, language).items():
        translation = message.find("translation")
        assert translation.get("type") is None, (context, source)
        texts = [form.text for form in translation.findall("numerusform")] if plural else [translation.text]
        assert len(texts) == (catalogue.PLURAL_FORMS[language] if plural else 1), (context, source)
        for text in texts:
            assert text, (context, source)
            assert sorted(PLACES.findall(text)) == sorted(PLACES.findall(source)), (context, source)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("count", [0, 1, 2, 5, 21])
def test_every_number_is_put_into_its_text(catalogue, qapp, language, count):
    texts = catalogue.texts_of(ROOT / "desktop")
    counted = {text for text in texts if "%n" in text[1]}
    assert {text for text in texts if text[2]} == counted, (
        "translate() wants a number where a text has %n, only there"
    )
    languages = app.languages()
    languages.set(language)
    try:
        for context, source, _ in sorted(counted):
            text = QCoreApplication.translate(context, source, "", count)
            assert "%n" not in text, source
            assert str(count) in text, source
            assert language == "en" or text != source.replace("%n", str(count)), source
    finally:
        languages.set("en")


def test_an_update_keeps_translations_and_marks_new_texts(catalogue, tmp_path):
    path = tmp_path / "some_ru.ts"
    assert catalogue.update(path, "ru", {("A", "old", False), ("A", "%n list(s)", True)}) == 2
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(' type="unfinished" />', ">старое</translation>", 1), encoding="utf-8")
    assert catalogue.update(path, "ru", {("A", "old", False), ("B", "new", False)}) == 1
    kept = catalogue.read(path)
    assert kept["A", "old", False].findtext("translation") == "старое"
    assert set(kept) == {("A", "old", False), ("B", "new", False)}
