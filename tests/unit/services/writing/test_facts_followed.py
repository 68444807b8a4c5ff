"""The facts found by a check decide how the program reads and what it trusts."""

from dataclasses import replace

import pytest

from desktop.domain.journal import Outcome
from desktop.domain.objection import Objection
from desktop.domain.portal_facts import Facts
from desktop.services.refreshing import refresh
from desktop.services.writing.activities import DeleteList
from desktop.services.writing.carrying_out import carry_out
from desktop.services.writing.operation import prepare


@pytest.mark.parametrize("known", [False, True], ids=["not checked", "checked"])
async def test_pages_with_gaps_prove_no_end_once_a_check_has_seen_them(scene, known):
    """A portal that hides rows from a user whom the program takes for an administrator."""
    session = scene.session
    [list_id] = await scene.portal.control.call("add_lists", count=1, participants_each=70)
    first = next(row["id"] for row in await scene.portal.control.call("participants_of", list=list_id))
    await scene.portal.control.call("hide_cards", ids=[first])
    await scene.portal.control.call("admin", on=False)
    try:
        session.known.connection = replace(session.known.connection, administrator=True)
        if known:
            await session.facts.put(Facts(short_pages=True))
        await refresh(session, lambda _: None)
        membership = session.known.memberships[list_id]
        scene.list_id = list_id
        prepared = await scene.prepare(scene.wish(remove=[membership.card_ids[0]]))
    finally:
        await scene.portal.control.call("admin", on=True)
    assert len(membership) == 69
    assert (membership.may_hide, membership.settled) == (True, True)
    assert prepared.steps[0].plan.objections == (Objection.MAY_HIDE,)


@pytest.mark.parametrize(
    ("code", "outcome"),
    [("", Outcome.UNKNOWN), ("ACTIVITY_NOT_FOUND", Outcome.DONE), ("OTHER_CODE", Outcome.UNKNOWN)],
)
async def test_a_code_of_its_own_proves_a_deletion_once_a_check_has_seen_it(scene, code, outcome):
    await scene.session.facts.put(Facts(gone_code=code))
    prepared = await prepare(scene.session, [DeleteList(scene.list_id)])
    await scene.portal.control.call(
        "moment", method="crm.activity.get", action="fail", arguments={"code": "ACTIVITY_NOT_FOUND"}, repeat=True
    )
    done = await carry_out(scene.session, prepared)
    assert done.outcome is outcome
