"""`crm.timeline.comment.list` (contract 6.3)."""

from __future__ import annotations

from typing import Any

from desktop.portal import filters_legacy, php, rights
from desktop.portal.errors import access_denied, legacy_error
from desktop.portal.fields import SYMBOLS, as_text
from desktop.portal.registry import RestAnswer, RestCall, method

_COLUMNS = {
    "ID": ("id", "integer"),
    "ENTITY_ID": ("entity_id", "integer"),
    "CREATED": ("created", "datetime"),
    "AUTHOR_ID": ("author_id", "integer"),
    "COMMENT": ("comment", "string"),
}


@method("crm.timeline.comment.list", "crm")
def comment_list(call: RestCall) -> RestAnswer:
    """Answer `crm.timeline.comment.list`: the comments of one card, named by ENTITY_TYPE and ENTITY_ID."""
    filter_ = dict(php.entries(call.legacy_array("filter")))
    kind_text = php.to_text(filter_.get("ENTITY_TYPE", filter_.get("=ENTITY_TYPE"))).lower()
    entity_id = php.to_int(filter_.get("ENTITY_ID", filter_.get("=ENTITY_ID")))
    kind = SYMBOLS.get(kind_text.upper(), 0)
    if not kind or entity_id <= 0:
        raise legacy_error("ENTITY_ID and ENTITY_TYPE are required.")
    if not (call.user.is_admin or rights.may_read(call.portal, call.user, kind, entity_id)):
        raise access_denied()
    only = f"entity_type_id = {kind}"
    page = filters_legacy.page(call, "timeline_comment", _COLUMNS, only, unsortable=("ENTITY_ID", "COMMENT"))
    select = php.texts(call.legacy_array("select"))
    rows: list[dict[str, Any]] = []
    for row in page.result:
        shown: dict[str, Any] = {
            name: as_text(call.portal.clock, kind, column, row) for name, (column, kind) in _COLUMNS.items()
        }
        shown |= {"ENTITY_TYPE": kind_text, "FILES": []}
        rows.append({name: value for name, value in shown.items() if not select or name in select or name == "ID"})
    return RestAnswer(rows, page.total, page.next)
