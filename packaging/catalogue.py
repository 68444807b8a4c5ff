"""Qt Linguist catalogues from the code: every call of translate("Context", "text"[, "", count]) or QT_TRANSLATE_NOOP.

PySide6's own pyside6-lupdate (6.11) takes no plural forms from translate(), so the calls are read with ast.
"""

from __future__ import annotations

import ast
import xml.etree.ElementTree as ElementTree
from pathlib import Path

_MARKS = ("translate", "QT_TRANSLATE_NOOP")
Text = tuple[str, str, bool]
"""Context, English source, whether it has plural forms."""

PLURAL_FORMS = {"en": 2, "ru": 3}


def texts_of(folder: Path) -> set[Text]:
    """Return all texts of the Python files below a folder."""
    return {text for path in folder.rglob("*.py") for text in _texts_in(path)}


def wanted(texts: set[Text], language: str) -> set[Text]:
    """Return what a catalogue must have: all texts, for English only the plural forms, as the code is in English."""
    return {text for text in texts if language != "en" or text[2]}


def read(catalogue: Path) -> dict[Text, ElementTree.Element]:
    """Return the messages of a catalogue."""
    return {
        (context.findtext("name", ""), message.findtext("source", ""), message.get("numerus") == "yes"): message
        for context in ElementTree.parse(catalogue).getroot().findall("context")
        for message in context.findall("message")
    }


def update(catalogue: Path, language: str, texts: set[Text]) -> int:
    """Update a catalogue to the code's texts, keeping translations; returns how many are unfinished."""
    kept = read(catalogue) if catalogue.exists() else {}
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    unfinished = 0
    context: ElementTree.Element | None = None
    for text in sorted(wanted(texts, language)):
        if context is None or context.findtext("name") != text[0]:
            context = ElementTree.SubElement(root, "context")
            ElementTree.SubElement(context, "name").text = text[0]
        message = kept.get(text)
        if message is None:
            message = _untranslated(text, language)
        unfinished += message.find("translation[@type='unfinished']") is not None
        context.append(message)
    ElementTree.indent(root, "    ")
    body = ElementTree.tostring(root, encoding="unicode")
    catalogue.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
    return unfinished


def _texts_in(path: Path) -> set[Text]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MARKS:
            strings = [argument.value for argument in node.args[:2] if isinstance(argument, ast.Constant)]
            if len(strings) != 2:
                raise ValueError(f"{path}:{node.lineno}: translate() wants its context and its text as plain strings")
            found.add((strings[0], strings[1], len(node.args) == 4))
    return found


def _untranslated(text: Text, language: str) -> ElementTree.Element:
    message = ElementTree.Element("message", {"numerus": "yes"} if text[2] else {})
    ElementTree.SubElement(message, "source").text = text[1]
    translation = ElementTree.SubElement(message, "translation", type="unfinished")
    for _ in range(PLURAL_FORMS[language] if text[2] else 0):
        ElementTree.SubElement(translation, "numerusform")
    return message
