"""Entries of the journal as rows of its file: what each kind of write keeps is JSON."""

from dataclasses import fields
from datetime import datetime
from functools import cache
from typing import Any, get_type_hints

import msgspec

from desktop.domain.journal import ENTRY_TYPES, Entry, Outcome

FIELDS = "id, batch, undoes, action, at, user_id, host, list_id, outcome, before, after, result"
BARE_FIELDS = 9
"""How many of them an entry has without what it keeps."""
UNREADABLE = (ValueError, TypeError, msgspec.MsgspecError)
"""Errors of reading a row that this version can't understand."""


def row_of(entry: Entry) -> tuple[Any, ...]:
    """Return the values of FIELDS."""
    return (
        entry.id,
        entry.group,
        entry.undoes,
        entry.action,
        entry.at.isoformat(),
        entry.user_id,
        entry.host,
        entry.list_id,
        entry.outcome.value,
        in_json(entry.before),
        in_json(entry.after),
        in_json(entry.result),
    )


def bare_entry(row: Any) -> Entry:
    """Return the entry of a row with only the first fields; raises one of UNREADABLE."""
    _type_of(row)
    return Entry(**_bare(row))


def whole_entry(row: Any) -> Entry:
    """Return the entry of a row; raises one of UNREADABLE."""
    kind, kept = _type_of(row), row[BARE_FIELDS:]
    before, after, result = (decoder.decode(text) for decoder, text in zip(_decoders(kind.action), kept, strict=True))
    return kind(**_bare(row), before=before, after=after, result=result)


def in_json(kept: Any) -> str:
    """Return what is kept as the text of a JSON object, without defaults."""
    values = ((field, getattr(kept, field.name)) for field in fields(kept))
    return msgspec.json.encode({field.name: value for field, value in values if value != field.default}).decode()


def _bare(row: Any) -> dict[str, Any]:
    names = ("id", "group", "undoes", "action", "at", "user_id", "host", "list_id", "outcome")
    bare = dict(zip(names, row, strict=False))
    del bare["action"]
    return bare | {"at": datetime.fromisoformat(bare["at"]), "outcome": Outcome(bare["outcome"])}


def _type_of(row: Any) -> type[Entry]:
    _, _, _, action, *_ = row
    if action not in ENTRY_TYPES:
        raise ValueError(f"{action!r} is no kind of write")
    return ENTRY_TYPES[action]


@cache
def _decoders(action: str) -> tuple[msgspec.json.Decoder[Any], ...]:
    hints = get_type_hints(ENTRY_TYPES[action])
    return tuple(msgspec.json.Decoder(hints[name]) for name in ("before", "after", "result"))
