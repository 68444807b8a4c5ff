"""Make a call list: `crm.calllist.add`, then subject and responsible of its activity (contract 4.2, 4.8, 4.9)."""

from collections.abc import Awaitable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.bitrix24.line.reader import together
from desktop.bitrix24.methods import call_list_writing, call_lists
from desktop.bitrix24.methods.update_watch import UpdateWatch
from desktop.domain.journal import Outcome
from desktop.domain.journal_entries import CreationAfter, CreationBefore, CreationEntry, CreationResult
from desktop.domain.list_plans import ActivityWish, CreationPlan, NewList, plan_creation
from desktop.domain.plans import Include
from desktop.services.existing_cards import look_for
from desktop.services.participants import participants, whole_list
from desktop.services.session import Session
from desktop.services.writing.activities import ChangeActivity
from desktop.services.writing.write import AnyWrite, Finding, Write


@dataclass(frozen=True, slots=True)
class CreateList(Write[CreationPlan, CreationEntry, CreationResult]):
    """Makes a list, never twice: if the answer is lost, it is looked for by creator and participants."""

    entry = CreationEntry
    wish: NewList

    @property
    def key(self) -> Hashable:
        """The kind, the subject and the responsible user."""
        return "new", self.wish.kind, self.wish.subject, self.wish.responsible_id

    def including(self, include: Include) -> "CreateList":
        """Return the list including people who are otherwise left out."""
        return replace(self, wish=replace(self.wish, include=include))

    async def plan(
        self, session: Session, shown: CreationPlan | None = None, *, certain: bool = False
    ) -> CreationPlan:
        """Find out which cards exist and, if `certain`, which list is the newest."""
        wish = self.wish
        parts: list[Awaitable[Any]] = [look_for(session, wish.kind, (), wish.card_ids)]
        if certain:
            parts.append(call_lists.newest(session.foreground))
        found, *newest = await together(parts)
        return plan_creation(
            wish,
            found.readable,
            newest[0] if newest else 0,
            stop_list=session.stopped_by_status(wish.kind),
            by_phone=session.stop_rule.of_kind(wish.kind),
            shown=shown,
        )

    @classmethod
    def again(cls, entry: CreationEntry) -> "CreateList":
        """Return the list that an entry records."""
        after = entry.after
        wish = NewList(after.kind, after.added, after.form, after.subject, after.responsible)
        return cls(replace(wish, include=after.include, drawn_from=after.drawn_from))

    def intent(self, plan: CreationPlan) -> tuple[CreationBefore, CreationAfter]:
        """Keep the newest list before, and the whole wish."""
        wish, added = plan.wish, set(plan.added)
        after = CreationAfter(
            kind=wish.kind,
            added=plan.added,
            form=wish.form_id,
            subject=wish.subject,
            responsible=wish.responsible_id,
            drawn_from=tuple(seen for seen in wish.drawn_from if seen[1] in added),
            include=wish.include,
        )
        return CreationBefore(newest=plan.newest), after

    async def send(self, session: Session, plan: CreationPlan, watching: UpdateWatch | None) -> CreationResult:
        """Make the list (crm.calllist.add)."""
        wish = plan.wish
        return CreationResult(list=await call_list_writing.add(session.client, wish.kind, plan.added, wish.form_id))

    @staticmethod
    async def found_out(
        session: Session, entry: CreationEntry, sent: CreationResult | None, watching: UpdateWatch | None = None
    ) -> Finding[CreationResult]:
        """Read the new list back: who is absent, its form, and its activity (0 when it has none)."""
        if sent is not None:
            return Finding(Outcome.DONE, await _look_at(session, sent.list, entry.after.added))
        made = await call_lists.made_after(session.foreground, entry.before.newest, entry.user_id)
        alike = [call_list for call_list in made if call_list.kind == entry.after.kind]
        readings = await together([participants(session, call_list.id) for call_list in alike])
        members, wanted = [set(reading.card_ids) for reading in readings], set(entry.after.added)
        found = [call_list for call_list, ids in zip(alike, members, strict=True) if ids == wanted]
        if len(found) == 1:
            return Finding(Outcome.DONE, await _look_at(session, found[0].id, entry.after.added))
        if found or any(not ids or ids & wanted for ids in members):  # an empty list is still being made (trap 77)
            return Finding(Outcome.UNKNOWN, CreationResult(lists=tuple(call_list.id for call_list in alike)))
        return Finding(Outcome.NOT_DONE, CreationResult())

    def then(self, entry: CreationEntry) -> Sequence[AnyWrite]:
        """Return the change that gives its activity the subject and the responsible user wished for, if any."""
        if not self.wish.subject and self.wish.responsible_id is None:
            return ()
        subject = self.wish.subject or None
        return (ChangeActivity(ActivityWish(entry.result.list, subject, self.wish.responsible_id)),)


async def _look_at(session: Session, list_id: int, wanted: Sequence[int]) -> CreationResult:
    call_list, activity, membership = await whole_list(session, list_id, expected=len(wanted))
    await session.learn.call_list(call_list, activity, membership)
    there = set(membership.card_ids)
    absent = tuple(card_id for card_id in wanted if card_id not in there)
    number = activity.id if activity else 0
    return CreationResult(list=list_id, absent=absent, activity=number, form=call_list.form_id)
