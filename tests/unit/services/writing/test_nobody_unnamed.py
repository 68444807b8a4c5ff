"""No update deletes people whom its plan did not name: on the embedded portal, wherever it hides or ties rows."""

import random
from dataclasses import replace

import pytest

from desktop.domain.journal import Outcome
from desktop.domain.objection import Objection

PATTERNS = ("beginning", "middle", "end", "alternating", "all but one", "none")
AS_IT_WAS = {
    "ties_by_window": False,
    "hidden_from_administrators": False,
    "unlisted_cards": [],
    "hidden_survive_update": True,
}


def hidden_of(ids, pattern, dice):
    third = len(ids) // 3
    match pattern:
        case "beginning":
            return ids[: third or 1]
        case "middle":
            return ids[third : 2 * third]
        case "end":
            return ids[-third or -1 :]
        case "alternating":
            return ids[:: dice.choice((2, 3))]
        case "all but one":
            spared = dice.choice(ids)
            return [card_id for card_id in ids if card_id != spared]
    return []


class Many:
    """A long list on the portal of the scene, read as a user from whom some rows are hidden."""

    def __init__(self, scene):
        self.scene, self.control = scene, scene.portal.control.call

    async def make(self, ids, hidden, *, administrator, ties=0):
        [self.scene.list_id] = await self.control("add_lists", ids=ids)
        await self.control("hide_cards", ids=hidden)
        if ties:
            await self.control("tie_edges", list=self.scene.list_id, every=ties, size=4)
        await self.control("admin", on=administrator)
        await self.control("switch", hidden_from_administrators=administrator, ties_by_window=True)
        session = self.scene.session
        session.known.connection = replace(session.known.connection, administrator=administrator)

    async def as_it_was(self, hidden=()):
        await self.control("hide_cards", ids=list(hidden), hidden=False)
        await self.control("admin", on=True)
        await self.control("switch", **AS_IT_WAS)

    async def change(self, add=(), remove=()):
        """Carry out a change, and check that only people named by its plan are gone."""
        before = await self.scene.there()
        report = await self.scene.carry_out(await self.scene.prepare(self.scene.wish(add, remove)), insisted=True)
        after = await self.scene.there()
        named = {participant.card_id for participant in report.plan.removed}
        assert set(after) == (set(before) - named) | set(report.plan.added)
        assert all(after[card_id] == status for card_id, status in before.items() if card_id in after)
        return report


@pytest.mark.parametrize("administrator", [True, False])
async def test_nobody_unnamed_is_deleted(scene, administrator):
    many, everybody = Many(scene), await scene.outsiders(420)
    new = await scene.outsiders(1)
    dice = random.Random(45)
    for number, pattern in enumerate(PATTERNS * 2):
        size = dice.choice((7, 60, 136, 300, 420))
        ids = dice.sample(everybody, size)
        hidden = hidden_of(ids, pattern, dice)
        seen = [card_id for card_id in ids if card_id not in hidden]
        try:
            await many.make(ids, hidden, administrator=administrator, ties=(0, 50, 25)[number % 3])
            left_out = dice.sample(seen, min(2, len(seen) - 1))
            await many.control("switch", unlisted_cards=left_out)
            report = await many.change(add=new, remove=[seen[-1]] if len(seen) > 1 else [])
            assert report.outcome is Outcome.DONE
            assert set(report.plan.sent) >= set(seen[:-1])
            assert report.plan.added == tuple(new)
        finally:
            await many.as_it_was(hidden)


@pytest.mark.parametrize("administrator", [True, False])
async def test_one_visible_at_the_end_of_2500_hidden_ones_stays(scene, administrator):
    many, ids = Many(scene), await scene.outsiders(2500)
    try:
        await many.make(ids, ids[:-1], administrator=administrator)
        report = await many.change(add=await scene.outsiders(1))
        assert report.outcome is Outcome.DONE
        assert report.plan.kept[0].card_id == ids[-1]
    finally:
        await many.as_it_was()


async def test_ties_at_the_edges_do_not_make_a_list_unchangeable(scene):
    many, ids = Many(scene), await scene.outsiders(136)
    try:
        await many.make(ids, [], administrator=True, ties=25)
        report = await many.change(remove=[ids[0]])
        assert report.outcome is Outcome.DONE
        assert report.plan.objections == ()
    finally:
        await many.as_it_was()


async def test_living_people_whom_the_portal_does_not_list_are_not_taken_for_deleted_ones(scene):
    many, before = Many(scene), list(await scene.there())
    await many.control("switch", unlisted_cards=before[:5])
    await many.control("delete_cards", ids=before[5:7])
    await many.control("operator_status", list=scene.list_id, participant=before[0], status="SUCCESS")
    try:
        report = await many.change(remove=[before[1], before[9]])
        assert {participant.card_id for participant in report.plan.dead} == set(before[5:7])
        assert {participant.card_id for participant in report.plan.removed} == {before[1], before[9]}
        assert (await scene.there())[before[0]] == "SUCCESS"
        assert report.entry.result.dead_gone == ()
    finally:
        await many.as_it_was()


async def test_who_can_not_be_proven_to_be_deleted_is_sent_and_told_of(scene):
    many, before = Many(scene), list(await scene.there())
    refusal = {"code": "ACCESS_DENIED", "status": 400}
    await many.control("switch", unlisted_cards=before[:1])
    await many.control("moment", method="crm.item.get", action="fail", repeat=True, arguments=refusal)
    try:
        report = await many.change(remove=before[:2])
        assert report.plan.unread == (before[0],)
        assert report.plan.objections == (Objection.MAY_HIDE,)
        assert report.outcome is Outcome.DONE
        assert before[0] in await scene.there()
    finally:
        await many.as_it_was()


async def test_those_left_out_are_looked_for_after_the_update(scene):
    """Another version of the portal, or another user meanwhile, deletes the rows of deleted cards too."""
    many, before = Many(scene), list(await scene.there())
    await many.control("delete_cards", ids=before[:2])
    gone = {"list": scene.list_id, "ids": [before[0]]}
    await many.control("moment", method="crm.calllist.update", action="remove_participants", arguments=gone)
    report = await scene.carry_out(await scene.prepare(scene.wish(remove=before[4:5])))
    assert report.outcome is Outcome.DONE
    assert report.entry.result.dead_gone == (before[0],)
