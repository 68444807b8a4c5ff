"""Texts that may leave this computer or go into a log: no secret, no person, no path with the user's name.

The message of an exception may quote a cell of a file, a name or a phone. So quotations, long numbers, possible names
and words in non-Latin letters are always masked in it. Local variables are never shown.
"""

import re
import traceback
from pathlib import Path

from desktop.bitrix24.credentials.masking import MASK, mask

_E_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w.:/-])\+?\d(?:[ ()-]{0,2}\d){9,14}(?![\w:/-])")
_QUOTED = re.compile(r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|«[^»\n]*»|“[^”\n]*”|`[^`\n]*`")
_LONG_NUMBER = re.compile(r"\+?\d[\d ()-]{3,}\d")
_NAME = re.compile(r"(?<!^)(?<!\[)(?<!\] )\b[A-Z][a-z]+\b")
_FOREIGN_WORD = re.compile(r"\b\w*[^\W\x00-\x7f]\w*\b")
_USER_FOLDER = re.compile(r"([/\\](?:Users|home|Пользователи)[/\\]+)[^/\\\"'\n:;,)]+", re.IGNORECASE)
_MOST_FRAMES = 60
"""Most frames of a traceback, the last ones: an endless recursion has a thousand."""
_LONGEST_MESSAGE = 500


def shareable(text: str) -> str:
    """Return a text without secrets, e-mails, phones, and with the user's folder as `~`."""
    text = mask(text)
    for folder, short in _folders():
        text = text.replace(folder, short)
    text = _USER_FOLDER.sub(rf"\g<1>{MASK}", text)
    return _PHONE.sub(MASK, _E_MAIL.sub(MASK, text))


def message_of(error: BaseException) -> str:
    """Return the message of an exception without anything that it may quote."""
    try:
        text = str(error)
    except Exception as failure:
        text = f"({type(failure).__name__} while it was put into words)"
    text = shareable(text[:_LONGEST_MESSAGE])
    for pattern in (_QUOTED, _LONG_NUMBER, _NAME, _FOREIGN_WORD):
        text = pattern.sub(MASK, text)
    return text


def traceback_of(error: BaseException) -> str:
    """Return the traceback of an exception and of its causes: place, type and masked message."""
    return "\n".join(_blocks(error, set()))


def _blocks(error: BaseException, seen: set[int]) -> list[str]:
    seen.add(id(error))
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = []
    if behind is not None and id(behind) not in seen:
        lines += [*_blocks(behind, seen), "", "which led to:", ""]
    lines += ["".join(traceback.format_tb(error.__traceback__, limit=-_MOST_FRAMES)).rstrip()]
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    lines += [f"{name}: {message_of(error)}"]
    if isinstance(error, BaseExceptionGroup):
        for number, inner in enumerate(error.exceptions, 1):
            if id(inner) not in seen:
                lines += [f"  {line}" for line in ("", f"{number}.", *"\n".join(_blocks(inner, seen)).split("\n"))]
    return [shareable(line) for line in lines]


def _folders() -> list[tuple[str, str]]:
    """Return the spellings of the path of the user's folder, each with its replacement."""
    try:
        home = Path.home()
    except RuntimeError:
        return []
    ways = (str(home), str(home).replace("\\", "\\\\"), home.as_posix())
    return [(way, "~") for way in ways if home != home.parent]
