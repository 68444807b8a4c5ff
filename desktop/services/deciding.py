"""Resolve ambiguous rows of a file, one by one or many by a rule, and remember that for the next file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.domain.call_list import COMPANY
from desktop.domain.deciding import NOBODY, Rule, chosen_by, key_of
from desktop.domain.matching import EachCardOnce, Match, Verdict, decide, leave_out
from desktop.importing.rows import Candidate
from desktop.services.matching import Matching, in_turns, wanted_of
from desktop.services.session import Session, log


async def choose(matching: Matching, row: int, card_id: int | None) -> Matching:
    """Return the matching with an ambiguous row assigned to one of its candidates; None leaves it open again.

    If two rows have the same card, the first gets it. Raises ValueError for a card that is no candidate.
    """
    chosen = {other: card for other, card in matching.chosen.items() if other != row}
    if card_id is not None:
        chosen[row] = card_id
    return await _with_chosen(matching, chosen)


async def choose_rest(matching: Matching, candidates: Sequence[Candidate], rule: Rule, session: Session) -> Matching:
    """Return the matching with a rule applied to all open rows; those that it can't resolve stay open."""
    companies = {id_: card.name for (kind, id_), card in session.known.cards.items() if kind == COMPANY}
    chosen = dict(matching.chosen)
    async for candidate, match in in_turns(zip(candidates, matching.matches, strict=True)):
        card_id = chosen_by(rule, match, candidate.company, matching.cards, companies)
        if card_id is not None:
            chosen[match.row] = card_id
    return await _with_chosen(matching, chosen)


async def recall(session: Session, candidates: Sequence[Candidate], matching: Matching) -> Matching:
    """Return the matching with rows resolved as in an earlier file, where the candidates are the same."""
    if not matching.counts.get(Verdict.AMBIGUOUS, 0):
        return matching
    decided = await session.decisions.load()
    chosen: dict[int, int] = {}
    async for candidate, match in in_turns(zip(candidates, matching.alone, strict=True)):
        if match.verdict is Verdict.AMBIGUOUS:
            card_id = decided.get(key_of(wanted_of(candidate), match.candidates))
            if card_id == NOBODY or card_id in match.candidates:
                chosen[match.row] = card_id
    return await _with_chosen(matching, chosen) if chosen else matching


async def remember_decisions(
    session: Session, candidates: Sequence[Candidate], before: Matching, after: Matching
) -> None:
    """Save for the next file what was resolved since `before`; if that fails, it still applies to this file."""
    changed: dict[str, int | None] = {}
    rows = {row for row in {*before.chosen, *after.chosen} if before.chosen.get(row) != after.chosen.get(row)}
    async for candidate, match in in_turns(zip(candidates, after.alone, strict=True)):
        if match.row in rows:
            changed[key_of(wanted_of(candidate), match.candidates)] = after.chosen.get(match.row)
    try:
        await session.decisions.put(changed)
    except OSError as error:
        log.warning("what was decided could not be saved: %s", error.strerror)


async def _with_chosen(matching: Matching, chosen: Mapping[int, int]) -> Matching:
    once, matches, counts = EachCardOnce(), list[Match](), dict.fromkeys(Verdict, 0)
    async for alone in in_turns(matching.alone):
        card_id = chosen.get(alone.row)
        if card_id is not None:
            alone = leave_out(alone) if card_id == NOBODY else decide(alone, card_id)
        matches.append(once.take(alone))
        counts[matches[-1].verdict] += 1
    return replace(matching, matches=tuple(matches), counts=counts, chosen=chosen)
