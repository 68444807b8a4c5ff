"""Change the participants of a call list, or its CRM form: `crm.calllist.update` (contract 4.3, 4.9)."""

from collections.abc import Awaitable, Hashable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from desktop.bitrix24.line.reader import together
from desktop.bitrix24.methods import call_list_writing
from desktop.bitrix24.methods.update_watch import UpdateWatch, update_watch
from desktop.domain.call_list import Activity, CallList, Membership, Participant
from desktop.domain.journal import Outcome
from desktop.domain.journal_entries import (
    KeptMeanwhile,
    MembersAfter,
    MembersBefore,
    MembersEntry,
    MembersResult,
    People,
)
from desktop.domain.plans import FormWish, Include, Meanwhile, MemberPlan, Wish, outcome_of, plan_members
from desktop.services.existing_cards import look_for
from desktop.services.participants import whole_list
from desktop.services.session import Session
from desktop.services.writing.write import Finding, Write


@dataclass(frozen=True, slots=True)
class ChangeMembers(Write[MemberPlan, MembersEntry, MembersResult]):
    """Changes the participants and the form of one list: merged with its present state, sent whole."""

    entry = MembersEntry
    wish: Wish

    @property
    def key(self) -> Hashable:
        """The list: an action changes its participants only once."""
        return "list", self.wish.list_id

    def including(self, include: Include) -> "ChangeMembers":
        """Return the change including people who are otherwise left out."""
        return replace(self, wish=replace(self.wish, include=include))

    async def plan(self, session: Session, shown: MemberPlan | None = None, *, certain: bool = False) -> MemberPlan:
        """Read the list (twice before a write, until two readings agree) and which cards exist."""
        list_id, add = self.wish.list_id, self.wish.add
        known, row = session.known.memberships.get(list_id), session.known.call_lists.get(list_id)
        # The phones of those who come may be others by now: they are asked for again, even if they were shown.
        coming = set(add) if session.own_stop_list else set[int]()
        readable, deleted = dict(shown.readable) if shown else {}, set[int]()
        asked = set(readable) - coming
        parts: list[Awaitable[Any]] = [_read(session, list_id, twice=certain)]
        if row and row.changeable:
            # The cards of known participants are looked for while the list is read, to share the requests.
            early = {*add, *(known.card_ids if known else ())} - asked
            parts.append(look_for(session, row.kind, early, early.intersection(add)))
            asked |= early
        (call_list, activity, membership), *found = await together(parts)
        while call_list.changeable and (unasked := {*membership.card_ids, *add} - asked):
            found.append(await look_for(session, call_list.kind, unasked, unasked.intersection(add)))
            asked |= unasked
            if certain:  # operators went on meanwhile, and a write must follow the last reading directly
                call_list, activity, membership = await _read(session, list_id, twice=True)
        for part in found:
            readable |= part.readable
            deleted |= part.deleted
        await session.learn.members_if_all(membership)
        plan = plan_members(
            self.wish,
            call_list,
            membership,
            activity,
            readable,
            deleted,
            stop_list=session.stopped_by_status(call_list.kind),
            by_phone=session.stop_rule.of_kind(call_list.kind),
            shown=shown,
        )
        return plan if shown is None else replace(plan, meanwhile=plan.since(shown))

    @classmethod
    def again(cls, entry: MembersEntry) -> "ChangeMembers":
        """Return the change that an entry records; people who leave lose no more than it says."""
        form = FormWish(entry.new_form[0]) if entry.new_form else None
        removal = Wish.leaving(entry.list_id, dict(entry.before.removed))
        return cls(replace(removal, add=entry.after.added, form=form, include=entry.after.include))

    def intent(self, plan: MemberPlan) -> tuple[MembersBefore, MembersAfter]:
        """Keep everyone with their status, the form, and what is sent."""
        before = MembersBefore(
            kind=plan.call_list.kind,
            form=plan.call_list.form_id,
            kept=_people(plan.kept),
            removed=_people(plan.removed),
            dead=_people(plan.dead),
            meanwhile=_kept(plan.meanwhile),
        )
        return before, MembersAfter(added=plan.added, sent=plan.sent, form=plan.form_id, include=self.wish.include)

    def watch(self, plan: MemberPlan) -> UpdateWatch | None:
        """Return what reads the participants of a small list meanwhile: the portal may roll statuses back."""
        return update_watch(plan.list_id, len(plan.kept) + len(plan.removed) + len(plan.dead))

    async def send(self, session: Session, plan: MemberPlan, watching: UpdateWatch | None) -> MembersResult:
        """Replace the whole membership (crm.calllist.update)."""
        beside = watching.beside if watching else None
        call_list = plan.call_list
        await call_list_writing.update(
            session.client, call_list.id, call_list.kind, plan.sent, plan.form_id, beside=beside
        )
        return MembersResult()

    @staticmethod
    async def found_out(
        session: Session, entry: MembersEntry, sent: MembersResult | None, watching: UpdateWatch | None = None
    ) -> Finding[MembersResult]:
        """Read the list back: who is absent, still in it, or has another status than before; its form and activity.

        `other_status` are people whose status an operator changed meanwhile. `dead_gone` were left out because their
        card was deleted, and the portal dropped them from the list. `rolled_back` got a status during the update that
        the portal then overwrote with what it had read at the start (contract 4.3). `came` were added by others since
        the plan, `overwritten` were added by others and deleted by the update. `activity` is 0 when no visible one
        shows the list to operators.
        """
        call_list, activity, after = await _read(session, entry.list_id, twice=sent is None)
        await session.learn.call_list(call_list, activity, after)
        there, before, wanted = after.statuses, entry.before, entry.after
        removed = [card_id for card_id, _ in before.removed]
        spoken_of = {card_id for card_id, _ in (*before.kept, *before.removed, *before.dead)}.union(wanted.added)
        result = MembersResult(
            absent=tuple(card_id for card_id in wanted.sent if card_id not in there),
            still_in=tuple(card_id for card_id in removed if card_id in there),
            dead_gone=tuple(card_id for card_id, _ in before.dead if card_id not in there),
            other_status=tuple(
                (card_id, status, there[card_id])
                for card_id, status in before.kept
                if there.get(card_id, status) != status
            ),
            came=tuple(card_id for card_id in there if card_id not in spoken_of),
            form=call_list.form_id,
            activity=activity.id if activity else 0,
        )
        if watching is not None:
            result = replace(
                result,
                rolled_back=tuple(watching.rolled_back(dict(before.kept), there).items()),
                overwritten=tuple(card_id for card_id in watching.came(spoken_of) if card_id not in there),
            )
        form_changed = (call_list.form_id,) == entry.new_form if entry.new_form else None
        if sent is None:
            return Finding(outcome_of(there, wanted.added, removed, form_changed=form_changed), result)
        if form_changed is False and not wanted.added and not removed:
            return Finding(Outcome.NOT_DONE, replace(result, passed_over=True))
        return Finding(Outcome.DONE, result)


def _people(participants: Iterable[Participant]) -> People:
    return tuple((participant.card_id, participant.status) for participant in participants)


def _kept(meanwhile: Meanwhile) -> KeptMeanwhile:
    form = () if meanwhile.form is None else (meanwhile.form.form_id,)
    return KeptMeanwhile(came=meanwhile.came, went=meanwhile.went, form=form)


def _read(session: Session, list_id: int, *, twice: bool) -> Awaitable[tuple[CallList, Activity | None, Membership]]:
    return whole_list(session, list_id, certain=not session.sees_all, twice=twice)
