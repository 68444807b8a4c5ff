"""Finish an interrupted action: its steps that are still planned, on the lists in their present state."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.domain.call_list import Membership
from desktop.domain.journal import Entry, Outcome
from desktop.domain.journal_entries import CreationEntry
from desktop.domain.moves import Move, in_both, leaving, list_of, moves_of, settle
from desktop.domain.plans import Include, Wish
from desktop.domain.problem import Cause, Problem
from desktop.services.session import Session
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.operation import Operation, Prepared, work_out
from desktop.services.writing.settling import readings_of, settling_writes, undoes_half
from desktop.services.writing.write import AnyWrite, kind_of


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An interrupted action: its entries in the journal, and where its people are.

    `in_both` are people who are in two lists and should be in one, by move. `unknown`: the outcome of one of its
    steps is unknown, so neither finishing nor undoing is offered. `undoes_half`: it undoes an action that was half
    done, so it can only be finished; undoing it would leave that action half done again.
    """

    group: int
    entries: tuple[Entry, ...]
    in_both: tuple[tuple[Move, tuple[int, ...]], ...]
    unknown: bool
    undoes_half: bool = False

    @property
    def can_finish(self) -> bool:
        """Whether the journal holds enough to finish it."""
        pending = [entry for entry in self.entries if entry.outcome is Outcome.PLANNED]
        held = any(kind_of(entry).again(entry) is not None for entry in pending)
        return not self.unknown and (held or not pending)


async def open_actions(session: Session) -> list[OpenAction]:
    """Return the interrupted actions, oldest first; raises Problem.

    One of which nothing was done is given up silently, unless it undoes an action that was half done. So is one that
    turns out to have nothing left to do.
    """
    found = []
    for group in await session.journal.open_groups():
        entries = await session.journal.group(group)
        outcomes, half = {entry.outcome for entry in entries}, await undoes_half(session, group)
        if not half and not outcomes & {Outcome.DONE, Outcome.UNKNOWN, Outcome.INTENDED}:
            await session.journal.give_up(group)
            continue
        unknown = _unknown(entries)
        moves, readings = await _moves(session, entries)
        if not unknown and Outcome.PLANNED not in outcomes and not any(settle(move, readings) for move in moves):
            await session.journal.settle(group)
            continue
        both = tuple((move, people) for move in moves if (people := in_both(move, readings)))
        found.append(OpenAction(group, tuple(entries), both, unknown, half))
    return found


async def known_state(session: Session, group: int) -> OpenAction:
    """Return what is known of an interrupted action, without asking the portal."""
    entries, memberships = await session.journal.group(group), session.known.memberships
    moves = [move for move in moves_of(entries) if {move.source, *move.targets} <= memberships.keys()]
    both = tuple((move, people) for move in moves if (people := in_both(move, memberships)))
    return OpenAction(group, tuple(entries), both, _unknown(entries), await undoes_half(session, group))


async def prepare_finish(session: Session, group: int) -> Prepared:
    """Work out how to finish an interrupted action. Raises Problem."""
    entries = await session.journal.group(group)
    return await work_out(session, Finish(group, entries[0].undoes))


@dataclass(frozen=True, slots=True)
class Finish(Operation):
    """The rest of an action: its planned steps, for people who are still where they were.

    Those who came to a list and meanwhile got a result in the other one leave the first again.
    """

    group: int
    undoes: int
    include: Include | None = None

    def including(self, include: Include) -> "Finish":
        """Return the operation including people who are otherwise left out of call lists."""
        return replace(self, include=include)

    async def writes(self, session: Session, *, anew: bool) -> Sequence[AnyWrite]:
        """Return the remaining writes; none while it is unknown whether people reached the list they move to."""
        entries = await session.journal.group(self.group)
        if _unknown(entries):
            return ()
        moves, readings = await _moves(session, entries)
        made = {list_of(entry) for entry in entries if isinstance(entry, CreationEntry)}
        writes: list[AnyWrite] = []
        for move in moves:
            settlement = settle(move, readings)
            if waiting := _waiting(move, entries):
                people = {**{card_id: move.people[card_id] for card_id in settlement.leave}, **waiting}
                writes.append(ChangeMembers(Wish.leaving(move.source, people)))
                settlement = replace(settlement, leave=(), ends=False)
            writes += settling_writes(move, settlement, readings, made)
        settled = {("list", move.source) for move in moves}
        for entry in entries:
            write = kind_of(entry).again(entry) if entry.outcome is Outcome.PLANNED else None
            if write is not None and write.key not in settled:
                writes.append(write if self.include is None else write.including(self.include))
        return writes


def _unknown(entries: Sequence[Entry]) -> bool:
    """Return whether the outcome of a step is unknown."""
    return any(entry.outcome in {Outcome.UNKNOWN, Outcome.INTENDED} for entry in entries)


def _waiting(move: Move, entries: Sequence[Entry]) -> dict[int, str]:
    """Return the people who will leave the source of a move for a list yet to be made, with their statuses."""
    planned = [entry for entry in entries if entry.outcome is Outcome.PLANNED]
    creations = [entry for entry in planned if isinstance(entry, CreationEntry) and entry.kind == move.kind]
    people = {card_id for entry in creations for card_id in entry.after.added}
    return {
        card_id: status
        for entry in planned
        if entry.list_id == move.source
        for card_id, status in leaving(entry).items()
        if card_id in people
    }


async def _moves(session: Session, entries: Sequence[Entry]) -> tuple[Sequence[Move], dict[int, Membership]]:
    """Return the moves of an action and readings of their lists; none when one of the lists no longer exists."""
    moves = moves_of(entries)
    try:
        return moves, await readings_of(session, moves)
    except Problem as problem:
        if problem.cause is not Cause.REFUSED or problem.code.upper() != "LIST_ID_ERROR":
            raise
        return (), {}
