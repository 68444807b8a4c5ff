from __future__ import annotations

from typing import Any


def test_comments_of_a_card(rest: Any) -> None:
    rest.portal.database.insert(
        "timeline_comment",
        {"entity_type_id": 3, "entity_id": 5, "created": 1_750_000_000, "author_id": 7, "comment": "[b]да[/b]"},
    )
    params = {"filter": {"ENTITY_TYPE": "contact", "ENTITY_ID": 5}, "order": {"ID": "DESC"}}
    row = rest.result("crm.timeline.comment.list", params)[0]
    assert (row["COMMENT"], row["AUTHOR_ID"], row["ENTITY_TYPE"]) == ("[b]да[/b]", "7", "contact")
    assert row["CREATED"].endswith("+03:00")
    assert rest.status("crm.timeline.comment.list", filter={"ENTITY_ID": 5}) == 400
    rest.control("hide_cards", ids=[5])
    rest.control("admin", on=False)
    assert rest.refusal("crm.timeline.comment.list", params)[1] == ""
