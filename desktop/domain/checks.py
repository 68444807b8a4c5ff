"""Finding what is wrong in call lists, from what is known: who would be called twice, in vain, or against their will.

Pure functions of one `Basis`, which is not changed meanwhile, so that they can run in a thread.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from desktop.domain.call_list import Visibility
from desktop.domain.findings import Checked, Finding, FindingKind, Gap
from desktop.domain.history import Movement
from desktop.domain.overview import ListRow, list_rows
from desktop.domain.portal import Capability, Known
from desktop.domain.repeated_phones import Holder, PhoneKeys
from desktop.domain.status import IN_WORK, is_done


@dataclass(frozen=True, slots=True)
class Basis:
    """What a check is made of.

    `known` is a copy. `stopped` has the card ids on the stop list by kind, `final_codes` are the statuses that put
    people there, `again_codes` those after which people are called again anyway. Calls elsewhere count from `since`
    on; `movements` are those of then and later, by list id, and `begun` is when the history of each list began.
    `forms` are the active CRM forms, None as long as the portal has not listed them. `troubled` are lists whose
    participants could not be read the last time.
    """

    known: Known
    stopped: Mapping[int, Set[int]]
    final_codes: Set[str]
    again_codes: Set[str]
    since: datetime
    movements: Mapping[int, Sequence[Movement]]
    begun: Mapping[int, datetime | None]
    forms: Set[int] | None
    troubled: Set[int]


def check(basis: Basis, keys: PhoneKeys) -> Checked:
    """Look at all lists that are in progress or finished; takes a second for 200 000 participants.

    `keys` are kept from check to check.
    """
    rows = [row for row in list_rows(basis.known, tallied=False) if row.call_list.kind]
    active = [row for row in rows if row.visibility is Visibility.ACTIVE]
    places = [place for row in active if row.call_list.changeable for place in _places(row)]
    found = [
        *_called_twice(basis, keys, places),
        *_stopped(basis, places),
        *_without_phone(basis, keys, places),
        *_gone(basis, active),
        *_called_elsewhere(basis, places),
        *_wrongly_open_or_completed(rows, lacking=_lacks_activities(basis.known)),
        *_dismissed(active),
        *_without_form(basis, active),
    ]
    order = {kind: number for number, kind in enumerate(FindingKind)}
    found.sort(key=lambda finding: (order[finding.kind], -finding.list_id))
    gaps = {gap: count for gap, count in _gaps(basis, rows, places).items() if count}
    return Checked(tuple(found), gaps, _unchecked(basis, rows, gaps))


class _Place(NamedTuple):
    """Somebody in a list in progress whose participants can be changed."""

    list_id: int
    owner_type: int
    card_id: int
    status: str

    @property
    def holder(self) -> Holder:
        return self.owner_type, self.card_id


def _places(row: ListRow) -> Iterator[_Place]:
    if row.membership is not None:
        kind = row.call_list.kind
        for person in row.membership.participants:
            yield _Place(row.id, kind, person.card_id, person.status)


def _to_be_called(basis: Basis, places: Iterable[_Place]) -> Iterator[_Place]:
    """Yield who is still to be called and can be removed; REST can't remove anyone whose card is gone."""
    gone = basis.known.missing_cards
    return (place for place in places if place.status == IN_WORK and place.holder not in gone)


def _called_twice(basis: Basis, keys: PhoneKeys, places: Sequence[_Place]) -> Iterator[Finding]:
    """Find who would be called again, by their card or by their phone.

    Who has a result stays, then those of the oldest list, in the order of the queue; somebody leaves only for one who
    stays, so that of all who would be called twice one is left.
    """
    cards = basis.known.cards
    phones = {place.holder: cards[place.holder].phones for place in places if place.holder in cards}
    shared = keys.shared(phones)
    often = Counter(place.holder for place in places if place.status == IN_WORK)
    staying_by_card: dict[Holder, _Place] = {}
    staying_by_phone: dict[str, list[_Place]] = {}
    suspects = [place for place in places if place.holder in shared or often[place.holder] > 1]
    for place in sorted(suspects, key=lambda place: (place.status == IN_WORK, place.list_id)):
        own = sorted(shared.get(place.holder, ()))
        if place.status == IN_WORK and place.holder not in basis.known.missing_cards:
            if (other := staying_by_card.get(place.holder)) is not None:
                found = _finding(FindingKind.SEVERAL_LISTS, place)
                yield replace(found, other_list=other.list_id, other_status=other.status)
                continue
            reason = next(
                (
                    (key, other)
                    for key in own
                    for other in staying_by_phone.get(key, ())
                    if _same(basis, place, other)
                ),
                None,
            )
            if reason is not None:
                key, other = reason
                yield replace(
                    _finding(FindingKind.SAME_PHONE, place),
                    other_list=other.list_id,
                    other_card=other.card_id,
                    other_status=other.status,
                    phone=key,
                )
                continue
        if place.status == IN_WORK:
            staying_by_card[place.holder] = place
        for key in own:
            staying_by_phone.setdefault(key, []).append(place)


def _same(basis: Basis, place: _Place, other: _Place) -> bool:
    """Return whether calling both places of one phone is once too often.

    Somebody with a result after which they are called again may well be in a new list.
    """
    if place.holder == other.holder:
        return False
    return place.list_id == other.list_id or other.status not in basis.again_codes


def _stopped(basis: Basis, places: Sequence[_Place]) -> Iterator[Finding]:
    waiting = [p for p in _to_be_called(basis, places) if p.card_id in basis.stopped.get(p.owner_type, ())]
    if not waiting:
        return
    wanted, by = {place.holder for place in waiting}, dict[Holder, tuple[int, str]]()
    for list_id, membership in sorted(basis.known.memberships.items()):
        kind = basis.known.call_lists[list_id].kind if list_id in basis.known.call_lists else 0
        for person in membership.participants:
            if person.status in basis.final_codes and (kind, person.card_id) in wanted:
                by[kind, person.card_id] = list_id, person.status
    for place in waiting:
        list_id, status = by.get(place.holder, (0, ""))
        yield replace(_finding(FindingKind.ON_STOP_LIST, place), other_list=list_id, other_status=status)


def _without_phone(basis: Basis, keys: PhoneKeys, places: Sequence[_Place]) -> Iterator[Finding]:
    for place in _to_be_called(basis, places):
        card = basis.known.cards.get(place.holder)
        if card is not None and not keys.dialled(card.phones):
            yield replace(_finding(FindingKind.NO_PHONE, place), phone=", ".join(card.phones))


def _gone(basis: Basis, active: Sequence[ListRow]) -> Iterator[Finding]:
    missing = basis.known.missing_cards
    for row in active:
        kind = row.call_list.kind
        if row.membership is not None and row.call_list.changeable:
            gone = tuple(card_id for card_id in row.membership.card_ids if (kind, card_id) in missing)
            if gone:
                yield Finding(FindingKind.CARD_GONE, row.id, kind, card_ids=gone)


def _called_elsewhere(basis: Basis, places: Sequence[_Place]) -> Iterator[Finding]:
    """Find who was called in another list since a moment: by the history, or because that list is not older."""
    waiting = list(_to_be_called(basis, places))
    wanted = {place.holder for place in waiting}
    calls: dict[Holder, dict[int, Movement]] = {}
    for list_id, call_list in basis.known.call_lists.items():
        for movement in _calls(basis, list_id):
            holder = call_list.kind, movement.card_id
            if holder in wanted:
                calls.setdefault(holder, {})[list_id] = movement
    for place in waiting:
        elsewhere = [
            movement for list_id, movement in calls.get(place.holder, {}).items() if list_id != place.list_id
        ]
        if elsewhere:
            last = max(elsewhere, key=lambda movement: movement.latest)
            yield replace(
                _finding(FindingKind.CALLED_ELSEWHERE, place),
                other_list=last.list_id,
                other_status=last.after or "",
                earliest=last.earliest,
                latest=last.latest,
            )


def _calls(basis: Basis, list_id: int) -> Iterator[Movement]:
    """Yield the last calls of people in a list since the moment that counts, as movements."""
    last = {movement.card_id: movement for movement in basis.movements.get(list_id, ()) if _is_call(movement)}
    yield from (m for m in last.values() if m.after not in basis.again_codes and m.latest >= basis.since)
    created, membership = basis.known.call_lists[list_id].created, basis.known.memberships.get(list_id)
    if created is None or membership is None or created < basis.since:
        return
    for person in membership.participants:  # whoever has a result in a new list was called since it was made
        if is_done(person.status) and person.status not in basis.again_codes and person.card_id not in last:
            yield Movement(list_id, person.card_id, IN_WORK, person.status, created, membership.read_at)


def _is_call(movement: Movement) -> bool:
    return movement.after is not None and is_done(movement.after) and movement.before != movement.after


def _wrongly_open_or_completed(rows: Sequence[ListRow], *, lacking: bool) -> Iterator[Finding]:
    for row in rows:
        if lacking or row.activity is None or not row.membership:
            continue
        kind = row.call_list.kind
        left = tuple(person.card_id for person in row.membership.participants if person.status == IN_WORK)
        if row.activity.completed and left:
            yield Finding(FindingKind.NOT_DONE, row.id, kind, card_ids=left)
        elif not row.activity.completed and not left and len(row.membership) and row.membership.whole:
            yield Finding(FindingKind.NOT_COMPLETED, row.id, kind)


def _dismissed(active: Sequence[ListRow]) -> Iterator[Finding]:
    for row in active:
        if row.responsible is not None and not row.responsible.active:
            yield Finding(FindingKind.DISMISSED, row.id, row.call_list.kind, about=row.responsible.id)


def _without_form(basis: Basis, active: Sequence[ListRow]) -> Iterator[Finding]:
    for row in active:
        form = row.call_list.form_id
        if form is not None and basis.forms is not None and row.call_list.changeable and form not in basis.forms:
            yield Finding(FindingKind.FORM_GONE, row.id, row.call_list.kind, about=form)


def _gaps(basis: Basis, rows: Sequence[ListRow], places: Sequence[_Place]) -> dict[Gap, int]:
    known = basis.known
    seen = [row for row in rows if not row.in_the_way]
    active = [row for row in seen if row.visibility is Visibility.ACTIVE]
    people = {place.holder for place in places}
    responsible = {row.activity.responsible_id for row in active if row.activity and row.activity.responsible_id}
    forms = {row.call_list.form_id for row in active if row.call_list.changeable} - {None}
    return {
        Gap.ACTIVITIES: len(seen) if _lacks_activities(known) else 0,
        Gap.LISTS_UNREAD: sum(
            row.membership is None
            or not (row.membership.complete and row.membership.settled)
            or row.id in basis.troubled
            for row in seen
        ),
        Gap.HIDDEN: sum(row.membership is not None and row.membership.may_hide for row in seen),
        Gap.NOT_VISIBLE: sum(row.visibility is Visibility.NOT_VISIBLE for row in rows),
        Gap.OTHER_KINDS: sum(not row.call_list.changeable for row in active),
        Gap.CARDS_UNREAD: len(people - known.cards.keys() - known.missing_cards),
        Gap.HISTORY_SHORT: sum(_begins_late(basis, row) for row in rows if row.call_list.changeable),
        Gap.USERS_UNKNOWN: len(responsible - known.users.keys()),
        Gap.FORMS_UNKNOWN: len(forms) if basis.forms is None else 0,
    }


def _begins_late(basis: Basis, row: ListRow) -> bool:
    """Return whether calls in a list since the moment that counts may be missing from its history."""
    if row.call_list.created is not None and row.call_list.created >= basis.since:
        return False
    begun = basis.begun.get(row.id)
    return begun is None or begun > basis.since


def _unchecked(basis: Basis, rows: Sequence[ListRow], gaps: Mapping[Gap, int]) -> frozenset[FindingKind]:
    unchecked = set[FindingKind]()
    if Gap.ACTIVITIES in gaps:
        unchecked |= {FindingKind.NOT_COMPLETED, FindingKind.NOT_DONE, FindingKind.DISMISSED}
    if Gap.FORMS_UNKNOWN in gaps:
        unchecked.add(FindingKind.FORM_GONE)
    if Gap.CARDS_UNREAD in gaps and not basis.known.cards:
        unchecked |= {FindingKind.SAME_PHONE, FindingKind.NO_PHONE}
    if Gap.HISTORY_SHORT in gaps and not any(map(len, basis.movements.values())):
        late = sum(row.call_list.changeable for row in rows)
        unchecked |= {FindingKind.CALLED_ELSEWHERE} if gaps[Gap.HISTORY_SHORT] == late else set()
    return frozenset(unchecked)


def _lacks_activities(known: Known) -> bool:
    return known.connection is None or Capability.ACTIVITIES in known.connection.lacks


def _finding(kind: FindingKind, place: _Place) -> Finding:
    return Finding(kind, place.list_id, place.owner_type, place.card_id)
