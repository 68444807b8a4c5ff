"""A set of statuses as a file of JSON, which people may keep, send and edit."""

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.domain.set_fault import SetFault, StatusFileError
from desktop.domain.status_code import can_be_name, can_be_stored, same_code
from desktop.domain.status_mark import Mark
from desktop.domain.status_set import SetEntry, StatusSet

_FORMAT = "call-list-desk-statuses"
_VERSION = 1
_MOST_BYTES = 1_000_000
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def write(path: Path, kept: StatusSet) -> None:
    """Write a set; a file that exists is replaced when the new one is complete. Raises OSError. Blocks."""
    values = {
        "format": _FORMAT,
        "version": _VERSION,
        "portal": kept.portal,
        "saved": kept.saved.isoformat(timespec="seconds") if kept.saved else "",
        "queue": kept.queue,
        "statuses": [
            {"code": one.code, "name": one.name, "colour": one.colour, "mark": one.mark.value if one.mark else ""}
            for one in kept.entries
        ],
    }
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_text(json.dumps(values, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def read(path: Path) -> StatusSet:
    """Return the set that a file has. Raises OSError and StatusFileError. Blocks."""
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise StatusFileError(SetFault.TOO_LARGE)
    try:
        saved = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise StatusFileError(SetFault.NOT_TEXT) from None
    except json.JSONDecodeError as error:
        raise StatusFileError(SetFault.NOT_JSON, f"{error.lineno}:{error.colno}") from None
    except (RecursionError, ValueError):  # nested too deep, or a number of too many digits
        raise StatusFileError(SetFault.NOT_A_SET) from None
    return _set(saved)


def _set(saved: Any) -> StatusSet:
    if not isinstance(saved, dict) or saved.get("format") != _FORMAT:
        raise StatusFileError(SetFault.NOT_A_SET)
    version = saved.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise StatusFileError(SetFault.WRONG_SHAPE, "version")
    if version > _VERSION:
        raise StatusFileError(SetFault.NEWER, value=version)
    rows, queue = saved.get("statuses"), saved.get("queue", [])
    if not isinstance(rows, list):
        raise StatusFileError(SetFault.WRONG_SHAPE, "statuses")
    if not isinstance(queue, list) or not all(isinstance(code, str) for code in queue):
        raise StatusFileError(SetFault.WRONG_SHAPE, "queue")
    if not rows:
        raise StatusFileError(SetFault.NO_STATUS)
    entries = list[SetEntry]()
    for number, row in enumerate(rows, 1):
        entry = _entry(row, number)
        if any(same_code(entry.code, other.code) for other in entries):
            raise StatusFileError(SetFault.CODE_TWICE, str(number), entry.code)
        entries.append(entry)
    return StatusSet(tuple(entries), tuple(queue), _text(saved, "portal"), _moment(_text(saved, "saved")))


def _entry(row: Any, number: int) -> SetEntry:
    """Return a status; `number` counts from 1."""
    where = str(number)
    if not isinstance(row, dict):
        raise StatusFileError(SetFault.WRONG_SHAPE, f"statuses[{number}]")
    code, name, colour, mark = (_text(row, key, f"statuses[{number}].") for key in ("code", "name", "colour", "mark"))
    if not can_be_stored(code):
        raise StatusFileError(SetFault.CODE, where, code)
    name = name.strip()
    if not can_be_name(name):
        raise StatusFileError(SetFault.NAME, where, name)
    if colour and not _COLOUR.fullmatch(colour):
        raise StatusFileError(SetFault.COLOUR, where, colour)
    if mark and mark not in {one.value for one in Mark}:
        raise StatusFileError(SetFault.MARK, where, mark)
    return SetEntry(code, name, colour.upper(), Mark(mark) if mark else None)


def _text(values: dict[str, Any], key: str, prefix: str = "") -> str:
    """Return a text, "" for none."""
    value = values.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise StatusFileError(SetFault.WRONG_SHAPE, f"{prefix}{key}")
    return value


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
