"""Check all call lists from what is known, read what that lacks, and make writes of what was found."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from desktop.bitrix24.line.paging import slices
from desktop.domain import checks, numbering
from desktop.domain.call_list import CHANGEABLE_KINDS, Visibility
from desktop.domain.findings import OF_PEOPLE, Checked, Finding, FindingKind
from desktop.domain.list_plans import ActivityWish
from desktop.domain.overview import list_rows
from desktop.domain.plans import Wish
from desktop.domain.repeated_phones import PhoneKeys
from desktop.domain.status import IN_WORK
from desktop.domain.status_mark import Mark
from desktop.services.list_reading import read_cards
from desktop.services.session import Progress, ProgressStep, Session, Subject
from desktop.services.writing.activities import ChangeActivity
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.write import AnyWrite

_CARDS_AT_ONCE = 2_500
"""Cards read in one request, and taken in together: more would hold the window."""


async def check_lists(session: Session, keys: PhoneKeys, *, days: int) -> Checked:
    """Return what is wrong in the lists of a portal; a call in the last `days` elsewhere counts. Asks for nothing.

    `keys` are kept by the caller from check to check. The rules run in a thread, on a copy of what is known. Raises
    sqlite3.Error.
    """
    since = session.portal_clock.now() - timedelta(days=days)
    recent = await session.history.recent(since)
    await session.learn.cards_known()
    await session.own_stop_list.settled()
    stopped = {}
    for kind in CHANGEABLE_KINDS:
        await asyncio.sleep(0)  # each takes some 10 ms with 100 000 participants
        stopped[kind] = session.stop_list(kind)
    basis = checks.Basis(
        known=replace(
            session.known,
            call_lists=dict(session.known.call_lists),
            memberships=dict(session.known.memberships),
            cards=dict(session.known.cards),
            missing_cards=set(session.known.missing_cards),
            users=dict(session.known.users),
        ),
        stopped=stopped,
        final_codes=session.final_codes,
        again_codes=session.marked(Mark.CALL_AGAIN),
        since=since,
        movements=recent.movements,
        begun={list_id: remembered.since for list_id, remembered in recent.lists.items()},
        forms=session.listed_forms,
        troubled=frozenset(session.list_problems),
    )
    return await asyncio.to_thread(_check, basis, keys)


async def read_missing_cards(session: Session, progress: Progress) -> None:
    """Read the cards of people in lists in progress that were not read yet. Raises Problem; what was read stays."""
    await session.learn.cards_known()
    known, wanted = session.known, dict[int, dict[int, None]]()
    for row in list_rows(known, tallied=False):
        kind = row.call_list.kind
        if row.visibility is Visibility.ACTIVE and row.call_list.changeable and row.membership is not None:
            for card_id in row.membership.card_ids:
                if (kind, card_id) not in known.cards and (kind, card_id) not in known.missing_cards:
                    wanted.setdefault(kind, {})[card_id] = None
        await asyncio.sleep(0)
    total = sum(map(len, wanted.values()))
    done = 0

    def step(read: ProgressStep) -> None:
        progress(ProgressStep(Subject.CARDS, done + read.done, total))

    for kind, card_ids in wanted.items():
        for part in slices(card_ids, _CARDS_AT_ONCE):
            await read_cards(session, session.foreground, kind, part, step)
            done += len(part)


def repairs(findings: Iterable[Finding]) -> list[AnyWrite]:
    """Return the writes that repair findings for which nothing has to be chosen: one a list, and one an activity.

    Only people who are still to be called leave a list: whoever gets a result meanwhile stays.
    """
    leaving: dict[int, dict[int, str]] = {}
    completing: dict[int, bool] = {}
    for finding in findings:
        if finding.kind in OF_PEOPLE:
            leaving.setdefault(finding.list_id, {})[finding.card_id] = IN_WORK
        elif finding.kind in _COMPLETED:
            completing[finding.list_id] = _COMPLETED[finding.kind]
    removals = [ChangeMembers(Wish.leaving(list_id, people)) for list_id, people in sorted(leaving.items())]
    activities = [
        ChangeActivity(ActivityWish(list_id, completed=completed))
        for list_id, completed in sorted(completing.items())
    ]
    return [*removals, *activities]


_COMPLETED = {FindingKind.NOT_COMPLETED: True, FindingKind.NOT_DONE: False}
"""Whether the activity of a list is completed by the repair."""
AT_ONCE = OF_PEOPLE | _COMPLETED.keys()
"""Kinds that `repairs` repairs, any number of them together; for the others something has to be chosen."""


def _check(basis: checks.Basis, keys: PhoneKeys) -> Checked:
    numbering.load()
    return checks.check(basis, keys)
