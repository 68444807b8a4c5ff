"""The rows of the tables, worked out from the last known state: call lists, and the participants of one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from operator import is_

from desktop.domain.call_list import Activity, CallList, Membership, Visibility, visibility
from desktop.domain.card import Card, User
from desktop.domain.figures import ListFigures
from desktop.domain.portal import Capability, Known
from desktop.domain.results import LastCall, NoCall
from desktop.domain.status import Status, Tally, tally

_IN_THE_WAY = (Visibility.DELETED, Visibility.NOT_VISIBLE, Visibility.DRAFT)


@dataclass(frozen=True, slots=True)
class ListRow:
    """One call list with all that is known about it.

    `tally` is None until its participants were read, or if they were not counted. `subject` is that of its activity,
    or the last known one, "" for none. `figures` are those of the board, None where there is no board.
    """

    call_list: CallList
    activity: Activity | None
    visibility: Visibility
    creator: User | None
    responsible: User | None
    tally: Tally | None
    membership: Membership | None
    subject: str = ""
    figures: ListFigures | None = None

    @property
    def id(self) -> int:
        """Number of the call list."""
        return self.call_list.id

    @property
    def in_the_way(self) -> bool:
        """Whether nobody works on the list now: it is deleted, not visible or a draft."""
        return self.visibility in _IN_THE_WAY


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """One participant of the chosen list.

    `card` is None until it was read; `missing`: the portal did not return it, because it was deleted or this user may
    not read it. `status` is None when the code is not in the dictionary. `last_call` is the last telephone call, or
    why there is none to show.
    """

    kind: int
    card_id: int
    code: str
    status: Status | None
    card: Card | None
    company: Card | None
    owner: User | None
    missing: bool
    last_call: LastCall = NoCall.UNREAD


def list_rows(known: Known, *, tallied: bool = True) -> list[ListRow]:
    """Return all call lists, newest first. Without `tallied` participants need not be counted."""
    return [list_row(known, list_id, tallied=tallied) for list_id in sorted(known.call_lists, reverse=True)]


def list_row(known: Known, list_id: int, *, tallied: bool = True) -> ListRow:
    """Return one call list, the same row as before as long as nothing of it has changed; KeyError if it is not known.

    Tables, figures and words ask for the rows of all lists, thousands on an old portal.
    """
    call_list = known.call_lists[list_id]
    activity = known.activities.get(list_id)
    membership = known.memberships.get(list_id)
    made_of = (
        call_list,
        activity,
        membership,
        known.connection,
        known.statuses,
        known.users.get(call_list.creator_id or 0),
        known.users.get(activity.responsible_id or 0) if activity else known.last_subjects.get(list_id),
    )
    kept = known.list_rows.get(list_id)
    if kept is not None and all(map(is_, kept[0], made_of)):
        row: ListRow = kept[1]
        return row
    row = ListRow(
        call_list=call_list,
        activity=activity,
        visibility=_visibility(known, call_list, activity),
        creator=_user(known, call_list.creator_id),
        responsible=_user(known, activity.responsible_id) if activity else None,
        tally=tally(membership.participants, known.statuses) if membership and tallied else None,
        membership=membership,
        subject=activity.subject if activity else known.last_subjects.get(list_id, ""),
    )
    if tallied:
        known.list_rows[list_id] = made_of, row
    return row


def _visibility(known: Known, call_list: CallList, activity: Activity | None) -> Visibility:
    connection = known.connection
    if connection is None or Capability.ACTIVITIES in connection.lacks:
        # Without activities a deleted list looks like an active one, so none is hidden.
        return Visibility.ACTIVE if call_list.kind else Visibility.DRAFT
    return visibility(call_list, activity, administrator=connection.administrator)


class ParticipantRows:
    """The participants of a list in the portal's order, each made when it is asked for; none until they were read.

    `calls` are the last calls that are known, by kind and card id. `before` returns the row of a participant, by card
    id, as it was made earlier, if it was: it is used again where nothing has changed.
    """

    def __init__(
        self,
        known: Known,
        list_id: int,
        calls: Mapping[tuple[int, int], LastCall] | None = None,
        before: Callable[[int], ParticipantRow | None] = lambda _: None,
    ):
        self._known, self._calls, self._before = known, calls or {}, before
        self._kind = known.call_lists[list_id].kind
        membership = known.memberships.get(list_id)
        self._participants = membership.participants if membership is not None else ()

    def __len__(self) -> int:
        return len(self._participants)

    def __iter__(self) -> Iterator[ParticipantRow]:
        known, kind, calls, before = self._known, self._kind, self._calls, self._before
        cards, missing, status_of = known.cards, known.missing_cards, known.statuses.get
        users = dict[int | None, User | None]()
        for participant in self._participants:
            card_id, code = participant.card_id, participant.status
            key = (kind, card_id)
            card, status, call = cards.get(key), status_of(code), calls.get(key, NoCall.UNREAD)
            company, owner = None, None
            if card is not None:
                company = cards.get((4, card.company_id)) if card.company_id else None
                if card.owner_id not in users:
                    users[card.owner_id] = _user(known, card.owner_id)
                owner = users[card.owner_id]
            row = before(card_id)
            if (
                row is None
                or row.card is not card
                or row.code != code
                or row.status is not status
                or row.company is not company
                or row.last_call is not call
                or row.owner != owner
                or row.missing != (key in missing)
            ):
                row = ParticipantRow(kind, card_id, code, status, card, company, owner, key in missing, call)
            yield row


def _user(known: Known, user_id: int | None) -> User | None:
    if user_id is None:
        return None
    return known.users.get(user_id) or User(user_id, "")
