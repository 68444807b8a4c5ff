"""Words for call lists that are created or changed: who is added, the form, what went differently than planned."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from PySide6.QtCore import QCoreApplication

from desktop.domain.journal import Entry
from desktop.domain.journal_entries import NOT_KEPT, CreationEntry, MembersEntry, People
from desktop.domain.list_plans import CreationPlan
from desktop.domain.plans import MemberPlan
from desktop.domain.portal import Known
from desktop.domain.whereabouts import Whereabouts
from desktop.ui import names
from desktop.ui.names import people
from desktop.ui.writes.words import Line, Mark

translate = QCoreApplication.translate
_MOST_NUMBERS = 10
_FEW = 3
"""People who are named in the sentence that counts them; more are named behind it."""


def numbers(card_ids: Iterable[int]) -> str:
    """Return " #1, #2 …", the first few numbers, to follow a colon."""
    ids = list(card_ids)
    shown = ", ".join(f"#{card_id}" for card_id in ids[:_MOST_NUMBERS])
    return f" {shown}{'…' if len(ids) > _MOST_NUMBERS else ''}"


def everyone(known: Known, kind: int, card_ids: Iterable[int]) -> Callable[[], Sequence[str]]:
    """Return a function that names all these people."""
    ids = list(card_ids)
    return lambda: [names.named(known, kind, card_id) for card_id in ids]


def counted(text: str, known: Known, kind: int, card_ids: Iterable[int], mark: Mark = Mark.NOTE) -> Line:
    """Return a sentence about people, given as a text that counts them and ends in a colon."""
    ids = list(card_ids)
    if len(ids) <= _FEW:
        return Line(f"{text} {people(known, kind, ids)}", mark)
    return Line(f"{text.removesuffix(':')}.", mark, everyone(known, kind, ids))


def of_new_ones(known: Known, plan: MemberPlan | CreationPlan, sources: Iterable[int] = ()) -> list[Line]:
    """Return what to know about the people who are added to a list, and about those who are left out.

    People without a card are left out, and so are those on the stop list or without a phone unless they were
    included. `sources` are the lists that people come from, which don't count as other lists that they are in.
    """
    kind, lines = plan.kind, list[Line]()
    if plan.missing:
        text = translate("Plan", "%n without a card that you may read:", "", len(plan.missing))
        lines.append(counted(text, known, kind, plan.missing))
    stopped, stopped_by_phone = _by_reason(plan.stopped, plan.by_phone)
    included, included_by_phone = _by_reason(plan.on_stop_list, plan.by_phone)
    own = translate("Plan", "%n left out (phone on your stop list):", "", len(stopped_by_phone))
    for card_ids, text in (
        (stopped, translate("Plan", "%n left out (on the stop list):", "", len(stopped))),
        (stopped_by_phone, own),
        (plan.phoneless, translate("Plan", "%n left out (no phone):", "", len(plan.phoneless))),
        (included, translate("Plan", "%n on the stop list:", "", len(included))),
        (included_by_phone, translate("Plan", "%n on your stop list by phone:", "", len(included_by_phone))),
        (plan.without_phone, translate("Plan", "%n without a phone:", "", len(plan.without_phone))),
    ):
        if card_ids:
            lines.append(counted(text, known, kind, card_ids))
    whereabouts = Whereabouts(known, people=[(kind, card_id) for card_id in plan.added])
    besides = {plan.list_id, *sources}
    places = {c: [p for p in whereabouts.places(kind, c) if p.list_id not in besides] for c in plan.added}
    if elsewhere := [card_id for card_id, some in places.items() if some]:
        lists = sorted({place.list_id for some in places.values() for place in some}, reverse=True)
        text = translate("Plan", "%n in other lists too:", "", len(elsewhere)) + numbers(lists)
        lines.append(Line(text, names=everyone(known, kind, elsewhere)))
    return lines


def _by_reason(card_ids: Sequence[int], by_phone: Set[int]) -> tuple[list[int], list[int]]:
    """Return people on the stop list: those with a status that says so, and those who are on it by a phone alone."""
    return [c for c in card_ids if c not in by_phone], [c for c in card_ids if c in by_phone]


def form(form_id: int | None) -> str:
    """Return the form of a list for the journal."""
    if form_id is None:
        return translate("Journal", "no CRM form")
    return translate("Journal", "CRM form #{form}").format(form=form_id)


def with_statuses(entry: Entry, known: Known, who: People, most: int) -> str:
    """Return people of a list for the journal, each with a status."""
    statuses = {card_id: known.statuses.name_of(code) for card_id, code in who}
    return people(known, entry.kind, statuses, statuses, most=most)


def is_odd(entry: CreationEntry | MembersEntry) -> bool:
    """Return whether people are missing in the list, nobody sees those added, or the form is not the planned one."""
    return bool(entry.result.absent) or is_unseen(entry) or bool(odd_form(entry))


def is_unseen(entry: CreationEntry | MembersEntry) -> bool:
    """Return whether people were added to a list that no activity shows to operators."""
    return bool(entry.after.added) and not entry.result.activity


def odd_form(entry: CreationEntry | MembersEntry) -> list[str]:
    """Return which form a list has if that is not the planned one."""
    wanted, there = entry.after.form, entry.result.form
    if NOT_KEPT in (wanted, there) or wanted == there:
        return []
    if wanted is None:
        text = translate("Changes", "The list was to have no CRM form, but it has form #{there}.")
    elif there is None:
        text = translate("Changes", "The list was to have CRM form #{form}, but it has none: attach it again.")
    else:
        text = translate("Changes", "The list was to have CRM form #{form}, but it has form #{there}.")
    return [text.format(form=wanted, there=there)]


def misplaced(entry: CreationEntry | MembersEntry, known: Known, still_in: Sequence[int] = ()) -> list[str]:
    """Name people who are not where they were meant to be."""
    added = set(entry.after.added)
    odd = [*(card_id for card_id in entry.result.absent if card_id in added), *still_in]
    return named(translate("Changes", "%n not changed as planned:", "", len(odd)), entry, known, odd)


def named(
    text: str, entry: Entry, known: Known, card_ids: Sequence[int], notes: Mapping[int, str] | None = None
) -> list[str]:
    """Return a text followed by people, each with a note; nothing if there are no people."""
    return [f"{text} {people(known, entry.kind, card_ids, notes)}."] if card_ids else []
