"""Entries of the journal as rows of its file: what each kind of write keeps is JSON."""

from dataclasses import fields
from datetime import datetime
from typing import Any, get_type_hints

import msgspec

from desktop.domain.journal import Action, Entry, Outcome
from desktop.domain.journal_entries import ENTRY_TYPES

FIELDS = "id, batch, undoes, action, at, user_id, host, list_id, outcome, before, after, result"
BARE_FIELDS = 9
"""Those of an entry without what it keeps."""
UNREADABLE = (ValueError, TypeError, msgspec.MsgspecError)
"""What reading a row raises that this version can't understand."""


def row_of(entry: Entry) -> tuple[Any, ...]:
    """Return the values of FIELDS."""
    return (
        entry.id,
        entry.group,
        entry.undoes,
        entry.action.value,
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
    """Return the entry of a row that has but the first fields; raises one of UNREADABLE."""
    return Entry(**_bare(row))


def whole_entry(row: Any) -> Entry:
    """Return the entry of a row; raises one of UNREADABLE."""
    bare = _bare(row)
    kept = row[BARE_FIELDS:]
    before, after, result = (decoder.decode(text) for decoder, text in zip(_KEPT[bare["action"]], kept, strict=True))
    return ENTRY_TYPES[bare["action"]](**bare, before=before, after=after, result=result)


def in_json(kept: Any) -> str:
    """Return what is kept as the text of a JSON object, without what has its default."""
    values = ((field, getattr(kept, field.name)) for field in fields(kept))
    return msgspec.json.encode({field.name: value for field, value in values if value != field.default}).decode()


def _bare(row: Any) -> dict[str, Any]:
    names = ("id", "group", "undoes", "action", "at", "user_id", "host", "list_id", "outcome")
    bare = dict(zip(names, row, strict=False))
    as_kept = {"action": Action(bare["action"]), "at": datetime.fromisoformat(bare["at"])}
    return bare | as_kept | {"outcome": Outcome(bare["outcome"])}


def _decoders(kind: type[Entry]) -> tuple[msgspec.json.Decoder[Any], ...]:
    hints = get_type_hints(kind)
    return tuple(msgspec.json.Decoder(hints[name]) for name in ("before", "after", "result"))


_KEPT = {action: _decoders(kind) for action, kind in ENTRY_TYPES.items()}
