from dataclasses import dataclass

import pytest

from desktop.domain.findings import Finding, FindingKind, Gap
from desktop.domain.list_plans import ActivityWish
from desktop.domain.plans import Wish
from desktop.domain.repeated_phones import PhoneKeys
from desktop.domain.status import IN_WORK
from desktop.portal.process import PortalProcess
from desktop.services.checking import check_lists, read_missing_cards, repairs
from desktop.services.list_reading import read_forms
from desktop.services.portals import Portals
from desktop.services.refreshing import refresh
from desktop.services.writing.activities import ChangeActivity
from desktop.services.writing.members import ChangeMembers


@dataclass(frozen=True)
class Size:
    lists: int
    each: int
    cards: int
    requests: int


SIZES = [
    pytest.param(Size(4, 60, 300, 1), id="4x60"),
    pytest.param(Size(40, 500, 20_000, 8), id="40x500", marks=pytest.mark.long),
]


@pytest.mark.parametrize("size", SIZES)
async def test_a_check_asks_for_nothing_and_phones_take_few_requests(tmp_path, size):
    made = {"call_lists": size.lists, "participants": size.each, "contacts": size.cards, "companies": 0}
    with PortalProcess(plain=True, limits="off", **made) as portal:
        portals = Portals(tmp_path)
        session = await portals.open(portal.webhook)
        await refresh(session, lambda step: None)
        await portal.control.call("requests", reset=True)
        before = await check_lists(session, PhoneKeys(), days=7)
        idle = await portal.control.call("requests", reset=True)
        people = {card_id for membership in session.known.memberships.values() for card_id in membership.card_ids}
        steps = []
        await read_missing_cards(session, steps.append)
        read = await portal.control.call("requests", reset=True)
        after = await check_lists(session, PhoneKeys(), days=7)
        idle_again = await portal.control.call("requests")
        await portals.close()
    assert idle["count"] == idle_again["count"] == 0
    assert before.gaps[Gap.CARDS_UNREAD] == len(people)
    assert FindingKind.NO_PHONE in before.unchecked
    assert read["count"] <= size.requests
    assert {name for entry in read["requests"] for name in entry["commands"]} == {"crm.item.list"}
    assert (steps[-1].done, steps[-1].total) == (len(people), len(people))
    assert Gap.CARDS_UNREAD not in after.gaps
    assert FindingKind.NO_PHONE not in after.unchecked
    assert any(finding.kind is FindingKind.NO_PHONE for finding in after.findings)


@pytest.fixture
def portal():
    with PortalProcess(plain=True, limits="off", contacts=60, companies=0, call_lists=2, participants=20) as running:
        yield running


async def test_forms_are_known_once_the_portal_has_listed_them(portal, session):
    await portal.control.call("set_form", list=1, form=1)
    await refresh(session, lambda step: None)
    assert (await check_lists(session, PhoneKeys(), days=7)).gaps[Gap.FORMS_UNKNOWN] >= 1
    await read_forms(session)
    assert Gap.FORMS_UNKNOWN not in (await check_lists(session, PhoneKeys(), days=7)).gaps


async def test_a_portal_that_does_not_list_forms_leaves_them_unchecked(portal, session):
    await portal.control.call("set_form", list=1, form=99)
    await portal.control.call("switch", form_list=False)
    await refresh(session, lambda step: None)
    await read_forms(session)
    checked = await check_lists(session, PhoneKeys(), days=7)
    assert FindingKind.FORM_GONE in checked.unchecked
    assert not any(finding.kind is FindingKind.FORM_GONE for finding in checked.findings)


async def test_a_page_of_forms_that_is_full_proves_nothing(portal, session, monkeypatch):
    monkeypatch.setattr("desktop.services.list_reading._ALL_FORMS", 2)
    await refresh(session, lambda step: None)
    await read_forms(session)
    assert session.listed_forms is None


async def test_hidden_participants_are_told_of(portal, session):
    await portal.control.call("admin", on=False)
    await refresh(session, lambda step: None)
    gaps = (await check_lists(session, PhoneKeys(), days=7)).gaps
    assert gaps.get(Gap.HIDDEN, 0) + gaps.get(Gap.NOT_VISIBLE, 0) == 2


def test_repairs_are_one_write_a_list():
    findings = [
        Finding(FindingKind.NO_PHONE, 20, 3, 5),
        Finding(FindingKind.SEVERAL_LISTS, 10, 3, 6, other_list=5),
        Finding(FindingKind.ON_STOP_LIST, 20, 3, 5),
        Finding(FindingKind.SAME_PHONE, 20, 3, 7, other_card=8),
        Finding(FindingKind.NOT_COMPLETED, 30, 3),
        Finding(FindingKind.NOT_DONE, 40, 3, card_ids=(1,)),
        Finding(FindingKind.CARD_GONE, 50, 3, card_ids=(1,)),
        Finding(FindingKind.DISMISSED, 60, 3, about=9),
    ]
    assert repairs(findings) == [
        ChangeMembers(Wish.leaving(10, {6: IN_WORK})),
        ChangeMembers(Wish.leaving(20, {5: IN_WORK, 7: IN_WORK})),
        ChangeActivity(ActivityWish(30, completed=True)),
        ChangeActivity(ActivityWish(40, completed=False)),
    ]
